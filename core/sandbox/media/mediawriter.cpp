// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/media/mediawriter.h"

#include <algorithm>
#include <cstring>
#include <optional>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kIoBuffer = 64 * 1024;
constexpr int kDefaultPacket = 1024; // moments of sound, for encoders that take any number

/// The same with its last column and row repeated up to whole blocks of 16 pixels: an encoder looks at all of a block,
/// and the scaler at both pixels of a pair.
PaintCanvas inWholeBlocks(const PaintCanvas &canvas)
{
    const auto up = [](int side) { return (side + 15) / 16 * 16; };
    PaintCanvas blocks(up(canvas.width()), up(canvas.height()));
    blocks.copyExtended(canvas);
    return blocks;
}

} // namespace

Result<std::unique_ptr<MediaWriter>> MediaWriter::open(const char *container)
{
    const auto loaded = ffmpeg();
    if (!loaded)
        return loaded.error();
    const Ffmpeg &f = **loaded;
    std::unique_ptr<MediaWriter> writer(new MediaWriter(f));
    if (const int code = f.outputAlloc(&writer->m_container, nullptr, container, nullptr); code < 0)
        return ffmpegError(QLatin1StringView(container), code);
    auto *buffer = static_cast<unsigned char *>(f.allocate(kIoBuffer));
    writer->m_io = f.ioAlloc(buffer, kIoBuffer, 1, &writer->m_cursor, nullptr, &MediaWriter::writeBytes,
                             &MediaWriter::seek);
    if (!writer->m_io) {
        f.release(buffer);
        return ffmpegError(QLatin1StringView(container), AVERROR(ENOMEM));
    }
    AVFormatContext *context = writer->m_container;
    context->pb = writer->m_io;
    context->flags |= AVFMT_FLAG_BITEXACT;
    // MP4 moves its index to the front by reading again what it wrote.
    context->opaque = writer.get();
    context->io_open = &MediaWriter::openAgain;
    context->io_close2 = &MediaWriter::closeAgain;
    return writer;
}

MediaWriter::~MediaWriter()
{
    if (m_io) {
        m_ffmpeg.release(m_io->buffer);
        m_ffmpeg.ioFree(&m_io);
    }
    if (m_container)
        m_ffmpeg.formatFree(m_container);
}

int MediaWriter::readBytes(void *cursor, uint8_t *to, int size)
{
    auto &place = *static_cast<Cursor *>(cursor);
    const qint64 count = std::min<qint64>(size, place.bytes->size() - place.at);
    if (count <= 0)
        return AVERROR_EOF;
    std::memcpy(to, place.bytes->constData() + place.at, static_cast<std::size_t>(count));
    place.at += count;
    return static_cast<int>(count);
}

int MediaWriter::writeBytes(void *cursor, const uint8_t *from, int size)
{
    auto &place = *static_cast<Cursor *>(cursor);
    if (place.at + size > place.bytes->size())
        place.bytes->resize(place.at + size);
    std::memcpy(place.bytes->data() + place.at, from, static_cast<std::size_t>(size));
    place.at += size;
    return size;
}

int64_t MediaWriter::seek(void *cursor, int64_t offset, int whence)
{
    auto &place = *static_cast<Cursor *>(cursor);
    switch (whence & ~AVSEEK_FORCE) {
    case AVSEEK_SIZE: return place.bytes->size();
    case SEEK_SET: place.at = offset; break;
    case SEEK_CUR: place.at += offset; break;
    case SEEK_END: place.at = place.bytes->size() + offset; break;
    default: return AVERROR(EINVAL);
    }
    return place.at;
}

int MediaWriter::openAgain(AVFormatContext *context, AVIOContext **io, const char *, int flags, AVDictionary **)
{
    auto *self = static_cast<MediaWriter *>(context->opaque);
    if (flags & AVIO_FLAG_WRITE)
        return AVERROR(EPERM);
    auto cursor = std::make_unique<Cursor>(Cursor{&self->m_bytes});
    auto *buffer = static_cast<unsigned char *>(self->m_ffmpeg.allocate(kIoBuffer));
    *io = self->m_ffmpeg.ioAlloc(buffer, kIoBuffer, 0, cursor.get(), &MediaWriter::readBytes, nullptr,
                                 &MediaWriter::seek);
    if (!*io) {
        self->m_ffmpeg.release(buffer);
        return AVERROR(ENOMEM);
    }
    cursor.release(); // closeAgain() takes it back
    return 0;
}

