// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/harmlesstext.h"

namespace bakeoff {

namespace {

bool isHarmful(char16_t u)
{
    const bool control = (u < 0x20 && u != u'\t' && u != u'\n') || (u >= 0x7f && u <= 0x9f);
    const bool direction = (u >= 0x202a && u <= 0x202e) || (u >= 0x2066 && u <= 0x2069);
    const bool noncharacter = u == 0xfffe || u == 0xffff || (u >= 0xfdd0 && u <= 0xfdef);
    return control || direction || noncharacter;
}

} // namespace

QString harmlessText(QStringView text)
{
    QString safe;
    safe.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const char16_t u = c.unicode();
        if (u == u'\r') {
            if (i + 1 == text.size() || text[i + 1] != u'\n')
                safe += u'\n';
        } else if (u == 0x2028 || u == 0x2029) {
            safe += u' ';
        } else if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            const bool noncharacter = (QChar::surrogateToUcs4(c, text[i + 1]) & 0xfffe) == 0xfffe;
            if (noncharacter)
                safe += QChar::ReplacementCharacter;
            else
                (safe += c) += text[i + 1];
            ++i;
        } else {
            safe += c.isSurrogate() || isHarmful(u) ? QChar(QChar::ReplacementCharacter) : c;
        }
    }
    return safe;
}

QByteArray htmlText(QStringView text)
{
    return htmlEscaped(harmlessText(text).toUtf8());
}

QByteArray htmlEscaped(QByteArrayView utf8)
{
    QByteArray out;
    out.reserve(utf8.size() + utf8.size() / 16);
    for (const char c : utf8) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

} // namespace bakeoff
