// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/searchwords.h"

#include <QJsonArray>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;

namespace {

HistoryQuery fullQuery()
{
    HistoryQuery query{.text = u"a \"b c"_s, .filter = {}, .order = SearchOrder::Relevant};
    query.filter = {.providers = {u"p"_s, u"q"_s},
                    .models = {{u"p"_s, u"a/b"_s}},
                    .states = {ReplyState::Failed, ReplyState::CutOff},
                    .ratingLeast = 3,
                    .costLeast = Usd::fromPicos(1),
                    .costMost = Usd::fromPicos(9'000'000'000'000'000'001),
                    .costUnknown = true,
                    .kinds = {RequestKind::Text, RequestKind::Transcription},
                    .tags = {u"a, b"_s},
                    .from = UtcMicros{1'790'000'000'000'001},
                    .until = UtcMicros{9'007'199'254'740'993},
                    .starred = true};
    return query;
}

/// The text with what is marked in brackets.
QString shown(const std::optional<MarkedText> &text)
{
    if (!text)
        return u"nothing"_s;
    QString out = text->text;
    for (qsizetype i = text->marks.size() - 1; i >= 0; --i) {
        out.insert(text->marks[i].at + text->marks[i].length, u']');
        out.insert(text->marks[i].at, u'[');
    }
    return out;
}

} // namespace

class TestHistoryQuery : public QObject {
    Q_OBJECT

private slots:
    void becomesJsonAndBack()
    {
        for (const HistoryQuery &query : {HistoryQuery(), fullQuery()}) {
            const auto read = HistoryQuery::fromJson(query.toJson());
            QVERIFY(read);
            QCOMPARE(*read, query);
        }
        QCOMPARE(HistoryQuery().toJson(), QJsonObject());
    }

    void refusesOtherJson_data()
    {
        QTest::addColumn<QJsonObject>("json");
        QTest::newRow("unknown name") << QJsonObject{{u"colour"_s, 1}};
        QTest::newRow("text is a number") << QJsonObject{{u"text"_s, 1}};
        QTest::newRow("no order") << QJsonObject{{u"order"_s, u"oldest"_s}};
        QTest::newRow("no state") << QJsonObject{{u"states"_s, QJsonArray{u"asleep"_s}}};
        QTest::newRow("no kind") << QJsonObject{{u"kinds"_s, QJsonArray{u"soup"_s}}};
        QTest::newRow("no model") << QJsonObject{{u"models"_s, QJsonArray{u"alone"_s}}};
        QTest::newRow("a list of numbers") << QJsonObject{{u"tags"_s, QJsonArray{1}}};
        QTest::newRow("rating 6") << QJsonObject{{u"rating_least"_s, 6}};
        QTest::newRow("no money") << QJsonObject{{u"cost_most_usd"_s, u"much"_s}};
        QTest::newRow("no moment") << QJsonObject{{u"from"_s, u"today"_s}};
    }

    void refusesOtherJson()
    {
        QFETCH(const QJsonObject, json);
        const auto read = HistoryQuery::fromJson(json);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::BadInput);
    }

    void knowsWhenItAsksNothing()
    {
        QVERIFY(HistoryQuery().isEmpty());
        QVERIFY((HistoryQuery{.text = u" * "_s}).isEmpty());
        QVERIFY(!(HistoryQuery{.text = u"a"_s}).isEmpty());
        QVERIFY(!fullQuery().isEmpty());
        QVERIFY(fullQuery().filter.asksReplies());
        QVERIFY(!(HistoryFilter{.kinds = {RequestKind::Text}, .tags = {u"a"_s}, .from = UtcMicros{1}, .starred = true}).asksReplies());
        QVERIFY((HistoryFilter{.ratingLeast = 1}).asksReplies());
    }

    void readsWhatIsTyped_data()
    {
        using Phrases = QList<QStringList>;
        QTest::addColumn<QString>("text");
        QTest::addColumn<Phrases>("phrases");
        QTest::addColumn<bool>("prefix");
        QTest::newRow("blank") << u"  \t"_s << Phrases{} << false;
        QTest::newRow("star") << u"*"_s << Phrases{} << false;
        QTest::newRow("words") << u"Ärger  ÜBER"_s << Phrases{{u"arger"_s}, {u"uber"_s}} << true;
        QTest::newRow("phrase") << u"\"one two\""_s << Phrases{{u"one"_s, u"two"_s}} << false;
        QTest::newRow("open phrase") << u"zero \"one tw"_s << Phrases{{u"zero"_s}, {u"one"_s, u"tw"_s}} << true;
        QTest::newRow("phrase and word") << u"\"one two\"thr"_s << Phrases{{u"one"_s, u"two"_s}, {u"thr"_s}} << true;
        QTest::newRow("hyphen") << u"gpt-4"_s << Phrases{{u"gpt"_s, u"4"_s}} << true;
        QTest::newRow("operators") << u"a AND NEAR(b) NOT*"_s << Phrases{{u"a"_s}, {u"and"_s}, {u"near"_s, u"b"_s}, {u"not"_s}} << true;
        QTest::newRow("accents apart") << u"e\u0301te\u0301"_s << Phrases{{u"ete"_s}} << true;
        QTest::newRow("greek keeps its accents") << u"ΆΡΗΣ άρης"_s << Phrases{{u"άρησ"_s}, {u"άρησ"_s}} << true;
        QTest::newRow("han") << u"思考 x"_s << Phrases{{u"思考"_s}, {u"x"_s}} << true;
        QTest::newRow("han by pairs") << u"東京都庁"_s << Phrases{{u"東京"_s, u"京都"_s, u"都庁"_s}} << false;
        QTest::newRow("one of han") << u"\"都\""_s << Phrases{{u"都"_s}} << true;
        QTest::newRow("han and Latin") << u"Qt6の窓 GPT"_s << Phrases{{u"qt6"_s, u"の窓"_s}, {u"gpt"_s}} << true;
        QTest::newRow("han before Latin") << u"窓口API"_s << Phrases{{u"窓口"_s, u"口"_s, u"api"_s}} << true;
        QTest::newRow("kana") << u"ー カタカ"_s << Phrases{{u"ー"_s}, {u"カタ"_s, u"タカ"_s}} << false;
        QTest::newRow("han beyond 16 bits") << u"𠮷野家"_s << Phrases{{u"𠮷野"_s, u"野家"_s}} << false;
        QTest::newRow("NUL") << (u"a"_s + QChar(u'\0') + u"b"_s) << Phrases{{u"a"_s, u"b"_s}} << true;
        QTest::newRow("facet") << u"\uE000ktext word"_s << Phrases{{u"word"_s}} << true;
    }

    void readsWhatIsTyped()
    {
        QFETCH(const QString, text);
        QFETCH(const QList<QStringList>, phrases);
        QFETCH(const bool, prefix);
        const SearchWords words(text);
        QCOMPARE(words.phrases(), phrases);
        QCOMPARE(words.endsInPrefix(), prefix);
        QVERIFY(!words.isUnfindable());
        QCOMPARE(words.isEmpty(), phrases.isEmpty());
    }

    void knowsWhatNoIndexHolds()
    {
        for (const QString &text : {u"✅"_s, u"??"_s, u"\" ! \""_s}) {
            QVERIFY(SearchWords(text).isUnfindable());
            QVERIFY(!SearchWords(text).isEmpty());
        }
        QCOMPARE(SearchWords(QString(1'000'000, u'x')).phrases().constFirst().constFirst().size(), SearchWords::LongestText);
        QCOMPARE(SearchWords(u"w "_s.repeated(1000)).phrases().size(), SearchWords::MostPhrases);
    }

    void marksTheFirstPlace_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("whole") << u"wor"_s << u"Hello Wörld, word"_s << u"Hello [Wörld], [word]"_s;
        QTest::newRow("no place") << u"\"wor\""_s << u"Hello world"_s << u"nothing"_s;
        QTest::newRow("phrase") << u"\"b c\""_s << u"b a\nb   c d"_s << u"b a [b c] d"_s;
        QTest::newRow("phrase over a hyphen") << u"gpt-4o"_s << u"use GPT-4o-mini"_s << u"use [GPT-4o]-mini"_s;
        QTest::newRow("lines") << u"two"_s << u"one\r\n\r\n\ttwo\u0007three\n"_s << u"one [two] three"_s;
        QTest::newRow("han inside") << u"京都"_s << u"これは東京都庁です"_s << u"これは東[京都]庁です"_s;
        QTest::newRow("one of han") << u"都"_s << u"東京都庁"_s << u"東京[都]庁"_s;
        QTest::newRow("han of one word") << u"京都庁"_s << u"東京都庁です"_s << u"東[京都庁]です"_s;
        QTest::newRow("han beside Latin") << u"の窓"_s << u"Qt6の窓口"_s << u"Qt6[の窓]口"_s;
        QTest::newRow("surrogates") << u"end"_s << u"🙂🙂 end 🙂"_s << u"🙂🙂 [end] 🙂"_s;
        QTest::newRow("far") << u"needle"_s << (u"hay "_s.repeated(60) + u"needle "_s + u"hay "_s.repeated(60)).trimmed()
                             << (u"…"_s + u"hay "_s.repeated(10) + u"[needle] "_s + u"hay "_s.repeated(28) + u"ha…"_s);
    }

    void marksTheFirstPlace()
    {
        QFETCH(const QString, query);
        QFETCH(const QString, text);
        QFETCH(const QString, expected);
        const std::optional<MarkedText> found = SearchWords(query).excerpt(text);
        if (QTest::currentDataTag() == "far"_ba) {
            // How much stands around it is a matter of taste; that it is one line of the length asked for is not.
            QVERIFY(found && found->text.contains(u"hay needle hay"_s));
            QVERIFY(found->text.size() <= 162 && found->text.startsWith(u'…') && found->text.endsWith(u'…'));
            QCOMPARE(found->marks.size(), 1);
            QCOMPARE(found->text.sliced(found->marks[0].at, found->marks[0].length), u"needle"_s);
            return;
        }
        QCOMPARE(shown(found), expected);
    }

    void survivesAWordOfAMegabyte()
    {
        const QString word(1'000'000, u'x');
        const std::optional<MarkedText> found = SearchWords(u"xx"_s).excerpt(u"a "_s + word);
        QVERIFY(found);
        QVERIFY(found->text.size() <= 170);
        QCOMPARE(found->marks.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestHistoryQuery)
#include "tst_historyquery.moc"
