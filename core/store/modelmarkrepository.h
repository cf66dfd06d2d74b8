// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/times.h"
#include "providers/modelinfo.h"

#include <QList>

#include <optional>

namespace bakeoff {

class Database;

/// What the user's doing says of a model.
struct ModelMark {
    ModelRef model;
    bool favourite = false;
    std::optional<UtcMicros> used; ///< last sent to; kept for the newest ModelMarkRepository::MostUsed only
    friend bool operator==(const ModelMark &, const ModelMark &) = default;
};

class ModelMarkRepository {
public:
    static constexpr int MostUsed = 20;

    explicit ModelMarkRepository(Database &db)
        : m_db(db)
    {
    }
    /// By provider and id.
    Result<QList<ModelMark>> list() const;

    // Writing: inside a transaction of the store thread.
    Status setFavourite(const ModelRef &model, bool favourite);
    /// The first at `at`, each other a microsecond before.
    Status setUsed(const QList<ModelRef> &models, UtcMicros at);

private:
    Status dropEmpty();
    Database &m_db;
};

} // namespace bakeoff
