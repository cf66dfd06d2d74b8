// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

#include <atomic>
#include <memory>

struct sqlite3;
struct sqlite3_backup;

// What SQLite offers and Qt's driver does not.
namespace bakeoff {

class Database;

/// A connection beside Database, for files of ours that are no open history (copies under work).
class SqliteHandle {
public:
    enum class Mode { ReadOnly, Create };
    static Result<SqliteHandle> open(const QString &file, Mode mode);

    ::sqlite3 *get() const { return m_db.get(); }
    const QString &file() const { return m_file; }
    Status exec(const QString &sql);
    /// The first column of the first row.
    Result<QString> text(const QString &sql);
    Result<qint64> number(const QString &sql);

private:
    struct Close {
        void operator()(::sqlite3 *db) const;
    };
    SqliteHandle(QString file, ::sqlite3 *db);
    QString m_file;
    std::unique_ptr<::sqlite3, Close> m_db;
};

/// SQLite's online backup: page by page, whatever stands in the pages.
class PageCopy {
public:
    /// Both connections stay with the caller (null where there is none, see Database::handle()), and `target` must not be used until the copy is gone.
    PageCopy(::sqlite3 *source, ::sqlite3 *target, QString targetFile);
    /// What was not finished is rolled back.
    ~PageCopy();
    PageCopy(const PageCopy &) = delete;
    PageCopy &operator=(const PageCopy &) = delete;

    /// Nobody else can write to the target from here on; whoever reads sees what was there before.
    Status lockTarget();
    /// All pages, as one transaction of the target.
    Status finish();

private:
    Status step(int pages);
    ::sqlite3 *m_target;
    QString m_targetFile;
    ::sqlite3_backup *m_copy;
};

/// Lets a statement of this connection end as interrupted once `stop` is set; until it is destroyed.
class StopWatch {
public:
    StopWatch(::sqlite3 *db, const std::atomic<bool> &stop);
    ~StopWatch();
    StopWatch(const StopWatch &) = delete;
    StopWatch &operator=(const StopWatch &) = delete;

private:
    ::sqlite3 *m_db;
};

/// The error of an SQLite result code.
Error sqliteError(const QString &file, int code, const QString &words);

/// Brings a closed file, and the name that it was given, to the disk.
Status syncFile(const QString &file);
/// Renames over whatever has the name, on the disk when it returns.
Status replaceFile(const QString &from, const QString &to);

} // namespace bakeoff
