// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httpclient.h"
#include "providers/jsonnode.h"
#include "providers/provider.h"

#include <memory>

namespace bakeoff {

/// What every provider over HTTP has: its address, its key, its connections. Net thread.
class Account {
public:
    /// `extra`: headers of every request.
    Account(const ProviderConfig &config, const QByteArray &key, const QHttpHeaders &extra, const Clock &clock);

    const ProviderConfig &config() const { return m_config; }
    const QUrl &baseUrl() const { return m_baseUrl; }
    const QByteArray &key() const { return m_key; }
    const Clock &clock() const { return m_clock; }
    const std::shared_ptr<HttpClient> &client() const { return m_client; }

    /// NoKey where one is needed and none was found.
    Status checkKey() const;
    /// With the key and the headers of every request.
    HttpRequest request(HttpRequest::Method method, const QUrl &url) const;

    /// A GET whose answer is JSON. Statuses of 400 and more are errors, read by readError(). `done` runs exactly once,
    /// later, unless `context` died.
    void getJson(const QUrl &url, QObject *context, Done<JsonNode> done) const;

private:
    ProviderConfig m_config;
    QUrl m_baseUrl;
    QByteArray m_key;
    QHttpHeaders m_extra;
    const Clock &m_clock;
    std::shared_ptr<HttpClient> m_client; ///< chats outlive their provider
};

} // namespace bakeoff
