// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/textdiff.h"

#include <QRandomGenerator>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;

namespace {

/// "the [old-][new+] end": deletions with a minus, insertions with a plus.
QString shown(const QString &a, const QString &b, const QList<DiffRun> &runs)
{
    QString text;
    for (const DiffRun &run : runs) {
        switch (run.kind) {
        case DiffRun::Kind::Equal:
            text += QStringView(a).sliced(run.aBegin, run.length);
            break;
        case DiffRun::Kind::Deleted:
            text += u'[' + a.sliced(run.aBegin, run.length) + u"-]"_s;
            break;
        case DiffRun::Kind::Inserted:
            text += u'[' + b.sliced(run.bBegin, run.length) + u"+]"_s;
            break;
        }
    }
    return text;
}

/// What every difference keeps: no gap, no empty run, equal parts are equal, deletions before insertions.
QString brokenRule(const QString &a, const QString &b, const QList<DiffRun> &runs)
{
    qsizetype atA = 0;
    qsizetype atB = 0;
    std::optional<DiffRun::Kind> before;
    for (const DiffRun &run : runs) {
        if (run.aBegin != atA || run.bBegin != atB)
            return u"gap"_s;
        if (run.length <= 0)
            return u"empty run"_s;
        if (before == run.kind)
            return u"two runs of a kind"_s;
        if (before == DiffRun::Kind::Inserted && run.kind == DiffRun::Kind::Deleted)
            return u"inserted before deleted"_s;
        before = run.kind;
        if (run.kind != DiffRun::Kind::Inserted)
            atA += run.length;
        if (run.kind != DiffRun::Kind::Deleted)
            atB += run.length;
        if (run.kind == DiffRun::Kind::Equal
            && QStringView(a).sliced(run.aBegin, run.length) != QStringView(b).sliced(run.bBegin, run.length))
            return u"equal parts differ"_s;
    }
    return atA == a.size() && atB == b.size() ? QString() : u"does not reach the end"_s;
}

qsizetype equalUnits(const QList<DiffRun> &runs)
{
    qsizetype units = 0;
    for (const DiffRun &run : runs)
        units += run.kind == DiffRun::Kind::Equal ? run.length : 0;
    return units;
}

QString randomText(QRandomGenerator &random, int words, int vocabulary, int wordsALine)
{
    QString text;
    for (int i = 0; i < words; ++i) {
        text += u'w' + QString::number(random.bounded(vocabulary));
        text += i % wordsALine == wordsALine - 1 ? u'\n' : u' ';
    }
    return text;
}

} // namespace

