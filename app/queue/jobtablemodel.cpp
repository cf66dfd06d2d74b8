// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/jobtablemodel.h"

#include "base/clock.h"
#include "history/historylistmodel.h"
#include "jobs/jobclocks.h"
#include "queue/joblook.h"
#include "store/storereader.h"
#include "words/jobwords.h"
#include "words/words.h"
#include "workbench/jobqueue.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kPage = 200;
constexpr int kMostAgain = 20'000;
constexpr std::chrono::milliseconds kSoon = 100ms; ///< many changes are read together
constexpr qsizetype kMostPieces = 64; ///< of a change of rows; beyond it all rows are new

bool waits(JobStand stand)
{
    return stand == JobStand::Waiting || stand == JobStand::Held;
}

QDate dayOf(UtcMicros when)
{
    return when.toDateTime().toLocalTime().date();
}

} // namespace

QString JobTableModel::momentOf(UtcMicros when, UtcMicros now)
{
    const QDate day = dayOf(when);
    if (day == dayOf(now))
        return Words::formatTime(when);
    //: A day in a narrow column as Qt's date format: "26 Aug".
    return QLocale().toString(day, tr("d MMM"));
}

JobTableModel::JobTableModel(const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_clock(clock)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoon);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        // What no longer stands as the filter wants must go, what does must come.
        const bool list = std::exchange(m_listDirty, false) || !m_filter.stands.isEmpty() || !m_settled;
        read(list ? (m_settled ? Read::Again : Read::First) : Read::Changed);
    });
    m_liveSoon.setSingleShot(true);
    m_liveSoon.setInterval(kSoon);
    connect(&m_liveSoon, &QTimer::timeout, this, [this] {
        for (const Id &id : std::exchange(m_liveDirty, {})) {
            if (const int row = rowOf(id); row >= 0)
                emit dataChanged(index(row, StateColumn), index(row, StateColumn));
        }
    });
}

void JobTableModel::setSource(StoreReader *reader, JobQueue *queue)
{
    m_reader = reader;
    m_queue = queue;
    m_settled = false;
    if (queue) {
        connect(queue, &JobQueue::changed, this, &JobTableModel::queueChanged);
        connect(queue, &JobQueue::listChanged, this, [this] { reload(); });
        connect(queue, &JobQueue::settled, this, [this](const Id &id) { queueChanged({id}); });
        connect(queue, &JobQueue::settingsChanged, this, [this] { reload(); }); // what is held, and what is not
        connect(queue, &JobQueue::liveChanged, this, [this](const Id &id) {
            m_liveDirty.insert(id);
            if (!m_liveSoon.isActive())
                m_liveSoon.start();
        });
    }
    read(Read::First);
}

void JobTableModel::setFilter(const JobFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    ++m_generation;
    m_settled = false;
    read(Read::First);
}

void JobTableModel::setGrouping(Grouping grouping)
{
    if (std::exchange(m_grouping, grouping) == grouping)
        return;
    emit replacing();
    takeRows(grouped(m_order));
    emit loaded();
}

void JobTableModel::setFolded(const QList<Id> &batches, bool folded)
{
    const QSet<Id> before = m_folded;
    for (const Id &id : batches) {
        if (folded)
            m_folded.insert(id);
        else
            m_folded.remove(id);
    }
    if (m_folded == before)
        return;
    emit replacing();
    takeRows(grouped(m_order));
    tellChanged(QSet<Id>(batches.begin(), batches.end()));
    emit loaded();
}

void JobTableModel::reload()
{
    m_listDirty = true;
    if (!m_soon.isActive())
        m_soon.start();
}

void JobTableModel::queueChanged(const QList<Id> &ids)
{
    m_dirty += QSet<Id>(ids.begin(), ids.end());
    if (!m_soon.isActive())
        m_soon.start();
}

