// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/provider.h"

#include <QList>
#include <QPointer>

namespace bakeoff {

/// A chat that does what a test tells it to.
class FakeChat final : public ChatStream {
    Q_OBJECT
public:
    using ChatStream::ChatStream;

    void abort() override;
    void send(const QString &text, const QString &reasoning = {}, std::chrono::nanoseconds at = {});
    void end(ChatOutcome outcome = {});
    bool aborted() const { return m_aborted; }

private:
    bool m_aborted = false;
    bool m_ended = false;
};

/// A provider without a network: hands out FakeChats and keeps what was asked of it.
class FakeProvider final : public Provider, public TextProvider {
public:
    const ProviderConfig &config() const override { return m_config; }
    TextProvider *text() override { return this; }
    std::unique_ptr<ChatStream> chat(const ChatRequest &request, const std::optional<ModelInfo> &model) override;
    void fetchModels(QObject *context, Done<QList<ModelInfo>> done) override;
    void testAccount(QObject *context, Done<AccountInfo> done) override;
    bool hasGenerationLookup() const override { return lookup.has_value(); }
    void fetchGeneration(const QString &generationId, QObject *context, Done<GenerationInfo> done) override;

    QList<ChatRequest> requests;
    QPointer<FakeChat> last; ///< the newest chat
    std::optional<Result<GenerationInfo>> lookup;
    int lookups = 0;

private:
    ProviderConfig m_config{.name = QStringLiteral("fake")};
};

} // namespace bakeoff
