// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/secretmask.h"

#include "net/redaction.h"

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
}

void SecretMask::apply(QString &text) const
{
    for (const QString &form : m_forms)
        text.replace(form, QLatin1StringView(kRedacted));
}

void SecretMask::apply(QByteArray &utf8) const
{
    if (isEmpty())
        return;
    for (const QString &form : m_forms)
        utf8.replace(form.toUtf8(), kRedacted);
}

} // namespace bakeoff
