// SPDX-License-Identifier: GPL-3.0-or-later
#include "cliprogram.h"
#include "sandbox/sandboxfiles.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QUuid>

#include <algorithm>
#include <csignal>

using namespace Qt::StringLiterals;

namespace bakeoff {

/// What bakeoff-cli promises to scripts: exit codes, names of the machine-readable output.
class TestCli : public QObject {
    Q_OBJECT
private slots:
    void providersAreKept();
    void providersAreTested();
    void modelsAreListed();
    void modelsAreFiltered_data();
    void modelsAreFiltered();
    void modelsAreFetchedAnew();
    void compareWritesItsSchema();
    void whatIsNotKnownIsAbsent();
    void repeatsAskAgain();
    void settingsReachTheProvider();
    void promptsComeFromFiles();
    void oneSandboxServesTwo();
    void historyShowsWhatRan();
    void historyIsChecked();
    void demoWritesItsFiles();
    void sandboxTellsItsAddress();
};

namespace {

/// Name, type and whether it must be there.
struct Member {
    QString name;
    QJsonValue::Type type;
    bool always;
};

QStringList faults(const QJsonObject &object, const QList<Member> &members)
{
    QStringList wrong;
    for (const Member &member : members) {
        const QJsonValue value = object.value(member.name);
        if (value.isUndefined() ? member.always : value.type() != member.type)
            wrong.append(member.name);
    }
    for (const QString &name : object.keys()) {
        if (std::ranges::none_of(members, [&name](const Member &m) { return m.name == name; }))
            wrong.append(u"undocumented "_s + name);
    }
    return wrong;
}

constexpr auto Text = QJsonValue::String;
constexpr auto Number = QJsonValue::Double;

QStringList replyFaults(const QJsonObject &reply)
{
    const QList<Member> members{
        {u"id"_s, Text, true},
        {u"pane"_s, Text, true},
        {u"sample"_s, Number, true},
        {u"continues"_s, Text, false},
        {u"judgement"_s, QJsonValue::Object, false},
        {u"model"_s, Text, true},
        {u"state"_s, Text, true},
        {u"text"_s, Text, true},
        {u"reasoning"_s, Text, false},
        {u"timing_source"_s, Text, true},
        {u"ttft_ms"_s, Number, false},
        {u"ttfa_ms"_s, Number, false},
        {u"e2e_ms"_s, Number, false},
        {u"tpot_ms"_s, Number, false},
        {u"longest_stall_ms"_s, Number, false},
        {u"connect_ms"_s, Number, false},
        {u"output_tokens_per_s"_s, Number, false},
        {u"output_tokens_per_s_absent"_s, Text, false},
        {u"overall_tokens_per_s"_s, Number, false},
        {u"chunks"_s, Number, true},
        {u"tokens"_s, QJsonValue::Object, true},
        {u"cost"_s, QJsonValue::Object, false},
        {u"host"_s, Text, false},
        {u"served_model"_s, Text, false},
        {u"finish_reason"_s, Text, false},
        {u"ignored_parameters"_s, QJsonValue::Array, false},
        {u"failed_attempts"_s, Number, false},
        {u"error"_s, QJsonValue::Object, false},
    };
    QStringList wrong = faults(reply, members);
    wrong += faults(reply["tokens"_L1].toObject(), {{u"input"_s, Number, false},
                                                    {u"cached_input"_s, Number, false},
                                                    {u"output"_s, Number, false},
                                                    {u"reasoning"_s, Number, false}});
    if (reply.contains("cost"_L1)) {
        wrong += faults(reply["cost"_L1].toObject(),
                        {{u"kind"_s, Text, true}, {u"usd"_s, Text, false}, {u"class"_s, Text, false}});
    }
    if (reply.contains("error"_L1)) {
        wrong += faults(reply["error"_L1].toObject(), {{u"kind"_s, Text, true},
                                                       {u"message"_s, Text, true},
                                                       {u"detail"_s, Text, false},
                                                       {u"provider_message"_s, Text, false},
                                                       {u"http_status"_s, Number, false},
                                                       {u"maybe_billed"_s, QJsonValue::Bool, false}});
    }
    return wrong;
}

} // namespace

void TestCli::providersAreKept()
{
    CliProgram program;
    const auto names = [&program] {
        QStringList found;
        const QJsonArray rows = program.run({u"providers"_s, u"list"_s, u"--json"_s}).json()["providers"_L1].toArray();
        for (const QJsonValue &row : rows)
            found.append(row["name"_L1].toString());
        return found;
    };
    QCOMPARE(names(), (QStringList{u"sandbox"_s, u"sandbox-replicate"_s}));
    CliEnd end = program.run({u"providers"_s, u"add"_s, u"--kind"_s, u"openai"_s, u"--name"_s, u"mine"_s, u"--url"_s,
                              u"https://example.invalid/v1"_s, u"--key-env"_s, u"MY_KEY"_s});
    QCOMPARE(end.exitCode, 0);
    QCOMPARE(end.out, "Added mine.\n"_ba);
    QCOMPARE(names(), (QStringList{u"sandbox"_s, u"sandbox-replicate"_s, u"mine"_s}));

    const QJsonObject row = program.run({u"--json"_s, u"providers"_s, u"list"_s}).json()["providers"_L1][2].toObject();
    QCOMPARE(row["kind"_L1].toString(), u"openai"_s);
    QCOMPARE(row["url"_L1].toString(), u"https://example.invalid/v1"_s);
    QCOMPARE(row["key_env"_L1].toString(), u"MY_KEY"_s);
    QCOMPARE(row["sandbox"_L1].toBool(true), false);
    const QByteArray table = program.run({u"providers"_s, u"list"_s}).out;
    QVERIFY(table.contains("https://example.invalid/v1") && table.contains("MY_KEY"));

    // What is named changes, and nothing else.
    QCOMPARE(program.run({u"providers"_s, u"set"_s, u"mine"_s, u"--key-env"_s, u"OTHER_KEY"_s}).out,
             "Changed mine.\n"_ba);
    QCOMPARE(program
                 .run({u"providers"_s, u"add"_s, u"--kind"_s, u"replicate"_s, u"--name"_s, u"rep"_s, u"--webhook-url"_s,
                       u"https://me.example/hooks"_s})
                 .exitCode,
             0);
    QCOMPARE(program.run({u"providers"_s, u"set"_s, u"rep"_s, u"--webhook-port"_s, u"4000"_s}).exitCode, 0);
    const QJsonArray rows = program.run({u"--json"_s, u"providers"_s, u"list"_s}).json()["providers"_L1].toArray();
    QCOMPARE(rows[2]["url"_L1].toString(), u"https://example.invalid/v1"_s);
    QCOMPARE(rows[2]["key_env"_L1].toString(), u"OTHER_KEY"_s);
    QCOMPARE(rows[3]["webhook_url"_L1].toString(), u"https://me.example/hooks"_s);
    QCOMPARE(rows[3]["webhook_port"_L1].toInt(), 4000);
    QCOMPARE(program.run({u"providers"_s, u"set"_s, u"rep"_s, u"--webhook-url"_s, QString()}).exitCode, 0);
    QVERIFY(!program.run({u"--json"_s, u"providers"_s, u"list"_s})
                 .json()["providers"_L1][3]
                 .toObject()
                 .contains("webhook_url"_L1));
    QCOMPARE(program.run({u"providers"_s, u"remove"_s, u"rep"_s}).exitCode, 0);

    end = program.run({u"providers"_s, u"remove"_s, u"mine"_s, u"--json"_s});
    QCOMPARE(end.exitCode, 0);
    QCOMPARE(end.json()["provider"_L1].toString(), u"mine"_s);
    QCOMPARE(names(), (QStringList{u"sandbox"_s, u"sandbox-replicate"_s}));
    // Whoever removes the sandbox keeps it removed while something else is there.
    QCOMPARE(program.addProvider(u"other"_s, QUrl(u"http://127.0.0.1:9"_s)), 0);
    QCOMPARE(program.run({u"providers"_s, u"remove"_s, u"sandbox"_s}).exitCode, 0);
    QCOMPARE(names(), (QStringList{u"sandbox-replicate"_s, u"other"_s}));
}

void TestCli::providersAreTested()
{
    CliProgram program;
    CliEnd end = program.run({u"providers"_s, u"test"_s, u"sandbox"_s, u"--json"_s});
    QCOMPARE(end.exitCode, 0);
    QVERIFY(end.json()["ok"_L1].toBool());
    QVERIFY(end.json()["models"_L1].toInt() > 4);
    static const QRegularExpression money(u"^[0-9]+(\\.[0-9]+)?$"_s);
    QVERIFY(money.match(end.json()["remaining_usd"_L1].toString()).hasMatch());

    FakeServer server;
    server.handler = openaiwire::server({u"a"_s, u"b"_s});
    QCOMPARE(program.addProvider(u"mine"_s, server.url()), 0);
    end = program.run({u"providers"_s, u"test"_s, u"mine"_s});
    QCOMPARE(end.exitCode, 0);
    QVERIFY2(end.out.startsWith("mine answers. 2 model"), end.out.constData());
}

void TestCli::modelsAreListed()
{
    CliProgram program;
    const CliEnd end = program.run({u"models"_s, u"--json"_s});
    QCOMPARE(end.exitCode, 0);
    const QJsonArray models = end.json()["models"_L1].toArray();
    QStringList ids;
    for (const QJsonValue &model : models) {
        ids.append(model["id"_L1].toString());
        QCOMPARE(faults(model.toObject(), {{u"id"_s, Text, true},
                                           {u"name"_s, Text, true},
                                           {u"input"_s, QJsonValue::Array, true},
                                           {u"output"_s, QJsonValue::Array, true},
                                           {u"context"_s, Number, false},
                                           {u"prices"_s, QJsonValue::Object, true},
                                           {u"supported_parameters"_s, QJsonValue::Array, false}}),
                 QStringList());
        if (ids.last() == "sandbox/story-slow"_L1) {
            QCOMPARE(model["context"_L1].toInt(), 8192);
            QCOMPARE(model["prices"_L1]["prompt"_L1].toString(), u"0.0000015"_s);
            QCOMPARE(model["prices"_L1]["completion"_L1].toString(), u"0.000006"_s);
            QCOMPARE(model["output"_L1].toArray(), QJsonArray{u"text"_s});
        }
    }
    for (const QString &id :
         {u"sandbox/story-slow"_s, u"sandbox/story-fast"_s, u"sandbox/story-hot"_s, u"sandbox/echo"_s})
        QVERIFY2(ids.contains(id), qPrintable(id));

    const QByteArray table = program.run({u"models"_s}).out;
    QVERIFY(table.contains("sandbox/story-slow"));
    QVERIFY(table.contains("1.50")); // dollars a million tokens
}

void TestCli::modelsAreFiltered_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("first");
    QTest::newRow("search") << QStringList{u"--search"_s, u"story hot"_s} << u"sandbox/story-hot"_s;
    QTest::newRow("kind") << QStringList{u"--kind"_s, u"text"_s, u"--search"_s, u"echo"_s} << u"sandbox/echo"_s;
    QTest::newRow("provider") << QStringList{u"--provider"_s, u"mine"_s} << u"mine/only"_s;
    QTest::newRow("video") << QStringList{u"--kind"_s, u"video"_s, u"--search"_s, u"film"_s}
                           << u"sandbox-replicate/sandbox/film"_s;
    QTest::newRow("kind that it has not")
        << QStringList{u"--provider"_s, u"mine"_s, u"--kind"_s, u"video"_s} << QString();
    QTest::newRow("no such words") << QStringList{u"--search"_s, u"qqqqqqqq"_s} << QString();
}

