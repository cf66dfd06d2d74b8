// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/markdownblock.h"

#include <QByteArray>
#include <QString>

namespace bakeoff {

/// JSON with a line for each member and element, indented by two. Order of members, spelling of numbers and escapes
/// stay as they were sent; only space between tokens changes. It may be cut off at its end. What is not JSON, or
/// nests deeper than 200, comes back as it is.
QString prettyJson(const QByteArray &json);

/// What the raw view shows, and the words around it.
struct RawTraffic {
    QString requestTitle;  ///< "Request"
    QString requestHead;   ///< request line and headers, a line each; may be empty
    QByteArray request;    ///< the body
    QString responseTitle; ///< "Response"
    QByteArray response;   ///< status line, headers, blank line, body as far as it was kept
    QString note;          ///< a sentence at the end; may be empty
    friend bool operator==(const RawTraffic &, const RawTraffic &) = default;
};

/// Headings and blocks of code; JSON bodies are laid out, streams stay a line an event. Pure: any thread.
QList<MarkdownBlock> rawBlocks(const RawTraffic &traffic);

} // namespace bakeoff
