// SPDX-License-Identifier: GPL-3.0-or-later
// What `compare` takes besides models and a prompt, and the commands that it draws on: lineups, routes, health.
#include "cliprogram.h"

#include "base/clock.h"
#include "store/database.h"
#include "store/judgementrepository.h"
#include "store/replywriter.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;

namespace {

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

const QByteArray kPng = QByteArray::fromHex("89504e470d0a1a0a00");
const QByteArray kLineUps = R"({"format": "bakeoff-lineups", "version": 1, "lineups": [
    {"name": "Fast", "system_prompt": "Be brief.", "defaults": {"max_tokens": 12},
     "models": [{"model": "sandbox/echo:bulk", "settings": {"stop": ["END"]}, "repeat": 2},
                {"model": "sandbox/story-fast", "settings": {"seed": 7}}]},
    {"name": "Slow", "models": [{"model": "sandbox/story-slow"}]}]})";

} // namespace

class TestCliCompare : public QObject {
    Q_OBJECT
private slots:
    void everySettingReachesTheProvider();
    void settingsAsOneObject();
    void anEmptyValueLeavesItToTheProvider();
    void aSchemaAlone();
    void filesGoAlong();
    void filesOfNoUse();
    void variablesAreFilled();
    void repeatsAreSamples();
    void historyTellsEverything();
    void lineUpsGoRound();
    void comparesALineUp();
    void withoutModels();
    void routes();
    void health();

private:
    static bool write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }
};

void TestCliCompare::everySettingReachesTheProvider()
{
    CliProgram program;
    FakeServer server;
    server.handler = openaiwire::server();
    QCOMPARE(program.addProvider(u"mine"_s, server.url()), 0);
    QVERIFY(write(program.path(u"extra.json"_s), R"({"logit_bias":{"1":2}})"));
    QStringList arguments{u"compare"_s, u"--json"_s, u"--model"_s, u"mine/m"_s, u"--prompt"_s, u"Say hello."_s};
    for (const QString &setting :
         {u"temperature=0.25"_s, u"top_p=0.5"_s, u"top_k=40"_s, u"min_p=0.1"_s, u"frequency_penalty=0.5"_s,
          u"presence_penalty=-1.5"_s, u"repetition_penalty=1.5"_s, u"max_tokens=40"_s, u"seed=11"_s, u"stop=END"_s,
          u"stop=[\"a\",\"b\"]"_s, u"reasoning_max_tokens=9"_s, u"reasoning_effort=low"_s,
          u"response_format=json_object"_s, u"system_prompt=Be brief."_s,
          u"extra=@"_s + program.path(u"extra.json"_s)})
        arguments << u"--set"_s << setting;
    const CliEnd end = program.run(arguments);
    QVERIFY2(end.exitCode == 0, end.err.constData());
    QJsonObject body = object(server.requests().last().body);
    QCOMPARE(body["messages"_L1].toArray(),
             QJsonDocument::fromJson(
                 R"([{"role":"system","content":"Be brief."},{"role":"user","content":"Say hello."}])")
                 .array());
    for (const char *key : {"messages", "model", "stream", "stream_options"})
        body.remove(QLatin1StringView(key));
    QCOMPARE(body, object(R"({"temperature":0.25,"top_p":0.5,"top_k":40,"min_p":0.1,"frequency_penalty":0.5,
        "presence_penalty":-1.5,"repetition_penalty":1.5,"max_tokens":40,"seed":11,"stop":["END","a","b"],
        "reasoning_effort":"low","response_format":{"type":"json_object"},"logit_bias":{"1":2}})"));
}