class TestTextDiff : public QObject {
    Q_OBJECT
private slots:
    void findsTheDifference_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &a, const QString &b, const QString &expected) {
            QTest::newRow(name) << a << b << expected;
        };
        row("both empty", {}, {}, {});
        row("equal", u"one two"_s, u"one two"_s, u"one two"_s);
        row("all inserted", {}, u"one two"_s, u"[one two+]"_s);
        row("all deleted", u"one two"_s, {}, u"[one two-]"_s);
        row("a word", u"the old end"_s, u"the new end"_s, u"the [old-][new+] end"_s);
        row("a word more", u"the end"_s, u"the very end"_s, u"the [very +]end"_s);
        row("at both ends", u"a middle z"_s, u"b middle y"_s, u"[a-][b+] middle [z-][y+]"_s);
        row("part of a word is another word", u"walk"_s, u"walked"_s, u"[walk-][walked+]"_s);
        row("case", u"Yes."_s, u"yes."_s, u"[Yes-][yes+]."_s);
        row("full stop", u"Yes."_s, u"Yes!"_s, u"Yes[.-][!+]"_s);
        row("number", u"costs 3.50"_s, u"costs 3.75"_s, u"costs 3.[50-][75+]"_s);
        row("blanks", u"a  b"_s, u"a b"_s, u"a[  -][ +]b"_s);
        row("a line more", u"one\ntwo\n"_s, u"one\nand\ntwo\n"_s, u"one\n[and\n+]two\n"_s);
        row("a line less", u"one\nand\ntwo"_s, u"one\ntwo"_s, u"one\n[and\n-]two"_s);
        row("word within a line", u"x\nthe old end\ny"_s, u"x\nthe new end\ny"_s, u"x\nthe [old-][new+] end\ny"_s);
        row("line break in place of a blank", u"a b"_s, u"a\nb"_s, u"a[ -][\n+]b"_s);
        row("no line break at the end", u"a\nb"_s, u"a\nb\n"_s, u"a\nb[\n+]"_s);
        row("accents stay with their letter", u"cafe\u0301 x"_s, u"cafe x"_s, u"[cafe\u0301-][cafe+] x"_s);
        row("ideographs are words", u"今天很好"_s, u"今天不好"_s, u"今天[很-][不+]好"_s);
        row("surrogates stay together", u"ok 😀"_s, u"ok 😁"_s, u"ok [😀-][😁+]"_s);
        row("lone surrogate", u"a"_s + QChar(0xd83d), u"a"_s, u"a["_s + QChar(0xd83d) + u"-]"_s);
        row("longer side first", u"a b c d e f"_s, u"c"_s, u"[a b -]c[ d e f-]"_s);
        row("shorter side first", u"c"_s, u"a b c d e f"_s, u"[a b +]c[ d e f+]"_s);
    }

    void findsTheDifference()
    {
        QFETCH(const QString, a);
        QFETCH(const QString, b);
        QFETCH(const QString, expected);
        const QList<DiffRun> runs = diffWords(a, b);
        QCOMPARE(brokenRule(a, b, runs), QString());
        QCOMPARE(shown(a, b, runs), expected);
    }

    void keepsItsRulesOnAnyText()
    {
        QRandomGenerator random(5);
        for (int round = 0; round < 300; ++round) {
            const int vocabulary = 1 + random.bounded(30);
            const QString a = randomText(random, random.bounded(60), vocabulary, 1 + random.bounded(9));
            const QString b = randomText(random, random.bounded(60), vocabulary, 1 + random.bounded(9));
            const QList<DiffRun> runs = diffWords(a, b);
            QVERIFY2(brokenRule(a, b, runs).isEmpty(), qPrintable(brokenRule(a, b, runs) + u'\n' + a + u'\n' + b));
            QCOMPARE(equalUnits(diffWords(a, a)), a.size());
        }
    }

    /// Each of these would take hours by the shortest difference; the test's own limit says that none hangs.
    void staysBounded_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<double>("leastEqual"); // share of `a` found to be the same
        constexpr int kWords = 100'000;
        QRandomGenerator random(9);
        const QString text = randomText(random, kWords, 30'000, 12);
        QString edited = text;
        for (qsizetype at = 1000; at < edited.size(); at += 5000)
            edited.replace(at, 3, u"xyz"_s);
        QTest::newRow("edited here and there") << text << edited << 0.99;
        QTest::newRow("edited, on one line") << QString(text).replace(u'\n', u' ') << QString(edited).replace(u'\n', u' ')
                                             << 0.95;
        QTest::newRow("another text") << text << randomText(random, kWords, 30'000, 12) << 0.0;
        QTest::newRow("another text on one line")
            << randomText(random, kWords, 30'000, kWords) << randomText(random, kWords, 30'000, kWords) << 0.0;
        QTest::newRow("few words again and again")
            << randomText(random, kWords, 3, kWords) << randomText(random, kWords, 3, kWords) << 0.0;
        QTest::newRow("nothing in common") << u"a "_s.repeated(kWords) << u"b-"_s.repeated(kWords) << 0.0;
        QTest::newRow("one word each") << QString(1'000'000, u'x') << QString(1'000'001, u'x') << 0.0;
        QTest::newRow("brackets") << u"[]{}"_s.repeated(kWords) << u"{}[]"_s.repeated(kWords) << 0.0;
        QTest::newRow("blank lines") << u"a\n\n"_s.repeated(kWords) << u"b\n\n"_s.repeated(kWords) << 0.0;
        // Words that stand once, in the opposite order: each cut finds one of them.
        QString up;
        QString down;
        for (int i = 0; i < kWords; ++i) {
            up += QString::number(i) + u' ';
            down += QString::number(kWords - i) + u' ';
        }
        QTest::newRow("backwards") << up << down << 0.0;
    }

    void staysBounded()
    {
        QFETCH(const QString, a);
        QFETCH(const QString, b);
        QFETCH(const double, leastEqual);
        const QList<DiffRun> runs = diffWords(a, b);
        QCOMPARE(brokenRule(a, b, runs), QString());
        const double equal = double(equalUnits(runs)) / double(a.size());
        QVERIFY2(equal >= leastEqual, qPrintable(QString::number(equal)));
    }

    void alignsBlocks_data()
    {
        using Pairs = QList<QPair<qsizetype, qsizetype>>;
        QTest::addColumn<QStringList>("a");
        QTest::addColumn<QStringList>("b");
        QTest::addColumn<Pairs>("expected");
        const QStringList three{u"The first block of words."_s, u"Then another one here."_s, u"And a last."_s};
        QTest::newRow("none") << QStringList() << QStringList() << Pairs();
        QTest::newRow("one side") << three << QStringList() << Pairs();
        QTest::newRow("equal") << three << three << Pairs{{0, 0}, {1, 1}, {2, 2}};
        QTest::newRow("one more") << three << QStringList{three[0], u"Something quite different: 12345"_s, three[1], three[2]}
                                  << Pairs{{0, 0}, {1, 2}, {2, 3}};
        QTest::newRow("changed") << three
                                 << QStringList{u"The first block of other words."_s, u"Nothing alike 42"_s, three[2]}
                                 << Pairs{{0, 0}, {2, 2}};
        QTest::newRow("joined") << three << QStringList{three[0] + u' ' + three[1], three[2]} << Pairs{{0, 0}, {2, 1}};
        QTest::newRow("blank blocks") << QStringList{QString(), u"a b c"_s} << QStringList{u"a b c"_s, QString()}
                                      << Pairs{{1, 0}};
    }

    void alignsBlocks()
    {
        using Pairs = QList<QPair<qsizetype, qsizetype>>;
        QFETCH(const QStringList, a);
        QFETCH(const QStringList, b);
        QFETCH(const Pairs, expected);
        QCOMPARE(alignBlocks(a, b), expected);
    }
};

QTEST_GUILESS_MAIN(TestTextDiff)
#include "tst_textdiff.moc"
