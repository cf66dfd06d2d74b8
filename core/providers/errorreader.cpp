// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/errorreader.h"

#include "net/redaction.h"
#include "providers/jsonnode.h"

#include <QDateTime>
#include <QLocale>
#include <QStringList>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMessageLength = 2000; // characters
constexpr qsizetype kWordLength = 60;

/// Words of `error_type`, `code` and `type` that say more than the status. OpenRouter's list is open, as are all
/// others.
struct Word {
    QLatin1StringView word;
    ErrorKind kind;
};
constexpr std::array kWords{
    Word{"context_length_exceeded"_L1, ErrorKind::ContextTooLong},
    Word{"token_limit_exceeded"_L1, ErrorKind::ContextTooLong},
    Word{"exceed_context_size_error"_L1, ErrorKind::ContextTooLong}, // llama-server
    Word{"insufficient_quota"_L1, ErrorKind::NoCredit},              // OpenAI, with status 429
    Word{"payment_required"_L1, ErrorKind::NoCredit},
    Word{"insufficient_credits"_L1, ErrorKind::NoCredit},
    Word{"billing_hard_limit_reached"_L1, ErrorKind::NoCredit},
    Word{"authentication"_L1, ErrorKind::BadKey},
    Word{"authentication_error"_L1, ErrorKind::BadKey},
    Word{"invalid_api_key"_L1, ErrorKind::BadKey},
    Word{"permission_denied"_L1, ErrorKind::Forbidden},
    Word{"permission_error"_L1, ErrorKind::Forbidden},
    Word{"region_restricted"_L1, ErrorKind::Forbidden},
    Word{"content_policy_violation"_L1, ErrorKind::Moderated},
    Word{"content_filter"_L1, ErrorKind::Moderated},
    Word{"refusal"_L1, ErrorKind::Moderated},
    Word{"rate_limit_exceeded"_L1, ErrorKind::RateLimited},
    Word{"rate_limit_error"_L1, ErrorKind::RateLimited},
    Word{"dynamic_request_limited"_L1, ErrorKind::RateLimited}, // Together AI
    Word{"dynamic_token_limited"_L1, ErrorKind::RateLimited},
    Word{"provider_overloaded"_L1, ErrorKind::Overloaded},
    Word{"overloaded_error"_L1, ErrorKind::Overloaded},
    Word{"unavailable_error"_L1, ErrorKind::Overloaded}, // llama-server while it loads
    Word{"capacity_exhausted"_L1, ErrorKind::Overloaded},
    Word{"temporarily_unavailable"_L1, ErrorKind::Overloaded},
    Word{"model_unavailable_upstream"_L1, ErrorKind::Overloaded},
    Word{"not_found"_L1, ErrorKind::NotFound},
    Word{"not_found_error"_L1, ErrorKind::NotFound},
    Word{"model_not_found"_L1, ErrorKind::NotFound},
    Word{"wrong_endpoint"_L1, ErrorKind::NotFound},
    Word{"no_endpoints"_L1, ErrorKind::NotFound},
    Word{"model_deprecated"_L1, ErrorKind::NotFound},
    Word{"privacy_restricted"_L1, ErrorKind::NotFound},
    Word{"constraint_filtered"_L1, ErrorKind::NotFound},
    Word{"free_variant_ended"_L1, ErrorKind::NotFound},
    Word{"timeout"_L1, ErrorKind::Timeout},
    Word{"provider_unavailable"_L1, ErrorKind::ProviderFailed},
    Word{"server"_L1, ErrorKind::ProviderFailed},
    Word{"server_error"_L1, ErrorKind::ProviderFailed},
    Word{"api_error"_L1, ErrorKind::ProviderFailed},
    Word{"invalid_request"_L1, ErrorKind::BadInput},
    Word{"invalid_prompt"_L1, ErrorKind::BadInput},
    Word{"unprocessable"_L1, ErrorKind::BadInput},
    Word{"max_tokens_exceeded"_L1, ErrorKind::BadInput},
    Word{"string_too_long"_L1, ErrorKind::BadInput},
    Word{"payload_too_large"_L1, ErrorKind::BadInput},
    Word{"precondition_failed"_L1, ErrorKind::BadInput},
    Word{"not_supported_error"_L1, ErrorKind::BadInput}, // llama-server, with status 501
};

