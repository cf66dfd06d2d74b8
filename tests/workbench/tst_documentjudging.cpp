// SPDX-License-Identifier: GPL-3.0-or-later
#include "documenttest.h"

#include <QRandomGenerator>
#include <QSignalSpy>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bakeoff {

/// What a person thinks of the answers of a document: marks, ratings and notes, and blind votes.
class TestDocumentJudging : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_fixture.reset(); }
    void keepsWhatAPersonThinks();
    void keepsAJudgementOfARunningAnswer();
    void votesBlind();
    void refusesAVote_data();
    void refusesAVote();
    void staysHiddenInAFollowUp();
    void hidesNothingOfOnePane();

private:
    using Document = WorkbenchFixture::Document;
    static ModelRef model(const QString &id) { return WorkbenchFixture::model(id); }
    std::unique_ptr<WorkbenchFixture> m_fixture;
};

using namespace documenttest;

void TestDocumentJudging::init()
{
    m_fixture = newFixture();
    QVERIFY(m_fixture->isReady());
}

void TestDocumentJudging::keepsWhatAPersonThinks()
{
    const Document document = m_fixture->newDocument();
    const Id a = document->addPane(model(u"a"_s));
    const Id b = document->addPane(model(u"b"_s));
    QVERIFY(document->send(u"Who?"_s).ok());
    QVERIFY(WorkbenchFixture::ended(*document));
    const Id first = document->reply(a, *document->lastTurn())->id;
    const Id second = document->reply(b, *document->lastTurn())->id;
    const auto of = [&](const Id &reply) { return document->reply(reply)->judgement; };

    Judgement judgement = marked(Mark::Best);
    judgement.rating = 9;
    judgement.note = u"fine,\nbut long"_s;
    judgement.tags = {u" a "_s, u"b"_s, u"a"_s, u"  "_s};
    document->judge(first, judgement);
    QCOMPARE(of(first).rating.value_or(0), 5);
    QCOMPARE(of(first).tags, (QStringList{u"a"_s, u"b"_s}));
    document->judge(second, marked(Mark::Worst));
    QCOMPARE(of(first).mark, Mark::Best);
    QSignalSpy judged(document.get(), &ComparisonDocument::judged);
    document->judge(second, marked(Mark::Best)); // the mark goes over
    QCOMPARE(judged.size(), 2);
    QCOMPARE(of(first).mark, Mark::None);
    QCOMPARE(of(first).note, judgement.note);
    QCOMPARE(of(second).mark, Mark::Best);
    document->judge(second, of(second));
    QCOMPARE(judged.size(), 2);
    // Written at once, not with the next small change.
    QVERIFY(m_fixture->stored(document->value().id).turns == document->value().turns);
    document->judge(second, {});
    QVERIFY(m_fixture->stored(document->value().id).turns == document->value().turns);
    document->judge(newId(m_fixture->clock.nowUtc()), judgement);
    QCOMPARE(judged.size(), 3);
}

