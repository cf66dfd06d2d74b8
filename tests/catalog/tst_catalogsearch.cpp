// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/catalogsearch.h"

#include "../bench/pickerbench.h"

#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;

namespace {

CatalogEntry entry(const char *provider, const char *id, const char *name = "")
{
    CatalogEntry e;
    e.provider = QString::fromUtf8(provider);
    e.model.id = QString::fromUtf8(id);
    e.model.name = QString::fromUtf8(name);
    return e;
}

void price(CatalogEntry &e, const char *prompt, const char *completion)
{
    e.model.prices.base.take(PriceClass::Prompt, QByteArrayView(prompt));
    e.model.prices.base.take(PriceClass::Completion, QByteArrayView(completion));
}

QStringList idsOf(const CatalogSearch &search, const QList<CatalogHit> &hits)
{
    QStringList ids;
    for (const CatalogHit &hit : hits)
        ids.append(search.entry(hit.index).model.id);
    return ids;
}

/// The id with what is bold in brackets.
QString bold(const QString &id, const QList<MatchRange> &ranges)
{
    QString text = id;
    for (auto range = ranges.crbegin(); range != ranges.crend(); ++range) {
        text.insert(range->start + range->length, u']');
        text.insert(range->start, u'[');
    }
    return text;
}

} // namespace

class TestCatalogSearch : public QObject {
    Q_OBJECT
private slots:
    void ranks_data();
    void ranks();
    void marks_data();
    void marks();
    void everyWordMustMatch();
    void withoutWordsTheListKeepsItsOrder();
    void equalRanksKeepAnOrder();
    void caseAndAccentsMakeNoDifference();
    void filters_data();
    void filters();
    void aPriceCapIsExact();
    void favouritesOutlastTheList();
    void orders_data();
    void orders();
    void findsTheSameModelElsewhere_data();
    void findsTheSameModelElsewhere();
    void anEmptySearchFindsNothing();
    void agreesWithASlowSearch();
    void theBenchmarkFindsModels();
};

void TestCatalogSearch::orders_data()
{
    QTest::addColumn<CatalogOrder>("order");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("price in") << CatalogOrder::PriceIn << QString() << QStringList{u"b"_s, u"a"_s, u"c"_s, u"dd"_s};
    QTest::newRow("price out") << CatalogOrder::PriceOut << QString() << QStringList{u"a"_s, u"b"_s, u"c"_s, u"dd"_s};
    QTest::newRow("context") << CatalogOrder::Context << QString() << QStringList{u"c"_s, u"a"_s, u"b"_s, u"dd"_s};
    QTest::newRow("newest") << CatalogOrder::Newest << QString() << QStringList{u"dd"_s, u"b"_s, u"a"_s, u"c"_s};
    QTest::newRow("own TTFT: too few and none come last")
        << CatalogOrder::OwnTtft << QString() << QStringList{u"c"_s, u"b"_s, u"a"_s, u"dd"_s};
    QTest::newRow("with words") << CatalogOrder::PriceIn << u"cloud"_s << QStringList{u"b"_s, u"c"_s};
    QTest::newRow("best match") << CatalogOrder::Match << QString() << QStringList{u"a"_s, u"b"_s, u"c"_s, u"dd"_s};
}

