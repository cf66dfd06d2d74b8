// SPDX-License-Identifier: GPL-3.0-or-later
#include "cliprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace bakeoff {

/// What bakeoff-cli says of a command that is written wrongly, and its help.
class TestCliUsage : public QObject {
    Q_OBJECT
private slots:
    void usageErrors_data();
    void usageErrors();
    void helpNamesTheOptions_data();
    void helpNamesTheOptions();
};

void TestCliUsage::usageErrors_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("sentence");

    const auto row = [](const char *name, const QStringList &arguments, const QString &sentence) {
        QTest::newRow(name) << arguments << sentence;
    };
    const QStringList compare{u"compare"_s, u"--model"_s, u"sandbox/echo"_s};
    const QStringList asked = compare + QStringList{u"--prompt"_s, u"hi"_s};
    row("unknown command", {u"frobnicate"_s}, u"There is no command \"frobnicate\"."_s);
    row("profile without folder", {u"models"_s, u"--profile"_s}, u"--profile needs a folder."_s);
    row("unknown option", asked + QStringList{u"--wrong"_s}, u"Unknown option 'wrong'."_s);
    row("stray word", asked + QStringList{u"hello"_s}, u"\"hello\" belongs to no option."_s);
    row("no model", {u"compare"_s, u"--prompt"_s, u"hi"_s}, u"Name at least one model with --model PROVIDER/ID"_s);
    row("models and a line-up", asked + QStringList{u"--lineup"_s, u"Fast"_s}, u"not both."_s);
    row("unknown line-up", {u"compare"_s, u"--lineup"_s, u"Fast"_s, u"--prompt"_s, u"hi"_s},
        u"There is no line-up \"Fast\"."_s);
    row("no slash in model", {u"compare"_s, u"--model"_s, u"echo"_s, u"--prompt"_s, u"hi"_s},
        u"\"echo\" is no model"_s);
    row("unknown provider", {u"compare"_s, u"--model"_s, u"nobody/echo"_s, u"--prompt"_s, u"hi"_s},
        u"There is no provider \"nobody\"."_s);
    QStringList many{u"compare"_s, u"--prompt"_s, u"hi"_s};
    for (int i = 0; i < 25; ++i)
        many << u"--model"_s << u"sandbox/echo"_s;
    row("25 models", many, u"At most 24 model"_s);
    row("no prompt", compare, u"The prompt is empty."_s);
    row("empty prompt", compare + QStringList{u"--prompt"_s, u" \n\t"_s}, u"The prompt is empty."_s);
    row("missing file", compare + QStringList{u"--prompt"_s, u"@/nowhere/prompt.txt"_s},
        u"\"/nowhere/prompt.txt\" cannot be read"_s);
    row("unknown setting", asked + QStringList{u"--set"_s, u"speed=2"_s}, u"There is no setting \"speed\""_s);
    row("setting without value", asked + QStringList{u"--set"_s, u"temperature"_s}, u"is no value for temperature."_s);
    row("temperature too high", asked + QStringList{u"--set"_s, u"temperature=2.1"_s},
        u"\"2.1\" is no value for temperature."_s);
    row("temperature no number", asked + QStringList{u"--set"_s, u"temperature=nan"_s},
        u"\"nan\" is no value for temperature."_s);
    row("no tokens", asked + QStringList{u"--set"_s, u"max_tokens=0"_s}, u"\"0\" is no value for max_tokens."_s);
    row("unknown effort", asked + QStringList{u"--set"_s, u"reasoning_effort=hard"_s},
        u"\"hard\" is no value for reasoning_effort."_s);
    row("repeat 0", asked + QStringList{u"--repeat"_s, u"0"_s}, u"--repeat takes a number from 1 to 20."_s);
    row("repeat too often", asked + QStringList{u"--repeat"_s, u"21"_s}, u"--repeat takes a number from 1 to 20."_s);
    row("repeat a word", asked + QStringList{u"--repeat"_s, u"twice"_s}, u"--repeat takes a number from 1 to 20."_s);
    row("variable without value", {u"compare"_s, u"--model"_s, u"sandbox/echo"_s, u"--prompt"_s, u"Say {{word}}"_s},
        u"The prompt's variable \"word\" has no value: give one with --var word=VALUE, or write \\{{word}}"_s);
    row("no name of a variable", asked + QStringList{u"--var"_s, u"1st=x"_s}, u"\"1st\" is no name of a variable."_s);
    row("attach nothing", asked + QStringList{u"--attach"_s, u"/nowhere/a.png"_s},
        u"\"/nowhere/a.png\" cannot be attached"_s);
    row("settings are no JSON", asked + QStringList{u"--settings-json"_s, u"{\n  \"seed\" 1}"_s}, u"line 2, column"_s);
    row("settings are a list", asked + QStringList{u"--settings-json"_s, u"[]"_s}, u"no JSON object."_s);
    row("unknown setting in JSON", asked + QStringList{u"--settings-json"_s, u"{\"speed\":1}"_s},
        u"There is no setting \"speed\""_s);
    row("wrong type in JSON", asked + QStringList{u"--settings-json"_s, u"{\"seed\":\"7\"}"_s},
        u"\"\"7\"\" is no value for seed."_s);
    row("out of range in JSON", asked + QStringList{u"--settings-json"_s, u"{\"top_p\":2}"_s},
        u"\"2\" is no value for top_p."_s);
    const auto set = [&](const char *name, const QString &value) {
        const QString setting = QString::fromLatin1(name);
        QTest::addRow("%s %s", name, qPrintable(value)) << asked + QStringList{u"--set"_s, setting + u'=' + value}
                                                        << u"\"%1\" is no value for %2."_s.arg(value, setting);
    };
    set("top_k", u"-1"_s);
    set("top_k", u"1.5"_s);
    set("min_p", u"1.1"_s);
    set("frequency_penalty", u"-3"_s);
    set("presence_penalty", u"2.5"_s);
    set("repetition_penalty", u"0"_s);
    set("seed", u"x"_s);
    set("stop", u"[\"a\",\"b\",\"c\",\"d\",\"e\"]"_s);
    set("reasoning_max_tokens", u"0"_s);
    set("response_format", u"xml"_s);
    set("response_format", u"{\"type\":5}"_s);
    set("routing", u"price"_s);
    set("extra", u"[1]"_s);
    row("lineups alone", {u"lineups"_s}, u"Write one of: lineups list"_s);
    row("show no line-up", {u"lineups"_s, u"show"_s, u"Fast"_s}, u"There is no line-up \"Fast\"."_s);
    row("import nothing", {u"lineups"_s, u"import"_s, u"/nowhere/l.json"_s}, u"\"/nowhere/l.json\" cannot be read"_s);
    row("routes alone", {u"routes"_s}, u"Write one of: routes list"_s);
    row("unknown kind of request", {u"routes"_s, u"set"_s, u"smell"_s, u"sandbox/echo"_s},
        u"There is no kind of request \"smell\""_s);
    row("route to no model", {u"routes"_s, u"set"_s, u"text"_s, u"echo"_s}, u"\"echo\" is no model"_s);
    row("health of no days", {u"providers"_s, u"health"_s, u"--days"_s, u"0"_s},
        u"--days takes a number from 1 to 3650."_s);
    row("no time-out", asked + QStringList{u"--timeout"_s, u"0"_s}, u"--timeout takes seconds from 0.1 to 86400."_s);
    row("providers alone", {u"providers"_s}, u"Write one of: providers list"_s);
    row("providers unknown", {u"providers"_s, u"rename"_s}, u"Write one of: providers list"_s);
    row("remove without name", {u"providers"_s, u"remove"_s}, u"Write one of: providers list"_s);
    row("remove a stranger", {u"providers"_s, u"remove"_s, u"nobody"_s}, u"There is no provider \"nobody\"."_s);
    row("test a stranger", {u"providers"_s, u"test"_s, u"nobody"_s}, u"There is no provider \"nobody\"."_s);
    const QStringList add{u"providers"_s, u"add"_s, u"--kind"_s, u"openai"_s};
    row("set without name", {u"providers"_s, u"set"_s}, u"Write one of: providers list"_s);
    row("set a stranger", {u"providers"_s, u"set"_s, u"nobody"_s}, u"There is no provider \"nobody\"."_s);
    row("set the sandbox", {u"providers"_s, u"set"_s, u"sandbox"_s, u"--url"_s, u"https://a.example"_s},
        u"The sandbox sets itself up."_s);
    row("hooks at no address",
        {u"providers"_s, u"add"_s, u"--kind"_s, u"replicate"_s, u"--name"_s, u"a"_s, u"--webhook-url"_s,
         u"http://example.invalid"_s},
        u"--webhook-url takes an https address"_s);
    row("hooks at no port",
        {u"providers"_s, u"add"_s, u"--kind"_s, u"replicate"_s, u"--name"_s, u"a"_s, u"--webhook-port"_s, u"65536"_s},
        u"--webhook-port takes a number from 1 to 65535."_s);
    const QStringList url{u"--url"_s, u"https://example.invalid/v1"_s};
    row("add without name", add + url, u"Give the provider a name with --name N."_s);
    row("add unknown kind", {u"providers"_s, u"add"_s, u"--kind"_s, u"soap"_s}, u"\"soap\" is no kind of provider"_s);
    row("add unknown preset", add + url + QStringList{u"--name"_s, u"a"_s, u"--preset"_s, u"none-such"_s},
        u"There is no preset \"none-such\"."_s);
    row("hooks of another kind",
        add + url + QStringList{u"--name"_s, u"a"_s, u"--webhook-url"_s, u"https://me.example"_s},
        u"only Replicate calls web hooks"_s);
    row("add a slash", add + url + QStringList{u"--name"_s, u"a/b"_s}, u"a provider's name holds no slash"_s);
    row("add a taken name", add + url + QStringList{u"--name"_s, u"sandbox"_s}, u"already called sandbox"_s);
    row("add plain http", add + QStringList{u"--name"_s, u"a"_s, u"--url"_s, u"http://example.invalid/v1"_s},
        u"is not encrypted, so nothing was sent."_s);
    row("add no address", add + QStringList{u"--name"_s, u"a"_s, u"--url"_s, u"not an address"_s},
        u"The request was not sent, since it is not valid."_s);
    row("models of a stranger", {u"models"_s, u"--provider"_s, u"nobody"_s}, u"There is no provider \"nobody\"."_s);
    row("models unknown kind", {u"models"_s, u"--kind"_s, u"soup"_s}, u"\"soup\" is no kind"_s);
    row("history alone", {u"history"_s}, u"Write \"history\" and one of these words: show, check"_s);
    row("history unknown", {u"history"_s, u"sing"_s}, u"Write \"history\" and one of these words: show, check"_s);
    row("history show nothing", {u"history"_s, u"show"_s}, u"Write \"history show ID\"."_s);
    row("history check two", {u"history"_s, u"check"_s, u"me"_s}, u"Write \"history check\"."_s);
    row("history search nothing", {u"history"_s, u"search"_s}, u"Write \"history search TEXT\"."_s);
    row("history no rating", {u"history"_s, u"search"_s, u"a"_s, u"--rating"_s, u"six"_s}, u"\"six\" is no rating"_s);
    row("history no state", {u"history"_s, u"list"_s, u"--state"_s, u"waiting"_s}, u"\"waiting\" is no state"_s);
    row("history no model", {u"history"_s, u"list"_s, u"--model"_s, u"m"_s}, u"\"m\" is no model"_s);
    row("history no kind", {u"history"_s, u"list"_s, u"--kind"_s, u"soup"_s}, u"\"soup\" is no kind"_s);
    row("history no cost", {u"history"_s, u"list"_s, u"--cost-max"_s, u"-1"_s}, u"\"-1\" is no amount"_s);
    row("history no date", {u"history"_s, u"list"_s, u"--since"_s, u"soon"_s}, u"\"soon\" is no date"_s);
    row("history no limit", {u"history"_s, u"list"_s, u"--limit"_s, u"201"_s},
        u"\"201\" is no number from 1 to 200."_s);
    row("history no cursor", {u"history"_s, u"list"_s, u"--cursor"_s, u"x"_s}, u"this is no cursor"_s);
    row("history tag nothing", {u"history"_s, u"tag"_s, u"x"_s}, u"Write \"history tag ID TAG\"."_s);
    row("history star no id", {u"history"_s, u"star"_s, u"seven"_s}, u"\"seven\" is no id of a comparison."_s);
    row("history show no id", {u"history"_s, u"show"_s, u"seven"_s}, u"\"seven\" is no id of a comparison or reply."_s);
    row("sandbox no port", {u"sandbox"_s, u"--port"_s, u"http"_s}, u"\"http\" is no port."_s);
    row("sandbox no idle", {u"sandbox"_s, u"--idle"_s, u"-1"_s}, u"\"-1\" is no number of seconds."_s);
}

