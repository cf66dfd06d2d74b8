// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/readers.h"

#include "base/ffmpeg.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTransform>

#include <algorithm>
#include <cmath>
#include <vector>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kIoBuffer = 32 * 1024;
constexpr int kBlock = 1024;             // moments of sound that are taken together until the length is known
constexpr qint64 kMostBlocks = 4 * 3600 * 192'000LL / kBlock; // four hours at the highest rate
constexpr double kLongestSeconds = 1e7;  // what a header claims beyond is not believed

/// Only what providers send: no playlists, which name other files, and no codec that nobody uses.
constexpr const char *kContainers = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,wav,w64,mp3,aac,ogg,flac";
constexpr const char *kCodecs = "h264,hevc,vp8,libvpx,vp9,libvpx-vp9,av1,libdav1d,libaom-av1,mpeg4,mjpeg,png,theora,"
                                "prores,gif,aac,aac_latm,opus,libopus,vorbis,libvorbis,mp3,mp3float,flac,alac,ac3,"
                                "pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_f32le,pcm_f32be,pcm_f64le,"
                                "pcm_u8,pcm_s8,pcm_alaw,pcm_mulaw,adpcm_ms,adpcm_ima_wav";

/// A file that is read until the time is over or somebody stops it.
class BoundedFile {
public:
    BoundedFile(const QString &path, const MediaReadOptions &options, const std::stop_token &stop)
        : m_file(path)
        , m_most(options.most)
        , m_stop(stop)
    {
        m_clock.start();
    }

    bool open() { return m_file.open(QIODevice::ReadOnly); }
    bool isOver() const { return m_stop.stop_requested() || m_clock.durationElapsed() > m_most; }
    /// \pre isOver()
    Error ending() const
    {
        return {.kind = m_stop.stop_requested() ? ErrorKind::Cancelled : ErrorKind::Timeout};
    }

    static int read(void *file, uint8_t *to, int size)
    {
        auto &self = *static_cast<BoundedFile *>(file);
        if (self.isOver())
            return AVERROR_EXIT;
        const qint64 count = self.m_file.read(reinterpret_cast<char *>(to), size);
        return count > 0 ? static_cast<int>(count) : AVERROR_EOF;
    }
    static int64_t seek(void *file, int64_t offset, int whence)
    {
        auto &self = *static_cast<BoundedFile *>(file);
        const int from = whence & ~AVSEEK_FORCE;
        if (from == AVSEEK_SIZE)
            return self.m_file.size();
        const qint64 to = offset + (from == SEEK_CUR ? self.m_file.pos() : from == SEEK_END ? self.m_file.size() : 0);
        if (to < 0 || to > self.m_file.size() || !self.m_file.seek(to))
            return AVERROR(EINVAL);
        return to;
    }
    static int interrupted(void *file) { return static_cast<const BoundedFile *>(file)->isOver() ? 1 : 0; }

private:
    QFile m_file;
    QElapsedTimer m_clock;
    std::chrono::milliseconds m_most;
    const std::stop_token &m_stop;
};

/// A container that was opened on such a file.
class OpenedContainer {
public:
    OpenedContainer(const Ffmpeg &ffmpeg, BoundedFile &file)
        : m_ffmpeg(ffmpeg)
    {
        auto *buffer = static_cast<unsigned char *>(ffmpeg.allocate(kIoBuffer));
        m_io = ffmpeg.ioAlloc(buffer, kIoBuffer, 0, &file, &BoundedFile::read, nullptr, &BoundedFile::seek);
        m_context = ffmpeg.formatAlloc();
        m_context->pb = m_io;
        m_context->interrupt_callback = {&BoundedFile::interrupted, &file};
    }
    ~OpenedContainer()
    {
        if (m_context)
            m_ffmpeg.closeInput(&m_context);
        m_ffmpeg.release(m_io->buffer);
        m_ffmpeg.ioFree(&m_io);
    }
    Q_DISABLE_COPY_MOVE(OpenedContainer)

    bool open()
    {
        AVDictionary *options = nullptr;
        m_ffmpeg.dictSet(&options, "format_whitelist", kContainers, 0);
        m_ffmpeg.dictSet(&options, "codec_whitelist", kCodecs, 0);
        m_ffmpeg.dictSet(&options, "protocol_whitelist", "none", 0);
        m_ffmpeg.dictSet(&options, "enable_drefs", "0", 0); // MOV that has its data in other files
        m_ffmpeg.dictSet(&options, "max_streams", "64", 0);
        const int opened = m_ffmpeg.openInput(&m_context, nullptr, nullptr, &options); // closes it where it fails
        m_ffmpeg.dictFree(&options);
        return opened >= 0 && m_ffmpeg.findStreamInfo(m_context, nullptr) >= 0;
    }
    AVFormatContext &operator*() const { return *m_context; }
    AVFormatContext *operator->() const { return m_context; }
    AVFormatContext *get() const { return m_context; }

private:
    const Ffmpeg &m_ffmpeg;
    AVIOContext *m_io = nullptr;
    AVFormatContext *m_context = nullptr;
};

