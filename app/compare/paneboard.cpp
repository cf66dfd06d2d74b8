// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/paneboard.h"

#include "compare/dropmark.h"
#include "compare/panewidget.h"
#include "widgets/metrics.h"
#include "widgets/panehandle.h"
#include "widgets/paneheader.h"
#include "widgets/typography.h"

#include <QEvent>
#include <QJsonArray>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLine = 1;             ///< between panes
constexpr int kLeastRow = 160;       ///< the two header lines and some lines of text
constexpr int kWantedRow = 250;      ///< of a grid that scrolls
constexpr double kPage = 0.86;       ///< a row of columns leaves the next one in sight
constexpr int kEdge = 32;            ///< a pane held this near to an edge scrolls the board
constexpr int kEdgeStep = 24;
constexpr double kLeastWeight = 0.05;
constexpr double kMostWeight = 20;

double weightOf(const QJsonValue &value)
{
    const double weight = value.toDouble(1);
    return std::isfinite(weight) ? std::clamp(weight, kLeastWeight, kMostWeight) : 1;
}

} // namespace

PaneBoard::PaneBoard(QWidget *parent)
    : QWidget(parent)
    , m_scroll(new QScrollArea(this))
    , m_content(new QWidget)
    , m_mark(new DropMark(m_content))
{
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_content);
    m_mark->hide();
    m_edge.setInterval(40);
    connect(&m_edge, &QTimer::timeout, this, [this] {
        const int y = m_scroll->viewport()->mapFromGlobal(m_dragPoint).y();
        const int by = y < kEdge ? -kEdgeStep : y > m_scroll->viewport()->height() - kEdge ? kEdgeStep : 0;
        if (by == 0 || !m_dragged)
            return;
        QScrollBar *bar = m_scroll->verticalScrollBar();
        bar->setValue(bar->value() + by);
        dragTo(m_dragged, m_dragPoint);
    });
}

QSize PaneBoard::minimumSizeHint() const
{
    return {metrics::kPaneMinimumWidth, scaled(kLeastRow)};
}

void PaneBoard::setPanes(const QList<Id> &ids, const std::function<PaneWidget *(const Id &)> &make)
{
    endDrag(m_dragged, false);
    QList<PaneWidget *> next;
    for (const Id &id : ids) {
        PaneWidget *existing = pane(id);
        next.append(existing ? existing : make(id));
        if (!existing)
            follow(next.last());
    }
    for (PaneWidget *old : std::as_const(m_panes)) {
        if (!next.contains(old)) {
            old->hide();
            old->setParent(nullptr);
            old->deleteLater();
        }
    }
    m_panes = next;
    if (!pane(m_current))
        m_current = m_panes.isEmpty() ? Id() : m_panes.first()->paneId();
    m_lengths.clear(); // handles are made and named anew
    place();
    showCurrent();
}

void PaneBoard::clear()
{
    setPanes({}, {});
    m_widths.clear();
    m_heights.clear();
    m_mode = BoardMode::Auto;
    m_focusMode = false;
}

void PaneBoard::follow(PaneWidget *widget)
{
    widget->setParent(m_content);
    connect(widget->header(), &PaneHeader::dragged, this, [this, widget](const QPoint &at) { dragTo(widget, at); });
    connect(widget->header(), &PaneHeader::dragEnded, this, [this, widget](bool drop) { endDrag(widget, drop); });
}

PaneWidget *PaneBoard::pane(const Id &id) const
{
    const auto found = std::ranges::find(m_panes, id, &PaneWidget::paneId);
    return found == m_panes.end() ? nullptr : *found;
}

void PaneBoard::setMode(BoardMode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    m_heights.clear();
    place();
    showCurrent();
    emit stateChanged();
}

void PaneBoard::setFocusMode(bool on)
{
    if (on == m_focusMode)
        return;
    m_focusMode = on;
    place();
    showCurrent();
    emit stateChanged();
}

void PaneBoard::setEven(bool even)
{
    if (even == m_even)
        return;
    m_even = even;
    place();
}