void TestCatalogSearch::orders()
{
    QFETCH(CatalogOrder, order);
    QFETCH(QString, query);
    QList<CatalogEntry> entries{entry("mine", "a"), entry("cloud", "b"), entry("cloud", "c"), entry("mine", "dd")};
    price(entries[0], "0.000002", "0.000001");
    price(entries[1], "0.000001", "0.000003");
    price(entries[2], "0.000003", "0.000003");
    entries[0].model.contextLength = 1000;
    entries[2].model.contextLength = 2000;
    entries[1].model.created = UtcMicros{2};
    entries[3].model.created = UtcMicros{3};
    CatalogSearch search;
    using std::chrono::milliseconds;
    search.setOwnRuns({{u"cloud/b"_s, {.n = 9, .medianTtft = milliseconds(900)}},
                       {u"cloud/c"_s, {.n = OwnRuns::kLeast, .medianTtft = milliseconds(500)}},
                       {u"mine/a"_s, {.n = OwnRuns::kLeast - 1, .medianTtft = milliseconds(1)}}});
    search.setModels(entries);
    QTEST(idsOf(search, search.find(query, {}, order)), "expected");
    QCOMPARE(catalogOrderFromName(QString(catalogOrderName(order))), order);
    QCOMPARE(search.ownRuns(3), std::nullopt);
    search.setModels({entries[3], entries[2]}); // made anew for another list
    QCOMPARE(search.find({}, {}, CatalogOrder::Context).first(), CatalogHit{1});
}

void TestCatalogSearch::findsTheSameModelElsewhere_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QStringList>("expected");
    const QStringList sonnets{u"anthropic/claude-sonnet-4.5"_s, u"anthropic/claude-sonnet-4.5:free"_s, u"Claude-Sonnet-4-5"_s,
                              u"sonnet-latest"_s};
    QTest::newRow("by its name") << u"openrouter/anthropic/claude-sonnet-4.5"_s << sonnets;
    QTest::newRow("of another maker") << u"mine/Claude-Sonnet-4-5"_s << sonnets;
    QTest::newRow("an alias") << u"mine/sonnet-latest"_s << sonnets;
    QTest::newRow("sizes of a local server are models") << u"mine/llama3:8b"_s << QStringList{u"llama3:8b"_s};
    QTest::newRow("no such model") << u"mine/none"_s << QStringList{};
}

void TestCatalogSearch::findsTheSameModelElsewhere()
{
    QFETCH(QString, model);
    QList<CatalogEntry> entries{entry("openrouter", "anthropic/claude-sonnet-4.5"),
                                entry("openrouter", "anthropic/claude-sonnet-4.5:free"), entry("mine", "llama3:8b"),
                                entry("mine", "llama3:70b"), entry("mine", "Claude-Sonnet-4-5"),
                                entry("mine", "sonnet-latest"), entry("mine", "claude-sonnet-4")};
    entries[5].model.aliasTarget = u"anthropic/claude-sonnet-4.5"_s;
    CatalogSearch search;
    search.setModels(entries);
    CatalogFilter filter;
    filter.sameAs = *ModelRef::fromString(model);
    QFETCH(QStringList, expected);
    QCOMPARE(idsOf(search, search.find({}, filter)), expected);
    if (const auto index = search.indexOf(*filter.sameAs))
        QCOMPARE(search.othersLike(*index), expected.size() - 1);
    if (!expected.isEmpty())
        QCOMPARE(idsOf(search, search.find(u"mine"_s, filter, CatalogOrder::PriceIn)).size(), model.contains(u"llama"_s) ? 1 : 2);
}

void TestCatalogSearch::ranks_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("start of the id, of its last part, of a word, within one, in the name")
        << u"nova"_s
        << QStringList{u"nova-mini"_s, u"acme/nova-large"_s, u"acme/super-nova"_s, u"acme/supernova"_s, u"acme/x1"_s};
    QTest::newRow("a provider is a good start") << u"local"_s << QStringList{u"nova-mini"_s};
    QTest::newRow("the whole reference") << u"local/nova"_s << QStringList{u"nova-mini"_s};
    QTest::newRow("two words, any order") << u"large acme"_s << QStringList{u"acme/nova-large"_s};
    QTest::newRow("one in the id, one in the name") << u"acme star"_s << QStringList{u"acme/x1"_s};
    QTest::newRow("across id and name: no word spans both") << u"x1old"_s << QStringList{};
    QTest::newRow("nothing") << u"nova zzz"_s << QStringList{};
}

