// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlitehandle.h"

#include "base/diskroom.h"
#include "base/log.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// As long as Database waits.
constexpr int kBusyMs = 5000;
/// Steps of SQLite's machine between two looks at the flag.
constexpr int kStepsBetweenLooks = 200;

Error systemError(const QString &file)
{
    const int code = errno;
    const bool full = code == ENOSPC || code == EDQUOT || isDiskFull(file);
    return Error{.kind = full ? ErrorKind::DiskFull : ErrorKind::ReadOnly,
                 .detail = u"%1: %2"_s.arg(file, QString::fromLocal8Bit(std::strerror(code)))};
}

Status syncAt(const QString &path, int flags)
{
    const int fd = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC);
    if (fd < 0)
        return systemError(path);
    const bool synced = ::fsync(fd) == 0 || errno == EINVAL || errno == ENOTSUP; // not every file system knows it
    const Status status = synced ? success() : Status(systemError(path));
    ::close(fd);
    return status;
}

int looksAtFlag(void *flag)
{
    return static_cast<const std::atomic<bool> *>(flag)->load(std::memory_order_relaxed) ? 1 : 0;
}

} // namespace

Error sqliteError(const QString &file, int code, const QString &words)
{
    // Result codes: https://www.sqlite.org/rescode.html; the low byte of an extended one is its class.
    ErrorKind kind = ErrorKind::Storage;
    switch (code & 0xff) {
    case SQLITE_FULL:
        kind = ErrorKind::DiskFull;
        break;
    case SQLITE_IOERR: // a full disk that is noticed in the log or its index
        kind = isDiskFull(file) ? ErrorKind::DiskFull : ErrorKind::Storage;
        break;
    case SQLITE_CANTOPEN:
        kind = isDiskFull(file) ? ErrorKind::DiskFull : ErrorKind::ReadOnly;
        break;
    case SQLITE_PERM:
    case SQLITE_READONLY:
        kind = ErrorKind::ReadOnly;
        break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        kind = ErrorKind::Locked;
        break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        kind = ErrorKind::CorruptData;
        break;
    case SQLITE_INTERRUPT:
        kind = ErrorKind::Cancelled;
        break;
    default:
        break;
    }
    qCDebug(lcStore) << "SQLite" << code << words;
    return Error{.kind = kind, .detail = u"%1: %2 (SQLite %3)"_s.arg(file, words).arg(code)};
}

void SqliteHandle::Close::operator()(::sqlite3 *db) const
{
    sqlite3_close_v2(db);
}

SqliteHandle::SqliteHandle(QString file, ::sqlite3 *db)
    : m_file(std::move(file))
    , m_db(db)
{
}

Result<SqliteHandle> SqliteHandle::open(const QString &file, Mode mode)
{
    ::sqlite3 *db = nullptr;
    const int flags = mode == Mode::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    const int code = sqlite3_open_v2(file.toUtf8().constData(), &db, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    SqliteHandle handle(file, db);
    if (code != SQLITE_OK)
        return sqliteError(file, code, QString::fromUtf8(sqlite3_errstr(code)));
    sqlite3_extended_result_codes(db, 1);
    sqlite3_busy_timeout(db, kBusyMs);
    return handle;
}

Status SqliteHandle::exec(const QString &sql)
{
    const int code = sqlite3_exec(get(), sql.toUtf8().constData(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return sqliteError(m_file, code, QString::fromUtf8(sqlite3_errmsg(get())));
    return success();
}

Result<qint64> SqliteHandle::number(const QString &sql)
{
    const Result<QString> value = text(sql);
    return value ? Result<qint64>(value->toLongLong()) : Result<qint64>(value.error());
}

Result<QString> SqliteHandle::text(const QString &sql)
{
    ::sqlite3_stmt *statement = nullptr;
    int code = sqlite3_prepare_v2(get(), sql.toUtf8().constData(), -1, &statement, nullptr);
    const auto finalize = qScopeGuard([statement] { sqlite3_finalize(statement); });
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    if (code == SQLITE_ROW)
        return QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(statement, 0)));
    return sqliteError(m_file, code, QString::fromUtf8(sqlite3_errmsg(get())));
}

PageCopy::PageCopy(::sqlite3 *source, ::sqlite3 *target, QString targetFile)
    : m_target(target)
    , m_targetFile(std::move(targetFile))
    , m_copy(source && target ? sqlite3_backup_init(target, "main", source, "main") : nullptr)
{
}

PageCopy::~PageCopy()
{
    if (m_copy)
        sqlite3_backup_finish(m_copy);
}

Status PageCopy::step(int pages)
{
    if (!m_target)
        return Error{.kind = ErrorKind::Storage, .detail = u"%1: SQLite's own interface cannot be used"_s.arg(m_targetFile)};
    if (!m_copy)
        return sqliteError(m_targetFile, sqlite3_extended_errcode(m_target), QString::fromUtf8(sqlite3_errmsg(m_target)));
    const int code = sqlite3_backup_step(m_copy, pages);
    if (code != SQLITE_OK && code != SQLITE_DONE)
        return sqliteError(m_targetFile, code, QString::fromUtf8(sqlite3_errstr(code)));
    return success();
}

Status PageCopy::lockTarget()
{
    return step(0);
}

Status PageCopy::finish()
{
    Status status = step(-1);
    if (!m_copy)
        return status;
    const int code = sqlite3_backup_finish(std::exchange(m_copy, nullptr));
    if (status && code != SQLITE_OK)
        status = sqliteError(m_targetFile, code, QString::fromUtf8(sqlite3_errstr(code)));
    return status;
}

StopWatch::StopWatch(::sqlite3 *db, const std::atomic<bool> &stop)
    : m_db(db)
{
    if (m_db)
        sqlite3_progress_handler(m_db, kStepsBetweenLooks, looksAtFlag, const_cast<std::atomic<bool> *>(&stop));
}

StopWatch::~StopWatch()
{
    if (m_db)
        sqlite3_progress_handler(m_db, 0, nullptr, nullptr);
}

Status syncFile(const QString &file)
{
    Status status = syncAt(file, O_RDONLY);
    if (status)
        status = syncAt(QFileInfo(file).absolutePath(), O_RDONLY | O_DIRECTORY);
    return status;
}

Status replaceFile(const QString &from, const QString &to)
{
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return systemError(to);
    return syncAt(QFileInfo(to).absolutePath(), O_RDONLY | O_DIRECTORY);
}

} // namespace bakeoff