void TestCli::modelsAreFiltered()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, first);
    CliProgram program;
    FakeServer server;
    server.handler = openaiwire::server({u"only"_s});
    QCOMPARE(program.addProvider(u"mine"_s, server.url()), 0);
    const CliEnd end = program.run(QStringList{u"models"_s, u"--json"_s} + arguments);
    QCOMPARE(end.exitCode, 0);
    QCOMPARE(end.json()["models"_L1][0]["id"_L1].toString(), first);
    if (first.isEmpty())
        QCOMPARE(program.run(QStringList{u"models"_s} + arguments).out, "No model matches.\n"_ba);
}

void TestCli::modelsAreFetchedAnew()
{
    CliProgram program;
    FakeServer server;
    server.handler = openaiwire::server({u"old"_s});
    QCOMPARE(program.addProvider(u"mine"_s, server.url()), 0);
    const auto first = [&program](const QStringList &more) {
        return program.run(QStringList{u"models"_s, u"--json"_s, u"--provider"_s, u"mine"_s} + more)
            .json()["models"_L1][0]["id"_L1]
            .toString();
    };
    QCOMPARE(first({}), u"mine/old"_s);
    server.handler = openaiwire::server({u"new"_s});
    QCOMPARE(first({}), u"mine/old"_s); // kept on disk
    QCOMPARE(server.completeRequests(), 1);
    QCOMPARE(first({u"--refresh"_s}), u"mine/new"_s);
    QCOMPARE(first({}), u"mine/new"_s);
}