void TestCliCompare::settingsAsOneObject()
{
    CliProgram program;
    FakeServer server;
    server.handler = openaiwire::server();
    QCOMPARE(program.addProvider(u"mine"_s, server.url()), 0);
    QVERIFY(write(program.path(u"s.json"_s), R"({"temperature":1,"top_k":5,"stop":["x"]})"));
    const CliEnd end =
        program.run({u"compare"_s, u"--json"_s, u"--model"_s, u"mine/m"_s, u"--prompt"_s, u"hi"_s, u"--settings-json"_s,
                     u"@"_s + program.path(u"s.json"_s), u"--set"_s, u"temperature=0"_s});
    QVERIFY2(end.exitCode == 0, end.err.constData());
    const QJsonObject body = object(server.requests().last().body);
    QCOMPARE(body["temperature"_L1].toDouble(-1), 0); // the single one wins
    QCOMPARE(body["top_k"_L1].toInt(), 5);
    QCOMPARE(body["stop"_L1].toArray(), QJsonArray{u"x"_s});
}

void TestCliCompare::anEmptyValueLeavesItToTheProvider()
{
    CliProgram program;
    FakeServer server;
    server.handler = openaiwire::server();
    QCOMPARE(program.addProvider(u"mine"_s, server.url()), 0);
    QVERIFY(write(program.path(u"l.json"_s), R"({"format": "bakeoff-lineups", "version": 1, "lineups": [
        {"name": "Warm", "defaults": {"temperature": 0.7, "stop": ["END"], "seed": 7},
         "models": [{"model": "mine/m", "settings": {"temperature": 0.9, "cleared": ["seed"]}}]}]})"));
    CliEnd end = program.run({u"lineups"_s, u"import"_s, program.path(u"l.json"_s)});
    QVERIFY2(end.exitCode == 0, end.err.constData());
    end = program.run({u"lineups"_s, u"show"_s, u"Warm"_s, u"--json"_s});
    QCOMPARE(end.json()["models"_L1][0]["settings"_L1].toObject(), object(R"({"temperature":0.9,"cleared":["seed"]})"));
    const auto bodyOf = [&](const QStringList &options) {
        const CliEnd run = program.run(QStringList{u"compare"_s, u"--json"_s, u"--prompt"_s, u"hi"_s} + options);
        if (run.exitCode != 0)
            qWarning("%s", run.err.constData());
        QJsonObject body = object(server.requests().last().body);
        for (const char *key : {"messages", "model", "stream", "stream_options"})
            body.remove(QLatin1StringView(key));
        return body;
    };
    QCOMPARE(bodyOf({u"--lineup"_s, u"Warm"_s}), object(R"({"temperature":0.9,"stop":["END"]})"));
    QCOMPARE(bodyOf({u"--lineup"_s, u"Warm"_s, u"--set"_s, u"temperature="_s, u"--set"_s, u"stop="_s}), QJsonObject());
    QCOMPARE(bodyOf({u"--model"_s, u"mine/m"_s, u"--set"_s, u"top_p=0.5"_s, u"--set"_s, u"seed=1"_s, u"--set"_s,
                     u"top_p="_s}),
             object(R"({"seed":1})"));
}

void TestCliCompare::aSchemaAlone()
{
    CliProgram program;
    const QByteArray schema = R"({"type":"object","properties":{"a":{"type":"integer"}},"required":["a"]})";
    QVERIFY(write(program.path(u"schema.json"_s), schema));
    const QString format = u"response_format=@"_s + program.path(u"schema.json"_s);
    const QStringList ask{u"compare"_s, u"--json"_s, u"--model"_s, u"sandbox/echo:bulk"_s, u"--set"_s, format};
    CliEnd end = program.run(ask + QStringList{u"--prompt"_s, u"```json\n{\"a\": 3}\n```"_s});
    QVERIFY2(end.exitCode == 0, end.err.constData());
    QCOMPARE(end.replies().at(0)["text"_L1].toString(), u"{\"a\": 3}"_s);
    end = program.run(ask + QStringList{u"--prompt"_s, u"three"_s});
    QCOMPARE(end.exitCode, 1);
    QCOMPARE(end.replies().at(0)["error"_L1]["kind"_L1].toString(), u"bad_input"_s);
}

