// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/mediafacts.h"

#include <QWidget>

#include <optional>

namespace bakeoff {

/// One play head over a track per film or sound, each as long as it is: a bar, or its waveform. Click or drag seeks;
/// a click on a letter chooses its track.
///
/// Keys: Left and Right a second, with Shift five, Home and End.
class HeadTracks : public QWidget {
    Q_OBJECT
public:
    using Position = std::chrono::milliseconds;

    struct Track {
        QString letter;
        Position duration{0};
        Waveform waveform; ///< empty: a bar
    };

    explicit HeadTracks(QWidget *parent = nullptr);

    void setTracks(const QList<Track> &tracks);
    void setPosition(Position position);
    Position position() const { return m_position; }
    void setLoop(std::optional<std::pair<Position, Position>> loop);
    /// Its letter and its track are marked; -1: none.
    void setCurrent(int index);
    int current() const { return m_current; }
    Position duration() const; ///< of the longest
    /// Where a moment is painted. \param index of the track
    QPoint placeOf(int index, Position position) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void sought(std::chrono::milliseconds position);
    void trackChosen(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    bool hasWaveforms() const;
    int rowHeight() const;
    double xOf(Position position) const;
    void seekTo(double x);
    void paintTrack(QPainter &painter, int index) const;

    QList<Track> m_tracks;
    Position m_position{0};
    std::optional<std::pair<Position, Position>> m_loop;
    int m_current = -1;
};

} // namespace bakeoff
