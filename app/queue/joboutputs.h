// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/job.h"

#include <QList>
#include <QString>

namespace bakeoff {

/// One thing that came of a job and can be shown: a file, or what stands in its output itself.
struct JobOutput {
    enum class Kind { File, Text, Json };
    Kind kind = Kind::File;
    qsizetype artifact = -1; ///< of a File: index in Job::artifacts
    QString text;            ///< of the others: at most kMostOutputText characters
    bool cut = false;        ///< there is more of the text
    friend bool operator==(const JobOutput &, const JobOutput &) = default;
};

inline constexpr qsizetype kMostOutputText = 1 << 20;

/// Files in the order of the output, then its own text: a string, the pieces of one, the text of a transcription, and
/// the whole as JSON where it says more than that and the names of the files.
QList<JobOutput> outputsOf(const Job &job);

/// `input` as people read it: files by their names instead of their hashes, secrets blacked out.
QJsonObject readableInput(const Job &job);

/// Logs as a terminal would show them: of a line that was written over again and again only its last state. At most
/// kMostShownLog characters from the end, whole lines. \param cut set where there is more
QString shownLog(const QString &logs, bool &cut);
inline constexpr qsizetype kMostShownLog = 200'000;

} // namespace bakeoff