void TestCliCompare::filesGoAlong()
{
    CliProgram program;
    QVERIFY(write(program.path(u"a.png"_s), kPng));
    QVERIFY(write(program.path(u"notes.txt"_s), "one\ntwo\n"));
    const CliEnd end = program.run({u"compare"_s, u"--json"_s, u"--model"_s, u"sandbox/echo:bulk"_s, u"--model"_s,
                                    u"sandbox/story-fast"_s, u"--prompt"_s, u"look"_s, u"--attach"_s,
                                    program.path(u"a.png"_s), u"--attach"_s, program.path(u"notes.txt"_s)});
    QCOMPARE(end.exitCode, 1); // the story model takes no images, and says so
    QCOMPARE(end.reply(u"sandbox/echo:bulk"_s)["text"_L1].toString(),
             u"look\n\nnotes.txt:\n```\none\ntwo\n```\n\n- image: image/png, 9 bytes"_s);
    const QJsonObject refused = end.reply(u"sandbox/story-fast"_s);
    QCOMPARE(refused["state"_L1].toString(), u"failed"_s);
    QVERIFY(refused["error"_L1]["provider_message"_L1].toString().contains(u"image input"_s));
    const auto kept = program.newestComparison();
    QVERIFY(kept);
    QCOMPARE(kept->turns.first().attachments.size(), 2);
    QCOMPARE(kept->turns.first().attachments.first().data, kPng);
    QCOMPARE(kept->turns.first().attachments.last().name, u"notes.txt"_s);
}

void TestCliCompare::filesOfNoUse()
{
    CliProgram program;
    QVERIFY(write(program.path(u"a.zip"_s), QByteArray::fromHex("504b0304140000ff")));
    QVERIFY(write(program.path(u"empty"_s), {}));
    for (const QString &name : {u"a.zip"_s, u"empty"_s}) {
        const CliEnd end = program.run({u"compare"_s, u"--model"_s, u"sandbox/echo"_s, u"--prompt"_s, u"look"_s,
                                        u"--attach"_s, program.path(name)});
        QCOMPARE(end.exitCode, 2);
        QVERIFY2(end.err.contains("cannot be attached: it holds neither an image"), end.err.constData());
    }
}

void TestCliCompare::variablesAreFilled()
{
    CliProgram program;
    QVERIFY(write(program.path(u"who.txt"_s), "the {{cat}}"));
    const CliEnd end = program.run({u"compare"_s, u"--json"_s, u"--model"_s, u"sandbox/echo:bulk"_s, u"--prompt"_s,
                                    u"{{greeting}}, {{who}} and \\{{braces}}"_s, u"--var"_s, u"greeting=Hi = hello"_s,
                                    u"--var"_s, u"who=@"_s + program.path(u"who.txt"_s)});
    QVERIFY2(end.exitCode == 0, end.err.constData());
    QCOMPARE(end.replies().at(0)["text"_L1].toString(), u"Hi = hello, the {{cat}} and {{braces}}"_s);
    const auto kept = program.newestComparison();
    QVERIFY(kept);
    QCOMPARE(kept->turns.first().variables.value(u"greeting"_s), u"Hi = hello"_s);
}

void TestCliCompare::repeatsAreSamples()
{
    CliProgram program;
    const CliEnd end = program.run({u"compare"_s, u"--json"_s, u"--model"_s, u"sandbox/echo:bulk"_s, u"--prompt"_s,
                                    u"hi"_s, u"--repeat"_s, u"3"_s});
    QVERIFY2(end.exitCode == 0, end.err.constData());
    QCOMPARE(end.replies().size(), 3);
    const auto kept = program.newestComparison();
    QVERIFY(kept);
    QCOMPARE(kept->panes.first().repeat, 3);
    QSet<int> samples;
    for (const Reply &reply : kept->turns.first().replies)
        samples.insert(reply.sample);
    QCOMPARE(samples, (QSet<int>{0, 1, 2}));
}