void JobTableModel::read(Read what)
{
    if (!m_reader)
        return;
    if (m_reading) {
        // One read at a time; of what is asked meanwhile the most counts.
        m_listDirty = m_listDirty || what == Read::Again || what == Read::First;
        m_again = m_again || what != Read::More;
        return;
    }
    m_reading = true;
    JobTableRequest request{.filter = m_filter, .rows = 0, .after = {}, .changed = {}};
    if (what == Read::First)
        request.rows = kPage;
    else if (what == Read::Again)
        request.rows = std::clamp(jobs(), kPage, kMostAgain);
    else if (what == Read::More) {
        request.rows = kPage * 5;
        request.after = m_next;
    }
    if (what == Read::Changed) {
        for (const Id &id : std::exchange(m_dirty, {})) {
            if (m_jobs.contains(id))
                request.changed.append(id);
        }
    } else if (what != Read::More) {
        m_dirty.clear();
    }
    m_reader->read<JobTablePage>([request](Database &db) { return readJobTable(db, request); })
        .then(this, [this, what, generation = m_generation](const Result<JobTablePage> &page) {
            // Never from inside the call that asked, which may be a view's in the middle of a change of rows.
            QMetaObject::invokeMethod(
                this, [this, page, what, generation] { answered(page, what, generation); }, Qt::QueuedConnection);
        });
}

void JobTableModel::answered(const Result<JobTablePage> &page, Read what, int generation)
{
    m_reading = false;
    if (generation == m_generation) {
        if (page) {
            take(*page, what);
        } else {
            m_settled = m_settled || what == Read::First;
            emit failed(page.error());
            emit loaded();
        }
    }
    if (generation != m_generation) {
        m_again = false;
        read(Read::First);
    } else if (std::exchange(m_again, false)) {
        m_soon.start();
    }
}

void JobTableModel::takeLine(const QList<Id> &line)
{
    m_line = line;
    m_places.clear();
    for (qsizetype i = 0; i < line.size(); ++i)
        m_places.insert(line[i], static_cast<int>(i) + 1);
}

void JobTableModel::take(const JobTablePage &page, Read what)
{
    const bool tallied = std::exchange(m_tally, page.tally) != page.tally;
    const bool talliedAll = std::exchange(m_all, page.all) != page.all;
    m_times = page.times;
    const bool others = std::exchange(m_models, page.models) != page.models;
    const bool sameLine = page.line == m_line;
    const QList<Id> lineBefore = m_line;
    if (what == Read::Changed) {
        QSet<Id> told;
        bool moved = !sameLine;
        for (const JobRow &row : page.changed) {
            const auto known = m_jobs.find(row.job.id);
            if (known == m_jobs.end() || *known == row)
                continue;
            moved = moved || waits(known->stand) != waits(row.stand);
            *known = row;
            told.insert(row.job.id);
        }
        for (const JobBatchSummary &batch : page.batches) {
            if (m_batches.value(batch.batch.id) != batch)
                told.insert(batch.batch.id);
            m_batches.insert(batch.batch.id, batch);
        }
        if (!sameLine) {
            told += QSet<Id>(lineBefore.begin(), lineBefore.end());
            told += QSet<Id>(page.line.begin(), page.line.end());
            takeLine(page.line);
        }
        if (moved) {
            emit replacing();
            takeRows(grouped(m_order));
        }
        tellChanged(told);
    } else {
        QList<Id> order = what == Read::More ? m_order : QList<Id>();
        QHash<Id, JobRow> jobs;
        order.reserve(order.size() + page.rows.size());
        for (const JobRow &row : page.rows) {
            if (what != Read::More || !m_jobs.contains(row.job.id))
                order.append(row.job.id);
            jobs.insert(row.job.id, row);
        }
        m_next = page.next;
        m_settled = true;
        takeOrder(std::move(order), jobs, page);
    }
    if (tallied || talliedAll || others)
        emit this->tallied();
    emit loaded();
}

