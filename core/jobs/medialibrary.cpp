// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/medialibrary.h"

#include "base/diskroom.h"
#include "base/mediatype.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>
#include <cerrno>
#include <mutex>

#include <unistd.h>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kBlock = 1 << 20;
constexpr auto kPrivate = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;

Error cannotWrite(const QString &path, const QString &why)
{
    return Error{.kind = isDiskFull(path) ? ErrorKind::DiskFull : ErrorKind::ReadOnly,
                 .detail = u"%1: %2"_s.arg(path, why)};
}

/// The bytes of a closed file are on the disk when this returns.
bool sync(QFile &file)
{
    return file.flush() && (::fsync(file.handle()) == 0 || errno == EINVAL || errno == ENOTSUP);
}

/// Two downloads of one file may end together.
std::mutex &sidecars()
{
    static std::mutex mutex;
    return mutex;
}

} // namespace

MediaLibrary::MediaLibrary(QString folder)
    : m_folder(std::move(folder))
{
}

QString MediaLibrary::folderOf(const QByteArray &sha256) const
{
    return m_folder + u'/' + QString::fromLatin1(sha256.first(1).toHex());
}

QString MediaLibrary::path(const QByteArray &sha256) const
{
    if (sha256.size() != 32)
        return {};
    const QDir folder(folderOf(sha256));
    const QStringList names = folder.entryList({QString::fromLatin1(sha256.toHex()) + u".*"_s}, QDir::Files);
    for (const QString &name : names) {
        // Of a JSON file that a model wrote the name ends alike: what stands beside it is told apart by ".meta".
        if (!name.endsWith(".meta.json"_L1))
            return folder.filePath(name);
    }
    return {};
}

QString MediaLibrary::sidecarPath(const QByteArray &sha256) const
{
    return folderOf(sha256) + u'/' + QString::fromLatin1(sha256.toHex()) + u".meta.json"_s;
}

Status MediaLibrary::makeFolder(const QString &folder) const
{
    if (QFileInfo(folder).isDir())
        return success();
    const QString up = QFileInfo(folder).path();
    if (up != folder && !QFileInfo(up).isDir()) {
        if (const Status made = makeFolder(up); !made)
            return made;
    }
    if (!QDir().mkdir(folder, kPrivate) && !QFileInfo(folder).isDir()) // another process may have been quicker
        return cannotWrite(folder, u"cannot be made"_s);
    return success();
}

Result<QString> MediaLibrary::partialFile(const Id &artifact) const
{
    const QString folder = m_folder + u"/partial"_s;
    if (const Status made = makeFolder(folder); !made)
        return made.error();
    return folder + u'/' + idText(artifact);
}

void MediaLibrary::dropPartial(const Id &artifact) const
{
    const QString name = m_folder + u"/partial/"_s + idText(artifact);
    QFile::remove(name);
    QFile::remove(name + u".etag"_s);
}

Result<MediaLibrary::Stored> MediaLibrary::adopt(const QString &name) const
{
    QFile file(name);
    if (!file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
        return Error{.kind = ErrorKind::NotFound, .detail = u"%1: %2"_s.arg(name, file.errorString())};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray head;
    while (!file.atEnd()) {
        const QByteArray block = file.read(kBlock);
        if (block.isEmpty())
            return Error{.kind = ErrorKind::Storage, .detail = u"%1: %2"_s.arg(name, file.errorString())};
        if (head.isEmpty())
            head = block.first(std::min(block.size(), kMediaHeadBytes));
        hash.addData(block);
    }
    Stored stored{.sha256 = hash.result(), .bytes = file.size()};
    const MediaFormat format = mediaFormatOf(head);
    stored.mediaType = mimeTypeOf(format);
    if (const QString there = path(stored.sha256); !there.isEmpty() && QFileInfo(there).size() == stored.bytes) {
        file.close();
        QFile::remove(name);
        stored.path = there;
        return stored;
    }
    if (!sync(file))
        return cannotWrite(name, file.errorString());
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.close();
    const QString folder = folderOf(stored.sha256);
    if (const Status made = makeFolder(folder); !made)
        return made.error();
    stored.path = folder + u'/' + QString::fromLatin1(stored.sha256.toHex()) + u'.' + extensionOf(format);
    QFile::remove(stored.path); // of another length: damaged
    if (!QFile::rename(name, stored.path)) {
        if (QFileInfo(stored.path).size() != stored.bytes) // another process may have been quicker
            return cannotWrite(stored.path, u"cannot be renamed"_s);
        QFile::remove(name);
    }
    return stored;
}

Result<MediaLibrary::Stored> MediaLibrary::adoptBytes(const QByteArray &bytes) const
{
    const QByteArray sha256 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    if (const QString there = path(sha256); !there.isEmpty() && QFileInfo(there).size() == bytes.size()) {
        const MediaFormat format = mediaFormatOf(QByteArrayView(bytes).first(std::min(bytes.size(), kMediaHeadBytes)));
        return Stored{.sha256 = sha256, .bytes = bytes.size(), .mediaType = mimeTypeOf(format), .path = there};
    }
    const Result<QString> name = partialFile(Id::createUuid());
    if (!name)
        return name.error();
    QFile file(*name);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush()) {
        const Error error = cannotWrite(*name, file.errorString());
        file.remove();
        return error;
    }
    file.close();
    return adopt(*name);
}