void TestCliCompare::historyTellsEverything()
{
    CliProgram program;
    QVERIFY(write(program.path(u"a.txt"_s), "one"));
    QVERIFY(write(program.path(u"b.txt"_s), "two"));
    const CliEnd ran = program.run({u"compare"_s, u"--json"_s, u"--model"_s, u"sandbox/echo:bulk"_s, u"--prompt"_s,
                                    u"Say {{what}}."_s, u"--var"_s, u"what=hi"_s, u"--repeat"_s, u"2"_s, u"--attach"_s,
                                    program.path(u"a.txt"_s), u"--attach"_s, program.path(u"b.txt"_s)});
    QVERIFY2(ran.exitCode == 0, ran.err.constData());
    const auto kept = program.newestComparison();
    QVERIFY(kept);
    const Turn &turn = kept->turns.first();
    const Reply &reply = turn.replies.first();
    {
        const SystemClock clock;
        const auto db = Database::openForWriting(program.folder() + u"/history.db"_s, clock);
        QVERIFY(db);
        Judgement judgement;
        judgement.rating = 4;
        judgement.mark = Mark::Best;
        judgement.note = u"Says it."_s;
        judgement.tags = {u"short"_s};
        QVERIFY(JudgementRepository(**db).putJudgement(reply.id, judgement));
        BlindVote vote{.panes = {reply.pane}, .outcome = VoteOutcome::Win, .winner = reply.pane, .replies = {reply.id}};
        vote.decided = clock.nowUtc();
        QVERIFY(JudgementRepository(**db).putVote(turn.id, vote));
        Turn second = turn;
        second.id = newId(clock.nowUtc());
        second.parent = turn.id;
        second.number = 2;
        second.attachments.clear();
        second.vote.reset();
        QVERIFY(ReplyWriter(**db).begin(second, {}, newId(clock.nowUtc())));
        QVERIFY((*db)->exec(u"DELETE FROM attachments WHERE data = CAST('two' AS BLOB)"_s));
    }
    const QString id = ran.json()["comparison"_L1].toString();
    const CliEnd end = program.run({u"history"_s, u"show"_s, id, u"--json"_s});
    QVERIFY2(end.exitCode == 0, end.err.constData());
    const QJsonArray turns = end.json()["turns"_L1].toArray();
    QCOMPARE(turns.size(), 2);
    QCOMPARE(end.json()["panes"_L1][0]["id"_L1].toString(), idText(reply.pane));
    QCOMPARE(end.json()["panes"_L1][0]["repeat"_L1].toInt(), 2);
    const QJsonObject first = turns[0].toObject();
    QCOMPARE(first["source"_L1].toString(), u"Say {{what}}."_s);
    QCOMPARE(first["variables"_L1].toObject(), (QJsonObject{{"what"_L1, "hi"_L1}}));
    QVERIFY(!first.contains("parent"_L1));
    QCOMPARE(turns[1]["parent"_L1].toString(), first["id"_L1].toString());
    const auto hash = [](const QByteArray &data) {
        return QString::fromLatin1(QCryptographicHash::hash(data, QCryptographicHash::Sha256).toHex());
    };
    QCOMPARE(first["attachments"_L1].toArray(),
             (QJsonArray{QJsonObject{{"name"_L1, "a.txt"_L1}, {"type"_L1, "text/plain"_L1}, {"bytes"_L1, 3},
                                     {"sha256"_L1, hash("one")}},
                         QJsonObject{{"name"_L1, "b.txt"_L1}, {"missing"_L1, true}, {"sha256"_L1, hash("two")}}}));
    QCOMPARE(first["vote"_L1]["outcome"_L1].toString(), u"win"_s);
    QCOMPARE(first["vote"_L1]["winner"_L1].toString(), idText(reply.pane));
    QCOMPARE(first["vote"_L1]["shown"_L1][0]["reply"_L1].toString(), idText(reply.id));
    const QJsonArray replies = first["replies"_L1].toArray();
    QCOMPARE(replies[0]["sample"_L1].toInt(-1), 0);
    QCOMPARE(replies[1]["sample"_L1].toInt(-1), 1);
    QCOMPARE(replies[0]["judgement"_L1].toObject(),
             object(R"({"rating":4,"mark":"best","note":"Says it.","tags":["short"]})"));
    QVERIFY(!replies[1].toObject().contains("judgement"_L1));

    const CliEnd text = program.run({u"history"_s, u"show"_s, id});
    QCOMPARE(text.exitCode, 0);
    for (const char *line : {"Prompt 1:\nSay hi.\n", "File: a.txt (text/plain, 3 bytes)\n",
                             "File: b.txt (missing from the history)\n", "{{what}} = hi\n",
                             "Blind vote: A won. A = sandbox/echo:bulk\n", "== sandbox/echo:bulk, answer 2 ==\n",
                             "[4 of 5, best, #short, “Says it.”]\n", "Prompt 2:\n"})
        QVERIFY2(text.out.contains(line), (QByteArray(line) + "\nis not in\n" + text.out).constData());
}

