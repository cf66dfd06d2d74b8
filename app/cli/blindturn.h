// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"

#include <QJsonObject>

namespace bakeoff {

/// "A" for the first place of a blind vote, "B" for the next.
QString blindLetter(qsizetype place);
/// For people: who an answer to an open blind vote is from. `place` -1: it has no letter.
QString blindName(qsizetype place);

/// The replies of a turn in the order in which they may be shown: while its vote is open that of their letters.
QList<Reply> shownReplies(const Turn &turn);
/// Of a reply to an open blind vote: its place in the vote, -1 without one; nothing where it is not hidden.
std::optional<qsizetype> hiddenPlace(const Turn &turn, const Reply &reply);
/// A reply as JSON without anything that tells which model it is from.
QJsonObject hiddenReplyJson(const Reply &reply, qsizetype place);

} // namespace bakeoff
