// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/webhooksignature.h"

#include <QHttpHeaders>
#include <QMessageAuthenticationCode>

#include <cstdlib>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kTolerance = 300; // seconds, to both sides

/// Takes as long wherever they differ.
bool sameBytes(const QByteArray &a, const QByteArray &b)
{
    if (a.size() != b.size())
        return false;
    unsigned difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference |= static_cast<unsigned>(static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]));
    return difference == 0;
}

} // namespace

std::optional<QByteArray> webHookKey(const QByteArray &secret)
{
    constexpr QByteArrayView kPrefix("whsec_");
    if (!secret.startsWith(kPrefix))
        return std::nullopt;
    const auto key = QByteArray::fromBase64Encoding(secret.sliced(kPrefix.size()), QByteArray::AbortOnBase64DecodingErrors);
    if (!key || (*key).isEmpty())
        return std::nullopt;
    return *key;
}

bool isGenuineWebHook(const QByteArray &key, const QHttpHeaders &headers, const QByteArray &body, UtcMicros now)
{
    const QByteArray id = headers.value("webhook-id"_L1).toByteArray();
    const QByteArray timestamp = headers.value("webhook-timestamp"_L1).toByteArray();
    bool number = false;
    const qint64 sent = timestamp.toLongLong(&number);
    const qint64 here = now.value / 1'000'000;
    if (key.isEmpty() || id.isEmpty() || !number || sent < here - kTolerance || sent > here + kTolerance)
        return false;
    const QByteArray signature =
        QMessageAuthenticationCode::hash(id + '.' + timestamp + '.' + body, key, QCryptographicHash::Sha256).toBase64();
    bool genuine = false;
    for (const QByteArray &one : headers.value("webhook-signature"_L1).toByteArray().split(' ')) {
        if (one.startsWith("v1,"))
            genuine = sameBytes(one.sliced(3), signature) || genuine;
    }
    return genuine;
}

bool WebHookLog::isNew(const QByteArray &id, UtcMicros now)
{
    // A stamp from the future counts until it is past by the tolerance.
    constexpr qint64 kRemembered = 2 * (kTolerance + 1) * qint64{1'000'000};
    while (!m_order.empty()
           && (static_cast<qsizetype>(m_order.size()) >= kMost
               || std::abs(now.value - m_seen.value(m_order.front()).value) > kRemembered)) {
        m_seen.remove(m_order.front());
        m_order.pop_front();
    }
    if (m_seen.contains(id))
        return false;
    m_seen.insert(id, now);
    m_order.push_back(id);
    return true;
}

} // namespace bakeoff
