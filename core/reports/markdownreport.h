// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace bakeoff {

struct ReportDocument;

/// A report as Markdown in UTF-8: CommonMark with GitHub's tables, readable as plain text. Texts of the document are
/// escaped so that they stay text: no HTML, link, mention, reference or formula comes of them (an invisible U+2060 stands
/// behind '@' and '#' where a name or number follows). Prompts and answers stand in fenced blocks as they were written.
/// Charts are told in words, thumbnails named. Equal documents give equal bytes. Any thread.
QByteArray reportToMarkdown(const ReportDocument &document);

} // namespace bakeoff
