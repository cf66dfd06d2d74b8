// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/times.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace bakeoff {

/// Where a prediction stands; the last four are final.
enum class SandboxPredictionState { Starting, Processing, Succeeded, Failed, Canceled, Aborted };
/// The word of the wire: "starting".
QLatin1StringView sandboxStateName(SandboxPredictionState state);
bool isFinal(SandboxPredictionState state);

/// One run of a media model as the sandbox keeps it.
struct SandboxPrediction {
    QString id;
    QString model;      ///< "sandbox/painter"
    QString versionId;  ///< 64 hexadecimal digits: whose schema holds
    QString version;    ///< as told: versionId, "hidden" of official models, "dp-…" of deployments
    QString deployment; ///< name; empty: none
    QJsonObject input;  ///< as it was asked for, secrets replaced
    /// Files of our own stand in it as kSandboxFile + path, since the port changes from one start to the next.
    QJsonValue output;
    QJsonValue error; ///< null: none
    QString logs;
    QJsonObject metrics;
    SandboxPredictionState state = SandboxPredictionState::Starting;
    UtcMicros created;
    std::optional<UtcMicros> started, completed;
    UtcMicros deadline;
    bool deadlineAsked = false; ///< by Cancel-After; without, it is not told
    bool dataRemoved = false;
    QString webhook; ///< empty: none
    QStringList webhookEvents;
    quint64 seed = 0;       ///< chosen at creation, so that a run that begins again makes the same
    QByteArray fingerprint; ///< of model, version and input: see SandboxPredictionStore::creations()

    QJsonObject toStore() const;
    /// Nothing where it is not one of ours.
    static std::optional<SandboxPrediction> fromStore(const QJsonObject &object);
};

inline constexpr QLatin1StringView kSandboxFile("sandbox-file:/");

/// What the API tells of it. \param root "http://127.0.0.1:PORT"
/// \param streamPath below root; empty: the model cannot stream
/// \param negativeClocks times of a machine whose clock is behind: begun and ended before it was created
QJsonObject predictionJson(const SandboxPrediction &prediction, const QString &root, const QString &streamPath,
                           bool negativeClocks = false);

/// Own files in a value become addresses below `root`.
QJsonValue withFileUrls(const QJsonValue &value, const QString &root);

/// RFC 3339 in UTC with `digits` (0 to 9) digits of the second's fraction.
QString rfc3339(UtcMicros time, int digits);
std::optional<UtcMicros> fromRfc3339(const QString &text);

} // namespace bakeoff
