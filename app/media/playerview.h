// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/mediafacts.h"
#include "media/playback.h"

#include <QWidget>

#include <memory>
#include <optional>

class QComboBox;
class QToolButton;

namespace bakeoff {

class PlayTrack;
class TextLabel;

/// Plays a film or a sound: the picture, or the waveform, a track to seek on, and the buttons. Works without a sound
/// device. Stops when it is hidden.
///
/// Keys while the focus is in it: Space plays and pauses, comma and full stop go one frame back and on, Left and Right a
/// second (with Shift five), Home and End, I and O begin and end the loop, Backspace takes it away.
class PlayerView : public QWidget, private PlaybackListener {
    Q_OBJECT
public:
    using Position = std::chrono::milliseconds;

    explicit PlayerView(QWidget *parent = nullptr);
    ~PlayerView() override;

    /// \param preview facts, the first frame until there is a better one, the waveform
    void setFile(const QString &path, const MediaPreview &preview);
    void clear();

    bool isPlaying() const { return m_playing; }
    Position position() const { return m_position; }
    Position duration() const { return m_duration; }
    QImage frame() const;
    /// From 0; nothing where the frames a second are not known or there is no picture.
    std::optional<int> frameNumber() const;
    std::optional<std::pair<Position, Position>> loop() const;
    double rate() const { return m_rate; }

public slots:
    void togglePlaying();
    void seek(std::chrono::milliseconds position);
    void stepFrames(int frames); ///< pauses
    void setLooping(bool on);    ///< between the marks, else all of it
    void markLoopStart();
    void markLoopEnd();
    void clearLoop();
    void setRate(double rate); ///< 0.25 to 4

signals:
    /// A frame was shown or the sound moved on.
    void moved();
    /// It cannot be played. \param detail for the log
    void failed(const QString &detail);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    class Surface;

    void playbackLoaded(Position duration, bool pictures, bool sound) override;
    void playbackFrame(const QImage &frame, std::chrono::microseconds at) override;
    void playbackMoved(Position position) override;
    void playbackPlaying(bool playing) override;
    void playbackEnded() override;
    void playbackSilent() override;
    void playbackFailed(const QString &detail) override;

    void makeButtons();
    void showState();
    void showTime();
    bool goRound();
    double framesPerSecond() const;

    MediaFacts m_facts;
    Position m_duration{0};
    Position m_position{0};
    std::optional<std::chrono::microseconds> m_frameAt;
    std::optional<Position> m_loopFrom;
    std::optional<Position> m_loopTo;
    bool m_playing = false;
    bool m_looping = false;
    bool m_ended = false;
    double m_rate = 1;

    Surface *m_surface;
    PlayTrack *m_track;
    QToolButton *m_back;
    QToolButton *m_play;
    QToolButton *m_on;
    QToolButton *m_loop;
    QToolButton *m_mute;
    QComboBox *m_speed;
    TextLabel *m_time;
    TextLabel *m_frame;
    TextLabel *m_silent; ///< said with the first file that has sound where there is no device for it
    bool m_toldSilent = false;
    std::unique_ptr<PlaybackEngine> m_engine; ///< last: ends first, and then tells nothing more
};

} // namespace bakeoff
