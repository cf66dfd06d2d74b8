// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace bakeoff {

/// What a running sandbox tells others of its profile, in PROFILE/sandbox/sandbox.json.
struct SandboxInfo {
    quint16 port = 0;
    qint64 pid = 0;
    QString token; ///< also told at /health: whoever answers with it is this sandbox

    friend bool operator==(const SandboxInfo &, const SandboxInfo &) = default;
};

QString sandboxInfoFile(const QString &profileFolder);
QString sandboxLockFile(const QString &profileFolder);
/// Nothing where there is no readable file; what it says may be out of date.
std::optional<SandboxInfo> readSandboxInfo(const QString &profileFolder);
/// Atomic. \return false where the folder cannot be written
bool writeSandboxInfo(const QString &profileFolder, const SandboxInfo &info);

} // namespace bakeoff
