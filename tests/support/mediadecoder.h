// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace bakeoff {

/// What FFmpeg, which the sandbox encodes with, reads out of a file again: the other end of the same library, but by
/// its decoders.
struct DecodedMedia {
    struct Frame {
        QByteArray luma; ///< width x height bytes, rows without gaps
        double seconds = 0;
    };
    QByteArray container;     ///< "mov,mp4,m4a,3gp,3g2,mj2"
    QByteArray pictureCodec;  ///< "h264"; empty without pictures
    QByteArray soundCodec;
    int width = 0;
    int height = 0;
    QList<Frame> frames;
    int sampleRate = 0;
    int channels = 0;
    qint64 moments = 0;      ///< of sound
    QList<float> mono;       ///< the first channel
    double containerSeconds = 0;
    QByteArray comment;
};

/// Everything in these bytes; an empty container where they are nothing that FFmpeg knows.
DecodedMedia decodeMedia(const QByteArray &bytes);

} // namespace bakeoff
