// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/backupfile.h"

#include "base/clock.h"
#include "base/diskroom.h"
#include "base/log.h"
#include "store/database.h"
#include "store/instancelock.h"
#include "store/replywriter.h"
#include "store/sqlitehandle.h"
#include "store/sqlvalues.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>
#include <QSqlQuery>
#include <QUuid>

#include <array>
#include <functional>

#include <sys/stat.h>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

Error refused(const QString &detail)
{
    return Error{.kind = ErrorKind::BadInput, .detail = detail};
}

QString nameBeside(const QString &file)
{
    return u"%1-%2.part"_s.arg(file, QUuid::createUuid().toString(QUuid::Id128));
}

/// Under whatever names: also through links, hard ones too.
bool isSameFile(const QString &a, const QString &b)
{
    struct stat first{};
    struct stat second{};
    if (::stat(QFile::encodeName(a).constData(), &first) == 0 && ::stat(QFile::encodeName(b).constData(), &second) == 0)
        return first.st_ino == second.st_ino && first.st_dev == second.st_dev;
    return QFileInfo(a).absoluteFilePath() == QFileInfo(b).absoluteFilePath();
}

/// A database and what SQLite keeps beside it.
void removeDatabase(const QString &file)
{
    for (const QString &end : {QString(), u"-wal"_s, u"-shm"_s, u"-journal"_s})
        QFile::remove(file + end);
}

/// Errors name the user's file, not the copy under work.
Error inWordsOf(Error error, const QString &copy, const QString &file)
{
    error.detail.replace(copy, file);
    return error;
}

/// Every line of problems that SQLite finds as one error; `file` is a copy of ours.
Status checkSound(const QString &file, const StopFlag &stop)
{
    const auto opened = Database::openForReading(file);
    if (!opened)
        return opened.error();
    Database &db = **opened;
    const StopWatch watch(db.handle(), stop);
    const auto found = db.value(u"PRAGMA quick_check(1)"_s);
    if (!found)
        return found.error();
    if (found->toString() != "ok"_L1)
        return Error{.kind = ErrorKind::CorruptData, .detail = u"%1: %2"_s.arg(file, found->toString())};
    return success();
}

/// Copies `backup`, of any version, to `copy`; whatever is wrong with it is found later, there.
Status takeIn(const QString &backup, const QString &copy)
{
    if (QFileInfo(backup + u"-wal"_s).size() > 0) {
        // The newest changes are in the log beside it, and somebody may be writing.
        Result<SqliteHandle> source = SqliteHandle::open(backup, SqliteHandle::Mode::ReadOnly);
        if (!source)
            return source.error();
        Result<SqliteHandle> target = SqliteHandle::open(copy, SqliteHandle::Mode::Create);
        if (!target)
            return target.error();
        return PageCopy(source->get(), target->get(), copy).finish();
    }
    QFile file(backup);
    if (!file.copy(copy)) {
        return Error{.kind = isDiskFull(copy) ? ErrorKind::DiskFull : ErrorKind::ReadOnly,
                     .detail = u"%1: %2"_s.arg(backup, file.errorString())};
    }
    QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
    return success();
}

