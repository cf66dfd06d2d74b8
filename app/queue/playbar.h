// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QToolButton;

namespace bakeoff {

class HeadTracks;
class PlayGroup;
class TextLabel;

/// Buttons, tracks and time of films or sounds that play on one head.
class PlayBar : public QWidget {
    Q_OBJECT
public:
    /// \param steps there are frames to go by
    PlayBar(PlayGroup &group, bool steps, QWidget *parent = nullptr);

    HeadTracks *tracks() const { return m_tracks; }
    /// Space plays and pauses, comma and full stop go one frame back and on, I and O begin and end the loop, Backspace
    /// takes it away. \return whether it was one of these
    bool takeKey(int key);

private:
    void renewState();
    void renewTime();

    PlayGroup &m_group;
    bool m_steps;
    HeadTracks *m_tracks;
    QToolButton *m_back;
    QToolButton *m_play;
    QToolButton *m_on;
    QToolButton *m_loop;
    QComboBox *m_speed;
    TextLabel *m_time;
    TextLabel *m_frame;
};

} // namespace bakeoff
