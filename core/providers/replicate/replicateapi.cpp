// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/replicate/replicateapi.h"

#include "base/clock.h"
#include "net/redaction.h"
#include "providers/providerconfig.h"
#include "providers/replicate/replicatedata.h"
#include "providers/replicate/replicateerrors.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype kKeptBody = qsizetype{256} * 1024;
/// Beyond this a search for everything that may be a key would hold up the streams of this thread.
constexpr qsizetype kSearchedWhole = qsizetype{32} * 1024;
constexpr qsizetype kKeptDataUri = 1024; // characters
/// In place of what follows the comma of a data URI, where '<' cannot stand.
constexpr QLatin1StringView kLeftOut{"<left out: "};
constexpr auto kShortestDeadline = 5s;
constexpr auto kSchemaLife = 1h;

QByteArray withoutSecrets(QByteArray text, const QByteArray &key)
{
    if (text.size() <= kSearchedWhole)
        return redacted(text, QByteArrayList{key});
    constexpr qsizetype kShortestSecret = 6;
    if (key.size() >= kShortestSecret)
        text.replace(key, kRedacted);
    return text;
}

QJsonValue withoutLongFiles(const QJsonValue &value)
{
    if (value.isString()) {
        const QString text = value.toString();
        const qsizetype comma = text.indexOf(u',');
        if (text.size() <= kKeptDataUri || !text.startsWith("data:"_L1) || comma < 0)
            return value;
        return text.left(comma + 1) + kLeftOut + u"%1 characters>"_s.arg(text.size() - comma - 1);
    }
    if (value.isArray()) {
        QJsonArray kept;
        for (const QJsonValue item : value.toArray())
            kept.append(withoutLongFiles(item));
        return kept;
    }
    if (value.isObject()) {
        QJsonObject kept = value.toObject();
        for (auto it = kept.begin(); it != kept.end(); ++it)
            *it = withoutLongFiles(*it);
        return kept;
    }
    return value;
}

Error badInput(const QString &detail)
{
    return {.kind = ErrorKind::BadInput, .detail = detail};
}

/// One submission under way. Belongs to the client, so that it can be waited for after its provider went; ends with
/// its context. Deletes itself.
class SubmitRun final : public QObject {
public:
    using Sent = std::function<void(const HttpClocks &)>;
    using DoneWith = std::function<void(Submission, const HttpClocks &)>;

    SubmitRun(std::shared_ptr<ReplicateApi> api, const HttpRequest &request, QObject *context, Sent sent, DoneWith done)
        : QObject(api->client())
        , m_api(std::move(api))
        , m_exchange(m_api->account().client()->send(request))
        , m_sent(std::move(sent))
        , m_done(std::move(done))
        , m_rawRequest(keptPredictionBody(request.body, m_api->account().key()))
    {
        if (context != parent())
            connect(context, &QObject::destroyed, this, [this] { delete this; });
        connect(m_exchange.get(), &HttpExchange::requestSent, this, [this] {
            if (const auto tell = std::exchange(m_sent, {}))
                tell(m_exchange->clocks());
        });
        connect(m_exchange.get(), &HttpExchange::bytesReceived, this, [this](const QByteArray &bytes) { m_body += bytes; });
        connect(m_exchange.get(), &HttpExchange::finished, this, [this](const HttpOutcome &outcome) { end(outcome); });
    }

private:
    void end(const HttpOutcome &outcome)
    {
        const int status = m_exchange->status();
        m_api->learn(status, m_exchange->headers());
        Submission submission = submissionOf(m_api->replyOf(status, m_exchange->headers()), m_body, outcome);
        if (submission.error)
            m_api->learnWait(*submission.error);
        submission.rawRequest = m_rawRequest;
        if (status != 0)
            submission.rawResponse = m_api->rawResponse(status, m_exchange->headers(), m_body);
        const DoneWith done = std::move(m_done);
        const HttpClocks clocks = m_exchange->clocks();
        deleteLater();
        done(std::move(submission), clocks);
    }

    std::shared_ptr<ReplicateApi> m_api;
    std::unique_ptr<HttpExchange> m_exchange;
    Sent m_sent;
    DoneWith m_done;
    QByteArray m_rawRequest;
    QByteArray m_body;
};

} // namespace

ReplicateApi::ReplicateApi(const ProviderConfig &config, const QByteArray &key, const Clock &clock)
    : m_account(config, key, {}, clock)
{
}

QUrl ReplicateApi::url(const QString &path, const QString &query) const
{
    return apiUrl(m_account.baseUrl(), path, query);
}

bool ReplicateApi::isOwn(const QUrl &url) const
{
    const QUrl &base = m_account.baseUrl();
    const int usual = base.scheme() == "https"_L1 ? 443 : 80;
    return url.isValid() && url.userInfo().isEmpty() && url.scheme() == base.scheme()
        && url.host().compare(base.host(), Qt::CaseInsensitive) == 0 && url.port(usual) == base.port(usual)
        && QUrl(url.adjusted(QUrl::NormalizePathSegments)).path().startsWith(base.path() + u'/');
}

void ReplicateApi::get(const QUrl &url, QObject *context, Done<Answer> done)
{
    fetch(m_account.request(HttpRequest::Method::Get, url), context, std::move(done));
}

void ReplicateApi::post(const QUrl &url, QObject *context, Done<Answer> done)
{
    fetch(m_account.request(HttpRequest::Method::Post, url), context, std::move(done));
}

