// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/media/generators.h"

#include "base/ffmpeg.h"
#include "sandbox/media/mediawriter.h"
#include "sandbox/media/spokentag.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr double kMostSeconds = 20 * 60;
constexpr int kIoBuffer = 32 * 1024;

/// The bytes as a file of FFmpeg's.
struct ByteFile {
    const QByteArray &bytes;
    qint64 at = 0;

    static int read(void *file, uint8_t *to, int size)
    {
        auto &self = *static_cast<ByteFile *>(file);
        const qint64 count = std::min<qint64>(size, self.bytes.size() - self.at);
        if (count <= 0)
            return AVERROR_EOF;
        std::memcpy(to, self.bytes.constData() + self.at, static_cast<std::size_t>(count));
        self.at += count;
        return static_cast<int>(count);
    }
    static int64_t seek(void *file, int64_t offset, int whence)
    {
        auto &self = *static_cast<ByteFile *>(file);
        const int from = whence & ~AVSEEK_FORCE;
        if (from == AVSEEK_SIZE)
            return self.bytes.size();
        const qint64 to = offset + (from == SEEK_CUR ? self.at : from == SEEK_END ? self.bytes.size() : 0);
        if (to < 0 || to > self.bytes.size())
            return AVERROR(EINVAL);
        self.at = to;
        return to;
    }
};

/// An opened sound file and all that belongs to it.
struct SoundSource {
    const Ffmpeg &f;
    ByteFile file;
    AVIOContext *io = nullptr;
    AVFormatContext *container = nullptr;

    SoundSource(const Ffmpeg &ffmpeg, const QByteArray &bytes)
        : f(ffmpeg)
        , file{bytes}
    {
        auto *buffer = static_cast<unsigned char *>(f.allocate(kIoBuffer));
        io = f.ioAlloc(buffer, kIoBuffer, 0, &file, &ByteFile::read, nullptr, &ByteFile::seek);
        container = f.formatAlloc();
        container->pb = io;
    }
    ~SoundSource()
    {
        if (container)
            f.closeInput(&container);
        f.release(io->buffer);
        f.ioFree(&io);
    }
    Q_DISABLE_COPY_MOVE(SoundSource)
};

struct Level {
    double squares = 0;
    float peak = 0;
    qint64 moments = 0;
};

/// Reads everything, to say how long and how loud it is.
Result<Level> levelOf(SoundSource &source, int stream, AVCodecContext &codec, const std::stop_token &stop,
                      const MediaProgress &progress)
{
    const Ffmpeg &f = source.f;
    const FfmpegPtr<AVPacket> packet(f.packetAlloc());
    const FfmpegPtr<AVFrame> frame(f.frameAlloc());
    FfmpegPtr<SwrContext> mixer;
    std::vector<float> mono;
    Level level;
    const auto most = static_cast<qint64>(kMostSeconds * codec.sample_rate);
    bool end = false;
    while (!end) {
        if (stop.stop_requested())
            return stoppedError();
        const int read = f.readFrame(source.container, packet.get());
        end = read < 0;
        if (!end && packet->stream_index != stream) {
            f.packetUnref(packet.get());
            continue;
        }
        const int sent = f.sendPacket(&codec, end ? nullptr : packet.get());
        f.packetUnref(packet.get());
        if (sent < 0)
            continue; // a damaged packet: what follows may be whole
        while (f.receiveFrame(&codec, frame.get()) >= 0) {
            if (!mixer) {
                SwrContext *made = nullptr;
                AVChannelLayout one{};
                f.channelLayoutDefault(&one, 1);
                const int code = f.resamplerAlloc(&made, &one, AV_SAMPLE_FMT_FLT, frame->sample_rate, &frame->ch_layout,
                                                  static_cast<AVSampleFormat>(frame->format), frame->sample_rate, 0,
                                                  nullptr);
                mixer.reset(made);
                if (code < 0 || f.resamplerInit(made) < 0)
                    return Error{.kind = ErrorKind::BadInput, .detail = u"a sound of a strange form"_s};
            }
            mono.resize(static_cast<std::size_t>(frame->nb_samples));
            uint8_t *output[] = {reinterpret_cast<uint8_t *>(mono.data())};
            const int count = f.resample(mixer.get(), output, frame->nb_samples,
                                         const_cast<const uint8_t **>(frame->extended_data), frame->nb_samples);
            for (int i = 0; i < count; ++i) {
                const float sample = mono[static_cast<std::size_t>(i)];
                level.squares += static_cast<double>(sample) * static_cast<double>(sample);
                level.peak = std::max(level.peak, std::abs(sample));
            }
            level.moments += std::max(0, count);
            if (level.moments > most)
                return Error{.kind = ErrorKind::BadInput, .detail = u"more than 20 minutes of sound"_s};
        }
        const qint64 size = source.file.bytes.size();
        if (progress && size > 0)
            progress(0.95 * static_cast<double>(source.file.at) / static_cast<double>(size));
    }
    return level;
}

