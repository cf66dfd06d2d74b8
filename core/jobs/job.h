// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/money.h"
#include "base/result.h"
#include "base/times.h"
#include "providers/modelinfo.h"
#include "providers/prediction.h"
#include "providers/requestkind.h"

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace bakeoff {

/// Where a job stands. Stored and printed by name, append-only.
enum class JobState {
    Queued,      ///< written, not sent: the only state in which it may be sent
    Sending,     ///< about to be sent, or on its way
    Unconfirmed, ///< it may have arrived or not; only the user sends it again
    Starting,    ///< the provider has it; maybe a machine is booted first
    Processing,
    Succeeded,
    Failed,
    Canceled,    ///< by the user or at its deadline
    Aborted,     ///< ended by the provider before it began: not charged
    Expired,     ///< the provider forgot it before it was known how it ended
};
inline constexpr JobState kJobStates[] = {JobState::Queued,     JobState::Sending,   JobState::Unconfirmed,
                                          JobState::Starting,   JobState::Processing, JobState::Succeeded,
                                          JobState::Failed,     JobState::Canceled,  JobState::Aborted,
                                          JobState::Expired};
QLatin1StringView jobStateName(JobState state); ///< "queued"
std::optional<JobState> jobStateFromName(QStringView name);
/// Nothing more happens to it by itself, downloads apart.
bool isFinal(JobState state);
/// The provider has it and has not ended it.
bool isRunning(JobState state);

/// What became of an output file. Stored by name, append-only.
enum class ArtifactState {
    Waiting,    ///< to be downloaded, or being downloaded
    Downloaded,
    Expired,    ///< the provider had deleted it before it was fetched
    Refused,    ///< not fetched: an address or a size that is not allowed; `error` says why
    Missing,    ///< it was downloaded, and its file is gone
};
QLatin1StringView artifactStateName(ArtifactState state); ///< "downloaded"
std::optional<ArtifactState> artifactStateFromName(QStringView name);

/// A file that a job produced. Kept in the media library by its hash: equal files are there once.
struct Artifact {
    Id id;
    Id job;
    int position = 0;   ///< in the output, from 0
    QString source;     ///< place in the output: "" of a plain value, "frames[3].url"
    QString url;        ///< where it is fetched; empty once it is here, or where it came inside the output
    ArtifactState state = ArtifactState::Waiting;
    QByteArray sha256;  ///< 32 bytes; empty until downloaded
    qint64 bytes = 0;   ///< 0 until known
    QString mediaType;  ///< by the content, not by what the server said: "image/png"
    QString fileName;   ///< safe, for people: "out-0.png"
    std::optional<int> width;  ///< pixels
    std::optional<int> height; ///< pixels
    std::optional<std::chrono::milliseconds> duration;
    std::optional<Error> error;
    friend bool operator==(const Artifact &, const Artifact &) = default;
};

/// A file that goes into a job. It is taken into the media library when the job is made: a later change of the file on
/// disk changes nothing. In Job::input its address is "sha256:HEX".
struct JobFile {
    QByteArray sha256; ///< 32 bytes
    QString name;      ///< without folders
    QString mediaType;
    qint64 bytes = 0;
    QString uploadedUrl; ///< at the provider; empty: not uploaded
    std::optional<UtcMicros> uploadExpires;

    QString address() const { return QLatin1StringView("sha256:") + QString::fromLatin1(sha256.toHex()); }
    friend bool operator==(const JobFile &, const JobFile &) = default;
};

/// Several jobs that were made together.
struct JobBatch {
    Id id;
    QString name;
    UtcMicros created;
    friend bool operator==(const JobBatch &, const JobBatch &) = default;
};

/// Stamps of one job. Local ones are of this machine's clock, the provider's of several machines of its own.
struct JobStamps {
    UtcMicros created;                  ///< the intent was written
    std::optional<UtcMicros> sent;      ///< from here on it may exist at the provider
    std::optional<UtcMicros> confirmed; ///< the provider's id was known
    std::optional<UtcMicros> ended;     ///< this machine knew how it ended
    std::optional<UtcMicros> providerCreated;
    std::optional<UtcMicros> providerStarted;
    std::optional<UtcMicros> providerCompleted;
    friend bool operator==(const JobStamps &, const JobStamps &) = default;
};

/// One run of a model that works by predictions.
struct Job {
    Id id;
    Id batch; ///< null: none
    ModelRef model;
    PredictionRoute route = PredictionRoute::Official;
    QString version;                 ///< of PredictionRoute::Version
    std::optional<RequestKind> kind; ///< absent: not known, until its output says it
    bool sandbox = false;
    JobState state = JobState::Queued;
    QString title;        ///< the beginning of its prompt, or of what else says most; shown in lists
    QJsonObject input;    ///< secrets redacted, files as JobFile::address()
    QList<JobFile> files; ///< those that `input` names
    bool hasSecrets = false; ///< its input can be sent only by the process that was given it
    std::optional<qint64> seed;
    JobStamps stamps;
    QString providerId; ///< of the prediction; empty: not known
    QUrl webUrl;        ///< for the browser
    QString logs;
    QJsonObject metrics; ///< Prediction::metrics
    QJsonValue output = QJsonValue::Null; ///< data URIs replaced by "artifact:N", N the position
    bool outputExpired = false; ///< it succeeded, and the provider had removed what came of it
    std::optional<Error> error;
    QList<InvalidField> invalidFields;
    std::optional<Cost> cost; ///< absent: nothing can have been charged
    QJsonObject costBasis;
    /// How it was handed over, as Submission tells it; no request where the input has secrets.
    QByteArray rawRequest;
    QByteArray rawResponse;
    QString hardware;   ///< SKU it is priced by; empty: not known
    int priority = 0;   ///< higher goes first
    qint64 position = 0; ///< among jobs of the same priority, lower goes first
    bool paused = false; ///< stays queued until the user lets it go on
    bool cancelWanted = false;
    std::optional<std::chrono::seconds> deadline; ///< after creation at the provider; it ends the run then
    int attempt = 1;     ///< 1 for the first; the user sent it again for each more
    Id retryOf;          ///< the job that this one sends again; null: none
    int failedSends = 0; ///< attempts to hand it over that certainly reached nobody
    std::optional<UtcMicros> notBefore; ///< not sent earlier
    QList<Artifact> artifacts; ///< in the order of the output
    friend bool operator==(const Job &, const Job &) = default;
};

/// What a list shows of a job.
struct JobSummary {
    Id id;
    Id batch;
    ModelRef model;
    std::optional<RequestKind> kind;
    bool sandbox = false;
    JobState state = JobState::Queued;
    QString title;
    JobStamps stamps;
    std::optional<double> predictTime; ///< seconds, as the provider measured
    std::optional<Cost> cost;
    int priority = 0;
    qint64 position = 0;
    bool paused = false;
    bool cancelWanted = false;
    bool outputExpired = false;
    std::optional<qint64> seed;
    int attempt = 1;
    std::optional<ErrorKind> error;
    int artifacts = 0;        ///< files of its output
    int downloaded = 0;       ///< of those, here
    QByteArray firstSha256;   ///< of the first file that is here, for a thumbnail; empty: none
    QString firstMediaType;
    friend bool operator==(const JobSummary &, const JobSummary &) = default;
};

/// A title from an input: its prompt, text, or the first text that is no address, on one line of at most 200
/// characters; empty where there is none.
QString jobTitle(const QJsonObject &input);

/// Files of an output: strings that begin with "https://" or "data:" (and "http://" on loopback), at any depth, in
/// order, at most kMostArtifacts; `position`, `source`, `url` and a safe `fileName` are set. Joined text of an iterator
/// that merely mentions an address is none: an address holds no white space.
inline constexpr int kMostArtifacts = 1'000;
QList<Artifact> artifactsOf(const QJsonValue &output);
/// `output` as it is stored: data URIs replaced by "artifact:N".
QJsonValue storedOutput(const QJsonValue &output, const QList<Artifact> &artifacts);

/// A name without folders, control characters and what file systems refuse, at most 120 characters; "output" where
/// nothing is left.
QString safeFileName(const QString &name);

} // namespace bakeoff