int MediaWriter::closeAgain(AVFormatContext *context, AVIOContext *io)
{
    auto *self = static_cast<MediaWriter *>(context->opaque);
    std::unique_ptr<Cursor> cursor(static_cast<Cursor *>(io->opaque));
    self->m_ffmpeg.release(io->buffer);
    self->m_ffmpeg.ioFree(&io);
    return 0;
}

AVDictionary *MediaWriter::dictionary(const MediaOptions &options) const
{
    AVDictionary *dictionary = nullptr;
    for (const auto &[key, value] : options)
        m_ffmpeg.dictSet(&dictionary, key.constData(), value.constData(), 0);
    return dictionary;
}

Status MediaWriter::addStream(Stream &stream, const QByteArrayList &encoders)
{
    const AVCodec *codec = nullptr;
    for (const QByteArray &name : encoders) {
        codec = m_ffmpeg.findEncoder(name.constData());
        if (codec)
            break;
    }
    if (!codec) {
        return Error{.kind = ErrorKind::ProviderFailed,
                     .detail = u"no encoder: "_s + QString::fromLatin1(encoders.join(", "))};
    }
    stream.codec.reset(m_ffmpeg.codecAlloc(codec));
    stream.stream = m_ffmpeg.newStream(m_container, nullptr);
    if (!stream.codec || !stream.stream)
        return ffmpegError(QLatin1StringView(codec->name), AVERROR(ENOMEM));
    stream.codec->thread_count = 1; // several films may be made at once, and other work goes on beside them
    stream.codec->flags |= AV_CODEC_FLAG_BITEXACT;
    if (m_container->oformat->flags & AVFMT_GLOBALHEADER)
        stream.codec->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    return success();
}

Status MediaWriter::openCodec(Stream &stream, const MediaOptions &options)
{
    AVDictionary *dict = dictionary(options);
    const int code = m_ffmpeg.codecOpen(stream.codec.get(), nullptr, &dict);
    m_ffmpeg.dictFree(&dict);
    if (code < 0)
        return ffmpegError(QLatin1StringView(stream.codec->codec->name) + u": open"_s, code);
    stream.stream->time_base = stream.codec->time_base;
    if (const int copied = m_ffmpeg.parametersFrom(stream.stream->codecpar, stream.codec.get()); copied < 0)
        return ffmpegError(u"stream"_s, copied);
    return success();
}

Status MediaWriter::addPictures(const Pictures &pictures)
{
    if (auto added = addStream(m_pictures, pictures.encoders); !added)
        return added;
    AVCodecContext &codec = *m_pictures.codec;
    codec.width = pictures.width;
    codec.height = pictures.height;
    codec.pix_fmt = AV_PIX_FMT_YUV420P;
    codec.time_base = {1, pictures.framesPerSecond};
    codec.framerate = {pictures.framesPerSecond, 1};
    codec.gop_size = pictures.framesPerSecond; // a place to seek to every second
    codec.max_b_frames = 0;
    // What the scaler makes of RGB when nobody asks for anything else.
    codec.color_range = AVCOL_RANGE_MPEG;
    codec.colorspace = AVCOL_SPC_SMPTE170M;
    codec.color_primaries = AVCOL_PRI_BT709;
    codec.color_trc = AVCOL_TRC_BT709;
    m_pictures.stream->avg_frame_rate = codec.framerate;
    if (auto opened = openCodec(m_pictures, pictures.options); !opened)
        return opened;
    m_pictures.scaler.reset(m_ffmpeg.scalerGet(codec.width, codec.height, AV_PIX_FMT_RGBA, codec.width, codec.height,
                                               codec.pix_fmt, SWS_BILINEAR | SWS_ACCURATE_RND, nullptr, nullptr,
                                               nullptr));
    return m_pictures.scaler ? success() : Status(ffmpegError(u"scaler"_s, AVERROR(ENOMEM)));
}

