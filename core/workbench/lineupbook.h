// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/lineup.h"

#include <QFuture>
#include <QObject>

#include <functional>

namespace bakeoff {

class LineUpRepository;
class StoreReader;
class StoreThread;

/// The saved line-ups. Lives on the main thread; a change is seen here when it is written, then changed() follows.
class LineUpBook : public QObject {
    Q_OBJECT
public:
    LineUpBook(StoreThread &store, StoreReader &reader, QObject *parent = nullptr);

    /// In the user's order; new ones come last.
    const QList<LineUp> &lineUps() const { return m_lineUps; }
    std::optional<LineUp> find(const QString &name) const;
    std::optional<LineUp> defaultLineUp() const;
    /// `wanted`, shortened where it is too long, with a number behind it where it is taken: "Fast 2".
    QString freeName(const QString &wanted) const;

    /// Makes it or replaces the one of that name; as the default it takes the place of the one before. Errors of these
    /// writes: BadInput for what checkLineUp() refuses and for a name that is taken, NotFound, those of the store.
    QFuture<Status> save(const LineUp &lineUp);
    QFuture<Status> rename(const QString &from, const QString &to);
    QFuture<Status> remove(const QString &name);
    QFuture<Status> move(const QString &name, qsizetype to); ///< `to` is bent into the list
    QFuture<Status> setDefault(const QString &name); ///< empty: none

    /// A file with the line-ups of these names, or with all of them.
    QByteArray exported(const QStringList &names = {}) const;
    /// Adds all of a file or nothing; see lineUpsFromFile(). \return the names that they have now, see freeName()
    QFuture<Result<QStringList>> import(const QByteArray &file);

    /// Re-reads the list; another process may have changed it.
    QFuture<Status> reload();

signals:
    void changed();

private:
    QFuture<Status> change(std::function<Status(LineUpRepository &)> write);
    static QString freeName(const QString &wanted, const QList<LineUp> &taken);

    StoreThread &m_store;
    StoreReader &m_reader;
    QList<LineUp> m_lineUps;
};

} // namespace bakeoff
