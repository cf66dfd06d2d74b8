// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/playback.h"

#include <QAudioOutput>
#include <QMediaPlayer>
#include <QObject>
#include <QVideoSink>

#include <optional>

namespace bakeoff {

/// Plays with QMediaPlayer; sound only where there is a device for it. Films go on without one.
class QtPlayback final : public QObject, public PlaybackEngine {
    Q_OBJECT
public:
    explicit QtPlayback(PlaybackListener &listener);

    void open(const QString &file) override;
    void play() override;
    void pause() override;
    void seek(std::chrono::milliseconds position) override;
    void setRate(double rate) override;
    void setMuted(bool muted) override;

private:
    void takeStatus(QMediaPlayer::MediaStatus status);
    void takeFrame(const QVideoFrame &frame);
    /// For a file with sound that is played.
    void findOutput();

    PlaybackListener &m_listener;
    QVideoSink m_sink;
    std::unique_ptr<QAudioOutput> m_output;
    bool m_muted = false;
    std::optional<std::chrono::milliseconds> m_seekTo; ///< asked for while the file was being opened
    bool m_loaded = false; ///< the status comes back to "loaded" after every seek: told once a file
    QMediaPlayer m_player; ///< last: ends before what it writes to
};

} // namespace bakeoff