void ReplicateApi::fetch(HttpRequest request, QObject *context, Done<Answer> done)
{
    const Status ready = isOwn(request.url) ? m_account.checkKey()
                                            : Status(Error{.kind = ErrorKind::ForeignHost,
                                                           .detail = u"%1 is not the API"_s.arg(request.url.host())});
    if (!ready) {
        QMetaObject::invokeMethod(
            context, [done = std::move(done), error = ready.error()] { done(error); }, Qt::QueuedConnection);
        return;
    }
    request.timeouts = lookUpTimeouts();
    m_account.client()->fetch(
        request, context,
        [self = shared_from_this(), done = std::move(done)](const Result<HttpClient::WholeReply> &reply) {
            if (!reply) {
                done(reply.error());
                return;
            }
            self->learn(reply->status, reply->headers);
            const ErrorReply told = self->replyOf(reply->status, reply->headers);
            if (reply->status >= 400) {
                const Error error = readReplicateFault(told, reply->body).error;
                self->learnWait(error);
                done(error);
                return;
            }
            Result<JsonNode> root = JsonNode::parse(reply->body, kDeepestReplicateJson);
            if (root)
                done(Answer{std::move(*root), reply->body, self->rawResponse(reply->status, reply->headers, reply->body)});
            else if (root.error().kind == ErrorKind::BadReply)
                done(readReplicateFault(told, reply->body).error); // with its first bytes
            else
                done(root.error());
        });
}

Result<HttpRequest> ReplicateApi::requestFor(const PredictionRequest &request) const
{
    QJsonObject body{{u"input"_s, request.input}};
    QString path;
    const QString model = replicateModelPath(request.model);
    if (request.route == PredictionRoute::Version) {
        if (request.version.isEmpty() || request.version == "hidden"_L1)
            return badInput(u"no version to run"_s);
        path = u"predictions"_s;
        body.insert(u"version"_s, request.version);
    } else if (model.isEmpty()) {
        return badInput(u"a model is named OWNER/NAME"_s);
    } else {
        const bool deployment = request.route == PredictionRoute::Deployment;
        path = (deployment ? u"deployments/"_s : u"models/"_s) + model + u"/predictions"_s;
    }
    if (!request.webHook.isEmpty()) {
        body.insert(u"webhook"_s, request.webHook.toString(QUrl::FullyEncoded));
        body.insert(u"webhook_events_filter"_s, QJsonArray{u"start"_s, u"completed"_s});
    }

    HttpRequest post = m_account.request(HttpRequest::Method::Post, url(path));
    post.headers.append(QHttpHeaders::WellKnownHeader::ContentType, "application/json");
    if (request.cancelAfter) {
        const auto after = qMax<std::chrono::seconds>(*request.cancelAfter, kShortestDeadline);
        post.headers.append("Cancel-After"_L1, QByteArray::number(qint64(after.count())) + 's');
    }
    post.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    post.submitOnce = true;
    post.timeouts = {.connect = 15s, .firstByte = 90s, .idle = 60s};
    return post;
}

void ReplicateApi::submit(const PredictionRequest &request, QObject *context,
                          std::function<void(const HttpClocks &)> sent,
                          std::function<void(Submission, const HttpClocks &)> done)
{
    const Result<HttpRequest> post = requestFor(request);
    const Status ready = post ? m_account.checkKey() : Status(post.error());
    if (!ready) {
        // Trying again changes nothing, unlike with what merely found no connection.
        Submission refused{.kind = Submission::Kind::Refused, .prediction = {}, .error = ready.error(), .invalidFields = {}};
        QMetaObject::invokeMethod(
            context, [done = std::move(done), refused] { done(refused, {}); }, Qt::QueuedConnection);
        return;
    }
    new SubmitRun(shared_from_this(), *post, context, std::move(sent), std::move(done));
}

std::optional<PredictionModel> ReplicateApi::knownModel(const QString &id) const
{
    const auto known = m_models.constFind(id);
    if (known == m_models.cend() || clock().ticks() - known->at > kSchemaLife)
        return std::nullopt;
    return known->model;
}

void ReplicateApi::keepModel(const QString &id, const PredictionModel &model)
{
    m_models.insert(id, {model, clock().ticks()});
}

void ReplicateApi::learn(int status, const QHttpHeaders &headers)
{
    const UtcMicros now = clock().nowUtc();
    if (const auto said = rateAllowanceOf(headers, now))
        m_allowance = *said;
    if (status == 429)
        m_allowance = {.remaining = 0, .reset = m_allowance.reset, .heard = now};
}

void ReplicateApi::learnWait(const Error &error)
{
    if (error.kind == ErrorKind::RateLimited && error.retryAfter)
        m_allowance = {.remaining = 0, .reset = error.retryAfter, .heard = clock().nowUtc()};
}

ErrorReply ReplicateApi::replyOf(int status, const QHttpHeaders &headers) const
{
    return {.status = status,
            .headers = headers,
            .preset = m_account.config().preset,
            .now = clock().nowUtc(),
            .key = m_account.key()};
}

QByteArray ReplicateApi::rawResponse(int status, const QHttpHeaders &headers, const QByteArray &body) const
{
    return "HTTP " + QByteArray::number(status) + "\r\n" + redactedHeaders(headers, QByteArrayList{m_account.key()}) + "\r\n"
        + withoutSecrets(body.first(qMin(body.size(), kKeptBody)), m_account.key());
}

bool leavesFilesOut(const QByteArray &kept)
{
    return kept.contains(QByteArray(",") + kLeftOut.data());
}

QByteArray keptPredictionBody(const QByteArray &body, const QByteArray &key)
{
    QByteArray kept = body;
    if (body.size() > kSearchedWhole && body.contains("data:")) {
        const QJsonValue whole = QJsonDocument::fromJson(body).object();
        kept = QJsonDocument(withoutLongFiles(whole).toObject()).toJson(QJsonDocument::Compact);
    }
    return withoutSecrets(kept.first(qMin(kept.size(), kKeptBody)), key);
}

} // namespace bakeoff