Status MediaWriter::addSound(const Sound &sound)
{
    if (auto added = addStream(m_sound, sound.encoders); !added)
        return added;
    AVCodecContext &codec = *m_sound.codec;
    codec.sample_rate = sound.sampleRate;
    codec.time_base = {1, sound.sampleRate};
    codec.bit_rate = sound.bitRate;
    const QByteArrayView name(codec.codec->name);
    codec.sample_fmt = name.startsWith("pcm_") ? AV_SAMPLE_FMT_S16
        : name == "libopus"                    ? AV_SAMPLE_FMT_FLT
                                               : AV_SAMPLE_FMT_FLTP; // AAC, LAME
    m_ffmpeg.channelLayoutDefault(&codec.ch_layout, sound.channels);
    if (auto opened = openCodec(m_sound, sound.options); !opened)
        return opened;

    SwrContext *resampler = nullptr;
    int code = m_ffmpeg.resamplerAlloc(&resampler, &codec.ch_layout, codec.sample_fmt, codec.sample_rate,
                                       &codec.ch_layout, AV_SAMPLE_FMT_FLT, codec.sample_rate, 0, nullptr);
    m_sound.resampler.reset(resampler);
    if (code >= 0)
        code = m_ffmpeg.resamplerInit(resampler);
    return code < 0 ? Status(ffmpegError(u"sample format"_s, code)) : success();
}

Status MediaWriter::begin(const MediaOptions &tags, const MediaOptions &options)
{
    m_container->metadata = dictionary(tags); // freed with the container
    AVDictionary *dict = dictionary(options);
    const int code = m_ffmpeg.writeHeader(m_container, &dict);
    m_ffmpeg.dictFree(&dict);
    return code < 0 ? Status(ffmpegError(u"header"_s, code)) : success();
}

Status MediaWriter::encode(Stream &stream, const AVFrame *frame)
{
    if (const int code = m_ffmpeg.sendFrame(stream.codec.get(), frame); code < 0)
        return ffmpegError(QLatin1StringView(stream.codec->codec->name), code);
    const FfmpegPtr<AVPacket> packet(m_ffmpeg.packetAlloc());
    while (true) {
        const int code = m_ffmpeg.receivePacket(stream.codec.get(), packet.get());
        if (code == AVERROR(EAGAIN) || code == AVERROR_EOF)
            return success();
        if (code < 0)
            return ffmpegError(QLatin1StringView(stream.codec->codec->name), code);
        m_ffmpeg.packetRescale(packet.get(), stream.codec->time_base, stream.stream->time_base);
        packet->stream_index = stream.stream->index;
        if (const int written = m_ffmpeg.writeFrame(m_container, packet.get()); written < 0)
            return ffmpegError(u"container"_s, written);
    }
}

Status MediaWriter::writePicture(const PaintCanvas &canvas)
{
    // The encoder may still hold the last one: a frame of its own each time.
    const FfmpegPtr<AVFrame> frame(m_ffmpeg.frameAlloc());
    AVFrame &next = *frame;
    next.format = m_pictures.codec->pix_fmt;
    next.width = m_pictures.codec->width;
    next.height = m_pictures.codec->height;
    if (const int code = m_ffmpeg.frameGetBuffer(&next, 0); code < 0)
        return ffmpegError(u"frame"_s, code);
    const uint8_t *planes[] = {canvas.bytes()};
    const int strides[] = {canvas.bytesPerRow()};
    m_ffmpeg.scale(m_pictures.scaler.get(), planes, strides, 0, canvas.height(), next.data, next.linesize);
    next.pts = m_pictures.position++;
    return encode(m_pictures, &next);
}

