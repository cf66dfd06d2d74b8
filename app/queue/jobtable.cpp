// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/jobtable.h"

#include "queue/jobdelegate.h"
#include "queue/jobtablemodel.h"
#include "widgets/metrics.h"
#include "widgets/ticker.h"
#include "widgets/tokens.h"
#include "widgets/typography.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>
#include <QStyleOptionHeaderV2>

#include <algorithm>
#include <array>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kScrollEdge = 28; ///< px from the edge that scroll while a job is dragged
constexpr int kScrollStep = 12;
constexpr int kScrollEvery = 30; ///< ms

/// Its words stand above those of the rows.
class JobTableHeader : public QHeaderView {
public:
    explicit JobTableHeader(QWidget *parent)
        : QHeaderView(Qt::Horizontal, parent)
    {
    }

protected:
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override
    {
        if (logicalIndex > JobTableModel::StateColumn) {
            QHeaderView::paintSection(painter, rect, logicalIndex);
            return;
        }
        QStyleOptionHeaderV2 option;
        initStyleOption(&option);
        option.rect = rect;
        style()->drawControl(QStyle::CE_HeaderSection, &option, painter, this);
        painter->setFont(font());
        painter->setPen(palette().color(QPalette::WindowText));
        const int left = logicalIndex == JobTableModel::JobColumn ? JobDelegate::textLeft() : 0;
        painter->drawText(rect.adjusted(left, 0, 0, -1), int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
                          model()->headerData(logicalIndex, Qt::Horizontal).toString());
    }
};

bool isWaiting(const JobRow *job)
{
    return job && (job->stand == JobStand::Waiting || job->stand == JobStand::Held);
}

} // namespace

JobTable::JobTable(JobTableModel &model, const JobDelegate *delegate, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
    , m_delegate(delegate)
    , m_ticker(new Ticker(this))
{
    setObjectName(u"jobTable"_s);
    setHorizontalHeader(new JobTableHeader(this));
    setModel(&model);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setDragDropMode(QAbstractItemView::NoDragDrop);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(JobDelegate::rowHeight());
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(JobTableModel::JobColumn, QHeaderView::Stretch);
    horizontalHeader()->setMinimumSectionSize(scaled(40));
    horizontalHeader()->setFixedHeight(scaled(28));
    connect(&model, &JobTableModel::replacing, this, &JobTable::remember);
    connect(&model, &JobTableModel::loaded, this, [this] {
        stayThere();
        watchRunning();
        // At the end of the list more was asked for while the model was reading: nothing asks again by itself.
        executeDelayedItemsLayout();
        if (isVisible() && verticalScrollBar()->value() == verticalScrollBar()->maximum() && m_model.canFetchMore({}))
            m_model.fetchMore({});
    });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] { fitRows(0, m_model.rowCount() - 1); });
    connect(&model, &QAbstractItemModel::layoutChanged, this, [this] { fitRows(0, m_model.rowCount() - 1); });
    connect(&model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { fitRows(first, last); });
    connect(&model, &QAbstractItemModel::dataChanged, this, [this] { watchRunning(); });
    connect(m_ticker, &Ticker::ticked, this, &JobTable::updateRunning);
    m_scrolling.setInterval(kScrollEvery);
    connect(&m_scrolling, &QTimer::timeout, this, [this] {
        verticalScrollBar()->setValue(verticalScrollBar()->value() + m_scrollBy);
        dragTo(viewport()->mapFromGlobal(QCursor::pos()));
    });
}

void JobTable::setNarrow(bool narrow)
{
    m_narrow = narrow;
    setColumnHidden(JobTableModel::QueueColumn, narrow);
    setColumnHidden(JobTableModel::StartedColumn, narrow);
    fitColumns();
}

void JobTable::fitColumns()
{
    int rest = viewport()->width();
    setColumnHidden(JobTableModel::RunColumn, false);
    for (int column = JobTableModel::StateColumn; column < JobTableModel::Columns; ++column) {
        setColumnWidth(column, m_delegate->columnWidth(column, m_narrow));
        if (!isColumnHidden(column))
            rest -= columnWidth(column);
    }
    // With large type: what a job is called matters more than its second line, and that more than how long it ran.
    if (const int lacking = m_delegate->leastJobWidth() - rest; m_narrow && lacking > 0) {
        const int state = columnWidth(JobTableModel::StateColumn);
        const int least = std::max(m_delegate->leastStateWidth(), state - lacking);
        setColumnWidth(JobTableModel::StateColumn, std::min(state, least));
        setColumnHidden(JobTableModel::RunColumn, state - least < lacking);
    }
    verticalScrollBar()->setSingleStep(JobDelegate::rowHeight());
}

