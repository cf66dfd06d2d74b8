// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/historyfile.h"

#include "base/diskroom.h"
#include "compare/comparisonjson.h"
#include "store/chargerepository.h"
#include "store/comparisonrepository.h"
#include "store/database.h"
#include "store/judgementrepository.h"
#include "store/replywriter.h"
#include "store/searchrepository.h"
#include "store/sqlvalues.h"
#include "store/storethread.h"
#include "store/ziparchive.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QSqlQuery>
#include <QTemporaryDir>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kVersion = 1;
constexpr qint64 kLongestManifest = 64 * 1024;

Error corrupt(const QString &file, const QString &why)
{
    return Error{.kind = ErrorKind::CorruptData, .detail = u"%1: %2"_s.arg(file, why)};
}

/// Which of the entries that a file may hold.
enum class EntryKind { Manifest, Comparison, File, Folder, Unknown };

EntryKind kindOf(const ZipReader &zip, QString &key)
{
    // Only these names, so that none leads anywhere.
    static const QRegularExpression comparison(u"^comparisons/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.json\\z"_s);
    static const QRegularExpression file(u"^files/([0-9a-f]{64})\\z"_s);
    const QString &name = zip.name();
    if (zip.isFolder())
        return name == "comparisons/"_L1 || name == "files/"_L1 ? EntryKind::Folder : EntryKind::Unknown;
    if (!zip.isPlainFile())
        return EntryKind::Unknown;
    if (name == "manifest.json"_L1)
        return EntryKind::Manifest;
    if (const auto match = comparison.match(name); match.hasMatch()) {
        key = match.captured(1);
        return EntryKind::Comparison;
    }
    if (const auto match = file.match(name); match.hasMatch()) {
        key = match.captured(1);
        return EntryKind::File;
    }
    return EntryKind::Unknown;
}

/// Is it ours, and of a version that we know? Looks for the manifest alone.
Status checkManifest(const QString &file)
{
    Result<std::unique_ptr<ZipReader>> zip = ZipReader::open(file);
    if (!zip)
        return zip.error();
    const Error foreign{.kind = ErrorKind::BadInput, .detail = u"%1: has no manifest of an exported history"_s.arg(file)};
    for (qint64 entries = 0;; ++entries) {
        const Result<bool> more = (*zip)->next();
        if (!more)
            return more.error();
        if (!*more || entries > HistoryFileLimits().entries)
            return foreign;
        QString key;
        if (kindOf(**zip, key) == EntryKind::Manifest)
            break;
    }
    const Result<QByteArray> bytes = (*zip)->readAll(kLongestManifest);
    if (!bytes)
        return bytes.error();
    const QJsonObject manifest = QJsonDocument::fromJson(*bytes).object();
    if (manifest["format"_L1].toString() != "bakeoff-history"_L1)
        return foreign;
    const QJsonValue version = manifest["version"_L1];
    if (!version.isDouble() || version.toInteger() < 1)
        return corrupt(file, u"its manifest names no version"_s);
    if (version.toInteger() > kVersion) {
        return Error{.kind = ErrorKind::NewerData,
                     .detail = u"%1: version %2, this program knows up to %3"_s.arg(file).arg(version.toInteger()).arg(kVersion)};
    }
    return success();
}

/// An exported history under import.
class HistoryImport {
public:
    HistoryImport(StoreThread &store, QString file, const QString &spool, const StopFlag &stop, const CopyProgress &progress)
        : m_store(store)
        , m_file(std::move(file))
        , m_spool(spool + u"/import-XXXXXX"_s)
        , m_stop(stop)
        , m_progress(progress)
    {
    }

