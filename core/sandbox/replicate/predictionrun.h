// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "sandbox/piecesource.h"
#include "sandbox/replicate/mediaprediction.h"
#include "sandbox/replicate/mediawork.h"
#include "sandbox/stopfilter.h"

#include <QFutureWatcher>
#include <QTimer>

class QThreadPool;

namespace bakeoff {

/// What a run works with; all of it outlives the run.
struct SandboxWorkshop {
    const Clock &clock;
    QThreadPool &pool;      ///< of pictures, films and sound
    QThreadPool &storyPool; ///< of text, which must not wait for a film
    std::shared_ptr<const StoryModel> story;
    int pacePercent = 100;
    int coldStartMs = 0;
};

/// One prediction on its way from starting to its end. It changes the prediction and says so; what it makes lies in a
/// folder. All in one thread, with the work on those of the pools.
class SandboxPredictionRun : public QObject {
    Q_OBJECT
public:
    /// \param folder for its files; made where it is missing
    SandboxPredictionRun(std::shared_ptr<SandboxPrediction> prediction, SandboxWork work, const SandboxWorkshop &shop,
                         const QString &folder, QObject *parent);
    ~SandboxPredictionRun() override;

    /// Goes on from the prediction's state: one that was processing before a crash begins its work again.
    void start();
    /// Ends it: Aborted before it has begun, Canceled after.
    void stop();
    const SandboxPrediction &prediction() const { return *m_prediction; }

signals:
    void started();
    void logged();
    void outputChanged();
    /// The last one; the prediction is final.
    void ended();

private:
    std::chrono::milliseconds paced(std::chrono::milliseconds time) const;
    void begin();
    void stepDone();
    void makeNext();
    void made();
    void finishIfDone();
    void tellStory();
    void fail(const QJsonValue &error);
    void end(SandboxPredictionState state);
    void log(const QString &line);
    void logProgress(int done, int of);

    std::shared_ptr<SandboxPrediction> m_prediction;
    SandboxWork m_work;
    SandboxWorkshop m_shop;
    QString m_folder;
    std::stop_source m_stop;
    QTimer m_timer;
    QFutureWatcher<Result<SandboxProduct>> m_maker;
    QStringList m_addresses;
    QJsonArray m_values;
    PieceSource *m_story = nullptr;
    StopFilter m_filter{{}};
    int m_steps = 0;
    int m_made = 0;
    int m_tokens = 0;
    int m_toldPercent = 0;
    bool m_over = false;
};

} // namespace bakeoff
