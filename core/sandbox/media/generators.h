// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <stop_token>

namespace bakeoff {

/// What the sandbox's media models make. Each function works on the calling thread until it is done, so it belongs on
/// a worker; any number may run at once. The same recipe gives the same pixels and samples each time; other seeds and
/// other prompts give others.
///
/// Errors of all: BadInput for a size or length out of range (detail names it), Cancelled soon after the token's stop,
/// ProviderFailed where an encoder is missing or fails. FFmpeg's libraries are loaded with the first call.

struct GeneratedMedia {
    QByteArray bytes;
    QByteArray mimeType; ///< "video/mp4"
    QString fileName;    ///< "output.mp4"

    friend bool operator==(const GeneratedMedia &, const GeneratedMedia &) = default;
};

/// Called on the worker with a share from 0 to 1 that never falls; the last is 1. May be empty.
using MediaProgress = std::function<void(double share)>;

enum class PaintFormat { Png, Webp, Jpeg };
enum class FilmFormat { Mp4, Webm };
enum class SoundFormat { Wav, Mp3 };

struct PaintRecipe {
    QString prompt; ///< painted as a caption: Latin letters without their marks, of other scripts a box each
    quint64 seed = 0;
    int width = 1024;  ///< 16 to 4,096 pixels
    int height = 1024; ///< the same
    PaintFormat format = PaintFormat::Png;
    bool transparent = false; ///< the ground is left out: an alpha channel. BadInput with Jpeg, which has none
};

/// A picture: hills, a forest, the sea or a city under a sky, by words of the prompt where it has one of them
/// ("forest", "night"), with the prompt as a caption.
Result<GeneratedMedia> paintImage(const PaintRecipe &recipe, const std::stop_token &stop = {},
                                  const MediaProgress &progress = {});

struct FilmRecipe {
    QString prompt;
    quint64 seed = 0;
    int width = 1280;  ///< even, 64 to 1,920 pixels
    int height = 720;  ///< the same
    double seconds = 5; ///< 0.1 to 60; rounded to whole frames
    int framesPerSecond = 24; ///< 1 to 60
    bool withAudio = true;    ///< a soft track of playMusic()'s kind, 48 kHz stereo
    FilmFormat format = FilmFormat::Mp4;
};

/// A film: H.264 and AAC in MP4 with its index in front, or VP9 and Opus in WebM. Frame n bears its number in words
/// that a person reads at the top left and as 16 squares along the lower edge.
Result<GeneratedMedia> encodeVideo(const FilmRecipe &recipe, const std::stop_token &stop = {},
                                   const MediaProgress &progress = {});

/// Squares of the frame number: 16 bits, the highest first, light for 1. A square is side x side pixels, the first
/// at (side, height - 2 * side), the next directly to its right, where side is width / 40, at least 2.
inline constexpr int kFrameNumberBits = 16;
inline constexpr int frameNumberSide(int width)
{
    return width / 40 < 2 ? 2 : width / 40;
}

struct SpeechRecipe {
    QString text;  ///< 1 to 10,000 characters
    QString voice; ///< any name: it chooses pitch, speed and size of the head. Empty: "amber"
    quint64 seed = 0;
    SoundFormat format = SoundFormat::Wav;
};

/// Babble with the rhythm of the text: a formant synthesis of its letters, some 14 of them a second, 22,050 Hz mono.
/// It sounds like a voice and says nothing that a person understands. The text goes along in the file's comment tag,
/// where transcribe() finds it.
Result<GeneratedMedia> speak(const SpeechRecipe &recipe, const std::stop_token &stop = {},
                             const MediaProgress &progress = {});

struct MusicRecipe {
    QString prompt;
    quint64 seed = 0;
    double seconds = 8; ///< 0.5 to 300
    SoundFormat format = SoundFormat::Mp3;
};

/// Chords, a bass and a melody in a scale that follows from prompt and seed, 44,100 Hz stereo.
Result<GeneratedMedia> playMusic(const MusicRecipe &recipe, const std::stop_token &stop = {},
                                 const MediaProgress &progress = {});

struct Transcript {
    QString text;
    double seconds = 0;  ///< how long the sound lasts
    bool spoken = false; ///< the text is what speak() was given; otherwise it describes the sound
};

/// What speak() said, from the comment tag of its file. Nothing is recognised: for other sound the text says how long
/// and how loud it is, and that the sandbox cannot listen.
/// \return BadInput for what no decoder knows as sound, or more than 20 minutes of it
Result<Transcript> transcribe(const QByteArray &audio, const std::stop_token &stop = {},
                              const MediaProgress &progress = {});

} // namespace bakeoff