std::optional<ErrorKind> kindOfWord(const QString &word)
{
    const auto it = std::ranges::find(kWords, word, &Word::word);
    return it == kWords.end() ? std::nullopt : std::optional(it->kind);
}

ErrorKind kindOfStatus(int status, Preset preset)
{
    switch (status) {
    case 401:
        return ErrorKind::BadKey;
    case 402:
        return ErrorKind::NoCredit;
    case 403:
        return preset == Preset::Together ? ErrorKind::ContextTooLong : ErrorKind::Forbidden;
    case 404:
        return ErrorKind::NotFound;
    case 408:
    case 504:
    case 524:
        return ErrorKind::Timeout;
    case 429:
        return ErrorKind::RateLimited;
    case 451:
        return ErrorKind::Forbidden;
    case 501:
        return ErrorKind::BadInput;
    case 503:
    case 529:
        return ErrorKind::Overloaded;
    default:
        return status >= 400 && status < 500 ? ErrorKind::BadInput : ErrorKind::ProviderFailed;
    }
}

/// Services that give a plain 400 where the prompt is too long say so only in words.
bool speaksOfContext(const QString &message)
{
    constexpr std::array kPhrases{"context length"_L1, "context_length"_L1,     "context size"_L1,
                                  "context window"_L1, "prompt is too long"_L1, "maximum number of tokens"_L1};
    return std::ranges::any_of(kPhrases,
                               [&](QLatin1StringView phrase) { return message.contains(phrase, Qt::CaseInsensitive); });
}

/// Code words go into the log as they are: only what looks like one.
QString word(const JsonNode &node)
{
    if (node.isNumber())
        return QString::fromLatin1(node.decimal().first(qMin(node.decimal().size(), kWordLength)));
    const QString text = node.string();
    const bool plain =
        text.size() <= kWordLength && std::ranges::all_of(text, [](QChar c) {
            return (c.unicode() < 128 && c.isLetterOrNumber()) || c == u'_' || c == u'-' || c == u'.' || c == u':';
        });
    return plain ? text : QString();
}

/// A number, whether written 429 or "429"; 0 for anything else.
int number(const JsonNode &node)
{
    bool ok = false;
    const int n = QByteArray(node.decimal().toByteArray()).toInt(&ok);
    return ok ? n : 0;
}

/// FastAPI: [{loc, msg, type}].
QString fromDetail(const JsonNode &detail)
{
    if (detail.isString())
        return detail.string();
    if (detail.isObject())
        return detail["message"].exists() ? detail["message"].string() : detail["msg"].string();
    QStringList lines;
    if (detail.isArray()) {
        for (const JsonNode &item : detail.items()) {
            if (item.isString()) {
                lines.append(item.string());
                continue;
            }
            QStringList place;
            for (const JsonNode &step : item["loc"].items())
                place.append(step.isNumber() ? QString::fromLatin1(step.decimal()) : step.string());
            const QString text = item["msg"].string();
            lines.append(place.isEmpty() ? text : place.join(u'.') + u": "_s + text);
        }
    }
    return lines.join(u"; "_s);
}

struct Parts {
    QString message;
    QStringList words; ///< most telling first
    int code = 0;      ///< 0: none
    bool flagged = false;
    bool guarded = false;
    QString host;
    std::optional<qint64> retryAfter; ///< seconds
    std::optional<qint64> resetAt;    ///< x-ratelimit-reset that OpenRouter repeats in the body
};

void readMetadata(const JsonNode &metadata, Parts &parts)
{
    parts.words.append(word(metadata["error_type"]));
    parts.host = metadata["provider_name"].string();
    parts.flagged = metadata["reasons"].exists() || metadata["flagged_input"].exists();
    parts.guarded = metadata["patterns"].exists();
    parts.resetAt = QByteArray(metadata["headers"]["X-RateLimit-Reset"].decimal().toByteArray()).toLongLong();
    // "Provider returned error" alone helps nobody: what the upstream host said stands in `raw`.
    QString raw = metadata["raw"].string();
    if (const auto inner = JsonNode::parse(raw.toUtf8()); inner && inner->isObject()) {
        const JsonNode &error = (*inner)["error"];
        if (error["message"].isString())
            raw = error["message"].string();
        else if (error.isString())
            raw = error.string();
        else if ((*inner)["message"].isString())
            raw = (*inner)["message"].string();
    }
    if (!raw.isEmpty() && raw != parts.message)
        parts.message = parts.message.isEmpty() ? raw : parts.message + u": "_s + raw;
}

