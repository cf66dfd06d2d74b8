// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"

#include "base/clock.h"
#include "base/log.h"
#include "store/sqlitehandle.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
#include <QThread>
#include <QUuid>
#include <QtEndian>

#include <mutex>
#include <unordered_map>

#include <sqlite3.h>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// "Bkof", in the header of every history file.
constexpr quint32 kApplicationId = 0x426b6f66;
/// The log of a long stream is cut back to this after a checkpoint; bytes.
constexpr int kLogSizeLimit = 64 * 1024 * 1024;
/// Of pages in memory, a connection at most; taken as pages are read. SQLite's own 2 MiB hold not even the inner pages of a
/// large history's indexes.
constexpr int kCacheKib = 32 * 1024;

QList<Migration> ownMigrations()
{
    return {{1, u":/bakeoff/store/0001_comparisons.sql"_s}, // append only
            {2, u":/bakeoff/store/0002_compare.sql"_s},
            {3, u":/bakeoff/store/0003_history_costs.sql"_s},
            {4, u":/bakeoff/store/0004_search.sql"_s},
            {5, u":/bakeoff/store/0005_search_pieces.sql"_s},
            {6, u":/bakeoff/store/0006_jobs.sql"_s},
            {7, u":/bakeoff/store/0007_judgements_search.sql"_s},
            {8, u":/bakeoff/store/0008_reports.sql"_s},
            {9, u":/bakeoff/store/0009_media_sandbox.sql"_s},
            {10, u":/bakeoff/store/0010_removed_jobs.sql"_s}};
}

Error newerData(const QString &file, int version, int newest)
{
    return Error{.kind = ErrorKind::NewerData,
                 .detail = u"%1: version %2, this program knows up to %3"_s.arg(file).arg(version).arg(newest)};
}

Error corruptData(const QString &file, const QString &why)
{
    return Error{.kind = ErrorKind::CorruptData, .detail = u"%1: %2"_s.arg(file, why)};
}

/// Connections of this process by file. POSIX locks belong to a process and a file: closing any other descriptor of the
/// file drops the locks that SQLite holds for a connection here. The next process to close its own would then take
/// itself for the last one and delete the log, and what we write later would go into a file without a name
/// (https://www.sqlite.org/howtocorrupt.html, section 2.2). So a file is never opened beside a connection of ours.
struct OpenFiles {
    std::mutex mutex;
    QHash<QString, int> connections;
};

OpenFiles &openFiles()
{
    static OpenFiles files;
    return files;
}

/// The same for all names of a file, before it is made and after.
QString nameInFull(const QString &file)
{
    const QFileInfo info(file);
    return QFileInfo(info.absolutePath()).canonicalFilePath() + u'/' + info.fileName();
}

/// Looks at the first bytes without SQLite, which may write to a file merely by opening it. A file that is open in this
/// process was looked at before.
/// Offsets: https://www.sqlite.org/fileformat.html, section 1.3.
Status checkHeader(const QString &file, int newest)
{
    OpenFiles &files = openFiles();
    const std::scoped_lock lock(files.mutex);
    if (files.connections.value(nameInFull(file)) > 0)
        return success();
    QFile f(file);
    if (!f.exists() || f.size() == 0)
        return success();
    if (!f.open(QIODevice::ReadOnly))
        return Error{.kind = ErrorKind::ReadOnly, .detail = u"%1: %2"_s.arg(file, f.errorString())};
    const QByteArray header = f.read(100);
    if (header.size() < 100 || !header.startsWith(QByteArrayView("SQLite format 3\0", 16)))
        return corruptData(file, u"is not an SQLite database"_s);
    const auto version = static_cast<int>(qFromBigEndian<quint32>(header.constData() + 60));
    const auto application = qFromBigEndian<quint32>(header.constData() + 68);
    if (version > 0 && application != kApplicationId)
        return corruptData(file, u"belongs to another program"_s);
    if (version > newest)
        return newerData(file, version, newest);

    // SQLite itself forgives a last page that is not whole. The page count is valid where the change counter beside it
    // agrees; pages that are still in the log may be missing from the file.
    const auto field = [&header](int offset) { return qFromBigEndian<quint32>(header.constData() + offset); };
    const qint64 stored = qFromBigEndian<quint16>(header.constData() + 16);
    const qint64 pageSize = stored == 1 ? 65536 : stored;
    if (field(24) == field(92) && f.size() < pageSize * field(28) && QFileInfo(file + u"-wal"_s).size() == 0)
        return corruptData(file, u"is cut short"_s);
    return success();
}