void TestCliCompare::lineUpsGoRound()
{
    CliProgram program;
    CliEnd end = program.run({u"lineups"_s, u"list"_s, u"--json"_s});
    QCOMPARE(end.exitCode, 0);
    QVERIFY(end.json()["lineups"_L1].isArray());
    QVERIFY(write(program.path(u"in.json"_s), kLineUps));
    end = program.run({u"lineups"_s, u"import"_s, program.path(u"in.json"_s), u"--json"_s});
    QVERIFY2(end.exitCode == 0, end.err.constData());
    QCOMPARE(end.json()["lineups"_L1].toArray(), (QJsonArray{u"Fast"_s, u"Slow"_s}));
    end = program.run({u"lineups"_s, u"show"_s, u"Fast"_s, u"--json"_s});
    QCOMPARE(end.json(), object(R"({"name":"Fast","default":false,"system":"Be brief.","settings":{"max_tokens":12},
        "models":[{"model":"sandbox/echo:bulk","settings":{"stop":["END"]},"repeat":2},
                  {"model":"sandbox/story-fast","settings":{"seed":7},"repeat":1}]})"));
    end = program.run({u"lineups"_s, u"show"_s, u"Fast"_s});
    QVERIFY(end.out.contains("sandbox/echo:bulk") && end.out.contains(R"({"seed":7})"));

    QCOMPARE(program.run({u"lineups"_s, u"default"_s, u"Slow"_s}).exitCode, 0);
    end = program.run({u"lineups"_s, u"list"_s, u"--json"_s});
    for (const QJsonValue row : end.json()["lineups"_L1].toArray())
        QCOMPARE(row["default"_L1].toBool(), row["name"_L1].toString() == u"Slow"_s);
    QCOMPARE(program.run({u"lineups"_s, u"default"_s, QString()}).exitCode, 0);
    QVERIFY(!program.run({u"lineups"_s, u"list"_s}).out.contains("yes"));

    // What was written can be read, also from a pipe.
    end = program.run({u"lineups"_s, u"export"_s, u"-"_s, u"Fast"_s});
    QCOMPARE(end.json()["format"_L1].toString(), u"bakeoff-lineups"_s);
    CliProgram other;
    QCOMPARE(other.run({u"lineups"_s, u"import"_s, u"-"_s}, end.out).exitCode, 0);
    QCOMPARE(other.run({u"lineups"_s, u"show"_s, u"Fast"_s, u"--json"_s}).json(),
             program.run({u"lineups"_s, u"show"_s, u"Fast"_s, u"--json"_s}).json());
    end = program.run({u"lineups"_s, u"export"_s, program.path(u"out.json"_s), u"--json"_s});
    QCOMPARE(end.json()["lineups"_L1].toArray(), (QJsonArray{u"Fast"_s, u"Slow"_s}));
    QVERIFY(QFile::exists(program.path(u"out.json"_s)));

    QCOMPARE(program.run({u"lineups"_s, u"remove"_s, u"Slow"_s}).exitCode, 0);
    QCOMPARE(program.run({u"lineups"_s, u"show"_s, u"Slow"_s}).exitCode, 2);
    QVERIFY(write(program.path(u"bad.json"_s), R"({"format":"other"})"));
    end = program.run({u"lineups"_s, u"import"_s, program.path(u"bad.json"_s), u"--json"_s});
    QCOMPARE(end.exitCode, 2);
    QCOMPARE(end.json()["error"_L1]["kind"_L1].toString(), u"bad_input"_s);
}