Status MediaWriter::encodeSound(std::size_t moments)
{
    const auto channels = static_cast<std::size_t>(m_sound.codec->ch_layout.nb_channels);
    FfmpegPtr<AVFrame> frame(m_ffmpeg.frameAlloc());
    frame->format = m_sound.codec->sample_fmt;
    frame->sample_rate = m_sound.codec->sample_rate;
    frame->nb_samples = static_cast<int>(moments);
    m_ffmpeg.channelLayoutCopy(&frame->ch_layout, &m_sound.codec->ch_layout);
    if (const int code = m_ffmpeg.frameGetBuffer(frame.get(), 0); code < 0)
        return ffmpegError(u"frame"_s, code);
    const uint8_t *input[] = {reinterpret_cast<const uint8_t *>(m_sound.waiting.data())};
    if (const int code = m_ffmpeg.resample(m_sound.resampler.get(), frame->data, frame->nb_samples, input,
                                           frame->nb_samples);
        code < 0) {
        return ffmpegError(u"sample format"_s, code);
    }
    m_sound.waiting.erase(m_sound.waiting.begin(), m_sound.waiting.begin() + static_cast<std::ptrdiff_t>(moments * channels));
    frame->pts = m_sound.position;
    m_sound.position += static_cast<qint64>(moments);
    return encode(m_sound, frame.get());
}

Status MediaWriter::writeSound(std::span<const float> samples)
{
    m_sound.waiting.insert(m_sound.waiting.end(), samples.begin(), samples.end());
    const auto channels = static_cast<std::size_t>(m_sound.codec->ch_layout.nb_channels);
    const auto packet = static_cast<std::size_t>(m_sound.codec->frame_size > 0 ? m_sound.codec->frame_size : kDefaultPacket);
    while (m_sound.waiting.size() >= packet * channels) {
        if (auto encoded = encodeSound(packet); !encoded)
            return encoded;
    }
    return success();
}

Result<QByteArray> MediaWriter::finish()
{
    if (m_sound.codec) {
        const auto channels = static_cast<std::size_t>(m_sound.codec->ch_layout.nb_channels);
        // The last packet may be shorter; encoders that cannot take that fill it up themselves.
        if (m_sound.waiting.size() >= channels) {
            if (auto encoded = encodeSound(m_sound.waiting.size() / channels); !encoded)
                return encoded.error();
        }
    }
    for (Stream *stream : {&m_pictures, &m_sound}) {
        if (!stream->codec)
            continue;
        if (auto flushed = encode(*stream, nullptr); !flushed)
            return flushed.error();
    }
    if (const int code = m_ffmpeg.writeTrailer(m_container); code < 0)
        return ffmpegError(u"trailer"_s, code);
    m_ffmpeg.ioFlush(m_io);
    return m_bytes;
}

