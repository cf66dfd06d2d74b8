// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "catalog/inputform.h"
#include "cli/context.h"
#include "cli/interrupt.h"
#include "cli/jobjson.h"
#include "cli/jobrun.h"
#include "cli/replyjson.h"
#include "jobs/jobclocks.h"
#include "words/inputwords.h"
#include "words/words.h"
#include "workbench/jobdraft.h"
#include "workbench/jobqueue.h"
#include "workbench/providerregistry.h"
#include "workbench/routingbook.h"
#include "workbench/workbench.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimer>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPageRows = 200;

/// What `job run` was asked for.
struct JobRun {
    QList<ModelRef> models;
    QList<std::pair<QString, QString>> texts; ///< --input
    QList<std::pair<QString, QString>> files; ///< --input-file
    QJsonObject json;                         ///< --input-json
    QList<qint64> seeds;
    EnqueueOptions options;
    std::optional<std::chrono::seconds> deadline;
    QString out;
    bool wait = false;
};

/// Prints them as they are now. \return by how they ended
ExitCode report(Workbench &workbench, const QList<Id> &ids, const CliContext &context, const QString &out = {})
{
    JobQueue &queue = workbench.jobs();
    const QList<Job> jobs = loadJobs(queue, ids);
    const UtcMicros now = context.clock->nowUtc();
    QStringList written;
    const bool copied = out.isEmpty() || copyOutputs(jobs, queue.library(), out, written);
    for (const QString &path : std::as_const(written))
        printError(path);
    if (context.json && jobs.size() == 1) {
        printJson(jobJson(jobs.first(), queue.library(), now));
    } else if (context.json) {
        QJsonArray rows;
        for (const Job &job : jobs)
            rows.append(jobJson(job, queue.library(), now));
        printJson({{u"jobs"_s, rows}});
    } else {
        for (const Job &job : jobs)
            printJob(job, queue.library(), now);
    }
    if (context.interrupt->raised())
        return ExitCode::Interrupted;
    const bool failed = !copied || std::ranges::any_of(jobs, [](const Job &job) {
        return (isFinal(job.state) && job.state != JobState::Succeeded) || job.state == JobState::Unconfirmed
            || job.outputExpired || std::ranges::any_of(job.artifacts, [](const Artifact &artifact) {
                   return artifact.state != ArtifactState::Downloaded && artifact.state != ArtifactState::Waiting;
               });
    });
    return failed ? ExitCode::SomeFailed : ExitCode::Fine;
}

ExitCode finish(Workbench &workbench, ExitCode exitCode)
{
    const Status closed = workbench.finish(std::chrono::seconds(0));
    if (closed)
        return exitCode;
    reportError({.json = false}, closed.error());
    return ExitCode::Profile;
}

ExitCode refused(const CliContext &context, const Error &error, const QString &provider = {})
{
    if (error.kind == ErrorKind::BudgetReached) {
        printError(harmless(Words::errorText(error, {}).sentence()));
        if (context.json)
            printJson({{u"error"_s, budgetErrorJson(error)}});
        return ExitCode::Budget;
    }
    reportError(context, error, provider);
    switch (error.kind) {
    case ErrorKind::BadInput:
    case ErrorKind::NotFound:
    case ErrorKind::LimitExceeded:
        return ExitCode::Usage;
    case ErrorKind::Storage:
    case ErrorKind::DiskFull:
    case ErrorKind::ReadOnly:
    case ErrorKind::Locked:
    case ErrorKind::NewerData:
    case ErrorKind::CorruptData:
        return ExitCode::Profile;
    default:
        return ExitCode::SomeFailed;
    }
}

/// KEY=VALUE. \return what is wrong, else empty
QString readAssignments(QList<std::pair<QString, QString>> &into, const QStringList &values, QLatin1StringView option)
{
    for (const QString &value : values) {
        const qsizetype equals = value.indexOf(u'=');
        if (equals <= 0)
            return Cli::tr("\"%1\" is not of the form KEY=VALUE, as %2 takes it.").arg(harmless(value), option);
        into.append({value.first(equals), value.sliced(equals + 1)});
    }
    return {};
}

