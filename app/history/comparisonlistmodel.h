// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "compare/comparison.h"

#include <QAbstractListModel>
#include <QFuture>

namespace bakeoff {

class Clock;
class StoreReader;
struct ComparisonPage;

/// The stored comparisons, newest first, read page by page as the view asks for more. GUI thread; reading happens on
/// the reader's.
class ComparisonListModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole, ///< bakeoff::Id
        ModelsRole,            ///< QString: "story-fast, echo"
        WhenRole,              ///< QString: date and time
        CostRole,              ///< QString: total with its kind
    };

    ComparisonListModel(const Clock &clock, QObject *parent = nullptr);

    /// The workbench is ready: from here on there is something to read.
    void setReader(StoreReader *reader);
    /// Reads again from the newest on; as many rows as are shown now, at least one page.
    void reload();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    Id idAt(const QModelIndex &index) const;

signals:
    /// A page could not be read.
    void failed(const bakeoff::Error &error);
    void loaded();

private:
    void read(int count, const QString &cursor, bool replace);
    void take(const Result<ComparisonPage> &page, bool replace);

    const Clock &m_clock;
    StoreReader *m_reader = nullptr;
    QList<ComparisonSummary> m_rows;
    QString m_next;
    bool m_reading = false;
    bool m_reloadAgain = false;
};

} // namespace bakeoff
