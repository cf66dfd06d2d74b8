// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/media/canvas.h"
#include "base/ffmpeg.h"
#include "sandbox/media/generators.h"

#include <QByteArrayList>
#include <QList>

#include <span>
#include <utility>
#include <vector>

namespace bakeoff {

/// Sound in the making: samples from -1 to 1, the channels of a moment beside each other.
struct SoundTrack {
    int sampleRate = 44'100;
    int channels = 1;
    std::vector<float> samples;

    double seconds() const
    {
        return static_cast<double>(samples.size()) / channels / sampleRate;
    }
};

/// Pairs for FFmpeg's dictionaries: tags of a file, options of an encoder.
using MediaOptions = QList<std::pair<QByteArray, QByteArray>>;

/// Writes one file in memory: a container with at most one picture stream and one sound stream. Add the streams, call
/// begin(), write what there is in the order of time, finish(). One thread at a time; nothing of it names the version
/// of a library or the time of day, so that equal input gives equal bytes.
class MediaWriter {
public:
    /// \param container FFmpeg's short name: "mp4", "webm", "wav", "mp3"
    static Result<std::unique_ptr<MediaWriter>> open(const char *container);
    ~MediaWriter();
    Q_DISABLE_COPY_MOVE(MediaWriter)

    struct Pictures {
        QByteArrayList encoders; ///< the first that there is
        int width = 0;           ///< even
        int height = 0;
        int framesPerSecond = 24;
        MediaOptions options;
    };
    Status addPictures(const Pictures &pictures);

    struct Sound {
        QByteArrayList encoders;
        int sampleRate = 48'000;
        int channels = 2;
        qint64 bitRate = 0; ///< bits a second; 0: the encoder's own
        MediaOptions options;
    };
    Status addSound(const Sound &sound);

    Status begin(const MediaOptions &tags, const MediaOptions &options = {});
    /// The next frame. \pre of the stream's size and opaque
    Status writePicture(const PaintCanvas &canvas);
    /// Samples beside each other, any count of whole moments; whole packets are written, the rest waits.
    Status writeSound(std::span<const float> samples);
    Result<QByteArray> finish();

private:
    struct Stream {
        AVStream *stream = nullptr; ///< owned by the container
        FfmpegPtr<AVCodecContext> codec;
        FfmpegPtr<SwsContext> scaler;
        FfmpegPtr<SwrContext> resampler;
        std::vector<float> waiting;
        qint64 position = 0; ///< frames, or moments of sound, that went to the encoder
    };
    /// A place in the file, for the container or for its second look at what it wrote.
    struct Cursor {
        QByteArray *bytes;
        qint64 at = 0;
    };

    explicit MediaWriter(const Ffmpeg &ffmpeg)
        : m_ffmpeg(ffmpeg)
    {
    }
    Status addStream(Stream &stream, const QByteArrayList &encoders);
    Status openCodec(Stream &stream, const MediaOptions &options);
    Status encode(Stream &stream, const AVFrame *frame);
    Status encodeSound(std::size_t moments);
    AVDictionary *dictionary(const MediaOptions &options) const;

    static int readBytes(void *cursor, uint8_t *to, int size);
    static int writeBytes(void *cursor, const uint8_t *from, int size);
    static int64_t seek(void *cursor, int64_t offset, int whence);
    static int openAgain(AVFormatContext *context, AVIOContext **io, const char *url, int flags, AVDictionary **options);
    static int closeAgain(AVFormatContext *context, AVIOContext *io);

    const Ffmpeg &m_ffmpeg;
    QByteArray m_bytes;
    Cursor m_cursor{&m_bytes};
    AVFormatContext *m_container = nullptr;
    AVIOContext *m_io = nullptr;
    Stream m_pictures;
    Stream m_sound;
};

/// A picture file of one canvas.
/// \param alpha colours are not multiplied by it; false: the canvas is opaque
Result<QByteArray> encodePicture(const PaintCanvas &canvas, PaintFormat format, bool alpha);

/// A sound file: WAV with 16 bits, or MP3.
Result<GeneratedMedia> encodeSoundFile(const SoundTrack &track, SoundFormat format, const QString &baseName,
                                       const MediaOptions &tags, const std::stop_token &stop,
                                       const std::function<void(double)> &progress);

/// The error of a stopped token.
inline Error stoppedError()
{
    return {.kind = ErrorKind::Cancelled};
}

} // namespace bakeoff