void PaneBoard::setCurrent(const Id &current)
{
    if (current == m_current)
        return;
    m_current = current;
    if (m_focusMode)
        place();
    showCurrent();
}

void PaneBoard::showCurrent()
{
    if (const PaneWidget *widget = pane(m_current); widget && !m_focusMode && m_content->height() > height()) {
        // Its head comes first where it is higher than the board.
        const QRect rect = widget->geometry();
        QScrollBar *bar = m_scroll->verticalScrollBar();
        if (rect.bottom() > bar->value() + height())
            bar->setValue(std::min(rect.top(), rect.bottom() + 1 - height()));
        if (rect.top() < bar->value())
            bar->setValue(rect.top());
    }
}

QJsonObject PaneBoard::state() const
{
    QJsonObject widths;
    for (const PaneWidget *widget : m_panes) {
        if (const double width = m_widths.value(widget->paneId(), 1); width != 1)
            widths.insert(idText(widget->paneId()), width);
    }
    QJsonArray heights;
    for (const double height : m_heights)
        heights.append(height);
    QJsonObject kept{{u"mode"_s, boardModeName(m_mode)}, {u"focus"_s, m_focusMode}};
    if (!widths.isEmpty())
        kept.insert(u"widths"_s, widths);
    if (!heights.isEmpty())
        kept.insert(u"heights"_s, heights);
    return kept;
}

void PaneBoard::setState(const QJsonObject &state)
{
    m_mode = boardModeFromName(state.value(u"mode"_s).toString());
    m_focusMode = state.value(u"focus"_s).toBool();
    m_widths.clear();
    const QJsonObject widths = state.value(u"widths"_s).toObject();
    for (const PaneWidget *widget : std::as_const(m_panes)) {
        if (const QJsonValue width = widths.value(idText(widget->paneId())); width.isDouble())
            m_widths.insert(widget->paneId(), weightOf(width));
    }
    m_heights.clear();
    for (const QJsonValue &height : state.value(u"heights"_s).toArray())
        m_heights.append(weightOf(height));
    place();
    showCurrent();
}

void PaneBoard::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void PaneBoard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        place();
}

int PaneBoard::wantedRowHeight() const
{
    if (shownMode() == BoardMode::Columns)
        return std::max(scaled(kWantedRow), static_cast<int>(height() * kPage));
    return scaled(kWantedRow);
}

qsizetype PaneBoard::firstOf(qsizetype row) const
{
    return std::accumulate(m_lengths.begin(), m_lengths.begin() + row, 0);
}

void PaneBoard::place()
{
    m_scroll->setGeometry(rect());
    if (m_focusMode) {
        m_content->resize(size());
        for (PaneHandle *handle : m_columnHandles + m_rowHandles)
            handle->hide();
        PaneWidget *shown = pane(m_current);
        if (shown) {
            shown->setGeometry(m_content->rect());
            shown->show(); // before the others go, so that the focus finds it
        }
        for (PaneWidget *widget : std::as_const(m_panes)) {
            if (widget != shown)
                widget->hide();
        }
        return;
    }
    const int least = metrics::kPaneMinimumWidth + kLine;
    int width = this->width();
    QList<int> lengths = BoardLayout::rowLengths(m_panes.size(), m_mode, std::max(1, (width + kLine) / least));
    const auto heightOf = [this](const QList<int> &rows) {
        const int count = static_cast<int>(rows.size());
        return count < 2 ? height() : std::max(height(), count * wantedRowHeight() + (count - 1) * kLine);
    };
    if (heightOf(lengths) > height()) { // the scroll bar takes its room from the columns
        width -= m_scroll->verticalScrollBar()->sizeHint().width();
        lengths = BoardLayout::rowLengths(m_panes.size(), m_mode, std::max(1, (width + kLine) / least));
    }
    m_content->resize(width, heightOf(lengths));
    if (lengths != m_lengths) {
        m_lengths = lengths;
        makeHandles();
        setTabStops();
    }
    const auto rows = static_cast<int>(lengths.size());
    const QList<double> weights = m_heights.size() == rows ? m_heights : QList<double>(rows, 1);
    m_rowHeights = BoardLayout::shares(m_content->height() - (rows - 1) * kLine, weights, scaled(kLeastRow));
    int top = 0;
    for (qsizetype row = 0; row < rows; ++row) {
        placeRow(row, top, width);
        top += m_rowHeights[row] + kLine;
        if (row + 1 < rows) {
            m_rowHandles[row]->setGeometry(0, top - kLine - PaneHandle::kGrab / 2, width, PaneHandle::kGrab);
            m_rowHandles[row]->show();
            m_rowHandles[row]->raise();
        }
    }
    m_mark->raise();
}

