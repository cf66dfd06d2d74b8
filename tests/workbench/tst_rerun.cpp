// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/rerun.h"

#include "compare/rundelta.h"

#include "workbenchfixture.h"

#include <QCryptographicHash>
#include <QSignalSpy>

using namespace Qt::StringLiterals;

namespace bakeoff {

class TestRerun : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_fixture.reset(); }
    void sendsTheShownTurnsAgain();
    void goesOnFromItsOwnAnswers();
    void waitsForAllAnswersOfATurn();
    void stopsWhenTheDocumentIsStopped();
    void endsWhereNobodyAnswers();
    void sendsWhatOnlyLooksLikeAVariable();
    void keepsWhatIsBeingWritten();

private:
    struct Ended {
        bool came = false;
        Rerun::End how{};
    };
    WorkbenchFixture::Document sent(const QStringList &prompts, const QStringList &models = {u"a"_s});
    Ended run(Rerun &rerun) const;
    QJsonArray messages(qsizetype request) const
    {
        return QJsonDocument::fromJson(m_fixture->server.requests().at(request).body)["messages"_L1].toArray();
    }

    std::unique_ptr<WorkbenchFixture> m_fixture;
};

void TestRerun::init()
{
    m_fixture = std::make_unique<WorkbenchFixture>();
    m_fixture->server.handler = [count = 0](const FakeServer::Request &request) mutable -> FakeServer::Script {
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        const QString model = body["model"_L1].toString();
        if (model == "fails"_L1)
            return {FakeServer::answer(400, R"({"error":{"message":"no"}})")};
        if (model == "gated"_L1) {
            FakeServer::Script script = openaiwire::answer(u"Late"_s);
            script.insert(1, FakeServer::gate());
            return script;
        }
        return openaiwire::answer(u"%1 %2"_s.arg(model).arg(++count));
    };
    QVERIFY(m_fixture->isReady());
}

WorkbenchFixture::Document TestRerun::sent(const QStringList &prompts, const QStringList &models)
{
    auto document = m_fixture->newDocument();
    document->setSystemPrompt(u"Be brief."_s);
    for (const QString &model : models)
        document->addPane(WorkbenchFixture::model(model));
    for (const QString &prompt : prompts) {
        if (!document->send(prompt) || !WorkbenchFixture::ended(*document))
            return nullptr;
    }
    return document;
}

