// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace bakeoff {

/// `text` without characters that could change what is seen around it: direction overrides, embeddings and isolates,
/// control characters, lone surrogates and noncharacters become U+FFFD, one for each. Lines end with '\n' alone; the
/// separators U+2028 and U+2029 become spaces. Marks (U+200E, U+200F) and joiners stay: scripts need them.
QString harmlessText(QStringView text);

/// harmlessText() in UTF-8, escaped for HTML: as content of an element and as a quoted attribute.
QByteArray htmlText(QStringView text);

/// Escapes only: for UTF-8 that is harmless already.
QByteArray htmlEscaped(QByteArrayView utf8);

} // namespace bakeoff
