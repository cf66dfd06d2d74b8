// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/job.h"
#include "jobs/jobcost.h"
#include "providers/modelinfo.h"

namespace bakeoff {

class Database;

/// A price of one unit, as the user entered it.
struct UnitPriceRow {
    QString provider;
    QString model; ///< its id; of hardware: the SKU
    UnitPrice price; ///< metric "hardware": of a second of that SKU
    UtcMicros since; ///< entered; in force from then on
    QString source;
    friend bool operator==(const UnitPriceRow &, const UnitPriceRow &) = default;
};

/// The hardware that a model runs on, as the user said.
struct HardwareChoice {
    ModelRef model;
    QString sku;
    UtcMicros since;
    friend bool operator==(const HardwareChoice &, const HardwareChoice &) = default;
};

/// Prices per output and per second of hardware, and which hardware a model runs on.
class JobPriceRepository {
public:
    explicit JobPriceRepository(Database &db)
        : m_db(db)
    {
    }
    /// Those in force.
    Result<QList<UnitPriceRow>> rows() const;
    Result<QList<HardwareChoice>> choices() const;
    /// Jobs of a model that have ended and whose cost is not known.
    Result<QList<Job>> unpriced(const ModelRef &model) const;

    // Writing: inside a transaction of the store thread.
    Status add(const UnitPriceRow &row);
    /// With all that it replaced.
    Status remove(const ModelRef &model, const QString &metric);
    /// An empty SKU takes the choice back.
    Status choose(const HardwareChoice &choice);
    /// Gives a job whose cost is not known one, and its charge with it: an estimate. What is known stays as it is.
    /// \return whether it was not known
    Result<bool> fillIn(const Job &job, const JobCost &cost, UtcMicros now);

private:
    Database &m_db;
};

} // namespace bakeoff
