// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/jobrules.h"

#include "net/backoff.h"

#include <QHash>
#include <QJsonArray>

#include <algorithm>
#include <limits>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using namespace std::chrono_literals;

qint64 micros(std::chrono::microseconds time)
{
    return time.count();
}

/// Errors that another attempt does not cure.
bool isLasting(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::BadInput:
    case ErrorKind::NoKey:
    case ErrorKind::BadKey:
    case ErrorKind::NoCredit:
    case ErrorKind::Forbidden:
    case ErrorKind::Moderated:
    case ErrorKind::NotFound:
    case ErrorKind::Tls:
    case ErrorKind::InsecureUrl:
    case ErrorKind::ForeignHost:
    case ErrorKind::LimitExceeded:
    case ErrorKind::Cancelled:
        return true;
    default:
        return false;
    }
}

bool isAddressOfFile(const QString &text)
{
    return text.startsWith("https://"_L1) || text.startsWith("http://"_L1) || text.startsWith("data:"_L1);
}

/// What may stand in a prediction's input in the place of an address of ours.
using FilePlaces = QHash<QString, QString>; ///< JobFile::address() -> what was uploaded, or empty

bool sameInput(const QJsonValue &ours, const QJsonValue &theirs, const FilePlaces &files)
{
    if (ours.isString()) {
        const QString text = ours.toString();
        if (text == "[redacted]"_L1)
            return theirs.isString();
        if (const auto file = files.constFind(text); file != files.cend())
            return theirs.isString() && isAddressOfFile(theirs.toString())
                && (file->isEmpty() || theirs.toString() == *file);
        return theirs.isString() && theirs.toString() == text;
    }
    if (ours.isArray()) {
        const QJsonArray a = ours.toArray();
        const QJsonArray b = theirs.toArray();
        bool same = theirs.isArray() && a.size() == b.size();
        for (qsizetype i = 0; same && i < a.size(); ++i)
            same = sameInput(a.at(i), b.at(i), files);
        return same;
    }
    if (ours.isObject()) {
        if (!theirs.isObject())
            return false;
        const QJsonObject a = ours.toObject();
        const QJsonObject b = theirs.toObject();
        for (const QString &key : a.keys() + b.keys()) {
            if (!sameInput(a[key], b[key], files))
                return false;
        }
        return true;
    }
    return sameValue(ours, theirs);
}

/// The name that Replicate shows of some official models in their predictions says nothing of the one asked for.
bool hasInternalName(const Prediction &prediction)
{
    return prediction.model.startsWith("replicate-internal/"_L1);
}

bool sameModel(const Prediction &prediction, const SentJob &job)
{
    switch (job.route) {
    case PredictionRoute::Version:
        return !job.version.isEmpty() && prediction.version == job.version;
    case PredictionRoute::Deployment: // told with or without its owner
        return !prediction.deployment.isEmpty()
            && (prediction.deployment == job.model.id || prediction.deployment == job.model.id.section(u'/', -1));
    case PredictionRoute::Official:
        return prediction.deployment.isEmpty() && prediction.model == job.model.id;
    }
    return false;
}

bool isWithin(const Prediction &prediction, UtcMicros sent)
{
    return prediction.created && prediction.created->value >= sent.value - micros(kReconcileBefore)
        && prediction.created->value <= sent.value + micros(kReconcileAfter);
}

bool sameTimeAndInput(const Prediction &prediction, const SentJob &job)
{
    if (prediction.id.isEmpty() || prediction.dataRemoved || !isWithin(prediction, job.sent))
        return false;
    FilePlaces files;
    for (const JobFile &file : job.files)
        files.insert(file.address(), file.uploadedUrl);
    return sameInput(job.input, prediction.input, files);
}

} // namespace

