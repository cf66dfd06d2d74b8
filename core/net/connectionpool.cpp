// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/connectionpool.h"

#include "net/networkexchange.h"

#include <QHostAddress>
#include <QNetworkInterface>
#include <QNetworkProxyFactory>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

class PolicyProxyFactory final : public QNetworkProxyFactory {
public:
    explicit PolicyProxyFactory(std::optional<QNetworkProxy> proxy)
        : m_proxy(std::move(proxy))
    {
    }

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopback(query.peerHostName()))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        if (m_proxy)
            return {*m_proxy};
        return systemProxyForQuery(query);
    }

private:
    std::optional<QNetworkProxy> m_proxy;
};

} // namespace

std::shared_ptr<ConnectionPool> ConnectionPool::create(std::optional<QNetworkProxy> proxy)
{
    return {new ConnectionPool(std::move(proxy)), [](ConnectionPool *pool) { pool->deleteLater(); }};
}

ConnectionPool::ConnectionPool(std::optional<QNetworkProxy> proxy)
{
    m_manager.setProxyFactory(new PolicyProxyFactory(std::move(proxy))); // the manager owns it
    m_manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_manager.setAutoDeleteReplies(false);
}

void ConnectionPool::connectionFreed(std::chrono::nanoseconds now)
{
    if (!m_firstFreed)
        m_firstFreed = now;
}

bool ConnectionPool::mayHoldIdleFor(std::chrono::nanoseconds longest, std::chrono::nanoseconds now) const
{
    return m_firstFreed && now - *m_firstFreed > longest;
}

void ConnectionPool::connectionOpening(const QString &authority)
{
    const auto it = std::ranges::find_if(m_waiting, [&](const NetworkExchange *exchange) {
        return !exchange->opensConnection() && exchange->authority() == authority;
    });
    if (it != m_waiting.end())
        (*it)->setOpensConnection();
}

void ConnectionPool::connectionEncrypted(const QString &authority, std::chrono::nanoseconds now)
{
    if (m_used.contains(authority))
        return;
    for (NetworkExchange *exchange : m_waiting) {
        if (exchange->authority() == authority)
            exchange->setEncrypted(now);
    }
}

bool isLoopback(const QString &host)
{
    return host.compare("localhost"_L1, Qt::CaseInsensitive) == 0
        || host.endsWith(".localhost"_L1, Qt::CaseInsensitive) || QHostAddress(host).isLoopback();
}

bool machineIsOffline()
{
    const QList<QNetworkInterface> interfaces = QNetworkInterface::allInterfaces();
    return std::ranges::none_of(interfaces, [](const QNetworkInterface &i) {
        const auto flags = i.flags();
        return flags.testFlag(QNetworkInterface::IsUp) && flags.testFlag(QNetworkInterface::IsRunning)
            && !flags.testFlag(QNetworkInterface::IsLoopBack) && !i.addressEntries().isEmpty();
    });
}

} // namespace bakeoff
