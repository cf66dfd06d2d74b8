// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/mediafacts.h"

#include <QImage>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace bakeoff {

/// Films, or sounds, that play on one head. Each is played by an engine of its own, which runs a little ahead or behind;
/// the head stands where the slowest of them is, and of each the last frame that began by then is shown: frames that are
/// shown together are less than one apart, as long as none is lost. An engine that runs ahead is slowed down. Every
/// seek waits until all are there.
///
/// Works without a sound device. One sound is heard at a time, at its own level.
class PlayGroup : public QObject {
    Q_OBJECT
public:
    using Position = std::chrono::milliseconds;
    using Micros = std::chrono::microseconds;

    struct Source {
        QString file; ///< empty: it takes a place, and is not played
        MediaFacts facts;
        QImage first; ///< shown until there is a better one
    };
    /// How far apart the frames were that were shown together while playing, in frames of the slower film.
    struct Gap {
        int shown = 0; ///< moments that were looked at, the latest 10,000
        double p95 = 0;
        double most = 0;
    };

    explicit PlayGroup(QObject *parent = nullptr);
    ~PlayGroup() override;

    void setSources(const QList<Source> &sources);
    int count() const;
    bool isPlaying() const { return m_playing; }
    /// All engines stand where the head is, or play.
    bool isSettled() const { return !m_settling; }
    Position position() const { return m_position; }
    Position duration() const; ///< of the longest; 0: not known
    Position durationOf(int index) const;
    QImage frame(int index) const;
    std::optional<Micros> frameAt(int index) const;
    /// From 0; nothing where the frames a second are not known or none was shown yet.
    std::optional<int> frameNumber(int index) const;
    std::optional<std::pair<Position, Position>> loop() const;
    bool isLooping() const { return m_looping; }
    double rate() const { return m_rate; }
    int audible() const { return m_audible; }
    Gap gap() const;

public slots:
    void togglePlaying();
    void pause();
    void seek(std::chrono::milliseconds position);
    void stepFrames(int frames); ///< pauses
    void setLooping(bool on);    ///< between the marks, else all of it
    void markLoopStart();
    void markLoopEnd();
    void clearLoop();
    void setRate(double rate); ///< 0.25 to 4
    /// Which is heard, from where the head is; -1: none.
    void setAudible(int index);

signals:
    void framesShown();
    void moved();
    void playingChanged(bool playing);
    void loopChanged();
    /// One of them cannot be played. \param detail for the log
    void failed(int index, const QString &detail);

private:
    struct Voice;

    void took(Voice &voice, const QImage &frame, Micros at);
    void tookPosition(Voice &voice, Position position);
    void tookEnd(Voice &voice);
    void tookFailure(Voice &voice, const QString &detail);
    void moveTo(Position position, bool play);
    void settle();
    void advance();
    void trim();
    void noteGap();
    void goOn(Position position);
    bool hasPictures() const;
    double framesPerSecond() const;

    std::vector<std::unique_ptr<Voice>> m_voices;
    std::vector<float> m_gaps;
    std::size_t m_nextGap = 0;
    QTimer m_patience;
    Position m_position{0};
    std::optional<Position> m_loopFrom;
    std::optional<Position> m_loopTo;
    double m_rate = 1;
    int m_audible = 0;
    bool m_playing = false;
    bool m_settling = false;
    bool m_looping = false;
};

} // namespace bakeoff