void JobTable::fitRows(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        const int height = JobDelegate::heightOf(m_model.kindOf(row));
        if (rowHeight(row) != height)
            setRowHeight(row, height);
    }
}

void JobTable::remember()
{
    const int row = rowAt(0);
    // On top of the list what comes is to be seen.
    if (verticalScrollBar()->value() == 0 || row < 0) {
        m_top = QModelIndex();
        return;
    }
    // A heading may go; a job below it stays.
    int at = row;
    while (at + 1 < m_model.rowCount() && m_model.kindOf(at) != JobTableModel::RowKind::Job)
        ++at;
    m_top = m_model.index(at, 0);
    m_topOffset = rowViewportPosition(at);
}

void JobTable::stayThere()
{
    if (m_top.isValid()) {
        updateGeometries(); // the scroll bar must know of the rows
        const int moved = rowViewportPosition(m_top.row()) - m_topOffset;
        if (moved != 0)
            verticalScrollBar()->setValue(verticalScrollBar()->value() + moved);
    }
    m_top = QModelIndex();
}

void JobTable::watchRunning()
{
    bool any = false;
    const int height = viewport()->height();
    for (int y = 0; isVisible() && y < height;) {
        const int row = rowAt(y);
        if (row < 0)
            break;
        if (const JobRow *job = m_model.jobAt(row); job && (job->stand == JobStand::Running || job->stand == JobStand::Saving)) {
            any = true;
            break;
        }
        y = rowViewportPosition(row) + rowHeight(row);
    }
    m_ticker->want(this, any);
}

void JobTable::updateRunning()
{
    bool any = false;
    const int height = viewport()->height();
    for (int y = 0; y < height;) {
        const int row = rowAt(y);
        if (row < 0)
            break;
        const JobRow *job = m_model.jobAt(row);
        if (job && (job->stand == JobStand::Running || job->stand == JobStand::Saving)) {
            any = true;
            for (const int column : {JobTableModel::StateColumn, JobTableModel::RunColumn})
                viewport()->update(visualRect(m_model.index(row, column)));
        }
        y = rowViewportPosition(row) + rowHeight(row);
    }
    m_ticker->want(this, any);
}

void JobTable::showPicture(const QByteArray &sha256)
{
    for (int y = 0; y < viewport()->height();) {
        const int row = rowAt(y);
        if (row < 0)
            return;
        if (const JobRow *job = m_model.jobAt(row); job && job->job.firstSha256 == sha256)
            viewport()->update(visualRect(m_model.index(row, JobTableModel::JobColumn)));
        y = rowViewportPosition(row) + rowHeight(row);
    }
}

QList<Id> JobTable::chosenJobs() const
{
    QList<Id> jobs;
    QSet<Id> seen;
    QList<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        rows.append(index.row());
    std::ranges::sort(rows);
    const auto add = [&](const Id &id) {
        if (!seen.contains(id)) {
            seen.insert(id);
            jobs.append(id);
        }
    };
    for (const int row : std::as_const(rows)) {
        if (const JobRow *job = m_model.jobAt(row)) {
            add(job->job.id);
        } else if (const JobBatchSummary *batch = m_model.batchAt(row)) {
            for (const Id &id : m_model.jobsOf(batch->batch.id))
                add(id);
        }
    }
    return jobs;
}

QList<Id> JobTable::chosenBatches() const
{
    QList<Id> ids;
    for (const QModelIndex &index : selectionModel()->selectedRows()) {
        if (const JobBatchSummary *batch = m_model.batchAt(index.row()))
            ids.append(batch->batch.id);
    }
    return ids;
}

