// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/jobrun.h"

#include "cli/context.h"
#include "cli/interrupt.h"
#include "cli/replyjson.h"
#include "jobs/jobclocks.h"
#include "jobs/medialibrary.h"
#include "words/jobwords.h"
#include "words/words.h"
#include "workbench/jobqueue.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimer>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// Looking for what is unconfirmed has had five rounds by then.
constexpr std::chrono::seconds kUnconfirmedFor{150};

} // namespace

bool isWaitedFor(const Job &job)
{
    return !isFinal(job.state) || std::ranges::any_of(job.artifacts, [](const Artifact &artifact) {
        return artifact.state == ArtifactState::Waiting;
    });
}

QString jobStateText(JobState state)
{
    switch (state) {
    case JobState::Queued:
        return Cli::tr("queued");
    case JobState::Sending:
        return Cli::tr("sending");
    case JobState::Unconfirmed:
        return Cli::tr("unconfirmed");
    case JobState::Starting:
        return Cli::tr("starting");
    case JobState::Processing:
        return Cli::tr("processing");
    case JobState::Succeeded:
        return Cli::tr("succeeded");
    case JobState::Failed:
        return Cli::tr("failed");
    case JobState::Canceled:
        return Cli::tr("canceled");
    case JobState::Aborted:
        return Cli::tr("aborted");
    case JobState::Expired:
        return Cli::tr("expired");
    }
    return {};
}

QString jobFigureText(const JobFigure &figure)
{
    return figure.value ? Words::formatDuration(*figure.value) : Words::dash();
}

Result<Job> loadJob(JobQueue &queue, const Id &id)
{
    return await(queue.load(id)).value_or(Error{.kind = ErrorKind::Storage});
}

QList<Job> loadJobs(JobQueue &queue, const QList<Id> &ids)
{
    QList<Job> jobs;
    for (const Id &id : ids) {
        if (Result<Job> job = loadJob(queue, id))
            jobs.append(*job);
    }
    return jobs;
}

void waitForJobs(JobQueue &queue, const QList<Id> &ids, bool toTheEnd, const CliContext &context)
{
    QEventLoop loop;
    QTimer unconfirmed; // what nobody finds is left to the user
    unconfirmed.setSingleShot(true);
    bool over = false;
    const auto stop = [&] {
        over = true;
        loop.quit();
    };
    QObject::connect(&unconfirmed, &QTimer::timeout, &loop, stop);
    QObject::connect(context.interrupt, &Interrupt::interrupted, &loop, stop);
    QObject::connect(&queue, &JobQueue::changed, &loop, &QEventLoop::quit);
    QObject::connect(&queue, &JobQueue::settled, &loop, &QEventLoop::quit);
    QObject::connect(&queue, &JobQueue::idleChanged, &loop, &QEventLoop::quit);
    while (!over && !context.interrupt->raised()) {
        const QList<Job> jobs = loadJobs(queue, ids);
        const bool onTheWay = std::ranges::any_of(jobs, [](const Job &job) { return job.state == JobState::Sending; });
        if (toTheEnd ? std::ranges::none_of(jobs, isWaitedFor) : queue.isIdle() && !onTheWay)
            return;
        if (toTheEnd && queue.isPaused() && std::ranges::all_of(jobs, [](const Job &j) { return isFinal(j.state) || j.state == JobState::Queued; })) {
            printError(Cli::tr("The queue is paused. Its jobs wait."));
            return;
        }
        // As it is now: what an earlier run met may be over.
        const auto disk = std::ranges::any_of(jobs, [&queue](const Job &job) {
            const auto live = queue.live(job.id);
            return isFinal(job.state) && live && live->trouble && live->trouble->kind == ErrorKind::DiskFull;
        });
        if (toTheEnd && disk) {
            printError(Cli::tr("There is no room for a file. \"bakeoff-cli job resume --wait\" fetches it once there is."));
            return;
        }
        const bool onlyUnconfirmed = !jobs.isEmpty() && std::ranges::all_of(jobs, [](const Job &job) {
            return !isWaitedFor(job) || job.state == JobState::Unconfirmed;
        });
        if (toTheEnd && onlyUnconfirmed) {
            if (!unconfirmed.isActive())
                unconfirmed.start(kUnconfirmedFor);
        } else {
            unconfirmed.stop();
        }
        loop.exec();
    }
}