void JobTableModel::takeOrder(QList<Id> order, const QHash<Id, JobRow> &jobs, const JobTablePage &page)
{
    QSet<Id> told;
    for (const auto &[id, row] : jobs.asKeyValueRange()) {
        const auto known = m_jobs.constFind(id);
        if (known == m_jobs.cend() || *known != row) {
            told.insert(id);
            m_jobs.insert(id, row);
        }
    }
    for (const JobBatchSummary &batch : page.batches) {
        if (m_batches.value(batch.batch.id) != batch) {
            told.insert(batch.batch.id);
            m_batches.insert(batch.batch.id, batch);
        }
    }
    if (page.line != m_line) {
        told += QSet<Id>(m_line.begin(), m_line.end());
        told += QSet<Id>(page.line.begin(), page.line.end());
        takeLine(page.line);
    }
    emit replacing();
    // Rows that go still show their jobs: these are forgotten behind them.
    takeRows(grouped(order));
    const QSet<Id> there(order.begin(), order.end());
    m_jobs.removeIf([&there](QHash<Id, JobRow>::iterator entry) { return !there.contains(entry.key()); });
    m_order = std::move(order);
    tellChanged(told);
}

void JobTableModel::inLine(QList<Id> &jobs) const
{
    QList<qsizetype> slots_;
    QList<Id> waiting;
    for (qsizetype i = 0; i < jobs.size(); ++i) {
        if (waits(m_jobs.constFind(jobs[i])->stand)) {
            slots_.append(i);
            waiting.append(jobs[i]);
        }
    }
    std::ranges::stable_sort(waiting, {}, [this](const Id &id) {
        const int place = placeOf(id);
        return place > 0 ? place : std::numeric_limits<int>::max();
    });
    for (qsizetype i = 0; i < slots_.size(); ++i)
        jobs[slots_[i]] = waiting[i];
}

QList<JobTableModel::Row> JobTableModel::grouped(const QList<Id> &order) const
{
    struct Group {
        Row head;
        QList<Id> jobs;
    };
    QList<Group> groups;
    QHash<Id, qsizetype> ofBatch;
    for (const Id &id : order) {
        const JobSummary &job = m_jobs.constFind(id)->job;
        Row head{.kind = RowKind::Singles, .id = id, .day = 0};
        if (m_grouping == Grouping::Day)
            head = {.kind = RowKind::Day, .id = {}, .day = dayOf(job.stamps.created).toJulianDay()};
        else if (m_grouping == Grouping::Batch && !job.batch.isNull())
            head = {.kind = RowKind::Batch, .id = job.batch, .day = 0};
        if (head.kind == RowKind::Batch) {
            const auto at = ofBatch.constFind(job.batch);
            if (at != ofBatch.cend()) {
                groups[*at].jobs.append(id);
                continue;
            }
            ofBatch.insert(job.batch, groups.size());
        } else if (!groups.isEmpty() && groups.constLast().head.kind == head.kind && groups.constLast().head.day == head.day) {
            groups.last().jobs.append(id);
            groups.last().head.id = head.id;
            continue;
        }
        groups.append({head, {id}});
    }
    const bool heads = m_grouping != Grouping::None && (m_grouping == Grouping::Day || !ofBatch.isEmpty());
    QList<Row> rows;
    rows.reserve(order.size() + groups.size());
    for (Group &group : groups) {
        if (heads)
            rows.append(group.head);
        if (group.head.kind == RowKind::Batch) {
            if (m_folded.contains(group.head.id))
                continue;
            std::ranges::reverse(group.jobs); // as they were made
        }
        inLine(group.jobs);
        for (const Id &id : std::as_const(group.jobs))
            rows.append({.kind = RowKind::Job, .id = id, .day = 0});
    }
    return rows;
}