void TestCli::compareWritesItsSchema()
{
    CliProgram program;
    const QString prompt =
        u"<think>A cat, *then*.</think>The cat — “une chatte” — sat on the mat, and then it went away."_s;
    const CliEnd end = program.run({u"compare"_s, u"--json"_s, u"--model"_s, u"sandbox/echo:200x1"_s, u"--model"_s,
                                    u"sandbox/story-fast"_s, u"--model"_s, u"sandbox/fault-500"_s, u"--set"_s,
                                    u"max_tokens=60"_s, u"--prompt"_s, prompt});
    QCOMPARE(end.exitCode, 1); // one model failed
    QCOMPARE(end.json().keys(), (QStringList{u"comparison"_s, u"replies"_s}));
    QVERIFY(!QUuid::fromString(end.json()["comparison"_L1].toString()).isNull());
    QCOMPARE(end.replies().size(), 3);
    for (const QJsonValue &reply : end.replies())
        QCOMPARE(replyFaults(reply.toObject()), QStringList());

    const QJsonObject echo = end.reply(u"sandbox/echo:200x1"_s);
    QCOMPARE(echo["state"_L1].toString(), u"done"_s);
    QCOMPARE(echo["text"_L1].toString(), u"The cat — “une chatte” — sat on the mat, and then it went away."_s);
    QCOMPARE(echo["reasoning"_L1].toString(), u"A cat, *then*."_s);
    QCOMPARE(echo["timing_source"_L1].toString(), u"stream"_s);
    QCOMPARE(echo["finish_reason"_L1].toString(), u"stop"_s);
    QCOMPARE(echo["host"_L1].toString(), u"Sandbox A"_s);
    const double ttft = echo["ttft_ms"_L1].toDouble();
    QVERIFY(ttft > 0 && ttft < echo["ttfa_ms"_L1].toDouble());
    QVERIFY(echo["ttfa_ms"_L1].toDouble() < echo["e2e_ms"_L1].toDouble());
    const QJsonObject tokens = echo["tokens"_L1].toObject();
    QVERIFY(tokens["input"_L1].toInt() > 0);
    QVERIFY(tokens["output"_L1].toInt() > tokens["reasoning"_L1].toInt());
    QVERIFY(tokens["reasoning"_L1].toInt() > 0);
    QCOMPARE(tokens["cached_input"_L1].toInt(-1), 0);
    const QJsonObject cost = echo["cost"_L1].toObject();
    QCOMPARE(cost["kind"_L1].toString(), u"billed"_s);
    QCOMPARE(cost["class"_L1].toString(), u"sandbox"_s);
    // 0.1 and 0.4 dollars a million tokens.
    const qint64 picos = tokens["input"_L1].toInteger() * 100'000 + tokens["output"_L1].toInteger() * 400'000;
    QCOMPARE(Usd::fromDecimal(cost["usd"_L1].toString().toUtf8()).value(), Usd::fromPicos(picos));

    const QJsonObject story = end.reply(u"sandbox/story-fast"_s);
    QCOMPARE(story["state"_L1].toString(), u"done"_s);
    QVERIFY(story["text"_L1].toString().size() > 20);
    QVERIFY(story["tokens"_L1]["output"_L1].toInt() <= 60);
    QVERIFY(!story.contains("error"_L1));

    const QJsonObject failed = end.reply(u"sandbox/fault-500"_s);
    QCOMPARE(failed["state"_L1].toString(), u"failed"_s);
    QCOMPARE(failed["error"_L1]["kind"_L1].toString(), u"provider_failed"_s);
    QVERIFY(failed["error"_L1]["message"_L1].toString().startsWith(u"Sandbox failed to answer (500)."_s));
    QVERIFY(!failed.contains("ttft_ms"_L1) && !failed.contains("e2e_ms"_L1) && !failed.contains("finish_reason"_L1));

    // Every name that was written is explained.
    QFile page(QStringLiteral(BAKEOFF_SOURCE_DIR) + u"/app/cli/JSON.md"_s);
    QVERIFY(page.open(QIODevice::ReadOnly));
    const QString explained = QString::fromUtf8(page.readAll());
    for (const QJsonObject &reply : {echo, story, failed}) {
        const QStringList names = reply.keys() + reply["tokens"_L1].toObject().keys() +
                                  reply["cost"_L1].toObject().keys() + reply["error"_L1].toObject().keys();
        for (const QString &name : names)
            QVERIFY2(explained.contains(u'`' + name + u'`'), qPrintable(name));
    }
}

