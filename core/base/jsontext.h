// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace bakeoff {

/// A text with quotes, backslashes and control characters escaped for a JSON string, without the quotes around it; UTF-8
/// stays as it is (RFC 8259, section 7).
QByteArray jsonEscaped(QByteArrayView utf8);

} // namespace bakeoff