Result<QByteArray> encodePicture(const PaintCanvas &canvas, PaintFormat format, bool alpha)
{
    const auto loaded = ffmpeg();
    if (!loaded)
        return loaded.error();
    const Ffmpeg &f = **loaded;
    struct Way {
        const char *encoder;
        AVPixelFormat pixels;
    };
    const Way way = format == PaintFormat::Png ? Way{"png", alpha ? AV_PIX_FMT_RGBA : AV_PIX_FMT_RGB24}
        : format == PaintFormat::Webp          ? Way{"libwebp", AV_PIX_FMT_BGRA}
                                               : Way{"mjpeg", AV_PIX_FMT_YUVJ420P};
    const AVCodec *encoder = f.findEncoder(way.encoder);
    if (!encoder) {
        return Error{.kind = ErrorKind::ProviderFailed,
                     .detail = u"no encoder: "_s + QLatin1StringView(way.encoder)};
    }
    const FfmpegPtr<AVCodecContext> codec(f.codecAlloc(encoder));
    codec->width = canvas.width();
    codec->height = canvas.height();
    codec->pix_fmt = way.pixels;
    codec->time_base = {1, 1};
    codec->thread_count = 1;
    codec->flags |= AV_CODEC_FLAG_BITEXACT;
    AVDictionary *options = nullptr;
    if (format == PaintFormat::Png) {
        f.dictSet(&options, "compression_level", "4", 0); // a third of the time of the best, a tenth larger
        f.dictSet(&options, "pred", "up", 0);
    } else if (format == PaintFormat::Webp) {
        f.dictSet(&options, "quality", "88", 0);
        f.dictSet(&options, "compression_level", "2", 0);
    } else {
        codec->color_range = AVCOL_RANGE_JPEG;
        codec->flags |= AV_CODEC_FLAG_QSCALE;
        codec->global_quality = FF_QP2LAMBDA * 3;
    }
    const int opened = f.codecOpen(codec.get(), encoder, &options);
    f.dictFree(&options);
    if (opened < 0)
        return ffmpegError(QLatin1StringView(way.encoder) + u": open"_s, opened);

    std::optional<PaintCanvas> blocks;
    if (format == PaintFormat::Jpeg)
        blocks = inWholeBlocks(canvas);
    const PaintCanvas &source = blocks ? *blocks : canvas;
    const FfmpegPtr<AVFrame> frame(f.frameAlloc());
    frame->format = way.pixels;
    frame->width = source.width();
    frame->height = source.height();
    frame->color_range = codec->color_range;
    frame->quality = codec->global_quality;
    if (const int code = f.frameGetBuffer(frame.get(), 0); code < 0)
        return ffmpegError(u"frame"_s, code);
    const FfmpegPtr<SwsContext> scaler(f.scalerGet(source.width(), source.height(), AV_PIX_FMT_RGBA, source.width(),
                                                   source.height(), way.pixels, SWS_BILINEAR | SWS_ACCURATE_RND,
                                                   nullptr, nullptr, nullptr));
    if (!scaler)
        return ffmpegError(u"scaler"_s, AVERROR(ENOMEM));
    const uint8_t *planes[] = {source.bytes()};
    const int strides[] = {source.bytesPerRow()};
    f.scale(scaler.get(), planes, strides, 0, source.height(), frame->data, frame->linesize);
    frame->width = canvas.width(); // what is beyond belongs to its last blocks
    frame->height = canvas.height();
    frame->pts = 0;
    int code = f.sendFrame(codec.get(), frame.get());
    if (code >= 0)
        code = f.sendFrame(codec.get(), nullptr);
    const FfmpegPtr<AVPacket> packet(f.packetAlloc());
    if (code >= 0)
        code = f.receivePacket(codec.get(), packet.get());
    if (code < 0)
        return ffmpegError(QLatin1StringView(way.encoder), code);
    return QByteArray(reinterpret_cast<const char *>(packet->data), packet->size);
}

Result<GeneratedMedia> encodeSoundFile(const SoundTrack &track, SoundFormat format, const QString &baseName,
                                       const MediaOptions &tags, const std::stop_token &stop,
                                       const std::function<void(double)> &progress)
{
    const bool wav = format == SoundFormat::Wav;
    auto opened = MediaWriter::open(wav ? "wav" : "mp3");
    if (!opened)
        return opened.error();
    MediaWriter &writer = **opened;
    const MediaWriter::Sound sound{.encoders = wav ? QByteArrayList{"pcm_s16le"} : QByteArrayList{"libmp3lame"},
                                   .sampleRate = track.sampleRate,
                                   .channels = track.channels,
                                   .bitRate = wav ? 0 : track.channels == 1 ? 64'000 : 160'000};
    if (auto added = writer.addSound(sound); !added)
        return added.error();
    if (auto begun = writer.begin(tags); !begun)
        return begun.error();
    const std::size_t step = static_cast<std::size_t>(track.sampleRate) * static_cast<std::size_t>(track.channels);
    const std::span<const float> all(track.samples);
    for (std::size_t at = 0; at < all.size(); at += step) {
        if (stop.stop_requested())
            return stoppedError();
        if (auto written = writer.writeSound(all.subspan(at, std::min(step, all.size() - at))); !written)
            return written.error();
        progress(static_cast<double>(at) / static_cast<double>(all.size()));
    }
    auto bytes = writer.finish();
    if (!bytes)
        return bytes.error();
    progress(1);
    return GeneratedMedia{std::move(*bytes), wav ? "audio/wav"_ba : "audio/mpeg"_ba,
                          baseName + (wav ? u".wav"_s : u".mp3"_s)};
}

} // namespace bakeoff
