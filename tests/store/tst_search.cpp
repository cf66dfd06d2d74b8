// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/searchrepository.h"

#include "compare/searchwords.h"
#include "store/comparisonrepository.h"
#include "store/database.h"
#include "store/judgementrepository.h"
#include "store/lifecyclerepository.h"
#include "store/replywriter.h"
#include "store/searchindex.h"

#include "searchfixture.h"

#include <QSet>
#include <QSqlQuery>
#include <QTest>

#include <algorithm>

using namespace bakeoff;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestSearch : public QObject, private SearchFixture {
    Q_OBJECT

private slots:
    void init() { begin(); }

    void findsWords_data();
    void findsWords();
    void survivesHostileText_data();
    void survivesHostileText();
    void splitsWordsAsSqliteDoes();
    void tellsWhereItFound();
    void looksForBeginningsInRowsAndInTheIndex();
    void goesOnWhileRowsAreAdded();
    void ranksTheBestFirst();
    void refusesOtherCursors();
    void countsUpToALimit();
    void keepsNewPartsInOrder();
    void hearsOfChanges();
    void leavesOutWhatStreamsAndWhatIsDeleted();
    void indexesInTheTransactionOfTheReply();
    void indexesFilesOfEarlierVersions_data();
    void indexesFilesOfEarlierVersions();
};

void TestSearch::findsWords_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("found"); // newest first
    QTest::newRow("everything") << u""_s << QStringList{u"日本語 と 思考"_s, u"emoji"_s, u"the quick fox"_s, u"Crème brûlée, quickly"_s, u"animals"_s};
    QTest::newRow("star") << u" * "_s << QStringList{u"日本語 と 思考"_s, u"emoji"_s, u"the quick fox"_s, u"Crème brûlée, quickly"_s, u"animals"_s};
    QTest::newRow("prefix") << u"QUI"_s << QStringList{u"the quick fox"_s, u"Crème brûlée, quickly"_s};
    QTest::newRow("two words in one entry") << u"fox the"_s << QStringList{u"the quick fox"_s};
    QTest::newRow("two words of two entries") << u"animals fox"_s << QStringList();
    QTest::newRow("only the last is a beginning") << u"qui fox"_s << QStringList();
    QTest::newRow("accents") << u"creme brulee"_s << QStringList{u"Crème brûlée, quickly"_s};
    QTest::newRow("phrase") << u"\"quick fox\""_s << QStringList{u"the quick fox"_s};
    QTest::newRow("phrase in another order") << u"\"fox quick\""_s << QStringList();
    QTest::newRow("closed phrase is whole words") << u"\"qui\""_s << QStringList();
    QTest::newRow("open phrase") << u"\"quick fo"_s << QStringList{u"the quick fox"_s};
    QTest::newRow("prompt") << u"anim"_s << QStringList{u"animals"_s};
    QTest::newRow("CJK") << u"思考"_s << QStringList{u"日本語 と 思考"_s};
    QTest::newRow("beginning of CJK") << u"日本"_s << QStringList{u"日本語 と 思考"_s};
    QTest::newRow("only signs") << u"✅ !"_s << QStringList();
}

void TestSearch::findsWords()
{
    QFETCH(const QString, query);
    QFETCH(const QStringList, found);
    store(u"animals"_s, {u"Crème brûlée, quickly"_s, u"the quick fox"_s});
    store(u"emoji"_s, {u"日本語 と 思考"_s});
    QCOMPARE(snippets(words(query)), found);
    HistoryQuery ranked = words(query);
    ranked.order = SearchOrder::Relevant;
    QStringList sorted = snippets(ranked);
    QStringList expected = found;
    std::ranges::sort(sorted);
    std::ranges::sort(expected);
    QCOMPARE(sorted, expected);
}

