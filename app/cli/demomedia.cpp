// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/demomedia.h"

#include "base/clock.h"
#include "catalog/inputform.h"
#include "cli/context.h"
#include "cli/interrupt.h"
#include "cli/jobjson.h"
#include "cli/jobrun.h"
#include "providers/preset.h"
#include "workbench/jobdraft.h"
#include "workbench/jobqueue.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QFile>
#include <QFileInfo>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

struct DemoModel {
    QString id;
    QString file; ///< without its ending
    QJsonObject input = {}; ///< beside that of the model's example
};

/// An image, a film and a sound, whose outputs typeInDemoPrices() gives prices; an image on hardware whose seconds have a
/// price; and one whose machine is booted first, of which nobody knows what it costs.
QList<DemoModel> demoModels()
{
    const QString prompt = u"A lighthouse on a cliff at dusk"_s;
    return {{u"sandbox/painter"_s, u"image"_s},
            {u"sandbox/film"_s, u"video"_s},
            {u"sandbox/speaker"_s, u"speech"_s},
            {u"deployments/sandbox/painter-t4"_s, u"image-on-t4"_s, {{u"prompt"_s, prompt}, {u"seed"_s, 5}}},
            {u"sandbox/cold"_s, u"image-after-cold-start"_s, {{u"prompt"_s, prompt}, {u"seed"_s, 5}, {u"start_seconds"_s, 6}}}};
}

/// Empty where the model has no file here, or it cannot be written.
QString copiedFile(const Job &job, const MediaLibrary &library, const QString &folder, const QString &base)
{
    if (job.artifacts.isEmpty() || job.artifacts.first().state != ArtifactState::Downloaded)
        return {};
    const QString from = library.path(job.artifacts.first().sha256);
    const QString name = base + u'.' + QFileInfo(from).suffix();
    const QString to = folder + u'/' + name;
    if (from.isEmpty() || (QFile::exists(to) && !QFile::remove(to)) || !QFile::copy(from, to)) {
        printError(Cli::tr("\"%1\" cannot be written.").arg(harmless(to)));
        return {};
    }
    // The library's files are the user's alone; a report is there to be handed on.
    QFile::setPermissions(to, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
    return name;
}

} // namespace

DemoMedia runDemoMedia(Workbench &workbench, const QString &folder, const CliContext &context)
{
    DemoMedia media;
    const QString provider = presetInfo(Preset::SandboxReplicate).id;
    if (!workbench.providers().find(provider)) {
        printError(Cli::tr("This profile has no provider \"%1\": image, video and audio are left out, and the same models "
                           "there.")
                       .arg(provider));
        return media;
    }
    JobQueue &queue = workbench.jobs();
    QList<JobDraft> drafts;
    const QList<DemoModel> models = demoModels();
    for (const DemoModel &model : models) {
        const ModelRef ref{provider, model.id};
        const Result<PredictionModel> told = fetchJobModel(queue, ref, context);
        Result<InputForm> form = told ? formOf(*told) : Result<InputForm>(told.error());
        if (!form) {
            reportError({.json = false}, form.error(), provider);
            media.exitCode = context.interrupt->raised() ? ExitCode::Interrupted : ExitCode::SomeFailed;
            return media;
        }
        form->setInput(told->example["input"_L1].toObject());
        for (auto it = model.input.begin(); it != model.input.end(); ++it)
            form->set(it.key(), it.value());
        drafts.append(draftOf(ref, *told, *form));
    }
    queue.start();
    const Result<Enqueued> made = await(queue.enqueue(drafts, {.batchName = Cli::tr("Demo on the sandbox")}))
                                      .value_or(Error{.kind = ErrorKind::Storage});
    if (!made) {
        reportError({.json = false}, made.error(), provider);
        media.exitCode = ExitCode::SomeFailed;
        return media;
    }
    waitForJobs(queue, made->jobs, true, context);
    media.jobs = loadJobs(queue, made->jobs);
    bool whole = media.jobs.size() == drafts.size();
    for (qsizetype i = 0; i < media.jobs.size(); ++i) {
        media.files.append(copiedFile(media.jobs[i], queue.library(), folder, models[i].file));
        whole = whole && !media.files.last().isEmpty();
    }
    if (context.interrupt->raised())
        media.exitCode = ExitCode::Interrupted;
    else if (!whole)
        media.exitCode = ExitCode::SomeFailed;
    return media;
}

QJsonArray demoMediaJson(const DemoMedia &media, const MediaLibrary &library, UtcMicros now)
{
    QJsonArray rows;
    for (qsizetype i = 0; i < media.jobs.size(); ++i) {
        QJsonObject row = jobJson(media.jobs[i], library, now);
        if (!media.files[i].isEmpty())
            row.insert(u"file"_s, media.files[i]);
        rows.append(row);
    }
    return rows;
}

} // namespace bakeoff
