// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace bakeoff {

/// Markdown of a model as HTML that may stand anywhere in a page: CommonMark with tables, task lists, strikethrough and
/// bare links. Whatever the text holds, nothing of it acts: HTML is shown as text, links lead to http and https only, a
/// picture is never loaded but named (and linked where its address is such a link), and the result is at most some ten
/// times as long as the text.
/// \param headingLevel 1 to 6: of the text's own first level
QByteArray markdownToHtml(const QString &markdown, int headingLevel);

} // namespace bakeoff
