// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/openai/openaiprovider.h"

#include "base/clock.h"
#include "providers/openai/openaichat.h"
#include "providers/openai/openaimodels.h"
#include "providers/providerconfig.h"

#include <utility>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLargestStream = qint64{512} * 1024 * 1024;

} // namespace

std::unique_ptr<ChatStream> startChat(const Account &account, const ChatDialect &dialect, const ChatRequest &request,
                                      const std::optional<ModelInfo> &model,
                                      const std::shared_ptr<bool> &refusesStreamOptions)
{
    ChatDialect plain = dialect;
    plain.streamOptions = false;
    const bool usesStreamOptions =
        dialect.streamOptions && request.stream && !(refusesStreamOptions && *refusesStreamOptions);
    const QByteArray body = chatBody(request, usesStreamOptions ? dialect : plain);
    const bool large = body.size() > kKeptRequest &&
                       std::ranges::any_of(request.messages,
                                           [](const ChatMessage &message) { return !message.attachments.isEmpty(); });
    const QByteArray kept =
        large ? chatBody(request, usesStreamOptions ? dialect : plain, AttachmentBytes::LeftOut) : QByteArray();
    const QStringList ignored = ignoredParameters(request, dialect, model);

    Status ready = checkChat(request, dialect);
    if (ready)
        ready = account.checkKey();
    if (!ready)
        return std::make_unique<OpenAiChat>(ready.error(), large ? kept : body, ignored, account.clock());

    HttpRequest http = account.request(HttpRequest::Method::Post, apiUrl(account.baseUrl(), u"chat/completions"_s));
    http.headers.append(QHttpHeaders::WellKnownHeader::ContentType, "application/json");
    if (request.stream)
        http.headers.replaceOrAppend(QHttpHeaders::WellKnownHeader::Accept, "text/event-stream, application/json");
    http.body = body;
    http.submitOnce = true;
    http.timeouts = chatTimeouts(account.config(), request.stream);
    if (const auto silence = request.longestSilence)
        http.timeouts = {.connect = std::min(http.timeouts.connect, *silence), .firstByte = *silence, .idle = *silence};
    http.limits.body = kLargestStream;
    return std::make_unique<OpenAiChat>(
        OpenAiChat::Setup{.client = account.client(),
                          .request = http,
                          .dialect = dialect,
                          .ignored = ignored,
                          .key = account.key(),
                          .kept = kept,
                          .plainBody = usesStreamOptions ? chatBody(request, plain) : QByteArray(),
                          .refusesStreamOptions = refusesStreamOptions},
        account.clock());
}

OpenAiProvider::OpenAiProvider(const ProviderConfig &config, const QByteArray &key, const Clock &clock)
    : m_account(config, key, {}, clock)
    , m_dialect(chatDialect(config.kind, config.preset))
{
}

void OpenAiProvider::fetchModels(QObject *context, Done<QList<ModelInfo>> done)
{
    m_account.getJson(
        apiUrl(m_account.baseUrl(), u"models"_s), context,
        [preset = config().preset, clock = &m_account.clock(), done = std::move(done)](const Result<JsonNode> &root) {
            if (root)
                done(parseOpenAiModels(*root, preset, clock->nowUtc()));
            else
                done(root.error());
        });
}

void OpenAiProvider::testAccount(QObject *context, Done<AccountInfo> done)
{
    fetchModels(context, [done = std::move(done)](const Result<QList<ModelInfo>> &models) {
        if (models)
            done(AccountInfo{.models = int(models->size())});
        else
            done(models.error());
    });
}

std::unique_ptr<ChatStream> OpenAiProvider::chat(const ChatRequest &request, const std::optional<ModelInfo> &model)
{
    return startChat(m_account, m_dialect, request, model, m_refusesStreamOptions);
}

} // namespace bakeoff