Result<MediaLibrary::Stored> MediaLibrary::import(const QString &name, qint64 mostBytes) const
{
    const QFileInfo info(name);
    if (!info.exists())
        return Error{.kind = ErrorKind::NotFound, .detail = name};
    if (!info.isFile()) // a pipe has no end
        return Error{.kind = ErrorKind::BadInput, .detail = u"%1 is no file"_s.arg(name)};
    QFile source(name);
    if (!source.open(QIODevice::ReadOnly))
        return Error{.kind = ErrorKind::BadInput, .detail = u"%1: %2"_s.arg(name, source.errorString())};
    const Error tooLarge{.kind = ErrorKind::LimitExceeded, .detail = u"%1: more than %2 bytes"_s.arg(name).arg(mostBytes)};
    if (source.size() > mostBytes)
        return tooLarge;
    const Result<QString> partial = partialFile(Id::createUuid());
    if (!partial)
        return partial.error();
    QFile copy(*partial);
    if (!copy.open(QIODevice::WriteOnly))
        return cannotWrite(*partial, copy.errorString());
    qint64 total = 0;
    while (true) {
        const QByteArray block = source.read(kBlock);
        if (block.isEmpty())
            break;
        total += block.size();
        const bool written = total <= mostBytes && copy.write(block) == block.size();
        if (!written) {
            const Error error = total > mostBytes ? tooLarge : cannotWrite(*partial, copy.errorString());
            copy.remove();
            return error;
        }
    }
    if (!copy.flush()) {
        const Error error = cannotWrite(*partial, copy.errorString());
        copy.remove();
        return error;
    }
    copy.close();
    return adopt(*partial);
}

Status MediaLibrary::describe(const Stored &stored, const QJsonObject &job) const
{
    const std::scoped_lock lock(sidecars());
    const QString name = sidecarPath(stored.sha256);
    QJsonObject beside;
    if (QFile file(name); file.open(QIODevice::ReadOnly))
        beside = QJsonDocument::fromJson(file.readAll()).object(); // one that is damaged is written anew
    beside["sha256"_L1] = QString::fromLatin1(stored.sha256.toHex());
    beside["bytes"_L1] = stored.bytes;
    beside["type"_L1] = stored.mediaType;
    QJsonArray jobs;
    for (const QJsonValue before : beside["jobs"_L1].toArray()) {
        if (before["job"_L1] != job["job"_L1] || before["source"_L1] != job["source"_L1])
            jobs.append(before);
    }
    jobs.append(job);
    beside["jobs"_L1] = jobs;
    QSaveFile file(name);
    const QByteArray bytes = QJsonDocument(beside).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return cannotWrite(name, file.errorString());
    return success();
}

Status MediaLibrary::remove(const QByteArray &sha256) const
{
    const QString name = path(sha256);
    if (sha256.size() == 32)
        QFile::remove(sidecarPath(sha256));
    if (!name.isEmpty() && !QFile::remove(name))
        return cannotWrite(name, u"cannot be removed"_s);
    return success();
}

void MediaLibrary::cleanUp() const
{
    const QDateTime old = QDateTime::currentDateTime().addDays(-7);
    QDirIterator files(m_folder + u"/partial"_s, QDir::Files);
    while (files.hasNext()) {
        const QFileInfo file = files.nextFileInfo();
        if (file.lastModified() < old)
            QFile::remove(file.filePath());
    }
}

} // namespace bakeoff
