// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/attachment.h"
#include "sandbox/apierror.h"

#include <QJsonValue>

#include <variant>

namespace bakeoff {

/// What stood in a part of a message's content: text, or a file.
using ContentPart = std::variant<QString, Attachment>;

/// Reads one part as the real services do: `text`, `image_url` with a data URL of a PNG, JPEG, WebP or GIF, `file` with
/// a name and a data URL of a PDF, `input_audio` with base64 and its format. Addresses of the net are refused: the
/// sandbox fetches nothing.
/// \param param where it stands, for the error: "messages.0.content.1"
std::variant<ContentPart, ApiError> readContentPart(const QJsonValue &part, const QString &param);

/// OpenRouter's name of what a model must take for this: "image", "audio", "file", "text".
QString modalityOf(AttachmentKind kind);

} // namespace bakeoff