Parts partsOf(const JsonNode &root)
{
    Parts parts;
    const JsonNode *error = &root["error"];
    if (!error->exists() && !root["choices"].items().empty())
        error = &root["choices"].items().front()["error"];
    if (error->isObject()) {
        const JsonNode &e = *error;
        parts.message = e["message"].string();
        parts.code = number(e["code"]) > 0 ? number(e["code"]) : number(e["http_status"]);
        readMetadata(e["metadata"], parts);
        const JsonNode &availability = e["availability"];
        parts.retryAfter = availability["retry_after"].integer();
        parts.words << word(e["error_type"]) << word(availability["code"]) << word(e["code"]) << word(e["type"]);
    } else if (error->isString()) {
        parts.message = error->string();
    }
    if (parts.message.isEmpty())
        parts.message = fromDetail(root["detail"]);
    if (parts.message.isEmpty())
        parts.message = root["message"].string();
    if (parts.message.isEmpty())
        parts.message = root["error_message"].string();
    if (!error->isObject()) { // older vLLM and Mistral: the same keys on top; gateways: error_type
        if (parts.code == 0)
            parts.code = number(root["code"]);
        parts.words << word(root["error_type"]) << word(root["code"]) << word(root["type"]);
    }
    parts.words.removeIf([](const QString &w) { return w.isEmpty() || w.at(0).isDigit(); });
    parts.words.removeDuplicates();
    return parts;
}

ErrorKind kindOf(const Parts &parts, int status, const ErrorReply &reply)
{
    if (parts.flagged)
        return ErrorKind::Moderated;
    if (parts.guarded)
        return ErrorKind::Forbidden;
    const ErrorKind byStatus = kindOfStatus(status, reply.preset);
    if ((byStatus == ErrorKind::BadInput || byStatus == ErrorKind::ProviderFailed) && speaksOfContext(parts.message))
        return ErrorKind::ContextTooLong;
    for (const QString &w : parts.words) {
        if (const auto kind = kindOfWord(w))
            return *kind;
    }
    if (byStatus == ErrorKind::BadInput && parts.message.contains("api key"_L1, Qt::CaseInsensitive))
        return ErrorKind::BadKey; // some services refuse a key with 400
    return byStatus;
}

bool looksLikeMarkup(QByteArrayView body)
{
    return body.trimmed().startsWith('<');
}

/// What the provider said, fit to be shown and stored.
QString quoted(const QString &text, const ErrorReply &reply)
{
    return redacted(text, QByteArrayList{reply.key}).left(kMessageLength);
}

QString firstBytes(const ErrorReply &reply, QByteArrayView body)
{
    const QString text = QString::fromUtf8(body.first(qMin(body.size(), 4 * kMessageLength))).trimmed();
    return quoted(text, reply);
}

/// "6m0s", "1h2m3.5s", "120ms".
std::optional<double> secondsOfDuration(QByteArrayView text)
{
    double total = 0;
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype begin = at;
        while (at < text.size() && (std::isdigit(static_cast<unsigned char>(text[at])) || text[at] == '.'))
            ++at;
        bool ok = false;
        const double n = text.sliced(begin, at - begin).toDouble(&ok);
        const qsizetype unitAt = at;
        while (at < text.size() && std::isalpha(static_cast<unsigned char>(text[at])))
            ++at;
        const QByteArrayView unit = text.sliced(unitAt, at - unitAt);
        const double factor = unit == "ms" ? 0.001 : unit == "s" ? 1 : unit == "m" ? 60 : unit == "h" ? 3600 : 0;
        if (!ok || factor == 0)
            return std::nullopt;
        total += n * factor;
    }
    return text.isEmpty() ? std::nullopt : std::optional(total);
}

std::optional<std::chrono::seconds> waitOf(double seconds)
{
    if (!(seconds >= 0) || seconds > 366.0 * 86400)
        return std::nullopt;
    return std::chrono::seconds(qint64(std::ceil(seconds)));
}

/// The unit of a reset time is told nowhere: numbers of today's size are moments, small ones are waits.
std::optional<std::chrono::seconds> waitOfReset(double value, UtcMicros now)
{
    if (value >= 1e11)
        return waitOf(qMax(0.0, value / 1e3 - double(now.value) / 1e6));
    if (value >= 1e8)
        return waitOf(qMax(0.0, value - double(now.value) / 1e6));
    return waitOf(value);
}

} // namespace

