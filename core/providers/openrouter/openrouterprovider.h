// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/account.h"
#include "providers/openai/chatdialect.h"
#include "providers/provider.h"

namespace bakeoff {

/// Headers of every request, besides the key.
QHttpHeaders openRouterHeaders();

/// OpenRouter, and the sandbox, which speaks as OpenRouter does. The response cache is off: a hit would make latency
/// and cost look like nothing.
class OpenRouterProvider final : public Provider, public TextProvider {
public:
    OpenRouterProvider(const ProviderConfig &config, const QByteArray &key, const Clock &clock);

    const ProviderConfig &config() const override { return m_account->config(); }
    TextProvider *text() override { return this; }
    /// All modalities, all pages.
    void fetchModels(QObject *context, Done<QList<ModelInfo>> done) override;
    /// GET /key, then the models. (/models alone answers without a key.)
    void testAccount(QObject *context, Done<AccountInfo> done) override;
    bool hasEndpoints() const override { return true; }
    void fetchEndpoints(const QString &modelId, QObject *context, Done<QList<ModelEndpoint>> done) override;
    bool hasGenerationLookup() const override { return true; }
    void fetchGeneration(const QString &generationId, QObject *context, Done<GenerationInfo> done) override;
    /// GET /key: what this key spent, whoever used it.
    bool hasSpending() const override { return true; }
    void fetchSpending(QObject *context, Done<AccountSpending> done) override;

    std::unique_ptr<ChatStream> chat(const ChatRequest &request, const std::optional<ModelInfo> &model) override;

private:
    QString priceSource() const;

    std::shared_ptr<const Account> m_account; ///< a fetch of many pages outlives its provider
    ChatDialect m_dialect;
};

} // namespace bakeoff
