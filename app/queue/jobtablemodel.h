// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "queue/jobtablepage.h"

#include <QAbstractTableModel>
#include <QDate>
#include <QHash>
#include <QSet>
#include <QTimer>

namespace bakeoff {

class Clock;
class JobQueue;
class StoreReader;

/// How far something is, as one bar.
struct JobProgress {
    double share = 0; ///< 0 to 1
    QString text;     ///< beside it
};

/// The jobs of the profile, newest first, as rows of one table: batches, or days, with their jobs below them. What waits
/// stands in the order in which it is sent. Holds summaries alone, page by page; they are read on the store's reader.
class JobTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { JobColumn, StateColumn, QueueColumn, RunColumn, CostColumn, StartedColumn, Columns };
    enum class Grouping { Batch, Day, None };
    enum class RowKind { Job, Batch, Singles, Day };
    enum Role { IdRole = Qt::UserRole }; ///< bakeoff::Id of the job or of the batch; null else

    explicit JobTableModel(const Clock &clock, QObject *parent = nullptr);

    /// The workbench is ready: from here on there is something to read. \param queue null: nothing of it runs
    void setSource(StoreReader *reader, JobQueue *queue);
    const JobFilter &filter() const { return m_filter; }
    void setFilter(const JobFilter &filter);
    Grouping grouping() const { return m_grouping; }
    void setGrouping(Grouping grouping);
    bool isFolded(const Id &batch) const { return m_folded.contains(batch); }
    void setFolded(const QList<Id> &batches, bool folded);
    /// Reads again what is shown.
    void reload();
    /// What others say of these jobs has changed.
    void renew(const QList<Id> &jobs) { queueChanged(jobs); }
    /// The rows belong to the filter; false while its first page is on the way.
    bool isSettled() const { return m_settled; }
    bool isReading() const { return m_reading; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    RowKind kindOf(int row) const { return m_rows.at(row).kind; }
    /// Null unless it is the row of a job.
    const JobRow *jobAt(int row) const;
    const JobRow *job(const Id &id) const;
    /// Null unless it is the row of a batch.
    const JobBatchSummary *batchAt(int row) const;
    QString headingAt(int row) const; ///< of the rows that are neither
    /// Jobs below the row of a batch that are loaded, as they are shown.
    QList<Id> jobsOf(const Id &batch) const;
    QList<Id> batches() const; ///< that have rows, from top to bottom
    int rowOf(const Id &jobOrBatch) const; ///< below 0: it has none
    int jobs() const { return static_cast<int>(m_order.size()); }

    /// Place in the line of queued jobs, from 1; 0: it is not in it.
    int placeOf(const Id &job) const { return m_places.value(job); }
    const QList<Id> &line() const { return m_line; }
    const QList<JobTally> &tally() const { return m_tally; }
    const QList<JobTally> &tallyOfAll() const { return m_all; }
    const QList<ModelRef> &models() const { return m_models; }
    JobTimes timesOf(const ModelRef &model) const { return m_times.value(model.toString()); }

    std::optional<JobProgress> progressOf(const JobRow &row) const;
    QString detailOf(const JobRow &row) const; ///< second line of the state
    QString startedOf(const JobRow &row) const;
    /// While it runs: since the provider has begun, as far as this machine's clock can tell.
    QString runOf(const JobRow &row) const;
    QString queueOf(const JobRow &row) const;

signals:
    /// Rows go and come; what is chosen stays unless the model is reset.
    void replacing();
    void loaded();
    /// tally(), tallyOfAll(), models() are others.
    void tallied();
    /// A page could not be read; what is shown stays.
    void failed(const bakeoff::Error &error);

private:
    struct Row {
        RowKind kind = RowKind::Job;
        Id id; ///< of the job, the batch, the last of the single jobs
        qint64 day = 0;
        friend bool operator==(const Row &, const Row &) = default;
        friend size_t qHash(const Row &row, size_t seed) { return qHashMulti(seed, int(row.kind), row.id, row.day); }
    };
    enum class Read { First, Again, More, Changed };

    void read(Read what);
    void answered(const Result<JobTablePage> &page, Read what, int generation);
    void take(const JobTablePage &page, Read what);
    void takeOrder(QList<Id> order, const QHash<Id, JobRow> &jobs, const JobTablePage &page);
    void takeRows(const QList<Row> &rows);
    void takeLine(const QList<Id> &line);
    QList<Row> grouped(const QList<Id> &order) const;
    void inLine(QList<Id> &jobs) const;
    void tellChanged(const QSet<Id> &ids);
    void queueChanged(const QList<Id> &ids);
    QString spoken(const Row &row) const;
    QString stateTip(const JobRow &row) const;
    static QString momentOf(UtcMicros when, UtcMicros now); ///< "14:02" of today, else "26 Aug"

    const Clock &m_clock;
    StoreReader *m_reader = nullptr;
    JobQueue *m_queue = nullptr;
    JobFilter m_filter;
    Grouping m_grouping = Grouping::Batch;
    QSet<Id> m_folded;
    QHash<Id, JobRow> m_jobs;
    QList<Id> m_order; ///< newest first
    QHash<Id, JobBatchSummary> m_batches;
    QList<Row> m_rows;
    QHash<Id, int> m_rowOf; ///< of jobs and batches
    QList<Id> m_line;
    QHash<Id, int> m_places;
    QList<JobTally> m_tally;
    QList<JobTally> m_all;
    QList<ModelRef> m_models;
    QHash<QString, JobTimes> m_times;
    QString m_next;
    QSet<Id> m_dirty;     ///< told by the queue, not read yet
    QSet<Id> m_liveDirty; ///< live() is another
    QTimer m_soon;
    QTimer m_liveSoon;
    int m_generation = 0; ///< of the filter
    bool m_listDirty = false;
    bool m_settled = false;
    bool m_reading = false;
    bool m_again = false;
};

} // namespace bakeoff