bool mayBecome(JobState from, JobState to)
{
    if (from == to)
        return true;
    switch (from) {
    case JobState::Queued:
        return to == JobState::Sending || to == JobState::Canceled || to == JobState::Failed;
    case JobState::Sending: // Queued: no byte left this machine
        return true;
    case JobState::Unconfirmed:
        return to != JobState::Queued && to != JobState::Sending;
    case JobState::Starting:
        return to == JobState::Processing || isFinal(to);
    case JobState::Processing:
        return isFinal(to);
    default:
        return false;
    }
}

JobState stateOf(PredictionStatus status)
{
    switch (status) {
    case PredictionStatus::Starting:
        return JobState::Starting;
    case PredictionStatus::Processing:
        return JobState::Processing;
    case PredictionStatus::Succeeded:
        return JobState::Succeeded;
    case PredictionStatus::Failed:
        return JobState::Failed;
    case PredictionStatus::Canceled:
        return JobState::Canceled;
    case PredictionStatus::Aborted:
        return JobState::Aborted;
    }
    return JobState::Processing;
}

SentJob sentJob(const Job &job)
{
    return {.id = job.id,
            .model = job.model,
            .route = job.route,
            .version = job.version,
            .input = job.input,
            .files = job.files,
            .sent = job.stamps.sent.value_or(job.stamps.created)};
}

bool sameValue(const QJsonValue &a, const QJsonValue &b)
{
    const auto isNothing = [](const QJsonValue &value) { return value.isNull() || value.isUndefined(); };
    if (isNothing(a) || isNothing(b))
        return isNothing(a) && isNothing(b);
    if (a.type() != b.type())
        return false;
    if (a.isDouble()) {
        // Integers beyond 2^53 keep all of their digits.
        constexpr qint64 kNone = std::numeric_limits<qint64>::min();
        const qint64 x = a.toInteger(kNone);
        const qint64 y = b.toInteger(kNone);
        return x != kNone && y != kNone ? x == y : a.toDouble() == b.toDouble();
    }
    if (a.isArray()) {
        const QJsonArray x = a.toArray();
        const QJsonArray y = b.toArray();
        bool same = x.size() == y.size();
        for (qsizetype i = 0; same && i < x.size(); ++i)
            same = sameValue(x.at(i), y.at(i));
        return same;
    }
    if (a.isObject()) {
        const QJsonObject x = a.toObject();
        const QJsonObject y = b.toObject();
        const auto holds = [](const QJsonObject &one, const QJsonObject &other) {
            for (const QString &key : one.keys()) {
                if (!sameValue(one[key], other[key]))
                    return false;
            }
            return true;
        };
        return holds(x, y) && holds(y, x);
    }
    return a == b;
}

bool isOf(const Prediction &prediction, const SentJob &job)
{
    return sameModel(prediction, job) && sameTimeAndInput(prediction, job);
}

bool mayBeOf(const Prediction &prediction, const SentJob &job)
{
    return job.route == PredictionRoute::Official && prediction.deployment.isEmpty() && hasInternalName(prediction)
        && sameTimeAndInput(prediction, job);
}

QList<std::pair<Id, QString>> reconcile(const QList<SentJob> &jobs, const QList<Prediction> &predictions,
                                        const QSet<QString> &claimed, const QList<SentJob> &onTheWay)
{
    QList<SentJob> waiting = jobs;
    std::ranges::stable_sort(waiting, {}, &SentJob::sent);
    QList<Prediction> free = predictions;
    free.removeIf([&](const Prediction &p) {
        return !p.created || claimed.contains(p.id)
            || std::ranges::any_of(onTheWay, [&p](const SentJob &job) { return isOf(p, job) || mayBeOf(p, job); });
    });
    std::ranges::stable_sort(free, {}, [](const Prediction &p) { return *p.created; });
    QList<std::pair<Id, QString>> found;
    const auto give = [&](const auto &fits) {
        QList<SentJob> without;
        for (const SentJob &job : std::as_const(waiting)) {
            const auto match = std::ranges::find_if(free, [&](const Prediction &p) { return fits(p, job); });
            if (match == free.end()) {
                without.append(job);
                continue;
            }
            const QString id = match->id;
            found.append({job.id, id});
            free.removeIf([&id](const Prediction &p) { return p.id == id; }); // two pages may overlap
        }
        waiting = without;
    };
    give(isOf);
    // A name that tells nothing is enough only where no other model that waits was asked the same.
    const QList<SentJob> all = waiting;
    give([&all](const Prediction &p, const SentJob &job) {
        return mayBeOf(p, job) && std::ranges::all_of(all, [&](const SentJob &other) {
                   return other.model == job.model || !mayBeOf(p, other);
               });
    });
    return found;
}

