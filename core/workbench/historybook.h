// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"
#include "compare/historyquery.h"

#include <QFuture>
#include <QList>
#include <QObject>
#include <QStringList>

#include <functional>

namespace bakeoff {

class Clock;
class Database;
class StoreReader;
class StoreThread;

/// What is done to entries of the history as a whole, and saved searches. Lives on the main thread; every future is
/// answered there. Open documents of these comparisons hear of it through changed(). A change of several comparisons is
/// made to all of them or to none. Errors: NotFound, BadInput, those of the store.
class HistoryBook : public QObject {
    Q_OBJECT
public:
    HistoryBook(StoreThread &store, StoreReader &reader, const Clock &clock, QObject *parent = nullptr);

    QFuture<Status> rename(const Id &comparison, const QString &title);
    QFuture<Status> setStarred(const QList<Id> &comparisons, bool starred);
    QFuture<Status> setTags(const Id &comparison, const QStringList &tags);
    /// They are shown nowhere any more and are gone for good a day later; until then restore() brings them back whole.
    /// What still streams in them goes on and is kept.
    QFuture<Status> remove(const QList<Id> &comparisons);
    QFuture<Status> restore(const QList<Id> &comparisons);
    /// At once and for good, with their answers and with attachments that nothing else names. Their charges and tags stay
    /// for the ledger. \return BadInput while something still streams in them.
    QFuture<Status> erase(const QList<Id> &comparisons);

    /// In the order of the user; see changed().
    const QList<SavedSearch> &savedSearches() const { return m_searches; }
    QFuture<Status> setSavedSearches(const QList<SavedSearch> &searches);
    QFuture<Status> reload();

signals:
    void changed(const QList<bakeoff::Id> &comparisons);
    void savedSearchesChanged();

private:
    QFuture<Status> change(const QList<Id> &comparisons, std::function<Status(Database &, const Id &)> work);

    StoreThread &m_store;
    StoreReader &m_reader;
    const Clock &m_clock;
    QList<SavedSearch> m_searches;
};

} // namespace bakeoff
