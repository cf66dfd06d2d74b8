// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ffmpeg.h"

#include <QLibrary>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// One of FFmpeg's libraries by the version that its headers were of; the first name that is missing is kept.
class FfmpegLibrary {
public:
    FfmpegLibrary(const QString &name, int major, QString &missing)
        : m_library(name, major)
        , m_missing(missing)
    {
        if (!m_library.load() && m_missing.isEmpty())
            m_missing = m_library.errorString();
    }

    template <typename F>
    void find(F &function, const char *name)
    {
        if (!m_library.isLoaded())
            return;
        function = reinterpret_cast<F>(m_library.resolve(name));
        if (!function && m_missing.isEmpty())
            m_missing = m_library.fileName() + u" lacks "_s + QLatin1StringView(name);
    }

private:
    QLibrary m_library; // closing it unloads nothing: QLibrary does so only when it is told to
    QString &m_missing;
};

struct Loaded {
    Ffmpeg functions;
    QString missing;
};

Loaded load()
{
    Loaded loaded;
    Ffmpeg &f = loaded.functions;

    FfmpegLibrary util(u"avutil"_s, LIBAVUTIL_VERSION_MAJOR, loaded.missing);
    util.find(f.setLogLevel, "av_log_set_level");
    util.find(f.allocate, "av_malloc");
    util.find(f.release, "av_free");
    util.find(f.dictSet, "av_dict_set");
    util.find(f.dictGet, "av_dict_get");
    util.find(f.dictFree, "av_dict_free");
    util.find(f.frameAlloc, "av_frame_alloc");
    util.find(f.frameFree, "av_frame_free");
    util.find(f.frameGetBuffer, "av_frame_get_buffer");
    util.find(f.channelLayoutDefault, "av_channel_layout_default");
    util.find(f.channelLayoutCopy, "av_channel_layout_copy");
    util.find(f.rotationOf, "av_display_rotation_get");

    FfmpegLibrary codec(u"avcodec"_s, LIBAVCODEC_VERSION_MAJOR, loaded.missing);
    codec.find(f.findEncoder, "avcodec_find_encoder_by_name");
    codec.find(f.findDecoder, "avcodec_find_decoder");
    codec.find(f.codecAlloc, "avcodec_alloc_context3");
    codec.find(f.codecFree, "avcodec_free_context");
    codec.find(f.codecOpen, "avcodec_open2");
    codec.find(f.sendFrame, "avcodec_send_frame");
    codec.find(f.receivePacket, "avcodec_receive_packet");
    codec.find(f.sendPacket, "avcodec_send_packet");
    codec.find(f.receiveFrame, "avcodec_receive_frame");
    codec.find(f.parametersFrom, "avcodec_parameters_from_context");
    codec.find(f.parametersTo, "avcodec_parameters_to_context");
    codec.find(f.packetAlloc, "av_packet_alloc");
    codec.find(f.packetFree, "av_packet_free");
    codec.find(f.packetUnref, "av_packet_unref");
    codec.find(f.packetRescale, "av_packet_rescale_ts");
    codec.find(f.sideDataGet, "av_packet_side_data_get");

    FfmpegLibrary format(u"avformat"_s, LIBAVFORMAT_VERSION_MAJOR, loaded.missing);
    format.find(f.outputAlloc, "avformat_alloc_output_context2");
    format.find(f.formatAlloc, "avformat_alloc_context");
    format.find(f.formatFree, "avformat_free_context");
    format.find(f.newStream, "avformat_new_stream");
    format.find(f.writeHeader, "avformat_write_header");
    format.find(f.writeFrame, "av_interleaved_write_frame");
    format.find(f.writeTrailer, "av_write_trailer");
    format.find(f.ioAlloc, "avio_alloc_context");
    format.find(f.ioFree, "avio_context_free");
    format.find(f.ioFlush, "avio_flush");
    format.find(f.openInput, "avformat_open_input");
    format.find(f.closeInput, "avformat_close_input");
    format.find(f.findStreamInfo, "avformat_find_stream_info");
    format.find(f.findBestStream, "av_find_best_stream");
    format.find(f.readFrame, "av_read_frame");

    FfmpegLibrary scale(u"swscale"_s, LIBSWSCALE_VERSION_MAJOR, loaded.missing);
    scale.find(f.scalerGet, "sws_getContext");
    scale.find(f.scale, "sws_scale");
    scale.find(f.scalerFree, "sws_freeContext");

    FfmpegLibrary resample(u"swresample"_s, LIBSWRESAMPLE_VERSION_MAJOR, loaded.missing);
    resample.find(f.resamplerAlloc, "swr_alloc_set_opts2");
    resample.find(f.resamplerInit, "swr_init");
    resample.find(f.resample, "swr_convert");
    resample.find(f.resamplerFree, "swr_free");

    if (loaded.missing.isEmpty())
        f.setLogLevel(AV_LOG_FATAL); // what goes wrong is returned, and stderr belongs to the program
    return loaded;
}

const Loaded &loadedOnce()
{
    static const Loaded loaded = load();
    return loaded;
}

} // namespace

Result<const Ffmpeg *> ffmpeg()
{
    const Loaded &loaded = loadedOnce();
    if (!loaded.missing.isEmpty())
        return Error{.kind = ErrorKind::ProviderFailed, .detail = loaded.missing};
    return &loaded.functions;
}

void FfmpegDelete::operator()(AVFrame *frame) const
{
    loadedOnce().functions.frameFree(&frame);
}

void FfmpegDelete::operator()(AVPacket *packet) const
{
    loadedOnce().functions.packetFree(&packet);
}

void FfmpegDelete::operator()(AVCodecContext *codec) const
{
    loadedOnce().functions.codecFree(&codec);
}

void FfmpegDelete::operator()(SwsContext *scaler) const
{
    loadedOnce().functions.scalerFree(scaler);
}

void FfmpegDelete::operator()(SwrContext *resampler) const
{
    loadedOnce().functions.resamplerFree(&resampler);
}

Error ffmpegError(const QString &doing, int code)
{
    return {.kind = ErrorKind::ProviderFailed, .detail = u"%1: FFmpeg error %2"_s.arg(doing).arg(code)};
}

} // namespace bakeoff
