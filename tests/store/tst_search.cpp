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

#include <QFile>
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
    void hidesOpenBlindVotes();
    void findsPromptsByTheirReplies();
    void changesMarksWithoutTheText();
    void indexesInPieces();
    void leavesOutWhatStreamsAndWhatIsDeleted();
    void indexesInTheTransactionOfTheReply();
    void indexesFilesOfEarlierVersions_data();
    void indexesFilesOfEarlierVersions();
    void renewsTheIndexOfVersion4();
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
    QTest::newRow("inside of CJK") << u"本語"_s << QStringList{u"日本語 と 思考"_s};
    QTest::newRow("one of CJK") << u"考"_s << QStringList{u"日本語 と 思考"_s};
    QTest::newRow("CJK that does not stand together") << u"日語"_s << QStringList();
    QTest::newRow("CJK over a space in quotes") << u"\"語 と\""_s << QStringList{u"日本語 と 思考"_s};
    QTest::newRow("one of CJK in quotes, and a word") << u"\"思\" 日本語"_s << QStringList{u"日本語 と 思考"_s};
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
                      u"e\u0301 a\u0308\u0304 \u0301alone \uE000ktext a\u200db"_s,
                      u"東京都庁へQt6の窓口、𠮷野家のカレー。ﾊﾛｰ〇々が\u3099x人"_s};
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
        QVERIFY(m_db->exec(u"INSERT INTO words (rowid, x) VALUES (1, ?)"_s, {SearchWords::indexText(texts[i])}));
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