void TestCli::whatIsNotKnownIsAbsent()
{
    CliProgram program;
    const QString model = u"sandbox/fault-missing-usage"_s;
    CliEnd end = program.run({u"compare"_s, u"--json"_s, u"--model"_s, model, u"--prompt"_s, u"one two three"_s});
    QCOMPARE(end.exitCode, 0);
    const QJsonObject reply = end.reply(model);
    QCOMPARE(reply["state"_L1].toString(), u"done"_s);
    QCOMPARE(reply["tokens"_L1].toObject(), QJsonObject());
    QCOMPARE(reply["cost"_L1].toObject(), (QJsonObject{{u"kind"_s, u"unknown"_s}, {u"class"_s, u"sandbox"_s}}));
    QVERIFY(!reply.contains("output_tokens_per_s"_L1) && !reply.contains("tpot_ms"_L1));
    QVERIFY(!reply["output_tokens_per_s_absent"_L1].toString().isEmpty());
    end = program.run({u"compare"_s, u"--model"_s, model, u"--prompt"_s, u"one two three"_s});
    QVERIFY2(end.out.contains("unknown"), end.out.constData());
    QVERIFY(!end.out.contains("$0.00"));
}

void TestCli::repeatsAskAgain()
{
    CliProgram program;
    const CliEnd end = program.run({u"compare"_s, u"--json"_s, u"--model"_s, u"sandbox/story-fast"_s, u"--model"_s,
                                    u"sandbox/echo:bulk"_s, u"--repeat"_s, u"3"_s, u"--set"_s, u"max_tokens=12"_s,
                                    u"--set"_s, u"seed=7"_s, u"--prompt"_s, u"Once upon a time"_s});
    QCOMPARE(end.exitCode, 0);
    QStringList stories;
    QSet<QString> ids;
    for (const QJsonValue &reply : end.replies()) {
        QCOMPARE(reply["state"_L1].toString(), u"done"_s);
        ids.insert(reply["id"_L1].toString());
        if (reply["model"_L1].toString() == "sandbox/story-fast"_L1)
            stories.append(reply["text"_L1].toString());
    }
    QCOMPARE(ids.size(), 6);
    QCOMPARE(stories, QStringList(3, stories.value(0))); // the same seed
    QVERIFY(!stories.first().isEmpty());
}

