// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/job.h"
#include "providers/prediction.h"

#include <QSet>

#include <chrono>
#include <optional>
#include <utility>

// How the queue decides, without a clock, a network or a database of its own.
namespace bakeoff {

/// May a job go from one state to the other? Staying is allowed. An ended job stays as it is.
bool mayBecome(JobState from, JobState to);
JobState stateOf(PredictionStatus status);

/// A job as an unconfirmed request of it would show up in the provider's list.
struct SentJob {
    Id id;
    ModelRef model;
    PredictionRoute route = PredictionRoute::Official;
    QString version;
    QJsonObject input;    ///< Job::input
    QList<JobFile> files; ///< Job::files, with what was uploaded
    UtcMicros sent;
};
SentJob sentJob(const Job &job);

/// Has the provider this long before and after the moment of sending: `created_at` is of another machine's clock.
inline constexpr std::chrono::minutes kReconcileBefore{5};
inline constexpr std::chrono::minutes kReconcileAfter{10};
/// Then the provider has removed the inputs: what was not found is not looked for any longer.
inline constexpr std::chrono::hours kReconcileFor{1};

/// Is this prediction what became of the job? The same model (or version, or deployment), created within
/// [sent - 5 min, sent + 10 min], and an equal input. Where the job has a file the prediction may hold any address of
/// a file (its own where it was uploaded); where it has a secret, any text.
bool isOf(const Prediction &prediction, const SentJob &job);
/// The same where the provider tells an internal name ("replicate-internal/…") in the place of an official model's: all
/// but the model agrees.
bool mayBeOf(const Prediction &prediction, const SentJob &job);

/// Which prediction belongs to which job, one to one: predictions in the order of their creation go to the jobs in the
/// order of their sending. Windows being equally long, this leaves as few jobs without as there can be. What mayBeOf() a
/// job goes to it last, and only where no waiting job of another model fits as well.
/// \param claimed ids of predictions that belong to a job already
/// \param onTheWay jobs that are being sent now: a prediction that may be of one of them is nobody's until its answer is here
QList<std::pair<Id, QString>> reconcile(const QList<SentJob> &jobs, const QList<Prediction> &predictions,
                                        const QSet<QString> &claimed, const QList<SentJob> &onTheWay = {});
/// Nothing is to be expected of the list any more. A `now` before `sent` (the clock was set back) is not over.
bool reconcileIsOver(UtcMicros sent, UtcMicros now);

/// What follows from handing in a job.
struct AfterSubmission {
    JobState state = JobState::Failed; ///< Queued: to be sent again by itself, since it certainly reached nobody
    std::optional<std::chrono::milliseconds> pause; ///< of Queued: before the next attempt
    bool lane = false; ///< the pause holds for everything that goes to this provider
};
/// \param failedSends attempts of this job that reached nobody, this one included; \param seed of the jitter
AfterSubmission afterSubmission(const Submission &submission, int failedSends, quint64 seed);

/// The pause before the next look at a running job: soon while it is young, seldom when it is old.
/// \param age since it was confirmed; \param failures looks in a row that failed; \param streaming its news come anyway
std::chrono::milliseconds pollPause(std::chrono::nanoseconds age, int failures, bool streaming);

/// With so many jobs due at one provider its list is asked, which tells of 100 at once.
inline constexpr int kListFrom = 8;

/// When the next request may go to a provider that said this; `now` where nothing speaks against it.
/// Both on the local wall clock; an allowance from the future (the clock was set back) says nothing.
UtcMicros allowedFrom(const RateAllowance &allowance, UtcMicros now);

/// Held for this long, renewed at a third of it.
inline constexpr std::chrono::seconds kLeaseFor{60};
/// Who holds a job, until when.
struct JobLease {
    Id owner; ///< null: nobody
    UtcMicros until;
};
/// May this process act on the job, or take it? Its own lease, none, one that ran out, one of a process that is gone,
/// or one further in the future than any lease (the clock was set back).
bool mayTake(const JobLease &lease, const Id &me, UtcMicros now, bool ownerIsAlive);

/// Past its deadline and `kDeadlineGrace`, the provider has not ended it: it is cancelled from here, once.
inline constexpr std::chrono::seconds kDeadlineGrace{30};
/// Without a deadline of its own a run that takes longer than this is given up on (Replicate ends one after 30 min).
inline constexpr std::chrono::hours kLongestRun{3};
enum class Overdue {
    No,
    Cancel, ///< ask the provider to end it
    GiveUp, ///< it neither ends nor lets itself be cancelled: it is told as failed, maybe billed
};
Overdue overdue(std::chrono::nanoseconds age, std::optional<std::chrono::seconds> deadline);

/// A prediction that the provider does not know (404): for so long after its creation that may pass, then it is expired.
inline constexpr std::chrono::minutes kUnknownFor{2};

/// JSON values as a provider gives them back: 1 equals 1.0, and a key that is null equals one that is absent.
bool sameValue(const QJsonValue &a, const QJsonValue &b);

} // namespace bakeoff
