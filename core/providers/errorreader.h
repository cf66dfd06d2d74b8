// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/times.h"
#include "providers/preset.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHttpHeaders>

namespace bakeoff {

/// An answer that says what went wrong: a whole one, or an error object inside a stream.
struct ErrorReply {
    int status = 0; ///< HTTP status; 200 for an error inside an answer
    QHttpHeaders headers = {};
    Preset preset = Preset::Generic;
    UtcMicros now = {};  ///< for dates in Retry-After
    QByteArray key = {}; ///< taken out of every text
    /// The body had more bytes than are given here, or the connection broke before its end.
    bool truncated = false;
};

/// Reads every shape in which the services write errors; what none of them fits is told by the status and the first
/// bytes. Messages in this order: error.message, error as a string, detail (a string or FastAPI's list), message,
/// error_message, raw text. The number that decides is `error.code`, else `error.http_status`, else the HTTP status.
/// The request's fate (maybeBilled) is the caller's to tell.
Error readError(const ErrorReply &reply, QByteArrayView body);

/// How long the answer asks to wait: Retry-After in seconds or as a date, `retry-after-ms`, and for 429 the reset time
/// of the rate limit (seconds, a moment in seconds or milliseconds since 1970, or "6m0s"). Rounded up to seconds.
std::optional<std::chrono::seconds> retryAfter(const ErrorReply &reply);

} // namespace bakeoff
