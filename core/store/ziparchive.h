// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/times.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <functional>
#include <memory>

struct archive;
struct archive_entry;

// ZIP files, entry by entry, through libarchive (with ZIP64, so there may be more than 65,535 entries and 4 GB).
namespace bakeoff {

/// Writes one file; nothing stands under its name before finish().
class ZipWriter {
public:
    /// \param stamp date of all entries
    static Result<std::unique_ptr<ZipWriter>> create(const QString &file, UtcMicros stamp);
    /// Removes what was not finished.
    ~ZipWriter();
    ZipWriter(const ZipWriter &) = delete;
    ZipWriter &operator=(const ZipWriter &) = delete;

    enum class Packing { Deflate, Store };
    Status add(const QString &name, QByteArrayView bytes, Packing packing);
    /// Brought to the disk and renamed; takes the place of a file that has the name.
    Status finish();

private:
    ZipWriter(QString file, UtcMicros stamp);
    Error error() const;

    QString m_file;
    QString m_part;
    UtcMicros m_stamp;
    ::archive *m_archive;
};

/// Reads one file, in the order of its entries. Trusts nothing: an entry is read up to a limit, whatever it claims.
class ZipReader {
public:
    /// \return NotFound where it cannot be read; BadInput for what is no ZIP file; CorruptData for one that is cut short.
    static Result<std::unique_ptr<ZipReader>> open(const QString &file);
    ~ZipReader();
    ZipReader(const ZipReader &) = delete;
    ZipReader &operator=(const ZipReader &) = delete;

    /// The next entry. \return false at the end; CorruptData where the file is damaged.
    Result<bool> next();
    const QString &name() const { return m_name; }
    bool isFolder() const { return m_folder; }
    bool isPlainFile() const { return m_plain; } ///< no link or device

    /// The bytes of the entry in pieces. \return LimitExceeded once it is longer than `most`, or claims to be;
    /// CorruptData where bytes are missing or their check sum is wrong; or what `take` returned.
    Status read(qint64 most, const std::function<Status(QByteArrayView)> &take);
    Result<QByteArray> readAll(qint64 most);
    /// Unpacked bytes of all entries that were read.
    qint64 totalRead() const { return m_total; }

private:
    explicit ZipReader(QString file);
    Error error(ErrorKind kind) const;

    QString m_file;
    ::archive *m_archive;
    ::archive_entry *m_entry = nullptr;
    QString m_name;
    bool m_folder = false;
    bool m_plain = false;
    qint64 m_total = 0;
};

} // namespace bakeoff