/// A whole history of today's version from a copy of `backup`, in `copy`, its connection open.
Result<std::unique_ptr<Database>> prepare(const QString &backup, const QString &copy, const Clock &clock,
                                          const StopFlag &stop)
{
    if (!QFileInfo(backup).isFile())
        return Error{.kind = ErrorKind::NotFound, .detail = u"%1: no such file"_s.arg(backup)};
    if (const Status taken = takeIn(backup, copy); !taken)
        return inWordsOf(taken.error(), copy, backup);
    {
        // An empty database would be made into a history of nothing.
        QFile file(copy);
        if (!file.open(QIODevice::ReadOnly) || !file.read(16).startsWith("SQLite format 3"))
            return Error{.kind = ErrorKind::CorruptData, .detail = u"%1: is not an SQLite database"_s.arg(backup)};
    }
    {
        Result<SqliteHandle> raw = SqliteHandle::open(copy, SqliteHandle::Mode::ReadOnly);
        if (!raw)
            return inWordsOf(raw.error(), copy, backup);
        const Result<qint64> version = raw->number(u"PRAGMA user_version"_s);
        if (!version)
            return inWordsOf(version.error(), copy, backup);
        if (*version == 0)
            return Error{.kind = ErrorKind::CorruptData, .detail = u"%1: is no history"_s.arg(backup)};
    }
    Result<std::unique_ptr<Database>> opened = Database::openForWriting(copy, clock, {.copyOlder = false});
    if (!opened)
        return inWordsOf(opened.error(), copy, backup);
    const StopWatch watch((*opened)->handle(), stop);
    const Result<QStringList> problems = (*opened)->integrityProblems();
    if (!problems)
        return inWordsOf(problems.error(), copy, backup);
    if (!problems->isEmpty())
        return Error{.kind = ErrorKind::CorruptData, .detail = u"%1: %2"_s.arg(backup, problems->constFirst())};
    return opened;
}

/// All rows of a table that can still be read, from both ends: a damaged page in between costs what it held.
Status eachReadable(Database &db, const QString &select, const QString &key,
                    const std::function<void(const QSqlQuery &)> &row)
{
    for (const QString &order : {u" ORDER BY %1"_s, u" ORDER BY %1 DESC"_s}) {
        const Status s = db.each(select + order.arg(key), {}, [&row](const QSqlQuery &query) {
            row(query);
            return true;
        });
        if (s || s.error().kind != ErrorKind::CorruptData)
            return s;
        qCWarning(lcStore) << "damaged:" << s.error().detail;
    }
    return success();
}

/// What must outlive a restore, see restoreHistory(). `orphans`: replies that were cut off in the copy.
Result<int> carryOver(Database &present, Database &copy, const QList<Id> &orphans)
{
    struct Table {
        QString name;
        QString columns;
        QString key;
        bool replaces; ///< the present row is later than that of the copy
    };
    const std::array tables{
        Table{u"charges"_s, u"subject, comparison, work, provider, model, at, kind, picos, sandbox, source, basis"_s,
              u"key"_s, true},
        Table{u"bill_lookups"_s, u"subject, provider, generation, since, due, tries"_s, u"subject"_s, true},
        Table{u"reservations"_s, u"subject, run, provider, at, picos, owner"_s, u"subject"_s, true},
        Table{u"comparison_tags"_s, u"comparison, tag, position"_s, u"comparison"_s, false},
    };
    ScopedTransaction tx(copy);
    if (!tx.begun())
        return tx.begun().error();
    // Those of the copy belong to requests of long ago.
    Status s = copy.exec(u"DELETE FROM reservations"_s);
    const auto known = copy.value(u"SELECT count(*) FROM charges"_s);
    if (!known)
        return known.error();
    for (const Table &table : tables) {
        if (!s)
            return s.error();
        const qsizetype columns = table.columns.count(u',') + 1;
        const QString marks = QStringList(columns, u"?"_s).join(u", "_s);
        QString insert = u"INSERT OR %1 INTO %2 (%3) "_s.arg(table.replaces ? u"REPLACE"_s : u"IGNORE"_s, table.name,
                                                           table.columns);
        // The tags of a comparison that the copy has are those of then.
        insert += table.replaces ? u"VALUES (%1)"_s.arg(marks)
                                 : u"SELECT %1 WHERE NOT EXISTS (SELECT 1 FROM comparisons WHERE id = ?1)"_s.arg(
                                       u"?1, ?2, ?3"_s);
        Status written = success();
        s = eachReadable(present, u"SELECT %1 FROM %2"_s.arg(table.columns, table.name), table.key,
                         [&](const QSqlQuery &row) {
                             QVariantList values;
                             for (int i = 0; i < columns; ++i)
                                 values.append(row.value(i));
                             if (written)
                                 written = copy.exec(insert, values);
                         });
        if (s)
            s = written;
    }
    for (const Id &orphan : orphans) {
        if (!s)
            return s.error();
        // It ended since then, and was found to have cost nothing.
        const auto free = present.value(u"SELECT owner IS NULL AND NOT EXISTS (SELECT 1 FROM charges WHERE subject = ?)"
                                        " FROM replies WHERE id = ?"_s,
                                        {sql::id(orphan), sql::id(orphan)});
        if (free && free->toBool())
            s = copy.exec(u"DELETE FROM charges WHERE subject = ?"_s, {sql::id(orphan)});
    }
    if (!s)
        return s.error();
    const auto now = copy.value(u"SELECT count(*) FROM charges"_s);
    if (!now)
        return now.error();
    if (s = tx.commit(); !s)
        return s.error();
    return now->toInt() - known->toInt();
}

