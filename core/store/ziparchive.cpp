// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ziparchive.h"

#include "base/diskroom.h"
#include "store/sqlitehandle.h"

#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kBlock = 64 * 1024;

QString wordsOf(::archive *archive)
{
    const char *words = archive_error_string(archive);
    return words ? QString::fromLocal8Bit(words) : u"unknown fault"_s;
}

} // namespace

ZipWriter::ZipWriter(QString file, UtcMicros stamp)
    : m_file(std::move(file))
    , m_part(u"%1-%2.part"_s.arg(m_file, QUuid::createUuid().toString(QUuid::Id128)))
    , m_stamp(stamp)
    , m_archive(archive_write_new())
{
}

ZipWriter::~ZipWriter()
{
    if (m_archive)
        archive_write_free(m_archive);
    if (!m_part.isEmpty())
        QFile::remove(m_part);
}

Error ZipWriter::error() const
{
    const int code = archive_errno(m_archive);
    const bool full = code == ENOSPC || code == EDQUOT || isDiskFull(m_part);
    const bool refused = code == EACCES || code == EROFS || code == EPERM || code == ENOENT || code == ENOTDIR;
    return Error{.kind = full ? ErrorKind::DiskFull : refused ? ErrorKind::ReadOnly : ErrorKind::Storage,
                 .detail = u"%1: %2"_s.arg(m_file, wordsOf(m_archive))};
}

Result<std::unique_ptr<ZipWriter>> ZipWriter::create(const QString &file, UtcMicros stamp)
{
    std::unique_ptr<ZipWriter> writer(new ZipWriter(file, stamp));
    if (archive_write_set_format_zip(writer->m_archive) != ARCHIVE_OK
        || archive_write_set_bytes_in_last_block(writer->m_archive, 1) != ARCHIVE_OK
        || archive_write_open_filename(writer->m_archive, QFile::encodeName(writer->m_part).constData()) != ARCHIVE_OK)
        return writer->error();
    return writer;
}

Status ZipWriter::add(const QString &name, QByteArrayView bytes, Packing packing)
{
    if (packing == Packing::Deflate)
        archive_write_zip_set_compression_deflate(m_archive);
    else
        archive_write_zip_set_compression_store(m_archive);
    const std::unique_ptr<::archive_entry, void (*)(::archive_entry *)> entry(archive_entry_new(), archive_entry_free);
    archive_entry_set_pathname(entry.get(), name.toLatin1().constData());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_size(entry.get(), bytes.size());
    archive_entry_set_mtime(entry.get(), static_cast<time_t>(m_stamp.value / 1'000'000), 0);
    if (archive_write_header(m_archive, entry.get()) != ARCHIVE_OK)
        return error();
    for (qsizetype at = 0; at < bytes.size();) {
        const QByteArrayView block = bytes.sliced(at, std::min<qsizetype>(bytes.size() - at, kBlock));
        const la_ssize_t written = archive_write_data(m_archive, block.data(), static_cast<std::size_t>(block.size()));
        if (written <= 0)
            return error();
        at += written;
    }
    return archive_write_finish_entry(m_archive) == ARCHIVE_OK ? success() : Status(error());
}

Status ZipWriter::finish()
{
    if (archive_write_close(m_archive) != ARCHIVE_OK)
        return error();
    archive_write_free(std::exchange(m_archive, nullptr));
    Status status = syncFile(m_part);
    if (status)
        status = replaceFile(m_part, m_file);
    if (status)
        m_part.clear();
    return status;
}

ZipReader::ZipReader(QString file)
    : m_file(std::move(file))
    , m_archive(archive_read_new())
{
}

ZipReader::~ZipReader()
{
    archive_read_free(m_archive);
}

Error ZipReader::error(ErrorKind kind) const
{
    return Error{.kind = kind, .detail = u"%1: %2"_s.arg(m_file, wordsOf(m_archive))};
}

Result<std::unique_ptr<ZipReader>> ZipReader::open(const QString &file)
{
    {
        QFile first(file);
        if (!QFileInfo(file).isFile() || !first.open(QIODevice::ReadOnly))
            return Error{.kind = ErrorKind::NotFound, .detail = u"%1: %2"_s.arg(file, first.errorString())};
        if (!first.read(4).startsWith("PK\3\4"))
            return Error{.kind = ErrorKind::BadInput, .detail = u"%1: is no ZIP file"_s.arg(file)};
    }
    std::unique_ptr<ZipReader> reader(new ZipReader(file));
    // By the directory at the end alone: one that is cut short has none.
    if (archive_read_support_format_zip_seekable(reader->m_archive) != ARCHIVE_OK
        || archive_read_open_filename(reader->m_archive, QFile::encodeName(file).constData(), kBlock) != ARCHIVE_OK)
        return reader->error(ErrorKind::CorruptData);
    return reader;
}

Result<bool> ZipReader::next()
{
    const int code = archive_read_next_header(m_archive, &m_entry);
    if (code == ARCHIVE_EOF)
        return false;
    if (code != ARCHIVE_OK)
        return error(ErrorKind::CorruptData);
    const char *name = archive_entry_pathname(m_entry);
    m_name = name ? QString::fromUtf8(name) : QString();
    m_folder = archive_entry_filetype(m_entry) == AE_IFDIR;
    m_plain = archive_entry_filetype(m_entry) == AE_IFREG && !archive_entry_symlink(m_entry)
        && !archive_entry_hardlink(m_entry);
    return true;
}

Status ZipReader::read(qint64 most, const std::function<Status(QByteArrayView)> &take)
{
    const auto tooLong = [this, most] {
        return Error{.kind = ErrorKind::LimitExceeded,
                     .detail = u"%1: \"%2\" is longer than %3 bytes"_s.arg(m_file, m_name).arg(most)};
    };
    if (archive_entry_size_is_set(m_entry) && archive_entry_size(m_entry) > most)
        return tooLong();
    QByteArray block(kBlock, Qt::Uninitialized);
    qint64 length = 0;
    for (;;) {
        const la_ssize_t got = archive_read_data(m_archive, block.data(), kBlock);
        if (got < 0)
            return error(ErrorKind::CorruptData);
        if (got == 0)
            break;
        length += got;
        m_total += got;
        if (length > most)
            return tooLong();
        if (const Status taken = take(QByteArrayView(block).first(got)); !taken)
            return taken;
    }
    if (archive_entry_size_is_set(m_entry) && archive_entry_size(m_entry) != length) {
        return Error{.kind = ErrorKind::CorruptData,
                     .detail = u"%1: \"%2\" has not the length that it claims"_s.arg(m_file, m_name)};
    }
    return success();
}

Result<QByteArray> ZipReader::readAll(qint64 most)
{
    QByteArray all;
    const Status status = read(most, [&all](QByteArrayView bytes) {
        all += bytes;
        return success();
    });
    return status ? Result<QByteArray>(all) : Result<QByteArray>(status.error());
}

} // namespace bakeoff
