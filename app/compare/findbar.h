// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "widgets/answerposition.h"
#include "widgets/surface.h"

#include <QHash>
#include <QTimer>

class QLineEdit;
class QToolButton;

namespace bakeoff {

class PaneBoard;
class PaneWidget;
class TextLabel;

/// Finds a text in all panes: every hit is marked where it stands, in whatever view is in front, and the hits are gone
/// through pane by pane. A folded reasoning is searched too and unfolds for its hit; answers that must not be seen yet
/// are not searched. Hits are counted anew when texts change, a little later.
class FindBar : public Surface {
    Q_OBJECT
public:
    explicit FindBar(PaneBoard &board, QWidget *parent = nullptr);

    /// Shows the bar with the focus in its field. \param text to begin with; empty: the last one
    void open(const QString &text);
    /// Takes the marks away and gives the focus back.
    void dismiss();
    /// The next hit after the one shown, or the one before, round the ends. Opens the bar where it is not.
    void step(bool backward);
    /// The panes show another text.
    void contentChanged();

    QLineEdit *field() const { return m_field; }
    QString countText() const; ///< "3 of 17"

signals:
    /// A hit was gone to. \param pane where it is
    void found(const bakeoff::Id &pane);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search();
    void renewCount();

    PaneBoard &m_board;
    QLineEdit *m_field;
    TextLabel *m_count;
    QToolButton *m_previous;
    QToolButton *m_next;
    QTimer m_later;
    QList<std::pair<Id, AnswerHit>> m_hits; ///< in the order of the panes
    qsizetype m_at = -1;                         ///< the hit that is shown
    bool m_stale = false;
};

} // namespace bakeoff