void TestCliUsage::usageErrors()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, sentence);
    CliProgram program;
    const CliEnd end = program.run(arguments);
    QCOMPARE(end.exitCode, 2);
    QVERIFY2(QString::fromUtf8(end.err).contains(sentence), end.err.constData());
    QCOMPARE(end.out, QByteArray());
}

void TestCliUsage::helpNamesTheOptions_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QByteArrayList>("names");
    QTest::newRow("providers") << u"providers"_s
                               << QByteArrayList{"--kind", "--name", "--url", "--key-env", "--json", "--profile"};
    QTest::newRow("models") << u"models"_s << QByteArrayList{"--provider", "--search", "--kind", "--refresh"};
    QTest::newRow("compare") << u"compare"_s
                             << QByteArrayList{"--model",         "--lineup", "--prompt", "--system", "--set",
                                               "--settings-json", "--var",    "--attach", "--repeat", "--timeout"};
    QTest::newRow("lineups") << u"lineups"_s
                             << QByteArrayList{"show NAME", "import FILE", "export FILE", "default NAME"};
    QTest::newRow("routes") << u"routes"_s << QByteArrayList{"list", "set KIND MODEL [ALTERNATIVE]", "clear KIND"};
    QTest::newRow("health") << u"providers"_s << QByteArrayList{"health", "--days"};
    QTest::newRow("history") << u"history"_s << QByteArrayList{"show ID", "check", "search TEXT", "delete ID"};
    QTest::newRow("sandbox") << u"sandbox"_s << QByteArrayList{"--port", "--idle"};
    QTest::newRow("demo") << u"demo"_s << QByteArrayList{"--out"};
    QTest::newRow("report") << u"report"_s
                            << QByteArrayList{"--out",        "--comparison", "--batch",      "--job",
                                              "--since",      "--until",      "--provider",   "--model",
                                              "--tag",        "--kind",       "--title",      "--question",
                                              "--conclusion", "--template",   "--no-prompts", "--no-answers",
                                              "--no-media",   "--blind",      "--projection", "--baseline"};
}

void TestCliUsage::helpNamesTheOptions()
{
    QFETCH(const QString, command);
    QFETCH(const QByteArrayList, names);
    CliProgram program;
    const CliEnd end = program.run({command, u"--help"_s});
    QCOMPARE(end.exitCode, 0);
    for (const QByteArray &name : names)
        QVERIFY2(end.out.contains(name), name.constData());
    const CliEnd overview = program.run({u"--help"_s});
    QCOMPARE(overview.exitCode, 0);
    QVERIFY(overview.out.contains(command.toUtf8()));
}

} // namespace bakeoff

QTEST_GUILESS_MAIN(bakeoff::TestCliUsage)
#include "tst_cliusage.moc"
