// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/webhookhost.h"

#include "base/clock.h"
#include "base/log.h"
#include "net/postlistener.h"
#include "providers/prediction.h"
#include "providers/provider.h"
#include "providers/replicate/replicatedata.h"

#include <QRandomGenerator>

#include <array>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kTryAgainAfter = 60s;

/// 128 bits of the system's randomness.
QByteArray unguessable()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->generate(words.begin(), words.end());
    return QByteArray(reinterpret_cast<const char *>(words.data()), sizeof words).toHex();
}

} // namespace

WebHookHost::WebHookHost(const Clock &clock, std::function<void(const QString &, const QString &)> woken)
    : m_clock(clock)
    , m_woken(std::move(woken))
{
}

WebHookHost::~WebHookHost() = default;

void WebHookHost::address(const ProviderConfig &config, PredictionProvider &predictions, QObject *context,
                          std::function<void(const QUrl &)> done)
{
    const QString provider = config.name;
    std::shared_ptr<Hook> hook = m_hooks.value(provider);
    if (config.webHookUrl.isEmpty() || !predictions.hasWebHooks()) {
        drop(provider);
        done({});
        return;
    }
    if (!hook || hook->port != config.webHookPort || hook->base != config.webHookUrl) {
        drop(provider);
        hook = std::make_shared<Hook>();
        hook->base = config.webHookUrl;
        hook->port = config.webHookPort;
        hook->path = '/' + unguessable();
        QString path = hook->base.path();
        while (path.endsWith(u'/'))
            path.chop(1);
        hook->address = hook->base;
        hook->address.setPath(path + QLatin1StringView(hook->path));
        m_hooks.insert(provider, hook);
    }
    if (!hook->waiting.empty()) {
        hook->waiting.push_back(std::move(done));
        return;
    }
    const bool listens = m_listeners.contains(hook->port);
    if ((listens && !hook->key.isEmpty() && !hook->doubtful) || m_clock.ticks() < hook->notBefore) {
        done(listens && !hook->key.isEmpty() ? hook->address : QUrl());
        return;
    }
    hook->notBefore = m_clock.ticks() + kTryAgainAfter;
    if (!listens) {
        if (const Status open = listen(hook->port); !open) {
            qCInfo(lcProviders) << "no web hooks, jobs are polled:" << open.error().detail;
            done({});
            return;
        }
    }
    hook->waiting.push_back(std::move(done));
    predictions.fetchWebHookSecret(context, [asking = std::weak_ptr(hook)](const Result<QByteArray> &secret) {
        if (const std::shared_ptr<Hook> here = asking.lock())
            answer(*here, secret);
    });
}

Status WebHookHost::listen(quint16 port)
{
    auto *listener = new PostListener([this](QByteArrayView path) { return !providerOf(path).isEmpty(); },
                                      [this](const PostedMessage &message) { return take(message); }, {}, this);
    if (const Status open = listener->listen(port); !open) {
        delete listener;
        return open;
    }
    m_listeners.insert(port, listener);
    return success();
}

void WebHookHost::closeUnused()
{
    m_listeners.removeIf([this](const std::pair<const quint16 &, PostListener *&> &entry) {
        for (const auto &hook : std::as_const(m_hooks)) {
            if (hook->port == entry.first)
                return false;
        }
        delete entry.second;
        return true;
    });
}

void WebHookHost::drop(const QString &provider)
{
    const std::shared_ptr<Hook> hook = m_hooks.take(provider);
    if (!hook)
        return;
    closeUnused();
    for (const auto &done : std::exchange(hook->waiting, {}))
        done({});
}

void WebHookHost::answer(Hook &hook, const Result<QByteArray> &secret)
{
    if (secret)
        hook.key = webHookKey(*secret).value_or(QByteArray());
    else
        qCInfo(lcProviders) << "no web hooks, their secret was not told:" << secret.error().detail;
    hook.doubtful = false;
    for (const auto &done : std::exchange(hook.waiting, {}))
        done(hook.key.isEmpty() ? QUrl() : hook.address);
}

QString WebHookHost::providerOf(QByteArrayView path) const
{
    // A reverse proxy may hand the path on with what stood before ours, or without.
    for (auto it = m_hooks.cbegin(); it != m_hooks.cend(); ++it) {
        if (path.endsWith((*it)->path))
            return it.key();
    }
    return {};
}

int WebHookHost::take(const PostedMessage &message)
{
    const QString provider = providerOf(message.path);
    const std::shared_ptr<Hook> hook = m_hooks.value(provider);
    const UtcMicros now = m_clock.nowUtc();
    if (!hook || !isGenuineWebHook(hook->key, message.headers, message.body, now)) {
        if (hook)
            hook->doubtful = true;
        return 401;
    }
    // Taken all the same: whoever repeats it may stop.
    if (!m_log.isNew(message.headers.value("webhook-id"_L1).toByteArray(), now))
        return 204;
    const Result<JsonNode> root = JsonNode::parse(message.body, kDeepestReplicateJson);
    const QString prediction = root ? (*root)["id"].string() : QString();
    if (!prediction.isEmpty())
        m_woken(provider, prediction);
    return 204;
}

} // namespace bakeoff