QString readOnlyOption()
{
    return u"QSQLITE_OPEN_READONLY"_s;
}

QString busyOption(const DatabaseOptions &options)
{
    return u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(options.busyTimeout.count());
}

} // namespace

struct Database::Statements {
    std::unordered_map<QString, QSqlQuery> prepared;
    QString listedAs; ///< in OpenFiles; empty before connect()
};

Database::Database(QString file, QString connection)
    : m_file(std::move(file))
    , m_connection(std::move(connection))
    , m_statements(std::make_unique<Statements>())
{
}

Database::~Database()
{
    const QString listed = m_statements->listedAs;
    m_statements.reset();
    QSqlDatabase::removeDatabase(m_connection);
    if (listed.isEmpty())
        return;
    OpenFiles &files = openFiles();
    const std::scoped_lock lock(files.mutex);
    if (--files.connections[listed] == 0)
        files.connections.remove(listed);
}

int Database::currentVersion()
{
    return ownMigrations().constLast().version;
}

Status Database::connect(const QString &options)
{
    {
        OpenFiles &files = openFiles();
        const std::scoped_lock lock(files.mutex);
        m_statements->listedAs = nameInFull(m_file);
        ++files.connections[m_statements->listedAs];
    }
    QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    db.setDatabaseName(m_file);
    db.setConnectOptions(options);
    if (!db.open())
        return errorOf(db.lastError());
    return success();
}

Result<std::unique_ptr<Database>> Database::openForWriting(const QString &file, const Clock &clock,
                                                           const DatabaseOptions &options)
{
    const QList<Migration> migrations = options.migrations.isEmpty() ? ownMigrations() : options.migrations;
    const int newest = migrations.constLast().version;
    if (const Status header = checkHeader(file, newest); !header)
        return header.error();

    const auto make = [&file] {
        return std::unique_ptr<Database>(new Database(file, QUuid::createUuid().toString(QUuid::WithoutBraces)));
    };

    // The newest version number may still be in the log of another connection. A writing connection would move the log
    // into the file when it closes, so a newer file is recognized through one that can only read.
    if (QFileInfo(file + u"-wal"_s).size() > 0) {
        const std::unique_ptr<Database> probe = make();
        if (const Status s = probe->connect(readOnlyOption() + u';' + busyOption(options)); !s)
            return s.error();
        const auto version = probe->value(u"PRAGMA user_version"_s);
        if (!version)
            return version.error();
        if (version->toInt() > newest)
            return newerData(file, version->toInt(), newest);
    }

    std::unique_ptr<Database> db = make();
    if (const Status s = db->connect(busyOption(options)); !s)
        return s.error();
    // Reading the schema is where SQLite notices a file that was cut short. The tables are counted before the version is
    // read: another process that makes the file right now commits both together, so tables without a version are
    // another program's.
    const auto tables = db->value(u"SELECT count(*) FROM sqlite_schema"_s);
    if (!tables)
        return tables.error();
    const auto version = db->value(u"PRAGMA user_version"_s);
    if (!version)
        return version.error();
    if (version->toInt() == 0 && tables->toInt() > 0)
        return corruptData(file, u"belongs to another program"_s);

    if (options.copyOlder && version->toInt() > 0 && version->toInt() < newest) {
        const QString stamp = clock.nowUtc().toDateTime().toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
        const QString base = u"%1.v%2-%3"_s.arg(file).arg(version->toInt()).arg(stamp);
        // Under a name of its own first: another process may be doing the same.
        const QString part = u"%1-%2.part"_s.arg(base, QUuid::createUuid().toString(QUuid::Id128));
        if (const Status s = db->exec(u"VACUUM INTO ?"_s, {part}); !s) {
            QFile::remove(part);
            return s.error();
        }
        QString backup = base + u".backup"_s;
        for (int n = 2; !QFile::rename(part, backup); ++n) { // never over another one
            if (!QFile::exists(backup)) {
                QFile::remove(part);
                return Error{.kind = ErrorKind::Storage, .detail = u"%1: the backup could not be named"_s.arg(backup)};
            }
            backup = u"%1-%2.backup"_s.arg(base).arg(n);
        }
    }

    // Changing to WAL wants the file for itself for a moment and does not always wait for it.
    const QDeadlineTimer deadline(options.busyTimeout);
    for (;;) {
        const auto mode = db->value(u"PRAGMA journal_mode = WAL"_s);
        if (mode && mode->toString() == "wal"_L1)
            break;
        const Error error = mode ? Error{.kind = ErrorKind::ReadOnly, .detail = u"%1: no write-ahead log"_s.arg(file)}
                                 : mode.error();
        if (error.kind != ErrorKind::Locked || deadline.hasExpired())
            return error;
        QThread::msleep(10);
    }
    for (const QString &pragma : {u"PRAGMA foreign_keys = ON"_s, u"PRAGMA synchronous = NORMAL"_s,
                                  u"PRAGMA journal_size_limit = %1"_s.arg(kLogSizeLimit),
                                  u"PRAGMA cache_size = -%1"_s.arg(kCacheKib)}) {
        if (const Status s = db->exec(pragma); !s)
            return s.error();
    }
    if (const Status s = db->migrate(migrations); !s)
        return s.error();
    return db;
}

