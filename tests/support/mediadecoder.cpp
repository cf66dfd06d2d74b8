// SPDX-License-Identifier: GPL-3.0-or-later
#include "mediadecoder.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libswresample/swresample.h>
}

#include <QTemporaryFile>

#include <cstring>
#include <memory>

namespace bakeoff {

namespace {

struct Release {
    void operator()(AVFormatContext *context) const { avformat_close_input(&context); }
    void operator()(AVCodecContext *context) const { avcodec_free_context(&context); }
    void operator()(AVFrame *frame) const { av_frame_free(&frame); }
    void operator()(AVPacket *packet) const { av_packet_free(&packet); }
    void operator()(SwrContext *context) const { swr_free(&context); }
};
template <typename T>
using Owned = std::unique_ptr<T, Release>;

Owned<AVCodecContext> openDecoder(const AVStream *stream)
{
    const AVCodec *decoder = avcodec_find_decoder(stream->codecpar->codec_id);
    Owned<AVCodecContext> codec(avcodec_alloc_context3(decoder));
    avcodec_parameters_to_context(codec.get(), stream->codecpar);
    codec->thread_count = 1;
    return avcodec_open2(codec.get(), decoder, nullptr) < 0 ? nullptr : std::move(codec);
}

void takePicture(DecodedMedia &media, const AVFrame &frame, const AVStream *stream)
{
    DecodedMedia::Frame taken;
    taken.seconds = static_cast<double>(frame.best_effort_timestamp) * av_q2d(stream->time_base);
    taken.luma.resize(qsizetype{frame.width} * frame.height);
    for (int y = 0; y < frame.height; ++y)
        std::memcpy(taken.luma.data() + qsizetype{y} * frame.width, frame.data[0] + y * frame.linesize[0], size_t(frame.width));
    media.width = frame.width;
    media.height = frame.height;
    media.frames.append(taken);
}

void takeSound(DecodedMedia &media, const AVFrame &frame, Owned<SwrContext> &converter)
{
    media.sampleRate = frame.sample_rate;
    media.channels = frame.ch_layout.nb_channels;
    media.moments += frame.nb_samples;
    if (!converter) {
        SwrContext *made = nullptr;
        swr_alloc_set_opts2(&made, &frame.ch_layout, AV_SAMPLE_FMT_FLTP, frame.sample_rate, &frame.ch_layout,
                            AVSampleFormat(frame.format), frame.sample_rate, 0, nullptr);
        converter.reset(made);
        swr_init(made);
    }
    QList<QByteArray> planes(frame.ch_layout.nb_channels, QByteArray(qsizetype{frame.nb_samples} * 4, '\0'));
    QList<uint8_t *> output;
    for (QByteArray &plane : planes)
        output.append(reinterpret_cast<uint8_t *>(plane.data()));
    const int count = swr_convert(converter.get(), output.data(), frame.nb_samples,
                                  const_cast<const uint8_t **>(frame.extended_data), frame.nb_samples);
    const auto *samples = reinterpret_cast<const float *>(planes.first().constData());
    for (int i = 0; i < count; ++i)
        media.mono.append(samples[i]);
}

} // namespace

DecodedMedia decodeMedia(const QByteArray &bytes)
{
    DecodedMedia media;
    QTemporaryFile file;
    if (!file.open() || file.write(bytes) != bytes.size() || !file.flush())
        return media;
    AVFormatContext *opened = nullptr;
    if (avformat_open_input(&opened, file.fileName().toLocal8Bit().constData(), nullptr, nullptr) < 0)
        return media;
    const Owned<AVFormatContext> container(opened);
    if (avformat_find_stream_info(opened, nullptr) < 0)
        return media;
    media.container = opened->iformat->name;
    media.containerSeconds = static_cast<double>(opened->duration) / AV_TIME_BASE;
    const int picture = av_find_best_stream(opened, AVMEDIA_TYPE_VIDEO, -1, -1, nullptr, 0);
    const int sound = av_find_best_stream(opened, AVMEDIA_TYPE_AUDIO, -1, -1, nullptr, 0);
    Owned<AVCodecContext> pictures;
    Owned<AVCodecContext> sounds;
    if (picture >= 0) {
        pictures = openDecoder(opened->streams[picture]);
        media.pictureCodec = avcodec_get_name(opened->streams[picture]->codecpar->codec_id);
    }
    if (sound >= 0) {
        sounds = openDecoder(opened->streams[sound]);
        media.soundCodec = avcodec_get_name(opened->streams[sound]->codecpar->codec_id);
    }
    if (const AVDictionaryEntry *entry = av_dict_get(opened->metadata, "comment", nullptr, 0))
        media.comment = entry->value;

    Owned<SwrContext> converter;
    const Owned<AVPacket> packet(av_packet_alloc());
    const Owned<AVFrame> frame(av_frame_alloc());
    const auto drain = [&](AVCodecContext *codec, const AVPacket *from) {
        if (!codec || avcodec_send_packet(codec, from) < 0)
            return;
        while (avcodec_receive_frame(codec, frame.get()) >= 0) {
            if (codec == pictures.get())
                takePicture(media, *frame, opened->streams[picture]);
            else
                takeSound(media, *frame, converter);
        }
    };
    while (av_read_frame(opened, packet.get()) >= 0) {
        if (packet->stream_index == picture)
            drain(pictures.get(), packet.get());
        else if (packet->stream_index == sound)
            drain(sounds.get(), packet.get());
        av_packet_unref(packet.get());
    }
    drain(pictures.get(), nullptr);
    drain(sounds.get(), nullptr);
    return media;
}

} // namespace bakeoff
