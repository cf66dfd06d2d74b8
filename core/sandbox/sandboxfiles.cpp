// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandboxfiles.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace bakeoff {

QString sandboxInfoFile(const QString &profileFolder)
{
    return profileFolder + u"/sandbox/sandbox.json"_s;
}

QString sandboxLockFile(const QString &profileFolder)
{
    return profileFolder + u"/sandbox/sandbox.lock"_s;
}

std::optional<SandboxInfo> readSandboxInfo(const QString &profileFolder)
{
    constexpr qint64 kMost = 64 * 1024;
    QFile file(sandboxInfoFile(profileFolder));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject object = QJsonDocument::fromJson(file.read(kMost)).object();
    const int port = object.value(u"port"_s).toInt();
    const QString token = object.value(u"token"_s).toString();
    if (port < 1 || port > 65535 || token.isEmpty())
        return {};
    return SandboxInfo{static_cast<quint16>(port), object.value(u"pid"_s).toInteger(), token};
}

bool writeSandboxInfo(const QString &profileFolder, const SandboxInfo &info)
{
    QSaveFile file(sandboxInfoFile(profileFolder));
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write(QJsonDocument(QJsonObject{{u"port"_s, info.port}, {u"pid"_s, info.pid}, {u"token"_s, info.token}})
                   .toJson(QJsonDocument::Indented));
    return file.commit();
}

} // namespace bakeoff