void JobTable::choose(const QList<Id> &ids, const Id &current)
{
    QItemSelection selection;
    for (const Id &id : ids) {
        if (const int row = m_model.rowOf(id); row >= 0)
            selection.select(m_model.index(row, 0), m_model.index(row, JobTableModel::Columns - 1));
    }
    if (const int row = m_model.rowOf(current); row >= 0)
        selectionModel()->setCurrentIndex(m_model.index(row, 0), QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

bool JobTable::event(QEvent *event)
{
    const bool done = QTableView::event(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange) {
        verticalHeader()->setDefaultSectionSize(JobDelegate::rowHeight());
        horizontalHeader()->setFixedHeight(scaled(28));
        fitRows(0, m_model.rowCount() - 1);
        fitColumns();
    }
    return done;
}

void JobTable::setHovered(int row)
{
    const auto renew = [this](int one) {
        if (one >= 0)
            viewport()->update(0, rowViewportPosition(one), viewport()->width(), rowHeight(one));
    };
    if (const int before = std::exchange(m_hovered, row); before != row) {
        renew(before);
        renew(row);
    }
}

bool JobTable::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        setHovered(-1);
    return QTableView::viewportEvent(event);
}

bool JobTable::isGrip(const QPoint &at) const
{
    return at.x() >= 0 && at.x() < JobDelegate::gripWidth() && isWaiting(m_model.jobAt(rowAt(at.y())));
}

bool JobTable::fold(int row, bool folded)
{
    const JobBatchSummary *batch = m_model.batchAt(row);
    if (!batch || m_model.isFolded(batch->batch.id) == folded)
        return false;
    emit foldWanted({batch->batch.id}, folded);
    return true;
}

void JobTable::keyPressEvent(QKeyEvent *event)
{
    const int row = currentIndex().row();
    if (event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier) {
        switch (event->key()) {
        case Qt::Key_Escape:
            if (m_dragging || !m_grabbed.isEmpty()) {
                endDrag();
                return;
            }
            break;
        case Qt::Key_Right:
            if (fold(row, false))
                return;
            if (m_model.batchAt(row) && row + 1 < m_model.rowCount())
                setCurrentIndex(m_model.index(row + 1, 0));
            return;
        case Qt::Key_Left:
            if (fold(row, true))
                return;
            if (const JobRow *job = m_model.jobAt(row); job && !job->job.batch.isNull()) {
                if (const int head = m_model.rowOf(job->job.batch); head >= 0)
                    setCurrentIndex(m_model.index(head, 0));
            }
            return;
        case Qt::Key_Up: {
            int first = 0;
            while (first < m_model.rowCount() && !m_model.batchAt(first) && !m_model.jobAt(first))
                ++first;
            if (row <= first) {
                emit leftUpwards();
                return;
            }
            break;
        }
        default:
            break;
        }
    }
    QTableView::keyPressEvent(event);
}

QModelIndex JobTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const auto canBeChosen = [this](int row) { return m_model.batchAt(row) || m_model.jobAt(row); };
    // A row is chosen as a whole: Home and End mean the first and the last one, not columns.
    QModelIndex to = action == MoveHome ? m_model.index(0, 0)
        : action == MoveEnd             ? m_model.index(m_model.rowCount() - 1, 0)
                                        : QTableView::moveCursor(action, modifiers);
    if (!to.isValid())
        return currentIndex();
    const bool upwards = action == MoveUp || action == MovePageUp || action == MovePrevious || action == MoveEnd;
    int row = to.row();
    while (row >= 0 && row < m_model.rowCount() && !canBeChosen(row))
        row += upwards ? -1 : 1;
    if (row < 0 || row >= m_model.rowCount())
        return currentIndex();
    return m_model.index(row, 0);
}

void JobTable::mousePressEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    const int row = rowAt(at.y());
    if (event->button() == Qt::LeftButton && m_model.batchAt(row) && at.x() < JobDelegate::gripWidth()) {
        fold(row, !m_model.isFolded(m_model.batchAt(row)->batch.id));
        return;
    }
    if (event->button() == Qt::LeftButton && isGrip(at)) {
        const Id id = m_model.jobAt(row)->job.id;
        const QList<Id> chosen = chosenJobs();
        if (!chosen.contains(id))
            QTableView::mousePressEvent(event);
        m_pressed = at;
        m_grabbed.clear();
        for (const Id &one : chosen.contains(id) ? chosen : QList<Id>{id}) {
            if (isWaiting(m_model.job(one)))
                m_grabbed.append(one);
        }
        return;
    }
    QTableView::mousePressEvent(event);
}

