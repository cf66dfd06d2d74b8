// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/offeredfiles.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QImage>
#include <QMimeData>
#include <QUrl>

#include <algorithm>
#include <array>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// Formats that are attached as they come, best first, and the ending of the name that they get.
struct RawFormat {
    QLatin1StringView mime;
    QLatin1StringView suffix;
};
constexpr std::array kRawFormats{
    RawFormat{"image/png"_L1, "png"_L1},       RawFormat{"image/jpeg"_L1, "jpg"_L1},
    RawFormat{"image/webp"_L1, "webp"_L1},     RawFormat{"image/gif"_L1, "gif"_L1},
    RawFormat{"application/pdf"_L1, "pdf"_L1}, RawFormat{"audio/wav"_L1, "wav"_L1},
    RawFormat{"audio/x-wav"_L1, "wav"_L1},     RawFormat{"audio/mpeg"_L1, "mp3"_L1},
    RawFormat{"audio/flac"_L1, "flac"_L1},     RawFormat{"audio/ogg"_L1, "ogg"_L1},
    RawFormat{"audio/mp4"_L1, "m4a"_L1},
};

const RawFormat *rawFormatOf(const QMimeData &mime)
{
    const auto found = std::ranges::find_if(kRawFormats, [&](const RawFormat &f) { return mime.hasFormat(f.mime); });
    return found == kRawFormats.end() ? nullptr : &*found;
}

bool hasLocalFiles(const QMimeData &mime)
{
    return mime.hasUrls() && std::ranges::any_of(mime.urls(), &QUrl::isLocalFile);
}

QString clipboardName(QLatin1StringView suffix)
{
    //: Name of a file that was pasted and has none of its own, without the ending.
    return QCoreApplication::translate("bakeoff::OfferedFiles", "pasted") + u'.' + suffix;
}

} // namespace

bool offersFiles(const QMimeData &mime)
{
    return hasLocalFiles(mime) || (!mime.hasText() && (mime.hasImage() || rawFormatOf(mime)));
}

QList<OfferedFile> filesOfferedBy(const QMimeData &mime)
{
    QList<OfferedFile> files;
    if (hasLocalFiles(mime)) {
        for (const QUrl &url : mime.urls()) {
            if (url.isLocalFile())
                files.append({.path = url.toLocalFile(), .name = QFileInfo(url.toLocalFile()).fileName()});
        }
        return files;
    }
    if (mime.hasText())
        return files;
    if (const RawFormat *raw = rawFormatOf(mime)) {
        if (const QByteArray data = mime.data(raw->mime); !data.isEmpty()) {
            files.append({.name = clipboardName(raw->suffix), .data = data});
            return files;
        }
    }
    if (const auto image = mime.imageData().value<QImage>(); !image.isNull()) {
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        if (image.save(&buffer, "PNG"))
            files.append({.name = clipboardName("png"_L1), .data = png});
    }
    return files;
}

} // namespace bakeoff
