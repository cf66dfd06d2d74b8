// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/jobclocks.h"

#include <cmath>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

using Micros = std::chrono::microseconds;

JobFigure between(const std::optional<UtcMicros> &from, const std::optional<UtcMicros> &until, bool over)
{
    if (!from || !until)
        return {.value = {}, .absent = over ? JobFigure::Absent::NotSaid : JobFigure::Absent::NotYet};
    if (*until < *from)
        return {.value = {}, .absent = JobFigure::Absent::ClocksDisagree};
    return {.value = Micros(until->value - from->value), .absent = JobFigure::Absent::No};
}

} // namespace

std::optional<double> predictTimeOf(const QJsonObject &metrics)
{
    const QJsonValue value = metrics["predict_time"_L1];
    const double seconds = value.toDouble(-1);
    // More than a year is no measurement.
    return value.isDouble() && std::isfinite(seconds) && seconds >= 0 && seconds < 3.2e7 ? std::optional(seconds)
                                                                                         : std::nullopt;
}

JobClocks jobClocks(const JobStamps &stamps, std::optional<double> predictTime, JobState state, UtcMicros now,
                    Micros coldAfter)
{
    const bool over = isFinal(state);
    JobClocks clocks;
    clocks.queue = between(stamps.providerCreated, stamps.providerStarted, over);
    if (predictTime)
        clocks.run = {.value = Micros(std::llround(*predictTime * 1e6)), .absent = JobFigure::Absent::No};
    else
        clocks.run = between(stamps.providerStarted, stamps.providerCompleted, over);
    clocks.total = between(stamps.sent, stamps.ended, over);

    if (clocks.queue.value)
        clocks.probablyCold = *clocks.queue.value > coldAfter;
    else if (state == JobState::Starting && stamps.confirmed)
        clocks.probablyCold = now.value - stamps.confirmed->value > coldAfter.count();
    return clocks;
}

JobFigure jobSavingTime(const JobStamps &stamps, const std::optional<UtcMicros> &saved)
{
    return between(stamps.ended, saved, false);
}

JobClocks jobClocks(const Job &job, UtcMicros now, Micros coldAfter)
{
    return jobClocks(job.stamps, predictTimeOf(job.metrics), job.state, now, coldAfter);
}

} // namespace bakeoff
