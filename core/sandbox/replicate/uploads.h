// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/times.h"

#include <QJsonObject>
#include <QList>

namespace bakeoff {

/// A file that was uploaded to /v1/files.
struct SandboxUpload {
    QString id;
    QString name;
    QByteArray contentType;
    qint64 size = 0;
    QString sha256, md5; ///< hexadecimal
    QJsonObject metadata;
    UtcMicros created;
};

/// Uploaded files in FOLDER/uploads: ID.json beside ID.bin. One thread.
class SandboxUploads {
public:
    void open(const QString &folder);

    /// Stores it under its id, with sums and size.
    Result<SandboxUpload> add(SandboxUpload upload, const QByteArray &bytes);
    /// Null: there is none, or not any more.
    const SandboxUpload *find(const QString &id) const;
    bool remove(const QString &id);
    /// Newest first.
    const QList<SandboxUpload> &all() const { return m_uploads; }
    void expire(UtcMicros until);
    QString pathOf(const QString &id) const;

private:
    QString m_folder;
    QList<SandboxUpload> m_uploads;
};

/// One part of a multipart/form-data body.
struct SandboxFormPart {
    QString name;
    QString fileName; ///< empty: none was given
    QByteArray contentType;
    QByteArray bytes;
};

/// RFC 7578. Nothing where the body is no such form. \param contentType of the request, with its boundary
std::optional<QList<SandboxFormPart>> parseFormData(const QByteArray &contentType, const QByteArray &body);

} // namespace bakeoff
