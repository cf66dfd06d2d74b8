// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QFuture>
#include <QString>

#include <chrono>
#include <memory>

namespace bakeoff {

/// A place outside this program that keeps secrets. Any thread may call. Every future finishes within the bound that
/// the implementation states. Errors: NotFound (no such entry), KeyStore (absent, locked, refused, too slow).
class KeyStore {
public:
    virtual ~KeyStore() = default;
    virtual QFuture<Result<QByteArray>> read(const QString &entry) = 0;
    virtual QFuture<Status> write(const QString &entry, const QByteArray &secret) = 0;
    /// Removing what is not there is fine.
    virtual QFuture<Status> remove(const QString &entry) = 0;
};

/// The system's key store through QtKeychain, service "bakeoff", without its plain-text fallback. Works on threads of
/// its own, since a D-Bus call can hang; nothing starts before the first call. Every answer comes within `bound`.
std::unique_ptr<KeyStore> makeSystemKeyStore(std::chrono::milliseconds bound = std::chrono::seconds(2));

} // namespace bakeoff