/// Cuts off what streamed when the copy was made, and notes that it takes the place of a history. \return those replies
Result<QList<Id>> cutOff(Database &copy, UtcMicros now)
{
    ScopedTransaction tx(copy);
    if (!tx.begun())
        return tx.begun().error();
    QList<Id> orphans;
    Status s = copy.each(u"SELECT id FROM replies WHERE owner IS NOT NULL"_s, {}, [&orphans](const QSqlQuery &row) {
        orphans.append(sql::toId(row.value(0)));
        return true;
    });
    if (!s)
        return s.error();
    const Result<int> ended = ReplyWriter(copy).cutOffOrphans([](const Id &) { return false; }, now);
    if (!ended)
        return ended.error();
    s = copy.exec(u"INSERT OR REPLACE INTO restores (at) VALUES (?)"_s, {now.value});
    if (s)
        s = tx.commit();
    if (!s)
        return s.error();
    return orphans;
}

/// SQLite copies pages into a history with a log only where both have pages of one size.
Status fitPages(const QString &copy, qint64 pageSize)
{
    Result<SqliteHandle> raw = SqliteHandle::open(copy, SqliteHandle::Mode::Create);
    if (!raw)
        return raw.error();
    const Result<qint64> own = raw->number(u"PRAGMA page_size"_s);
    if (!own)
        return own.error();
    if (*own == pageSize)
        return success();
    Status s = raw->exec(u"PRAGMA journal_mode = DELETE"_s);
    if (s)
        s = raw->exec(u"PRAGMA page_size = %1"_s.arg(pageSize));
    if (s)
        s = raw->exec(u"VACUUM"_s);
    return s;
}

/// A free name: FOLDER/before-restore-STAMP.db.
QString nameOfBefore(const QString &folder, const Clock &clock)
{
    const QString base = folder + u"/before-restore-"_s + backupStamp(clock);
    QString name = base + u".db"_s;
    for (int n = 2; QFile::exists(name); ++n)
        name = u"%1-%2.db"_s.arg(base).arg(n);
    return name;
}

/// Page by page: a damaged history is kept as it is.
Status keepBefore(Database &present, const QString &file)
{
    removeDatabase(file);
    Result<SqliteHandle> target = SqliteHandle::open(file, SqliteHandle::Mode::Create);
    if (!target)
        return target.error();
    Status s = PageCopy(present.handle(), target->get(), file).finish();
    if (s)
        s = target->exec(u"PRAGMA journal_mode = DELETE"_s); // one file
    // The first page may be beyond that; the copy is whole all the same.
    return s || s.error().kind == ErrorKind::CorruptData ? success() : s;
}