FfmpegPtr<AVCodecContext> openDecoder(const Ffmpeg &f, const AVStream &stream)
{
    const AVCodec *decoder = f.findDecoder(stream.codecpar->codec_id);
    if (!decoder)
        return nullptr;
    FfmpegPtr<AVCodecContext> codec(f.codecAlloc(decoder));
    if (!codec || f.parametersTo(codec.get(), stream.codecpar) < 0)
        return nullptr;
    codec->max_pixels = kMostPicturePixels;
    codec->thread_count = 1;
    AVDictionary *options = nullptr;
    f.dictSet(&options, "codec_whitelist", kCodecs, 0);
    const int opened = f.codecOpen(codec.get(), decoder, &options);
    f.dictFree(&options);
    if (opened < 0)
        return nullptr;
    return codec;
}

double valueOf(AVRational ratio)
{
    return ratio.den != 0 ? static_cast<double>(ratio.num) / ratio.den : 0;
}

std::optional<std::chrono::milliseconds> durationOf(const AVFormatContext &container, const AVStream &stream)
{
    double seconds = 0;
    if (container.duration != AV_NOPTS_VALUE)
        seconds = static_cast<double>(container.duration) / AV_TIME_BASE;
    else if (stream.duration != AV_NOPTS_VALUE)
        seconds = static_cast<double>(stream.duration) * valueOf(stream.time_base);
    if (!(seconds > 0) || seconds > kLongestSeconds)
        return std::nullopt;
    return std::chrono::milliseconds(std::llround(seconds * 1000));
}

/// Degrees clockwise that a telephone says its film is to be turned by: 0, 90, 180 or 270.
int turnOf(const Ffmpeg &f, const AVStream &stream)
{
    const AVPacketSideData *data = f.sideDataGet(stream.codecpar->coded_side_data, stream.codecpar->nb_coded_side_data,
                                                 AV_PKT_DATA_DISPLAYMATRIX);
    if (!data || data->size < 9 * sizeof(int32_t))
        return 0;
    const double angle = f.rotationOf(reinterpret_cast<const int32_t *>(data->data));
    if (!std::isfinite(angle))
        return 0;
    return ((static_cast<int>(std::lround(-angle / 90)) % 4 + 4) % 4) * 90;
}

/// The size on the screen: pixels that are not square are stretched, then the picture is turned.
QSize uprightSize(int width, int height, AVRational aspect, int turn)
{
    QSize size(width, height);
    if (const double ratio = valueOf(aspect); ratio > 0.1 && ratio < 10 && ratio != 1)
        size.setWidth(std::max(1, static_cast<int>(std::lround(width * ratio))));
    return turn % 180 == 0 ? size : size.transposed();
}

QImage imageOf(const Ffmpeg &f, const AVFrame &frame, const QSize &size)
{
    // The scaler writes whole groups of pixels, and so beyond the end of a row of another width.
    constexpr int kGroup = 32;
    QImage image((size.width() + kGroup - 1) / kGroup * kGroup + kGroup, size.height() + 1, QImage::Format_ARGB32);
    if (image.isNull())
        return {};
    // ARGB32 is blue first on a little-endian machine.
    const AVPixelFormat target = Q_BYTE_ORDER == Q_LITTLE_ENDIAN ? AV_PIX_FMT_BGRA : AV_PIX_FMT_ARGB;
    const FfmpegPtr<SwsContext> scaler(f.scalerGet(frame.width, frame.height, static_cast<AVPixelFormat>(frame.format),
                                                   size.width(), size.height(), target, SWS_AREA, nullptr, nullptr,
                                                   nullptr));
    if (!scaler)
        return {};
    uint8_t *planes[] = {image.bits()};
    const int strides[] = {static_cast<int>(image.bytesPerLine())};
    return f.scale(scaler.get(), frame.data, frame.linesize, 0, frame.height, planes, strides) > 0 ? image.copy(QRect(QPoint(), size))
                                                                                                 : QImage();
}