    Result<ImportedHistory> run()
    {
        if (!m_spool.isValid()) {
            return Error{.kind = isDiskFull(m_spool.path()) ? ErrorKind::DiskFull : ErrorKind::ReadOnly,
                         .detail = m_spool.errorString()};
        }
        Status s = checkManifest(m_file);
        if (s)
            s = unpackFiles();
        // All of it is looked at before the first one is written.
        if (s) {
            s = eachComparison([this](const Comparison &) {
                ++m_comparisons;
                return success();
            });
        }
        if (s) {
            qint64 done = 0;
            s = eachComparison([this, &done](const Comparison &comparison) {
                const Status stored = store(comparison);
                if (stored && m_progress)
                    m_progress(++done, m_comparisons);
                return stored;
            });
        }
        if (!s)
            return s.error();
        return m_result;
    }

private:
    /// Walks through the entries; `take` reads the one that it wants.
    Status eachEntry(const std::function<Status(ZipReader &, EntryKind, const QString &)> &take) const
    {
        const HistoryFileLimits limits;
        const qint64 total = limits.total(QFileInfo(m_file).size());
        Result<std::unique_ptr<ZipReader>> zip = ZipReader::open(m_file);
        if (!zip)
            return zip.error();
        QSet<QString> names;
        for (;;) {
            if (m_stop.load())
                return Error{.kind = ErrorKind::Cancelled, .detail = u"stopped"_s};
            const Result<bool> more = (*zip)->next();
            if (!more)
                return more.error();
            if (!*more)
                return success();
            QString key;
            const EntryKind kind = kindOf(**zip, key);
            if (kind == EntryKind::Unknown)
                return corrupt(m_file, u"holds an entry that does not belong into it"_s);
            if (names.contains((*zip)->name()))
                return corrupt(m_file, u"holds \"%1\" twice"_s.arg((*zip)->name()));
            names.insert((*zip)->name());
            if (names.size() > limits.entries) {
                return Error{.kind = ErrorKind::LimitExceeded,
                             .detail = u"%1: more than %2 entries"_s.arg(m_file).arg(limits.entries)};
            }
            if (const Status taken = take(**zip, kind, key); !taken)
                return taken;
            if ((*zip)->totalRead() > total) {
                return Error{.kind = ErrorKind::LimitExceeded,
                             .detail = u"%1: unpacks to more than %2 bytes"_s.arg(m_file).arg(total)};
            }
        }
    }

    QString spooled(const QString &sha256) const { return m_spool.filePath(sha256); }

    /// Attachments go to the disk, under the hash that they were found to have.
    Status unpackFiles()
    {
        return eachEntry([this](ZipReader &zip, EntryKind kind, const QString &key) -> Status {
            if (kind != EntryKind::File)
                return success();
            QFile file(spooled(key));
            if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
                return cannotSpool(file);
            QCryptographicHash hash(QCryptographicHash::Sha256);
            const Status read = zip.read(kMostAttachmentBytes, [&](QByteArrayView bytes) -> Status {
                hash.addData(bytes);
                return file.write(bytes.data(), bytes.size()) == bytes.size() ? success() : Status(cannotSpool(file));
            });
            if (!read)
                return read;
            if (!file.flush())
                return cannotSpool(file);
            if (QString::fromLatin1(hash.result().toHex()) != key)
                return corrupt(m_file, u"\"%1\" is another file than its name says"_s.arg(zip.name()));
            return success();
        });
    }

    static Error cannotSpool(const QFile &file)
    {
        return Error{.kind = isDiskFull(file.fileName()) ? ErrorKind::DiskFull : ErrorKind::ReadOnly,
                     .detail = u"%1: %2"_s.arg(file.fileName(), file.errorString())};
    }

    /// Its kind and type are found anew: what the file says of them is not asked.
    Result<Attachment> attachment(const QByteArray &sha256, const QString &name) const
    {
        QFile file(spooled(QString::fromLatin1(sha256.toHex())));
        if (!file.open(QIODevice::ReadOnly))
            return corrupt(m_file, u"an attachment is missing"_s);
        Result<Attachment> made = makeAttachment(name, file.readAll());
        if (!made)
            return corrupt(m_file, u"an attachment is of no kind that can be attached"_s);
        if (made->sha256 != sha256)
            return corrupt(m_file, u"an attachment changed while it was read"_s);
        return made;
    }

