// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/redaction.h"

#include <QHttpHeaders>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kShortestSecret = 6;
/// The key of every sandbox is no secret, but a word that stands in names and sentences.
constexpr QByteArrayView kSandboxKey = "sandbox";

constexpr std::array kSecretHeaders{"authorization"_L1, "proxy-authorization"_L1, "x-api-key"_L1, "api-key"_L1,
                                    "x-auth-token"_L1,  "cookie"_L1,              "set-cookie"_L1};

/// `secret` as a JSON string shows it, between the quotes, if slashes are escaped too.
QByteArray jsonEscaped(const QByteArray &secret)
{
    QByteArray out;
    for (const char c : secret) {
        if (c == '"' || c == '\\' || c == '/')
            out += '\\';
        out += c;
    }
    return out;
}

/// `secret` with the characters escaped as \u00XX that some writers escape to be safe inside HTML.
QByteArray htmlSafeEscaped(const QByteArray &secret)
{
    QByteArray out;
    for (const char c : secret) {
        if (QByteArrayView("<>&'+=\"\\").contains(c))
            out += "\\u00" + QByteArray::number(uchar(c), 16).rightJustified(2, '0');
        else
            out += c;
    }
    return out;
}

/// The secret and its disguises; plain ones first, so that the others find nothing where they are equal.
QByteArrayList formsOf(const QByteArray &secret)
{
    // Percent-encoded in both cases of the hexadecimal digits, with the secret's own letters as they are.
    QByteArray lowerHex;
    for (const char c : secret) {
        const QByteArray encoded = QByteArray(1, c).toPercentEncoding();
        lowerHex += encoded.size() > 1 ? encoded.toLower() : encoded;
    }
    return {secret, secret.toPercentEncoding(), lowerHex, jsonEscaped(secret), htmlSafeEscaped(secret)};
}

const std::vector<std::pair<QRegularExpression, QString>> &patterns()
{
    using R = QRegularExpression;
    static const std::vector<std::pair<R, QString>> list = [] {
        std::vector<std::pair<R, QString>> p;
        const auto add = [&p](const QString &pattern, const QString &by) {
            p.emplace_back(R(pattern, R::CaseInsensitiveOption), by);
        };
        add(uR"((\bauthorization\\?["']?\s*[:=]\s*\\?["']?(?:Bearer|Basic|Token)\s+)(?!\[key\])[^\s"'\\,;&}]+)"_s, u"\\1[key]"_s);
        // Scheme and token anywhere else, where it looks like one: "Basic understanding" is no credential.
        add(uR"(\b(Bearer|Basic|Token)(\s+|%20)(?!\[key\])(?=[A-Za-z._~+/-]*[0-9=*])[A-Za-z0-9._~+/=*-]{8,})"_s, u"\\1\\2[key]"_s);
        // A field or header whose name says what it holds, in a header line, JSON, or a query.
        add(uR"(\b((?:proxy-)?authorization|x-api-key|api[-_]?key|x-auth-token|access[-_]?token|auth[-_]?token|set-cookie|cookie)(\\?["']?\s*[:=]\s*\\?["']?)(?!(?:Bearer|Basic|Token)\b|\[key\])[^\s"'\\,;&}]+)"_s,
            u"\\1\\2[key]"_s);
        add(uR"(([?&](?:key|token|apikey|sig|signature)=)(?!\[key\])[^\s"'&#]+)"_s, u"\\1[key]"_s);
        add(uR"((\bhttps?://)[^/\s"'@]+@)"_s, u"\\1[key]@"_s);
        // The prefixes of OpenAI, OpenRouter, Anthropic and DeepSeek (sk-), Replicate (r8_), XALEN (xln_), Together
        // (tgp_), Hugging Face (hf_), Groq (gsk_), xAI, Google. At least one digit or star: "sk-" also begins words.
        add(uR"((?<![A-Za-z0-9_-])(?:sk-|r8_|xln_|tgp_|hf_|gsk_|xai-|AIza)(?=[A-Za-z_-]*[0-9*])[A-Za-z0-9_*.-]{8,})"_s, u"[key]"_s);
        return p;
    }();
    return list;
}

} // namespace

QByteArray redacted(const QByteArray &text, const QByteArrayList &secrets)
{
    QByteArray out = text;
    for (const QByteArray &secret : secrets) {
        if (secret.size() < kShortestSecret || secret == kSandboxKey)
            continue;
        for (const QByteArray &form : formsOf(secret))
            out.replace(form, kRedacted);
    }
    // Latin-1 keeps every byte as it is, valid UTF-8 or not.
    QString characters = QString::fromLatin1(out);
    for (const auto &[pattern, by] : patterns())
        characters.replace(pattern, by);
    for (const QByteArray &secret : secrets) {
        // "Incorrect API key provided: sk-ab**********yz": head and tail of the secret around stars or dots.
        if (secret.size() < 2 * kShortestSecret)
            continue;
        const QString head = QRegularExpression::escape(QString::fromLatin1(secret.first(2)));
        const QString tail = QRegularExpression::escape(QString::fromLatin1(secret.last(2)));
        const QRegularExpression starred(head + uR"([A-Za-z0-9_-]{0,12}(?:\*{3,}|\.{3,})[A-Za-z0-9_-]{0,12})"_s + tail);
        characters.replace(starred, QLatin1StringView(kRedacted));
    }
    return characters.toLatin1();
}

QString redacted(const QString &text, const QByteArrayList &secrets)
{
    return QString::fromUtf8(redacted(text.toUtf8(), secrets));
}

QByteArray redactedHeaders(const QHttpHeaders &headers, const QByteArrayList &secrets)
{
    QByteArray out;
    for (qsizetype i = 0; i < headers.size(); ++i) {
        const QLatin1StringView name = headers.nameAt(i);
        const bool secret = std::ranges::any_of(kSecretHeaders, [&](QLatin1StringView s) {
            return name.compare(s, Qt::CaseInsensitive) == 0;
        });
        out += QByteArrayView(name);
        out += ": ";
        out += secret ? QByteArray(kRedacted) : redacted(headers.valueAt(i).toByteArray(), secrets);
        out += "\r\n";
    }
    return out;
}

} // namespace bakeoff
