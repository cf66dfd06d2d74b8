// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"

#include <QJsonArray>
#include <QJsonObject>

// The parts of a reply as JSON: the form of the database and of exports. Absent means not known; a number keeps all of
// its digits (64-bit integers stay integers). Reading is lenient: what is missing or of the wrong type is absent.
namespace bakeoff {

QJsonObject toJson(const Error &error);
Error errorFromJson(const QJsonObject &json);

QJsonObject toJson(const ReplyClocks &clocks); ///< nanoseconds
ReplyClocks replyClocksFromJson(const QJsonObject &json);

QJsonObject toJson(const TokenUsage &usage); ///< `billed_picos` in picodollars
TokenUsage tokenUsageFromJson(const QJsonObject &json);

QJsonObject toJson(const ChatFacts &facts);
ChatFacts chatFactsFromJson(const QJsonObject &json);

QJsonArray toJson(const QList<FailedAttempt> &attempts);
QList<FailedAttempt> failedAttemptsFromJson(const QJsonArray &json);

} // namespace bakeoff
