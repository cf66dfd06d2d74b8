// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QtEndian>

#include <array>

namespace bakeoff {

/// Files that nobody's program writes by mistake.
namespace hostile {

inline QByteArray bigEndian(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

/// The check sum of a PNG chunk (ISO/IEC 15948, annex D).
inline quint32 crc(const QByteArray &bytes)
{
    quint32 sum = 0xFFFFFFFFU;
    for (const char byte : bytes) {
        sum ^= uchar(byte);
        for (int bit = 0; bit < 8; ++bit)
            sum = sum & 1U ? 0xEDB88320U ^ (sum >> 1) : sum >> 1;
    }
    return sum ^ 0xFFFFFFFFU;
}

inline QByteArray pngChunk(const QByteArray &type, const QByteArray &data)
{
    return bigEndian(quint32(data.size())) + type + data + bigEndian(crc(type + data));
}

/// A well-formed PNG of any size whose pixels are all zero: qCompress packs them a thousand to one.
inline QByteArray png(quint32 width, quint32 height, qsizetype bytesOfPixels)
{
    return "\x89PNG\r\n\x1A\n"
        + pngChunk("IHDR", bigEndian(width) + bigEndian(height) + QByteArray("\x08\x00\x00\x00\x00", 5))
        + pngChunk("IDAT", qCompress(QByteArray(bytesOfPixels, '\0'), 9).sliced(4)) + pngChunk("IEND", {});
}

/// A JPEG with an Exif orientation in front (TIFF tag 0x0112).
inline QByteArray withOrientation(const QByteArray &jpeg, char orientation)
{
    QByteArray exif("Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 25);
    exif += orientation;
    exif += QByteArray(6, '\0');
    QByteArray size(2, '\0');
    qToBigEndian(quint16(exif.size() + 2), size.data());
    return jpeg.left(2) + "\xFF\xE1" + size + exif + jpeg.mid(2);
}

/// An MP4 whose picture is to be shown turned by a quarter, as telephones write them (ISO/IEC 14496-12, tkhd).
inline QByteArray turned(QByteArray mp4)
{
    const qsizetype matrix = mp4.indexOf("tkhd") + 4 + 40;
    const std::array<quint32, 9> quarter{0, 0x00010000U, 0, 0xFFFF0000U, 0, 0, 0, 0, 0x40000000U};
    for (std::size_t i = 0; i < quarter.size(); ++i)
        mp4.replace(matrix + qsizetype(i) * 4, 4, bigEndian(quarter[i]));
    return mp4;
}

} // namespace hostile

} // namespace bakeoff