QString decibels(double amplitude)
{
    return amplitude < 1e-5 ? u"silence"_s : u"%1 dBFS"_s.arg(20 * std::log10(amplitude), 0, 'f', 1);
}

} // namespace

Result<Transcript> transcribe(const QByteArray &audio, const std::stop_token &stop, const MediaProgress &progress)
{
    const auto loaded = ffmpeg();
    if (!loaded)
        return loaded.error();
    const Ffmpeg &f = **loaded;
    const Error noSound{.kind = ErrorKind::BadInput, .detail = u"no sound that a decoder knows"_s};
    SoundSource source(f, audio);
    if (f.openInput(&source.container, nullptr, nullptr, nullptr) < 0)
        return noSound; // which has closed the container
    if (f.findStreamInfo(source.container, nullptr) < 0)
        return noSound;
    const int stream = f.findBestStream(source.container, AVMEDIA_TYPE_AUDIO, -1, -1, nullptr, 0);
    if (stream < 0)
        return noSound;
    const AVStream *chosen = source.container->streams[stream];
    const AVCodec *decoder = f.findDecoder(chosen->codecpar->codec_id);
    const FfmpegPtr<AVCodecContext> codec(decoder ? f.codecAlloc(decoder) : nullptr);
    if (!codec || f.parametersTo(codec.get(), chosen->codecpar) < 0 || f.codecOpen(codec.get(), decoder, nullptr) < 0
        || codec->sample_rate <= 0) {
        return noSound;
    }
    // Where the tag lies depends on the container: with the file, or with its one stream.
    QByteArray comment;
    for (const AVDictionary *tags : {source.container->metadata, chosen->metadata}) {
        if (const AVDictionaryEntry *entry = f.dictGet(tags, "comment", nullptr, 0); entry && comment.isEmpty())
            comment = entry->value;
    }
    const auto level = levelOf(source, stream, *codec, stop, progress);
    if (!level)
        return level.error();
    if (level->moments == 0)
        return noSound;
    if (progress)
        progress(1);
    Transcript transcript;
    transcript.seconds = static_cast<double>(level->moments) / codec->sample_rate;
    if (comment.startsWith(kSpokenTag)) {
        transcript.spoken = true;
        transcript.text = QString::fromUtf8(comment.sliced(kSpokenTag.size()));
        return transcript;
    }
    transcript.text = u"%1 seconds of sound at %2 Hz, %3 channel(s), average level %4, peak %5. The sandbox cannot "
                      "listen: it only knows the words of speech that it made itself."_s
                          .arg(transcript.seconds, 0, 'f', 1)
                          .arg(codec->sample_rate)
                          .arg(codec->ch_layout.nb_channels)
                          .arg(decibels(std::sqrt(level->squares / static_cast<double>(level->moments))),
                               decibels(static_cast<double>(level->peak)));
    return transcript;
}

} // namespace bakeoff