void TestCatalogSearch::ranks()
{
    QFETCH(QString, query);
    CatalogSearch search;
    search.setModels({entry("cloud", "acme/x1", "Old Star of Nova"), entry("cloud", "acme/supernova"),
                      entry("cloud", "acme/super-nova"), entry("cloud", "acme/nova-large"),
                      entry("local", "nova-mini"), entry("cloud", "other/thing", "Thing")});
    QTEST(idsOf(search, search.find(query)), "expected");
}

void TestCatalogSearch::marks_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *id, const char *query, const char *expected) {
        QTest::addRow("%s: %s", query, expected) << QString::fromUtf8(id) << QString::fromUtf8(query) << QString::fromUtf8(expected);
    };
    row("acme/nova-large", "nova", "acme/[nova]-large");
    row("acme/nova-large", "ACME", "[acme]/nova-large");
    row("acme/nova-large", "large nova", "acme/[nova]-[large]");
    row("llama-lab/llama-3", "llama", "[llama]-lab/llama-3");
    row("metallama/llama-3", "llama", "metallama/[llama]-3");
    row("acme/supernova-nova", "nova", "acme/supernova-[nova]");
    row("acme/supernova", "nova", "acme/super[nova]");
    row("acme/nova", "nov nova", "acme/[nova]");
    row("acme/nova", "no va", "acme/[nova]");
    row("acme/nova", "cloud", "acme/nova"); // the provider is not in the id
    row("acme/été", "ete", "acme/[été]");
}

void TestCatalogSearch::marks()
{
    QFETCH(QString, id);
    QFETCH(QString, query);
    CatalogEntry e = entry("cloud", "");
    e.model.id = id;
    CatalogSearch search;
    search.setModels({e});
    const QList<CatalogHit> hits = search.find(query);
    QCOMPARE(hits.size(), qsizetype(1));
    QTEST(bold(id, search.idRanges(hits.first())), "expected");
}

void TestCatalogSearch::everyWordMustMatch()
{
    CatalogSearch search;
    search.setModels({entry("cloud", "acme/nova"), entry("cloud", "acme/nova-vision")});
    QCOMPARE(idsOf(search, search.find(u"nova vision"_s)), QStringList{u"acme/nova-vision"_s});
    QCOMPARE(idsOf(search, search.find(u"  nova\t vision  nova "_s)), QStringList{u"acme/nova-vision"_s});
}

void TestCatalogSearch::withoutWordsTheListKeepsItsOrder()
{
    CatalogSearch search;
    search.setModels({entry("b", "zeta"), entry("b", "alpha"), entry("a", "longer-one"), entry("a", "x")});
    const QStringList all{u"zeta"_s, u"alpha"_s, u"longer-one"_s, u"x"_s};
    QCOMPARE(idsOf(search, search.find({})), all);
    QCOMPARE(idsOf(search, search.find(u"   "_s)), all);
    QVERIFY(search.idRanges(search.find({}).first()).isEmpty());
}

void TestCatalogSearch::equalRanksKeepAnOrder()
{
    CatalogSearch search;
    search.setModels({entry("b", "acme/nova-2"), entry("b", "acme/nova-10"), entry("b", "acme/nova-1"),
                      entry("a", "acme/nova-1")});
    QCOMPARE(idsOf(search, search.find(u"nova"_s)),
             (QStringList{u"acme/nova-2"_s, u"acme/nova-1"_s, u"acme/nova-1"_s, u"acme/nova-10"_s}));
    QCOMPARE(search.find(u"nova"_s)[1].index, qsizetype(2));
    QCOMPARE(search.find(u"nova"_s), search.find(u"nova"_s));
}

