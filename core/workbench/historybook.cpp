// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/historybook.h"

#include "base/clock.h"
#include "store/comparisonrepository.h"
#include "store/lifecyclerepository.h"
#include "store/savedsearchrepository.h"
#include "store/storereader.h"
#include "store/storethread.h"

#include <utility>

namespace bakeoff {

HistoryBook::HistoryBook(StoreThread &store, StoreReader &reader, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_reader(reader)
    , m_clock(clock)
{
}

QFuture<Status> HistoryBook::change(const QList<Id> &comparisons, std::function<Status(Database &, const Id &)> work)
{
    return m_store
        .write([comparisons, work = std::move(work)](Database &db) {
            for (const Id &comparison : comparisons) {
                if (const Status s = work(db, comparison); !s)
                    return s; // none of them then
            }
            return success();
        })
        .then(this, [this, comparisons](const Status &status) {
            if (status)
                emit changed(comparisons);
            return status;
        });
}

QFuture<Status> HistoryBook::rename(const Id &comparison, const QString &title)
{
    return change({comparison}, [title = title.simplified(), now = m_clock.nowUtc()](Database &db, const Id &id) {
        return ComparisonRepository(db).rename(id, title, now);
    });
}

QFuture<Status> HistoryBook::setStarred(const QList<Id> &comparisons, bool starred)
{
    return change(comparisons,
                  [starred](Database &db, const Id &id) { return LifecycleRepository(db).setStarred(id, starred); });
}

QFuture<Status> HistoryBook::setTags(const Id &comparison, const QStringList &tags)
{
    return change({comparison}, [tags](Database &db, const Id &id) { return LifecycleRepository(db).setTags(id, tags); });
}

QFuture<Status> HistoryBook::remove(const QList<Id> &comparisons)
{
    return change(comparisons, [now = m_clock.nowUtc()](Database &db, const Id &id) {
        return LifecycleRepository(db).remove(id, now);
    });
}

QFuture<Status> HistoryBook::restore(const QList<Id> &comparisons)
{
    return change(comparisons, [](Database &db, const Id &id) { return LifecycleRepository(db).restore(id); });
}

QFuture<Status> HistoryBook::erase(const QList<Id> &comparisons)
{
    return change(comparisons, [](Database &db, const Id &id) { return LifecycleRepository(db).erase(id); });
}

QFuture<Status> HistoryBook::setSavedSearches(const QList<SavedSearch> &searches)
{
    return m_store.write([searches](Database &db) { return SavedSearchRepository(db).replaceAll(searches); })
        .then(this,
              [this](const Status &status) {
                  // The list is shown as the database has it, whether this change was taken or not.
                  return status ? reload() : QtFuture::makeReadyValueFuture(status);
              })
        .unwrap();
}

QFuture<Status> HistoryBook::reload()
{
    return m_reader.read<QList<SavedSearch>>([](Database &db) { return SavedSearchRepository(db).list(); })
        .then(this, [this](const Result<QList<SavedSearch>> &list) -> Status {
            if (!list)
                return list.error();
            if (std::exchange(m_searches, *list) != *list)
                emit savedSearchesChanged();
            return success();
        });
}

} // namespace bakeoff
