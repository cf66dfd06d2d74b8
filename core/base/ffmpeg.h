// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/channel_layout.h>
#include <libavutil/dict.h>
#include <libavutil/display.h>
#include <libavutil/frame.h>
#include <libavutil/opt.h>
#include <libswresample/swresample.h>
#include <libswscale/swscale.h>
}

#include <memory>

namespace bakeoff {

/// FFmpeg's functions, found when the first film or sound is read or made: a program that is linked with its libraries loads
/// a hundred others with them (30 ms), which every other command would pay for, and the window before it is shown.
struct Ffmpeg {
    decltype(&::av_log_set_level) setLogLevel = nullptr;
    decltype(&::av_malloc) allocate = nullptr;
    decltype(&::av_free) release = nullptr;
    decltype(&::av_dict_set) dictSet = nullptr;
    decltype(&::av_dict_get) dictGet = nullptr;
    decltype(&::av_dict_free) dictFree = nullptr;
    decltype(&::av_frame_alloc) frameAlloc = nullptr;
    decltype(&::av_frame_free) frameFree = nullptr;
    decltype(&::av_frame_get_buffer) frameGetBuffer = nullptr;
    decltype(&::av_channel_layout_default) channelLayoutDefault = nullptr;
    decltype(&::av_channel_layout_copy) channelLayoutCopy = nullptr;
    decltype(&::av_display_rotation_get) rotationOf = nullptr;

    decltype(&::avcodec_find_encoder_by_name) findEncoder = nullptr;
    decltype(&::avcodec_find_decoder) findDecoder = nullptr;
    decltype(&::avcodec_alloc_context3) codecAlloc = nullptr;
    decltype(&::avcodec_free_context) codecFree = nullptr;
    decltype(&::avcodec_open2) codecOpen = nullptr;
    decltype(&::avcodec_send_frame) sendFrame = nullptr;
    decltype(&::avcodec_receive_packet) receivePacket = nullptr;
    decltype(&::avcodec_send_packet) sendPacket = nullptr;
    decltype(&::avcodec_receive_frame) receiveFrame = nullptr;
    decltype(&::avcodec_parameters_from_context) parametersFrom = nullptr;
    decltype(&::avcodec_parameters_to_context) parametersTo = nullptr;
    decltype(&::av_packet_alloc) packetAlloc = nullptr;
    decltype(&::av_packet_free) packetFree = nullptr;
    decltype(&::av_packet_unref) packetUnref = nullptr;
    decltype(&::av_packet_rescale_ts) packetRescale = nullptr;
    decltype(&::av_packet_side_data_get) sideDataGet = nullptr;

    decltype(&::avformat_alloc_output_context2) outputAlloc = nullptr;
    decltype(&::avformat_alloc_context) formatAlloc = nullptr;
    decltype(&::avformat_free_context) formatFree = nullptr;
    decltype(&::avformat_new_stream) newStream = nullptr;
    decltype(&::avformat_write_header) writeHeader = nullptr;
    decltype(&::av_interleaved_write_frame) writeFrame = nullptr;
    decltype(&::av_write_trailer) writeTrailer = nullptr;
    decltype(&::avio_alloc_context) ioAlloc = nullptr;
    decltype(&::avio_context_free) ioFree = nullptr;
    decltype(&::avio_flush) ioFlush = nullptr;
    decltype(&::avformat_open_input) openInput = nullptr;
    decltype(&::avformat_close_input) closeInput = nullptr;
    decltype(&::avformat_find_stream_info) findStreamInfo = nullptr;
    decltype(&::av_find_best_stream) findBestStream = nullptr;
    decltype(&::av_read_frame) readFrame = nullptr;

    decltype(&::sws_getContext) scalerGet = nullptr;
    decltype(&::sws_scale) scale = nullptr;
    decltype(&::sws_freeContext) scalerFree = nullptr;

    decltype(&::swr_alloc_set_opts2) resamplerAlloc = nullptr;
    decltype(&::swr_init) resamplerInit = nullptr;
    decltype(&::swr_convert) resample = nullptr;
    decltype(&::swr_free) resamplerFree = nullptr;
};

/// Any thread. \return ProviderFailed where a library or one of these functions is missing; it lives as long as the
/// process
Result<const Ffmpeg *> ffmpeg();

/// Owners of FFmpeg's objects. The functions must have been loaded.
struct FfmpegDelete {
    void operator()(AVFrame *frame) const;
    void operator()(AVPacket *packet) const;
    void operator()(AVCodecContext *codec) const;
    void operator()(SwsContext *scaler) const;
    void operator()(SwrContext *resampler) const;
};
template <typename T>
using FfmpegPtr = std::unique_ptr<T, FfmpegDelete>;

/// An error of FFmpeg: `doing` names the step, as in "libx264: open".
Error ffmpegError(const QString &doing, int code);

} // namespace bakeoff
