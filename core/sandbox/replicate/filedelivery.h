// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/httpmessage.h"

#include <QHash>

namespace bakeoff {

class HttpConnection;

/// A file that is handed out at an address.
struct SandboxDelivery {
    QByteArray bytes;
    QByteArray contentType;
    QString fileName;
};

/// Type by the name's extension; application/octet-stream for others.
QByteArray sandboxContentType(const QString &fileName);

/// Sends files, whole or in ranges (RFC 9110, one range), and in every broken way that the address's query names:
/// `fault` as in allDeliveryFaults(), `at` in bytes. One thread.
class SandboxFileDelivery {
public:
    void send(HttpConnection &connection, const HttpRequest &request, const SandboxDelivery &file);

private:
    QHash<QByteArray, int> m_asked; ///< path: how often so far, for those that fail once
    int m_changes = 0;
};

} // namespace bakeoff
