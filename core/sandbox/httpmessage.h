// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrlQuery>

#include <utility>

namespace bakeoff {
// The server's side of HTTP: the client's types of the same names (net/, providers/) are others.
inline namespace sandboxwire {

using HttpHeaderList = QList<std::pair<QByteArray, QByteArray>>;

/// A whole request as the sandbox got it.
struct HttpRequest {
    QByteArray method; ///< "POST"
    QByteArray path;   ///< still percent-encoded, without query
    QUrlQuery query;
    HttpHeaderList headers; ///< names in lower case
    QByteArray body;

    /// Value of the first header of that (lower-case) name; empty where there is none.
    QByteArray header(QByteArrayView name) const
    {
        for (const auto &[key, value] : headers) {
            if (key == name)
                return value;
        }
        return {};
    }
};

/// A whole answer. Content-Length, Content-Type and Connection are added where `headers` does not name them.
struct HttpReply {
    int status = 200;
    QByteArray body = {};
    HttpHeaderList headers = {};
    QByteArray contentType = "application/json";
};

} // namespace sandboxwire
} // namespace bakeoff