void TestCatalogSearch::caseAndAccentsMakeNoDifference()
{
    CatalogSearch search;
    search.setModels({entry("Großes Netz", "Étoile/ΝΈΑ", "Ünïcode 模型 🦊")});
    for (const QString &query : {u"étoile"_s, u"ETOILE"_s, u"νεα"_s, u"νέα"_s, u"unicode"_s, u"模型"_s, u"🦊"_s,
                                 u"großes"_s}) {
        QVERIFY2(search.find(query).size() == 1, qPrintable(query));
    }
    QVERIFY(search.find(u"模糊"_s).isEmpty());
}

void TestCatalogSearch::filters_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("all") << QString() << QStringList{u"bare"_s, u"full"_s, u"paint"_s, u"speak"_s, u"mixed"_s};
    QTest::newRow("text") << u"text"_s << QStringList{u"bare"_s, u"full"_s, u"mixed"_s};
    QTest::newRow("image") << u"image"_s << QStringList{u"paint"_s, u"mixed"_s};
    QTest::newRow("audio, speech included") << u"audio"_s << QStringList{u"speak"_s};
    QTest::newRow("video") << u"video"_s << QStringList{};
    QTest::newRow("no such modality") << u"smell"_s << QStringList{};
    QTest::newRow("free") << u"free"_s << QStringList{u"full"_s};
    QTest::newRow("vision") << u"vision"_s << QStringList{u"full"_s};
    QTest::newRow("reasoning, by parameter or by description") << u"reasoning"_s
                                                                << QStringList{u"full"_s, u"mixed"_s};
    QTest::newRow("tools") << u"tools"_s << QStringList{u"full"_s};
    QTest::newRow("provider") << u"provider"_s << QStringList{u"paint"_s, u"speak"_s};
    QTest::newRow("two at once") << u"reasoning+vision"_s << QStringList{u"full"_s};
}

void TestCatalogSearch::filters()
{
    QFETCH(QString, what);
    CatalogEntry bare = entry("one", "bare");
    CatalogEntry full = entry("one", "full");
    full.model.inputModalities = {u"text"_s, u"image"_s};
    full.model.outputModalities = {u"text"_s};
    full.model.supportedParameters = QStringList{u"tools"_s, u"reasoning"_s};
    price(full, "0", "0");
    CatalogEntry paint = entry("two", "paint");
    paint.model.outputModalities = {u"image"_s};
    price(paint, "0.000001", "0");
    CatalogEntry speak = entry("two", "speak");
    speak.model.outputModalities = {u"speech"_s};
    CatalogEntry mixed = entry("three", "mixed");
    mixed.model.outputModalities = {u"image"_s, u"text"_s};
    mixed.model.reasoning = ReasoningInfo{};
    price(mixed, "-1", "-1");
    CatalogSearch search;
    search.setModels({bare, full, paint, speak, mixed});

    CatalogFilter filter;
    filter.freeOnly = what == "free"_L1;
    filter.vision = what.contains("vision"_L1);
    filter.reasoning = what.contains("reasoning"_L1);
    filter.tools = what == "tools"_L1;
    if (what == "provider"_L1)
        filter.provider = u"two"_s;
    if (QStringList{u"text"_s, u"image"_s, u"audio"_s, u"video"_s, u"smell"_s}.contains(what))
        filter.outputModality = what;
    QTEST(idsOf(search, search.find({}, filter)), "expected");
}

void TestCatalogSearch::aPriceCapIsExact()
{
    CatalogEntry under = entry("p", "under");
    price(under, "0.0000014999999999999999", "0.0000001");
    CatalogEntry at = entry("p", "at");
    price(at, "0.0000001", "0.0000015");
    CatalogEntry over = entry("p", "over");
    price(over, "0.0000001", "0.000001500001");
    CatalogEntry variable = entry("p", "variable");
    price(variable, "-1", "0");
    CatalogSearch search;
    search.setModels({under, at, over, variable, entry("p", "unlisted")});
    CatalogFilter filter;
    filter.maxPerMillion = Usd::fromDecimal("1.5").value();
    QCOMPARE(idsOf(search, search.find({}, filter)), (QStringList{u"under"_s, u"at"_s}));
}

