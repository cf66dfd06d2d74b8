// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "queue/outputsection.h"

namespace bakeoff {

class OutputCaption;
class PlayBar;
class PlayGroup;
class TextLabel;

/// Sounds on one play head, their waveforms below each other. The current one is heard, from the same place; none is
/// made louder or softer.
///
/// Keys while the focus is in it: those of PlayBar; 1 to 9 choose, X and B change between two.
class SoundSection : public OutputSection {
    Q_OBJECT
public:
    explicit SoundSection(OutputSet &set, QWidget *parent = nullptr);
    ~SoundSection() override;

    /// Blinking and difference mean the next sound here.
    bool setLook(Look look) override;
    void showItem(int index) override;
    void stop() override;
    void focusCurrent() override;

    PlayGroup *player() const { return m_player; }
    PlayBar *bar() const { return m_bar; }

protected:
    void rebuild() override;
    void showCurrent() override;
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void open();

    PlayGroup *m_player;
    PlayBar *m_bar;
    TextLabel *m_heard;
    QWidget *m_captionArea;
    QList<OutputCaption *> m_captions;
};

} // namespace bakeoff
