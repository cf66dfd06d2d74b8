// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "history/historypage.h"

#include <QAbstractListModel>
#include <QDate>
#include <QHash>

namespace bakeoff {

class Clock;
class StoreReader;

/// The history as a list: rows that name a day, below each of them the entries of that day, newest first. Read page by
/// page as the view asks for more; reading happens on the reader's thread. An answer to an earlier query never takes the
/// place of a later one's. GUI thread.
class HistoryListModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole, ///< bakeoff::Id; null for the row of a day
        GroupRole,             ///< QString: the day that the row belongs to, as its own row says it
    };

    explicit HistoryListModel(const Clock &clock, QObject *parent = nullptr);

    /// The workbench is ready: from here on there is something to read.
    void setReader(StoreReader *reader);
    const HistoryQuery &query() const { return m_query; }
    void setQuery(const HistoryQuery &query);
    /// Reads again what is shown, at most the newest 1,000 entries; the rest stays as it is.
    void reload();
    /// Whether the rows belong to the query; false while its first page is on the way.
    /// Percent of the history that words were looked for in.
    int indexed() const { return m_indexed; }
    bool isSettled() const { return m_settled; }
    bool isReading() const { return m_reading; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    /// Null for the row of a day.
    const HistoryEntry *entryAt(const QModelIndex &index) const;
    const HistoryEntry *entry(const Id &id) const;
    QModelIndex indexOf(const Id &id) const;
    QModelIndex firstEntry() const;
    int entries() const { return static_cast<int>(m_entries.size()); }
    bool isGroup(int row) const { return row >= 0 && row < m_rows.size() && m_rows.at(row).entry < 0; }

    /// "Today, Wednesday 26 August"; with the year where it is another.
    static QString dayText(QDate day, QDate today);

signals:
    /// A page could not be read; what is shown stays.
    void failed(const bakeoff::Error &error);
    /// Rows go and come: what is chosen may be lost until loaded().
    void replacing();
    /// A page has come. \param took on the reading thread; 0 where it only goes on
    void loaded(std::chrono::nanoseconds took);
    /// How many the query finds, after its first page.
    void counted(const bakeoff::SearchCount &count);

private:
    struct Row {
        QDate day;
        qsizetype entry = -1; ///< below 0: the row of the day
        friend bool operator==(const Row &, const Row &) = default;
    };
    enum class Read { First, Again, More };

    void read(Read what);
    void take(const Result<HistoryPage> &page, Read what);
    void answered(const Result<HistoryPage> &page, Read what, int generation);
    void count();
    void replace(QList<HistoryEntry> entries);
    QList<Row> rowsOf(const QList<HistoryEntry> &entries) const;
    QString textOf(const HistoryEntry &entry) const;

    const Clock &m_clock;
    StoreReader *m_reader = nullptr;
    HistoryQuery m_query;
    QList<HistoryEntry> m_entries;
    QHash<Id, qsizetype> m_places; ///< of the entries
    QList<Row> m_rows;
    int m_indexed = 100;
    QString m_next;
    int m_generation = 0; ///< of the query
    bool m_settled = false;
    bool m_reading = false;
    bool m_again = false;
    bool m_counting = false;
    bool m_replacing = false;
};

} // namespace bakeoff