QList<int> PaneBoard::columnsOf(qsizetype row, int width) const
{
    QList<double> weights;
    const qsizetype first = firstOf(row);
    for (int column = 0; column < m_lengths[row]; ++column)
        weights.append(m_even ? 1 : m_widths.value(m_panes[first + column]->paneId(), 1));
    return BoardLayout::shares(width - (m_lengths[row] - 1) * kLine, weights, metrics::kPaneMinimumWidth);
}

void PaneBoard::placeRow(qsizetype row, int top, int width)
{
    const qsizetype first = firstOf(row);
    const QList<int> columns = m_panes.isEmpty() ? QList<int>() : columnsOf(row, width);
    int left = 0;
    for (qsizetype column = 0; column < columns.size(); ++column) {
        PaneWidget *widget = m_panes[first + column];
        widget->setGeometry(left, top, columns[column], m_rowHeights[row]);
        widget->show();
        left += columns[column] + kLine;
        if (column + 1 < columns.size()) {
            PaneHandle *handle = m_columnHandles[first - row + column];
            handle->setGeometry(left - kLine - PaneHandle::kGrab / 2, top, PaneHandle::kGrab, m_rowHeights[row]);
            handle->show();
            handle->raise();
        }
    }
}

void PaneBoard::makeHandles()
{
    qDeleteAll(m_columnHandles);
    qDeleteAll(m_rowHandles);
    m_columnHandles.clear();
    m_rowHandles.clear();
    for (qsizetype row = 0; row < m_lengths.size(); ++row) {
        for (int column = 0; column + 1 < m_lengths[row]; ++column) {
            auto *handle = new PaneHandle(Qt::Horizontal, m_content);
            const int number = static_cast<int>(firstOf(row)) + column + 1;
            //: Screen reader: the handle between two panes. %1, %2: numbers of the panes.
            handle->setAccessibleName(
                tr("Border between pane %1 and %2").arg(locale().toString(number), locale().toString(number + 1)));
            connect(handle, &PaneHandle::moved, this, [this, row, column](int by) { moveColumn(row, column, by); });
            connect(handle, &PaneHandle::evened, this, [this, row, column] { evenColumns(row, column); });
            m_columnHandles.append(handle);
        }
        if (row + 1 < m_lengths.size()) {
            auto *handle = new PaneHandle(Qt::Vertical, m_content);
            //: Screen reader: the handle between two rows of panes. %1, %2: numbers of the rows.
            handle->setAccessibleName(
                tr("Border between row %1 and %2").arg(locale().toString(row + 1), locale().toString(row + 2)));
            connect(handle, &PaneHandle::moved, this, [this, row](int by) { moveRow(row, by); });
            connect(handle, &PaneHandle::evened, this, [this] {
                m_heights.clear();
                place();
                emit stateChanged();
            });
            m_rowHandles.append(handle);
        }
    }
}

void PaneBoard::setTabStops()
{
    QWidget *last = nullptr;
    const auto next = [&last](QWidget *widget) {
        if (last)
            QWidget::setTabOrder(last, widget);
        last = widget;
    };
    for (qsizetype row = 0; row < m_lengths.size() && !m_panes.isEmpty(); ++row) {
        const qsizetype first = firstOf(row);
        for (int column = 0; column < m_lengths[row]; ++column) {
            for (QWidget *stop : m_panes[first + column]->tabStops())
                next(stop);
            if (column + 1 < m_lengths[row])
                next(m_columnHandles[first - row + column]);
        }
        if (row + 1 < m_lengths.size())
            next(m_rowHandles[row]);
    }
}

