// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/attachment.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>
#include <optional>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

struct Sniffed {
    QLatin1StringView mediaType;
    AttachmentKind kind{};
};

quint8 byteAt(QByteArrayView data, qsizetype index)
{
    return quint8(data[index]);
}

bool has(QByteArrayView data, qsizetype offset, QByteArrayView magic)
{
    return data.size() >= offset + magic.size() && data.sliced(offset, magic.size()) == magic;
}

/// Length in bytes of the MPEG audio layer III frame whose header stands at the start; nothing where there is no such
/// header, 0 where its bit rate is "free" (ISO/IEC 11172-3, 13818-3).
std::optional<qsizetype> mp3FrameLength(QByteArrayView data)
{
    if (data.size() < 4 || byteAt(data, 0) != 0xff || (byteAt(data, 1) & 0xe0) != 0xe0)
        return std::nullopt;
    const int version = (byteAt(data, 1) >> 3) & 3; // 3: MPEG 1, 2: MPEG 2, 0: MPEG 2.5
    const int layer = (byteAt(data, 1) >> 1) & 3;   // 1: layer III
    const int rate = byteAt(data, 2) >> 4;
    const int frequency = (byteAt(data, 2) >> 2) & 3;
    if (version == 1 || layer != 1 || rate == 15 || frequency == 3)
        return std::nullopt;
    if (rate == 0)
        return 0;
    constexpr std::array kMpeg1{0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    constexpr std::array kMpeg2{0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    constexpr std::array kHertz{44'100, 48'000, 32'000};
    const bool mpeg1 = version == 3;
    const int bits = 1000 * (mpeg1 ? kMpeg1 : kMpeg2).at(size_t(rate));
    const int hertz = kHertz.at(size_t(frequency)) / (mpeg1 ? 1 : version == 2 ? 2 : 4);
    const int padding = (byteAt(data, 2) >> 1) & 1;
    return (mpeg1 ? 144 : 72) * bits / hertz + padding;
}

/// One header may be chance; a second one where the first says that it stands is none.
bool startsWithMp3Frame(QByteArrayView data)
{
    const auto length = mp3FrameLength(data);
    if (!length)
        return false;
    return *length == 0 || data.size() < *length + 4 || mp3FrameLength(data.sliced(*length)).has_value();
}

/// Length of an ID3v2 tag at the start, its header included; 0: there is none.
qsizetype id3Length(QByteArrayView data)
{
    constexpr qsizetype kHeader = 10;
    if (!has(data, 0, "ID3") || data.size() < kHeader || byteAt(data, 3) < 2 || byteAt(data, 3) > 4)
        return 0;
    qsizetype length = 0;
    for (qsizetype i = 6; i < kHeader; ++i) {
        if (byteAt(data, i) >= 0x80)
            return 0;
        length = length * 128 + byteAt(data, i);
    }
    const bool footer = (byteAt(data, 5) & 0x10) != 0;
    return kHeader + length + (footer ? kHeader : 0);
}

/// An MP4 file that says of itself that it is audio; others hold video.
bool isM4a(QByteArrayView data)
{
    if (!has(data, 4, "ftyp"))
        return false;
    qsizetype size = 0;
    for (qsizetype i = 0; i < 4; ++i)
        size = size * 256 + byteAt(data, i);
    constexpr qsizetype kMostBrands = 256;
    const qsizetype end = std::min({size, data.size(), kMostBrands});
    for (qsizetype at = 8; at + 4 <= end; at += 4) {
        if (at != 12 && (has(data, at, "M4A ") || has(data, at, "M4B "))) // at 12 stands the minor version
            return true;
    }
    return false;
}

std::optional<Sniffed> sniffAudio(QByteArrayView data)
{
    const auto audio = [](QLatin1StringView type) { return Sniffed{type, AttachmentKind::Audio}; };
    if (has(data, 0, "RIFF") && has(data, 8, "WAVE"))
        return audio("audio/wav"_L1);
    if (const qsizetype tag = id3Length(data); tag > 0)
        return has(data, tag, "fLaC") ? audio("audio/flac"_L1) : audio("audio/mpeg"_L1);
    if (has(data, 0, "fLaC"))
        return audio("audio/flac"_L1);
    if (startsWithMp3Frame(data))
        return audio("audio/mpeg"_L1);
    // The first page holds the header of the first stream only, which is the video where there is one.
    if (has(data, 0, QByteArrayView("OggS\0", 5)))
        return has(data, 28, "\x80theora") ? std::nullopt : std::optional(audio("audio/ogg"_L1));
    if (isM4a(data))
        return audio("audio/mp4"_L1);
    return std::nullopt;
}

std::optional<Sniffed> sniff(const QByteArray &data)
{
    const auto image = [](QLatin1StringView type) { return Sniffed{type, AttachmentKind::Image}; };
    if (has(data, 0, "\x89PNG\r\n\x1a\n"))
        return image("image/png"_L1);
    if (has(data, 0, "\xff\xd8\xff"))
        return image("image/jpeg"_L1);
    if (has(data, 0, "GIF87a") || has(data, 0, "GIF89a"))
        return image("image/gif"_L1);
    if (has(data, 0, "RIFF") && has(data, 8, "WEBP"))
        return image("image/webp"_L1);
    if (has(data, 0, "%PDF-") && data.size() > 5 && data.at(5) >= '1' && data.at(5) <= '9')
        return Sniffed{"application/pdf"_L1, AttachmentKind::Document};
    if (const auto audio = sniffAudio(data))
        return audio;
    if (data.isValidUtf8() && !data.contains('\0'))
        return Sniffed{"text/plain"_L1, AttachmentKind::Text};
    return std::nullopt;
}

QString withoutFolders(const QString &name)
{
    QString file = name.sliced(std::max(name.lastIndexOf(u'/'), name.lastIndexOf(u'\\')) + 1);
    file.removeIf([](QChar c) { return c.category() == QChar::Other_Control; });
    return file;
}

} // namespace

QStringList missingNames(const QList<Attachment> &attachments)
{
    QStringList names;
    for (const Attachment &attachment : attachments) {
        if (attachment.isMissing())
            names.append(attachment.name);
    }
    return names;
}

Result<Attachment> makeAttachment(const QString &name, const QByteArray &data)
{
    if (data.size() > kMostAttachmentBytes)
        return Error{.kind = ErrorKind::LimitExceeded,
                     .detail = u"an attachment of %1 bytes; at most %2 are sent"_s.arg(data.size()).arg(
                         kMostAttachmentBytes)};
    if (data.isEmpty())
        return Error{.kind = ErrorKind::BadInput, .detail = u"the attachment is empty"_s};
    const auto sniffed = sniff(data);
    if (!sniffed)
        return Error{.kind = ErrorKind::BadInput,
                     .detail = u"neither an image, a PDF, audio nor text of a kind that models take"_s};
    return Attachment{.name = withoutFolders(name),
                      .mediaType = sniffed->mediaType,
                      .kind = sniffed->kind,
                      .sha256 = QCryptographicHash::hash(data, QCryptographicHash::Sha256),
                      .data = data};
}

} // namespace bakeoff