void TestSearch::survivesHostileText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("count"); // of hits; the entry holds the text itself
    QTest::newRow("quotes") << u"say \"\"\"hello\"\" world"_s << 1;
    QTest::newRow("apostrophe") << u"it's; DROP TABLE turns; --"_s << 1;
    QTest::newRow("operators") << u"cats AND dogs OR NOT birds NEAR(a b, 3)"_s << 1;
    QTest::newRow("parentheses") << u"((((a) b"_s << 1;
    QTest::newRow("column filter") << u"title : x {answer facets} : ^y -z + w"_s << 1;
    QTest::newRow("stars") << u"a* *b **"_s << 1;
    QTest::newRow("NUL") << (u"zero"_s + QChar(u'\0') + u"byte"_s) << 1;
    QTest::newRow("lone surrogate") << (u"half "_s + QChar(char16_t(0xd83d)) + u" pair"_s) << 1;
    QTest::newRow("emoji") << u"smile 🙂 👩‍👩‍👧 end"_s << 1;
    QTest::newRow("right to left") << u"שלום \u202e مرحبا"_s << 1;
    QTest::newRow("combining") << u"e\u0301a\u0323\u0308 Zal\u0334\u0335go"_s << 1;
    QTest::newRow("facet of the index") << u"\uE000ktext plain"_s << 1;
    QTest::newRow("percent and underscore") << u"100% a_b \\ %1 ?"_s << 1;
    QTest::newRow("a long word") << QString(9'000, u'x') << 1;
    QTest::newRow("a word of a megabyte") << QString(1'000'000, u'x') << 1;
    QTest::newRow("many words") << u"word "_s.repeated(3'000) << 1;
}

void TestSearch::survivesHostileText()
{
    QFETCH(const QString, text);
    QFETCH(const int, count);
    const Made made = store(u"Tell me."_s, {text});
    store(u"Another."_s, {u"of no interest"_s});
    for (const SearchOrder order : {SearchOrder::Newest, SearchOrder::Relevant}) {
        HistoryQuery query = words(text);
        query.order = order;
        const auto page = SearchRepository(*m_db).search(query, 50);
        QVERIFY2(page, page ? "" : qPrintable(page.error().detail));
        QCOMPARE(page->hits.size(), count);
        QCOMPARE(page->hits[0].id, made.replies[0].id);
        QVERIFY(page->hits[0].snippet.text.size() < 200);
        QVERIFY(!page->hits[0].snippet.marks.isEmpty());
    }
    QVERIFY(SearchRepository(*m_db).count(words(text)));
    QCOMPARE(m_db->integrityProblems(), Result<QStringList>(QStringList()));
}

/// What rows are looked through for must be what the index holds.
void TestSearch::splitsWordsAsSqliteDoes()
{
    QVERIFY(m_db->exec(u"CREATE VIRTUAL TABLE words USING fts5(x, content = '', tokenize = 'unicode61 remove_diacritics 2')"_s));
    QVERIFY(m_db->exec(u"CREATE VIRTUAL TABLE terms USING fts5vocab('words', 'row')"_s));
    QStringList texts{u"Hello, Wörld! ﬁne Straße ŒUVRE İstanbul ıǅ ẞ"_s,
                      u"ệ Ǖ ǻ Ñandú çağ ņ ł ø đ ħ Å K Ω"_s,
                      u"Привет ЙОД ёлка Άλφα ΣΊΣΥΦΟΣ ς"_s,
                      u"思考、日本語 カタカナ ｶﾅ 한국어 조선말"_s,
                      u"שָׁלוֹם مَرْحَبًا हिन्दी ไทย"_s,
                      u"x²+y₃=½ Ⅷ ٣٤ १२ 𝒜𝔅 🙂 a_b c-d e.f g'h"_s,
                      u"e\u0301 a\u0308\u0304 \u0301alone \uE000ktext a\u200db"_s};
    const qsizetype written = texts.size();
    for (char32_t first = 0x80; first < 0x3000; first += 64) { // each sign between letters, in texts of 64
        QString text;
        for (char32_t c = first; c < first + 64; ++c)
            text += u"a"_s + QString::fromUcs4(&c, 1) + u"b "_s;
        texts.append(text);
    }
    qsizetype differing = 0; // words
    for (qsizetype i = 0; i < texts.size(); ++i) {
        QVERIFY(m_db->exec(u"INSERT INTO words (words) VALUES ('delete-all')"_s));
        QVERIFY(m_db->exec(u"INSERT INTO words (rowid, x) VALUES (1, ?)"_s, {texts[i]}));
        QSet<QString> theirs;
        QVERIFY(m_db->each(u"SELECT term FROM terms"_s, {}, [&theirs](const QSqlQuery &row) {
            theirs.insert(row.value(0).toString());
            return true;
        }));
        QSet<QString> ours;
        forEachWord(texts[i], [&ours](const TextWord &word) {
            ours.insert(word.folded.toString());
            return true;
        });
        if (i < written)
            QCOMPARE(ours, theirs);
        differing += (ours - theirs).size() + (theirs - ours).size();
    }
    // Of 12,160 signs some have changed their class since Unicode 6.1.
    QVERIFY2(differing < 100, qPrintable(QString::number(differing)));
}

void TestSearch::tellsWhereItFound()
{
    const Made made = store(u"alpha prompt"_s, {u"beta answer"_s}, u"gamma title"_s,
                            [](Reply &r, int) { r.reasoning = u"delta reasoning"_s; });
    QVERIFY(inTransaction([&] {
        return JudgementRepository(*m_db).putJudgement(made.replies[0].id, {.rating = 4, .note = u"epsilon note"_s});
    }));
    const QList<std::pair<QString, SearchField>> places{{u"alpha"_s, SearchField::Prompt},
                                                        {u"beta"_s, SearchField::Answer},
                                                        {u"gamma"_s, SearchField::Title},
                                                        {u"delta"_s, SearchField::Reasoning},
                                                        {u"epsilon"_s, SearchField::Note}};
    for (const auto &[word, field] : places) {
        const QList<SearchHit> found = hits(words(word));
        QCOMPARE(found.size(), 1);
        const SearchHit &hit = found[0];
        QCOMPARE(hit.field, field);
        QCOMPARE(hit.snippet.marks, (QList<MarkedText::Mark>{{0, word.size()}}));
        QCOMPARE(hit.comparison, made.comparison.id);
        QCOMPARE(hit.title, u"gamma title"_s);
        const bool isTurn = field == SearchField::Prompt || field == SearchField::Title;
        QCOMPARE(hit.kind, isTurn ? SearchHit::Kind::Turn : SearchHit::Kind::Reply);
        QCOMPARE(hit.id, isTurn ? made.turn.id : made.replies[0].id);
        QCOMPARE(hit.created, made.turn.created);
        if (!isTurn) {
            QVERIFY(hit.model == made.replies[0].model);
            QVERIFY(hit.state == ReplyState::Done);
            QCOMPARE(hit.cost, made.replies[0].cost);
            QVERIFY(hit.sandbox);
        }
    }
    QCOMPARE(SearchRepository(*m_db).promptOf(made.turn.id), Result<QString>(u"alpha prompt"_s));
}

void TestSearch::looksForBeginningsInRowsAndInTheIndex()
{
    // "se" is rare among the newest and frequent before: the walk begins in the rows and ends in the index.
    QStringList expected;
    for (int i = 0; i < 220; ++i) {
        const bool old = i < 100;
        const bool holds = old ? i % 3 != 0 : i % 40 == 0;
        store(u"p"_s, {u"%1 number%2"_s.arg(holds ? u"Sea"_s : u"hill"_s).arg(i), u"filler"_s, u"more filler"_s});
        if (holds)
            expected.prepend(u"Sea number%1"_s.arg(i));
    }
    QCOMPARE(snippets(words(u"se"_s)), expected);
    QStringList paged;
    QString cursor;
    do {
        const auto page = SearchRepository(*m_db).search(words(u"se"_s), 7, cursor);
        QVERIFY(page);
        for (const SearchHit &hit : page->hits)
            paged.append(hit.snippet.text);
        cursor = page->next;
    } while (!cursor.isEmpty());
    QCOMPARE(paged, expected);
    QCOMPARE(snippets(words(u"number7 se"_s)), QStringList{u"Sea number7"_s});
}

void TestSearch::goesOnWhileRowsAreAdded()
{
    for (const SearchOrder order : {SearchOrder::Newest, SearchOrder::Relevant}) {
        QStringList expected;
        for (int i = 0; i < 25; ++i) {
            store(u"question"_s, {u"common answer %1"_s.arg(i)});
            expected.prepend(u"common answer %1"_s.arg(i));
        }
        HistoryQuery query{.text = u"common"_s, .order = order};
        QStringList seen;
        QString cursor;
        do {
            const auto page = SearchRepository(*m_db).search(query, 4, cursor);
            QVERIFY(page);
            QVERIFY(page->hits.size() <= 4);
            for (const SearchHit &hit : page->hits)
                seen.append(hit.snippet.text);
            cursor = page->next;
            store(u"question"_s, {u"common late"_s});
        } while (!cursor.isEmpty());
        std::ranges::sort(seen);
        std::ranges::sort(expected);
        QCOMPARE(seen, expected);
        begin();
    }
}

void TestSearch::ranksTheBestFirst()
{
    store(u"p"_s, {u"apple "_s + u"filler "_s.repeated(200)});
    store(u"p"_s, {u"apple apple apple"_s});
    store(u"p"_s, {u"no fruit"_s});
    store(u"p"_s, {u"an apple among "_s + u"other "_s.repeated(40)});
    HistoryQuery query{.text = u"apple"_s, .order = SearchOrder::Relevant};
    const QList<SearchHit> found = hits(query);
    QCOMPARE(found.size(), 3);
    QCOMPARE(found[0].snippet.text, u"apple apple apple"_s);
    QVERIFY(found[1].snippet.text.startsWith(u"an apple"_s));
}

void TestSearch::refusesOtherCursors()
{
    for (int i = 0; i < 3; ++i)
        store(u"p"_s, {u"a"_s});
    const SearchRepository search(*m_db);
    const QString newest = search.search(words(u"a"_s), 1)->next;
    QVERIFY(!newest.isEmpty());
    QCOMPARE(search.search({.text = u"a"_s, .order = SearchOrder::Relevant}, 1, newest).error().kind, ErrorKind::BadInput);
    const QString listed = ComparisonRepository(*m_db).list(1)->next;
    for (const QString &cursor : {u"x"_s, u"!"_s, u"bjox"_s, listed})
        QCOMPARE(search.search(words(u"a"_s), 1, cursor).error().kind, ErrorKind::BadInput);
    for (const int count : {0, -1, 201})
        QCOMPARE(search.search(words(u"a"_s), count).error().kind, ErrorKind::BadInput);
}

void TestSearch::countsUpToALimit()
{
    for (int i = 0; i < 5; ++i)
        store(u"p"_s, {u"apple"_s, u"apple pie"_s});
    const SearchRepository search(*m_db);
    QCOMPARE(search.count(words(u"apple"_s)), Result<SearchCount>(SearchCount{10, 5, false}));
    QCOMPARE(search.count(words(u"apple"_s), 10), Result<SearchCount>(SearchCount{10, 5, false}));
    QCOMPARE(search.count(words(u"apple"_s), 9), Result<SearchCount>(SearchCount{9, 5, true}));
    QCOMPARE(search.count(words(u"pear"_s)), Result<SearchCount>(SearchCount{}));
}

void TestSearch::keepsNewPartsInOrder()
{
    SearchIndex small(*m_db, 10);
    QStringList expected;
    for (int i = 0; i < 40; ++i) {
        const Made made = store(u"p"_s, {u"apple %1"_s.arg(i)});
        expected.prepend(u"apple %1"_s.arg(i));
        QVERIFY(inTransaction([&] { return small.putReply(made.replies[0].id); })); // again, in an index of small parts
    }
    const auto grown = small.parts();
    QVERIFY(grown);
    QVERIFY2(grown->size() >= 4, qPrintable(QString::number(grown->size())));
    QCOMPARE(snippets(words(u"appl"_s)), expected);
    QCOMPARE(snippets(words(u"\"apple\""_s)), expected);

    // An entry of the past lands in its place.
    m_clock.jumpWallClock(-20s);
    store(u"p"_s, {u"apple of the past"_s});
    m_clock.jumpWallClock(20s);
    const QStringList withPast = snippets(words(u"apple"_s));
    QCOMPARE(withPast.size(), expected.size() + 1);
    const qsizetype at = withPast.indexOf(u"apple of the past"_s);
    QVERIFY(at > 15 && at < 25);

    int told = 0;
    QVERIFY(inTransaction([&] {
        return small.rebuild([&told](qint64 done, qint64 total) {
            ++told;
            QVERIFY(done <= total);
        });
    }));
    QVERIFY(told >= 8);
    QCOMPARE(snippets(words(u"apple"_s)), withPast);
    QVERIFY(inTransaction([&] { return SearchRepository(*m_db).rebuild(); }));
    QCOMPARE(SearchIndex(*m_db).parts()->size(), 1);
    QCOMPARE(snippets(words(u"apple"_s)), withPast);
    QCOMPARE(m_db->integrityProblems(), Result<QStringList>(QStringList()));
}

void TestSearch::hearsOfChanges()
{
    const Made made = store(u"p"_s, {u"first"_s, u"second"_s}, u"old name"_s);
    const Id reply = made.replies[0].id;
    const auto judge = [&](const Judgement &judgement) {
        return inTransaction([&] { return JudgementRepository(*m_db).putJudgement(reply, judgement); });
    };
    QVERIFY(judge({.note = u"brilliant"_s}));
    QCOMPARE(hits(words(u"brilliant"_s)).size(), 1);
    QVERIFY(judge({.note = u"dull"_s}));
    QCOMPARE(hits(words(u"brilliant"_s)).size(), 0);
    QCOMPARE(hits(words(u"dull first"_s)).size(), 1);
    QVERIFY(judge({.rating = 5, .tags = {u"x"_s}}));
    QCOMPARE(hits(words(u"dull"_s)).size(), 0);
    QCOMPARE(hits({.text = {}, .filter = {.ratingLeast = 5}}).size(), 1);
    QCOMPARE(hits({.text = {}, .filter = {.tags = {u"x"_s}}}).size(), 3);
    QVERIFY(judge({}));
    QCOMPARE(hits({.text = {}, .filter = {.tags = {u"x"_s}}}).size(), 0);
    QCOMPARE(hits({.text = {}, .filter = {.ratingLeast = 1}}).size(), 0);

    QVERIFY(inTransaction([&] { return ComparisonRepository(*m_db).rename(made.comparison.id, u"new name"_s, m_clock.nowUtc()); }));
    QCOMPARE(hits(words(u"\"old name\""_s)).size(), 0);
    QCOMPARE(hits(words(u"\"new name\""_s)).size(), 1);
    Comparison saved = made.comparison;
    saved.title = u"third name"_s;
    QVERIFY(inTransaction([&] { return ComparisonRepository(*m_db).save(saved); }));
    QCOMPARE(hits(words(u"\"third name\""_s)).size(), 1);

    // A second end replaces the first.
    Reply again = made.replies[1];
    again.text = u"replaced"_s;
    QVERIFY(inTransaction([&] { return ReplyWriter(*m_db).finish(again, m_clock.nowUtc()); }));
    QCOMPARE(hits(words(u"second"_s)).size(), 0);
    QCOMPARE(hits(words(u"replaced"_s)).size(), 1);
}

void TestSearch::leavesOutWhatStreamsAndWhatIsDeleted()
{
    const Made made = store(u"visible prompt"_s, {u"visible answer"_s});
    Reply streaming = samples::intent(m_clock, made.turn, made.comparison.panes[0]);
    QVERIFY(inTransaction([&] { return ReplyWriter(*m_db).begin(made.turn, {streaming}, newId(m_clock.nowUtc())); }));
    QVERIFY(inTransaction([&] { return ReplyWriter(*m_db).append({.reply = streaming.id, .text = u"streamed words"_s}); }));
    QCOMPARE(hits(words(u"streamed"_s)).size(), 0);
    QCOMPARE(hits(words(u"vis"_s)).size(), 2);
    streaming = samples::ended(streaming, u"streamed words"_s);
    QVERIFY(inTransaction([&] { return ReplyWriter(*m_db).finish(streaming, m_clock.nowUtc()); }));
    QCOMPARE(hits(words(u"streamed"_s)).size(), 1);

    QVERIFY(inTransaction([&] { return LifecycleRepository(*m_db).remove(made.comparison.id, m_clock.nowUtc()); }));
    for (const SearchOrder order : {SearchOrder::Newest, SearchOrder::Relevant})
        QCOMPARE(hits({.text = u"visible"_s, .order = order}).size(), 0);
    QCOMPARE(SearchRepository(*m_db).count({}), Result<SearchCount>(SearchCount{}));
    QVERIFY(inTransaction([&] { return LifecycleRepository(*m_db).restore(made.comparison.id); }));
    QCOMPARE(hits(words(u"visible"_s)).size(), 2);
    QVERIFY(inTransaction([&] { return LifecycleRepository(*m_db).erase(made.comparison.id); }));
    QCOMPARE(hits(words(u"visible"_s)).size(), 0);
    QCOMPARE(m_db->value(u"SELECT count(*) FROM search_entries"_s)->toInt(), 0);
    QCOMPARE(m_db->value(u"SELECT count(*) FROM search_index_1"_s)->toInt(), 0);
}

void TestSearch::indexesInTheTransactionOfTheReply()
{
    const Made made = store(u"p"_s, {u"kept"_s});
    Reply lost = samples::intent(m_clock, made.turn, made.comparison.panes[0]);
    {
        // What a process that is killed leaves: no commit.
        ScopedTransaction tx(*m_db);
        QVERIFY(ReplyWriter(*m_db).begin(made.turn, {samples::ended(lost, u"lost"_s)}, newId(m_clock.nowUtc())));
        QCOMPARE(hits(words(u"lost"_s)).size(), 1);
    }
    m_db.reset();
    open();
    QCOMPARE(hits(words(u"lost"_s)).size(), 0);
    QCOMPARE(hits(words(u"kept"_s)).size(), 1);
    QCOMPARE(ComparisonRepository(*m_db).loadReply(lost.id).error().kind, ErrorKind::NotFound);
    QCOMPARE(m_db->value(u"SELECT count(*) FROM search_entries"_s)->toInt(), 2);
}

void TestSearch::indexesFilesOfEarlierVersions_data()
{
    QTest::addColumn<int>("version");
    for (int version = 1; version < Database::currentVersion() && version <= 3; ++version)
        QTest::addRow("version %d", version) << version;
}

void TestSearch::indexesFilesOfEarlierVersions()
{
    constexpr qint64 kSent = 1'790'000'000'000'000;
    QFETCH(const int, version);
    const QStringList scripts{u":/bakeoff/store/0001_comparisons.sql"_s, u":/bakeoff/store/0002_compare.sql"_s,
                              u":/bakeoff/store/0003_history_costs.sql"_s};
    m_db.reset();
    m_file = m_dir->filePath(u"older.db"_s);
    QList<Migration> migrations;
    for (int i = 0; i < version; ++i)
        migrations.append({i + 1, scripts[i]});
    {
        auto old = Database::openForWriting(m_file, m_clock, {.migrations = migrations});
        QVERIFY(old);
        Database &db = **old;
        const auto id = [](int n) { return Id(quint32(n), 0, 0, 0, 0, 0, 0, 0, 0, 0, 1).toRfc4122(); };
        for (int n = 1; n <= 3; ++n) {
            QVERIFY(db.exec(u"INSERT INTO comparisons (id, title, created, updated, system_prompt, draft, view)"
                            " VALUES (?, ?, 5, 5, '', '', '{}')"_s,
                            {id(n), u"Title %1"_s.arg(n)}));
            QVERIFY(db.exec(u"INSERT INTO turns (id, comparison, number, prompt, created) VALUES (?, ?, 1, ?, ?)"_s,
                            {id(10 + n), id(n), u"Prompt %1"_s.arg(n), kSent + n}));
            for (int k = 0; k < 2; ++k) {
                const int key = 100 + n * 2 + k;
                QVERIFY(db.exec(u"INSERT INTO replies (key, id, turn, pane, provider, model, created, state, timing, sandbox,"
                                " cost_kind, cost_picos, owner, settings, clocks, facts, attempts, cost_basis)"
                                " VALUES (?, ?, ?, ?, 'p', 'm', ?, ?, 'stream', 0, 'billed', 1500, ?, '{}', '{}', '{}', '[]', '{}')"_s,
                                {key, id(key), id(10 + n), id(9), kSent + n, k == 0 ? u"done"_s : u"answering"_s,
                                 k == 0 ? QVariant() : QVariant(id(7))}));
                if (k == 0)
                    QVERIFY(db.exec(u"INSERT INTO reply_texts VALUES (?, ?, '', x'', x'')"_s, {key, u"Answer %1 déjà vu"_s.arg(n)}));
            }
        }
        if (version >= 2)
            QVERIFY(db.exec(u"INSERT INTO judgements VALUES (?, 4, 'none', 'well said', '[\"good\"]')"_s, {id(102)}));
        if (version >= 3) {
            QVERIFY(db.exec(u"UPDATE comparisons SET starred = 1 WHERE id = ?"_s, {id(2)}));
            QVERIFY(db.exec(u"INSERT INTO comparison_tags VALUES (?, 'old', 0)"_s, {id(3)}));
        }
    }
    open();
    QCOMPARE(snippets(words(u"deja"_s)), (QStringList{u"Answer 3 déjà vu"_s, u"Answer 2 déjà vu"_s, u"Answer 1 déjà vu"_s}));
    QCOMPARE(hits(words(u"title"_s)).size(), 3);
    QCOMPARE(hits(words(u"prompt 2"_s)).size(), 1);
    QCOMPARE(hits({}).size(), 6);
    QCOMPARE(hits({.text = {}, .filter = {.providers = {u"p"_s}, .states = {ReplyState::Done}, .costLeast = Usd::fromPicos(1500)}}).size(), 3);
    QCOMPARE(hits(words(u"well said"_s)).size(), version >= 2 ? 1 : 0);
    QCOMPARE(hits({.text = {}, .filter = {.tags = {u"good"_s}}}).size(), version >= 2 ? 2 : 0);
    QCOMPARE(hits({.text = {}, .filter = {.starred = true}}).size(), version >= 3 ? 2 : 0);
    QCOMPARE(hits({.text = {}, .filter = {.tags = {u"old"_s}}}).size(), version >= 3 ? 2 : 0);
    QCOMPARE(m_db->integrityProblems(), Result<QStringList>(QStringList()));
    // Work goes on: new entries come first, old ones can be changed.
    store(u"p"_s, {u"déjà entendu"_s});
    QCOMPARE(snippets(words(u"deja"_s)).constFirst(), u"déjà entendu"_s);
}

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
