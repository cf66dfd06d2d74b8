// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/httpmessage.h"
#include "sandbox/replicate/createlimit.h"
#include "sandbox/replicate/deployments.h"
#include "sandbox/replicate/filedelivery.h"
#include "sandbox/replicate/mediamodels.h"
#include "sandbox/replicate/predictionrun.h"
#include "sandbox/replicate/predictionstore.h"
#include "sandbox/replicate/replicateoptions.h"
#include "sandbox/replicate/uploads.h"

#include <QPointer>
#include <QRandomGenerator>
#include <QSet>
#include <QThreadPool>

#include <functional>
#include <variant>

namespace bakeoff {

class HttpConnection;
class SandboxPredictionEvents;
class SandboxWebhooks;

/// Replicate's API in the sandbox: `/v1` with its streams, the files of outputs at `/files`, and for tests
///   GET, PATCH /sandbox/settings   the whole numbers of SandboxReplicateOptions
///   GET        /sandbox/creations  how many predictions were created of each fingerprint (model, version, input)
/// The key is "sandbox". One thread, which it never blocks but to write small files.
class SandboxReplicate : public QObject {
    Q_OBJECT
public:
    /// \param storyPool of text; outlives this, as does the clock
    /// \param root gives "http://127.0.0.1:PORT"
    SandboxReplicate(const SandboxReplicateOptions &options, const Clock &clock, QThreadPool &storyPool,
                     std::function<QString()> root, QObject *parent = nullptr);
    ~SandboxReplicate() override;

    /// Reads the folder and goes on with what was running in it.
    Status open(std::shared_ptr<const StoryModel> story);
    /// \return false where the address is none of these
    bool handle(HttpConnection &connection, const HttpRequest &request);
    /// Predictions that have not ended: a sandbox does not go while there are any.
    int running() const { return static_cast<int>(m_runs.size()); }

signals:
    void runningChanged(int count);

private:
    /// What a request to create a prediction names: the model and how it was reached.
    struct Target {
        const SandboxMediaModel *model = nullptr;
        const SandboxModelVersion *version = nullptr;
        QString wireVersion;
        QString deployment;
    };
    struct Waiter {
        QPointer<HttpConnection> connection;
        QString prediction;
        QByteArray applied; ///< "wait=60"
    };

    // sandboxreplicate.cpp
    void api(HttpConnection &connection, const HttpRequest &request);
    void answer(HttpConnection &connection, HttpReply reply, const SandboxRateLimit &limit) const;
    HttpReply settings(const HttpRequest &request);
    void housekeep();
    QString newId();
    SandboxInputReader inputReader() const;
    QString root() const { return m_root(); }

    // predictionroutes.cpp
    void predictions(HttpConnection &connection, const HttpRequest &request, const QStringList &path);
    HttpReply listPredictions(const HttpRequest &request) const;
    void create(HttpConnection &connection, const HttpRequest &request, const Target &target, const QJsonObject &body);
    std::optional<HttpReply> refusal(const Target &target, const QByteArray &fingerprint);
    bool losesRequest(HttpConnection &connection, const Target &target) const;
    void answerCreated(HttpConnection &connection, const HttpRequest &request, const Target &target,
                       const std::shared_ptr<SandboxPrediction> &prediction);
    void wait(HttpConnection &connection, const SandboxPrediction &prediction, int seconds);
    void answerWaiters(const SandboxPrediction &prediction, bool inlined);
    QByteArray fingerprintOf(const Target &target, const QJsonObject &input) const;
    QJsonValue withFileSums(const QJsonValue &value) const;
    HttpReply predictionReply(const SandboxPrediction &prediction, int status = 200) const;
    QJsonObject jsonOf(const SandboxPrediction &prediction) const;
    QString streamPathOf(const SandboxPrediction &prediction) const;
    const SandboxMediaModel *modelOf(const SandboxPrediction &prediction) const;
    std::variant<Target, HttpReply> targetOf(const QStringList &path, const QJsonObject &body) const;

    // predictioncourse.cpp
    void launch(const std::shared_ptr<SandboxPrediction> &prediction);
    void tellHook(const SandboxPrediction &prediction, const QString &event);
    void updateStreams(const SandboxPrediction &prediction);
    void saveSoon(const QString &id);

    // filesroutes.cpp
    void openStream(HttpConnection &connection, const QString &id);
    HttpReply files(const HttpRequest &request, const QStringList &path);
    HttpReply upload(const HttpRequest &request);
    HttpReply download(const HttpRequest &request, const SandboxUpload &upload);
    QJsonObject fileJson(const SandboxUpload &upload) const;
    QString signatureOf(const QString &id, qint64 expiry) const;
    void deliver(HttpConnection &connection, const HttpRequest &request);
    void deliverExample(HttpConnection &connection, const HttpRequest &request, const QString &model,
                        const QString &fileName);

    SandboxReplicateOptions m_options;
    const Clock &m_clock;
    QThreadPool &m_storyPool;
    QThreadPool m_pool;
    std::function<QString()> m_root;
    std::shared_ptr<const StoryModel> m_story;
    SandboxMediaModels m_models;
    SandboxPredictionStore m_store;
    SandboxUploads m_uploads;
    SandboxDeployments m_deployments;
    SandboxFileDelivery m_delivery;
    std::unique_ptr<SandboxWebhooks> m_webhooks;
    SandboxRateLimit m_creates, m_others, m_fewCreates;
    QByteArray m_filesKey;
    QHash<QString, SandboxPredictionRun *> m_runs;
    QList<QPointer<SandboxPredictionEvents>> m_streams;
    QList<Waiter> m_waiters;
    QSet<QByteArray> m_refusedOnce;
    QHash<QString, int> m_looks;
    QSet<QString> m_unsaved;
    QHash<QString, QByteArray> m_examples;
    QTimer m_saver, m_ticker;
    QRandomGenerator m_random;
};

/// The bytes of a model's own example, made on the calling thread. Error where it has no file.
Result<SandboxProduct> sandboxExampleProduct(const SandboxMediaModel &model);

} // namespace bakeoff