void TestDocumentJudging::keepsAJudgementOfARunningAnswer()
{
    const Document document = m_fixture->newDocument();
    const Id pane = document->addPane(model(u"gated"_s));
    QVERIFY(document->send(u"Count."_s).ok());
    QTRY_COMPARE_WITH_TIMEOUT(document->reply(pane, *document->lastTurn())->text, u"One "_s, 20'000);
    document->judge(document->reply(pane, *document->lastTurn())->id, marked(Mark::Best));
    m_fixture->server.openGate();
    QVERIFY(WorkbenchFixture::ended(*document));
    QCOMPARE(document->reply(pane, *document->lastTurn())->text, u"One two."_s);
    QCOMPARE(document->reply(pane, *document->lastTurn())->judgement.mark, Mark::Best);
    QVERIFY(m_fixture->stored(document->value().id).turns == document->value().turns);
}

void TestDocumentJudging::votesBlind()
{
    const Document document = m_fixture->newDocument();
    QList<Id> panes;
    for (int i = 0; i < 5; ++i)
        panes.append(document->addPane(model(u"m%1"_s.arg(i))));
    document->setBlind(true);
    document->setGenerator(QRandomGenerator(7));
    QVERIFY(document->send(u"Who?"_s).ok());
    QVERIFY(ComparisonDocument::isHidden(*document->lastTurn()));
    QVERIFY(WorkbenchFixture::ended(*document));
    const BlindVote open = *document->lastTurn()->vote;
    QCOMPARE(open.panes.size(), 5);
    QVERIFY(std::is_permutation(open.panes.begin(), open.panes.end(), panes.begin()));
    QVERIFY(open.panes != panes); // with this seed
    QVERIFY(open.replies.isEmpty());
    QVERIFY(m_fixture->stored(document->value().id).turns == document->value().turns);

    QSignalSpy voted(document.get(), &ComparisonDocument::voted);
    QVERIFY(document->vote(document->lastTurn()->id, VoteOutcome::Win, panes[2]).ok());
    QCOMPARE(voted.size(), 1);
    QVERIFY(!ComparisonDocument::isHidden(*document->lastTurn()));
    const BlindVote decided = *document->lastTurn()->vote;
    QCOMPARE(decided.winner, panes[2]);
    QCOMPARE(decided.panes, open.panes);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(decided.replies[i], document->reply(open.panes[i], *document->lastTurn())->id);
    QVERIFY(decided.decided > document->lastTurn()->created);
    QVERIFY(m_fixture->stored(document->value().id).turns == document->value().turns);

    // The same seed draws the same order, another one another.
    const auto draw = [&](quint32 seed) {
        document->setGenerator(QRandomGenerator(seed));
        const bool sent = document->send(u"Who?"_s).ok() && WorkbenchFixture::ended(*document);
        const QList<Id> order = sent ? document->lastTurn()->vote->panes : QList<Id>();
        (void)document->vote(document->lastTurn()->id, VoteOutcome::Tie);
        return order;
    };
    QCOMPARE(draw(7), open.panes);
    QVERIFY(draw(8) != open.panes);
}

void TestDocumentJudging::refusesAVote_data()
{
    QTest::addColumn<VoteOutcome>("outcome");
    QTest::addColumn<int>("winner"); // a pane; -1: none, 9: not one of them
    QTest::addColumn<bool>("allowed");
    QTest::newRow("win") << VoteOutcome::Win << 0 << true;
    QTest::newRow("win of nobody") << VoteOutcome::Win << -1 << false;
    QTest::newRow("win of a pane that failed") << VoteOutcome::Win << 1 << false;
    QTest::newRow("win of a pane from elsewhere") << VoteOutcome::Win << 9 << false;
    QTest::newRow("tie") << VoteOutcome::Tie << -1 << true;
    QTest::newRow("tie with a winner") << VoteOutcome::Tie << 0 << false;
    QTest::newRow("all bad") << VoteOutcome::AllBad << -1 << true;
    QTest::newRow("skipped") << VoteOutcome::Skipped << -1 << true;
    QTest::newRow("open") << VoteOutcome::Open << -1 << false;
}

void TestDocumentJudging::refusesAVote()
{
    QFETCH(const VoteOutcome, outcome);
    QFETCH(const int, winner);
    QFETCH(const bool, allowed);
    const Document document = m_fixture->newDocument();
    QList<Id> panes{document->addPane(model(u"gated"_s)), document->addPane(model(u"fails"_s))};
    document->setBlind(true);
    QVERIFY(document->send(u"Count."_s).ok());
    const Id turn = document->lastTurn()->id;
    const Id pane = winner < 0 ? Id() : panes.value(winner, newId(m_fixture->clock.nowUtc()));
    QCOMPARE(document->vote(turn, outcome, pane).error().kind, ErrorKind::BadInput); // still under way
    QTRY_COMPARE_WITH_TIMEOUT(document->reply(panes[0], *document->lastTurn())->text, u"One "_s, 20'000);
    m_fixture->server.openGate();
    QVERIFY(WorkbenchFixture::ended(*document));
    QCOMPARE(document->vote(turn, outcome, pane).ok(), allowed);
    QCOMPARE(ComparisonDocument::isHidden(*document->lastTurn()), !allowed);
    QCOMPARE(document->vote(turn, VoteOutcome::Tie).ok(), !allowed); // once
    QVERIFY(m_fixture->stored(document->value().id).turns == document->value().turns);
}

void TestDocumentJudging::staysHiddenInAFollowUp()
{
    const Document document = m_fixture->newDocument();
    QList<Id> panes;
    for (int i = 0; i < 4; ++i)
        panes.append(document->addPane(model(u"m%1"_s.arg(i))));
    document->setBlind(true);
    QVERIFY(document->send(u"Who?"_s).ok());
    QVERIFY(WorkbenchFixture::ended(*document));
    const Id first = document->lastTurn()->id;
    const QList<Id> order = document->lastTurn()->vote->panes;
    document->setBlind(false);
    const Id late = document->addPane(model(u"late"_s));
    QVERIFY(document->send(u"Sure?"_s, {panes[0], panes[3], late}).ok());
    QVERIFY(WorkbenchFixture::ended(*document));
    QList<Id> expected;
    for (const Id &pane : order) {
        if (pane == panes[0] || pane == panes[3])
            expected.append(pane);
    }
    QCOMPARE(document->lastTurn()->vote->panes, expected << late);
    // The names are out for both.
    QVERIFY(document->vote(document->lastTurn()->id, VoteOutcome::AllBad).ok());
    QCOMPARE(document->lastTurn()->vote->outcome, VoteOutcome::AllBad);
    QCOMPARE(document->turn(first)->vote->outcome, VoteOutcome::Skipped);
    QVERIFY(document->send(u"Well?"_s).ok());
    QVERIFY(!document->lastTurn()->vote);
    QVERIFY(WorkbenchFixture::ended(*document));
    QVERIFY(m_fixture->stored(document->value().id).turns == document->value().turns);
}

void TestDocumentJudging::hidesNothingOfOnePane()
{
    const Document document = m_fixture->newDocument();
    document->addPane(model(u"a"_s));
    document->setBlind(true);
    QVERIFY(document->send(u"Who?"_s).ok());
    QVERIFY(!document->lastTurn()->vote);
    QVERIFY(WorkbenchFixture::ended(*document));
    QCOMPARE(document->vote(document->lastTurn()->id, VoteOutcome::Tie).error().kind, ErrorKind::BadInput);
}

} // namespace bakeoff

QTEST_GUILESS_MAIN(bakeoff::TestDocumentJudging)
#include "tst_documentjudging.moc"
