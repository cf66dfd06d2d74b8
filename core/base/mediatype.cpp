// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/mediatype.h"

#include <QJsonDocument>
#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

struct FormatRow {
    MediaFormat format;
    MediaClass kind;
    QLatin1StringView mime;
    QLatin1StringView extension;
};

constexpr std::array kFormats{
    FormatRow{MediaFormat::Unknown, MediaClass::Other, "application/octet-stream"_L1, "bin"_L1},
    FormatRow{MediaFormat::Png, MediaClass::Image, "image/png"_L1, "png"_L1},
    FormatRow{MediaFormat::Jpeg, MediaClass::Image, "image/jpeg"_L1, "jpg"_L1},
    FormatRow{MediaFormat::Gif, MediaClass::Image, "image/gif"_L1, "gif"_L1},
    FormatRow{MediaFormat::Webp, MediaClass::Image, "image/webp"_L1, "webp"_L1},
    FormatRow{MediaFormat::Avif, MediaClass::Image, "image/avif"_L1, "avif"_L1},
    FormatRow{MediaFormat::Heic, MediaClass::Image, "image/heic"_L1, "heic"_L1},
    FormatRow{MediaFormat::Bmp, MediaClass::Image, "image/bmp"_L1, "bmp"_L1},
    FormatRow{MediaFormat::Tiff, MediaClass::Image, "image/tiff"_L1, "tiff"_L1},
    FormatRow{MediaFormat::Svg, MediaClass::Image, "image/svg+xml"_L1, "svg"_L1},
    FormatRow{MediaFormat::Mp4, MediaClass::Video, "video/mp4"_L1, "mp4"_L1},
    FormatRow{MediaFormat::QuickTime, MediaClass::Video, "video/quicktime"_L1, "mov"_L1},
    FormatRow{MediaFormat::Webm, MediaClass::Video, "video/webm"_L1, "webm"_L1},
    FormatRow{MediaFormat::Matroska, MediaClass::Video, "video/x-matroska"_L1, "mkv"_L1},
    FormatRow{MediaFormat::Wav, MediaClass::Audio, "audio/wav"_L1, "wav"_L1},
    FormatRow{MediaFormat::Mp3, MediaClass::Audio, "audio/mpeg"_L1, "mp3"_L1},
    FormatRow{MediaFormat::Aac, MediaClass::Audio, "audio/aac"_L1, "aac"_L1},
    FormatRow{MediaFormat::Ogg, MediaClass::Audio, "audio/ogg"_L1, "ogg"_L1},
    FormatRow{MediaFormat::Flac, MediaClass::Audio, "audio/flac"_L1, "flac"_L1},
    FormatRow{MediaFormat::M4a, MediaClass::Audio, "audio/mp4"_L1, "m4a"_L1},
    FormatRow{MediaFormat::Pdf, MediaClass::Other, "application/pdf"_L1, "pdf"_L1},
    FormatRow{MediaFormat::Zip, MediaClass::Other, "application/zip"_L1, "zip"_L1},
    FormatRow{MediaFormat::Glb, MediaClass::Other, "model/gltf-binary"_L1, "glb"_L1},
    FormatRow{MediaFormat::Json, MediaClass::Json, "application/json"_L1, "json"_L1},
    FormatRow{MediaFormat::Text, MediaClass::Text, "text/plain"_L1, "txt"_L1},
};

const FormatRow &rowOf(MediaFormat format)
{
    return *std::ranges::find(kFormats, format, &FormatRow::format);
}

