// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/httpmessage.h"

#include <QJsonObject>
#include <QJsonValue>

namespace bakeoff {

struct SandboxInvalidField;

// Answers in the words of Replicate's API.
HttpReply replicateJson(const QJsonObject &object, int status = 200);
/// A problem: `title` where there is one, `detail`, `status`, and more keys.
HttpReply replicateProblem(int status, const QString &title, const QString &detail, QJsonObject more = {});
/// 404 as the API writes it: a detail alone.
HttpReply replicateNotFound(const QString &detail = {});
HttpReply replicateInvalid(const QList<SandboxInvalidField> &fields);
HttpReply replicateInvalidVersion();
HttpReply replicateThrottled(int seconds, bool lowCredit);
HttpReply replicateHtml(int status);
/// 405 with Allow.
HttpReply replicateMethod(const HttpRequest &request, const QByteArray &allowed);

/// Whether the request bears the sandbox's key, as Bearer or as Token.
bool hasReplicateKey(const HttpRequest &request);

} // namespace bakeoff
