// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

#include <chrono>
#include <memory>

namespace bakeoff {

/// What a player tells, on the thread of the window; never from within a call of the engine's.
class PlaybackListener {
public:
    virtual ~PlaybackListener() = default;
    /// Once a file; then it stands at its beginning. \param duration 0 where the file does not say
    virtual void playbackLoaded(std::chrono::milliseconds duration, bool pictures, bool sound) = 0;
    /// \param at when the frame begins, in the film
    virtual void playbackFrame(const QImage &frame, std::chrono::microseconds at) = 0;
    virtual void playbackMoved(std::chrono::milliseconds position) = 0;
    virtual void playbackPlaying(bool playing) = 0;
    virtual void playbackEnded() = 0;
    /// There is sound and nothing to hear it with: it goes on without.
    virtual void playbackSilent() {}
    /// \param detail for the log
    virtual void playbackFailed(const QString &detail) = 0;
};

/// Plays one file at a time. Made by Qt Multimedia, in a library of its own that is loaded with the first film or sound:
/// the window is on the screen sooner without it.
class PlaybackEngine {
public:
    virtual ~PlaybackEngine() = default;
    /// Empty: nothing is open any more.
    virtual void open(const QString &file) = 0;
    virtual void play() = 0;
    virtual void pause() = 0;
    virtual void seek(std::chrono::milliseconds position) = 0;
    virtual void setRate(double rate) = 0; ///< 1: as recorded
    virtual void setMuted(bool muted) = 0;
};

/// \param listener outlives the engine
/// \return null where the library or Qt Multimedia is not installed; `detail` then says why
std::unique_ptr<PlaybackEngine> makePlaybackEngine(PlaybackListener &listener, QString &detail);

/// What the library exports.
inline constexpr const char *kPlaybackSymbol = "bakeoff_make_playback";
using MakePlayback = PlaybackEngine *(*)(PlaybackListener *listener);

} // namespace bakeoff
