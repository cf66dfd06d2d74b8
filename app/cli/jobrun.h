// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "jobs/job.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace bakeoff {

class JobQueue;
class MediaLibrary;
struct CliContext;
struct JobFigure;
struct PredictionModel;

// What `job` and `demo` do with jobs.

QString jobStateText(JobState state);
/// A dash where it is not known.
QString jobFigureText(const JobFigure &figure);

/// It has not ended, or a file of it is still to come.
bool isWaitedFor(const Job &job);
Result<Job> loadJob(JobQueue &queue, const Id &id);
/// Those that can be read.
QList<Job> loadJobs(JobQueue &queue, const QList<Id> &ids);

/// A model with its form. Cancelled where the user interrupts.
Result<PredictionModel> fetchJobModel(JobQueue &queue, const ModelRef &model, const CliContext &context);

/// Until all of them have ended with their files here, where `toTheEnd`; else until nothing more can be done at once.
/// Ends early, with a sentence, where nothing more is to be expected: a paused queue, a full disk, a job that nobody
/// finds.
void waitForJobs(JobQueue &queue, const QList<Id> &ids, bool toTheEnd, const CliContext &context);

/// Copies what came of jobs into a folder, under names that are free. \return false after a sentence where it cannot
bool copyOutputs(const QList<Job> &jobs, const MediaLibrary &library, const QString &folder, QStringList &written);

void printJob(const Job &job, const MediaLibrary &library, UtcMicros now);

} // namespace bakeoff