/// "ftyp" of an ISO base media file: what it is by its major brand, else by one that it is compatible with.
MediaFormat formatOfBrands(QByteArrayView head)
{
    const auto known = [](QByteArrayView brand) {
        if (brand == "avif" || brand == "avis")
            return MediaFormat::Avif;
        if (brand == "heic" || brand == "heix" || brand == "hevc" || brand == "heim" || brand == "heis")
            return MediaFormat::Heic;
        if (brand == "M4A " || brand == "M4B ")
            return MediaFormat::M4a;
        if (brand == "qt  ")
            return MediaFormat::QuickTime;
        return MediaFormat::Unknown;
    };
    if (head.size() < 12)
        return MediaFormat::Mp4;
    const QByteArrayView major = head.sliced(8, 4);
    if (const MediaFormat format = known(major); format != MediaFormat::Unknown)
        return format;
    if (major != "mif1" && major != "msf1")
        return MediaFormat::Mp4;
    const qsizetype size = std::min<qsizetype>(head.size(), uchar(head[2]) << 8 | uchar(head[3]));
    for (qsizetype at = 16; at + 4 <= size; at += 4) {
        if (const MediaFormat format = known(head.sliced(at, 4)); format != MediaFormat::Unknown)
            return format;
    }
    return MediaFormat::Heic;
}

