// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panesplitter.h"

#include "widgets/tokens.h"

#include <QChildEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QSplitterHandle>

namespace bakeoff {

namespace {

constexpr int kStep = 16;

class PaneHandle : public QSplitterHandle {
public:
    PaneHandle(Qt::Orientation orientation, QSplitter *splitter)
        : QSplitterHandle(orientation, splitter)
    {
        setFocusPolicy(Qt::TabFocus);
    }

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        const bool horizontal = orientation() == Qt::Horizontal;
        const int back = horizontal ? Qt::Key_Left : Qt::Key_Up;
        const int forth = horizontal ? Qt::Key_Right : Qt::Key_Down;
        const int step = event->modifiers() & Qt::ControlModifier ? 1 : kStep;
        const int position = horizontal ? x() : y();
        if (event->key() == back)
            moveSplitter(position + grabOffset() - step);
        else if (event->key() == forth)
            moveSplitter(position + grabOffset() + step);
        else
            QSplitterHandle::keyPressEvent(event);
    }

    void focusInEvent(QFocusEvent *event) override
    {
        QSplitterHandle::focusInEvent(event);
        update();
    }

    void focusOutEvent(QFocusEvent *event) override
    {
        QSplitterHandle::focusOutEvent(event);
        update();
    }

    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = tokensOf(palette());
        QPainter p(this);
        if (hasFocus())
            p.fillRect(rect(), t.accent);
        else
            p.fillRect(contentsRect(), t.line);
    }

private:
    /// Qt widens a handle of 1 px by margins for the grab; moveSplitter() counts from the line itself.
    int grabOffset() const
    {
        return orientation() == Qt::Horizontal ? contentsMargins().left() : contentsMargins().top();
    }
};

} // namespace

PaneSplitter::PaneSplitter(Qt::Orientation orientation, QWidget *parent)
    : QSplitter(orientation, parent)
{
    setHandleWidth(1);
    setChildrenCollapsible(false);
}

QSplitterHandle *PaneSplitter::createHandle()
{
    return new PaneHandle(orientation(), this);
}

void PaneSplitter::childEvent(QChildEvent *event)
{
    QSplitter::childEvent(event);
    nameHandles();
}

void PaneSplitter::nameHandles()
{
    // Handle 0 stands before the first pane and is never shown.
    for (int i = 1; i < count(); ++i) {
        //: Screen reader: the handle between two panes. %1, %2: numbers of the panes.
        handle(i)->setAccessibleName(
            tr("Border between pane %1 and %2").arg(locale().toString(i), locale().toString(i + 1)));
    }
}

void PaneSplitter::equalize()
{
    setSizes(QList<int>(count(), orientation() == Qt::Horizontal ? width() : height()));
}

} // namespace bakeoff
