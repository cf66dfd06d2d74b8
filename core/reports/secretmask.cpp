// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/secretmask.h"

#include "net/redaction.h"

#include <algorithm>
#include <optional>
#include <type_traits>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

QByteArray percentEncoded(const QByteArray &key, bool upper)
{
    QByteArray out;
    for (const char c : key) {
        const QByteArray encoded = QByteArray(1, c).toPercentEncoding();
        out += encoded.size() > 1 && !upper ? encoded.toLower() : encoded;
    }
    return out;
}

QByteArray jsonEscaped(const QByteArray &key, QByteArrayView special, bool asNumbers)
{
    QByteArray out;
    for (const char c : key) {
        if (!special.contains(c))
            out += c;
        else if (asNumbers)
            out += "\\u00" + QByteArray::number(static_cast<uchar>(c), 16).rightJustified(2, '0');
        else
            (out += '\\') += c;
    }
    return out;
}

constexpr qsizetype kWindow = 8;

/// kWindow signs as a number; nullopt where one of them is not ASCII.
template <typename Sign>
std::optional<quint64> windowAt(const Sign *at)
{
    quint64 window = 0;
    for (qsizetype i = 0; i < kWindow; ++i) {
        const auto sign = static_cast<char32_t>(at[i]);
        if (sign >= 0x80)
            return std::nullopt;
        window = window << 8 | sign;
    }
    return window;
}

/// What Base64 makes of the key whatever stands before and behind it. The first and the last sign hold bits of neighbours.
/// \param before bytes before it, modulo 3
QByteArray base64Inside(const QByteArray &key, int before, QByteArray::Base64Options options)
{
    const qsizetype first = (before * 8 + 5) / 6;
    const qsizetype end = (before + key.size()) * 8 / 6;
    return QByteArray(QByteArray(before, '\0') + key).toBase64(options).sliced(first, end - first);
}

} // namespace

SecretMask::SecretMask(const QByteArrayList &keys)
{
    const auto add = [this](const QByteArray &form) {
        if (const QString text = QString::fromUtf8(form); !m_forms.contains(text))
            m_forms.append(text);
    };
    for (const QByteArray &key : keys) {
        if (key.size() < kShortest)
            continue;
        add(key);
        add(percentEncoded(key, true));
        add(percentEncoded(key, false));
        add(jsonEscaped(key, "\"\\", false));
        add(jsonEscaped(key, "\"\\/", false));
        add(jsonEscaped(key, "<>&'+=\"\\", true));
        add(key.toHex());
        add(key.toHex().toUpper());
        for (int before = 0; before < 3; ++before) {
            add(base64Inside(key, before, QByteArray::Base64Encoding));
            add(base64Inside(key, before, QByteArray::Base64UrlEncoding));
        }
    }
    for (const QString &form : std::as_const(m_forms)) {
        m_shortest = m_shortest > 0 ? std::min(m_shortest, form.size()) : form.size();
        for (qsizetype i = 0; i + kWindow <= form.size(); ++i) {
            const auto window = windowAt(form.utf16() + i);
            m_ascii = m_ascii && window;
            if (window)
                m_windows.insert(*window);
        }
    }
}

/// Looks at a few places of a text, however many keys there are: whatever holds a form holds a window of it at one of them.
template <typename Text>
bool SecretMask::mayHold(const Text &text) const
{
    if (isEmpty() || !m_ascii)
        return !isEmpty();
    using Sign = std::conditional_t<std::is_same_v<Text, QString>, char16_t, unsigned char>;
    const auto *signs = reinterpret_cast<const Sign *>(text.constData());
    const qsizetype step = m_shortest - kWindow + 1;
    for (qsizetype i = 0; i + kWindow <= text.size(); i += step) {
        if (const auto window = windowAt(signs + i); window && m_windows.contains(*window))
            return true;
    }
    return false;
}

void SecretMask::apply(QString &text) const
{
    if (!mayHold(text))
        return;
    for (const QString &form : m_forms)
        text.replace(form, QLatin1StringView(kRedacted));
}

void SecretMask::apply(QByteArray &utf8) const
{
    if (!mayHold(utf8))
        return;
    for (const QString &form : m_forms)
        utf8.replace(form.toUtf8(), kRedacted);
}

} // namespace bakeoff
