// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/httpmessage.h"

#include <QJsonObject>

namespace bakeoff {

/// Which of the two text protocols a client speaks.
enum class Dialect { OpenRouter, OpenAi };

/// A refusal, before it is put into a dialect's words.
struct ApiError {
    int status = 400;
    QString message;
    QString errorType;         ///< OpenRouter's metadata.error_type: "rate_limit_exceeded"
    QString openAiCode;        ///< OpenAI's error.code; empty is null
    QString param = {};        ///< OpenAI's error.param; empty is null
    QJsonObject metadata = {}; ///< more of OpenRouter's error.metadata
    int retryAfter = 0;        ///< seconds; 0: says nothing

    static ApiError badRequest(const QString &message, const QString &param = {});
    static ApiError unauthorized();
    static ApiError notFound(const QString &message);
    static ApiError noSuchModel(const QString &model);
    static ApiError contextTooLong(qint64 tokens, qint64 most);
};

/// The body, in the dialect's shape.
QByteArray errorBody(Dialect dialect, const ApiError &error);
/// The `error` object alone, as it stands in a stream.
QJsonObject errorObject(Dialect dialect, const ApiError &error);
/// The whole answer, with Retry-After where there is one and, on OpenRouter's own 429, the X-RateLimit headers.
HttpReply errorReply(Dialect dialect, const ApiError &error, qint64 nowMs);

} // namespace bakeoff
