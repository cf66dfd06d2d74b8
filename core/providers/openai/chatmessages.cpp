// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/openai/chatmessages.h"

#include "base/enumnames.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// In place of base64, of which '<' is no character.
constexpr QLatin1StringView kLeftOut{"<left out: "};

/// Read by models, not by people: never translated.
constexpr QLatin1StringView kGoOn{"Your last message broke off. Go on exactly where it ended: begin with the very next "
                                  "character, repeat nothing of it and say nothing about it."};

constexpr EnumNames<ChatRole, 3> kRoles{{
    {ChatRole::System, "system"_L1},
    {ChatRole::User, "user"_L1},
    {ChatRole::Assistant, "assistant"_L1},
}};

/// `format` of `input_audio`.
QString audioFormat(const Attachment &attachment)
{
    if (attachment.mediaType == "audio/mpeg"_L1)
        return u"mp3"_s;
    if (attachment.mediaType == "audio/mp4"_L1)
        return u"m4a"_s;
    return attachment.mediaType.section(u'/', 1);
}

QString base64(const Attachment &attachment, AttachmentBytes bytes)
{
    if (bytes == AttachmentBytes::Sent)
        return QString::fromLatin1(attachment.data.toBase64());
    return QString(kLeftOut) + u"%1 bytes, sha256 %2>"_s.arg(attachment.data.size())
                          .arg(QString::fromLatin1(attachment.sha256.toHex()));
}

QString dataUrl(const Attachment &attachment, AttachmentBytes bytes)
{
    return u"data:"_s + attachment.mediaType + u";base64,"_s + base64(attachment, bytes);
}

QJsonObject part(const Attachment &attachment, AttachmentBytes bytes)
{
    switch (attachment.kind) {
    case AttachmentKind::Image:
        return {{"type"_L1, "image_url"_L1}, {"image_url"_L1, QJsonObject{{"url"_L1, dataUrl(attachment, bytes)}}}};
    case AttachmentKind::Audio:
        return {{"type"_L1, "input_audio"_L1},
                {"input_audio"_L1,
                 QJsonObject{{"data"_L1, base64(attachment, bytes)}, {"format"_L1, audioFormat(attachment)}}}};
    case AttachmentKind::Document:
        return {{"type"_L1, "file"_L1},
                {"file"_L1, QJsonObject{{"filename"_L1, attachment.name},
                                        {"file_data"_L1, dataUrl(attachment, bytes)}}}};
    case AttachmentKind::Text:
        return {{"type"_L1, "text"_L1}, {"text"_L1, attachedText(attachment)}};
    }
    Q_UNREACHABLE_RETURN({});
}

QJsonValue content(const ChatMessage &message, AttachmentBytes bytes)
{
    if (message.attachments.isEmpty() || message.role != ChatRole::User)
        return message.text;
    QJsonArray parts;
    if (!message.text.isEmpty())
        parts.append(QJsonObject{{"type"_L1, "text"_L1}, {"text"_L1, message.text}});
    for (const Attachment &attachment : message.attachments)
        parts.append(part(attachment, bytes));
    return parts;
}

} // namespace

QString attachedText(const Attachment &attachment)
{
    const QString text = QString::fromUtf8(attachment.data);
    qsizetype longest = 0;
    qsizetype run = 0;
    for (const QChar c : text) {
        run = c == u'`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const QString fence(std::max<qsizetype>(3, longest + 1), u'`');
    const QString end = text.endsWith(u'\n') ? QString() : u"\n"_s;
    return attachment.name + u":\n"_s + fence + u'\n' + text + end + fence;
}

bool endsWithPrefill(const QList<ChatMessage> &messages)
{
    return !messages.isEmpty() && messages.constLast().role == ChatRole::Assistant &&
           !messages.constLast().text.isEmpty();
}

QJsonArray chatMessages(const QList<ChatMessage> &messages, const ChatDialect &dialect, AttachmentBytes bytes)
{
    QJsonArray array;
    for (const ChatMessage &message : messages) {
        const bool emptyLast =
            &message == &messages.constLast() && message.role == ChatRole::Assistant && message.text.isEmpty();
        if (!emptyLast)
            array.append(
                QJsonObject{{"content"_L1, content(message, bytes)}, {"role"_L1, nameOf(kRoles, message.role)}});
    }
    if (dialect.prefill == ChatDialect::Prefill::Asked && endsWithPrefill(messages))
        array.append(QJsonObject{{"content"_L1, kGoOn}, {"role"_L1, nameOf(kRoles, ChatRole::User)}});
    return array;
}

Status checkAttachment(const Attachment &attachment, const ChatDialect &dialect)
{
    const auto refuse = [](const QString &why) { return Error{.kind = ErrorKind::BadInput, .detail = why}; };
    const bool audio = attachment.kind == AttachmentKind::Audio;
    if (audio && dialect.audioParts == ChatDialect::Part::None)
        return refuse(u"this server takes no audio"_s);
    if (audio && !dialect.audioFormats.isEmpty() && !dialect.audioFormats.contains(attachment.mediaType))
        return refuse(u"this server takes no audio of this format"_s);
    if (attachment.kind == AttachmentKind::Document && dialect.fileParts == ChatDialect::Part::None)
        return refuse(u"this server takes no PDF"_s);
    return success();
}

bool leavesAttachmentsOut(const QByteArray &body)
{
    if (!body.contains(kLeftOut.data()))
        return false;
    const auto gone = [](const QString &data) {
        const qsizetype comma = data.startsWith("data:"_L1) ? data.indexOf(u',') + 1 : 0;
        return QStringView(data).sliced(comma).startsWith(kLeftOut);
    };
    const QJsonArray messages = QJsonDocument::fromJson(body)["messages"_L1].toArray();
    return std::any_of(messages.begin(), messages.end(), [&gone](const QJsonValue &message) {
        const QJsonArray parts = message["content"_L1].toArray();
        return std::any_of(parts.begin(), parts.end(), [&gone](const QJsonValue &item) {
            return gone(item["image_url"_L1]["url"_L1].toString()) ||
                   gone(item["file"_L1]["file_data"_L1].toString()) ||
                   gone(item["input_audio"_L1]["data"_L1].toString());
        });
    });
}

} // namespace bakeoff
