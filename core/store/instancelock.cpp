// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/instancelock.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

QString instancesFolder(const QString &folder)
{
    return folder + u"/instances"_s;
}

QString lockFile(const QString &folder, const Id &instance)
{
    return instancesFolder(folder) + u'/' + idText(instance) + u".lock"_s;
}

bool isSameFile(int fd, const QByteArray &path)
{
    struct stat byFd{};
    struct stat byName{};
    return ::fstat(fd, &byFd) == 0 && ::stat(path.constData(), &byName) == 0 && byFd.st_ino == byName.st_ino
           && byFd.st_dev == byName.st_dev;
}

/// Removes `file` if nobody holds it. \return whether somebody does.
bool removeUnlessHeld(const QString &file)
{
    const QByteArray path = QFile::encodeName(file);
    const int fd = ::open(path.constData(), O_RDWR | O_CLOEXEC);
    if (fd < 0)
        return errno != ENOENT;
    bool held = true;
    if (::flock(fd, LOCK_EX | LOCK_NB) == 0) {
        held = false;
        if (isSameFile(fd, path))
            ::unlink(path.constData());
    }
    ::close(fd);
    return held;
}

} // namespace

InstanceLock::InstanceLock(QString folder, const Id &instance)
    : m_file(lockFile(folder, instance))
{
}

InstanceLock::~InstanceLock()
{
    if (m_fd >= 0) {
        ::unlink(QFile::encodeName(m_file).constData());
        ::close(m_fd);
    }
}

Status InstanceLock::take()
{
    const QByteArray path = QFile::encodeName(m_file);
    QDir().mkpath(QFileInfo(m_file).path());
    for (;;) {
        const int fd = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (fd < 0) {
            const auto kind = errno == ENOSPC || errno == EDQUOT ? ErrorKind::DiskFull : ErrorKind::ReadOnly;
            return Error{.kind = kind, .detail = u"%1: %2"_s.arg(m_file, QString::fromLocal8Bit(std::strerror(errno)))};
        }
        // Where locks are not supported nobody will ever believe us dead (see isAlive).
        const int locked = ::flock(fd, LOCK_EX);
        if (locked != 0 || isSameFile(fd, path)) {
            m_fd = fd;
            return success();
        }
        ::close(fd); // somebody cleaned up between our two calls
    }
}

bool InstanceLock::isAlive(const QString &folder, const Id &instance)
{
    return removeUnlessHeld(lockFile(folder, instance));
}

bool InstanceLock::isAnyAlive(const QString &folder)
{
    const QDir dir(instancesFolder(folder));
    const QStringList names = dir.entryList({u"*.lock"_s}, QDir::Files);
    return std::ranges::any_of(names, [&dir](const QString &name) { return removeUnlessHeld(dir.filePath(name)); });
}

void InstanceLock::cleanUp(const QString &folder)
{
    const QDir dir(instancesFolder(folder));
    for (const QString &name : dir.entryList({u"*.lock"_s}, QDir::Files))
        removeUnlessHeld(dir.filePath(name));
}

} // namespace bakeoff
