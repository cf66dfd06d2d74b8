// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/catalog.h"
#include "catalog/catalogcache.h"
#include "catalog/modeljson.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace bakeoff;
using namespace Qt::StringLiterals;

namespace {

constexpr UtcMicros kThen{1'790'000'000'123'456};

ModelInfo fullModel()
{
    ModelInfo m;
    m.id = u"acme/nova:free"_s;
    m.name = u"Acme: Nova “Ω” 🦊"_s;
    m.description = u"Several\nlines\tand \u0001 control"_s;
    m.inputModalities = {u"text"_s, u"image"_s};
    m.outputModalities = {u"text"_s};
    m.contextLength = 1'048'576;
    m.maxCompletionTokens = 0;
    m.prices.base.take(PriceClass::Prompt, "0.0000000833333333333333");
    m.prices.base.take(PriceClass::Completion, "-1");
    m.prices.readOn = kThen;
    m.prices.source = u"acme catalogue"_s;
    m.supportedParameters = QStringList{u"temperature"_s, u"seed"_s};
    m.reasoning = ReasoningInfo{true, {u"low"_s, u"high"_s}, u"low"_s};
    m.created = UtcMicros{1'700'000'000'000'000};
    m.aliasTarget = u"acme/nova-2"_s;
    m.ownedBy = u"acme"_s;
    return m;
}

ModelInfo bareModel()
{
    ModelInfo m;
    m.id = u"bare"_s;
    return m;
}

} // namespace

class TestCatalogCache : public QObject {
    Q_OBJECT
private slots:
    void holdsWhatItIsGiven();
    void theFirstOfEqualIdsStays();
    void entriesComeByProvider();
    void readersAndWritersMayMeet();
    void jsonKeepsEverything_data();
    void jsonKeepsEverything();
    void anEmptyListOfParametersIsNotAnUnknownOne();
    void comesBackFromDisk();
    void everyNameHasItsFile_data();
    void everyNameHasItsFile();
    void damagedFilesAreIgnored_data();
    void damagedFilesAreIgnored();
    void aSecondSaveReplacesTheFirst();
    void aFolderThatCannotBeWrittenIsAnError();
    void removeForgets();
};

void TestCatalogCache::holdsWhatItIsGiven()
{
    Catalog catalog;
    QVERIFY(!catalog.has(u"p"_s));
    QCOMPARE(catalog.fetchedAt(u"p"_s), std::nullopt);
    QCOMPARE(catalog.find({u"p"_s, u"bare"_s}), std::nullopt);
    catalog.set(u"p"_s, {fullModel(), bareModel()}, kThen);
    QVERIFY(catalog.has(u"p"_s));
    QCOMPARE(catalog.fetchedAt(u"p"_s), kThen);
    QCOMPARE(catalog.find({u"p"_s, u"acme/nova:free"_s}), fullModel());
    QCOMPARE(catalog.find({u"q"_s, u"bare"_s}), std::nullopt);
    catalog.set(u"p"_s, {}, kThen);
    QVERIFY(catalog.has(u"p"_s)); // it was asked and has none
    QVERIFY(catalog.models(u"p"_s).isEmpty());
    catalog.remove(u"p"_s);
    QVERIFY(!catalog.has(u"p"_s));
}

void TestCatalogCache::theFirstOfEqualIdsStays()
{
    ModelInfo second = bareModel();
    second.name = u"second"_s;
    Catalog catalog;
    catalog.set(u"p"_s, {bareModel(), second, fullModel()}, kThen);
    QCOMPARE(catalog.models(u"p"_s), (QList{bareModel(), fullModel()}));
    QCOMPARE(catalog.find({u"p"_s, u"acme/nova:free"_s}), fullModel());
}

void TestCatalogCache::entriesComeByProvider()
{
    Catalog catalog;
    catalog.set(u"zeta"_s, {bareModel()}, kThen);
    catalog.set(u"alpha"_s, {fullModel(), bareModel()}, kThen);
    QCOMPARE(catalog.entries(), (QList<CatalogEntry>{{u"alpha"_s, fullModel()},
                                                     {u"alpha"_s, bareModel()},
                                                     {u"zeta"_s, bareModel()}}));
}

void TestCatalogCache::readersAndWritersMayMeet()
{
    Catalog catalog;
    std::thread writer([&catalog] {
        for (int i = 0; i < 500; ++i) {
            catalog.set(u"p"_s, {fullModel(), bareModel()}, UtcMicros{i});
            catalog.remove(u"q"_s);
        }
    });
    int seen = 0;
    for (int i = 0; i < 500; ++i) {
        const QList<CatalogEntry> entries = catalog.entries();
        seen += entries.isEmpty() || entries.size() == 2 ? 1 : 0; // never half a list
    }
    writer.join();
    QCOMPARE(seen, 500);
    QCOMPARE(catalog.fetchedAt(u"p"_s), UtcMicros{499});
}

void TestCatalogCache::jsonKeepsEverything_data()
{
    QTest::addColumn<bool>("full");
    QTest::newRow("full") << true;
    QTest::newRow("bare") << false;
}

void TestCatalogCache::jsonKeepsEverything()
{
    QFETCH(bool, full);
    const ModelInfo model = full ? fullModel() : bareModel();
    const Result<ModelInfo> back = modelFromJson(modelToJson(model));
    QVERIFY(back);
    QCOMPARE(*back, model);
    if (!full)
        QCOMPARE(modelToJson(model).keys(), QStringList{u"id"_s});
}

void TestCatalogCache::anEmptyListOfParametersIsNotAnUnknownOne()
{
    ModelInfo model = bareModel();
    model.supportedParameters = QStringList();
    const Result<ModelInfo> back = modelFromJson(modelToJson(model));
    QVERIFY(back);
    QCOMPARE(back->supportedParameters, std::optional(QStringList()));
}

void TestCatalogCache::comesBackFromDisk()
{
    const QTemporaryDir dir;
    const QString folder = dir.filePath(u"not/yet/there"_s);
    CatalogCache cache(folder);
    QCOMPARE(cache.load(u"p"_s), std::nullopt);
    QVERIFY(cache.save(u"p"_s, {fullModel(), bareModel()}, kThen));
    const std::optional<CatalogCache::Listing> listing = CatalogCache(folder).load(u"p"_s); // another process
    QVERIFY(listing);
    QCOMPARE(*listing, (CatalogCache::Listing{{fullModel(), bareModel()}, kThen}));
    QCOMPARE(QDir(folder).entryList(QDir::Files).size(), qsizetype(1)); // no temporary file is left
}

void TestCatalogCache::everyNameHasItsFile_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << u"openrouter"_s;
    QTest::newRow("dots") << u".."_s;
    QTest::newRow("slashes") << u"../../etc/passwd"_s;
    QTest::newRow("back slash and colon") << u"C:\\x"_s;
    QTest::newRow("space") << u"my server"_s;
    QTest::newRow("percent") << u"my%20server"_s;
    QTest::newRow("other scripts") << u"我的服务器 🦊"_s;
    QTest::newRow("long, other scripts") << QString(64, QChar(0x6a21));
    QTest::newRow("long, other scripts, one different") << QString(63, QChar(0x6a21)) + QChar(0x6a22);
}

void TestCatalogCache::everyNameHasItsFile()
{
    QFETCH(QString, name);
    static QHash<QString, QString> files;
    const QTemporaryDir dir;
    CatalogCache cache(dir.path());
    const QString file = cache.fileFor(name);
    QVERIFY(file.startsWith(dir.path() + u'/'));
    const QString base = file.sliced(dir.path().size() + 1);
    QVERIFY(!base.contains(u'/') && !base.contains(u'\\') && base.toUtf8().size() < 200);
    QVERIFY(!files.contains(base));
    files.insert(base, name);
    QVERIFY(cache.save(name, {bareModel()}, kThen));
    QCOMPARE(cache.load(name)->models, QList{bareModel()});
}

void TestCatalogCache::damagedFilesAreIgnored_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, const QByteArray &bytes) { QTest::newRow(name) << bytes; };
    row("empty", "");
    row("no JSON", "<html>");
    row("cut off", R"({"version":1,"provider":"p","fetched_at_us":1,"models":[{"id":)");
    row("an array", "[]");
    row("no version", R"({"provider":"p","fetched_at_us":1,"models":[]})");
    row("a later version", R"({"version":2,"provider":"p","fetched_at_us":1,"models":[]})");
    row("of another provider", R"({"version":1,"provider":"q","fetched_at_us":1,"models":[]})");
    row("no time", R"({"version":1,"provider":"p","models":[]})");
    row("no models", R"({"version":1,"provider":"p","fetched_at_us":1})");
    row("a model without an id", R"({"version":1,"provider":"p","fetched_at_us":1,"models":[{"name":"x"}]})");
    row("a model that is none", R"({"version":1,"provider":"p","fetched_at_us":1,"models":[7]})");
    row("a price that is none",
        R"({"version":1,"provider":"p","fetched_at_us":1,"models":[{"id":"x","prices":{"rates":{"prompt":{"usd":"cheap","per":"token"}}}}]})");
}

