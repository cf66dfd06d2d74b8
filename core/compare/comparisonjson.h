// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"

#include <QJsonObject>

#include <functional>

// A whole comparison as JSON: the form of exported histories, described in core/store/HISTORY-FILE.md. Reading takes nothing on
// trust: the file may come from anywhere.
namespace bakeoff {

/// Everything but the bytes of attachments, which it names by their hash. Answers that are under way are written as cut
/// off.
QJsonObject toJson(const Comparison &comparison);

/// The bytes of an attachment by its hash (32 bytes) and name, or why there are none.
using AttachmentSource = std::function<Result<Attachment>(const QByteArray &sha256, const QString &name)>;

/// \return CorruptData, with the place in its detail, where something is missing, of a wrong type, out of its range or
/// refers to what is not there; or the error of `attachments`.
Result<Comparison> comparisonFromJson(const QJsonObject &json, const AttachmentSource &attachments);

/// The same comparison under new ids: its own and those of its panes, turns and answers, with all that refers to them, also
/// in the view. What refers to other comparisons stays.
Comparison underNewIds(const Comparison &comparison);

/// Do both hold the same prompts, answers, judgements and settings? What a person changes by merely looking (view, draft,
/// chosen path) or to find things again (star, tags) makes no difference.
bool isSameContent(const Comparison &a, const Comparison &b);

} // namespace bakeoff
