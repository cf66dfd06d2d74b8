// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/profile.h"

#include "base/diskroom.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryFile>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kPrivate = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;

Error cannotUse(const QString &folder, const QString &why)
{
    const ErrorKind kind = isDiskFull(folder) ? ErrorKind::DiskFull : ErrorKind::ReadOnly;
    return Error{.kind = kind, .detail = u"%1: %2"_s.arg(folder, why)};
}

Status makeFolder(const QString &folder)
{
    const QFileInfo info(folder);
    if (info.isDir())
        return success();
    if (info.exists())
        return cannotUse(folder, u"is a file, not a folder"_s);
    if (!QDir().mkpath(info.path()) || !QDir().mkdir(folder, kPrivate)) {
        // Another process may have been quicker.
        if (!QFileInfo(folder).isDir())
            return cannotUse(folder, u"cannot be made"_s);
    }
    return success();
}

} // namespace

QString Profile::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/bakeoff"_s;
}

Result<Profile> Profile::open(const QString &chosen)
{
    const Profile profile(QDir::cleanPath(QDir().absoluteFilePath(chosen.isEmpty() ? defaultFolder() : chosen)));
    for (const QString &folder : {profile.folder(), profile.cacheFolder(), profile.sandboxFolder()}) {
        if (const Status made = makeFolder(folder); !made)
            return made.error();
    }

    // Permission bits do not say it all (read-only mounts, quotas, root): write.
    QTemporaryFile probe(profile.folder() + u"/.probe-XXXXXX"_s);
    if (!probe.open() || probe.write(QByteArray(4096, '\0')) != 4096 || !probe.flush())
        return cannotUse(profile.folder(), probe.errorString());
    return profile;
}

QString Profile::databaseFile() const
{
    return m_folder + u"/history.db"_s;
}

QString Profile::settingsFile() const
{
    return m_folder + u"/settings.ini"_s;
}

QString Profile::cacheFolder() const
{
    return m_folder + u"/cache"_s;
}

QString Profile::sandboxFolder() const
{
    return m_folder + u"/sandbox"_s;
}

} // namespace bakeoff