TestRerun::Ended TestRerun::run(Rerun &rerun) const
{
    Ended ended;
    QObject::connect(&rerun, &Rerun::ended, &rerun, [&ended](Rerun::End how) { ended = {true, how}; });
    rerun.start();
    (void)QTest::qWaitFor([&ended] { return ended.came; }, 20'000);
    return ended;
}

void TestRerun::sendsTheShownTurnsAgain()
{
    const auto document = m_fixture->newDocument();
    document->setSystemPrompt(u"Be brief."_s);
    GenerationSettings warm;
    warm.temperature = 0.7;
    document->setDefaults(warm);
    const Id pane = document->addPane(WorkbenchFixture::model(u"a"_s));
    document->addPane(WorkbenchFixture::model(u"b"_s), {}, 2);
    document->setVariables({{u"what"_s, u"tea"_s}});
    const Attachment note = *makeAttachment(u"note.txt"_s, "A note.\n");
    document->setAttachments({note});
    QVERIFY(document->send(u"Tell me of {{what}}"_s));
    QVERIFY(WorkbenchFixture::ended(*document));
    QVERIFY(document->send(u"Left aside"_s));
    QVERIFY(WorkbenchFixture::ended(*document));
    QVERIFY(document->sendInstead(document->value().leaf, u"And milk?"_s, {pane}));
    QVERIFY(WorkbenchFixture::ended(*document));
    const Comparison then = document->value();
    const qsizetype before = m_fixture->server.requests().size();

    const auto again = m_fixture->drained(m_fixture->workbench->open(rerunOf(then, m_fixture->clock.nowUtc())));
    QVERIFY(again->value().id != then.id);
    QCOMPARE(again->value().origin, then.id);
    QCOMPARE(again->value().defaults, then.defaults);
    QCOMPARE(again->value().panes.size(), 2);
    QVERIFY(again->value().panes[0].id != then.panes[0].id);
    QCOMPARE(again->value().panes[1].repeat, 2);
    QVERIFY(again->value().turns.isEmpty());

    Rerun rerun(then, *again);
    QCOMPARE(rerun.turns(), 2);
    QSignalSpy turns(&rerun, &Rerun::turnSent);
    const Ended ended = run(rerun);
    QVERIFY(ended.came);
    QCOMPARE(ended.how, Rerun::End::Complete);
    QVERIFY(!rerun.isRunning());
    QCOMPARE(turns.size(), 2);
    const Comparison now = again->value();
    QCOMPARE(now.turns.size(), 2);
    QCOMPARE(now.turns[0].prompt, u"Tell me of tea"_s);
    QCOMPARE(now.turns[0].source, u"Tell me of {{what}}"_s);
    QCOMPARE(now.turns[0].attachments, QList{note});
    QCOMPARE(now.turns[1].prompt, u"And milk?"_s);
    QCOMPARE(now.turns[1].parent, now.turns[0].id);
    QCOMPARE(m_fixture->server.requests().size() - before, 6); // two panes, one of them twice, two turns
    QCOMPARE(runDelta(then, now).replies.size(), 3 + 3);       // the second pane answered the second turn only now
    QCOMPARE(m_fixture->stored(now.id).turns.size(), 2);
}

void TestRerun::goesOnFromItsOwnAnswers()
{
    const auto document = sent({u"One"_s, u"Two"_s});
    QVERIFY(document);
    const Comparison then = document->value();
    const auto again = m_fixture->drained(m_fixture->workbench->open(rerunOf(then, m_fixture->clock.nowUtc())));
    Rerun rerun(then, *again);
    QCOMPARE(run(rerun).how, Rerun::End::Complete);
    const QJsonArray last = messages(m_fixture->server.requests().size() - 1);
    QCOMPARE(last.size(), 4); // system, prompt, its answer, prompt
    QCOMPARE(last[2]["content"_L1].toString(), again->value().turns[0].replies[0].text);
    QVERIFY(last[2]["content"_L1].toString() != then.turns[0].replies[0].text);
    const RunDelta delta = runDelta(then, again->value());
    QCOMPARE(delta.replies.size(), 2);
    QCOMPARE(delta.replies[1].turnNumber, 2);
    QVERIFY(delta.replies[0].similarity > 0.4 && delta.replies[0].similarity < 0.6); // "a 1", "a 3"
}

void TestRerun::waitsForAllAnswersOfATurn()
{
    const auto document = sent({u"One"_s, u"Two"_s});
    QVERIFY(document);
    document->addPane(WorkbenchFixture::model(u"gated"_s));
    const Comparison then = document->value();
    const auto again = m_fixture->drained(m_fixture->workbench->open(rerunOf(then, m_fixture->clock.nowUtc())));
    Rerun rerun(then, *again);
    QSignalSpy ended(&rerun, &Rerun::ended);
    rerun.start();
    QTRY_COMPARE(again->value().turns.size(), 1);
    QTRY_COMPARE(again->runningCount(), 1);
    QCOMPARE(rerun.sent(), 1);
    m_fixture->server.openGate();
    QTRY_COMPARE(rerun.sent(), 2);
    QTRY_COMPARE(again->runningCount(), 1);
    QVERIFY(ended.isEmpty());
    m_fixture->server.openGate();
    QTRY_COMPARE(ended.size(), 1);
}

void TestRerun::stopsWhenTheDocumentIsStopped()
{
    const auto document = sent({u"One"_s, u"Two"_s});
    QVERIFY(document);
    document->addPane(WorkbenchFixture::model(u"gated"_s));
    const Comparison then = document->value();
    const auto again = m_fixture->drained(m_fixture->workbench->open(rerunOf(then, m_fixture->clock.nowUtc())));
    Rerun rerun(then, *again);
    Ended ended;
    connect(&rerun, &Rerun::ended, &rerun, [&ended](Rerun::End how) { ended = {true, how}; });
    rerun.start();
    QTRY_COMPARE(again->runningCount(), 1);
    again->stopAll();
    QTRY_VERIFY(ended.came);
    QCOMPARE(ended.how, Rerun::End::Stopped);
    QCOMPARE(again->value().turns.size(), 1);
    rerun.stop(); // nothing more happens

    const auto third = m_fixture->drained(m_fixture->workbench->open(rerunOf(then, m_fixture->clock.nowUtc())));
    Rerun early(then, *third);
    ended = {};
    connect(&early, &Rerun::ended, &early, [&ended](Rerun::End how) { ended = {true, how}; });
    early.start();
    early.stop();
    QTRY_VERIFY(ended.came);
    QCOMPARE(ended.how, Rerun::End::Stopped);
    QVERIFY(third->value().turns.isEmpty());
}

void TestRerun::endsWhereNobodyAnswers()
{
    const auto document = sent({u"One"_s, u"Two"_s});
    QVERIFY(document);
    Comparison then = document->value();
    then.panes[0].model = WorkbenchFixture::model(u"fails"_s);
    const auto again = m_fixture->drained(m_fixture->workbench->open(rerunOf(then, m_fixture->clock.nowUtc())));
    Rerun rerun(then, *again);
    QCOMPARE(run(rerun).how, Rerun::End::Failed);
    QCOMPARE(again->value().turns.size(), 1);
    QVERIFY(!rerun.refusal());

    then.panes.clear();
    const auto nobody = m_fixture->drained(m_fixture->workbench->open(rerunOf(then, m_fixture->clock.nowUtc())));
    Rerun refused(then, *nobody);
    QCOMPARE(run(refused).how, Rerun::End::Failed);
    QVERIFY(refused.refusal());
}

void TestRerun::sendsWhatOnlyLooksLikeAVariable()
{
    // Of a history from before there were variables.
    const auto document = sent({u"One"_s});
    QVERIFY(document);
    Comparison then = document->value();
    then.turns[0].prompt = u"Keep {{this}} and {{ that }}."_s;
    const auto again = m_fixture->drained(m_fixture->workbench->open(rerunOf(then, m_fixture->clock.nowUtc())));
    Rerun rerun(then, *again);
    QCOMPARE(run(rerun).how, Rerun::End::Complete);
    QCOMPARE(again->value().turns[0].prompt, then.turns[0].prompt);
}

void TestRerun::keepsWhatIsBeingWritten()
{
    const auto document = sent({u"One"_s});
    QVERIFY(document);
    const auto again = m_fixture->drained(m_fixture->workbench->open(rerunOf(document->value(), m_fixture->clock.nowUtc())));
    again->setDraft(u"my next thought"_s);
    again->setVariables({{u"a"_s, u"b"_s}});
    Rerun rerun(document->value(), *again);
    QCOMPARE(run(rerun).how, Rerun::End::Complete);
    QCOMPARE(again->value().draft, u"my next thought"_s);
    QCOMPARE(again->value().variables.value(u"a"_s), u"b"_s);
}

} // namespace bakeoff

QTEST_GUILESS_MAIN(bakeoff::TestRerun)
#include "tst_rerun.moc"