bool copyOutputs(const QList<Job> &jobs, const MediaLibrary &library, const QString &folder, QStringList &written)
{
    if (!QDir().mkpath(folder)) {
        printError(Cli::tr("The folder \"%1\" cannot be made.").arg(harmless(folder)));
        return false;
    }
    for (const Job &job : jobs) {
        for (const Artifact &artifact : job.artifacts) {
            const QString from = library.path(artifact.sha256);
            if (artifact.state != ArtifactState::Downloaded || from.isEmpty())
                continue;
            const QString ending = QFileInfo(from).suffix(); // by its content, whatever the server called it
            const QString base = QFileInfo(artifact.fileName).completeBaseName();
            QString to = u"%1/%2.%3"_s.arg(folder, base, ending);
            for (int i = 2; QFile::exists(to); ++i)
                to = u"%1/%2-%3.%4"_s.arg(folder, base).arg(i).arg(ending);
            if (!QFile::copy(from, to)) {
                printError(Cli::tr("\"%1\" cannot be written.").arg(harmless(to)));
                return false;
            }
            written.append(to);
        }
    }
    return true;
}

void printJob(const Job &job, const MediaLibrary &library, UtcMicros now)
{
    const JobClocks clocks = jobClocks(job, now);
    printOut(u"== %1 ==\n"_s.arg(harmless(job.model.toString())));
    TextTable table({Cli::tr("Job"), Cli::tr("State"), Cli::tr("Queue"), Cli::tr("Run"), Cli::tr("Total"), Cli::tr("Cost")},
                    {2, 3, 4, 5});
    const bool missing = std::ranges::any_of(job.artifacts, [&library](const Artifact &artifact) {
        return !artifact.sha256.isEmpty() && !library.has(artifact.sha256);
    });
    table.add({idText(job.id),
               job.outputExpired ? Cli::tr("succeeded, output expired")
               : missing         ? Cli::tr("succeeded, file missing")
                                 : jobStateText(job.state),
               jobFigureText(clocks.queue), jobFigureText(clocks.run), jobFigureText(clocks.total),
               job.cost ? Words::costLabel(*job.cost, job.sandbox) : Words::dash()});
    printOut(table.toString());
    if (clocks.probablyCold)
        printOut(Cli::tr("Probably a cold start.") + u'\n');
    for (const Artifact &artifact : job.artifacts) {
        const QString path = library.path(artifact.sha256);
        if (!path.isEmpty())
            printOut(path + u'\n');
        else
            printError(harmless(u"%1: %2"_s.arg(artifact.fileName, JobWords::artifactSentence(artifact))));
    }
    if (job.artifacts.isEmpty() && !job.output.isNull()) {
        QString text = job.output.toString();
        if (job.output.isArray()) { // pieces of one text
            for (const QJsonValue piece : job.output.toArray())
                text += piece.toString();
        }
        if (text.isEmpty())
            text = QString::fromUtf8(QJsonDocument(QJsonArray{job.output}).toJson());
        printOut(harmless(text) + u'\n');
    }
    if (job.error) {
        const ErrorText text = Words::errorText(*job.error, job.model.provider);
        printError(harmless(text.sentence()));
        if (!text.details.isEmpty())
            printError(harmless(text.details));
    }
    for (const InvalidField &field : job.invalidFields)
        printError(harmless(field.field.isEmpty() ? field.description : u"%1: %2"_s.arg(field.field, field.description)));
}

Result<PredictionModel> fetchJobModel(JobQueue &queue, const ModelRef &model, const CliContext &context)
{
    std::optional<Result<PredictionModel>> answer;
    QEventLoop loop;
    QObject::connect(context.interrupt, &Interrupt::interrupted, &loop, &QEventLoop::quit);
    queue.fetchModel(model, {}, &loop, [&](const Result<PredictionModel> &told) {
        answer = told;
        loop.quit();
    });
    loop.exec();
    return answer.value_or(Error{.kind = ErrorKind::Cancelled});
}

} // namespace bakeoff
