// SPDX-License-Identifier: GPL-3.0-or-later
// Exported histories: what goes out comes in again, and nothing else does.
#include "store/historyfile.h"

#include "compare/comparisonjson.h"
#include "store/historyrepository.h"
#include "store/storethread.h"
#include "store/ziparchive.h"

#include "fakeclock.h"
#include "historysamples.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace bakeoff;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

/// `json` with the value at `path` ("turns.0.replies.0.state") replaced; an undefined one removes it.
QJsonValue with(const QJsonValue &json, const QStringList &path, const QJsonValue &value)
{
    if (path.isEmpty())
        return value;
    if (json.isArray()) {
        QJsonArray array = json.toArray();
        const qsizetype index = path.first().toInt();
        array[index] = with(array.at(index), path.sliced(1), value);
        return array;
    }
    QJsonObject object = json.toObject();
    const QJsonValue changed = with(object.value(path.first()), path.sliced(1), value);
    if (changed.isUndefined())
        object.remove(path.first());
    else
        object[path.first()] = changed;
    return object;
}

} // namespace

class TestHistoryFile : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_history = m_dir->filePath(u"history.db"_s);
        m_file = m_dir->filePath(u"exported.bakeoff"_s);
        m_spool = m_dir->filePath(u"spool"_s);
        QVERIFY(QDir().mkpath(m_spool));
        m_stop = false;
    }

    void writesAsJsonWhatItReadsBack()
    {
        const Comparison c = rich();
        const auto read = comparisonFromJson(QJsonDocument::fromJson(compact(toJson(c))).object(),
                                             [&c](const QByteArray &sha256, const QString &name) -> Result<Attachment> {
                                                 Attachment found = c.turns[0].attachments[0];
                                                 if (found.sha256 != sha256)
                                                     return Error{};
                                                 found.name = name;
                                                 return found;
                                             });
        QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
        QCOMPARE(*read, c);
    }

    void carriesComparisonsToAnotherHistory()
    {
        const Comparison first = rich();
        m_clock.advance(1s);
        const Comparison second = samples::whole(m_clock, u"Other"_s);
        QVERIFY(store(first));
        QVERIFY(store(second));
        const auto exported = exportHistory(m_history, m_file, {}, m_clock, m_stop);
        QVERIFY2(exported, qPrintable(exported ? QString() : exported.error().detail));
        QCOMPARE(exported->comparisons, (QList<Id>{first.id, second.id}));
        QCOMPARE(exported->files, 1);
        QVERIFY(exported->unreadable.isEmpty());

        const QString other = m_dir->filePath(u"other.db"_s);
        StoreThread store(other, m_clock);
        const auto imported = importHistory(store, m_file, m_spool, m_stop);
        QVERIFY2(imported, qPrintable(imported ? QString() : imported.error().detail));
        QCOMPARE(imported->imported, exported->comparisons);
        QVERIFY(imported->copied.isEmpty() && imported->skipped.isEmpty());
        const auto db = Database::openForReading(other);
        QCOMPARE(*ComparisonRepository(**db).load(second.id), second);
        Comparison loaded = *ComparisonRepository(**db).load(first.id);
        QCOMPARE(loaded, first);
        // Money spent elsewhere is no spending of this profile.
        QCOMPARE((*db)->value(u"SELECT count(*) FROM charges"_s)->toInt(), 0);
        QCOMPARE((*db)->value(u"SELECT count(*) FROM bill_lookups"_s)->toInt(), 0);
        QVERIFY(HistoryRepository(**db).check()->ok());
        QCOMPARE(HistoryRepository(**db).check()->unfinished, 0);
        QCOMPARE(QDir(m_spool).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());

        // The second time all of it is there.
        const auto again = importHistory(store, m_file, m_spool, m_stop);
        QVERIFY(again);
        QCOMPARE(again->skipped, exported->comparisons);
        QVERIFY(again->imported.isEmpty() && again->copied.isEmpty());
    }

    void exportsTheChosenOnesOnce()
    {
        const Comparison first = samples::whole(m_clock, u"One"_s);
        const Comparison second = samples::whole(m_clock, u"Two"_s);
        QVERIFY(samples::make(m_history, {first, second}, m_clock));
        const auto exported = exportHistory(m_history, m_file, {second.id, second.id}, m_clock, m_stop);
        QCOMPARE(exported->comparisons, QList<Id>{second.id});
        QCOMPARE(names(), (QStringList{u"manifest.json"_s, u"comparisons/%1.json"_s.arg(idText(second.id))}));
        const QByteArray before = samples::bytesOf(m_file);
        QCOMPARE(exportHistory(m_history, m_file, {newId(m_clock.nowUtc())}, m_clock, m_stop).error().kind,
                 ErrorKind::NotFound);
        QCOMPARE(samples::bytesOf(m_file), before);
        QCOMPARE(exportHistory(m_history, m_history, {}, m_clock, m_stop).error().kind, ErrorKind::BadInput);
        QCOMPARE(exportHistory(m_history, m_dir->filePath(u"no/x.bakeoff"_s), {}, m_clock, m_stop).error().kind,
                 ErrorKind::ReadOnly);
        QCOMPARE(QDir(m_dir->path()).entryList({u"*.part*"_s}), QStringList());
    }

    void importsUnderNewIdsWhatDiffers()
    {
        const Comparison c = rich();
        QVERIFY(store(c));
        QVERIFY(exportHistory(m_history, m_file, {}, m_clock, m_stop));
        {
            const auto db = Database::openForWriting(m_history, m_clock);
            QVERIFY(ComparisonRepository(**db).rename(c.id, u"Renamed"_s, m_clock.nowUtc()));
        }
        StoreThread store(m_history, m_clock);
        const auto imported = importHistory(store, m_file, m_spool, m_stop);
        QVERIFY2(imported, qPrintable(imported ? QString() : imported.error().detail));
        QCOMPARE(imported->copied.size(), 1);
        const auto db = Database::openForReading(m_history);
        const auto copy = ComparisonRepository(**db).load(imported->copied[0]);
        QVERIFY(copy);
        QCOMPARE(copy->title, c.title);
        QCOMPARE(copy->turns.size(), c.turns.size());
        QCOMPARE(copy->turns[1].parent, copy->turns[0].id);
        QCOMPARE(copy->leaf, copy->turns.last().id);
        QCOMPARE(copy->turns[0].replies[0].pane, copy->panes[0].id);
        QCOMPARE(copy->turns[0].replies[2].continues, copy->turns[0].replies[1].id);
        QCOMPARE(copy->turns[0].vote->panes, (QList<Id>{copy->panes[1].id, copy->panes[0].id}));
        QCOMPARE(copy->turns[0].vote->winner, copy->panes[1].id);
        QCOMPARE(copy->view[u"samples"_s][idText(copy->turns[0].id)][idText(copy->panes[0].id)].toString(),
                 idText(copy->turns[0].replies[0].id));
        QCOMPARE(ComparisonRepository(**db).load(c.id)->title, u"Renamed"_s);
        QVERIFY(HistoryRepository(**db).check()->ok());
        // Only the first one's answers were charged.
        QCOMPARE((*db)->value(u"SELECT count(*) FROM charges WHERE comparison = ?"_s, {copy->id.toRfc4122()})->toInt(), 0);
    }

    void bringsBackWhatWasDeleted()
    {
        const Comparison c = rich();
        QVERIFY(store(c));
        QVERIFY(exportHistory(m_history, m_file, {}, m_clock, m_stop));
        const auto charges = [this] { return samples::rowsOf(m_history, {u"charges"_s}); };
        const QStringList before = charges();
        QVERIFY(!before.isEmpty());
        StoreThread store(m_history, m_clock);
        QVERIFY(store.write([](Database &db) { return db.exec(u"UPDATE comparisons SET deleted = 5"_s); }).result());
        auto imported = importHistory(store, m_file, m_spool, m_stop);
        QVERIFY(imported);
        QCOMPARE(imported->imported, QList<Id>{c.id});
        QVERIFY(ComparisonRepository(**Database::openForReading(m_history)).load(c.id));
        // For good: its charges stayed, and are those of its answers again.
        QVERIFY(store.write([](Database &db) { return db.exec(u"DELETE FROM comparisons"_s); }).result());
        imported = importHistory(store, m_file, m_spool, m_stop);
        QVERIFY(imported);
        QCOMPARE(imported->imported, QList<Id>{c.id});
        const auto db = Database::openForReading(m_history);
        QCOMPARE(*ComparisonRepository(**db).load(c.id), c);
        QCOMPARE(charges(), before);
    }

    void exportsWhatADamagedHistoryStillHolds()
    {
        QVERIFY(samples::make(m_history, samples::many(m_clock, 40), m_clock));
        QVERIFY(samples::damage(m_history));
        const auto exported = exportHistory(m_history, m_file, {}, m_clock, m_stop);
        QVERIFY2(exported, qPrintable(exported ? QString() : exported.error().detail));
        QVERIFY(!exported->unreadable.isEmpty());
        QVERIFY(exported->comparisons.size() >= 35);
        QCOMPARE(exported->comparisons.size() + exported->unreadable.size(), 40);

        const QString other = m_dir->filePath(u"other.db"_s);
        StoreThread store(other, m_clock);
        QCOMPARE(importHistory(store, m_file, m_spool, m_stop)->imported, exported->comparisons);
    }

    void refusesWhatIsNoWholeFile_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<ErrorKind>("error");
        QTest::newRow("not there") << u"absent"_s << ErrorKind::NotFound;
        QTest::newRow("empty") << u"empty"_s << ErrorKind::BadInput;
        QTest::newRow("text") << u"text"_s << ErrorKind::BadInput;
        QTest::newRow("a zip of something else") << u"other zip"_s << ErrorKind::BadInput;
        QTest::newRow("another format") << u"other format"_s << ErrorKind::BadInput;
        QTest::newRow("a newer version") << u"newer"_s << ErrorKind::NewerData;
        QTest::newRow("no version") << u"no version"_s << ErrorKind::CorruptData;
        QTest::newRow("a path upwards") << u"../evil"_s << ErrorKind::CorruptData;
        QTest::newRow("a path from the root") << u"/tmp/evil"_s << ErrorKind::CorruptData;
        QTest::newRow("a path behind a file") << u"files/../../evil"_s << ErrorKind::CorruptData;
        QTest::newRow("a name with a line feed") << u"manifest.json\n"_s << ErrorKind::CorruptData;
        QTest::newRow("an entry too many") << u"readme.txt"_s << ErrorKind::CorruptData;
        QTest::newRow("another file than its hash") << u"files/%1"_s.arg(QString(64, u'a')) << ErrorKind::CorruptData;
        QTest::newRow("another comparison than its name")
            << u"comparisons/01990000-0000-7000-8000-000000000000.json"_s << ErrorKind::CorruptData;
        QTest::newRow("an attachment too long") << u"bomb"_s << ErrorKind::LimitExceeded;
        QTest::newRow("the same name twice") << u"twice"_s << ErrorKind::CorruptData;
        QTest::newRow("no attachment") << u"no file"_s << ErrorKind::CorruptData;
        QTest::newRow("deep JSON") << u"deep"_s << ErrorKind::CorruptData;
        QTest::newRow("a list in place of an object") << u"list"_s << ErrorKind::CorruptData;
        QTest::newRow("a claim of a gigabyte") << u"claim"_s << ErrorKind::LimitExceeded;
    }
    void refusesWhatIsNoWholeFile()
    {
        QFETCH(const QString, kind);
        QFETCH(const ErrorKind, error);
        const Comparison c = rich();
        const QString name = u"comparisons/%1.json"_s.arg(idText(c.id));
        QList<std::pair<QString, QByteArray>> entries{{u"manifest.json"_s, manifest()}};
        if (kind != "no file"_L1)
            entries.append({fileName(c), c.turns[0].attachments[0].data});
        entries.append({name, compact(toJson(c))});
        if (kind == "other zip"_L1)
            entries = {{u"readme.txt"_s, "Hello"}};
        else if (kind == "other format"_L1)
            entries[0].second = compact({{u"format"_s, u"bakeoff-lineups"_s}, {u"version"_s, 1}});
        else if (kind == "newer"_L1)
            entries[0].second = compact({{u"format"_s, u"bakeoff-history"_s}, {u"version"_s, 2}});
        else if (kind == "no version"_L1)
            entries[0].second = compact({{u"format"_s, u"bakeoff-history"_s}});
        else if (kind == "bomb"_L1)
            entries.insert(1, {u"files/%1"_s.arg(QString(64, u'0')), QByteArray(kMostAttachmentBytes + 1, '\0')});
        else if (kind == "twice"_L1)
            entries.append(entries.last());
        else if (kind == "deep"_L1)
            entries.last().second = QByteArray(100'000, '[');
        else if (kind == "list"_L1)
            entries.last().second = "[]";
        else if (kind.contains(u'/') || kind.contains(u'.'))
            entries.append({kind, compact(toJson(c))});
        QVERIFY(write(entries));
        QVERIFY(samples::spoil(m_file, kind));
        if (kind == "claim"_L1)
            claim(name, 1'000'000'000);
        refuses(error);
    }

    void refusesComparisonsThatCannotBe_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QJsonValue>("value");
        const auto row = [](const char *name, const QString &path, const QJsonValue &value) {
            QTest::newRow(name) << path << value;
        };
        const QString other = u"01990000-0000-7000-8000-0000000000ff"_s;
        row("no title", u"title"_s, QJsonValue::Undefined);
        row("a title that is a number", u"title"_s, 5);
        row("no id", u"id"_s, QJsonValue::Undefined);
        row("an id in capitals", u"panes.0.id"_s, u"01990000-0000-7000-8000-0000000000FF"_s);
        row("an id that is none", u"turns.0.id"_s, u"{}"_s);
        row("a moment that is none", u"created_us"_s, -1);
        row("a moment beyond time", u"updated_us"_s, 9e18);
        row("a broken moment", u"turns.0.created_us"_s, 1.5);
        row("a leaf elsewhere", u"leaf"_s, other);
        row("a parent elsewhere", u"turns.1.parent"_s, other);
        row("a number out of place", u"turns.1.number"_s, 1);
        row("no panes", u"panes"_s, QJsonValue::Undefined);
        row("a pane that is text", u"panes.0"_s, u"pane"_s);
        row("a pane of no provider", u"panes.0.provider"_s, u"a/b"_s);
        row("too many repeats", u"panes.0.repeat"_s, 1000);
        row("a state of tomorrow", u"turns.0.replies.0.state"_s, u"dreaming"_s);
        row("an answer under way", u"turns.0.replies.0.state"_s, u"answering"_s);
        row("a failure without an error", u"turns.0.replies.0.state"_s, u"failed"_s);
        row("an error without a failure", u"turns.0.replies.0.error"_s, QJsonObject{{u"kind"_s, u"timeout"_s}});
        row("an unknown amount", u"turns.0.replies.0.cost"_s, QJsonObject{{u"kind"_s, u"unknown"_s}, {u"picos"_s, 5}});
        row("a bill of nothing", u"turns.0.replies.0.cost"_s, QJsonObject{{u"kind"_s, u"billed"_s}});
        row("a negative amount", u"turns.0.replies.0.cost"_s, QJsonObject{{u"kind"_s, u"billed"_s}, {u"picos"_s, -5}});
        row("raw traffic that is no Base64", u"turns.0.replies.0.raw_request"_s, u"***"_s);
        row("an answer that continues itself", u"turns.0.replies.2.continues"_s, other);
        row("six stars", u"turns.0.replies.0.judgement.rating"_s, 6);
        row("a winner who was not there", u"turns.0.vote.winner"_s, other);
        row("a tie with a winner", u"turns.0.vote.outcome"_s, u"tie"_s);
        row("a hash that is none", u"turns.0.attachments.0.sha256"_s, u"abc"_s);
        row("an attachment that is not there", u"turns.0.attachments.0.sha256"_s, QString(64, u'b'));
        row("a variable that is a list", u"variables"_s, QJsonObject{{u"a"_s, QJsonArray()}});
        row("a tag that is a number", u"tags"_s, QJsonArray{5});
    }
    void refusesComparisonsThatCannotBe()
    {
        QFETCH(const QString, path);
        QFETCH(const QJsonValue, value);
        const Comparison c = rich();
        const QJsonObject json = with(toJson(c), path.split(u'.'), value).toObject();
        QVERIFY(json != toJson(c));
        // A second one that is sound does not go in either.
        const Comparison sound = samples::whole(m_clock, u"Sound"_s);
        QVERIFY(write({{u"manifest.json"_s, manifest()},
                       {u"comparisons/%1.json"_s.arg(idText(sound.id)), compact(toJson(sound))},
                       {fileName(c), c.turns[0].attachments[0].data},
                       {u"comparisons/%1.json"_s.arg(idText(c.id)), compact(json)}}));
        refuses(ErrorKind::CorruptData);
    }

    void refusesTheSameIdTwice()
    {
        const Comparison c = rich();
        QJsonObject json = toJson(c);
        json = with(json, {u"turns"_s, u"1"_s, u"replies"_s, u"0"_s, u"id"_s}, idText(c.turns[0].replies[0].id)).toObject();
        QVERIFY(writeOne(c, json));
        refuses(ErrorKind::CorruptData);
    }

    void refusesEveryFileThatIsCutShort()
    {
        const Comparison c = rich();
        QVERIFY(writeOne(c, toJson(c)));
        const QByteArray whole = samples::bytesOf(m_file);
        StoreThread store(m_history, m_clock);
        QVERIFY(store.opened().result());
        const QStringList before = samples::rowsOf(m_history);
        for (qsizetype length = whole.size() - 1; length > 4; length -= std::max<qsizetype>(1, length / 40)) {
            QVERIFY(samples::replace(m_file, whole.first(length)));
            const auto imported = importHistory(store, m_file, m_spool, m_stop);
            QVERIFY2(!imported, qPrintable(QString::number(length)));
            QCOMPARE(imported.error().kind, ErrorKind::CorruptData);
        }
        QCOMPARE(samples::rowsOf(m_history), before);
    }

    void bearsEveryByteThatIsWrong()
    {
        const Comparison c = rich();
        QVERIFY(writeOne(c, toJson(c)));
        const QByteArray whole = samples::bytesOf(m_file);
        StoreThread store(m_history, m_clock);
        QVERIFY(store.opened().result());
        int refused = 0;
        int tried = 0;
        for (qsizetype at = 0; at < whole.size(); at += 1 + whole.size() / 400) {
            QByteArray bytes = whole;
            bytes[at] = static_cast<char>(bytes[at] ^ 0x55);
            QVERIFY(samples::replace(m_file, bytes));
            ++tried;
            const auto imported = importHistory(store, m_file, m_spool, m_stop);
            refused += imported ? 0 : 1;
            const auto db = Database::openForReading(m_history);
            const auto stored = ComparisonRepository(**db).load(c.id);
            // Either nothing, or all of it: some bytes mean nothing.
            QVERIFY(imported.ok() || !stored.ok());
            if (imported) {
                QCOMPARE(*stored, c);
                QVERIFY(store.write([](Database &open) { return open.exec(u"DELETE FROM comparisons"_s); }).result());
            }
        }
        QVERIFY2(refused > tried * 3 / 4, qPrintable(u"%1 of %2"_s.arg(refused).arg(tried)));
    }

private:
    /// Everything that a comparison can have.
    Comparison rich()
    {
        m_clock.advance(1s);
        Comparison c = samples::whole(m_clock, u"Once upon a time 🙂"_s);
        c.title = u"Tea & \"kettles\""_s;
        c.variables = {{u"name"_s, u"wert"_s}};
        c.defaults.temperature = 0.5;
        c.panes[1].repeat = 3;
        const Attachment note = *makeAttachment(u"note.txt"_s, "A note.\n");
        Turn &first = c.turns[0];
        first.source = u"Tell {{what}}"_s;
        first.variables = {{u"what"_s, u"me"_s}};
        first.attachments = {note};
        first.replies[1].sample = 1;
        first.replies[1].state = ReplyState::CutOff;
        first.replies[1].error = Error{.kind = ErrorKind::Interrupted, .detail = u"broke"_s, .maybeBilled = true};
        first.replies[1].cost = Cost::unknown();
        Reply rest = samples::ended(samples::intent(m_clock, first, c.panes[1]), u" and so on"_s);
        rest.sample = 1;
        rest.continues = first.replies[1].id;
        first.replies.append(rest);
        first.replies[0].judgement = {.rating = 4, .mark = Mark::Best, .note = u"Fine"_s, .tags = {u"kept"_s}};
        first.vote = BlindVote{.panes = {c.panes[1].id, c.panes[0].id},
                               .outcome = VoteOutcome::Win,
                               .winner = c.panes[1].id,
                               .replies = {rest.id, first.replies[0].id},
                               .decided = m_clock.nowUtc()};
        Turn second = samples::turn(m_clock, c, 2);
        second.parent = first.id;
        second.replies = {samples::ended(samples::intent(m_clock, second, c.panes[0]), u"Two"_s)};
        Turn beside = samples::turn(m_clock, c, 2);
        beside.parent = first.id;
        c.view[u"samples"_s] = QJsonObject{{idText(first.id), QJsonObject{{idText(c.panes[0].id), idText(first.replies[0].id)}}}};
        c.turns += {second, beside};
        c.leaf = beside.id;
        return c;
    }

    Status store(const Comparison &c) const { return samples::make(m_history, {c}, m_clock); }

    static QByteArray manifest()
    {
        return compact({{u"format"_s, u"bakeoff-history"_s}, {u"version"_s, 1}});
    }

    static QString fileName(const Comparison &c)
    {
        return u"files/"_s + QString::fromLatin1(c.turns[0].attachments[0].sha256.toHex());
    }

    Status write(const QList<std::pair<QString, QByteArray>> &entries) const
    {
        auto zip = ZipWriter::create(m_file, m_clock.nowUtc());
        if (!zip)
            return zip.error();
        for (const auto &[name, bytes] : entries) {
            if (const Status s = (*zip)->add(name, bytes, ZipWriter::Packing::Deflate); !s)
                return s;
        }
        return (*zip)->finish();
    }

    /// A file of one comparison, which says of it what stands in `json`.
    Status writeOne(const Comparison &c, const QJsonObject &json) const
    {
        return write({{u"manifest.json"_s, manifest()},
                      {fileName(c), c.turns[0].attachments[0].data},
                      {u"comparisons/%1.json"_s.arg(idText(c.id)), compact(json)}});
    }

    QStringList names() const
    {
        QStringList found;
        const auto zip = ZipReader::open(m_file);
        while (zip && (*zip)->next().valueOr(false))
            found.append((*zip)->name());
        return found;
    }

    /// The directory at the end says that the entry unpacks to so many bytes.
    void claim(const QString &name, quint32 size) const
    {
        QByteArray bytes = samples::bytesOf(m_file);
        const qsizetype at = bytes.lastIndexOf(name.toLatin1()) - 46; // central directory header, 4.3.12 of the ZIP specification
        QCOMPARE(bytes.sliced(at, 4), QByteArray("PK\1\2"));
        for (int i = 0; i < 4; ++i)
            bytes[at + 24 + i] = static_cast<char>(size >> (8 * i));
        QVERIFY(samples::overwrite(m_file, 0, bytes));
    }

    void refuses(ErrorKind kind) const
    {
        StoreThread store(m_history, m_clock);
        QVERIFY(store.opened().result());
        const QStringList before = samples::rowsOf(m_history);
        const auto imported = importHistory(store, m_file, m_spool, m_stop);
        QVERIFY(!imported);
        QCOMPARE(imported.error().kind, kind);
        QVERIFY(!imported.error().detail.isEmpty());
        QCOMPARE(samples::rowsOf(m_history), before);
        QCOMPARE(QDir(m_spool).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
    }

    mutable FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_history;
    QString m_file;
    QString m_spool;
    StopFlag m_stop = false;
};

QTEST_GUILESS_MAIN(TestHistoryFile)
#include "tst_historyfile.moc"
