// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/jsontext.h"

namespace bakeoff {

QByteArray jsonEscaped(QByteArrayView utf8)
{
    QByteArray out;
    out.reserve(utf8.size() + utf8.size() / 8 + 8);
    for (const char c : utf8) {
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            if (static_cast<uchar>(c) < 0x20)
                out += "\\u00" + QByteArray(1, c).toHex();
            else
                out += c;
        }
    }
    return out;
}

} // namespace bakeoff