void PaneBoard::moveColumn(qsizetype row, qsizetype column, int by)
{
    if (m_even)
        return;
    QList<int> parts = columnsOf(row, m_content->width());
    const int total = std::accumulate(parts.begin(), parts.end(), 0);
    const int least = std::min(metrics::kPaneMinimumWidth, total / static_cast<int>(parts.size()));
    if (BoardLayout::moveBorder(parts, column, by, least) == 0)
        return;
    for (qsizetype i = 0; i < parts.size(); ++i)
        m_widths.insert(m_panes[firstOf(row) + i]->paneId(), double(parts[i]) * double(parts.size()) / total);
    place();
    emit stateChanged();
}

void PaneBoard::evenColumns(qsizetype row, qsizetype column)
{
    if (m_even)
        return;
    const qsizetype at = firstOf(row) + column;
    const Id left = m_panes[at]->paneId();
    const Id right = m_panes[at + 1]->paneId();
    const double half = (m_widths.value(left, 1) + m_widths.value(right, 1)) / 2;
    m_widths.insert(left, half);
    m_widths.insert(right, half);
    place();
    emit stateChanged();
}

void PaneBoard::moveRow(qsizetype row, int by)
{
    QList<int> parts = m_rowHeights;
    if (BoardLayout::moveBorder(parts, row, by, scaled(kLeastRow)) == 0)
        return;
    const int total = std::accumulate(parts.begin(), parts.end(), 0);
    m_heights.clear();
    for (const int part : std::as_const(parts))
        m_heights.append(double(part) * double(parts.size()) / total);
    place();
    emit stateChanged();
}

PaneBoard::Drop PaneBoard::dropAt(const QPoint &content, qsizetype from) const
{
    // The row at that height, or the nearest; in it the border nearest to the pointer.
    qsizetype row = 0;
    for (int bottom = m_rowHeights.value(0); row + 1 < m_lengths.size() && content.y() > bottom;)
        bottom += kLine + m_rowHeights[++row];
    const qsizetype first = firstOf(row);
    qsizetype index = first;
    while (index < first + m_lengths[row] && content.x() > m_panes[index]->geometry().center().x())
        ++index;
    if (index == from || index == from + 1)
        return {}; // where it stands
    const bool atEnd = index == first + m_lengths[row];
    const QRect beside = m_panes[atEnd ? index - 1 : index]->geometry();
    const int x = std::clamp(atEnd ? beside.right() - 1 : beside.left() - 2, 0, m_content->width() - DropMark::kWidth);
    return {static_cast<int>(index), QRect(x, beside.top(), DropMark::kWidth, beside.height())};
}

void PaneBoard::dragTo(PaneWidget *widget, const QPoint &global)
{
    const qsizetype from = m_panes.indexOf(widget);
    if (from < 0 || m_focusMode || m_panes.size() < 2)
        return;
    m_dragged = widget;
    m_dragPoint = global;
    if (!m_edge.isActive() && m_content->height() > height())
        m_edge.start();
    m_drop = dropAt(m_content->mapFromGlobal(global), from);
    m_mark->setVisible(m_drop.index >= 0);
    m_mark->setGeometry(m_drop.mark);
    m_mark->raise();
}

void PaneBoard::endDrag(PaneWidget *widget, bool drop)
{
    m_edge.stop();
    m_mark->hide();
    const Drop last = std::exchange(m_drop, {});
    if (!std::exchange(m_dragged, nullptr) || !drop || last.index < 0)
        return;
    const qsizetype from = m_panes.indexOf(widget);
    emit paneDropped(widget->paneId(), last.index > from ? last.index - 1 : last.index);
}

} // namespace bakeoff
