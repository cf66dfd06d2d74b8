// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/mediafacts.h"

#include <QWidget>

#include <optional>

namespace bakeoff {

/// Where a film or a sound stands: a bar, or its waveform, with the play head and the loop. Click or drag seeks.
class PlayTrack : public QWidget {
    Q_OBJECT
public:
    using Position = std::chrono::milliseconds;

    explicit PlayTrack(QWidget *parent = nullptr);

    /// Empty: a bar.
    void setWaveform(const Waveform &waveform);
    void setDuration(Position duration); ///< 0: not known, nothing can be sought
    void setPosition(Position position);
    Position position() const { return m_position; }
    /// The part that is played again and again; none: all of it.
    void setLoop(std::optional<std::pair<Position, Position>> loop);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void sought(std::chrono::milliseconds position);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    double xOf(Position position) const;
    void seekTo(double x);
    void paintWaveform(QPainter &painter) const;

    Waveform m_waveform;
    Position m_duration{0};
    Position m_position{0};
    std::optional<std::pair<Position, Position>> m_loop;
};

} // namespace bakeoff