void TestCliCompare::comparesALineUp()
{
    CliProgram program;
    QVERIFY(write(program.path(u"in.json"_s), kLineUps));
    QCOMPARE(program.run({u"lineups"_s, u"import"_s, program.path(u"in.json"_s)}).exitCode, 0);
    CliEnd end = program.run({u"compare"_s, u"--json"_s, u"--lineup"_s, u"Fast"_s, u"--prompt"_s, u"one END two"_s});
    QVERIFY2(end.exitCode == 0, end.err.constData());
    QCOMPARE(end.replies().size(), 3); // echo twice
    QCOMPARE(end.reply(u"sandbox/echo:bulk"_s)["text"_L1].toString(), u"one "_s);
    auto kept = program.newestComparison();
    QVERIFY(kept);
    QCOMPARE(kept->systemPrompt, u"Be brief."_s);
    QCOMPARE(kept->turns.first().replies.last().settings.maxTokens, 12);
    QCOMPARE(kept->turns.first().replies.last().settings.seed, 7);

    // What is set on the command line goes over the line-up's own.
    end = program.run({u"compare"_s, u"--json"_s, u"--lineup"_s, u"Fast"_s, u"--prompt"_s, u"one END two"_s,
                       u"--set"_s, u"seed=9"_s, u"--set"_s, u"max_tokens=2"_s, u"--system"_s, u"Be long."_s,
                       u"--repeat"_s, u"1"_s});
    QVERIFY2(end.exitCode == 0, end.err.constData());
    QCOMPARE(end.replies().size(), 2);
    kept = program.newestComparison();
    QVERIFY(kept);
    QCOMPARE(kept->systemPrompt, u"Be long."_s);
    QCOMPARE(kept->turns.first().replies.first().settings.stop, QStringList{u"END"_s});
    QCOMPARE(kept->turns.first().replies.last().settings.seed, 9);
    QCOMPARE(kept->turns.first().replies.last().settings.maxTokens, 2);
}

void TestCliCompare::withoutModels()
{
    CliProgram program;
    const QStringList ask{u"compare"_s, u"--json"_s, u"--prompt"_s, u"hi"_s};
    const auto models = [&program, &ask] {
        QStringList names;
        for (const QJsonValue reply : program.run(ask).replies())
            names.append(reply["model"_L1].toString());
        return names;
    };
    QCOMPARE(program.run({u"routes"_s, u"clear"_s, u"text"_s}).exitCode, 0);
    QCOMPARE(program.run({u"lineups"_s, u"default"_s, QString()}).exitCode, 0);
    QCOMPARE(program.run(ask).exitCode, 2);
    QCOMPARE(program.run({u"routes"_s, u"set"_s, u"text"_s, u"nobody/m"_s}).exitCode, 0);
    CliEnd end = program.run(ask);
    QCOMPARE(end.exitCode, 2);
    QVERIFY2(end.err.contains("nobody/m, cannot be used now"), end.err.constData());
    QCOMPARE(program.run({u"routes"_s, u"set"_s, u"text"_s, u"nobody/m"_s, u"sandbox/echo:bulk"_s}).exitCode, 0);
    QCOMPARE(models(), QStringList{u"sandbox/echo:bulk"_s});
    QVERIFY(write(program.path(u"in.json"_s), kLineUps));
    QCOMPARE(program.run({u"lineups"_s, u"import"_s, program.path(u"in.json"_s)}).exitCode, 0);
    QCOMPARE(program.run({u"lineups"_s, u"default"_s, u"Fast"_s}).exitCode, 0);
    QCOMPARE(models().size(), 3);
}

