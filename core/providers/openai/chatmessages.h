// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/openai/chatdialect.h"

#include <QJsonArray>

namespace bakeoff {

/// `messages` of a chat. Content is a plain string, and a list of parts where the message has attachments: the text
/// first, then images as `image_url` with a data URL, audio as `input_audio`, documents as `file`, and text files as a
/// text of their own with their name and a fence around it.
QJsonArray chatMessages(const QList<ChatMessage> &messages, const ChatDialect &dialect, AttachmentBytes bytes);

/// A text file as it stands in a prompt: its name, and a fence around it that nothing in it can close.
QString attachedText(const Attachment &attachment);

/// Does the list end with words of the assistant to go on from?
bool endsWithPrefill(const QList<ChatMessage> &messages);

/// \return BadInput where the dialect is known to have no part for it.
Status checkAttachment(const Attachment &attachment, const ChatDialect &dialect);

/// Was this body written with AttachmentBytes::LeftOut, and did it have something to leave out? Then it cannot be sent
/// again as it stands.
bool leavesAttachmentsOut(const QByteArray &body);

} // namespace bakeoff
