// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/mediafacts.h"

#include <QString>

#include <stop_token>

namespace bakeoff {

struct MediaReadOptions {
    QSize box{256, 256};                    ///< of the thumbnail, pixels
    int bins = 400;                         ///< of the waveform
    std::chrono::milliseconds most{10'000}; ///< then it gives up
};

/// Pictures of more pixels are not decoded: 64 Mi, which take 256 MiB.
inline constexpr qint64 kMostPicturePixels = qint64{64} << 20;

/// Looks into a file that nobody vouches for: what it is by its bytes, its size before anything is decoded, a
/// thumbnail, the first frame of a film, the waveform of a sound. Blocking: call it on a worker. Reads nothing but this
/// file: containers that refer to others are not followed, and SVG, which may, is not painted (facts only).
///
/// What is neither picture nor film nor sound gives its format and nothing else.
/// \return NotFound where there is no such file, Storage where it cannot be read, LimitExceeded for too many pixels,
///   BadInput where it is not what its first bytes promise, Timeout, Cancelled, ProviderFailed without FFmpeg's libraries
Result<MediaPreview> readMedia(const QString &path, const MediaReadOptions &options = {},
                               const std::stop_token &stop = {});

} // namespace bakeoff
