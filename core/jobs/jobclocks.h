// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/job.h"

#include <chrono>
#include <optional>

namespace bakeoff {

/// A time of a job, or why there is none.
struct JobFigure {
    enum class Absent {
        No,
        NotYet,         ///< has not happened
        NotSaid,        ///< the provider did not tell a stamp that it takes
        ClocksDisagree, ///< the stamps of its machines give a negative time
    };
    std::optional<std::chrono::microseconds> value;
    Absent absent = Absent::NotYet;
    friend bool operator==(const JobFigure &, const JobFigure &) = default;
};

struct JobClocks {
    JobFigure queue; ///< at the provider: started - created
    JobFigure run;   ///< predict_time, else completed - started
    JobFigure total; ///< on the local clock: ended - sent
    /// It waited longer than the threshold before it started: its model was probably not loaded.
    bool probablyCold = false;
    friend bool operator==(const JobClocks &, const JobClocks &) = default;
};

/// From here on *starting* is a probable cold start.
inline constexpr std::chrono::seconds kColdStartAfter{5};

/// \param now of the local clock: for a job that is still starting
JobClocks jobClocks(const JobStamps &stamps, std::optional<double> predictTime, JobState state, UtcMicros now,
                    std::chrono::microseconds coldAfter = kColdStartAfter);
JobClocks jobClocks(const Job &job, UtcMicros now, std::chrono::microseconds coldAfter = kColdStartAfter);

/// Fetching its files, on the local clock: from its end until all were in the media library. \param saved
/// JobRepository::savedAt()
JobFigure jobSavingTime(const JobStamps &stamps, const std::optional<UtcMicros> &saved);

/// `predict_time` of the metrics in seconds; absent where it is none.
std::optional<double> predictTimeOf(const QJsonObject &metrics);

} // namespace bakeoff
