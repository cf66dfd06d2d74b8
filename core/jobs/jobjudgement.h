// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/times.h"
#include "compare/judgement.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace bakeoff {

/// What a person thinks of a job.
struct JobMarks {
    bool starred = false;
    std::optional<int> rating; ///< 1 to 5
    QString note;
    friend bool operator==(const JobMarks &, const JobMarks &) = default;
    bool isEmpty() const { return *this == JobMarks(); }
};

/// What can be compared with what.
enum class OutputKind { Image, Video, Audio, Text };
inline constexpr OutputKind kOutputKinds[] = {OutputKind::Image, OutputKind::Video, OutputKind::Audio, OutputKind::Text};
QLatin1StringView outputKindName(OutputKind kind); ///< "image"; append-only
std::optional<OutputKind> outputKindFromName(QStringView name);

/// One output of a job.
struct ComparedOutput {
    static constexpr int kText = -1; ///< in place of a position: the text or JSON itself

    Id job;
    int position = 0; ///< Artifact::position
    friend bool operator==(const ComparedOutput &, const ComparedOutput &) = default;
    friend size_t qHash(const ComparedOutput &member, size_t seed = 0) { return qHashMulti(seed, member.job, member.position); }
};

/// Outputs of one kind side by side, and which of them a person found the best.
struct OutputVerdict {
    Id id;
    UtcMicros created;
    OutputKind kind = OutputKind::Image;
    QList<ComparedOutput> members; ///< in the order in which they were shown, "A" first; at random where it is blind
    bool blind = false;          ///< names, costs and files were hidden until it was decided
    VoteOutcome outcome = VoteOutcome::Open;
    std::optional<ComparedOutput> winner; ///< one of `members`; set exactly when outcome is Win
    UtcMicros decided;                  ///< set unless it is open
    QString note;
    QJsonObject view; ///< how it was looked at; the window's own
    friend bool operator==(const OutputVerdict &, const OutputVerdict &) = default;
};

} // namespace bakeoff