void TestCli::settingsReachTheProvider()
{
    CliProgram program;
    FakeServer server;
    server.handler = openaiwire::server();
    QCOMPARE(program.addProvider(u"mine"_s, server.url()), 0);
    const CliEnd end = program.run({u"compare"_s,  u"--json"_s,           u"--model"_s, u"mine/m"_s,
                                    u"--prompt"_s, u"Say hello."_s,       u"--system"_s, u"Be brief."_s,
                                    u"--set"_s,    u"temperature=0.25"_s, u"--set"_s,   u"top_p=0.5"_s,
                                    u"--set"_s,    u"max_tokens=40"_s,    u"--set"_s,   u"seed=11"_s});
    QCOMPARE(end.exitCode, 0);
    QCOMPARE(end.reply(u"mine/m"_s)["text"_L1].toString(), u"Hello"_s);
    QVERIFY(!end.reply(u"mine/m"_s)["cost"_L1].toObject().contains("class"_L1)); // real money
    const QJsonObject body = QJsonDocument::fromJson(server.requests().last().body).object();
    QCOMPARE(body["model"_L1].toString(), u"m"_s);
    QCOMPARE(body["temperature"_L1].toDouble(), 0.25);
    QCOMPARE(body["top_p"_L1].toDouble(), 0.5);
    QCOMPARE(body["seed"_L1].toInt(), 11);
    QCOMPARE(body.contains("max_tokens"_L1) ? body["max_tokens"_L1].toInt() : body["max_completion_tokens"_L1].toInt(),
             40);
    QCOMPARE(body["messages"_L1].toArray(),
             (QJsonArray{QJsonObject{{u"role"_s, u"system"_s}, {u"content"_s, u"Be brief."_s}},
                         QJsonObject{{u"role"_s, u"user"_s}, {u"content"_s, u"Say hello."_s}}}));
}