void JobTableModel::takeRows(const QList<Row> &rows)
{
    const auto reindex = [this] {
        m_rowOf.clear();
        m_rowOf.reserve(m_rows.size());
        for (qsizetype i = 0; i < m_rows.size(); ++i) {
            if (m_rows[i].kind == RowKind::Job || m_rows[i].kind == RowKind::Batch)
                m_rowOf.insert(m_rows[i].id, static_cast<int>(i));
        }
    };
    if (rows == m_rows)
        return;
    const QSet<Row> wanted(rows.begin(), rows.end());
    const QSet<Row> old(m_rows.begin(), m_rows.end());
    // What goes and what comes, in pieces that lie together.
    QList<std::pair<qsizetype, qsizetype>> gone;
    QList<std::pair<qsizetype, qsizetype>> come;
    const auto pieces = [](const QList<Row> &list, const QSet<Row> &stay, QList<std::pair<qsizetype, qsizetype>> &found) {
        for (qsizetype i = 0; i < list.size(); ++i) {
            if (stay.contains(list[i]))
                continue;
            if (!found.isEmpty() && found.constLast().first + found.constLast().second == i)
                ++found.last().second;
            else
                found.append({i, 1});
        }
    };
    pieces(m_rows, wanted, gone);
    pieces(rows, old, come);
    if (gone.size() + come.size() > kMostPieces) {
        beginResetModel();
        m_rows = rows;
        reindex();
        endResetModel();
        return;
    }
    for (auto piece = gone.crbegin(); piece != gone.crend(); ++piece) {
        beginRemoveRows({}, static_cast<int>(piece->first), static_cast<int>(piece->first + piece->second - 1));
        m_rows.remove(piece->first, piece->second);
        reindex();
        endRemoveRows();
    }
    QList<Row> stay;
    stay.reserve(m_rows.size());
    std::ranges::copy_if(rows, std::back_inserter(stay), [&old](const Row &row) { return old.contains(row); });
    if (stay != m_rows) {
        emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
        const QModelIndexList before = persistentIndexList();
        QHash<Row, int> places;
        places.reserve(stay.size());
        for (qsizetype i = 0; i < stay.size(); ++i)
            places.insert(stay[i], static_cast<int>(i));
        QModelIndexList after;
        for (const QModelIndex &one : before)
            after.append(index(places.value(m_rows.at(one.row())), one.column()));
        m_rows = stay;
        reindex();
        changePersistentIndexList(before, after);
        emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
    }
    for (const auto &[first, count] : std::as_const(come)) {
        beginInsertRows({}, static_cast<int>(first), static_cast<int>(first + count - 1));
        m_rows.insert(first, count, Row());
        std::ranges::copy(rows.mid(first, count), m_rows.begin() + first);
        reindex();
        endInsertRows();
    }
}

void JobTableModel::tellChanged(const QSet<Id> &ids)
{
    constexpr qsizetype kMostSingly = 50;
    if (m_rows.isEmpty())
        return;
    if (ids.size() > kMostSingly) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
        return;
    }
    for (const Id &id : ids) {
        if (const int row = rowOf(id); row >= 0)
            emit dataChanged(index(row, 0), index(row, Columns - 1));
    }
}

int JobTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int JobTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

Qt::ItemFlags JobTableModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const RowKind kind = kindOf(index.row());
    return kind == RowKind::Job || kind == RowKind::Batch
        ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren
        : Qt::ItemNeverHasChildren;
}

bool JobTableModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_settled && !m_next.isEmpty() && !m_reading;
}

void JobTableModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        read(Read::More);
}

const JobRow *JobTableModel::job(const Id &id) const
{
    const auto found = m_jobs.constFind(id);
    return found == m_jobs.cend() ? nullptr : &*found;
}

const JobRow *JobTableModel::jobAt(int row) const
{
    return row >= 0 && row < m_rows.size() && m_rows[row].kind == RowKind::Job ? job(m_rows[row].id) : nullptr;
}

const JobBatchSummary *JobTableModel::batchAt(int row) const
{
    if (row < 0 || row >= m_rows.size() || m_rows[row].kind != RowKind::Batch)
        return nullptr;
    const auto found = m_batches.constFind(m_rows[row].id);
    return found == m_batches.cend() ? nullptr : &*found;
}

QString JobTableModel::headingAt(int row) const
{
    if (m_rows.at(row).kind == RowKind::Singles)
        return tr("Single jobs");
    return HistoryListModel::dayText(QDate::fromJulianDay(m_rows.at(row).day), dayOf(m_clock.nowUtc()));
}

