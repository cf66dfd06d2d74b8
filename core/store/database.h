// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QList>
#include <QString>
#include <QVariant>

#include <chrono>
#include <functional>
#include <memory>

class QSqlError;
class QSqlQuery;
struct sqlite3;

namespace bakeoff {

class Clock;

/// How safe a commit is. Normal survives the end of the process; Full also the end of power (one fsync more).
enum class Durability { Normal, Full };

/// One SQL script of the numbered series; the file is a Qt resource or a path. An empty line ends a statement.
struct Migration {
    int version = 0; ///< from 1, rising by one
    QString file;
};

struct DatabaseOptions {
    std::chrono::milliseconds busyTimeout{5000};
    QList<Migration> migrations = {}; ///< empty: the program's own
    bool copyOlder = true; ///< an older file is copied before it is brought up to date; not where it is a copy itself
};

/// One connection to the history file, for the thread that opened it. SQLite in WAL mode with foreign keys on.
///
/// Errors: DiskFull, ReadOnly, Locked (busy for longer than busyTimeout), CorruptData, NewerData, NotFound (reading a
/// file that is not there), Storage for the rest. `detail` names the file and SQLite's own words, never a bound value.
class Database {
public:
    /// Makes the file where there is none. An older file is first copied to "FILE.v1-20261122T103000Z.backup", then
    /// brought up to date, each step in one transaction with its number. A newer or damaged file is refused with every
    /// byte as it was.
    static Result<std::unique_ptr<Database>> openForWriting(const QString &file, const Clock &clock,
                                                            const DatabaseOptions &options = {});
    /// Only an existing file of exactly this program's version; nothing can be written through it.
    static Result<std::unique_ptr<Database>> openForReading(const QString &file, const DatabaseOptions &options = {});
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// The newest version that this program knows.
    static int currentVersion();

    const QString &file() const { return m_file; }

    /// Runs one statement with values for its question marks. Prepared once, then kept.
    Status exec(const QString &sql, const QVariantList &values = {});
    /// As exec(), and hands over each row. `row` returns false to stop; it must not run the same statement again.
    Status each(const QString &sql, const QVariantList &values, const std::function<bool(const QSqlQuery &)> &row);
    /// The first column of the first row; NotFound without a row.
    Result<QVariant> value(const QString &sql, const QVariantList &values = {});
    /// Rows changed by the last exec().
    int changedRows() const { return m_changedRows; }

    /// Differs from an earlier answer after another connection, of this or another process, has committed.
    Result<qint64> dataVersion();
    /// SQLite's integrity and foreign key checks: one line a problem, empty when sound. Reads the whole file.
    Result<QStringList> integrityProblems();
    /// For what Qt's driver does not offer; only the store uses it. Null where driver and program were linked with
    /// different builds of SQLite, which must not share it.
    ::sqlite3 *handle() const;

private:
    friend class ScopedTransaction;
    struct Statements;
    Database(QString file, QString connection);
    Status connect(const QString &options);
    Status migrate(const QList<Migration> &migrations);
    Status runScript(const Migration &migration);
    Error errorOf(const QSqlError &error) const;

    QString m_file;
    QString m_connection;
    std::unique_ptr<Statements> m_statements;
    int m_changedRows = 0;
};

/// BEGIN IMMEDIATE … COMMIT; rolls back unless committed. Does not nest.
class ScopedTransaction {
public:
    explicit ScopedTransaction(Database &db, Durability durability = Durability::Normal);
    ~ScopedTransaction();
    ScopedTransaction(const ScopedTransaction &) = delete;
    ScopedTransaction &operator=(const ScopedTransaction &) = delete;

    /// Did it begin? Nothing may be written otherwise.
    const Status &begun() const { return m_begun; }
    Status commit();

private:
    Database &m_db;
    Durability m_durability;
    Status m_begun;
    bool m_open = false;
};

} // namespace bakeoff
