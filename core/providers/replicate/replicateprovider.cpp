// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/replicate/replicateprovider.h"

#include "base/clock.h"
#include "providers/providerconfig.h"
#include "providers/replicate/replicateapi.h"
#include "providers/replicate/replicatecatalog.h"
#include "providers/replicate/replicatechat.h"
#include "providers/replicate/replicatedata.h"
#include "providers/replicate/replicatestream.h"
#include "providers/replicate/replicateupload.h"
#include "providers/webhooksignature.h"

#include <QPointer>

#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostCollectionPages = 20;

template <typename T>
using DoneWith = std::function<void(Result<T>)>;

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

/// "2026-01-02T03:04:05.678901Z"
QString isoTime(UtcMicros time)
{
    return time.toDateTime().toString(u"yyyy-MM-ddTHH:mm:ss"_s)
        + u".%1Z"_s.arg((time.value % 1'000'000 + 1'000'000) % 1'000'000, 6, 10, QLatin1Char('0'));
}

/// Hands on what `parse` makes of the answer.
template <typename T, typename Parse>
auto parsed(DoneWith<T> done, Parse parse)
{
    return [done = std::move(done), parse](const Result<ReplicateApi::Answer> &answer) {
        if (answer)
            done(parse(answer->root));
        else
            done(answer.error());
    };
}

class CollectionPages : public std::enable_shared_from_this<CollectionPages> {
public:
    CollectionPages(std::shared_ptr<ReplicateApi> api, QObject *context, DoneWith<QList<ModelCollection>> done)
        : m_api(std::move(api))
        , m_context(context)
        , m_done(std::move(done))
    {
    }

    void get(const QUrl &url)
    {
        m_api->get(url, m_context, [self = shared_from_this()](const Result<ReplicateApi::Answer> &answer) {
            if (answer)
                self->take(parseReplicateCollections(answer->root));
            else
                self->m_done(answer.error());
        });
    }

private:
    void take(const Result<ReplicatePage<ModelCollection>> &page)
    {
        if (!page)
            return m_done(page.error());
        m_collections += page->items;
        // An empty page ends it too: a link that leads in a circle must not.
        if (page->next.isEmpty() || page->items.isEmpty() || ++m_pages >= kMostCollectionPages)
            m_done(m_collections);
        else
            get(page->next);
    }

    std::shared_ptr<ReplicateApi> m_api;
    QPointer<QObject> m_context;
    DoneWith<QList<ModelCollection>> m_done;
    QList<ModelCollection> m_collections;
    int m_pages = 0;
};

/// Replicate itself has thousands of models.
ReplicateListing listingOf(const ProviderConfig &config)
{
    const QString host = config.baseUrl.host().toLower();
    return host.endsWith(kReplicateHosts) ? ReplicateListing::Chosen : ReplicateListing::Whole;
}

void withoutSchemas(QList<PredictionModel> &models)
{
    for (PredictionModel &model : models)
        model.schema.clear();
}

} // namespace

ReplicateProvider::ReplicateProvider(const ProviderConfig &config, const QByteArray &key, const Clock &clock)
    : m_api(std::make_shared<ReplicateApi>(config, key, clock))
{
}

ReplicateProvider::~ReplicateProvider() = default;

const ProviderConfig &ReplicateProvider::config() const
{
    return m_api->account().config();
}

void ReplicateProvider::fetchModels(QObject *context, bakeoff::Done<QList<ModelInfo>> done)
{
    fetchReplicateCatalog(m_api, listingOf(config()), context, std::move(done));
}

void ReplicateProvider::testAccount(QObject *context, bakeoff::Done<AccountInfo> done)
{
    m_api->get(m_api->url(u"account"_s), context,
               [api = m_api, guard = QPointer(context), done = std::move(done)](const Result<ReplicateApi::Answer> &answer) {
                   const Result<AccountInfo> account =
                       answer ? parseReplicateAccount(answer->root) : Result<AccountInfo>(answer.error());
                   if (!account)
                       return done(account.error());
                   fetchReplicateCatalog(api, listingOf(api->account().config()), guard, [done, info = *account](const Result<QList<ModelInfo>> &models) {
                       if (!models)
                           return done(models.error());
                       AccountInfo found = info;
                       found.models = int(models->size());
                       done(found);
                   });
               });
}

void ReplicateProvider::submit(const PredictionRequest &request, QObject *context, std::function<void()> sent,
                               std::function<void(Submission)> done)
{
    m_api->submit(
        request, context,
        [sent = std::move(sent)](const HttpClocks &) {
            if (sent)
                sent();
        },
        [done = std::move(done)](Submission submission, const HttpClocks &) { done(std::move(submission)); });
}

void ReplicateProvider::fetchPrediction(const QString &id, QObject *context, PredictionProvider::Done<Prediction> done)
{
    m_api->get(m_api->url(u"predictions/"_s + encoded(id)), context, parsed<Prediction>(std::move(done), parsePrediction));
}