/// The length of an MPEG audio frame of layer III; 0 where these four bytes are no header of one.
/// ISO/IEC 11172-3, 2.4.1.3, and the lower rates of 13818-3.
qsizetype mp3FrameLength(QByteArrayView bytes)
{
    if (bytes.size() < 4 || uchar(bytes[0]) != 0xFF || (uchar(bytes[1]) & 0xE0) != 0xE0)
        return 0;
    const int version = uchar(bytes[1]) >> 3 & 3; // 0: 2.5, 2: 2, 3: 1
    const int layer = uchar(bytes[1]) >> 1 & 3;   // 1: III
    const int bitRate = uchar(bytes[2]) >> 4;
    const int rate = uchar(bytes[2]) >> 2 & 3;
    if (version == 1 || layer != 1 || bitRate == 0 || bitRate == 15 || rate == 3)
        return 0;
    static constexpr std::array kRates1{0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    static constexpr std::array kRates2{0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    static constexpr std::array kHertz{44'100, 48'000, 32'000};
    const bool first = version == 3;
    const auto index = static_cast<std::size_t>(bitRate);
    const int bits = (first ? kRates1[index] : kRates2[index]) * 1000;
    const int hertz = kHertz[static_cast<std::size_t>(rate)] / (first ? 1 : version == 2 ? 2 : 4);
    return (first ? 144 : 72) * bits / hertz + (uchar(bytes[2]) >> 1 & 1);
}

bool looksLikeMp3(QByteArrayView head)
{
    const qsizetype length = mp3FrameLength(head);
    if (length == 0)
        return false;
    return length + 4 > head.size() || mp3FrameLength(head.sliced(length)) > 0;
}

/// Whether these bytes are UTF-8 without control characters that no text has; the last character may be cut off.
bool looksLikeText(QByteArrayView head)
{
    const bool control = std::ranges::any_of(head, [](char c) {
        const auto code = uchar(c);
        return (code < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\x1b') || code == 0x7F;
    });
    if (control)
        return false;
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder.decode(head);
    return !decoder.hasError() && !text.contains(QChar::ReplacementCharacter);
}

/// Behind white space, the XML declaration, comments and the document type.
QByteArrayView firstElement(QByteArrayView text)
{
    while (true) {
        text = text.trimmed();
        if (text.startsWith("<?")) {
            const qsizetype end = text.indexOf("?>");
            if (end < 0)
                return {};
            text = text.sliced(end + 2);
        } else if (text.startsWith("<!--")) {
            const qsizetype end = text.indexOf("-->");
            if (end < 0)
                return {};
            text = text.sliced(end + 3);
        } else if (text.startsWith("<!")) {
            // A document type may have a part in brackets with signs of its own.
            const qsizetype bracket = text.indexOf('[');
            qsizetype end = text.indexOf('>');
            if (bracket >= 0 && bracket < end)
                end = text.indexOf("]>");
            if (end < 0)
                return {};
            text = text.sliced(text.indexOf('>', end) + 1);
        } else {
            return text;
        }
    }
}

bool isSvg(QByteArrayView text)
{
    const QByteArrayView element = firstElement(text);
    for (const QByteArrayView name : {QByteArrayView("<svg"), QByteArrayView("<svg:svg")}) {
        if (element.startsWith(name) && element.size() > name.size()) {
            const char next = element[name.size()];
            if (next == '>' || next == '/' || next == ' ' || next == '\n' || next == '\r' || next == '\t')
                return true;
        }
    }
    return false;
}

MediaFormat formatOfText(QByteArrayView head)
{
    QByteArrayView text = head;
    if (text.startsWith("\xEF\xBB\xBF"))
        text = text.sliced(3);
    if (isSvg(text))
        return MediaFormat::Svg;
    const QByteArrayView trimmed = text.trimmed();
    if (trimmed.startsWith('{') || trimmed.startsWith('[')) {
        if (head.size() >= kMediaHeadBytes)
            return MediaFormat::Json;
        if (!QJsonDocument::fromJson(trimmed.toByteArray()).isNull())
            return MediaFormat::Json;
    }
    return MediaFormat::Text;
}

} // namespace

MediaFormat mediaFormatOf(QByteArrayView head)
{
    head = head.first(std::min(head.size(), kMediaHeadBytes));
    if (head.isEmpty())
        return MediaFormat::Unknown;
    if (head.startsWith("\x89PNG\r\n\x1A\n"))
        return MediaFormat::Png;
    if (head.startsWith("\xFF\xD8\xFF"))
        return MediaFormat::Jpeg;
    if (head.startsWith("GIF87a") || head.startsWith("GIF89a"))
        return MediaFormat::Gif;
    if (head.startsWith("RIFF") && head.size() >= 12) {
        const QByteArrayView form = head.sliced(8, 4);
        if (form == "WEBP")
            return MediaFormat::Webp;
        if (form == "WAVE")
            return MediaFormat::Wav;
        return MediaFormat::Unknown;
    }
    if (head.startsWith("RF64") && head.size() >= 12 && head.sliced(8, 4) == "WAVE")
        return MediaFormat::Wav;
    if (head.startsWith("BM") && head.size() >= 18 && head.sliced(6, 4) == QByteArrayView("\0\0\0\0", 4)
        && uchar(head[14]) >= 12 && head[15] == 0) {
        return MediaFormat::Bmp;
    }
    if (head.startsWith(QByteArrayView("II\x2A\0", 4)) || head.startsWith(QByteArrayView("MM\0\x2A", 4)))
        return MediaFormat::Tiff;
    if (head.size() >= 8) {
        const QByteArrayView box = head.sliced(4, 4);
        if (box == "ftyp")
            return formatOfBrands(head);
        if ((box == "moov" || box == "mdat" || box == "wide") && uchar(head[0]) < 0x20)
            return MediaFormat::QuickTime; // from before there were brands
    }
    if (head.startsWith("\x1A\x45\xDF\xA3"))
        return head.contains("webm") ? MediaFormat::Webm : MediaFormat::Matroska;
    if (head.startsWith("OggS"))
        return MediaFormat::Ogg;
    if (head.startsWith("fLaC"))
        return MediaFormat::Flac;
    if (head.startsWith("ID3") && head.size() >= 10)
        return MediaFormat::Mp3;
    if (head.size() >= 2 && uchar(head[0]) == 0xFF && (uchar(head[1]) & 0xF6) == 0xF0)
        return MediaFormat::Aac; // ADTS: layer 0
    if (looksLikeMp3(head))
        return MediaFormat::Mp3;
    if (head.startsWith("%PDF-"))
        return MediaFormat::Pdf;
    if (head.startsWith("PK\x03\x04") || head.startsWith("PK\x05\x06"))
        return MediaFormat::Zip;
    if (head.startsWith("glTF"))
        return MediaFormat::Glb;
    return looksLikeText(head) ? formatOfText(head) : MediaFormat::Unknown;
}

QLatin1StringView mimeTypeOf(MediaFormat format)
{
    return rowOf(format).mime;
}

MediaFormat mediaFormatOfMimeType(QStringView mimeType)
{
    const auto found = std::ranges::find_if(kFormats, [&](const FormatRow &row) { return row.mime == mimeType; });
    return found == kFormats.end() ? MediaFormat::Unknown : found->format;
}

QLatin1StringView extensionOf(MediaFormat format)
{
    return rowOf(format).extension;
}

MediaClass mediaClassOf(MediaFormat format)
{
    return rowOf(format).kind;
}

} // namespace bakeoff
