// SPDX-License-Identifier: GPL-3.0-or-later
// Running predictions and telling of them.
#include "sandbox/replicate/sandboxreplicate.h"

#include "sandbox/replicate/cogschema.h"
#include "sandbox/replicate/predictionevents.h"
#include "sandbox/replicate/webhooks.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bakeoff {

void SandboxReplicate::launch(const std::shared_ptr<SandboxPrediction> &prediction)
{
    const SandboxMediaModel *model = modelOf(*prediction);
    const SandboxModelVersion *version = model ? SandboxMediaModels::version(*model, prediction->versionId) : nullptr;
    if (version == nullptr) { // of an earlier catalogue: it cannot go on
        prediction->state = SandboxPredictionState::Failed;
        prediction->error = u"The model has gone while the sandbox was not running."_s;
        prediction->completed = m_clock.nowUtc();
        (void)m_store.save(*prediction);
        return;
    }
    const QJsonObject input = withSandboxDefaults(version->document, prediction->input);
    auto *run = new SandboxPredictionRun(prediction, sandboxWorkOf(*model, input, prediction->seed, inputReader()),
                                         {.clock = m_clock,
                                          .pool = m_pool,
                                          .storyPool = m_storyPool,
                                          .story = m_story,
                                          .pacePercent = m_options.pacePercent,
                                          .coldStartMs = m_options.coldStartMs},
                                         m_store.filesOf(prediction->id), this);
    const QString id = prediction->id;
    m_runs.insert(id, run);
    connect(run, &SandboxPredictionRun::started, this, [this, prediction] {
        (void)m_store.save(*prediction); // on failure it is saved with the next change
        tellHook(*prediction, u"start"_s);
        updateStreams(*prediction);
    });
    connect(run, &SandboxPredictionRun::logged, this, [this, prediction] {
        saveSoon(prediction->id);
        tellHook(*prediction, u"logs"_s);
        updateStreams(*prediction);
    });
    connect(run, &SandboxPredictionRun::outputChanged, this, [this, prediction, model] {
        saveSoon(prediction->id);
        tellHook(*prediction, u"output"_s);
        updateStreams(*prediction);
        if (!model->streams)
            answerWaiters(*prediction, true);
    });
    connect(run, &SandboxPredictionRun::ended, this, [this, prediction, model, run] {
        m_runs.remove(prediction->id);
        m_unsaved.remove(prediction->id);
        run->deleteLater();
        (void)m_store.save(*prediction); // where the disk is full the next start runs it again
        tellHook(*prediction, u"completed"_s);
        updateStreams(*prediction);
        answerWaiters(*prediction, false);
        if (model->has(SandboxMediaFaultKind::Expired))
            m_store.removeData(*prediction);
        emit runningChanged(running());
    });
    if (model->has(SandboxMediaFaultKind::Aborts))
        QTimer::singleShot(0, run, &SandboxPredictionRun::stop);
    run->start();
    m_ticker.start(std::chrono::milliseconds(200));
    emit runningChanged(running());
}

void SandboxReplicate::tellHook(const SandboxPrediction &prediction, const QString &event)
{
    if (prediction.webhook.isEmpty())
        return;
    m_webhooks->tell({.prediction = prediction.id,
                      .kind = event,
                      .url = QUrl(prediction.webhook),
                      .filter = prediction.webhookEvents,
                      .body = [this, id = prediction.id]() -> QByteArray {
                          const std::shared_ptr<SandboxPrediction> now = m_store.find(id);
                          return now ? QJsonDocument(jsonOf(*now)).toJson(QJsonDocument::Compact) : QByteArray();
                      }});
}

void SandboxReplicate::updateStreams(const SandboxPrediction &prediction)
{
    const QList<QPointer<SandboxPredictionEvents>> streams = m_streams;
    for (const QPointer<SandboxPredictionEvents> &stream : streams) {
        if (stream && stream->prediction().id == prediction.id)
            stream->update();
    }
}

} // namespace bakeoff
