// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/times.h"
#include "jobs/jobclocks.h"
#include "jobs/jobtimes.h"
#include "store/joblist.h"

#include <QCoreApplication>
#include <QLocale>
#include <QString>

#include <optional>

namespace bakeoff {

/// What both programs say about jobs. Whole words and sentences, translated.
class JobWords {
    Q_DECLARE_TR_FUNCTIONS(bakeoff::JobWords)
public:
    /// Of a filter or a group: "Running", "Done".
    static QString standWord(JobStand stand);
    /// Of one job: as standWord(), but "Cold start" and "Ended before it began" too.
    /// \param cold JobClocks::probablyCold of a job that is starting
    static QString stateWord(JobStand stand, JobState state, bool cold);
    static QString stateWord(const JobRow &row, UtcMicros now);
    /// Name of the icon of a kind of work, where it is known.
    static QString kindIcon(std::optional<RequestKind> kind);
    /// The first line of a row: its title and seed; "Untitled" where there is none.
    static QString titleOf(const JobSummary &job);
    /// "black-forest-labs/flux-dev, replicate"
    static QString modelOf(const ModelRef &model);

    /// The line below the state: why, how long, or what is done about it. Empty where the word says all.
    /// \param place in the line of waiting jobs, from 1; 0: not known. \param line its length
    static QString detailOf(const JobRow &row, int place, int line, UtcMicros now, const QLocale &locale = QLocale());
    /// In place of a file that is not here: why, and whether it may still come. Empty of one that is here.
    static QString artifactSentence(const Artifact &artifact);
    /// A figure of jobClocks(): "0.4 s", "n/a", a dash where the provider did not say it, empty before it happened.
    static QString figureText(const JobFigure &figure, const QLocale &locale = QLocale());
    /// Why there is no figure; empty where there is one, or where it has not happened.
    static QString figureSentence(const JobFigure &figure);
    /// Since it was sent, on this machine's clock; absent before.
    static std::optional<std::chrono::microseconds> elapsed(const JobSummary &job, UtcMicros now);
    /// "usually 18 to 27 s"; empty where too few jobs of the model say it.
    static QString usuallyText(const JobTimes &times, const QLocale &locale = QLocale());
    /// What that is: of how many jobs, and from when to when; empty where there is no text.
    static QString usuallySentence(const JobTimes &times);
    /// "4 models × 3 seeds"; empty where nothing was swept.
    static QString sweptOf(const JobBatchSummary &batch);
    /// "6 of 12 done"
    static QString progressOf(const JobBatchSummary &batch);
    static QString batchName(const JobBatchSummary &batch);
};

} // namespace bakeoff
