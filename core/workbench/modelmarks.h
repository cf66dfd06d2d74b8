// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/modelmarkrepository.h"

#include <QFuture>
#include <QList>
#include <QObject>

namespace bakeoff {

class Clock;
class StoreReader;
class StoreThread;

/// Favourite models and those used last. Lives on the main thread; a change is seen here at once and then written.
class ModelMarks : public QObject {
    Q_OBJECT
public:
    ModelMarks(StoreThread &store, StoreReader &reader, const Clock &clock, QObject *parent = nullptr);

    /// By provider and id.
    QList<ModelRef> favourites() const;
    /// The newest first, at most 20.
    QList<ModelRef> recents() const;
    bool isFavourite(const ModelRef &model) const;
    QFuture<Status> setFavourite(const ModelRef &model, bool favourite);
    /// Called whenever a comparison is sent; the first of `models` counts as the newest.
    QFuture<Status> setUsed(const QList<ModelRef> &models);

    /// Re-reads the marks; another process may have changed them.
    QFuture<Status> reload();

signals:
    void changed();

private:
    ModelMark &markOf(const ModelRef &model);
    QFuture<Status> thenReload(const QFuture<Status> &written);

    StoreThread &m_store;
    StoreReader &m_reader;
    const Clock &m_clock;
    QList<ModelMark> m_marks;
    int m_writing = 0; ///< writes under way: what is read meanwhile may be older than what stands here
};

} // namespace bakeoff