    Status eachComparison(const std::function<Status(const Comparison &)> &take) const
    {
        const qint64 most = HistoryFileLimits().comparison;
        return eachEntry([&](ZipReader &zip, EntryKind kind, const QString &key) -> Status {
            if (kind != EntryKind::Comparison)
                return success();
            const Result<QByteArray> bytes = zip.readAll(most);
            if (!bytes)
                return bytes.error();
            QJsonParseError parsed{};
            const QJsonDocument document = QJsonDocument::fromJson(*bytes, &parsed);
            if (!document.isObject()) {
                return corrupt(m_file, u"\"%1\" is no JSON object (%2)"_s.arg(
                                           zip.name(), parsed.error == QJsonParseError::NoError ? u"another value"_s
                                                                                                : parsed.errorString()));
            }
            const Result<Comparison> comparison
                = comparisonFromJson(document.object(), [this](const QByteArray &sha256, const QString &name) {
                      return attachment(sha256, name);
                  });
            if (!comparison) {
                Error error = comparison.error();
                if (!error.detail.startsWith(m_file))
                    error.detail = u"%1: \"%2\": %3"_s.arg(m_file, zip.name(), error.detail);
                return error;
            }
            if (idText(comparison->id) != key)
                return corrupt(m_file, u"\"%1\" holds another comparison than its name says"_s.arg(zip.name()));
            return take(*comparison);
        });
    }

    Status store(const Comparison &comparison)
    {
        enum class Outcome { Imported, Copied, Skipped };
        Outcome outcome = Outcome::Imported;
        Id id = comparison.id;
        // The caller waits for this, so that references are safe.
        const QFuture<Status> written = m_store.write([&](Database &db) -> Status {
            bool wasDeleted = false;
            const Result<bool> same = isHere(db, comparison, wasDeleted);
            if (!same)
                return same.error();
            if (*same) {
                outcome = wasDeleted ? Outcome::Imported : Outcome::Skipped;
                return success();
            }
            const Result<bool> free = areFree(db, comparison);
            if (!free)
                return free.error();
            if (*free)
                return insert(db, comparison);
            outcome = Outcome::Copied;
            const Comparison copy = underNewIds(comparison);
            id = copy.id;
            return insert(db, copy);
        });
        QFuture<Status> future = written;
        future.waitForFinished();
        const Status status = future.result();
        if (!status)
            return status;
        switch (outcome) {
        case Outcome::Imported:
            m_result.imported.append(id);
            break;
        case Outcome::Copied:
            m_result.copied.append(id);
            break;
        case Outcome::Skipped:
            m_result.skipped.append(id);
            break;
        }
        return success();
    }

    /// Is it stored with the same content? A deleted one is there again then.
    static Result<bool> isHere(Database &db, const Comparison &comparison, bool &wasDeleted)
    {
        QVariant deleted;
        bool found = false;
        Status s = db.each(u"SELECT deleted FROM comparisons WHERE id = ?"_s, {sql::id(comparison.id)},
                           [&](const QSqlQuery &row) {
                               found = true;
                               deleted = row.value(0);
                               return false;
                           });
        wasDeleted = found && !deleted.isNull();
        if (s && wasDeleted)
            s = db.exec(u"UPDATE comparisons SET deleted = NULL WHERE id = ?"_s, {sql::id(comparison.id)});
        if (!s)
            return s.error();
        if (!found)
            return false;
        const Result<Comparison> stored = ComparisonRepository(db).load(comparison.id);
        if (!stored)
            return stored.error();
        if (isSameContent(*stored, comparison))
            return true;
        if (wasDeleted)
            s = db.exec(u"UPDATE comparisons SET deleted = ? WHERE id = ?"_s, {deleted, sql::id(comparison.id)});
        return s ? Result<bool>(false) : Result<bool>(s.error());
    }