QList<Id> JobTableModel::jobsOf(const Id &batch) const
{
    QList<Id> jobs;
    for (const Id &id : m_order) {
        if (m_jobs.constFind(id)->job.batch == batch)
            jobs.prepend(id);
    }
    inLine(jobs);
    return jobs;
}

QList<Id> JobTableModel::batches() const
{
    QList<Id> ids;
    for (const Row &row : m_rows) {
        if (row.kind == RowKind::Batch)
            ids.append(row.id);
    }
    return ids;
}

int JobTableModel::rowOf(const Id &jobOrBatch) const
{
    return m_rowOf.value(jobOrBatch, -1);
}

std::optional<JobProgress> JobTableModel::progressOf(const JobRow &row) const
{
    const auto live = m_queue ? m_queue->live(row.job.id) : std::nullopt;
    if (!live)
        return std::nullopt;
    if (row.stand == JobStand::Saving && live->fetchedBytes > 0) {
        const QLocale locale;
        const QString here = locale.formattedDataSize(live->fetchedBytes, 1, QLocale::DataSizeSIFormat);
        if (live->totalBytes <= 0)
            return JobProgress{.share = -1, .text = here};
        return JobProgress{.share = double(live->fetchedBytes) / double(live->totalBytes),
                           //: %1, %2: "12.4 MB"
                           .text = tr("%1 of %2").arg(here, locale.formattedDataSize(live->totalBytes, 1, QLocale::DataSizeSIFormat))};
    }
    if (row.stand == JobStand::Running && row.job.state == JobState::Processing) {
        if (const std::optional<int> percent = saidPercent(live->logs))
            return JobProgress{.share = *percent / 100.0, .text = QLocale().toString(*percent) + u"\u00a0%"_s};
    }
    return std::nullopt;
}

QString JobTableModel::detailOf(const JobRow &row) const
{
    if (row.stand == JobStand::Running || row.stand == JobStand::Saving) {
        const auto live = m_queue ? m_queue->live(row.job.id) : std::nullopt;
        if (live && live->trouble)
            return Words::errorText(*live->trouble, row.job.model.provider).what;
    }
    const QString detail = JobWords::detailOf(row, placeOf(row.job.id), static_cast<int>(m_line.size()), m_clock.nowUtc());
    if (row.stand != JobStand::Running || !isRunning(row.job.state) || row.job.cancelWanted)
        return detail;
    const QString usual = JobWords::usuallyText(timesOf(row.job.model));
    //: How long a job runs now, and how long such jobs take: "14.2 s, usually 18 to 27 s".
    return usual.isEmpty() || detail.isEmpty() ? detail : tr("%1, %2").arg(detail, usual);
}

QString JobTableModel::stateTip(const JobRow &row) const
{
    const QString detail = detailOf(row);
    const bool usual = row.stand == JobStand::Running && timesOf(row.job.model).isEnough();
    return usual ? detail + u'\n' + JobWords::usuallySentence(timesOf(row.job.model)) : detail;
}

QString JobTableModel::startedOf(const JobRow &row) const
{
    const UtcMicros now = m_clock.nowUtc();
    if (!row.job.stamps.sent)
        return {};
    return momentOf(*row.job.stamps.sent, now);
}

QString JobTableModel::queueOf(const JobRow &row) const
{
    return JobWords::figureText(jobClocks(row.job.stamps, row.job.predictTime, row.job.state, m_clock.nowUtc()).queue);
}

QString JobTableModel::runOf(const JobRow &row) const
{
    const UtcMicros now = m_clock.nowUtc();
    if (row.job.state == JobState::Processing && row.job.stamps.providerStarted) {
        const std::chrono::microseconds ran(now.value - row.job.stamps.providerStarted->value);
        const auto all = JobWords::elapsed(row.job, now);
        // The clocks of two machines: what cannot be is not shown.
        return all && ran.count() >= 0 && ran <= *all ? Words::formatDuration(ran) : QString();
    }
    return JobWords::figureText(jobClocks(row.job.stamps, row.job.predictTime, row.job.state, now).run);
}