void TestCli::promptsComeFromFiles()
{
    CliProgram program;
    const QString text = u"Zeile eins\nZeile zwei: größer"_s;
    QFile file(program.path(u"prompt.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) > 0);
    file.close();
    const QStringList compare{u"compare"_s, u"--json"_s, u"--model"_s, u"sandbox/echo:bulk"_s, u"--prompt"_s};
    QCOMPARE(
        program.run(compare + QStringList{u'@' + file.fileName()}).reply(u"sandbox/echo:bulk"_s)["text"_L1].toString(),
        text);
    QCOMPARE(
        program.run(compare + QStringList{u"@-"_s}, text.toUtf8()).reply(u"sandbox/echo:bulk"_s)["text"_L1].toString(),
        text);
    const CliEnd nothing = program.run(compare + QStringList{u"@-"_s});
    QCOMPARE(nothing.exitCode, 2);
    QVERIFY(nothing.err.contains("The prompt is empty."));
}

void TestCli::oneSandboxServesTwo()
{
    CliProgram program;
    QCOMPARE(program.sandboxProcesses(), 0);
    const QStringList compare{u"compare"_s, u"--json"_s,   u"--model"_s, u"sandbox/echo:50x1"_s,
                              u"--prompt"_s, u"one two three four five six seven eight"_s};
    const auto first = program.start(compare);
    const auto second = program.start(compare);
    const CliEnd one = CliProgram::finish(*first);
    const CliEnd two = CliProgram::finish(*second);
    QCOMPARE(one.exitCode, 0);
    QCOMPARE(two.exitCode, 0);
    QCOMPARE(one.reply(u"sandbox/echo:50x1"_s)["state"_L1].toString(), u"done"_s);
    QCOMPARE(two.reply(u"sandbox/echo:50x1"_s)["state"_L1].toString(), u"done"_s);
    QTRY_COMPARE(program.sandboxProcesses(), 1);
    // Both are kept.
    const QJsonObject check = program.run({u"history"_s, u"check"_s, u"--json"_s}).json();
    QCOMPARE(check["comparisons"_L1].toInt(), 2);
    QCOMPARE(check["replies"_L1].toInt(), 2);
}

void TestCli::historyShowsWhatRan()
{
    CliProgram program;
    const CliEnd ran = program.run({u"compare"_s, u"--json"_s, u"--model"_s, u"sandbox/echo:bulk"_s, u"--model"_s,
                                    u"sandbox/fault-402"_s, u"--prompt"_s, u"Keep this."_s});
    QCOMPARE(ran.exitCode, 1);
    const CliEnd whole = program.run({u"history"_s, u"show"_s, ran.json()["comparison"_L1].toString(), u"--json"_s});
    QCOMPARE(whole.exitCode, 0);
    const QJsonValue turn = whole.json()["turns"_L1][0];
    QCOMPARE(turn["prompt"_L1].toString(), u"Keep this."_s);
    QCOMPARE(turn["number"_L1].toInt(), 1);
    QCOMPARE(turn["replies"_L1].toArray(), ran.replies()); // figure by figure

    const CliEnd one = program.run({u"history"_s, u"show"_s, ran.replies()[0]["id"_L1].toString(), u"--json"_s});
    QCOMPARE(one.exitCode, 0);
    QCOMPARE(one.json()["text"_L1].toString(), u"Keep this."_s);
    QCOMPARE(one.json()["prompt"_L1].toString(), u"Keep this."_s);
    QCOMPARE(one.json()["comparison"_L1].toString(), ran.json()["comparison"_L1].toString());

    const CliEnd text = program.run({u"history"_s, u"show"_s, ran.json()["comparison"_L1].toString()});
    QVERIFY(text.out.contains("Prompt 1:\nKeep this.") && text.out.contains("sandbox/fault-402"));
    QVERIFY(text.err.contains("No credit left at sandbox (402)."));
    const CliEnd stranger = program.run({u"history"_s, u"show"_s, u"01a20330-91ab-7793-ba67-a532129ee2ec"_s});
    QCOMPARE(stranger.exitCode, 1);
    QVERIFY(!stranger.err.isEmpty());
}

void TestCli::historyIsChecked()
{
    CliProgram program;
    CliEnd end = program.run({u"history"_s, u"check"_s, u"--json"_s});
    QCOMPARE(end.exitCode, 0);
    QVERIFY(end.json()["ok"_L1].toBool());
    QCOMPARE(end.json()["replies"_L1].toInt(), 0);
    QCOMPARE(end.json()["providers"_L1].toInt(), 2);
    QCOMPARE(program.run({u"compare"_s, u"--model"_s, u"sandbox/echo:bulk"_s, u"--prompt"_s, u"hi"_s}).exitCode, 0);
    end = program.run({u"history"_s, u"check"_s});
    QCOMPARE(end.exitCode, 0);
    QCOMPARE(end.out, "The history is sound.\nComparisons: 1, replies: 1, charges: 1.\n"_ba);
}

void TestCli::demoWritesItsFiles()
{
    CliProgram program;
    const QString folder = program.path(u"demo files"_s);
    const CliEnd end = program.run({u"demo"_s, u"--json"_s, u"--out"_s, folder});
    QCOMPARE(end.exitCode, 0);
    QCOMPARE(end.replies().size(), 25); // to the second prompt; five of each model, two of which are there at two providers
    const QJsonArray reports = end.json()["reports"_L1].toArray();
    QStringList forms;
    for (const QJsonValue &report : reports) {
        forms.append(report["form"_L1].toString());
        const QFileInfo file(report["file"_L1].toString());
        QCOMPARE(file.absolutePath(), QFileInfo(folder).absoluteFilePath());
        QVERIFY(file.size() > 1000 && file.size() == report["bytes"_L1].toInteger());
    }
    QCOMPARE(forms, (QStringList{u"html"_s, u"pdf"_s, u"csv"_s, u"json"_s, u"md"_s}));
    QFile rows(folder + u"/report.json"_s);
    QVERIFY(rows.open(QIODevice::ReadOnly));
    const QJsonObject figures = QJsonDocument::fromJson(rows.readAll()).object();
    QCOMPARE(figures["replies"_L1].toArray().size(), 50);
    QCOMPARE(figures["jobs"_L1].toArray().size(), 5);
    // The same model at two providers, with a figure on either side.
    const QJsonArray same = figures["same_models"_L1].toArray();
    QCOMPARE(same.size(), 2);
    for (const QJsonValue &family : same) {
        QCOMPARE(family["sides"_L1].toArray().size(), 2);
        for (const QJsonValue &side : family["sides"_L1].toArray())
            QVERIFY(side["same_work_usd"_L1].toString().toDouble() > 0 && !side["output_usd_per_million_tokens"_L1].toString().isEmpty());
    }
    QFile page(folder + u"/report.html"_s);
    QVERIFY(page.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(page.readAll());
    QVERIFY(text.contains("data:image/"_L1)); // what the jobs made
    for (const QJsonValue &reply : end.replies()) {
        QCOMPARE(reply["state"_L1].toString(), u"done"_s);
        QVERIFY(text.contains(reply["model"_L1].toString().section(u'/', -1)));
    }
    // An image, a film and a sound, as files beside the page that shows them.
    const QJsonArray jobs = end.json()["jobs"_L1].toArray();
    QStringList types;
    QStringList kinds;
    QList<bool> cold;
    for (const QJsonValue &job : jobs) {
        QCOMPARE(job["state"_L1].toString(), u"succeeded"_s);
        QVERIFY(job["total_ms"_L1].toDouble() > 0);
        kinds.append(job["cost"_L1]["kind"_L1].toString());
        QCOMPARE(job["cost"_L1].toObject().contains("usd"_L1), kinds.last() == "estimated"_L1);
        QCOMPARE(job["cost"_L1]["class"_L1].toString(), u"sandbox"_s);
        cold.append(job["probably_cold"_L1].toBool());
        QCOMPARE(job["probably_cold"_L1].toBool(), job["queue_ms"_L1].toDouble() > 5000);
        types.append(job["artifacts"_L1][0]["type"_L1].toString().section(u'/', 0, 0));
        const QString name = job["file"_L1].toString();
        QFile file(folder + u'/' + name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromLatin1(QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex()),
                 job["artifacts"_L1][0]["sha256"_L1].toString());
        QVERIFY(text.contains(job["model"_L1].toString().section(u'/', -1)));
    }
    QCOMPARE(types, (QStringList{u"image"_s, u"video"_s, u"audio"_s, u"image"_s, u"image"_s}));
    // By the prices of outputs that it typed in, by those of one deployment's hardware; nobody gave the last a price.
    QCOMPARE(kinds, (QStringList{u"estimated"_s, u"estimated"_s, u"estimated"_s, u"estimated"_s, u"unknown"_s}));
    QVERIFY(cold.last()); // its machine was booted first
    QFile taken(program.path(u"file"_s));
    QVERIFY(taken.open(QIODevice::WriteOnly));
    const CliEnd refused = program.run({u"demo"_s, u"--out"_s, taken.fileName() + u"/below"_s});
    QCOMPARE(refused.exitCode, 2);
    QVERIFY(refused.err.contains("cannot be made. Choose another with --out DIR."));
}

void TestCli::sandboxTellsItsAddress()
{
    CliProgram program;
    const auto sandbox = program.start({u"sandbox"_s, u"--port"_s, u"0"_s, u"--json"_s});
    QTRY_VERIFY_WITH_TIMEOUT(readSandboxInfo(program.folder()).has_value() && sandbox->bytesAvailable() > 100, 15'000);
    const QJsonObject told = QJsonDocument::fromJson(sandbox->readAllStandardOutput()).object();
    const QString root = u"http://127.0.0.1:%1"_s.arg(readSandboxInfo(program.folder())->port);
    QCOMPARE(told["url"_L1].toString(), root);
    QCOMPARE(told["openrouter"_L1].toString(), QString(root + u"/api/v1"_s));
    QCOMPARE(told["openai"_L1].toString(), QString(root + u"/openai/v1"_s));
    QCOMPARE(told["replicate"_L1].toString(), QString(root + u"/v1"_s));
    QCOMPARE(told["already_running"_L1].toBool(true), false);

    const CliEnd again = program.run({u"sandbox"_s, u"--json"_s});
    QCOMPARE(again.exitCode, 0);
    QVERIFY(again.json()["already_running"_L1].toBool());
    QCOMPARE(again.json()["url"_L1].toString(), root);
    QCOMPARE(program.run({u"compare"_s, u"--model"_s, u"sandbox/echo:bulk"_s, u"--prompt"_s, u"hi"_s}).exitCode, 0);
    QCOMPARE(program.sandboxProcesses(), 1);

    QCOMPARE(::kill(static_cast<pid_t>(sandbox->processId()), SIGINT), 0);
    QCOMPARE(CliProgram::finish(*sandbox).exitCode, 130);
}

} // namespace bakeoff

QTEST_GUILESS_MAIN(bakeoff::TestCli)
#include "tst_cli.moc"
