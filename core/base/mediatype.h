// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QLatin1StringView>

namespace bakeoff {

/// What a file is, by its bytes alone. The stable texts are those of mimeTypeOf().
enum class MediaFormat {
    Unknown,
    Png, Jpeg, Gif, Webp, Avif, Heic, Bmp, Tiff, Svg,
    Mp4, QuickTime, Webm, Matroska,
    Wav, Mp3, Aac, Ogg, Flac, M4a,
    Pdf, Zip, Glb, Json, Text,
};

/// Which preview a file gets.
enum class MediaClass { Image, Video, Audio, Json, Text, Other };

/// Bytes from the beginning of a file that mediaFormatOf() looks at.
inline constexpr qsizetype kMediaHeadBytes = 4096;

/// From the first kMediaHeadBytes (fewer where the file is shorter); never from a name or a Content-Type, which servers
/// get wrong. A file that only begins like a format is taken for it: reading it may still fail. JSON that is longer
/// than the head is known by its first sign, shorter JSON is parsed. WebM and MP4 without pictures count as video.
MediaFormat mediaFormatOf(QByteArrayView head);

/// "image/png"; of Unknown "application/octet-stream".
QLatin1StringView mimeTypeOf(MediaFormat format);
/// The format of a type as mimeTypeOf() writes it; Unknown of any other.
MediaFormat mediaFormatOfMimeType(QStringView mimeType);
/// Without a point: "png"; of Unknown "bin".
QLatin1StringView extensionOf(MediaFormat format);
MediaClass mediaClassOf(MediaFormat format);

} // namespace bakeoff
