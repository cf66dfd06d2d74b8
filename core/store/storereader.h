// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <chrono>
#include <memory>

namespace bakeoff {

/// A thread with a reading connection of its own, so that a window never waits for the disk. Any thread may call.
/// Answer: `reader.read<Comparison>([id](Database &db) { return ComparisonRepository(db).load(id); }).then(this, …)`.
class StoreReader : public QObject {
    Q_OBJECT
public:
    /// The file is opened at the first read (the store thread makes it).
    explicit StoreReader(QString databaseFile, QObject *parent = nullptr);
    /// Finishes the reads that are queued.
    ~StoreReader() override;

    template <typename T>
    QFuture<Result<T>> read(std::function<Result<T>(Database &)> query)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        QFuture<Result<T>> future = promise->future();
        post([promise, query = std::move(query)](Result<Database *> db) {
            promise->addResult(db ? query(**db) : Result<T>(db.error()));
            promise->finish();
        });
        return future;
    }

    /// Looks every `interval` whether any connection, of this process or another, has committed; then changed().
    void watch(std::chrono::milliseconds interval = std::chrono::seconds(1));

signals:
    void changed();

private:
    void post(std::function<void(Result<Database *>)> work);
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace bakeoff