void TestCatalogSearch::favouritesOutlastTheList()
{
    CatalogSearch search;
    search.setFavourites({{u"two"_s, u"b"_s}, {u"one"_s, u"gone"_s}});
    search.setModels({entry("one", "a"), entry("two", "b"), entry("two", "c")});
    QCOMPARE(search.indexOf({u"two"_s, u"c"_s}), std::optional<qsizetype>(2));
    QVERIFY(!search.indexOf({u"one"_s, u"c"_s}));
    const CatalogFilter filter{.favourites = true};
    QCOMPARE(idsOf(search, search.find({}, filter)), QStringList{u"b"_s});
    QVERIFY(search.isFavourite(1));
    search.setModels({entry("two", "b"), entry("one", "a")});
    QCOMPARE(idsOf(search, search.find({}, filter)), QStringList{u"b"_s});
    search.setFavourites({{u"one"_s, u"a"_s}});
    QCOMPARE(idsOf(search, search.find({}, filter)), QStringList{u"a"_s});
    QVERIFY(search.find(u"b"_s, filter).isEmpty());
}

void TestCatalogSearch::anEmptySearchFindsNothing()
{
    CatalogSearch search;
    QCOMPARE(search.size(), qsizetype(0));
    QVERIFY(search.find({}).isEmpty());
    QVERIFY(search.find(u"nova"_s).isEmpty());
}

void TestCatalogSearch::agreesWithASlowSearch()
{
    // Short made-up ids over few letters, so that words match in every way; the reference looks at plain substrings.
    QList<CatalogEntry> entries;
    const QString letters = u"ab-/1"_s;
    quint32 state = 7;
    const auto next = [&state](quint32 below) { return (state = state * 1'664'525 + 1'013'904'223) / 65'536 % below; };
    for (int i = 0; i < 2'000; ++i) {
        CatalogEntry e = entry(next(2) == 0 ? "ab" : "b1", "");
        for (quint32 n = 1 + next(8); n > 0; --n)
            e.model.id += letters[next(5)];
        for (quint32 n = next(4); n > 0; --n)
            e.model.name += letters[next(5)];
        entries.append(e);
    }
    CatalogSearch search;
    search.setModels(entries);
    for (const QString &query : {u"a"_s, u"ab"_s, u"a 1"_s, u"b/ -"_s, u"1a b"_s, u"aa bb"_s, u"ab/"_s}) {
        QSet<qsizetype> expected;
        for (qsizetype i = 0; i < entries.size(); ++i) {
            const CatalogEntry &e = entries[i];
            const QString ref = e.provider + u'/' + e.model.id;
            const QStringList words = query.split(u' ');
            if (std::ranges::all_of(words, [&](const QString &w) { return ref.contains(w) || e.model.name.contains(w); }))
                expected.insert(i);
        }
        QSet<qsizetype> found;
        for (const CatalogHit &hit : search.find(query)) {
            found.insert(hit.index);
            const QString id = entries[hit.index].model.id;
            qsizetype end = 0;
            for (const MatchRange &range : search.idRanges(hit)) {
                QVERIFY(range.start >= end && range.length > 0);
                end = range.start + range.length;
                QVERIFY(end <= id.size());
            }
        }
        QCOMPARE(found, expected);
        QVERIFY(!expected.isEmpty());
    }
}

void TestCatalogSearch::theBenchmarkFindsModels()
{
    QCOMPARE(madeUpCatalog(500).size(), qsizetype(500));
    CatalogSearch search;
    search.setModels(madeUpCatalog(500));
    QCOMPARE(idsOf(search, search.find(u"acme nova 1 instruct"_s)).value(0).section(u'-', 0, 1), u"acme/nova-1"_s);
    QVERIFY(pickerKeyMs(500) > 0);
}

QTEST_APPLESS_MAIN(TestCatalogSearch)
#include "tst_catalogsearch.moc"