    /// Does nothing here have one of its ids?
    static Result<bool> areFree(Database &db, const Comparison &comparison)
    {
        const auto count = [&db](const QString &table, const Id &id) -> Result<bool> {
            const auto n = db.value(u"SELECT count(*) FROM %1 WHERE id = ?"_s.arg(table), {sql::id(id)});
            return n ? Result<bool>(n->toInt() == 0) : Result<bool>(n.error());
        };
        Result<bool> free = count(u"comparisons"_s, comparison.id);
        for (const Pane &pane : comparison.panes) {
            if (free && *free)
                free = count(u"panes"_s, pane.id);
        }
        for (const Turn &turn : comparison.turns) {
            if (free && *free)
                free = count(u"turns"_s, turn.id);
            for (const Reply &reply : turn.replies) {
                if (free && *free)
                    free = count(u"replies"_s, reply.id);
            }
        }
        return free;
    }

    static Status insert(Database &db, const Comparison &comparison)
    {
        Status s = ComparisonRepository(db).save(comparison);
        for (const Turn &turn : comparison.turns) {
            if (s)
                s = insertTurn(db, turn);
        }
        if (s) {
            s = db.exec(u"UPDATE comparisons SET starred = ?, origin = ? WHERE id = ?"_s,
                        {comparison.starred ? 1 : 0, sql::idOrNull(comparison.origin), sql::id(comparison.id)});
        }
        for (qsizetype i = 0; s && i < comparison.tags.size(); ++i) {
            // Costs keep the tags of comparisons that were deleted for good.
            s = db.exec(u"INSERT OR REPLACE INTO comparison_tags (comparison, tag, position) VALUES (?, ?, ?)"_s,
                        {sql::id(comparison.id), sql::text(comparison.tags.at(i)), static_cast<int>(i)});
        }
        return s ? SearchRepository(db).indexMarks(comparison.id) : s; // the entries of its turns know star and tags then
    }

    static Status insertTurn(Database &db, const Turn &turn)
    {
        ReplyWriter writer(db);
        QList<Reply> intents = turn.replies;
        for (Reply &reply : intents)
            reply.state = ReplyState::Waiting;
        const Id nobody = newId(turn.created); // takes them until they are finished below, in the same transaction
        Status s = writer.begin(turn, intents, nobody);
        for (const Reply &reply : turn.replies) {
            if (!s)
                return s;
            s = insertReply(db, reply);
        }
        return s;
    }

    /// Without a charge, without asking for a bill: it is not ours. What this profile itself was charged for the same
    /// answer, before the comparison was deleted, stays.
    static Status insertReply(Database &db, const Reply &reply)
    {
        ChargeRepository charges(db);
        const Result<Charge> own = charges.of(reply.id);
        if (!own && own.error().kind != ErrorKind::NotFound)
            return own.error();
        const auto asked = db.value(u"SELECT count(*) FROM bill_lookups WHERE subject = ?"_s, {sql::id(reply.id)});
        if (!asked)
            return asked.error();
        Status s = ReplyWriter(db).finish(reply, reply.created);
        if (s && own)
            s = charges.put(*own);
        else if (s)
            s = db.exec(u"DELETE FROM charges WHERE subject = ?"_s, {sql::id(reply.id)});
        if (s && asked->toInt() == 0)
            s = db.exec(u"DELETE FROM bill_lookups WHERE subject = ?"_s, {sql::id(reply.id)});
        if (s && !reply.judgement.isEmpty())
            s = JudgementRepository(db).putJudgement(reply.id, reply.judgement);
        return s;
    }

    StoreThread &m_store;
    const QString m_file;
    QTemporaryDir m_spool;
    const StopFlag &m_stop;
    const CopyProgress &m_progress;
    qint64 m_comparisons = 0;
    ImportedHistory m_result;
};

} // namespace

Result<ImportedHistory> importHistory(StoreThread &store, const QString &file, const QString &spool, const StopFlag &stop,
                                      const CopyProgress &progress)
{
    return HistoryImport(store, QFileInfo(file).absoluteFilePath(), spool, stop, progress).run();
}

} // namespace bakeoff