bool reconcileIsOver(UtcMicros sent, UtcMicros now)
{
    return now.value - sent.value > micros(kReconcileFor);
}

AfterSubmission afterSubmission(const Submission &submission, int failedSends, quint64 seed)
{
    const Error error = submission.error.value_or(Error{.kind = ErrorKind::ProviderFailed});
    switch (submission.kind) {
    case Submission::Kind::Accepted:
        return {.state = submission.prediction ? stateOf(submission.prediction->status) : JobState::Unconfirmed};
    case Submission::Kind::Unconfirmed:
        return {.state = JobState::Unconfirmed};
    case Submission::Kind::Refused:
        // It made nothing, and says that it will later: the only refusal that is worth another attempt.
        if (error.kind != ErrorKind::RateLimited && error.kind != ErrorKind::Overloaded)
            return {.state = JobState::Failed};
        break;
    case Submission::Kind::NotSent:
        if (isLasting(error.kind))
            return {.state = JobState::Failed};
        break;
    }
    constexpr BackoffPolicy kPolicy{.base = 2s, .cap = 60s};
    const int ended = std::clamp(failedSends, 1, 16);
    // A provider that asks for a longer pause gets it: the job is kept, and the pause is shown.
    const auto asked = error.retryAfter.value_or(0s);
    const milliseconds pause = backoffDelay(kPolicy, ended, error.retryAfter, seed).value_or(asked + asked / 10);
    return {.state = JobState::Queued, .pause = std::max(pause, milliseconds(250)), .lane = true};
}

std::chrono::milliseconds pollPause(std::chrono::nanoseconds age, int failures, bool streaming)
{
    milliseconds pause = 10s;
    if (age < 5s)
        pause = 500ms;
    else if (age < 30s)
        pause = 1s;
    else if (age < 2min)
        pause = 2s;
    else if (age < 10min)
        pause = 5s;
    if (streaming)
        pause = std::max<milliseconds>(pause, 10s);
    if (failures > 0)
        pause = std::max(pause, std::min<milliseconds>(60s, 1s * (1 << std::min(failures, 6))));
    return pause;
}

UtcMicros allowedFrom(const RateAllowance &allowance, UtcMicros now)
{
    if (!allowance.remaining || *allowance.remaining > 0 || !allowance.reset || allowance.heard > now)
        return now;
    const UtcMicros reset{allowance.heard.value + micros(std::min<std::chrono::seconds>(*allowance.reset, 1h))};
    return std::max(reset, now);
}

bool mayTake(const JobLease &lease, const Id &me, UtcMicros now, bool ownerIsAlive)
{
    return lease.owner.isNull() || lease.owner == me || !ownerIsAlive || lease.until <= now
        || lease.until.value > now.value + 2 * micros(kLeaseFor);
}

Overdue overdue(std::chrono::nanoseconds age, std::optional<std::chrono::seconds> deadline)
{
    const std::chrono::seconds limit = deadline ? *deadline + kDeadlineGrace : std::chrono::seconds(kLongestRun);
    if (age > limit + 5min)
        return Overdue::GiveUp;
    return age > limit ? Overdue::Cancel : Overdue::No;
}

} // namespace bakeoff
