// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/jobwords.h"

#include "jobs/jobrules.h"
#include "words/words.h"

namespace bakeoff {

using namespace Qt::StringLiterals;

QString JobWords::standWord(JobStand stand)
{
    switch (stand) {
    case JobStand::Waiting:
        return tr("Waiting");
    case JobStand::Held:
        return tr("Held");
    case JobStand::Running:
        return tr("Running");
    case JobStand::Saving:
        return tr("Saving");
    case JobStand::Done:
        return tr("Done");
    case JobStand::Failed:
        return tr("Failed");
    case JobStand::Stopped:
        return tr("Stopped");
    case JobStand::Unconfirmed:
        return tr("Unconfirmed");
    }
    Q_UNREACHABLE_RETURN({});
}

QString JobWords::stateWord(JobStand stand, JobState state, bool cold)
{
    if (state == JobState::Aborted)
        return tr("Ended before it began");
    if (state == JobState::Starting && cold)
        return tr("Cold start");
    return standWord(stand);
}

QString JobWords::stateWord(const JobRow &row, UtcMicros now)
{
    const bool cold = row.job.state == JobState::Starting
        && jobClocks(row.job.stamps, row.job.predictTime, row.job.state, now).probablyCold;
    return stateWord(row.stand, row.job.state, cold);
}

QString JobWords::titleOf(const JobSummary &job)
{
    const QString title = job.title.isEmpty() ? tr("Untitled") : job.title;
    //: A job in a list. %1: beginning of its prompt; %2: number.
    return job.seed ? tr("%1, seed %2").arg(title, QString::number(*job.seed)) : title;
}

QString JobWords::modelOf(const ModelRef &model)
{
    //: A model and the provider that runs it.
    return tr("%1, %2").arg(model.id, model.provider);
}

std::optional<std::chrono::microseconds> JobWords::elapsed(const JobSummary &job, UtcMicros now)
{
    if (!job.stamps.sent)
        return std::nullopt;
    const UtcMicros until = job.stamps.ended.value_or(now);
    return std::chrono::microseconds(std::max<qint64>(0, until.value - job.stamps.sent->value));
}

QString JobWords::detailOf(const JobRow &row, int place, int line, UtcMicros now, const QLocale &locale)
{
    const JobSummary &job = row.job;
    const auto since = elapsed(job, now);
    const QString time = since ? Words::formatDuration(*since, locale) : QString();
    switch (row.stand) {
    case JobStand::Waiting:
        return place > 0 ? tr("%1 of %2 in line").arg(Words::formatCount(place, locale), Words::formatCount(line, locale))
                         : QString();
    case JobStand::Held:
        return job.paused ? tr("held by you") : tr("starts when you resume");
    case JobStand::Running:
        if (job.cancelWanted)
            return tr("being stopped");
        if (job.state == JobState::Sending)
            return tr("being sent");
        return time;
    case JobStand::Saving:
        if (job.artifacts < 2)
            return tr("being fetched");
        return tr("%1 of %2 files here").arg(Words::formatCount(job.downloaded, locale), Words::formatCount(job.artifacts, locale));
    case JobStand::Done: {
        if (job.outputExpired)
            return tr("its output has expired");
        const JobClocks clocks = jobClocks(job.stamps, job.predictTime, job.state, now);
        if (clocks.probablyCold && clocks.queue.value)
            return tr("started cold in %1").arg(Words::formatDuration(*clocks.queue.value, locale));
        return job.artifacts > 1 ? tr("%n file(s)", nullptr, job.artifacts) : QString();
    }
    case JobStand::Failed: {
        if (job.state == JobState::Expired)
            return tr("The provider no longer knows it.");
        if (row.error)
            return Words::errorText(*row.error, job.model.provider, {}, locale).what;
        return job.error ? Words::errorText(Error{.kind = *job.error}, job.model.provider, {}, locale).what : QString();
    }
    case JobStand::Stopped:
        if (!job.stamps.sent)
            return tr("never sent");
        //: A job was stopped. %1: "3.1 s"
        return job.state == JobState::Aborted ? QString() : tr("after %1").arg(time);
    case JobStand::Unconfirmed:
        return !job.stamps.sent || reconcileIsOver(*job.stamps.sent, now) ? tr("Sent, no answer. Send it again or give it up")
                                                                         : tr("Sent, no answer. Looking for it");
    }
    Q_UNREACHABLE_RETURN({});
}

QString JobWords::artifactSentence(const Artifact &artifact)
{
    switch (artifact.state) {
    case ArtifactState::Downloaded:
        return {};
    case ArtifactState::Waiting:
        if (artifact.error) {
            //: A file is not here yet. %1: why, a sentence.
            return tr("This file is still to be fetched. %1").arg(Words::errorText(*artifact.error, {}).what);
        }
        return tr("This file is being fetched.");
    case ArtifactState::Expired:
        return tr("The provider had deleted this file before it was fetched.");
    case ArtifactState::Refused:
        return tr("This file was not fetched: its address or its size is not allowed.");
    case ArtifactState::Missing:
        return tr("This file was here, and is gone from the media library.");
    }
    Q_UNREACHABLE_RETURN({});
}

QString JobWords::usuallyText(const JobTimes &times, const QLocale &locale)
{
    using namespace std::chrono_literals;
    if (!times.isEnough())
        return {};
    // Of what is only usual, tenths beyond ten seconds say nothing.
    const auto seconds = [&locale](std::chrono::microseconds time) {
        const double value = std::chrono::duration<double>(time).count();
        return locale.toString(value, 'f', value < 9.95 ? 1 : 0);
    };
    QString text;
    if (times.high < 59500ms) {
        const QString low = seconds(times.low);
        const QString high = seconds(times.high);
        //: How long jobs of a model take. %1 and %2: "18" and "27".
        text = low == high ? tr("usually about %1 s").arg(high) : tr("usually %1 to %2 s").arg(low, high);
    } else {
        const auto whole = [&locale](std::chrono::microseconds time) {
            return Words::formatDuration(std::chrono::round<std::chrono::seconds>(time), locale);
        };
        //: How long jobs of a model take. %1 and %2: "50.0 s" and "1 min 20 s".
        text = tr("usually %1 to %2").arg(whole(times.low), whole(times.high));
    }
    return text;
}

QString JobWords::usuallySentence(const JobTimes &times)
{
    if (!times.isEnough())
        return {};
    if (times.share() == 50) {
        return tr("The middle half of your last %n job(s) with this model that succeeded: from being handed over to the end, cold "
                  "starts with them.", nullptr, times.n);
    }
    return tr("The middle 8 of 10 of your last %n job(s) with this model that succeeded: from being handed over to the end, cold "
              "starts with them.", nullptr, times.n);
}

QString JobWords::figureText(const JobFigure &figure, const QLocale &locale)
{
    if (figure.value)
        return Words::formatDuration(*figure.value, locale);
    switch (figure.absent) {
    case JobFigure::Absent::NotSaid:
        return Words::dash();
    case JobFigure::Absent::ClocksDisagree:
        return tr("n/a");
    default:
        return {};
    }
}

QString JobWords::figureSentence(const JobFigure &figure)
{
    if (figure.value)
        return {};
    if (figure.absent == JobFigure::Absent::NotSaid)
        return tr("The provider does not say it.");
    return figure.absent == JobFigure::Absent::ClocksDisagree ? tr("The clocks of the provider disagree.") : QString();
}

QString JobWords::sweptOf(const JobBatchSummary &batch)
{
    QStringList parts;
    if (batch.models > 1)
        parts.append(tr("%n model(s)", nullptr, batch.models));
    if (batch.seeds > 1)
        parts.append(tr("%n seed(s)", nullptr, batch.seeds));
    return parts.join(u" × "_s);
}

QString JobWords::progressOf(const JobBatchSummary &batch)
{
    return tr("%1 of %2 done").arg(Words::formatCount(batch.stands.value(JobStand::Done)), Words::formatCount(batch.jobs()));
}

QString JobWords::batchName(const JobBatchSummary &batch)
{
    return batch.batch.name.isEmpty() ? tr("Untitled") : batch.batch.name.simplified();
}

QString JobWords::kindIcon(std::optional<RequestKind> kind)
{
    if (!kind)
        return u"queue"_s;
    switch (*kind) {
    case RequestKind::Image:
        return u"image"_s;
    case RequestKind::Video:
        return u"video"_s;
    case RequestKind::Speech:
    case RequestKind::Music:
    case RequestKind::Transcription:
        return u"audio"_s;
    default:
        return u"queue"_s;
    }
}

} // namespace bakeoff
