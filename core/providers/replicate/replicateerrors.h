// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/errorreader.h"
#include "providers/prediction.h"

#include <QByteArrayView>
#include <QList>

#include <optional>

namespace bakeoff {

struct HttpOutcome;

/// What Replicate wrote instead of an answer.
struct ReplicateFault {
    Error error;
    QList<InvalidField> fields; ///< of a 422, in its order
    bool isJson = false;        ///< by its content or by the type it was given
};

/// `title`, `detail`, `status`, `invalid_fields` (application/problem+json); a bare `detail`, a list of FastAPI's; lines
/// "- input.x: …" in the detail where there are no fields; HTML of a proxy. How long a rate limit lasts stands in
/// Retry-After, `retry_after`, `ratelimit-reset` or in "resets in ~30s", the first of these that is there.
ReplicateFault readReplicateFault(const ErrorReply &reply, QByteArrayView body);

/// `ratelimit-remaining` and `ratelimit-reset` (seconds). Absent: neither is there.
std::optional<RateAllowance> rateAllowanceOf(const QHttpHeaders &headers, UtcMicros now);

/// What became of a request that was to make a prediction. Strict, since a wrong guess is paid twice:
/// - an answer of 2xx with an id, however much of the rest is missing: accepted;
/// - a status of 4xx (but 408): refused, unless it is one that says nothing about the request and its body is no JSON;
/// - nothing left this machine: not sent;
/// - everything else, 5xx and redirections too: unconfirmed.
/// \param reply status 0: no answer came
Submission submissionOf(const ErrorReply &reply, QByteArrayView body, const HttpOutcome &outcome);

/// Why a prediction has no output, from its final state; absent where it succeeded. A code such as E005 in the text
/// decides the kind.
std::optional<Error> errorOfPrediction(const Prediction &prediction, const QByteArray &key);

} // namespace bakeoff
