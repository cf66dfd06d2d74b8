// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/openrouter/openrouterprovider.h"

#include "base/clock.h"
#include "providers/openai/openaiprovider.h"
#include "providers/openrouter/openrouterdata.h"
#include "providers/providerconfig.h"

#include <QPointer>
#include <QSet>
#include <QUrlQuery>

#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostPages = 100;

/// Model ids hold slashes and colons, both of which stay as they are in a path.
QString pathOfModel(const QString &id)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(id, "/:~"));
}

/// Fetches page after page.
class ModelPages : public std::enable_shared_from_this<ModelPages> {
public:
    ModelPages(std::shared_ptr<const Account> account, QString source, QObject *context, Done<QList<ModelInfo>> done)
        : m_account(std::move(account))
        , m_source(std::move(source))
        , m_context(context)
        , m_done(std::move(done))
    {
    }

    void get(const QUrl &url)
    {
        ++m_pages;
        m_account->getJson(url, m_context, [self = shared_from_this(), url](const Result<JsonNode> &root) {
            if (root)
                self->take(url, parseOpenRouterModels(*root, self->m_source, self->m_account->clock().nowUtc()));
            else
                self->m_done(root.error());
        });
    }

private:
    void take(const QUrl &url, const Result<ModelPage> &page)
    {
        if (!page) {
            m_done(page.error());
            return;
        }
        qsizetype added = 0;
        for (const ModelInfo &model : page->models) {
            if (m_seen.contains(model.id))
                continue;
            m_seen.insert(model.id);
            m_models.append(model);
            ++added;
        }
        // A page without anything new ends it: a link that leads in a circle must not.
        const std::optional<QUrl> next = nextPage(url, *page);
        if (!next || added == 0) {
            m_done(m_models);
            return;
        }
        if (next->host() != url.host() || next->port() != url.port() || next->scheme() != url.scheme()) {
            m_done(Error{.kind = ErrorKind::ForeignHost, .detail = u"the next page is on another host"_s});
            return;
        }
        if (m_pages >= kMostPages) {
            m_done(Error{.kind = ErrorKind::LimitExceeded, .detail = u"more than %1 pages"_s.arg(kMostPages)});
            return;
        }
        get(*next);
    }

    std::optional<QUrl> nextPage(const QUrl &url, const ModelPage &page) const
    {
        if (!page.next.isEmpty())
            return url.resolved(QUrl(page.next));
        if (!page.total || *page.total <= m_models.size())
            return std::nullopt;
        QUrlQuery query(url);
        query.removeAllQueryItems(u"offset"_s);
        query.addQueryItem(u"offset"_s, QString::number(m_models.size()));
        QUrl next = url;
        next.setQuery(query);
        return next;
    }

    std::shared_ptr<const Account> m_account;
    QString m_source;
    QPointer<QObject> m_context;
    Done<QList<ModelInfo>> m_done;
    QList<ModelInfo> m_models;
    QSet<QString> m_seen;
    int m_pages = 0;
};

} // namespace

QHttpHeaders openRouterHeaders()
{
    QHttpHeaders headers;
    headers.append("X-OpenRouter-Title"_L1, "Bakeoff"_L1);
    headers.append("X-OpenRouter-Metadata"_L1, "enabled"_L1); // which host served, and which were tried
    headers.append("X-OpenRouter-Cache"_L1, "false"_L1);
    return headers;
}

OpenRouterProvider::OpenRouterProvider(const ProviderConfig &config, const QByteArray &key, const Clock &clock)
    : m_account(std::make_shared<Account>(config, key, openRouterHeaders(), clock))
    , m_dialect(chatDialect(config.kind, config.preset))
{
}

QString OpenRouterProvider::priceSource() const
{
    return presetInfo(config().preset).id + " catalogue"_L1;
}

void OpenRouterProvider::fetchModels(QObject *context, Done<QList<ModelInfo>> done)
{
    // Without output_modalities only text models are listed.
    std::make_shared<ModelPages>(m_account, priceSource(), context, std::move(done))
        ->get(apiUrl(m_account->baseUrl(), u"models"_s, u"output_modalities=all"_s));
}

void OpenRouterProvider::testAccount(QObject *context, Done<AccountInfo> done)
{
    m_account->getJson(apiUrl(m_account->baseUrl(), u"key"_s), context,
                       [account = m_account, source = priceSource(), guard = QPointer(context),
                        done = std::move(done)](const Result<JsonNode> &root) {
                           const Result<AccountInfo> key =
                               root ? parseKeyInfo(*root) : Result<AccountInfo>(root.error());
                           if (!key) {
                               done(key.error());
                               return;
                           }
                           const auto counted = [done, info = *key](const Result<QList<ModelInfo>> &models) {
                               if (!models) {
                                   done(models.error());
                                   return;
                               }
                               AccountInfo found = info;
                               found.models = int(models->size());
                               done(found);
                           };
                           std::make_shared<ModelPages>(account, source, guard, counted)
                               ->get(apiUrl(account->baseUrl(), u"models"_s, u"output_modalities=all"_s));
                       });
}

void OpenRouterProvider::fetchEndpoints(const QString &modelId, QObject *context, Done<QList<ModelEndpoint>> done)
{
    m_account->getJson(
        apiUrl(m_account->baseUrl(), u"models/"_s + pathOfModel(modelId) + u"/endpoints"_s), context,
        [source = priceSource(), clock = &m_account->clock(), done = std::move(done)](const Result<JsonNode> &root) {
            if (root)
                done(parseEndpoints(*root, source, clock->nowUtc()));
            else
                done(root.error());
        });
}

void OpenRouterProvider::fetchGeneration(const QString &generationId, QObject *context, Done<GenerationInfo> done)
{
    const QString query = u"id="_s + QString::fromLatin1(QUrl::toPercentEncoding(generationId));
    m_account->getJson(apiUrl(m_account->baseUrl(), u"generation"_s, query), context,
                       [done = std::move(done)](const Result<JsonNode> &root) {
                           if (root)
                               done(parseGeneration(*root));
                           else
                               done(root.error());
                       });
}

void OpenRouterProvider::fetchSpending(QObject *context, Done<AccountSpending> done)
{
    m_account->getJson(apiUrl(m_account->baseUrl(), u"key"_s), context,
                       [done = std::move(done)](const Result<JsonNode> &root) {
                           if (root)
                               done(parseKeySpending(*root));
                           else
                               done(root.error());
                       });
}

std::unique_ptr<ChatStream> OpenRouterProvider::chat(const ChatRequest &request, const std::optional<ModelInfo> &model)
{
    return startChat(*m_account, m_dialect, request, model, {});
}

} // namespace bakeoff