void TestCatalogCache::damagedFilesAreIgnored()
{
    QFETCH(QByteArray, bytes);
    const QTemporaryDir dir;
    CatalogCache cache(dir.path());
    QFile file(cache.fileFor(u"p"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^catalogue cache ignored: \"p\""_s));
    QCOMPARE(cache.load(u"p"_s), std::nullopt);
    QVERIFY(cache.save(u"p"_s, {bareModel()}, kThen)); // the next fetch heals it
    QVERIFY(cache.load(u"p"_s));
}

void TestCatalogCache::aSecondSaveReplacesTheFirst()
{
    const QTemporaryDir dir;
    CatalogCache cache(dir.path());
    QVERIFY(cache.save(u"p"_s, {fullModel(), bareModel()}, kThen));
    QVERIFY(cache.save(u"p"_s, {}, UtcMicros{5}));
    QCOMPARE(cache.load(u"p"_s), (CatalogCache::Listing{{}, UtcMicros{5}}));
}

void TestCatalogCache::aFolderThatCannotBeWrittenIsAnError()
{
    const QTemporaryDir dir;
    QFile inTheWay(dir.filePath(u"file"_s)); // root may write to read-only folders, but not into a file
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    CatalogCache cache(inTheWay.fileName() + u"/cache"_s);
    const Status saved = cache.save(u"p"_s, {bareModel()}, kThen);
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::ReadOnly);

    // A folder of that name where the file should be.
    CatalogCache other(dir.path());
    QVERIFY(QDir().mkpath(other.fileFor(u"p"_s)));
    const Status blocked = other.save(u"p"_s, {bareModel()}, kThen);
    QVERIFY(!blocked);
    QCOMPARE(blocked.error().kind, ErrorKind::Storage);
}

void TestCatalogCache::removeForgets()
{
    const QTemporaryDir dir;
    CatalogCache cache(dir.path());
    QVERIFY(cache.save(u"p"_s, {bareModel()}, kThen));
    cache.remove(u"p"_s);
    QCOMPARE(cache.load(u"p"_s), std::nullopt);
    cache.remove(u"p"_s); // no matter
}

QTEST_APPLESS_MAIN(TestCatalogCache)
#include "tst_catalogcache.moc"