Result<std::unique_ptr<Database>> Database::openForReading(const QString &file, const DatabaseOptions &options)
{
    const int newest = options.migrations.isEmpty() ? currentVersion() : options.migrations.constLast().version;
    if (QFileInfo(file).size() == 0)
        return Error{.kind = ErrorKind::NotFound, .detail = u"%1: no history yet"_s.arg(file)};
    if (const Status header = checkHeader(file, newest); !header)
        return header.error();
    std::unique_ptr<Database> db(new Database(file, QUuid::createUuid().toString(QUuid::WithoutBraces)));
    // Not QSQLITE_OPEN_READONLY: the shared index of the log may have to be made.
    if (const Status s = db->connect(busyOption(options)); !s)
        return s.error();
    for (const QString &pragma : {u"PRAGMA query_only = ON"_s, u"PRAGMA cache_size = -%1"_s.arg(kCacheKib)}) {
        if (const Status s = db->exec(pragma); !s)
            return s.error();
    }
    const auto version = db->value(u"PRAGMA user_version"_s);
    if (!version)
        return version.error();
    if (version->toInt() > newest)
        return newerData(file, version->toInt(), newest);
    if (version->toInt() < newest)
        return Error{.kind = ErrorKind::NotFound, .detail = u"%1: not brought up to date yet"_s.arg(file)};
    return db;
}

Status Database::migrate(const QList<Migration> &migrations)
{
    for (const Migration &migration : migrations) {
        const auto seen = value(u"PRAGMA user_version"_s);
        if (!seen)
            return seen.error();
        if (seen->toInt() >= migration.version)
            continue;
        ScopedTransaction tx(*this, Durability::Full);
        if (!tx.begun())
            return tx.begun();
        // Another process may have been quicker.
        const auto version = value(u"PRAGMA user_version"_s);
        if (!version)
            return version.error();
        if (version->toInt() >= migration.version)
            continue;
        if (const Status s = runScript(migration); !s)
            return s;
        QSqlQuery query(QSqlDatabase::database(m_connection, false));
        if (!query.exec(u"PRAGMA user_version = %1"_s.arg(migration.version)))
            return errorOf(query.lastError());
        if (const Status s = tx.commit(); !s)
            return s;
        qCInfo(lcStore) << "history brought to version" << migration.version;
    }
    return success();
}

Status Database::runScript(const Migration &migration)
{
    QFile file(migration.file);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
        return Error{.kind = ErrorKind::Storage, .detail = u"%1: %2"_s.arg(migration.file, file.errorString())};
    const QString script = QString::fromUtf8(file.readAll());
    for (const QString &part : script.split(u"\n\n"_s, Qt::SkipEmptyParts)) {
        QStringList lines = part.split(u'\n', Qt::SkipEmptyParts);
        lines.removeIf([](const QString &line) { return line.startsWith("--"_L1); });
        if (lines.isEmpty())
            continue;
        QSqlQuery query(QSqlDatabase::database(m_connection, false));
        if (!query.exec(lines.join(u'\n')))
            return errorOf(query.lastError());
    }
    return success();
}

