// SPDX-License-Identifier: GPL-3.0-or-later
#include "playback/qtplayback.h"

#include <QAudioDevice>
#include <QMediaDevices>
#include <QUrl>
#include <QVideoFrame>

#include <utility>

namespace bakeoff {

QtPlayback::QtPlayback(PlaybackListener &listener)
    : m_listener(listener)
{
    m_player.setVideoSink(&m_sink);
    // Queued: an error may come from within setSource().
    connect(&m_player, &QMediaPlayer::mediaStatusChanged, this, &QtPlayback::takeStatus, Qt::QueuedConnection);
    connect(
        &m_player, &QMediaPlayer::errorOccurred, this,
        [this](QMediaPlayer::Error error, const QString &text) {
            if (error != QMediaPlayer::NoError)
                m_listener.playbackFailed(text);
        },
        Qt::QueuedConnection);
    connect(
        &m_player, &QMediaPlayer::positionChanged, this,
        [this](qint64 position) { m_listener.playbackMoved(std::chrono::milliseconds(position)); },
        Qt::QueuedConnection);
    connect(
        &m_player, &QMediaPlayer::playingChanged, this, [this](bool playing) { m_listener.playbackPlaying(playing); },
        Qt::QueuedConnection);
    connect(&m_sink, &QVideoSink::videoFrameChanged, this, &QtPlayback::takeFrame, Qt::QueuedConnection);
}

void QtPlayback::open(const QString &file)
{
    m_loaded = false;
    m_seekTo.reset();
    m_player.stop();
    m_player.setSource(file.isEmpty() ? QUrl() : QUrl::fromLocalFile(file));
    if (!file.isEmpty())
        m_player.pause(); // brings the first frame
}

void QtPlayback::play()
{
    findOutput();
    m_player.play();
}

void QtPlayback::findOutput()
{
    if (m_output || !m_player.hasAudio())
        return;
    if (const QAudioDevice device = QMediaDevices::defaultAudioOutput(); !device.isNull()) {
        m_output = std::make_unique<QAudioOutput>(device);
        m_output->setMuted(m_muted);
        m_player.setAudioOutput(m_output.get());
    } else {
        m_listener.playbackSilent();
    }
}

void QtPlayback::pause()
{
    m_player.pause();
}

void QtPlayback::seek(std::chrono::milliseconds position)
{
    if (!m_loaded) { // where it would be dropped
        m_seekTo = position;
        return;
    }
    if (m_player.playbackState() == QMediaPlayer::StoppedState)
        m_player.pause(); // a stopped player shows no frame where it is put
    m_player.setPosition(position.count());
}

void QtPlayback::setRate(double rate)
{
    m_player.setPlaybackRate(rate);
}

void QtPlayback::setMuted(bool muted)
{
    m_muted = muted;
    if (m_output)
        m_output->setMuted(muted);
}

void QtPlayback::takeStatus(QMediaPlayer::MediaStatus status)
{
    switch (status) {
    case QMediaPlayer::LoadedMedia:
    case QMediaPlayer::BufferedMedia:
        if (m_loaded || m_player.source().isEmpty())
            return;
        m_loaded = true;
        m_listener.playbackLoaded(std::chrono::milliseconds(m_player.duration()), m_player.hasVideo(), m_player.hasAudio());
        if (const auto position = std::exchange(m_seekTo, std::nullopt))
            seek(*position);
        // It was to be played before it was known whether it has sound.
        if (m_player.playbackState() == QMediaPlayer::PlayingState)
            findOutput();
        return;
    case QMediaPlayer::EndOfMedia: m_listener.playbackEnded(); return;
    case QMediaPlayer::InvalidMedia: m_listener.playbackFailed(m_player.errorString()); return;
    default: return;
    }
}

void QtPlayback::takeFrame(const QVideoFrame &frame)
{
    // At the end and after a stop the sink is handed an empty one: the last picture stays.
    if (!frame.isValid())
        return;
    QImage image = frame.toImage();
    if (!image.isNull())
        m_listener.playbackFrame(image, std::chrono::microseconds(frame.startTime()));
}

} // namespace bakeoff

extern "C" Q_DECL_EXPORT bakeoff::PlaybackEngine *bakeoff_make_playback(bakeoff::PlaybackListener *listener)
{
    return new bakeoff::QtPlayback(*listener);
}
