// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/prediction.h"

#include <functional>
#include <memory>

namespace bakeoff {

class ReplicateApi;

/// Largest file that the files API takes, in bytes.
inline constexpr qint64 kLargestReplicateFile = qint64{100} * 1024 * 1024;

/// `content` as multipart/form-data after RFC 7578, the name cut to the 255 bytes that Replicate takes, at a whole
/// character. \param boundary does not occur in `content`
QByteArray multipartBody(const QByteArray &content, const QString &name, const QByteArray &mimeType,
                         const QByteArray &boundary);

/// POST /files. Read off the net thread, in memory while it is under way: at most kLargestReplicateFile. LimitExceeded
/// beyond; BadInput where the file cannot be read. Ends with `context`.
void uploadToReplicate(const std::shared_ptr<ReplicateApi> &api, const QString &filePath, const QString &name,
                       const QByteArray &mimeType, QObject *context, std::function<void(qint64)> progress,
                       std::function<void(Result<UploadedFile>)> done);

} // namespace bakeoff