QString readRun(JobRun &run, const QCommandLineParser &parser)
{
    for (const QString &text : parser.values(u"model"_s)) {
        const auto model = ModelRef::fromString(text);
        if (!model)
            return Cli::tr("\"%1\" is not a model. Write PROVIDER/ID.").arg(harmless(text));
        run.models.append(*model);
    }
    QString wrong = readAssignments(run.texts, parser.values(u"input"_s), "--input"_L1);
    if (wrong.isEmpty())
        wrong = readAssignments(run.files, parser.values(u"input-file"_s), "--input-file"_L1);
    if (!wrong.isEmpty())
        return wrong;
    for (const auto &[key, path] : std::as_const(run.files)) {
        if (!QFileInfo(path).isFile())
            return Cli::tr("There is no file \"%1\".").arg(harmless(path));
    }
    if (parser.isSet(u"input-json"_s)) {
        QFile file(parser.value(u"input-json"_s));
        const bool standardIn = file.fileName() == "-"_L1;
        QFile in;
        if (standardIn ? !in.open(stdin, QIODevice::ReadOnly) : !file.open(QIODevice::ReadOnly))
            return Cli::tr("\"%1\" cannot be read: %2.").arg(harmless(file.fileName()), file.errorString());
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(standardIn ? in.readAll() : file.readAll(), &error);
        if (!document.isObject())
            return Cli::tr("\"%1\" holds no JSON object.").arg(harmless(file.fileName()));
        run.json = document.object();
    }
    for (const QString &text : parser.values(u"seed"_s)) {
        bool number = false;
        run.seeds.append(text.toLongLong(&number));
        if (!number)
            return Cli::tr("--seed takes a whole number.");
    }
    if (parser.isSet(u"deadline"_s)) {
        bool number = false;
        const int seconds = parser.value(u"deadline"_s).toInt(&number);
        if (!number || seconds < 5 || seconds > 86'400)
            return Cli::tr("--deadline takes seconds from 5 to 86400.");
        run.deadline = std::chrono::seconds(seconds);
    }
    if (parser.isSet(u"budget"_s)) {
        const Result<Usd> cap = Usd::fromDecimal(parser.value(u"budget"_s).toUtf8());
        if (!cap || *cap < Usd())
            return Cli::tr("--budget takes US dollars, such as 0.5.");
        run.options.runCap = *cap;
    }
    run.options.allowUnknownPrice = parser.isSet(u"allow-unknown-price"_s);
    run.options.batchName = parser.value(u"batch"_s);
    run.out = parser.value(u"out"_s);
    run.wait = parser.isSet(u"wait"_s) || !run.out.isEmpty();
    return {};
}

/// Where none is named the routing table says which. \return what is wrong, else empty
QString chooseModel(JobRun &run, Workbench &workbench, const QString &kindText)
{
    if (run.models.isEmpty()) {
        const auto kind = requestKindFromName(kindText);
        if (!kind || *kind == RequestKind::Text)
            return Cli::tr("Name a model with --model PROVIDER/ID, or a kind with --kind image, video, speech, music or "
                           "transcription.");
        const auto route = await(workbench.routes().resolve(*kind));
        if (!route || !route->chosen)
            return Cli::tr("The routing table has no model for this kind that can be used. Name one with --model "
                           "PROVIDER/ID.");
        run.models.append(*route->chosen);
    }
    for (const ModelRef &model : std::as_const(run.models)) {
        if (!workbench.providers().find(model.provider))
            return Cli::tr("There is no provider \"%1\". \"bakeoff-cli providers list\" names those there are.")
                .arg(harmless(model.provider));
    }
    return {};
}

/// What was asked for by a name that the form of the model does not have. \return what is wrong, else empty
QString unknownInputs(const JobRun &run, const InputForm &form, const ModelRef &model)
{
    QStringList known;
    for (const InputField &field : form.fields()) {
        if (!field.extra)
            known.append(field.key);
    }
    if (known.isEmpty())
        return {}; // nobody knows what it takes
    for (const auto &[key, text] : run.texts + run.files) {
        if (!known.contains(key))
            return Cli::tr("%1 has no input \"%2\". It takes: %3.").arg(harmless(model.toString()), harmless(key), harmless(known.join(u", "_s)));
    }
    if (!run.seeds.isEmpty() && !known.contains("seed"_L1))
        return Cli::tr("%1 takes no seed.").arg(harmless(model.toString()));
    return {};
}

ExitCode run(const CliContext &context, const QCommandLineParser &parser)
{
    JobRun run;
    if (const QString wrong = readRun(run, parser); !wrong.isEmpty())
        return usageError(wrong);
    ExitCode exitCode = ExitCode::Fine;
    const auto workbench = openWorkbench(context, exitCode);
    if (!workbench)
        return exitCode;
    if (const QString wrong = chooseModel(run, *workbench, parser.value(u"kind"_s)); !wrong.isEmpty())
        return usageError(wrong);
    JobQueue &queue = workbench->jobs();
    QList<JobDraft> drafts;
    for (const ModelRef &model : std::as_const(run.models)) {
        const Result<PredictionModel> told = fetchJobModel(queue, model, context);
        if (!told)
            return finish(*workbench, context.interrupt->raised() ? ExitCode::Interrupted : refused(context, told.error(), model.provider));
        Result<InputForm> form = formOf(*told);
        if (!form)
            return finish(*workbench, refused(context, form.error(), model.provider));
        form->setInput(run.json);
        if (const QString wrong = unknownInputs(run, *form, model); !wrong.isEmpty())
            return finish(*workbench, usageError(wrong));
        for (const auto &[key, text] : std::as_const(run.texts)) {
            if (form->field(key))
                form->setText(key, text);
            else
                form->set(key, text);
        }
        for (const auto &[key, path] : std::as_const(run.files)) {
            const QJsonValue address = QUrl::fromLocalFile(QFileInfo(path).absoluteFilePath()).toString(QUrl::FullyEncoded);
            const InputField *field = form->field(key);
            QJsonArray several = form->value(key).toArray();
            several.append(address);
            form->set(key, field && field->list ? QJsonValue(several) : address);
        }
        if (const QList<InputProblem> problems = form->problems(); !problems.isEmpty()) {
            for (const InputProblem &problem : problems) {
                const InputField *field = form->field(problem.key);
                const QString why = field ? InputWords::problemText(*field, problem) : QString();
                printError(harmless(Cli::tr("The input \"%1\" does not fit what %2 takes.").arg(problem.key, model.toString()) + u' ' + why).trimmed());
            }
            return finish(*workbench, ExitCode::Usage);
        }
        JobDraft draft = draftOf(model, *told, *form);
        draft.deadline = run.deadline;
        drafts += draftsWithSeeds(draft, *form, run.seeds);
    }
    queue.start();
    const Result<Enqueued> made = await(queue.enqueue(drafts, run.options)).value_or(Error{.kind = ErrorKind::Storage});
    if (!made)
        return finish(*workbench, refused(context, made.error()));
    waitForJobs(queue, made->jobs, run.wait, context);
    return finish(*workbench, report(*workbench, made->jobs, context, run.out));
}

ExitCode list(const CliContext &context, const QCommandLineParser &parser)
{
    JobFilter filter;
    if (parser.isSet(u"state"_s)) {
        const auto state = jobStateFromName(parser.value(u"state"_s));
        if (!state)
            return usageError(Cli::tr("There is no state \"%1\".").arg(harmless(parser.value(u"state"_s))));
        filter.states = {*state};
    }
    filter.text = parser.value(u"search"_s);
    ExitCode exitCode = ExitCode::Fine;
    const auto workbench = openWorkbench(context, exitCode);
    if (!workbench)
        return exitCode;
    const Result<JobPage> page = await(workbench->jobs().list(filter, kPageRows, parser.value(u"after"_s)))
                                     .value_or(Error{.kind = ErrorKind::Storage});
    if (!page && page.error().kind == ErrorKind::BadInput)
        return usageError(Cli::tr("--after takes the place that an earlier list ended with."));
    if (!page)
        return refused(context, page.error());
    const UtcMicros now = context.clock->nowUtc();
    if (context.json) {
        QJsonArray rows;
        for (const JobSummary &job : page->rows)
            rows.append(jobJson(job, now));
        QJsonObject json{{u"jobs"_s, rows}};
        if (!page->next.isEmpty())
            json.insert(u"next"_s, page->next);
        printJson(json);
        return ExitCode::Fine;
    }
    TextTable table({Cli::tr("Job"), Cli::tr("Model"), Cli::tr("State"), Cli::tr("Run"), Cli::tr("Cost"), Cli::tr("Input")},
                    {3, 4});
    for (const JobSummary &job : page->rows) {
        const JobClocks clocks = jobClocks(job.stamps, job.predictTime, job.state, now);
        table.add({idText(job.id), job.model.toString(), job.outputExpired ? Cli::tr("succeeded, output expired") : jobStateText(job.state),
                   jobFigureText(clocks.run), job.cost ? Words::costLabel(*job.cost, job.sandbox) : Words::dash(),
                   job.title.left(60)});
    }
    printOut(page->rows.isEmpty() ? Cli::tr("There is no job.") + u'\n' : harmless(table.toString()));
    if (!page->next.isEmpty())
        printError(Cli::tr("There are more: --after %1").arg(page->next));
    return ExitCode::Fine;
}

/// show, cancel, retry: of one job.
ExitCode ofOne(const CliContext &context, const QCommandLineParser &parser, const QString &action)
{
    const Id id = Id::fromString(parser.positionalArguments().value(1));
    ExitCode exitCode = ExitCode::Fine;
    const auto workbench = openWorkbench(context, exitCode);
    if (!workbench)
        return exitCode;
    JobQueue &queue = workbench->jobs();
    const Result<Job> job = loadJob(queue, id);
    if (!job && job.error().kind == ErrorKind::NotFound) {
        const QString none = Cli::tr("There is no job %1. \"bakeoff-cli job list\" names those there are.").arg(idText(id));
        if (context.json)
            printJson({{u"error"_s, QJsonObject{{u"kind"_s, errorKindName(ErrorKind::NotFound).toString()}, {u"message"_s, none}}}});
        return usageError(none);
    }
    if (!job)
        return refused(context, job.error());
    if (action == "show"_L1) {
        (void)report(*workbench, {id}, context);
        return finish(*workbench, ExitCode::Fine);
    }
    queue.start();
    if (action == "cancel"_L1) {
        exitCode = finishWrite(context, queue.cancel({id}), job->model.provider);
        if (exitCode != ExitCode::Fine)
            return finish(*workbench, exitCode);
        // Where another process holds it that one does it.
        QEventLoop loop;
        QObject::connect(&queue, &JobQueue::changed, &loop, &QEventLoop::quit);
        QTimer limit;
        limit.setSingleShot(true);
        QObject::connect(&limit, &QTimer::timeout, &loop, &QEventLoop::quit);
        QTimer poll;
        QObject::connect(&poll, &QTimer::timeout, &loop, &QEventLoop::quit);
        poll.start(200);
        limit.start(std::chrono::seconds(10));
        QObject::connect(context.interrupt, &Interrupt::interrupted, &loop, &QEventLoop::quit);
        bool over = false;
        while (!over && limit.isActive() && !context.interrupt->raised()) {
            const Result<Job> now = loadJob(queue, id);
            over = !now || isFinal(now->state);
            if (!over)
                loop.exec();
        }
        (void)report(*workbench, {id}, context);
        return finish(*workbench, over ? ExitCode::Fine : ExitCode::SomeFailed);
    }
    EnqueueOptions options;
    options.allowUnknownPrice = parser.isSet(u"allow-unknown-price"_s);
    const Result<Enqueued> made = await(queue.retry(id, options)).value_or(Error{.kind = ErrorKind::Storage});
    if (!made)
        return finish(*workbench, refused(context, made.error(), job->model.provider));
    const QString out = parser.value(u"out"_s);
    waitForJobs(queue, made->jobs, parser.isSet(u"wait"_s) || !out.isEmpty(), context);
    return finish(*workbench, report(*workbench, made->jobs, context, out));
}

ExitCode resume(const CliContext &context, const QCommandLineParser &parser)
{
    ExitCode exitCode = ExitCode::Fine;
    const auto workbench = openWorkbench(context, exitCode);
    if (!workbench)
        return exitCode;
    JobQueue &queue = workbench->jobs();
    QList<Id> open;
    QString after;
    do {
        const Result<JobPage> page = await(queue.list({}, kPageRows, after)).value_or(Error{.kind = ErrorKind::Storage});
        if (!page)
            return refused(context, page.error());
        for (const JobSummary &row : page->rows) {
            // Files may be missing for good too: only those that still come are gone on with.
            const bool files = row.downloaded < row.artifacts;
            if (!isFinal(row.state))
                open.append(row.id);
            else if (const Result<Job> job = files ? loadJob(queue, row.id) : Error{}; job && isWaitedFor(*job))
                open.append(row.id);
        }
        after = page->next;
    } while (!after.isEmpty());
    if (open.isEmpty())
        printError(Cli::tr("Every job has ended; nothing is left to fetch."));
    queue.start();
    waitForJobs(queue, open, parser.isSet(u"wait"_s), context);
    return finish(*workbench, report(*workbench, open, context, parser.value(u"out"_s)));
}

} // namespace