Result<MediaPreview> firstFrame(const Ffmpeg &f, const OpenedContainer &container, int index, MediaFacts facts,
                                const MediaReadOptions &options, const BoundedFile &file)
{
    const AVStream &stream = *container->streams[index];
    const int turn = turnOf(f, stream);
    const AVCodecParameters &coded = *stream.codecpar;
    if (qint64{coded.width} * coded.height > kMostPicturePixels) {
        return Error{.kind = ErrorKind::LimitExceeded,
                     .detail = u"%1 x %2 pixels"_s.arg(coded.width).arg(coded.height)};
    }
    const FfmpegPtr<AVCodecContext> codec = openDecoder(f, stream);
    if (!codec)
        return Error{.kind = ErrorKind::BadInput, .detail = u"no decoder for its pictures"_s};
    const FfmpegPtr<AVPacket> packet(f.packetAlloc());
    const FfmpegPtr<AVFrame> frame(f.frameAlloc());
    bool end = false;
    while (!end) {
        if (file.isOver())
            return file.ending();
        end = f.readFrame(container.get(), packet.get()) < 0;
        if (!end && packet->stream_index != index) {
            f.packetUnref(packet.get());
            continue;
        }
        f.sendPacket(codec.get(), end ? nullptr : packet.get());
        f.packetUnref(packet.get());
        if (f.receiveFrame(codec.get(), frame.get()) < 0)
            continue;
        facts.size = uprightSize(frame->width, frame->height, stream.sample_aspect_ratio, turn);
        const QSize fitting = facts.size.scaled(options.box, Qt::KeepAspectRatio).boundedTo(facts.size).expandedTo({1, 1});
        QImage image = imageOf(f, *frame, turn % 180 == 0 ? fitting : fitting.transposed());
        if (image.isNull())
            return Error{.kind = ErrorKind::BadInput, .detail = u"a picture of a strange form"_s};
        if (turn != 0)
            image = image.transformed(QTransform().rotate(turn));
        return MediaPreview{.facts = facts, .thumbnail = image.convertToFormat(QImage::Format_RGB32)};
    }
    if (file.isOver())
        return file.ending();
    return Error{.kind = ErrorKind::BadInput, .detail = u"no frame can be decoded"_s};
}

struct SoundBlock {
    float peak = 0;
    float squares = 0; ///< mean
};

/// Blocks of the length that turned out, in as many bins as were asked for; fewer where the sound is shorter.
Waveform waveformOf(const std::vector<SoundBlock> &blocks, int bins)
{
    Waveform wave;
    const auto count = std::min<std::size_t>(static_cast<std::size_t>(std::max(1, bins)), blocks.size());
    const auto byteOf = [](float value) {
        return static_cast<char>(static_cast<uchar>(std::lround(255 * std::clamp(value, 0.0F, 1.0F))));
    };
    for (std::size_t bin = 0; bin < count; ++bin) {
        const std::size_t from = bin * blocks.size() / count;
        const std::size_t to = (bin + 1) * blocks.size() / count;
        SoundBlock sum;
        for (std::size_t i = from; i < to; ++i) {
            sum.peak = std::max(sum.peak, blocks[i].peak);
            sum.squares += blocks[i].squares;
        }
        wave.peaks.append(byteOf(sum.peak));
        wave.rms.append(byteOf(std::sqrt(sum.squares / static_cast<float>(to - from))));
    }
    return wave;
}

/// Takes samples of one channel after the other, or of all beside each other.
class BlockCollector {
public:
    void add(const AVFrame &frame, const float *const *planes)
    {
        for (int i = 0; i < frame.nb_samples; ++i) {
            for (int channel = 0; channel < frame.ch_layout.nb_channels; ++channel) {
                const float sample = planes[channel][i];
                if (!std::isfinite(sample))
                    continue;
                m_block.peak = std::max(m_block.peak, std::abs(sample));
                m_block.squares += sample * sample / static_cast<float>(frame.ch_layout.nb_channels);
            }
            if (++m_inBlock == kBlock)
                close();
        }
        m_moments += frame.nb_samples;
    }
    const std::vector<SoundBlock> &finished()
    {
        if (m_inBlock > 0)
            close();
        return m_blocks;
    }
    qint64 moments() const { return m_moments; }

private:
    void close()
    {
        m_block.squares /= static_cast<float>(m_inBlock);
        m_blocks.push_back(m_block);
        m_block = {};
        m_inBlock = 0;
    }

    std::vector<SoundBlock> m_blocks;
    SoundBlock m_block;
    int m_inBlock = 0;
    qint64 m_moments = 0;
};