/// Where the history cannot even be opened.
Result<RestoredHistory> replaceUnusable(const QString &history, const QString &copy, const QString &folder,
                                        const Clock &clock)
{
    const QString profile = QFileInfo(history).absolutePath();
    if (InstanceLock::isAnyAlive(profile)) {
        return Error{.kind = ErrorKind::Locked,
                     .detail = u"%1: another process has it open, and it is too damaged to be changed in place"_s.arg(history)};
    }
    if (const Status synced = syncFile(copy); !synced)
        return synced.error();
    RestoredHistory result{.before = nameOfBefore(folder, clock), .wasDamaged = true, .charges = 0};
    if (const Status moved = replaceFile(history, result.before); !moved)
        return moved.error();
    for (const QString &end : {u"-wal"_s, u"-shm"_s}) {
        if (QFile::exists(history + end))
            (void)replaceFile(history + end, result.before + end);
    }
    if (const Status placed = replaceFile(copy, history); !placed) {
        (void)replaceFile(result.before, history);
        return placed.error();
    }
    return result;
}

Result<RestoredHistory> replacePages(const QString &history, const QString &copy, const QString &folder,
                                     const QList<Id> &orphans, const Clock &clock)
{
    // Brings an older history up to date first, as every start does.
    const auto target = Database::openForWriting(history, clock);
    if (!target)
        return target.error();
    const auto reader = Database::openForReading(history);
    if (!reader)
        return reader.error();
    const auto pageSize = (*reader)->value(u"PRAGMA page_size"_s);
    if (!pageSize)
        return pageSize.error();
    if (const Status fits = fitPages(copy, pageSize->toLongLong()); !fits)
        return fits.error();
    const auto source = Database::openForWriting(copy, clock, {.copyOlder = false});
    if (!source)
        return source.error();
    if (const Status s = (*target)->exec(u"PRAGMA synchronous = FULL"_s); !s)
        return s.error();

    // Copied once while others write. Only if somebody did, once more while nobody can: between this copy and the
    // restored pages nothing is lost.
    RestoredHistory result{.before = nameOfBefore(folder, clock), .wasDamaged = false, .charges = 0};
    auto dropBefore = qScopeGuard([&result] { removeDatabase(result.before); });
    const Result<qint64> seen = (*reader)->dataVersion();
    Status s = seen ? keepBefore(**reader, result.before) : Status(seen.error());
    if (!s)
        return s.error();
    PageCopy pages((*source)->handle(), (*target)->handle(), history);
    if (s = pages.lockTarget(); !s)
        return s.error();
    const Result<qint64> now = (*reader)->dataVersion();
    if (!now)
        return now.error();
    if (*now != *seen)
        s = keepBefore(**reader, result.before);
    if (!s)
        return s.error();
    const Result<int> charges = carryOver(**reader, **source, orphans);
    if (!charges)
        return charges.error();
    if (s = syncFile(result.before); !s)
        return s.error();
    if (s = pages.finish(); !s)
        return s.error();
    dropBefore.dismiss();
    result.charges = *charges;
    return result;
}

} // namespace

QString backupStamp(const Clock &clock)
{
    const UtcMicros now = clock.nowUtc();
    return u"%1.%2Z"_s.arg(now.toDateTime().toString(u"yyyyMMdd'T'HHmmss"_s)).arg(now.value % 1'000'000, 6, 10, '0'_L1);
}

bool isPartOfHistory(const QString &history, const QString &file)
{
    return isSameFile(history, file) || isSameFile(history + u"-wal"_s, file) || isSameFile(history + u"-shm"_s, file);
}