void JobTable::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (!m_grabbed.isEmpty() && event->buttons().testFlag(Qt::LeftButton)) {
        if (!m_dragging && (at - m_pressed).manhattanLength() < QApplication::startDragDistance())
            return;
        m_dragging = true;
        viewport()->setCursor(Qt::ClosedHandCursor);
        dragTo(at);
        return;
    }
    setHovered(rowAt(at.y()));
    if (isGrip(at))
        viewport()->setCursor(Qt::OpenHandCursor);
    else
        viewport()->unsetCursor();
    QTableView::mouseMoveEvent(event);
}

void JobTable::dragTo(const QPoint &at)
{
    // Before the next waiting job from here on; none: behind the last one.
    const int y = std::clamp(at.y(), 0, std::max(0, viewport()->height() - 1));
    int row = rowAt(y);
    if (row >= 0 && y > rowViewportPosition(row) + rowHeight(row) / 2)
        ++row;
    if (row < 0)
        row = m_model.rowCount();
    m_dropLine = row < m_model.rowCount() ? rowViewportPosition(row)
                                          : rowViewportPosition(m_model.rowCount() - 1) + rowHeight(m_model.rowCount() - 1) - 1;
    m_dropBefore = {};
    int next = row;
    while (next < m_model.rowCount()) {
        const JobRow *job = m_model.jobAt(next);
        if (isWaiting(job) && !m_grabbed.contains(job->job.id)) {
            m_dropBefore = job->job.id;
            break;
        }
        ++next;
    }
    if (m_dropBefore.isNull()) {
        // Behind the waiting job above: others, which are not in sight, may follow it.
        for (int above = row - 1; above >= 0; --above) {
            const JobRow *job = m_model.jobAt(above);
            if (!isWaiting(job) || m_grabbed.contains(job->job.id))
                continue;
            const QList<Id> &line = m_model.line();
            for (qsizetype i = m_model.placeOf(job->job.id); i < line.size(); ++i) {
                if (!m_grabbed.contains(line[i])) {
                    m_dropBefore = line[i];
                    break;
                }
            }
            break;
        }
    }
    m_scrollBy = at.y() < kScrollEdge ? -kScrollStep : at.y() > viewport()->height() - kScrollEdge ? kScrollStep : 0;
    if (m_scrollBy == 0)
        m_scrolling.stop();
    else if (!m_scrolling.isActive())
        m_scrolling.start();
    viewport()->update();
}

void JobTable::endDrag()
{
    m_grabbed.clear();
    m_dragging = false;
    m_dropLine.reset();
    m_scrolling.stop();
    viewport()->unsetCursor();
    viewport()->update();
}

void JobTable::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_grabbed.isEmpty()) {
        const QList<Id> jobs = m_grabbed;
        const bool dragged = m_dragging;
        endDrag();
        if (dragged)
            emit moveWanted(jobs, m_dropBefore);
        else if (isGrip(event->position().toPoint()) && chosenJobs().size() > jobs.size())
            setCurrentIndex(indexAt(event->position().toPoint()));
        return;
    }
    QTableView::mouseReleaseEvent(event);
}

void JobTable::mouseDoubleClickEvent(QMouseEvent *event)
{
    const int row = rowAt(event->position().toPoint().y());
    if (const JobBatchSummary *batch = m_model.batchAt(row); batch && event->button() == Qt::LeftButton) {
        fold(row, !m_model.isFolded(batch->batch.id));
        return;
    }
    QTableView::mouseDoubleClickEvent(event);
}

void JobTable::contextMenuEvent(QContextMenuEvent *event)
{
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard)
        at = viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft());
    emit menuWanted(at);
}

void JobTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (!m_dropLine)
        return;
    QPainter painter(viewport());
    painter.fillRect(0, std::max(0, *m_dropLine - 1), viewport()->width(), 2, tokensOf(palette()).accent);
}

void JobTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
    watchRunning();
}

void JobTable::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    m_hovered = -1;
    watchRunning();
}

void JobTable::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    watchRunning();
}

void JobTable::hideEvent(QHideEvent *event)
{
    QTableView::hideEvent(event);
    m_ticker->want(this, false);
}

} // namespace bakeoff
