// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/mediatype.h"
#include "base/result.h"

#include <QByteArray>
#include <QImage>
#include <QSize>

#include <chrono>
#include <optional>

namespace bakeoff {

/// What is known of a media file. Absent is unknown, never zero.
struct MediaFacts {
    MediaFormat format = MediaFormat::Unknown; ///< by its bytes
    QSize size;                                ///< pixels, upright; empty where there is no picture
    std::optional<std::chrono::milliseconds> duration;
    std::optional<double> framesPerSecond;
    bool hasSound = false;
    bool hasAlpha = false;
    int sampleRate = 0; ///< Hz; 0 without sound
    int channels = 0;

    friend bool operator==(const MediaFacts &, const MediaFacts &) = default;
};

/// How loud a sound is from its beginning to its end, in bins of equal length: a byte each, 255 for full scale.
struct Waveform {
    QByteArray peaks; ///< the greatest absolute value of any channel
    QByteArray rms;   ///< root of the mean square; as many bytes as `peaks`

    bool isEmpty() const { return peaks.isEmpty(); }
    friend bool operator==(const Waveform &, const Waveform &) = default;
};

/// What a row or a tile shows of a file.
struct MediaPreview {
    MediaFacts facts;
    QImage thumbnail;  ///< fits into the asked-for box, upright, never enlarged; null where there is none
    Waveform waveform; ///< of sound without pictures; empty where there is none

    friend bool operator==(const MediaPreview &, const MediaPreview &) = default;
};
using MediaPreviewResult = Result<MediaPreview>;

} // namespace bakeoff
