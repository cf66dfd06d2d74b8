// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "compare/placemap.h"

#include <QObject>

namespace bakeoff {

class AnswerAligner;
class PaneBoard;
class PaneWidget;

/// Keeps the panes at the same place of their answers: what is scrolled to the top in one is brought to the top of the
/// others, block by block. Answers that have ended are aligned by what they say; one that still runs by the number of
/// its blocks. Panes that show reasoning or traffic move with their like only.
class LinkedScroll : public QObject {
    Q_OBJECT
public:
    LinkedScroll(PaneBoard &board, AnswerAligner &aligner, QObject *parent);

    bool isOn() const { return m_on; }
    void setOn(bool on);
    /// Makes the alignments before they are wanted.
    void prepare();
    /// The others go where this pane is.
    void follow(const Id &pane);

signals:
    void toggled(bool on);

private:
    PlaceMap fromHub(const PaneWidget &pane);

    PaneBoard &m_board;
    AnswerAligner &m_aligner;
    bool m_on = false;
    bool m_following = false; ///< what moves now was moved by us
};

} // namespace bakeoff