Result<MediaPreview> wholeSound(const Ffmpeg &f, const OpenedContainer &container, int index, MediaFacts facts,
                                const MediaReadOptions &options, const BoundedFile &file)
{
    const FfmpegPtr<AVCodecContext> codec = openDecoder(f, *container->streams[index]);
    if (!codec)
        return Error{.kind = ErrorKind::BadInput, .detail = u"no decoder for its sound"_s};
    const FfmpegPtr<AVPacket> packet(f.packetAlloc());
    const FfmpegPtr<AVFrame> frame(f.frameAlloc());
    FfmpegPtr<SwrContext> converter;
    int convertedFormat = -1;
    int convertedChannels = 0;
    std::vector<std::vector<float>> planes;
    BlockCollector blocks;
    bool end = false;
    while (!end && blocks.moments() / kBlock < kMostBlocks) {
        if (file.isOver())
            return file.ending();
        end = f.readFrame(container.get(), packet.get()) < 0;
        if (!end && packet->stream_index != index) {
            f.packetUnref(packet.get());
            continue;
        }
        f.sendPacket(codec.get(), end ? nullptr : packet.get()); // a damaged packet is left out
        f.packetUnref(packet.get());
        while (f.receiveFrame(codec.get(), frame.get()) >= 0) {
            const int channels = frame->ch_layout.nb_channels;
            if (channels < 1 || frame->nb_samples < 1 || frame->sample_rate < 1)
                continue;
            if (!converter || frame->format != convertedFormat || channels != convertedChannels) {
                SwrContext *made = nullptr;
                const int code = f.resamplerAlloc(&made, &frame->ch_layout, AV_SAMPLE_FMT_FLTP, frame->sample_rate,
                                                  &frame->ch_layout, static_cast<AVSampleFormat>(frame->format),
                                                  frame->sample_rate, 0, nullptr);
                converter.reset(made);
                if (code < 0 || f.resamplerInit(made) < 0)
                    return Error{.kind = ErrorKind::BadInput, .detail = u"a sound of a strange form"_s};
                convertedFormat = frame->format;
                convertedChannels = channels;
            }
            planes.resize(static_cast<std::size_t>(channels));
            std::vector<uint8_t *> output;
            std::vector<const float *> input;
            for (auto &plane : planes) {
                plane.resize(static_cast<std::size_t>(frame->nb_samples));
                output.push_back(reinterpret_cast<uint8_t *>(plane.data()));
                input.push_back(plane.data());
            }
            if (f.resample(converter.get(), output.data(), frame->nb_samples,
                           const_cast<const uint8_t **>(frame->extended_data), frame->nb_samples) == frame->nb_samples) {
                blocks.add(*frame, input.data());
            }
        }
    }
    if (file.isOver())
        return file.ending();
    if (blocks.moments() == 0)
        return Error{.kind = ErrorKind::BadInput, .detail = u"no sound can be decoded"_s};
    // Counted, where a header only claims.
    facts.duration = std::chrono::milliseconds(std::llround(1000.0 * static_cast<double>(blocks.moments()) / codec->sample_rate));
    return MediaPreview{.facts = facts, .waveform = waveformOf(blocks.finished(), options.bins)};
}

} // namespace

Result<MediaPreview> readFilmOrSound(const QString &path, MediaFormat format, const MediaReadOptions &options,
                                     const std::stop_token &stop)
{
    const auto loaded = ffmpeg();
    if (!loaded)
        return loaded.error();
    const Ffmpeg &f = **loaded;
    BoundedFile file(path, options, stop);
    if (!file.open())
        return Error{.kind = ErrorKind::Storage, .detail = path};
    OpenedContainer container(f, file);
    if (!container.open()) {
        if (file.isOver())
            return file.ending();
        return Error{.kind = ErrorKind::BadInput, .detail = u"no film or sound that can be read"_s};
    }
    const int pictures = f.findBestStream(container.get(), AVMEDIA_TYPE_VIDEO, -1, -1, nullptr, 0);
    const int sound = f.findBestStream(container.get(), AVMEDIA_TYPE_AUDIO, -1, -1, nullptr, 0);
    MediaFacts facts{.format = format};
    if (sound >= 0) {
        const AVCodecParameters &coded = *container->streams[sound]->codecpar;
        facts.hasSound = true;
        facts.sampleRate = std::max(0, coded.sample_rate);
        facts.channels = std::max(0, coded.ch_layout.nb_channels);
    }
    // The cover of a song is no film.
    const bool cover = pictures >= 0 && (container->streams[pictures]->disposition & AV_DISPOSITION_ATTACHED_PIC) != 0;
    if (pictures >= 0 && !cover) {
        const AVStream &stream = *container->streams[pictures];
        const bool still = mediaClassOf(format) == MediaClass::Image;
        if (!still) {
            facts.duration = durationOf(*container, stream);
            if (const double rate = valueOf(stream.avg_frame_rate); rate > 0 && rate < 1000)
                facts.framesPerSecond = rate;
        }
        return firstFrame(f, container, pictures, facts, options, file);
    }
    if (sound >= 0)
        return wholeSound(f, container, sound, facts, options, file);
    return Error{.kind = ErrorKind::BadInput, .detail = u"neither pictures nor sound in it"_s};
}

} // namespace bakeoff
