// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/apierror.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QString openAiType(int status)
{
    switch (status) {
    case 402:
        return u"insufficient_quota"_s;
    case 403:
        return u"permission_error"_s;
    case 429:
        return u"requests"_s;
    default:
        return status >= 500 ? u"server_error"_s : u"invalid_request_error"_s;
    }
}

} // namespace

ApiError ApiError::badRequest(const QString &message, const QString &param)
{
    return {.status = 400, .message = message, .errorType = u"invalid_request"_s, .openAiCode = {}, .param = param};
}

ApiError ApiError::unauthorized()
{
    return {.status = 401,
            .message = u"No such key. The sandbox takes the key \"sandbox\"."_s,
            .errorType = u"authentication"_s,
            .openAiCode = u"invalid_api_key"_s};
}

ApiError ApiError::notFound(const QString &message)
{
    return {.status = 404, .message = message, .errorType = u"not_found"_s, .openAiCode = {}};
}

ApiError ApiError::noSuchModel(const QString &model)
{
    return {.status = 404,
            .message = u"The model `%1` does not exist."_s.arg(model),
            .errorType = u"not_found"_s,
            .openAiCode = u"model_not_found"_s,
            .param = u"model"_s};
}

ApiError ApiError::contextTooLong(qint64 tokens, qint64 most)
{
    return {.status = 400,
            .message =
                u"This model's maximum context length is %1 tokens. However, your messages resulted in %2 tokens."_s
                    .arg(most)
                    .arg(tokens),
            .errorType = u"context_length_exceeded"_s,
            .openAiCode = u"context_length_exceeded"_s,
            .param = u"messages"_s};
}

QJsonObject errorObject(Dialect dialect, const ApiError &error)
{
    if (dialect == Dialect::OpenAi) {
        return {{u"message"_s, error.message},
                {u"type"_s, openAiType(error.status)},
                {u"param"_s, orNull(error.param)},
                {u"code"_s, orNull(error.openAiCode)}};
    }
    QJsonObject metadata = error.metadata;
    metadata.insert(u"error_type"_s, error.errorType);
    return {{u"code"_s, error.status}, {u"message"_s, error.message}, {u"metadata"_s, metadata}};
}

QByteArray errorBody(Dialect dialect, const ApiError &error)
{
    return QJsonDocument(QJsonObject{{u"error"_s, errorObject(dialect, error)}}).toJson(QJsonDocument::Compact);
}

HttpReply errorReply(Dialect dialect, const ApiError &error, qint64 nowMs)
{
    HttpReply reply{.status = error.status, .body = errorBody(dialect, error)};
    if (error.retryAfter > 0)
        reply.headers.emplace_back("Retry-After"_ba, QByteArray::number(error.retryAfter));
    if (error.status == 429 && dialect == Dialect::OpenRouter) {
        reply.headers.emplace_back("X-RateLimit-Limit"_ba, "20"_ba);
        reply.headers.emplace_back("X-RateLimit-Remaining"_ba, "0"_ba);
        reply.headers.emplace_back("X-RateLimit-Reset"_ba, QByteArray::number(nowMs + error.retryAfter * 1000));
    }
    return reply;
}

} // namespace bakeoff
