// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/pricelist.h"

#include "base/clock.h"
#include "catalog/catalog.h"
#include "store/pricerepository.h"
#include "store/storereader.h"
#include "store/storethread.h"

namespace bakeoff {

PriceList::PriceList(StoreThread &store, StoreReader &reader, Catalog &catalog, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_reader(reader)
    , m_catalog(catalog)
    , m_clock(clock)
{
}

RateCard PriceList::price(const ModelRef &model) const
{
    const auto found = m_catalog.find(model);
    return found ? found->prices : m_book.price(model, {});
}

QFuture<Status> PriceList::add(const PriceRow &row)
{
    return add(QList<PriceRow>{row});
}

QFuture<Status> PriceList::add(const QList<PriceRow> &rows)
{
    return thenReload(m_store.write([rows](Database &db) -> Status {
        PriceRepository repository(db);
        for (const PriceRow &row : rows) {
            if (const Status s = repository.put(row); !s)
                return s;
        }
        return success();
    }));
}

QFuture<Status> PriceList::remove(const QList<Id> &rows)
{
    return thenReload(m_store.write([rows](Database &db) -> Status {
        PriceRepository repository(db);
        for (const Id &row : rows) {
            if (const Status s = repository.remove(row); !s)
                return s;
        }
        return success();
    }));
}

QFuture<Status> PriceList::fillIn(const Id &subject, const ModelRef &model)
{
    return m_store.write([subject, card = price(model), now = m_clock.nowUtc()](Database &db) {
        return PriceRepository(db).fillIn(subject, card, now);
    });
}

QFuture<Status> PriceList::thenReload(const QFuture<Status> &written)
{
    return QFuture<Status>(written)
        .then(this,
              [this](const Status &status) {
                  return reload().then([status](const Status &read) { return status ? read : status; });
              })
        .unwrap();
}

QFuture<Status> PriceList::reload()
{
    return m_reader.read<QList<PriceRow>>([](Database &db) { return PriceRepository(db).list(); })
        .then(this, [this](const Result<QList<PriceRow>> &rows) -> Status {
            if (!rows)
                return rows.error();
            if (*rows != m_book.rows()) {
                m_book = PriceBook(*rows);
                m_catalog.setPriceBook(m_book);
                emit changed();
            }
            return success();
        });
}

} // namespace bakeoff
