// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/mediareader.h"

#include "media/readers.h"

#include <QFile>

namespace bakeoff {

using namespace Qt::StringLiterals;

Result<MediaPreview> readMedia(const QString &path, const MediaReadOptions &options, const std::stop_token &stop)
{
    if (stop.stop_requested())
        return Error{.kind = ErrorKind::Cancelled};
    QFile file(path);
    if (!file.exists())
        return Error{.kind = ErrorKind::NotFound, .detail = path};
    if (!file.open(QIODevice::ReadOnly))
        return Error{.kind = ErrorKind::Storage, .detail = file.errorString()};
    const QByteArray head = file.read(kMediaHeadBytes);
    file.close();

    const MediaFormat format = mediaFormatOf(head);
    const MediaPreview bare{.facts = {.format = format}};
    switch (mediaClassOf(format)) {
    case MediaClass::Image:
        if (format == MediaFormat::Svg)
            return bare; // it may name other files, and nest without end
        if (format == MediaFormat::Avif || format == MediaFormat::Heic)
            return readFilmOrSound(path, format, options, stop); // no plugin of Qt's, but a film of one frame
        return readPicture(path, format, options.box);
    case MediaClass::Video:
    case MediaClass::Audio:
        return readFilmOrSound(path, format, options, stop);
    case MediaClass::Json:
    case MediaClass::Text:
    case MediaClass::Other:
        break;
    }
    return bare;
}

} // namespace bakeoff
