// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/providerconfig.h"

#include "net/connectionpool.h"

#include <QRegularExpression>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestName = 64;

Error badInput(const QString &detail)
{
    return {.kind = ErrorKind::BadInput, .detail = detail};
}

Status checkName(const QString &name)
{
    if (name.isEmpty() || name.size() > kLongestName)
        return badInput(u"a provider's name has 1 to %1 characters"_s.arg(kLongestName));
    if (name.contains(u'/'))
        return badInput(u"a provider's name holds no slash"_s);
    if (name != name.trimmed() || std::ranges::any_of(name, [](QChar c) { return !c.isPrint() && !c.isSurrogate(); }))
        return badInput(u"a provider's name holds no control characters and no space at its ends"_s);
    return success();
}

Status checkUrl(const ProviderConfig &config)
{
    const QUrl &url = config.baseUrl;
    if (url.isEmpty() && config.isSandbox)
        return success(); // filled in when it runs
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "https"_L1 && url.scheme() != "http"_L1))
        return badInput(u"the address is no http or https URL"_s);
    if (!url.userInfo().isEmpty())
        return badInput(u"the address holds a user name or password"_s);
    if (url.hasQuery() || url.hasFragment())
        return badInput(u"the address holds a query or a fragment"_s);
    if (url.scheme() == "http"_L1 && !config.allowPlainHttp && !isLoopback(url.host()))
        return Error{.kind = ErrorKind::InsecureUrl, .detail = u"plain http to another machine"_s};
    return success();
}

Status checkWebHooks(const ProviderConfig &config)
{
    if (config.webHookUrl.isEmpty())
        return success();
    if (config.kind != ProviderKind::Replicate)
        return badInput(u"only Replicate calls web hooks"_s);
    if (!usableForWebHooks(config.webHookUrl))
        return badInput(u"an address for web hooks is an https URL without user name, query and fragment"_s);
    if (config.webHookPort == 0)
        return badInput(u"the port for web hooks is 1 to 65535"_s);
    return success();
}

} // namespace

bool usableForWebHooks(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment()
        && (url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isLoopback(url.host())));
}

QUrl normalisedBaseUrl(const ProviderConfig &config)
{
    QUrl url = config.baseUrl;
    QString path = url.path(QUrl::FullyEncoded);
    const auto dropSlashes = [&path] {
        while (path.endsWith(u'/'))
            path.chop(1);
    };
    dropSlashes();
    for (const QLatin1StringView call : {"/chat/completions"_L1, "/models"_L1}) {
        if (path.endsWith(call)) {
            path.chop(call.size());
            dropSlashes();
            break;
        }
    }
    if (path.isEmpty())
        path = config.kind == ProviderKind::OpenRouter ? u"/api/v1"_s : u"/v1"_s;
    url.setPath(path, QUrl::StrictMode);
    return url;
}

QUrl apiUrl(const QUrl &base, const QString &path, const QString &query)
{
    QUrl url = base;
    url.setPath(base.path(QUrl::FullyEncoded) + u'/' + path, QUrl::StrictMode);
    if (!query.isEmpty())
        url.setQuery(query, QUrl::StrictMode);
    return url;
}

Result<std::optional<QNetworkProxy>> parseProxy(const QString &proxy)
{
    if (proxy.isEmpty())
        return std::optional<QNetworkProxy>();
    if (proxy == "none"_L1)
        return std::optional(QNetworkProxy(QNetworkProxy::NoProxy));
    const QUrl url(proxy, QUrl::StrictMode);
    const bool http = url.scheme() == "http"_L1;
    if (!url.isValid() || (!http && url.scheme() != "socks5"_L1) || url.host().isEmpty() || url.port() <= 0 ||
        !url.userInfo().isEmpty() || (!url.path().isEmpty() && url.path() != "/"_L1) || url.hasQuery())
        return badInput(u"a proxy is \"none\", http://HOST:PORT or socks5://HOST:PORT"_s);
    return std::optional(
        QNetworkProxy(http ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy, url.host(), quint16(url.port())));
}

Status checkConfig(const ProviderConfig &config)
{
    if (const Status name = checkName(config.name); !name)
        return name;
    if (const Status url = checkUrl(config); !url)
        return url;
    static const QRegularExpression variable(u"^[A-Za-z_][A-Za-z0-9_]*$"_s);
    if (!config.keyVariable.isEmpty() && !variable.match(config.keyVariable).hasMatch())
        return badInput(u"that is no name of an environment variable"_s);
    if (const auto proxy = parseProxy(config.proxy); !proxy)
        return proxy.error();
    return checkWebHooks(config);
}

HttpPolicy policyFor(const ProviderConfig &config)
{
    HttpPolicy policy;
    policy.keyHosts = {config.baseUrl.host().toLower()};
    if (config.preset == Preset::Replicate && policy.keyHosts.first().endsWith(kReplicateHosts))
        policy.keyHosts.append(kReplicateHosts);
    policy.allowPlainHttp = config.allowPlainHttp;
    policy.proxy = parseProxy(config.proxy).valueOr(std::nullopt);
    return policy;
}

bool needsKey(const ProviderConfig &config)
{
    return !isLoopback(config.baseUrl.host()) &&
           !(config.keyVariable.isEmpty() && presetInfo(config.preset).keyVariable.isEmpty());
}

HttpTimeouts chatTimeouts(const ProviderConfig &config, bool stream)
{
    using namespace std::chrono_literals;
    HttpTimeouts timeouts;
    const bool local = presetInfo(config.preset).local || isLoopback(config.baseUrl.host());
    if (local || !stream) // asked whole, the first byte is the last
        timeouts.firstByte = 10min;
    if (local)
        timeouts.idle = 5min;
    return timeouts;
}

HttpTimeouts lookUpTimeouts()
{
    using namespace std::chrono_literals;
    return {.connect = 15s, .firstByte = 30s, .idle = 30s};
}

} // namespace bakeoff
