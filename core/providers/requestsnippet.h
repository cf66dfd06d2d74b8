// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/provider.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <utility>

namespace bakeoff {

/// A request as it went out, without its key.
struct SnippetRequest {
    QUrl url;
    QList<std::pair<QByteArray, QByteArray>> headers; ///< without Authorization
    /// The environment variable that the key is read from; empty: no key is sent.
    QString keyVariable;
    QByteArray body; ///< UTF-8
    friend bool operator==(const SnippetRequest &, const SnippetRequest &) = default;
};

/// The request behind a reply of this provider. The variable is that of the provider, else its preset's; else
/// SANDBOX_API_KEY for the sandbox, none on this machine and API_KEY elsewhere.
/// \param rawRequest Reply::rawRequest
/// \param model what was asked for; at Replicate it stands in the address
/// \return LimitExceeded where it cannot be sent again as it stands: attachments were left out of it, or its end.
Result<SnippetRequest> snippetRequest(const ProviderConfig &config, const QByteArray &rawRequest,
                                      const QString &model = {});

enum class SnippetLanguage {
    Curl,       ///< for a POSIX shell
    Python,     ///< 3.6 or later, standard library only
    JavaScript, ///< Node.js 18 or later, whose fetch() is built in
};

/// Source text that sends exactly these bytes and prints the answer as it comes. Quoted so that nothing in the request
/// is ever taken for code. \pre keyVariable is the name of a variable, body is UTF-8 without NUL
QString requestSnippet(const SnippetRequest &request, SnippetLanguage language);

} // namespace bakeoff
