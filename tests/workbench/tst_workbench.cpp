// SPDX-License-Identifier: GPL-3.0-or-later
#include "cliprogram.h"
#include "fulldisk.h"

#include "base/clock.h"
#include "sandbox/sandboxfiles.h"
#include "store/database.h"
#include "store/storethread.h"
#include "workbench/comparisondocument.h"
#include "workbench/comparisonrunner.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <utility>

using namespace Qt::StringLiterals;

namespace bakeoff {

/// Documents over real sockets, a real database and, where it is named, the real sandbox.
class TestWorkbench : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void seedsTheSandboxOnce();
    void refusesWhatCannotBeSent();
    void reopensAsItRan();
    void reopensWhatTheSandboxSaid();
    void retriesBesideTheEarlierReply();
    void stopsBeforeSending();
    void stopsWhileTheSandboxStarts();
    void stopsAll();
    void removesAPaneThatStreams();
    void swapsAModelWhileOthersRun();
    void continuesThePanesOwnConversation();
    void keepsWhatAClosedDocumentGets();
    void keepsWhatCameAtTheEnd();
    void failsAPaneWithoutProvider();
    void sendsNothingThatIsNotWritten();
    void removesTheSandboxForGood();

private:
    using Document = std::unique_ptr<ComparisonDocument>;
    void openWorkbench();
    void add(const ProviderConfig &config);
    Document newDocument();
    Comparison stored(const Id &id);
    QJsonObject lastBody() const { return QJsonDocument::fromJson(m_server->requests().last().body).object(); }
    int chats() const;

    const SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_sandboxProgram;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<Workbench> m_workbench;
};

namespace {

ModelRef model(const QString &id)
{
    return {.provider = u"fake"_s, .id = id};
}

/// "gated" sends "One " and the rest when the gate opens; any other answers "I am MODEL." at once.
FakeServer::Script chat(const FakeServer::Request &request)
{
    const QString id = QJsonDocument::fromJson(request.body)["model"_L1].toString();
    if (id != "gated"_L1)
        return openaiwire::answer(u"I am %1."_s.arg(id));
    FakeServer::Script script{FakeServer::streamHead() + FakeServer::chunk(openaiwire::event(u"One "_s)),
                              FakeServer::gate()};
    FakeServer::Script rest = openaiwire::answer(u"two."_s);
    rest.first().bytes.remove(0, FakeServer::streamHead().size());
    return script + rest;
}

/// State and text of the newest reply of a pane in the newest turn.
std::pair<ReplyState, QString> shown(const ComparisonDocument &document, const Id &pane)
{
    const Reply *reply = document.reply(pane, *document.lastTurn());
    return reply ? std::pair(reply->state, reply->text) : std::pair(ReplyState::Waiting, u"(none)"_s);
}

std::pair<ReplyState, QString> is(ReplyState state, const QString &text)
{
    return {state, text};
}

} // namespace

void TestWorkbench::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_sandboxProgram = qEnvironmentVariable("BAKEOFF_BIN_DIR") + u"/bakeoff-cli"_s;
    m_server = std::make_unique<FakeServer>();
    m_server->handler = chat;
    openWorkbench();
    if (!QTest::currentTestFailed())
        add({.name = u"fake"_s, .baseUrl = m_server->url(u"/v1"_s)});
}

void TestWorkbench::cleanup()
{
    m_workbench.reset();
    if (const auto running = readSandboxInfo(m_folder->path()))
        ::kill(static_cast<pid_t>(running->pid), SIGKILL);
    m_server.reset();
    m_folder.reset();
}

