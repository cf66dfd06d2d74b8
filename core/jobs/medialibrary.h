// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonObject>
#include <QString>

namespace bakeoff {

/// The folder of all media files of a profile: "media/ab/SHA256.ext", ab being the first two digits; the same bytes are
/// there once. Beside each that was produced lies
/// "SHA256.meta.json", which says by which jobs: {"sha256", "bytes", "type",
/// "jobs": [{"job", "model", "input", "seed", "cost", …}]}. Every call does file work on the thread of its caller; any
/// thread, and any process of the profile, may call.
class MediaLibrary {
public:
    struct Stored {
        QByteArray sha256; ///< 32 bytes
        qint64 bytes = 0;
        QString mediaType; ///< by the first bytes
        QString path;
        friend bool operator==(const Stored &, const Stored &) = default;
    };

    /// Makes no folder yet.
    explicit MediaLibrary(QString folder);

    const QString &folder() const { return m_folder; }
    /// Where the file is; empty: it is not here.
    QString path(const QByteArray &sha256) const;
    bool has(const QByteArray &sha256) const { return !path(sha256).isEmpty(); }
    QString sidecarPath(const QByteArray &sha256) const;

    /// A name for bytes that are still coming, the same after a restart.
    Result<QString> partialFile(const Id &artifact) const;
    /// It is not gone on with.
    void dropPartial(const Id &artifact) const;
    /// Takes a file of partialFile() in: hashed, on the disk, then renamed. The file is gone from its old place.
    Result<Stored> adopt(const QString &file) const;
    Result<Stored> adoptBytes(const QByteArray &bytes) const;
    /// Copies a file of the user in. \return LimitExceeded above `mostBytes`, NotFound, BadInput where it is no file.
    Result<Stored> import(const QString &file, qint64 mostBytes) const;
    /// Adds a job to what stands beside a file; the same job once.
    Status describe(const Stored &file, const QJsonObject &job) const;
    /// With what stands beside it.
    Status remove(const QByteArray &sha256) const;
    /// Removes partial files that nobody has touched for a week.
    void cleanUp() const;

private:
    QString folderOf(const QByteArray &sha256) const;
    Status makeFolder(const QString &folder) const;

    QString m_folder;
};

} // namespace bakeoff
