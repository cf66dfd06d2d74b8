// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/lineup.h"

#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;

namespace {

LineUp full()
{
    LineUp lineUp;
    lineUp.name = u"Fast & cheap"_s;
    lineUp.systemPrompt = u"Be brief.\n"_s;
    lineUp.defaults.temperature = 0.3;
    lineUp.defaults.stop = {u"END"_s};
    lineUp.entries.append({.model = {u"openrouter"_s, u"a/b:free"_s}, .settings = {}, .repeat = 5});
    lineUp.entries[0].settings.systemPrompt = u""_s;
    lineUp.entries[0].settings.extra = {{u"top_a"_s, 0.5}};
    lineUp.entries.append({.model = {u"sandbox"_s, u"echo"_s}, .settings = {}, .repeat = 1});
    return lineUp;
}

QByteArray file(const QByteArray &lineUps)
{
    return R"({"format":"bakeoff-lineups","version":1,"lineups":[)" + lineUps + "]}";
}

} // namespace

class TestLineUp : public QObject {
    Q_OBJECT
private slots:
    void writesAndReads()
    {
        LineUp other;
        other.name = u"Empty"_s;
        const QList<LineUp> both{full(), other};
        const QByteArray bytes = lineUpsToFile(both);
        const auto read = lineUpsFromFile(bytes);
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QVERIFY(*read == both);
        QCOMPARE(lineUpsToFile(*read), bytes);
        LineUp asDefault = full();
        asDefault.isDefault = true;
        QCOMPARE(lineUpsToFile({asDefault, other}), bytes); // which one is the default is not in it
    }

    void readsAModelAlone()
    {
        const auto read = lineUpsFromFile(file(R"({"name":"x","models":["p/a/b",{"model":"p/c"}]})"));
        QVERIFY(read);
        QCOMPARE(read->first().entries[0].model, (ModelRef{u"p"_s, u"a/b"_s}));
        QCOMPARE(read->first().entries[1].model, (ModelRef{u"p"_s, u"c"_s}));
        QCOMPARE(read->first().entries[0].repeat, 1);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("where");
        const auto row = [](const char *name, const QByteArray &bytes, const QString &where,
                            ErrorKind kind = ErrorKind::BadInput) { QTest::newRow(name) << bytes << kind << where; };
        row("nothing", "", u"no JSON"_s);
        row("text", "hello", u"no JSON"_s);
        row("cut off", lineUpsToFile({full()}).chopped(5), u"no JSON"_s);
        row("list", "[]", u"format"_s);
        row("another program's", R"({"format":"x","version":1,"lineups":[]})", u"format"_s);
        row("newer", R"({"format":"bakeoff-lineups","version":2,"lineups":[]})", u"version 2"_s, ErrorKind::NewerData);
        row("no version", R"({"format":"bakeoff-lineups","lineups":[]})", u"version"_s);
        row("no list", R"({"format":"bakeoff-lineups","version":1})", u"lineups"_s);
        row("no object", file("3"), u"line-up 1"_s);
        row("no name", file(R"({"models":[]})"), u"line-up 1"_s);
        row("blank name", file(R"({"name":" ","models":[]})"), u"line-up 1"_s);
        row("two lines", file(R"({"name":"a\nb","models":[]})"), u"line-up 1"_s);
        row("long name", file("{\"name\":\"" + QByteArray(81, 'x') + "\",\"models\":[]}"), u"80"_s);
        row("no models", file(R"({"name":"x"})"), u"models"_s);
        row("no provider", file(R"({"name":"x","models":["p/a","b"]})"), u"model 2"_s);
        row("settings are text", file(R"({"name":"x","models":[{"model":"p/a","settings":"hot"}]})"), u"settings"_s);
        row("repeats too often", file(R"({"name":"x","models":[{"model":"p/a","repeat":21}]})"), u"repeat"_s);
        row("repeats not at all", file(R"({"name":"x","models":[{"model":"p/a","repeat":0}]})"), u"repeat"_s);
        row("too many", file(R"({"name":"x","models":[)" + QByteArray(R"("p/a",)").repeated(24) + R"("p/a"]})"), u"24"_s);
        row("a name twice", file(R"({"name":"x","models":[]},{"name":"x","models":[]})"), u"line-up 2"_s);
    }

    void refuses()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const ErrorKind, kind);
        QFETCH(const QString, where);
        const auto read = lineUpsFromFile(bytes);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, kind);
        QVERIFY2(read.error().detail.contains(where), qPrintable(read.error().detail));
    }

    void isMadeFromAComparison()
    {
        Comparison comparison;
        comparison.systemPrompt = full().systemPrompt;
        comparison.defaults = full().defaults;
        for (const LineUp::Entry &entry : full().entries)
            comparison.panes.append({.id = {}, .model = entry.model, .settings = entry.settings, .repeat = entry.repeat});
        QVERIFY(lineUpOf(comparison, full().name) == full());
    }
};

QTEST_GUILESS_MAIN(TestLineUp)
#include "tst_lineup.moc"