void TestSearch::hidesOpenBlindVotes()
{
    Made made = make(u"who said it"_s, {u"blue answer"_s, u"green answer"_s}, {}, [](Reply &r, int i) {
        r.model = {u"secret"_s, u"m/%1"_s.arg(i)};
        r.pane = Id(quint32(7 + i), 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
        r.cost = {ChargeKind::Billed, Usd::fromPicos(4'000)};
    });
    // The second pane of the line-up stands first.
    made.turn.vote = BlindVote{.panes = {made.replies[1].pane, made.replies[0].pane}};
    QVERIFY(inTransaction([&] { return put(made); }));

    const QList<HistoryFilter> telling{{.providers = {u"secret"_s}},
                                       {.models = {{u"secret"_s, u"m/0"_s}}},
                                       {.costLeast = Usd::fromPicos(1)},
                                       {.costMost = Usd::fromPicos(10'000)}};
    for (const SearchOrder order : {SearchOrder::Newest, SearchOrder::Relevant}) {
        const QList<SearchHit> found = hits({.text = u"answer"_s, .order = order});
        QCOMPARE(found.size(), 2);
        for (const SearchHit &hit : found) {
            QVERIFY(hit.hidden);
            QVERIFY(!hit.model);
            QCOMPARE(hit.cost, Cost());
            QCOMPARE(hit.place, hit.id == made.replies[1].id ? 0 : 1);
            QVERIFY(hit.state == ReplyState::Done);
        }
    }
    QCOMPARE(hits(words(u"answer"_s))[0].place, 0); // not in the order in which they were sent
    for (const HistoryFilter &filter : telling) {
        for (const QString &text : {u""_s, u"answer"_s, u"who"_s, u"an"_s})
            QCOMPARE(hits({.text = text, .filter = filter}).size(), 0);
        QCOMPARE(ComparisonRepository(*m_db).list(10, {}, filter)->rows.size(), 0);
    }
    QCOMPARE(hits({.text = u"answer"_s, .filter = {.states = {ReplyState::Done}}}).size(), 2);

    // Rated and noted while it is open: indexed again, hidden still.
    QVERIFY(inTransaction([&] {
        return JudgementRepository(*m_db).putJudgement(made.replies[0].id, {.rating = 5, .note = u"quite right"_s, .tags = {u"kept"_s}});
    }));
    QCOMPARE(hits({.text = u"quite"_s, .filter = {.ratingLeast = 5, .tags = {u"kept"_s}}}).size(), 1);
    QCOMPARE(hits({.text = {}, .filter = telling[1]}).size(), 0);

    made.turn.vote->outcome = VoteOutcome::Win;
    made.turn.vote->winner = made.replies[0].pane;
    made.turn.vote->decided = m_clock.nowUtc();
    QVERIFY(inTransaction([&] { return JudgementRepository(*m_db).putVote(made.turn.id, *made.turn.vote); }));
    for (const HistoryFilter &filter : telling) {
        const int replies = filter.models.isEmpty() ? 2 : 1;
        QCOMPARE(hits({.text = u"answer"_s, .filter = filter}).size(), replies);
        QCOMPARE(hits({.text = {}, .filter = filter}).size(), replies);
        QCOMPARE(hits({.text = u"who"_s, .filter = filter}).size(), 1);
        QCOMPARE(ComparisonRepository(*m_db).list(10, {}, filter)->rows.size(), 1);
    }
    for (const SearchHit &hit : hits(words(u"answer"_s))) {
        QVERIFY(!hit.hidden);
        QVERIFY(hit.model.has_value());
    }
}

void TestSearch::findsPromptsByTheirReplies()
{
    const auto models = [](Reply &r, int i) {
        r.model = {u"maker"_s, i == 0 ? u"one"_s : u"two"_s};
        r.state = i == 0 ? ReplyState::Done : ReplyState::Stopped;
    };
    const Made made = store(u"how to boil a kettle"_s, {u"with fire"_s, u"with water"_s}, {}, models);
    store(u"what a kettle costs"_s, {u"ten"_s}, {}, models);
    const auto found = [this](const HistoryFilter &filter) { return snippets({.text = u"kettle"_s, .filter = filter}); };
    QCOMPARE(found({.models = {{u"maker"_s, u"one"_s}}}), (QStringList{u"what a kettle costs"_s, u"how to boil a kettle"_s}));
    QCOMPARE(found({.models = {{u"maker"_s, u"two"_s}}}), QStringList{u"how to boil a kettle"_s});
    QCOMPARE(found({.models = {{u"maker"_s, u"three"_s}}}), QStringList());
    // One reply must be all of it.
    QCOMPARE(found({.models = {{u"maker"_s, u"two"_s}}, .states = {ReplyState::Stopped}}).size(), 1);
    QCOMPARE(found({.models = {{u"maker"_s, u"two"_s}}, .states = {ReplyState::Done}}).size(), 0);
    QVERIFY(inTransaction([&] { return JudgementRepository(*m_db).putJudgement(made.replies[1].id, {.rating = 4}); }));
    QCOMPARE(found({.models = {{u"maker"_s, u"two"_s}}, .ratingLeast = 4}).size(), 1);
    QCOMPARE(found({.models = {{u"maker"_s, u"one"_s}}, .ratingLeast = 4}).size(), 0);
    // Without words there are the replies alone.
    QCOMPARE(hits({.text = {}, .filter = {.models = {{u"maker"_s, u"two"_s}}}}).size(), 1);
}

void TestSearch::changesMarksWithoutTheText()
{
    const Made made = store(u"p"_s, {u"apple pie"_s, u"apple tart"_s});
    store(u"p"_s, {u"apple juice"_s});
    const auto rowsOfIndex = [this] {
        return m_db->value(u"SELECT group_concat(id || hex(block)) FROM search_index_1_data"_s)->toString();
    };
    const auto starred = [this](const QString &text) { return hits({.text = text, .filter = {.starred = true}}).size(); };
    const QString before = rowsOfIndex();
    QVERIFY(!before.isEmpty());
    QVERIFY(inTransaction([&] { return LifecycleRepository(*m_db).setStarred(made.comparison.id, true); }));
    QVERIFY(inTransaction([&] { return LifecycleRepository(*m_db).setTags(made.comparison.id, {u"sweet"_s, u"baked"_s}); }));
    QCOMPARE(rowsOfIndex(), before);
    QCOMPARE(starred(u"apple"_s), 2);
    QCOMPARE(starred(u"\"apple pie\""_s), 1);
    QCOMPARE(starred(u"juice"_s), 0);
    QCOMPARE(hits({.text = u"app"_s, .filter = {.tags = {u"baked"_s}}}).size(), 2);
    QCOMPARE(hits({.text = u"app"_s, .filter = {.tags = {u"baked"_s, u"sweet"_s}, .starred = true}}).size(), 2);
    QCOMPARE(hits({.text = {}, .filter = {.tags = {u"Baked"_s}}}).size(), 0);
    // What comes later has them too.
    Reply later = samples::ended(samples::intent(m_clock, made.turn, made.comparison.panes[0]), u"apple crumble"_s);
    QVERIFY(inTransaction([&] { return ReplyWriter(*m_db).begin(made.turn, {later}, newId(m_clock.nowUtc())); }));
    QCOMPARE(starred(u"crumble"_s), 1);
    QVERIFY(inTransaction([&] { return LifecycleRepository(*m_db).setStarred(made.comparison.id, false); }));
    QVERIFY(inTransaction([&] { return LifecycleRepository(*m_db).setTags(made.comparison.id, {u"sweet"_s}); }));
    QCOMPARE(starred({}), 0);
    QCOMPARE(hits({.text = u"app"_s, .filter = {.tags = {u"baked"_s}}}).size(), 0);
    QCOMPARE(hits({.text = u"app"_s, .filter = {.tags = {u"sweet"_s}}}).size(), 3);
    QVERIFY(inTransaction([&] { return LifecycleRepository(*m_db).erase(made.comparison.id); }));
    QCOMPARE(m_db->value(u"SELECT count(*) FROM search_marked"_s)->toInt(), 0);
    QCOMPARE(m_db->value(u"SELECT count(*) FROM search_marks"_s)->toInt(), 0);
}

void TestSearch::indexesInPieces()
{
    QStringList expected;
    QList<Made> all;
    for (int i = 0; i < 30; ++i) {
        all.append(store(u"p"_s, {u"apple %1"_s.arg(i)}));
        expected.prepend(u"apple %1"_s.arg(i));
    }
    // As a migration leaves it: entries and no part.
    QVERIFY(inTransaction([&] {
        const Status s = m_db->exec(u"INSERT INTO search_old_parts SELECT number FROM search_parts"_s);
        return s ? m_db->exec(u"DELETE FROM search_parts"_s) : s;
    }));
    SearchIndex small(*m_db, 25);
    const SearchRepository search(*m_db);
    QCOMPARE(small.percent(), Result<int>(0));
    const auto advance = [&](qint64 most) {
        Result<bool> more = false;
        const Status s = inTransaction([&] {
            more = small.advance(most);
            return more ? success() : Status(more.error());
        });
        return s ? more : Result<bool>(s.error());
    };
    QCOMPARE(advance(10), Result<bool>(true));
    QCOMPARE(snippets(words(u"\"apple\""_s)), expected.first(5)); // the newest: a prompt and a reply each
    QCOMPARE(small.percent(), Result<int>(16));
    QCOMPARE(search.search(words(u"apple"_s), 50)->indexed, 16);
    // What is stored meanwhile is found at once; what lies in a piece to come waits for it, and is there once.
    store(u"p"_s, {u"apple new"_s});
    expected.prepend(u"apple new"_s);
    QVERIFY(inTransaction([&] {
        return JudgementRepository(*m_db).putJudgement(all[2].replies[0].id, {.note = u"remembered"_s});
    }));
    QVERIFY(inTransaction([&] { return LifecycleRepository(*m_db).erase(all[0].comparison.id); }));
    expected.removeLast();
    QCOMPARE(hits(words(u"\"remembered\""_s)).size(), 0);
    QCOMPARE(snippets(words(u"\"apple\""_s)), expected.first(6));
    // Interrupted: nothing of a piece is kept, and it comes again.
    {
        ScopedTransaction tx(*m_db);
        QCOMPARE(small.advance(10), Result<bool>(true));
    }
    m_db.reset();
    open();
    SearchIndex again(*m_db, 25);
    QCOMPARE(snippets(words(u"\"apple\""_s)), expected.first(6));
    int steps = 0;
    bool more = true;
    while (more && ++steps < 100) {
        QVERIFY(inTransaction([&] {
            const Result<bool> left = again.advance(7);
            more = left && *left;
            return left ? success() : Status(left.error());
        }));
    }
    QVERIFY(!more);
    QCOMPARE(again.hasMore(), Result<bool>(false));
    QCOMPARE(again.percent(), Result<int>(100));
    QVERIFY(again.parts()->size() >= 2);
    QCOMPARE(snippets(words(u"\"apple\""_s)), expected);
    QCOMPARE(hits(words(u"\"remembered\""_s)).size(), 1);
    QCOMPARE(m_db->value(u"SELECT count(*) FROM search_old_parts"_s)->toInt(), 0);
    QCOMPARE(m_db->value(u"SELECT count(*) FROM sqlite_schema WHERE name = 'search_index_1'"_s)->toInt(), 0);
    QCOMPARE(m_db->integrityProblems(), Result<QStringList>(QStringList()));
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
    for (int version = 1; version <= 3; ++version) // those without a search
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
    QVERIFY(*SearchRepository(*m_db).hasUnindexed());
    QCOMPARE(hits(words(u"\"deja\""_s)).size(), 0);
    QCOMPARE(SearchRepository(*m_db).search(words(u"deja"_s), 10)->indexed, 0);
    QCOMPARE(hits({}).size(), 6); // without words nothing is missing
    index();
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

void TestSearch::renewsTheIndexOfVersion4()
{
    m_db.reset();
    m_file = m_dir->filePath(u"four.db"_s);
    QVERIFY(QFile::copy(QStringLiteral(BAKEOFF_SOURCE_DIR "/tests/store/data/version4.db"), m_file));
    QVERIFY(QFile::setPermissions(m_file, QFile::ReadOwner | QFile::WriteOwner));
    open();
    QVERIFY(*SearchRepository(*m_db).hasUnindexed());
    const auto entries = m_db->value(u"SELECT count(*) FROM search_entries"_s)->toInt();
    QVERIFY(entries > 0);
    QCOMPARE(hits({.text = {}, .filter = {.tags = {u"tea"_s}}}).isEmpty(), false); // without the index
    index();
    QCOMPARE(SearchIndex(*m_db).parts()->size(), 1);
    QCOMPARE(m_db->value(u"SELECT count(*) FROM sqlite_schema WHERE name = 'search_index_1'"_s)->toInt(), 0);
    QCOMPARE(m_db->value(u"SELECT count(*) FROM %1"_s.arg(SearchIndex(*m_db).parts()->first().table()))->toInt(), entries);
    QCOMPARE(m_db->integrityProblems(), Result<QStringList>(QStringList()));
}

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
