// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/account.h"
#include "providers/openai/chatdialect.h"
#include "providers/provider.h"

namespace bakeoff {

/// Any server that speaks the OpenAI dialect. `key` empty: none is sent.
class OpenAiProvider final : public Provider, public TextProvider {
public:
    OpenAiProvider(const ProviderConfig &config, const QByteArray &key, const Clock &clock);

    const ProviderConfig &config() const override { return m_account.config(); }
    TextProvider *text() override { return this; }
    void fetchModels(QObject *context, Done<QList<ModelInfo>> done) override;
    /// Lists the models: the one call that costs nothing and that every such server has.
    void testAccount(QObject *context, Done<AccountInfo> done) override;

    std::unique_ptr<ChatStream> chat(const ChatRequest &request, const std::optional<ModelInfo> &model) override;

private:
    Account m_account;
    ChatDialect m_dialect;
    std::shared_ptr<bool> m_refusesStreamOptions = std::make_shared<bool>(false);
};

/// A chat of `account` in `dialect`; every failure before sending arrives through it.
std::unique_ptr<ChatStream> startChat(const Account &account, const ChatDialect &dialect, const ChatRequest &request,
                                      const std::optional<ModelInfo> &model,
                                      const std::shared_ptr<bool> &refusesStreamOptions);

} // namespace bakeoff