void TestCliCompare::routes()
{
    CliProgram program;
    program.environment.remove(u"OPENROUTER_API_KEY"_s);
    QCOMPARE(program.run({u"providers"_s, u"add"_s, u"--kind"_s, u"openrouter"_s, u"--name"_s, u"router"_s}).exitCode, 0);
    CliEnd end = program.run({u"routes"_s, u"set"_s, u"text"_s, u"router/a/b"_s, u"sandbox/echo"_s, u"--json"_s});
    QVERIFY2(end.exitCode == 0, end.err.constData());
    const auto row = [](const CliEnd &run, const QString &kind) {
        for (const QJsonValue item : run.json()["routes"_L1].toArray()) {
            if (item["kind"_L1].toString() == kind)
                return item.toObject();
        }
        return QJsonObject();
    };
    QCOMPARE(row(end, u"text"_s), object(R"({"kind":"text","model":"router/a/b","model_use":"no_key",
        "alternative":"sandbox/echo","alternative_use":"usable","used":"sandbox/echo"})"));
    QCOMPARE(end.json()["routes"_L1].toArray().size(), 6);
    end = program.run({u"routes"_s, u"set"_s, u"video"_s, u"nobody/v"_s, u"--json"_s});
    QCOMPARE(row(end, u"video"_s), object(R"({"kind":"video","model":"nobody/v","model_use":"no_provider"})"));
    end = program.run({u"routes"_s, u"list"_s});
    QVERIFY2(end.out.contains("router/a/b (no key)") && end.out.contains("nobody/v (no such provider)"), end.out.constData());
    end = program.run({u"routes"_s, u"clear"_s, u"text"_s, u"--json"_s});
    QCOMPARE(row(end, u"text"_s), object(R"({"kind":"text"})"));
}

void TestCliCompare::health()
{
    CliProgram program;
    CliEnd end = program.run({u"compare"_s, u"--json"_s, u"--model"_s, u"sandbox/echo:bulk"_s, u"--model"_s,
                              u"sandbox/fault-402"_s, u"--model"_s, u"sandbox/fault-cut"_s, u"--prompt"_s,
                              u"one two three four five six"_s});
    QCOMPARE(end.exitCode, 1);
    end = program.run({u"providers"_s, u"health"_s, u"--days"_s, u"7"_s, u"--json"_s});
    QVERIFY2(end.exitCode == 0, end.err.constData());
    QCOMPARE(end.json()["days"_L1].toInt(), 7);
    QJsonObject sandbox;
    for (const QJsonValue provider : end.json()["providers"_L1].toArray()) {
        if (provider["provider"_L1].toString() == "sandbox"_L1)
            sandbox = provider.toObject();
    }
    QCOMPARE(sandbox["done"_L1].toInt(), 1);
    QCOMPARE(sandbox["failed"_L1].toInt() + sandbox["cut_off"_L1].toInt(), 2);
    QCOMPARE(sandbox["errors"_L1]["no_credit"_L1].toInt(), 1);
    QVERIFY(qAbs(sandbox["success_rate"_L1].toDouble() - 1.0 / 3) < 1e-9);
    QVERIFY(sandbox["hosts"_L1]["Sandbox A"_L1].toInt() >= 1);
    QVERIFY(sandbox["last_error"_L1].toString().endsWith(u'Z'));
    end = program.run({u"providers"_s, u"health"_s});
    QVERIFY2(end.out.contains("33.3 %"), end.out.constData());
}

QTEST_GUILESS_MAIN(TestCliCompare)
#include "tst_clicompare.moc"
