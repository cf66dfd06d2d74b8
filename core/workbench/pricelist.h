// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "costs/pricebook.h"

#include <QFuture>
#include <QObject>

namespace bakeoff {

class Catalog;
class Clock;
class StoreReader;
class StoreThread;

/// The user's price rows, stored and given to the catalogue, which answers with the price that counts. Lives on the main
/// thread.
class PriceList : public QObject {
    Q_OBJECT
public:
    PriceList(StoreThread &store, StoreReader &reader, Catalog &catalog, const Clock &clock, QObject *parent = nullptr);

    const PriceBook &book() const { return m_book; }
    /// The price that counts for this model, with its date and source; empty: none is known.
    RateCard price(const ModelRef &model) const;
    QFuture<Status> add(const PriceRow &row);
    QFuture<Status> add(const QList<PriceRow> &rows);
    QFuture<Status> remove(const QList<Id> &rows);
    /// Gives a charge of unknown amount one by the price of `model` that counts now: the charge becomes estimated, its basis says
    /// when that was done. What is known stays as it is. \return UnknownPrice where the price or a quantity is missing.
    QFuture<Status> fillIn(const Id &subject, const ModelRef &model);
    QFuture<Status> reload();

signals:
    void changed();

private:
    QFuture<Status> thenReload(const QFuture<Status> &written);

    StoreThread &m_store;
    StoreReader &m_reader;
    Catalog &m_catalog;
    const Clock &m_clock;
    PriceBook m_book;
};

} // namespace bakeoff