Status backUpHistory(const QString &history, const QString &target, const StopFlag &stop)
{
    if (isPartOfHistory(history, target))
        return refused(u"%1: is the history itself"_s.arg(target));
    if (QFileInfo(target).isDir())
        return refused(u"%1: is a folder"_s.arg(target));
    if (!QFileInfo(QFileInfo(target).absolutePath()).isDir())
        return Error{.kind = ErrorKind::NotFound, .detail = u"%1: no such folder"_s.arg(QFileInfo(target).absolutePath())};
    const QString part = nameBeside(target);
    const auto removePart = qScopeGuard([&part] { removeDatabase(part); });
    {
        const auto opened = Database::openForReading(history);
        if (!opened)
            return opened.error();
        Database &db = **opened;
        const StopWatch watch(db.handle(), stop);
        // The connection writes into another file only; the history itself is read.
        Status s = db.exec(u"PRAGMA query_only = OFF"_s);
        if (s)
            s = db.exec(u"VACUUM INTO ?"_s, {part});
        if (!s) {
            // A copy that could not be written is not the history's fault.
            Error error = s.error();
            if (error.kind != ErrorKind::CorruptData && isDiskFull(part))
                error.kind = ErrorKind::DiskFull;
            return error;
        }
    }
    if (const Status sound = checkSound(part, stop); !sound)
        return inWordsOf(sound.error(), part, target);
    if (stop.load())
        return Error{.kind = ErrorKind::Cancelled, .detail = u"stopped"_s};
    if (const Status synced = syncFile(part); !synced)
        return synced;
    return replaceFile(part, target);
}

Status checkBackup(const QString &file)
{
    if (!QFileInfo(file).isFile())
        return Error{.kind = ErrorKind::NotFound, .detail = u"%1: no such file"_s.arg(file)};
    Result<SqliteHandle> raw = SqliteHandle::open(file, SqliteHandle::Mode::ReadOnly);
    if (!raw)
        return raw.error();
    const Result<qint64> version = raw->number(u"PRAGMA user_version"_s);
    if (!version)
        return version.error();
    if (*version > Database::currentVersion()) {
        return Error{.kind = ErrorKind::NewerData,
                     .detail = u"%1: version %2, this program knows up to %3"_s.arg(file).arg(*version).arg(
                         Database::currentVersion())};
    }
    if (*version < 1)
        return Error{.kind = ErrorKind::CorruptData, .detail = u"%1: is no history"_s.arg(file)};
    const Result<QString> found = raw->text(u"PRAGMA quick_check(1)"_s);
    if (!found)
        return found.error();
    if (*found != "ok"_L1)
        return Error{.kind = ErrorKind::CorruptData, .detail = u"%1: %2"_s.arg(file, *found)};
    return success();
}

Result<qint64> restoreMark(Database &db)
{
    const auto mark = db.value(u"SELECT coalesce(sum(at), 0) FROM restores"_s);
    return mark ? Result<qint64>(mark->toLongLong()) : Result<qint64>(mark.error());
}

Result<RestoredHistory> restoreHistory(const QString &history, const QString &backup, const QString &folder,
                                       const Clock &clock, const StopFlag &stop)
{
    if (isSameFile(history, backup))
        return refused(u"%1: is the history itself"_s.arg(backup));
    if (!QDir().mkpath(folder))
        return Error{.kind = ErrorKind::ReadOnly, .detail = u"%1: cannot be made"_s.arg(folder)};
    const QString copy = nameBeside(folder + u"/restore"_s);
    const auto removeCopy = qScopeGuard([&copy] { removeDatabase(copy); });
    QList<Id> orphans;
    {
        const auto prepared = prepare(backup, copy, clock, stop);
        if (!prepared)
            return prepared.error();
        Result<QList<Id>> cut = cutOff(**prepared, clock.nowUtc());
        if (!cut)
            return cut.error();
        orphans = std::move(cut).value();
    }
    if (stop.load())
        return Error{.kind = ErrorKind::Cancelled, .detail = u"stopped before anything was changed"_s};
    Result<RestoredHistory> restored = replacePages(history, copy, folder, orphans, clock);
    if (!restored && restored.error().kind == ErrorKind::CorruptData) {
        // Its first pages are gone, or so much of it that it cannot be copied.
        restored = replaceUnusable(history, copy, folder, clock);
    } else if (restored && checkBackup(restored->before).ok() == false) {
        restored->wasDamaged = true;
    }
    if (restored)
        qCInfo(lcStore) << "history restored from" << backup;
    return restored;
}

} // namespace bakeoff