Status Database::exec(const QString &sql, const QVariantList &values)
{
    return each(sql, values, [](const QSqlQuery &) { return false; });
}

Status Database::each(const QString &sql, const QVariantList &values,
                      const std::function<bool(const QSqlQuery &)> &row)
{
    auto it = m_statements->prepared.find(sql);
    if (it == m_statements->prepared.end()) {
        QSqlQuery query(QSqlDatabase::database(m_connection, false));
        query.setForwardOnly(true);
        if (!query.prepare(sql))
            return errorOf(query.lastError());
        it = m_statements->prepared.emplace(sql, std::move(query)).first;
    }
    QSqlQuery &query = it->second;
    for (int i = 0; i < values.size(); ++i)
        query.bindValue(i, values.at(i));
    if (!query.exec()) {
        const Error error = errorOf(query.lastError());
        query.finish();
        return error;
    }
    m_changedRows = query.numRowsAffected();
    bool more = true;
    while (more && query.next())
        more = row(query);
    // next() is false at the end and after an error alike.
    if (more && query.lastError().isValid()) {
        const Error error = errorOf(query.lastError());
        query.finish();
        return error;
    }
    query.finish();
    return success();
}

Result<QVariant> Database::value(const QString &sql, const QVariantList &values)
{
    std::optional<QVariant> found;
    const Status s = each(sql, values, [&found](const QSqlQuery &row) {
        found = row.value(0);
        return false;
    });
    if (!s)
        return s.error();
    if (!found)
        return Error{.kind = ErrorKind::NotFound, .detail = u"no row"_s};
    return *found;
}

Result<qint64> Database::dataVersion()
{
    const auto version = value(u"PRAGMA data_version"_s);
    if (!version)
        return version.error();
    return version->toLongLong();
}

Result<QStringList> Database::integrityProblems()
{
    QStringList problems;
    Status s = each(u"PRAGMA integrity_check(100)"_s, {}, [&problems](const QSqlQuery &row) {
        if (const QString line = row.value(0).toString(); line != "ok"_L1)
            problems.append(line);
        return true;
    });
    if (s) {
        s = each(u"PRAGMA foreign_key_check"_s, {}, [&problems](const QSqlQuery &row) {
            problems.append(u"row %1 of %2 refers to a row of %3 that is not there"_s.arg(
                row.value(1).toString(), row.value(0).toString(), row.value(2).toString()));
            return problems.size() < 200;
        });
    }
    // So damaged that the check itself stops: that is what was asked.
    if (!s && s.error().kind == ErrorKind::CorruptData)
        problems.append(s.error().detail);
    else if (!s)
        return s.error();
    return problems;
}

Error Database::errorOf(const QSqlError &error) const
{
    return sqliteError(m_file, error.nativeErrorCode().toInt(), error.databaseText());
}

::sqlite3 *Database::handle() const
{
    const QSqlDatabase db = QSqlDatabase::database(m_connection, false);
    QSqlQuery query(db);
    const bool same = query.exec(u"SELECT sqlite_source_id()"_s) && query.next()
        && query.value(0).toString() == QLatin1StringView(sqlite3_sourceid());
    const QVariant handle = db.driver()->handle();
    return same && qstrcmp(handle.typeName(), "sqlite3*") == 0 ? *static_cast<::sqlite3 *const *>(handle.constData())
                                                               : nullptr;
}

ScopedTransaction::ScopedTransaction(Database &db, Durability durability)
    : m_db(db)
    , m_durability(durability)
    , m_begun(success())
{
    if (durability == Durability::Full)
        m_begun = m_db.exec(u"PRAGMA synchronous = FULL"_s);
    if (m_begun)
        m_begun = m_db.exec(u"BEGIN IMMEDIATE"_s);
    m_open = m_begun.ok();
}

ScopedTransaction::~ScopedTransaction()
{
    // After a full disk SQLite may have rolled back already; then this one has nothing to do.
    if (m_open)
        (void)m_db.exec(u"ROLLBACK"_s);
    if (m_durability == Durability::Full)
        (void)m_db.exec(u"PRAGMA synchronous = NORMAL"_s);
}

Status ScopedTransaction::commit()
{
    const Status s = m_db.exec(u"COMMIT"_s);
    if (s)
        m_open = false;
    return s;
}

} // namespace bakeoff
