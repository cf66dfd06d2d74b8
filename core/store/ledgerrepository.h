// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "costs/charge.h"
#include "costs/tally.h"

#include <QDate>
#include <QStringList>
#include <QTimeZone>

#include <optional>

namespace bakeoff {

class Database;

/// By what the ledger is summed up.
enum class LedgerGrouping { Provider, Model, Day, Kind, Tag };
QLatin1StringView ledgerGroupingName(LedgerGrouping grouping); ///< "provider": --by of the command line
std::optional<LedgerGrouping> ledgerGroupingFromName(QStringView name);

/// Which charges. from <= at < until; an empty list asks nothing.
struct LedgerQuery {
    std::optional<UtcMicros> from;
    std::optional<UtcMicros> until;
    QStringList providers;
    QList<ModelRef> models;
    QList<RequestKind> kinds;
    QStringList tags; ///< of their comparison
    /// With providers or models: count replies to open blind turns as well. Only for a sum that stands beside the
    /// provider's own; what is listed by names must not have them.
    bool withHidden = false;
    friend bool operator==(const LedgerQuery &, const LedgerQuery &) = default;
};

/// One line of a summary. Real money and the sandbox apart.
struct LedgerRow {
    /// Provider: its name. Model: PROVIDER/ID. Day: ISO date in the zone asked for. Kind: a name of RequestKind.
    /// Tag: the tag; empty: charges without one. A charge with two tags is in both rows, so those do not add up.
    QString key;
    CostTally totals;
    /// By provider and by model: replies to blind turns whose votes are open, all in one row; the key is empty.
    bool hidden = false;
    friend bool operator==(const LedgerRow &, const LedgerRow &) = default;
};

struct LedgerPage {
    QList<Charge> charges;
    QString next; ///< opaque cursor; empty: this was the last
    friend bool operator==(const LedgerPage &, const LedgerPage &) = default;
};

/// Questions to the cost ledger.
class LedgerRepository {
public:
    explicit LedgerRepository(Database &db)
        : m_db(db)
    {
    }
    Result<CostTally> total(const LedgerQuery &query) const;
    /// Days in rising order, every other grouping by known amount, highest first, then by key. Days without a charge have
    /// no row.
    Result<QList<LedgerRow>> summary(LedgerGrouping grouping, const LedgerQuery &query,
                                     const QTimeZone &zone = QTimeZone::systemTimeZone()) const;
    /// Charges, newest first, `count` from 1 to 1000.
    Result<LedgerPage> charges(const LedgerQuery &query, int count, const QString &cursor = {}) const;
    /// Real charges of unknown amount, newest first, at most `count`.
    Result<QList<Charge>> unknown(const LedgerQuery &query, int count) const;
    /// Is there any charge of real money, or of the sandbox?
    Result<bool> hasCharges(bool sandbox) const;

private:
    Database &m_db;
};

} // namespace bakeoff
