// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/mediareader.h"

namespace bakeoff {

/// The parts of readMedia() for one class of file each; `format` is what the bytes say.

/// By Qt's image plugins, each only for its own format.
Result<MediaPreview> readPicture(const QString &path, MediaFormat format, const QSize &box);

/// By FFmpeg's demuxers and decoders: the first frame where there is one, otherwise the waveform.
Result<MediaPreview> readFilmOrSound(const QString &path, MediaFormat format, const MediaReadOptions &options,
                                     const std::stop_token &stop);

} // namespace bakeoff
