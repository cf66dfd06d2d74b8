// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/historyfile.h"

#include "base/clock.h"
#include "base/log.h"
#include "compare/comparisonjson.h"
#include "store/comparisonrepository.h"
#include "store/database.h"
#include "store/sqlvalues.h"
#include "store/ziparchive.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QSet>
#include <QSqlQuery>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// Ids of all comparisons, oldest first. A damaged page costs those that stand neither in the table nor in its index.
Result<QList<Id>> allComparisons(Database &db, bool &damaged)
{
    QList<Id> ids;
    QSet<Id> seen;
    const auto take = [&](const QSqlQuery &row) {
        const Id id = sql::toId(row.value(0));
        if (!id.isNull() && !seen.contains(id)) {
            seen.insert(id);
            ids.append(id);
        }
        return true;
    };
    Status s = db.each(u"SELECT id FROM comparisons WHERE deleted IS NULL ORDER BY updated, id"_s, {}, take);
    if (s)
        return ids;
    if (s.error().kind != ErrorKind::CorruptData)
        return s.error();
    damaged = true;
    // From both ends of the table, then from the index of the ids, which says nothing of deletion.
    for (const QString &way : {u"SELECT id FROM comparisons NOT INDEXED WHERE deleted IS NULL ORDER BY rowid"_s,
                               u"SELECT id FROM comparisons NOT INDEXED WHERE deleted IS NULL ORDER BY rowid DESC"_s,
                               u"SELECT id FROM comparisons INDEXED BY sqlite_autoindex_comparisons_1 ORDER BY id"_s}) {
        s = db.each(way, {}, take);
        if (!s && s.error().kind != ErrorKind::CorruptData)
            return s.error();
    }
    return ids;
}

/// In one reading transaction, so that it is one moment's.
Result<Comparison> loadWhole(Database &db, const Id &id)
{
    if (const Status s = db.exec(u"BEGIN"_s); !s)
        return s.error();
    Result<Comparison> loaded = ComparisonRepository(db).load(id);
    (void)db.exec(u"COMMIT"_s);
    return loaded;
}

/// The attachments of a comparison that the file does not have yet.
Status addFiles(ZipWriter &zip, const Comparison &comparison, QSet<QByteArray> &written)
{
    QList<Attachment> attachments = comparison.attachments;
    for (const Turn &turn : comparison.turns)
        attachments += turn.attachments;
    for (const Attachment &attachment : std::as_const(attachments)) {
        if (written.contains(attachment.sha256))
            continue;
        // Pictures and sound are packed already.
        const Status s = zip.add(u"files/"_s + QString::fromLatin1(attachment.sha256.toHex()), attachment.data,
                                 ZipWriter::Packing::Store);
        if (!s)
            return s;
        written.insert(attachment.sha256);
    }
    return success();
}

} // namespace

Result<ExportedHistory> exportHistory(const QString &history, const QString &target, const QList<Id> &comparisons,
                                      const Clock &clock, const StopFlag &stop, const CopyProgress &progress)
{
    if (isPartOfHistory(history, target))
        return Error{.kind = ErrorKind::BadInput, .detail = u"%1: is the history itself"_s.arg(target)};
    const auto opened = Database::openForReading(history);
    if (!opened)
        return opened.error();
    Database &db = **opened;
    ExportedHistory result;
    QList<Id> wanted = comparisons;
    if (wanted.isEmpty()) {
        Result<QList<Id>> all = allComparisons(db, result.listDamaged);
        if (!all)
            return all.error();
        wanted = std::move(all).value();
    }

    const UtcMicros now = clock.nowUtc();
    Result<std::unique_ptr<ZipWriter>> zip = ZipWriter::create(QFileInfo(target).absoluteFilePath(), now);
    if (!zip)
        return zip.error();
    const QJsonObject manifest{{"format"_L1, "bakeoff-history"_L1},
                               {"version"_L1, 1},
                               {"made"_L1, now.toDateTime().toString(Qt::ISODateWithMs)},
                               {"program"_L1, u"bakeoff " BAKEOFF_VERSION u""_s}};
    if (const Status s = (*zip)->add(u"manifest.json"_s, QJsonDocument(manifest).toJson(), ZipWriter::Packing::Deflate); !s)
        return s.error();
    QSet<QByteArray> files;
    QSet<Id> done;
    for (const Id &id : std::as_const(wanted)) {
        if (stop.load())
            return Error{.kind = ErrorKind::Cancelled, .detail = u"stopped"_s};
        if (done.contains(id))
            continue;
        done.insert(id);
        const Result<Comparison> loaded = loadWhole(db, id);
        if (!loaded && loaded.error().kind == ErrorKind::CorruptData) {
            qCWarning(lcStore) << "not exported:" << idText(id) << loaded.error().detail;
            result.unreadable.append(id);
            continue;
        }
        if (!loaded && loaded.error().kind == ErrorKind::NotFound && comparisons.isEmpty())
            continue; // deleted meanwhile
        if (!loaded)
            return loaded.error();
        Status s = addFiles(**zip, *loaded, files);
        if (s) {
            s = (*zip)->add(u"comparisons/%1.json"_s.arg(idText(id)),
                            QJsonDocument(toJson(*loaded)).toJson(QJsonDocument::Compact), ZipWriter::Packing::Deflate);
        }
        if (!s)
            return s.error();
        result.comparisons.append(id);
        if (progress)
            progress(done.size(), wanted.size());
    }
    result.files = static_cast<int>(files.size());
    if (const Status s = (*zip)->finish(); !s)
        return s.error();
    return result;
}

} // namespace bakeoff