QString JobTableModel::spoken(const Row &row) const
{
    if (row.kind == RowKind::Batch) {
        const JobBatchSummary batch = m_batches.value(row.id);
        QStringList parts{JobWords::batchName(batch), JobWords::sweptOf(batch), JobWords::progressOf(batch)};
        if (batch.cost.count > 0)
            parts.append(Words::totalLabel(batch.cost));
        parts.append(isFolded(row.id) ? tr("folded") : tr("unfolded"));
        parts.removeAll(QString());
        return parts.join(u", "_s);
    }
    const JobRow &job = *m_jobs.constFind(row.id);
    QStringList parts{JobWords::titleOf(job.job), JobWords::modelOf(job.job.model),
                      JobWords::stateWord(job, m_clock.nowUtc()), detailOf(job)};
    if (job.job.cost)
        parts.append(Words::costLabel(*job.job.cost, job.job.sandbox));
    if (job.starred)
        parts.append(tr("starred"));
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

QVariant JobTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows[index.row()];
    const int column = index.column();
    if (role == IdRole)
        return QVariant::fromValue(row.kind == RowKind::Job || row.kind == RowKind::Batch ? row.id : Id());
    if (role == Qt::TextAlignmentRole && column > StateColumn)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (row.kind == RowKind::Singles || row.kind == RowKind::Day) {
        const bool text = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
        return text && column == JobColumn ? headingAt(index.row()) : QVariant();
    }
    if (role == Qt::AccessibleTextRole && column == JobColumn)
        return spoken(row);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    if (row.kind == RowKind::Batch) {
        const JobBatchSummary batch = m_batches.value(row.id);
        switch (column) {
        case JobColumn:
            return JobWords::batchName(batch);
        case StateColumn:
            return JobWords::progressOf(batch);
        case CostColumn:
            if (batch.cost.count == 0)
                return {};
            return role == Qt::ToolTipRole ? Words::totalTooltip(batch.cost) : Words::totalLabel(batch.cost);
        case StartedColumn:
            return role == Qt::ToolTipRole ? QVariant() : momentOf(batch.batch.created, m_clock.nowUtc());
        default:
            return {};
        }
    }
    const JobRow &job = *m_jobs.constFind(row.id);
    const UtcMicros now = m_clock.nowUtc();
    const bool tip = role == Qt::ToolTipRole;
    switch (column) {
    case JobColumn:
        return tip ? JobWords::titleOf(job.job) + u'\n' + JobWords::modelOf(job.job.model) : JobWords::titleOf(job.job);
    case StateColumn:
        return tip ? stateTip(job) : JobWords::stateWord(job, now);
    case QueueColumn:
    case RunColumn: {
        const JobClocks clocks = jobClocks(job.job.stamps, job.job.predictTime, job.job.state, now);
        if (tip)
            return JobWords::figureSentence(column == QueueColumn ? clocks.queue : clocks.run);
        return column == QueueColumn ? queueOf(job) : runOf(job);
    }
    case CostColumn:
        if (!job.job.cost)
            return {};
        return tip ? Words::costTooltip(*job.job.cost, {}, job.job.sandbox, now)
                   : Words::costLabel(*job.job.cost, job.job.sandbox);
    case StartedColumn:
        return tip && job.job.stamps.sent ? Words::formatDateTime(*job.job.stamps.sent, now) : tip ? QString() : startedOf(job);
    default:
        return {};
    }
}

QVariant JobTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section > StateColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case JobColumn:
        return tr("Job");
    case StateColumn:
        return tr("State");
    case QueueColumn:
        return tr("Queue");
    case RunColumn:
        return tr("Run");
    case CostColumn:
        return tr("Cost");
    case StartedColumn:
        return tr("Started");
    default:
        return {};
    }
}

} // namespace bakeoff