std::optional<std::chrono::seconds> retryAfter(const ErrorReply &reply)
{
    bool ok = false;
    if (const QByteArray ms = reply.headers.value("retry-after-ms"_L1).toByteArray().trimmed(); !ms.isEmpty()) {
        if (const double n = ms.toDouble(&ok); ok)
            return waitOf(n / 1000);
    }
    if (const QByteArray text = reply.headers.value("retry-after"_L1).toByteArray().trimmed(); !text.isEmpty()) {
        if (const double n = text.toDouble(&ok); ok)
            return waitOf(n);
        QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(text), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
        date.setTimeZone(QTimeZone::UTC);
        if (date.isValid())
            return waitOf(qMax(0.0, double(UtcMicros::fromDateTime(date).value - reply.now.value) / 1e6));
    }
    if (reply.status != 429)
        return std::nullopt;
    std::optional<std::chrono::seconds> longest;
    for (const QLatin1StringView name :
         {"x-ratelimit-reset"_L1, "x-ratelimit-reset-requests"_L1, "x-ratelimit-reset-tokens"_L1}) {
        const QByteArray text = reply.headers.value(name).toByteArray().trimmed();
        std::optional<std::chrono::seconds> wait;
        if (const double n = text.toDouble(&ok); ok)
            wait = waitOfReset(n, reply.now);
        else if (const auto seconds = secondsOfDuration(text))
            wait = waitOf(*seconds);
        if (wait && (!longest || *wait > *longest))
            longest = wait;
    }
    return longest;
}

Error readError(const ErrorReply &reply, QByteArrayView body)
{
    Error error;
    if (reply.status > 0)
        error.httpStatus = reply.status;
    error.retryAfter = retryAfter(reply);

    const Result<JsonNode> root = JsonNode::parse(body);
    if (!root || !(root->isObject() || root->isString())) {
        // A page of a proxy says nothing of the service behind it, except by a status that has one meaning.
        const ErrorKind byStatus = kindOfStatus(reply.status, reply.preset);
        const bool vague = reply.status < 400 || byStatus == ErrorKind::ProviderFailed;
        error.kind = vague ? ErrorKind::BadReply : byStatus;
        const QLatin1StringView what = body.trimmed().isEmpty() ? "an empty body"_L1
                                       : looksLikeMarkup(body)  ? "markup instead of JSON"_L1
                                                                : "no JSON"_L1;
        error.detail = u"HTTP %1 with %2"_s.arg(reply.status).arg(what);
        if (reply.truncated)
            error.detail += u", cut off"_s;
        error.providerMessage = firstBytes(reply, body);
        return error;
    }

    Parts parts;
    if (root->isString())
        parts.message = root->string();
    else
        parts = partsOf(*root);
    const bool codeIsStatus = parts.code >= 400 && parts.code < 600;
    const int status = codeIsStatus ? parts.code : reply.status;
    error.kind = kindOf(parts, status, reply);
    if (parts.message.isEmpty() && parts.words.isEmpty() && parts.code == 0 && reply.status < 400) {
        error.kind = ErrorKind::BadReply; // some JSON, but neither an answer nor an error
        error.providerMessage = firstBytes(reply, body);
        error.detail = u"HTTP %1 with JSON of an unknown shape"_s.arg(reply.status);
        return error;
    }
    if (parts.message.isEmpty())
        parts.message = firstBytes(reply, body);
    error.providerMessage = quoted(parts.message, reply);
    if (!error.retryAfter && parts.retryAfter)
        error.retryAfter = waitOf(double(*parts.retryAfter));
    if (!error.retryAfter && error.kind == ErrorKind::RateLimited && parts.resetAt && *parts.resetAt > 0)
        error.retryAfter = waitOfReset(double(*parts.resetAt), reply.now);

    QStringList detail{u"HTTP %1"_s.arg(reply.status)};
    if (codeIsStatus && parts.code != reply.status)
        detail.append(u"code %1"_s.arg(parts.code));
    if (!parts.words.isEmpty())
        detail.append(parts.words.join(u'/'));
    if (!parts.host.isEmpty())
        detail.append(u"from "_s + quoted(parts.host, reply).left(kWordLength));
    error.detail = detail.join(u", "_s);
    return error;
}

} // namespace bakeoff
