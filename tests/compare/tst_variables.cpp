// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/variables.h"

#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;

class TestVariables : public QObject {
    Q_OBJECT
private slots:
    void fills_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("filled");
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QStringList>("unfilled");
        const auto row = [](const char *name, const QString &text, const QString &filled, const QStringList &names = {},
                            const QStringList &unfilled = {}) {
            QTest::newRow(name) << text << filled << names << unfilled;
        };
        // a = "1", b = "{{a}}", Größe = "XL", empty = ""
        row("empty", {}, {});
        row("none", u"plain text"_s, u"plain text"_s);
        row("one", u"x {{a}} y"_s, u"x 1 y"_s, {u"a"_s});
        row("spaces around the name", u"{{ a\t}}"_s, u"1"_s, {u"a"_s});
        row("twice, in the order of first use", u"{{b}}{{a}}{{b}}"_s, u"{{a}}1{{a}}"_s, {u"b"_s, u"a"_s});
        row("no value", u"{{a}} {{z}} {{z}} {{y}}"_s, u"1 {{z}} {{z}} {{y}}"_s, {u"a"_s, u"z"_s, u"y"_s},
            {u"z"_s, u"y"_s});
        row("empty value", u"{{ empty }}"_s, u"{{ empty }}"_s, {u"empty"_s}, {u"empty"_s});
        row("letters of any alphabet", u"{{Größe}}"_s, u"XL"_s, {u"Größe"_s});
        row("escaped", u"\\{{a}} {{a}}"_s, u"{{a}} 1"_s, {u"a"_s});
        row("escaped backslash", u"\\\\{{a}}"_s, u"\\1"_s, {u"a"_s});
        row("three backslashes", u"\\\\\\{{a}}"_s, u"\\\\{{a}}"_s);
        row("escaped without a value", u"\\{{z}}"_s, u"{{z}}"_s);
        row("backslash elsewhere", u"a\\b \\{ {{a}}"_s, u"a\\b \\{ 1"_s, {u"a"_s});
        row("three braces", u"{{{a}}}"_s, u"{1}"_s, {u"a"_s});
        row("JSON", u"{\"a\": {\"b\": 1}}"_s, u"{\"a\": {\"b\": 1}}"_s);
        row("GitHub's", u"${{ github.ref }}"_s, u"${{ github.ref }}"_s);
        row("style of JSX", u"style={{color: x}}"_s, u"style={{color: x}}"_s);
        row("expression", u"{{a + 1}} {{#if a}}"_s, u"{{a + 1}} {{#if a}}"_s);
        row("begins with a digit", u"{{1a}}"_s, u"{{1a}}"_s);
        row("line break within", u"{{a\n}}"_s, u"{{a\n}}"_s);
        row("not closed", u"{{a} {{a"_s, u"{{a} {{a"_s);
        row("a mark inside of another", u"{{ {{a}} }}"_s, u"{{ 1 }}"_s, {u"a"_s});
        row("longest name", u"{{%1}}"_s.arg(QString(64, u'n')), u"{{%1}}"_s.arg(QString(64, u'n')), {QString(64, u'n')},
            {QString(64, u'n')});
        row("too long a name", u"{{%1}}"_s.arg(QString(65, u'n')), u"{{%1}}"_s.arg(QString(65, u'n')));
    }

    void fills()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, filled);
        QFETCH(const QStringList, names);
        QFETCH(const QStringList, unfilled);
        const PromptVariables values{{u"a"_s, u"1"_s}, {u"b"_s, u"{{a}}"_s}, {u"Größe"_s, u"XL"_s}, {u"empty"_s, u""_s}};
        const FilledText result = fillVariables(text, values);
        QCOMPARE(result.text, filled);
        QCOMPARE(result.unfilled, unfilled);
        QCOMPARE(variableNames(text), names);
    }

    void saysWhereTheyStand()
    {
        const QString text = u"x {{ a }} \\{{b}}"_s;
        QCOMPARE(variableMarks(text), (QList{VariableMark{2, 7, u"a"_s, false}, VariableMark{10, 6, u"b"_s, true}}));
    }

    /// Linear: the test's own limit says that a text made of braces ends.
    void readsManyBraces()
    {
        const QString braces(2'000'000, u'{');
        QVERIFY(variableMarks(braces).isEmpty());
        QCOMPARE(fillVariables(braces, {}).text.size(), braces.size());
        QVERIFY(variableMarks(u"{{     "_s.repeated(200'000)).isEmpty());
        QCOMPARE(variableMarks(u"{{a}}"_s.repeated(200'000)).size(), 200'000);
        QCOMPARE(variableMarks(QString(1'000'000, u'\\') + u"{{a}}"_s).size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestVariables)
#include "tst_variables.moc"