void ReplicateProvider::cancelPrediction(const QString &id, QObject *context, PredictionProvider::Done<Prediction> done)
{
    const QString path = u"predictions/"_s + encoded(id);
    m_api->post(m_api->url(path + u"/cancel"_s), context,
                [api = m_api, path, guard = QPointer(context), done = std::move(done)](const Result<ReplicateApi::Answer> &answer) {
                    if (answer)
                        return done(parsePrediction(answer->root));
                    // One that has ended cannot be cancelled: then what it came to is the answer.
                    if (answer.error().kind != ErrorKind::BadInput || !answer.error().httpStatus)
                        return done(answer.error());
                    api->get(api->url(path), guard, [done, refusal = answer.error()](const Result<ReplicateApi::Answer> &now) {
                        const Result<Prediction> prediction =
                            now ? parsePrediction(now->root) : Result<Prediction>(now.error());
                        done(prediction && !isFinal(prediction->status) ? Result<Prediction>(refusal) : prediction);
                    });
                });
}

void ReplicateProvider::fetchPredictions(const PredictionFilter &filter, const QUrl &page, QObject *context,
                                         PredictionProvider::Done<PredictionPage> done)
{
    QStringList query;
    if (filter.createdAfter)
        query.append(u"created_after="_s + encoded(isoTime(*filter.createdAfter)));
    if (filter.createdBefore)
        query.append(u"created_before="_s + encoded(isoTime(*filter.createdBefore)));
    m_api->get(page.isEmpty() ? m_api->url(u"predictions"_s, query.join(u'&')) : page, context,
               parsed<PredictionPage>(std::move(done), parsePredictionPage));
}

std::unique_ptr<PredictionStream> ReplicateProvider::stream(const Prediction &prediction)
{
    if (prediction.streamUrl.isEmpty())
        return nullptr;
    return std::make_unique<ReplicateStream>(m_api, prediction.streamUrl);
}

void ReplicateProvider::fetchPredictionModel(const QString &id, const QString &version, QObject *context,
                                             PredictionProvider::Done<PredictionModel> done)
{
    fetchReplicateModel(m_api, id, version, context, std::move(done));
}

void ReplicateProvider::searchModels(const QString &text, QObject *context,
                                     PredictionProvider::Done<QList<PredictionModel>> done)
{
    m_api->get(m_api->url(u"search"_s, u"limit=50&query="_s + encoded(text)), context,
               parsed<QList<PredictionModel>>(std::move(done), parseReplicateSearch));
}

void ReplicateProvider::fetchCollections(QObject *context, PredictionProvider::Done<QList<ModelCollection>> done)
{
    std::make_shared<CollectionPages>(m_api, context, std::move(done))->get(m_api->url(u"collections"_s));
}

void ReplicateProvider::fetchCollection(const QString &slug, QObject *context,
                                        PredictionProvider::Done<ModelCollection> done)
{
    m_api->get(m_api->url(u"collections/"_s + encoded(slug)), context,
               parsed<ModelCollection>(std::move(done), [](const JsonNode &root) {
                   Result<ModelCollection> collection = parseReplicateCollection(root);
                   if (collection)
                       withoutSchemas(collection->models);
                   return collection;
               }));
}

void ReplicateProvider::upload(const QString &filePath, const QString &name, const QByteArray &mimeType,
                               QObject *context, std::function<void(qint64)> progress,
                               PredictionProvider::Done<UploadedFile> done)
{
    uploadToReplicate(m_api, filePath, name, mimeType, context, std::move(progress), std::move(done));
}

HttpRequest ReplicateProvider::fileRequest(const QUrl &url) const
{
    HttpRequest request = m_api->account().request(HttpRequest::Method::Get, url);
    if (!m_api->isOwn(url))
        request.headers.removeAll(QHttpHeaders::WellKnownHeader::Authorization);
    request.headers.replaceOrAppend(QHttpHeaders::WellKnownHeader::Accept, "*/*");
    return request;
}

RateAllowance ReplicateProvider::rateAllowance() const
{
    return m_api->allowance();
}

void ReplicateProvider::fetchWebHookSecret(QObject *context, PredictionProvider::Done<QByteArray> done)
{
    m_api->get(m_api->url(u"webhooks/default/secret"_s), context,
               parsed<QByteArray>(std::move(done), [](const JsonNode &root) -> Result<QByteArray> {
                   const QByteArray secret = root["key"].string().toLatin1();
                   if (!webHookKey(secret))
                       return Error{.kind = ErrorKind::BadReply, .detail = u"no secret of web hooks"_s};
                   return secret;
               }));
}

std::unique_ptr<ChatStream> ReplicateProvider::chat(const ChatRequest &request, const std::optional<ModelInfo> &)
{
    return startReplicateChat(m_api, request);
}

} // namespace bakeoff
