// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httpclient.h"
#include "providers/provider.h"

namespace bakeoff {

/// The address that paths are appended to: slashes at the end go, and so does the path of a call that was pasted along
/// ("…/v1/chat/completions"). A path that is left stays as it is; where there is none, the usual one of the kind is
/// filled in ("/v1", OpenRouter "/api/v1").
QUrl normalisedBaseUrl(const ProviderConfig &config);

/// `base` with `path` ("chat/completions") and maybe a query appended.
QUrl apiUrl(const QUrl &base, const QString &path, const QString &query = {});

/// "": the system's proxy (no value); "none", "http://HOST:PORT", "socks5://HOST:PORT".
/// \return BadInput for anything else
Result<std::optional<QNetworkProxy>> parseProxy(const QString &proxy);

/// Replicate streams from hosts beside its API: stream.replicate.com, streaming.api.replicate.com.
inline constexpr QLatin1StringView kReplicateHosts{".replicate.com"};

/// https, or plain http to this machine, without user name, query and fragment.
bool usableForWebHooks(const QUrl &url);

/// Only the host of the base URL may see the key; of Replicate, those below replicate.com too.
HttpPolicy policyFor(const ProviderConfig &config);

/// Does this account need a key: its preset or the user names a variable for one, and it is not on this machine.
bool needsKey(const ProviderConfig &config);

/// Models on the user's own machine may be loaded by the first request: minutes, not seconds.
HttpTimeouts chatTimeouts(const ProviderConfig &config, bool stream);
/// Of the small calls.
HttpTimeouts lookUpTimeouts();

} // namespace bakeoff
