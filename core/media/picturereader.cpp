// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/readers.h"

#include <QImageReader>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// The plugin's name for a format; null where Qt has none that we would use.
const char *pluginOf(MediaFormat format)
{
    switch (format) {
    case MediaFormat::Png: return "png";
    case MediaFormat::Jpeg: return "jpeg";
    case MediaFormat::Gif: return "gif";
    case MediaFormat::Webp: return "webp";
    case MediaFormat::Bmp: return "bmp";
    case MediaFormat::Tiff: return "tiff";
    default: return nullptr;
    }
}

bool liesOnItsSide(QImageIOHandler::Transformations transformation)
{
    return transformation.testFlag(QImageIOHandler::TransformationRotate90);
}

} // namespace

Result<MediaPreview> readPicture(const QString &path, MediaFormat format, const QSize &box)
{
    const char *plugin = pluginOf(format);
    if (!plugin)
        return MediaPreview{.facts = {.format = format}};
    QImageReader reader(path, plugin);
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true);
    // The header alone: nothing is decoded before the size is known to be fair.
    QSize size = reader.size();
    if (size.isEmpty())
        return Error{.kind = ErrorKind::BadInput, .detail = u"no size in the header: "_s + reader.errorString()};
    if (qint64{size.width()} * size.height() > kMostPicturePixels) {
        return Error{.kind = ErrorKind::LimitExceeded,
                     .detail = u"%1 x %2 pixels"_s.arg(size.width()).arg(size.height())};
    }
    const bool onItsSide = liesOnItsSide(reader.transformation());
    const QSize upright = onItsSide ? size.transposed() : size;
    const QSize fitting = upright.scaled(box, Qt::KeepAspectRatio).expandedTo({1, 1});
    const bool smaller = fitting.width() < upright.width();
    // JPEG decodes into an eighth, a quarter or a half directly; twice the wanted size keeps the last step smooth.
    if (format == MediaFormat::Jpeg && smaller) {
        const QSize twice = (onItsSide ? fitting.transposed() : fitting) * 2;
        if (twice.width() < size.width())
            reader.setScaledSize(twice);
    }
    QImage image;
    if (!reader.read(&image)) {
        const bool tooLarge = reader.error() == QImageReader::InvalidDataError
            && qint64{size.width()} * size.height() * 8 > qint64{QImageReader::allocationLimit()} << 20;
        return Error{.kind = tooLarge ? ErrorKind::LimitExceeded : ErrorKind::BadInput, .detail = reader.errorString()};
    }
    MediaPreview preview;
    preview.facts.format = format;
    preview.facts.size = upright;
    preview.facts.hasAlpha = image.hasAlphaChannel();
    if (smaller)
        image = image.scaled(fitting, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    preview.thumbnail = image.convertToFormat(preview.facts.hasAlpha ? QImage::Format_ARGB32_Premultiplied
                                                                     : QImage::Format_RGB32);
    return preview;
}

} // namespace bakeoff
