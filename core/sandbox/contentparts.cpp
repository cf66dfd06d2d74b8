// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/contentparts.h"

#include <QJsonObject>

#include <optional>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

using PartOrError = std::variant<ContentPart, ApiError>;

ApiError refused(const QString &message, const QString &param, const QString &errorType = u"invalid_request"_s)
{
    return {.status = 400, .message = message, .errorType = errorType, .openAiCode = {}, .param = param};
}

/// Strict: RFC 4648 without line ends, padded.
std::optional<QByteArray> decoded(const QString &base64)
{
    const auto result = QByteArray::fromBase64Encoding(base64.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!result || base64.size() % 4 != 0 || result.decoded.isEmpty())
        return std::nullopt;
    return result.decoded;
}

/// The bytes of a data URL whose type is what they are.
PartOrError fromDataUrl(const QString &url, const QString &name, AttachmentKind kind, const QString &param)
{
    const bool image = kind == AttachmentKind::Image;
    const QString invalid = image ? u"invalid_image"_s : u"invalid_request"_s;
    if (url.startsWith(u"http:"_s, Qt::CaseInsensitive) || url.startsWith(u"https:"_s, Qt::CaseInsensitive))
        return refused(u"The sandbox fetches nothing from the net. Send a base64 data URL."_s, param,
                       image ? u"image_download_failed"_s : invalid);
    const qsizetype comma = url.indexOf(u',');
    const QString head = url.first(std::max<qsizetype>(comma, 0));
    if (!head.startsWith(u"data:"_s) || !head.endsWith(u";base64"_s))
        return refused(u"`%1` must be a base64 data URL."_s.arg(param), param, invalid);
    const std::optional<QByteArray> bytes = decoded(url.sliced(comma + 1));
    if (!bytes)
        return refused(u"`%1` holds no valid base64."_s.arg(param), param, invalid);
    const QString type = head.sliced(5, head.size() - 5 - 7);
    const Result<Attachment> file = makeAttachment(name, *bytes);
    if (!file || file->kind != kind)
        return refused(image ? u"You uploaded an unsupported image. Supported are PNG, JPEG, WebP and GIF."_s
                             : u"Only PDF files are supported."_s,
                       param, image ? u"unsupported_image_format"_s : invalid);
    if (file->mediaType != type && !(type == u"image/jpg"_s && file->mediaType == u"image/jpeg"_s))
        return refused(u"The data is of type %1, not %2."_s.arg(file->mediaType, type), param, invalid);
    return ContentPart(*file);
}

PartOrError audio(const QJsonValue &input, const QString &param)
{
    static const QStringList formats{u"wav"_s, u"mp3"_s, u"flac"_s, u"m4a"_s, u"ogg"_s};
    const QString format = input[u"format"].toString();
    if (!formats.contains(format))
        return refused(u"`%1.format` must be one of %2."_s.arg(param, formats.join(u", "_s)), param + u".format"_s);
    const std::optional<QByteArray> bytes = decoded(input[u"data"].toString());
    if (!bytes)
        return refused(u"`%1.data` must be base64 without a prefix."_s.arg(param), param + u".data"_s);
    const Result<Attachment> file = makeAttachment({}, *bytes);
    const QString type = format == u"mp3"_s   ? u"audio/mpeg"_s
                         : format == u"m4a"_s ? u"audio/mp4"_s
                                              : u"audio/"_s + format;
    if (!file || file->mediaType != type)
        return refused(u"The audio data is not %1."_s.arg(format), param + u".data"_s);
    return ContentPart(*file);
}

} // namespace

PartOrError readContentPart(const QJsonValue &part, const QString &param)
{
    const QString type = part[u"type"].toString();
    if (type == u"text"_s) {
        if (!part[u"text"].isString())
            return refused(u"`%1.text` must be a string."_s.arg(param), param + u".text"_s);
        return ContentPart(part[u"text"].toString());
    }
    if (type == u"image_url"_s) {
        const QString at = param + u".image_url.url"_s;
        if (!part[u"image_url"][u"url"].isString())
            return refused(u"`%1` must be a string."_s.arg(at), at);
        return fromDataUrl(part[u"image_url"][u"url"].toString(), {}, AttachmentKind::Image, at);
    }
    if (type == u"file"_s) {
        const QJsonValue file = part[u"file"];
        if (file[u"filename"].toString().isEmpty())
            return refused(u"`%1.file.filename` is missing."_s.arg(param), param + u".file.filename"_s);
        const QString at = param + u".file.file_data"_s;
        if (!file[u"file_data"].isString())
            return refused(u"`%1` must be a string."_s.arg(at), at);
        return fromDataUrl(file[u"file_data"].toString(), file[u"filename"].toString(), AttachmentKind::Document, at);
    }
    if (type == u"input_audio"_s)
        return audio(part[u"input_audio"], param + u".input_audio"_s);
    if (type == u"video_url"_s || type == u"input_video"_s) // OpenRouter's words where no host takes it
        return ApiError::notFound(u"No endpoints found that support video input"_s);
    return refused(u"A content part's type must be text, image_url, input_audio or file, not `%1`."_s.arg(type),
                   param + u".type"_s);
}

QString modalityOf(AttachmentKind kind)
{
    switch (kind) {
    case AttachmentKind::Image:
        return u"image"_s;
    case AttachmentKind::Audio:
        return u"audio"_s;
    case AttachmentKind::Document:
        return u"file"_s;
    case AttachmentKind::Text:
        return u"text"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace bakeoff