ExitCode runJob(const CliContext &context)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Cli::tr("run, list, show ID, cancel ID, retry ID or resume. A job is stored before it is sent and sent once; what "
                "comes of it lies in the media folder of the profile."));
    parser.addPositionalArgument(u"action"_s, Cli::tr("run, list, show, cancel, retry or resume"));
    parser.addOption({u"model"_s, Cli::tr("A model, PROVIDER/ID; give it once for each."), u"PROVIDER/ID"_s});
    parser.addOption({u"kind"_s, Cli::tr("Without a model: the one of the routing table for this kind."), u"KIND"_s});
    parser.addOption({u"input"_s, Cli::tr("An input of the model, once for each."), u"KEY=VALUE"_s});
    parser.addOption({u"input-file"_s, Cli::tr("A file as an input of the model, once for each."), u"KEY=PATH"_s});
    parser.addOption({u"input-json"_s, Cli::tr("Inputs as one JSON object; - reads stdin."), u"FILE"_s});
    parser.addOption({u"seed"_s, Cli::tr("A seed; several make a job for each."), u"N"_s});
    parser.addOption({u"batch"_s, Cli::tr("A name for these jobs together."), u"NAME"_s});
    parser.addOption({u"deadline"_s, Cli::tr("The provider ends the run after so long."), u"SECONDS"_s});
    parser.addOption({u"budget"_s,
                      Cli::tr("Send nothing where this run may cost more; the saved budgets hold besides."), u"USD"_s});
    parser.addOption({u"allow-unknown-price"_s, Cli::tr("Run models without a price too, though there is a budget.")});
    parser.addOption({u"wait"_s, Cli::tr("Wait until it has ended and its files are here.")});
    parser.addOption({u"out"_s, Cli::tr("Copy its files into this folder; waits for them."), u"DIR"_s});
    parser.addOption({u"state"_s, Cli::tr("List jobs in this state."), u"STATE"_s});
    parser.addOption({u"search"_s, Cli::tr("List jobs with this in their input or model."), u"TEXT"_s});
    parser.addOption({u"after"_s, Cli::tr("Go on with a list behind this place."), u"PLACE"_s});
    if (const auto end = parse(parser, context, u"job"_s))
        return *end;
    const QStringList words = parser.positionalArguments();
    const QString action = words.value(0);
    const bool one = action == "show"_L1 || action == "cancel"_L1 || action == "retry"_L1;
    if (action == "run"_L1 && words.size() == 1)
        return run(context, parser);
    if (action == "list"_L1 && words.size() == 1)
        return list(context, parser);
    if (action == "resume"_L1 && words.size() == 1)
        return resume(context, parser);
    if (one && words.size() == 2 && !Id::fromString(words[1]).isNull())
        return ofOne(context, parser, action);
    return usageError(Cli::tr("Write one of: job run --model PROVIDER/ID --input KEY=VALUE, job list, job show ID, job "
                              "cancel ID, job retry ID, job resume."));
}

} // namespace bakeoff
