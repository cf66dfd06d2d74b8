// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/times.h"

#include <QByteArray>
#include <QHash>

#include <deque>
#include <optional>

QT_BEGIN_NAMESPACE
class QHttpHeaders;
QT_END_NAMESPACE

namespace bakeoff {

/// Signatures of web hooks after Standard Webhooks (github.com/standard-webhooks/standard-webhooks, which Replicate
/// follows). Pure.

/// The bytes behind "whsec_"; nothing for what is no such secret.
std::optional<QByteArray> webHookKey(const QByteArray &secret);

/// Is a message signed with `key`, and no more than 300 s away from `now`? Headers webhook-id, webhook-timestamp and
/// webhook-signature ("v1,BASE64", several with spaces between them); HMAC-SHA-256 of "ID.TIMESTAMP.BODY", compared in
/// constant time. Other versions than v1 are passed over.
bool isGenuineWebHook(const QByteArray &key, const QHttpHeaders &headers, const QByteArray &body, UtcMicros now);

/// Which messages came already: a provider sends again what was not answered in time, others may repeat what they
/// overheard.
class WebHookLog {
public:
    /// \return false where a message of this id came within the time for which its signature counts
    bool isNew(const QByteArray &id, UtcMicros now);

private:
    static constexpr qsizetype kMost = 10'000;
    QHash<QByteArray, UtcMicros> m_seen;
    std::deque<QByteArray> m_order; ///< oldest first
};

} // namespace bakeoff
