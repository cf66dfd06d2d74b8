// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace bakeoff {

/// How the content of an attachment reaches a model.
enum class AttachmentKind { Image, Audio, Document, Text };

/// A file that goes with a prompt, as it was when it was attached: a later change of the file on disk changes nothing.
/// The bytes are shared between copies and stored once a profile, by their hash.
struct Attachment {
    QString name;      ///< file name without folders; shown, and sent where the dialect has a place for it
    QString mediaType; ///< from the content, not from the name: "image/png", "application/pdf", "text/plain"
    AttachmentKind kind = AttachmentKind::Text;
    QByteArray sha256; ///< 32 bytes
    QByteArray data;   ///< empty: missing, the history has lost it; then kind and type are not known either
    bool isMissing() const { return data.isEmpty(); }
    friend bool operator==(const Attachment &a, const Attachment &b)
    {
        return a.name == b.name && a.mediaType == b.mediaType && a.kind == b.kind && a.sha256 == b.sha256;
    }
};

/// Names of those that are missing.
QStringList missingNames(const QList<Attachment> &attachments);

/// Largest attachment, in bytes; providers refuse larger requests.
inline constexpr qint64 kMostAttachmentBytes = 20 * 1024 * 1024;

/// Sniffs the type of `data` by its first bytes and hashes it. Folders and control characters go from the name.
/// \return BadInput where it is empty, or none of images (PNG, JPEG, WebP, GIF), PDF, audio (WAV, MP3, FLAC, Ogg, M4A)
/// and UTF-8 text without NUL; LimitExceeded above kMostAttachmentBytes.
Result<Attachment> makeAttachment(const QString &name, const QByteArray &data);

} // namespace bakeoff