void TestWorkbench::openWorkbench()
{
    m_workbench.reset();
    m_workbench = std::make_unique<Workbench>(
        Workbench::Options{.profileFolder = m_folder->path(), .sandboxProgram = m_sandboxProgram}, m_clock);
    const QFuture<Status> started = m_workbench->start();
    QTRY_VERIFY_WITH_TIMEOUT(started.isFinished(), 20'000);
    QVERIFY(started.result().ok());
    QVERIFY(m_workbench->isReady());
}

void TestWorkbench::add(const ProviderConfig &config)
{
    const QFuture<Status> added = m_workbench->providers().add(config);
    QTRY_VERIFY_WITH_TIMEOUT(added.isFinished(), 20'000);
    QVERIFY(added.result().ok());
}

TestWorkbench::Document TestWorkbench::newDocument()
{
    Document document = m_workbench->newComparison();
    connect(document.get(), &ComparisonDocument::patchesWaiting, document.get(), &ComparisonDocument::drain);
    return document;
}

Comparison TestWorkbench::stored(const Id &id)
{
    const QFuture<Status> flushed = m_workbench->store().flush();
    const bool written = QTest::qWaitFor([&flushed] { return flushed.isFinished(); }, 20'000);
    const QFuture<Result<Comparison>> loaded = m_workbench->loadComparison(id);
    const bool read = QTest::qWaitFor([&loaded] { return loaded.isFinished(); }, 20'000);
    return written && read && loaded.result() ? *loaded.result() : Comparison{};
}

int TestWorkbench::chats() const
{
    return int(std::ranges::count_if(m_server->requests(), [](const auto &r) { return r.method == "POST"; }));
}

void TestWorkbench::seedsTheSandboxOnce()
{
    QCOMPARE(m_workbench->providers().configs().size(), 3);
    const ProviderConfig sandbox = *m_workbench->providers().find(u"sandbox"_s);
    QVERIFY(sandbox.isSandbox);
    QCOMPARE(sandbox.preset, Preset::Sandbox);
    const ProviderConfig media = *m_workbench->providers().find(u"sandbox-replicate"_s);
    QVERIFY(media.isSandbox);
    QCOMPARE(media.preset, Preset::SandboxReplicate);
    QCOMPARE(media.kind, ProviderKind::Replicate);
    openWorkbench();
    QCOMPARE(m_workbench->providers().configs().size(), 3);
}

void TestWorkbench::removesTheSandboxForGood()
{
    const QFuture<Status> removed = m_workbench->providers().remove(u"sandbox"_s);
    QTRY_VERIFY(removed.isFinished());
    openWorkbench();
    QCOMPARE(m_workbench->providers().configs().size(), 2);
    QVERIFY(!m_workbench->providers().find(u"sandbox"_s));
}

void TestWorkbench::refusesWhatCannotBeSent()
{
    const Document document = newDocument();
    QCOMPARE(document->send(u"hi"_s).error().kind, ErrorKind::BadInput); // no pane
    document->addPane(model(u"a"_s));
    QCOMPARE(document->send(u" \n"_s).error().kind, ErrorKind::BadInput);
    QVERIFY(document->value().turns.isEmpty());
    QVERIFY(!document->isRunning());
    for (int i = 1; i < ComparisonDocument::MaximumPanes; ++i)
        QVERIFY(!document->addPane(model(u"a"_s)).isNull());
    QVERIFY(document->addPane(model(u"a"_s)).isNull());
    QCOMPARE(m_server->connections(), 0);
}

void TestWorkbench::reopensAsItRan()
{
    Document document = newDocument();
    document->setTitle(u"Two of them"_s);
    document->setSystemPrompt(u"Be brief."_s);
    document->setView({{u"mode"_s, u"grid"_s}});
    const Id a = document->addPane(model(u"a"_s), {.temperature = 0.25, .maxTokens = 50});
    const Id b = document->addPane(model(u"b"_s));
    QVERIFY(document->send(u"Who are you?"_s).ok());
    QCOMPARE(document->runningCount(), 2);
    QTRY_VERIFY_WITH_TIMEOUT(!document->isRunning(), 20'000);
    QCOMPARE(shown(*document, a), is(ReplyState::Done, u"I am a."_s));
    QCOMPARE(shown(*document, b), is(ReplyState::Done, u"I am b."_s));
    document->movePane(b, 0);
    document->setDraft(u"And"_s);
    QTest::qWait(400); // changes are saved together, 300 ms after the first

    const Comparison ran = document->value();
    QCOMPARE(ran.panes.first().id, b);
    const Comparison kept = stored(ran.id);
    QCOMPARE(kept.title, ran.title);
    QCOMPARE(kept.systemPrompt, ran.systemPrompt);
    QCOMPARE(kept.draft, ran.draft);
    QCOMPARE(kept.view, ran.view);
    QVERIFY(kept.panes == ran.panes);
    QCOMPARE(kept.turns.size(), 1);
    QCOMPARE(kept.turns.first().replies.size(), 2);
    for (int i = 0; i < 2; ++i)
        QVERIFY(kept.turns.first().replies[i] == ran.turns.first().replies[i]);
    QVERIFY(kept == ran);

    // Another process, another day.
    document.reset();
    openWorkbench();
    const Document again = m_workbench->open(stored(ran.id));
    QVERIFY(again->value() == ran);
    QVERIFY(!again->isRunning());
}

void TestWorkbench::reopensWhatTheSandboxSaid()
{
    const Document document = newDocument();
    const Id echo = document->addPane({.provider = u"sandbox"_s, .id = u"echo:200x2"_s});
    const Id cut = document->addPane({.provider = u"sandbox"_s, .id = u"fault-cut"_s});
    const QString prompt = u"<think>Hm.</think>one two three four five six seven eight nine ten"_s;
    QVERIFY(document->send(prompt).ok());
    QTRY_VERIFY_WITH_TIMEOUT(!document->isRunning(), 30'000);
    const Reply said = *document->reply(echo, *document->lastTurn());
    QCOMPARE(said.state, ReplyState::Done);
    QCOMPARE(said.text, u"one two three four five six seven eight nine ten"_s);
    QCOMPARE(said.reasoning, u"Hm."_s);
    QVERIFY(said.sandbox);
    QCOMPARE(shown(*document, cut).first, ReplyState::CutOff);
    QCOMPARE(document->realCost().count, 0);
    QCOMPARE(document->sandboxCost().count, 2);
    QCOMPARE(document->sandboxCost().unknown, 1);
    QVERIFY(stored(document->value().id).turns == document->value().turns);
}

void TestWorkbench::retriesBesideTheEarlierReply()
{
    const Document document = newDocument();
    const Id pane = document->addPane(model(u"a"_s));
    QVERIFY(document->send(u"Who?"_s).ok());
    QTRY_VERIFY_WITH_TIMEOUT(!document->isRunning(), 20'000);
    const Reply earlier = document->lastTurn()->replies.first();
    document->setPaneModel(pane, model(u"b"_s));
    document->retry(pane);
    QTRY_VERIFY_WITH_TIMEOUT(!document->isRunning(), 20'000);
    QCOMPARE(document->value().turns.size(), 1);
    QCOMPARE(document->lastTurn()->replies.size(), 2);
    QVERIFY(document->lastTurn()->replies.first() == earlier);
    QCOMPARE(earlier.text, u"I am a."_s);
    QCOMPARE(shown(*document, pane), is(ReplyState::Done, u"I am b."_s));
    QVERIFY(stored(document->value().id).turns == document->value().turns);
}

void TestWorkbench::stopsBeforeSending()
{
    const Document document = newDocument();
    const Id a = document->addPane(model(u"a"_s));
    const Id b = document->addPane(model(u"b"_s));
    QVERIFY(document->send(u"Who?"_s).ok());
    document->stop(a); // its intent is not written yet
    document->stop(a);
    QTRY_VERIFY_WITH_TIMEOUT(!document->isRunning(), 20'000);
    QCOMPARE(shown(*document, a), is(ReplyState::Stopped, QString()));
    QCOMPARE(shown(*document, b), is(ReplyState::Done, u"I am b."_s));
    QCOMPARE(chats(), 1);
    QCOMPARE(document->realCost().count, 1); // nothing was sent, nothing can be billed
    QVERIFY(stored(document->value().id).turns == document->value().turns);
    QTRY_COMPARE(m_workbench->runner().running(), 0);
}

void TestWorkbench::stopsWhileTheSandboxStarts()
{
    // A sandbox that never says where it listens.
    m_sandboxProgram = m_folder->filePath(u"mute"_s);
    const QString pidFile = m_folder->filePath(u"pids"_s);
    QFile script(m_sandboxProgram);
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write("#!/bin/sh\necho $$ >> '" + pidFile.toUtf8() + "'\nexec sleep 60\n");
    script.close();
    QVERIFY(script.setPermissions(QFileDevice::ReadOwner | QFileDevice::ExeOwner));
    openWorkbench();
    const Document document = newDocument();
    const Id pane = document->addPane({.provider = u"sandbox"_s, .id = u"echo"_s});
    QVERIFY(document->send(u"hi"_s).ok());
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(pidFile), 9'000);
    QVERIFY(document->isRunning());
    document->stop(pane);
    document->drain();
    QCOMPARE(shown(*document, pane), is(ReplyState::Stopped, QString())); // at once, not when the start gives up
    QTRY_COMPARE(m_workbench->runner().running(), 0);
    QCOMPARE(stored(document->value().id).turns.first().replies.first().state, ReplyState::Stopped);
    QFile pids(pidFile);
    QVERIFY(pids.open(QIODevice::ReadOnly));
    for (const QByteArray &pid : pids.readAll().split('\n')) {
        if (pid.toInt() > 1)
            ::kill(pid.toInt(), SIGKILL);
    }
}

void TestWorkbench::stopsAll()
{
    const Document document = newDocument();
    QList<Id> panes;
    for (int i = 0; i < 3; ++i)
        panes.append(document->addPane(model(u"gated"_s)));
    QVERIFY(document->send(u"Count."_s).ok());
    for (const Id &pane : panes)
        QTRY_COMPARE_WITH_TIMEOUT(shown(*document, pane).second, u"One "_s, 20'000);
    document->stopAll();
    QTRY_VERIFY_WITH_TIMEOUT(!document->isRunning(), 20'000);
    for (const Id &pane : panes)
        QCOMPARE(shown(*document, pane), is(ReplyState::Stopped, u"One "_s));
    QTRY_COMPARE(m_server->openConnections(), 0); // the provider sees that nobody listens
    QVERIFY(stored(document->value().id).turns == document->value().turns);
}

void TestWorkbench::removesAPaneThatStreams()
{
    const Document document = newDocument();
    const Id gone = document->addPane(model(u"gated"_s));
    const Id stays = document->addPane(model(u"b"_s));
    QVERIFY(document->send(u"Count."_s).ok());
    QTRY_COMPARE_WITH_TIMEOUT(shown(*document, gone).second, u"One "_s, 20'000);
    document->removePane(gone);
    QTRY_VERIFY_WITH_TIMEOUT(!document->isRunning(), 20'000);
    QCOMPARE(document->value().panes.size(), 1);
    QCOMPARE(document->value().panes.first().id, stays);
    QCOMPARE(shown(*document, gone), is(ReplyState::Stopped, u"One "_s)); // still in the document
    QCOMPARE(shown(*document, stays), is(ReplyState::Done, u"I am b."_s));
    QVERIFY(document->send(u"Again."_s).ok());
    QTRY_VERIFY_WITH_TIMEOUT(!document->isRunning(), 20'000);
    QCOMPARE(document->lastTurn()->replies.size(), 1);
}

void TestWorkbench::swapsAModelWhileOthersRun()
{
    const Document document = newDocument();
    const Id swapped = document->addPane(model(u"gated"_s));
    const Id other = document->addPane(model(u"gated"_s));
    QVERIFY(document->send(u"Count."_s).ok());
    QTRY_COMPARE_WITH_TIMEOUT(shown(*document, swapped).second, u"One "_s, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(shown(*document, other).second, u"One "_s, 20'000);
    document->setPaneModel(swapped, model(u"b"_s));
    document->retry(swapped);
    QTRY_COMPARE_WITH_TIMEOUT(shown(*document, swapped), is(ReplyState::Done, u"I am b."_s), 20'000);
    QCOMPARE(shown(*document, other), is(ReplyState::Answering, u"One "_s));
    m_server->openGate();
    m_server->openGate();
    QTRY_COMPARE_WITH_TIMEOUT(shown(*document, other), is(ReplyState::Done, u"One two."_s), 20'000);
    QTRY_VERIFY(!document->isRunning());
    QCOMPARE(document->lastTurn()->replies.first().state, ReplyState::Stopped);
    QCOMPARE(document->lastTurn()->replies.first().model, model(u"gated"_s));
    QVERIFY(stored(document->value().id).turns == document->value().turns);
}

void TestWorkbench::continuesThePanesOwnConversation()
{
    Document document = newDocument();
    document->setSystemPrompt(u"Be brief."_s);
    const Id a = document->addPane(model(u"a"_s));
    document->addPane(model(u"b"_s));
    QVERIFY(document->send(u"Who?"_s).ok());
    QTRY_VERIFY_WITH_TIMEOUT(!document->isRunning(), 20'000);
    QVERIFY(document->send(u"Sure?"_s, {a}).ok());
    QTRY_VERIFY_WITH_TIMEOUT(!document->isRunning(), 20'000);
    QCOMPARE(chats(), 3);
    const auto message = [](const QString &role, const QString &text) {
        return QJsonObject{{u"role"_s, role}, {u"content"_s, text}};
    };
    QCOMPARE(lastBody()["messages"_L1].toArray(),
             (QJsonArray{message(u"system"_s, u"Be brief."_s), message(u"user"_s, u"Who?"_s),
                         message(u"assistant"_s, u"I am a."_s), message(u"user"_s, u"Sure?"_s)}));
    QCOMPARE(document->value().turns.size(), 2);
    QCOMPARE(document->lastTurn()->number, 2);

    // What another process opens goes on in the same way.
    const Id id = document->value().id;
    document.reset();
    openWorkbench();
    const Document again = m_workbench->open(stored(id));
    connect(again.get(), &ComparisonDocument::patchesWaiting, again.get(), &ComparisonDocument::drain);
    QVERIFY(again->send(u"Really?"_s, {a}).ok());
    QTRY_VERIFY_WITH_TIMEOUT(!again->isRunning(), 20'000);
    QCOMPARE(lastBody()["messages"_L1].toArray().size(), 6);
    QCOMPARE(lastBody()["messages"_L1][4]["content"_L1].toString(), u"I am a."_s);
}

void TestWorkbench::keepsWhatAClosedDocumentGets()
{
    Document document = newDocument();
    const Id pane = document->addPane(model(u"gated"_s));
    QVERIFY(document->send(u"Count."_s).ok());
    QTRY_COMPARE_WITH_TIMEOUT(shown(*document, pane).second, u"One "_s, 20'000);
    const Id id = document->value().id;
    document.reset();
    QCOMPARE(m_workbench->runner().running(), 1);
    m_server->openGate();
    QTRY_COMPARE_WITH_TIMEOUT(m_workbench->runner().running(), 0, 20'000);
    const Reply kept = stored(id).turns.first().replies.first();
    QCOMPARE(kept.state, ReplyState::Done);
    QCOMPARE(kept.text, u"One two."_s);
    QCOMPARE(kept.facts.usage.output.value_or(-1), qint64(2));
}

void TestWorkbench::keepsWhatCameAtTheEnd()
{
    Document document = newDocument();
    const Id pane = document->addPane(model(u"gated"_s));
    QVERIFY(document->send(u"Count."_s).ok());
    QTRY_COMPARE_WITH_TIMEOUT(shown(*document, pane).second, u"One "_s, 20'000);
    const Id id = document->value().id;
    QVERIFY(m_workbench->finish(std::chrono::milliseconds(0)).ok());
    document.reset();
    openWorkbench();
    const Reply kept = stored(id).turns.first().replies.first();
    QCOMPARE(kept.state, ReplyState::Stopped);
    QCOMPARE(kept.text, u"One "_s);
}

void TestWorkbench::failsAPaneWithoutProvider()
{
    const Document document = newDocument();
    const Id lost = document->addPane({.provider = u"gone"_s, .id = u"m"_s});
    const Id fine = document->addPane(model(u"a"_s));
    QVERIFY(document->send(u"Who?"_s).ok());
    QTRY_VERIFY_WITH_TIMEOUT(!document->isRunning(), 20'000);
    const Reply *failed = document->reply(lost, *document->lastTurn());
    QCOMPARE(failed->state, ReplyState::Failed);
    QCOMPARE(failed->error->kind, ErrorKind::NotFound);
    QVERIFY(!failed->error->maybeBilled);
    QCOMPARE(shown(*document, fine), is(ReplyState::Done, u"I am a."_s));
}

void TestWorkbench::sendsNothingThatIsNotWritten()
{
    QVERIFY(limitPages(m_workbench->store(), 0));
    const Document document = newDocument();
    // Larger than what room is left in the pages that are there.
    document->setSystemPrompt(QString(200'000, u'x'));
    const Id a = document->addPane(model(u"a"_s));
    const Id b = document->addPane(model(u"b"_s));
    QVERIFY(document->send(u"Who?"_s).ok());
    QTRY_VERIFY_WITH_TIMEOUT(!document->isRunning(), 20'000);
    for (const Id &pane : {a, b}) {
        const Reply *reply = document->reply(pane, *document->lastTurn());
        QCOMPARE(reply->state, ReplyState::Failed);
        QCOMPARE(reply->error->kind, ErrorKind::DiskFull);
        QVERIFY(!mayHaveBeenBilled(*reply));
    }
    QCOMPARE(m_server->connections(), 0);
    QTRY_COMPARE(m_workbench->runner().running(), 0);

    // There is room again: the same document goes on.
    QVERIFY(limitPages(m_workbench->store(), 10'000));
    document->retry(a);
    QTRY_VERIFY_WITH_TIMEOUT(!document->isRunning(), 20'000);
    QCOMPARE(shown(*document, a), is(ReplyState::Done, u"I am a."_s));
    QCOMPARE(chats(), 1);
    const Comparison kept = stored(document->value().id);
    QCOMPARE(kept.turns.size(), 1);
    QCOMPARE(kept.turns.first().replies.size(), 1); // the one that was sent
    QVERIFY(m_workbench->finish(std::chrono::milliseconds(0)).ok());
}

} // namespace bakeoff

QTEST_GUILESS_MAIN(bakeoff::TestWorkbench)
#include "tst_workbench.moc"
