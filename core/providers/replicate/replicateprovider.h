// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/prediction.h"
#include "providers/provider.h"

#include <memory>

namespace bakeoff {

class ReplicateApi;

/// Replicate, or whoever speaks its HTTP API (the sandbox). Every call is one request, except: the catalogue, a
/// deployment's schema and a pinned version (two), the list of collections (one a page). Rate limits are reported
/// (rateAllowance()), not waited for.
class ReplicateProvider final : public Provider, public PredictionProvider, public TextProvider {
public:
    ReplicateProvider(const ProviderConfig &config, const QByteArray &key, const Clock &clock);
    ~ReplicateProvider() override;

    const ProviderConfig &config() const override;
    PredictionProvider *predictions() override { return this; }
    TextProvider *text() override { return this; }

    /// At Replicate itself models are found by searching; the catalogue holds the account's own deployments and models,
    /// those it ran lately, official and language models. Elsewhere it holds all models.
    void fetchModels(QObject *context, bakeoff::Done<QList<ModelInfo>> done) override;
    /// The account's name; what is left on it Replicate does not say.
    void testAccount(QObject *context, bakeoff::Done<AccountInfo> done) override;

    /// Refused, with BadInput or NoKey, also for what cannot be sent at all.
    void submit(const PredictionRequest &request, QObject *context, std::function<void()> sent,
                std::function<void(Submission)> done) override;
    void fetchPrediction(const QString &id, QObject *context, PredictionProvider::Done<Prediction> done) override;
    void cancelPrediction(const QString &id, QObject *context, PredictionProvider::Done<Prediction> done) override;
    bool hasPredictionList() const override { return true; }
    void fetchPredictions(const PredictionFilter &filter, const QUrl &page, QObject *context,
                          PredictionProvider::Done<PredictionPage> done) override;
    std::unique_ptr<PredictionStream> stream(const Prediction &prediction) override;

    /// Also "owner/name:version".
    void fetchPredictionModel(const QString &id, const QString &version, QObject *context,
                              PredictionProvider::Done<PredictionModel> done) override;
    bool hasModelSearch() const override { return true; }
    void searchModels(const QString &text, QObject *context,
                      PredictionProvider::Done<QList<PredictionModel>> done) override;
    bool hasCollections() const override { return true; }
    void fetchCollections(QObject *context, PredictionProvider::Done<QList<ModelCollection>> done) override;
    void fetchCollection(const QString &slug, QObject *context,
                         PredictionProvider::Done<ModelCollection> done) override;

    qint64 inlineLimit() const override { return qint64{256} * 1024; }
    bool hasUploads() const override { return true; }
    void upload(const QString &filePath, const QString &name, const QByteArray &mimeType, QObject *context,
                std::function<void(qint64)> progress, PredictionProvider::Done<UploadedFile> done) override;
    HttpRequest fileRequest(const QUrl &url) const override;
    RateAllowance rateAllowance() const override;
    bool hasWebHooks() const override { return true; }
    void fetchWebHookSecret(QObject *context, PredictionProvider::Done<QByteArray> done) override;

    std::unique_ptr<ChatStream> chat(const ChatRequest &request, const std::optional<ModelInfo> &model) override;

private:
    const std::shared_ptr<ReplicateApi> m_api; ///< chats and what is asked outlive their provider
};

} // namespace bakeoff
