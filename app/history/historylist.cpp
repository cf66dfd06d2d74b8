// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historylist.h"

#include "history/historydelegate.h"
#include "history/historylistmodel.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

HistoryList::HistoryList(HistoryListModel &model, QWidget *parent)
    : QListView(parent)
    , m_model(model)
    , m_day(new QWidget(this))
{
    setObjectName(u"historyList"_s);
    setModel(&model);
    setItemDelegate(new HistoryDelegate(model, this));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setResizeMode(QListView::Adjust);
    m_day->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_day->installEventFilter(this);
    m_day->hide();
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&model, signal, this, [this] { QMetaObject::invokeMethod(this, &HistoryList::placeDay, Qt::QueuedConnection); });
}

void HistoryList::setAside(const QString &text)
{
    if (m_aside == text)
        return;
    m_aside = text;
    placeDay();
    m_day->update();
}

QString HistoryList::dayOnTop() const
{
    const QModelIndex top = indexAt({viewport()->width() / 2, 0});
    return top.isValid() ? top.data(HistoryListModel::GroupRole).toString() : QString();
}

void HistoryList::placeDay()
{
    const int height = HistoryDelegate::groupHeight();
    const bool grouped = m_model.isGroup(0);
    const bool shown = m_model.entries() > 0 && (grouped || !m_aside.isEmpty());
    m_day->setVisible(shown);
    // Without rows of days the bar has a place of its own.
    const QMargins margins(0, shown && !grouped ? height : 0, 0, 0);
    if (viewportMargins() != margins)
        setViewportMargins(margins);
    if (!shown)
        return;
    if (!grouped) {
        m_day->setGeometry(0, 0, viewport()->width(), height);
        m_day->raise();
        m_day->update();
        return;
    }
    // The row of the next day pushes it out.
    int top = 0;
    const QModelIndex below = indexAt({viewport()->width() / 2, height});
    if (below.isValid() && m_model.isGroup(below.row()) && below.row() > 0) {
        const int next = visualRect(below).top();
        if (next > 0 && next < height)
            top = next - height;
    }
    m_day->setGeometry(viewport()->x(), viewport()->y() + top, viewport()->width(), height);
    m_day->raise();
    m_day->update();
}

bool HistoryList::event(QEvent *event)
{
    const bool done = QListView::event(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) {
        scheduleDelayedItemsLayout();
        placeDay();
    }
    return done;
}

bool HistoryList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_day && event->type() == QEvent::Paint) {
        QPainter painter(m_day);
        HistoryDelegate::paintGroup(painter, m_day->rect(), palette(),
                                    m_model.isGroup(0) ? dayOnTop() : tr("Most relevant first"), m_aside);
        return true;
    }
    return QListView::eventFilter(watched, event);
}

void HistoryList::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Up && event->modifiers() == Qt::NoModifier
        && currentIndex().row() <= m_model.firstEntry().row()) {
        emit leftUpwards();
        return;
    }
    QListView::keyPressEvent(event);
}

QModelIndex HistoryList::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    QModelIndex to = QListView::moveCursor(action, modifiers);
    // Rows of days can't be chosen: go on in the same direction.
    const bool upwards = action == MoveUp || action == MovePageUp || action == MovePrevious;
    while (to.isValid() && m_model.isGroup(to.row())) {
        const int next = to.row() + (upwards && to.row() > 0 ? -1 : 1);
        to = m_model.index(next, 0);
        if (upwards && next <= 0 && m_model.isGroup(0))
            return m_model.firstEntry();
    }
    return to.isValid() ? to : currentIndex();
}

void HistoryList::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    QListView::scrollTo(index, hint);
    // Not below the bar; a day's first entry comes with its day.
    if (!index.isValid() || !m_model.isGroup(0))
        return;
    const int under = HistoryDelegate::groupHeight() - visualRect(index).top();
    if (under > 0)
        verticalScrollBar()->setValue(verticalScrollBar()->value() - under);
}

void HistoryList::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    placeDay();
}

void HistoryList::scrollContentsBy(int dx, int dy)
{
    QListView::scrollContentsBy(dx, dy);
    placeDay();
}

void HistoryList::updateGeometries()
{
    QListView::updateGeometries();
    verticalScrollBar()->setSingleStep(HistoryDelegate::groupHeight());
    if (m_day)
        placeDay();
}

} // namespace bakeoff
