// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/replyrun.h"

#include "fakeclock.h"
#include "fakeprovider.h"

#include <QSignalSpy>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;

namespace {

/// A run on the test's own thread, with all patches kept.
struct Bench {
    FakeClock clock;
    std::shared_ptr<FakeProvider> provider = std::make_shared<FakeProvider>();
    std::vector<ReplyPatch> patches;
    std::unique_ptr<ReplyRun> run;

    explicit Bench(std::chrono::milliseconds longestWait = std::chrono::seconds(60), bool mayColdStart = false)
    {
        ReplyRun::Setup setup;
        setup.reply.id = newId(clock.nowUtc());
        setup.reply.created = clock.nowUtc();
        setup.request.model = u"m"_s;
        setup.provider = provider;
        setup.longestWait = longestWait;
        setup.mayColdStart = mayColdStart;
        setup.coldStartAfter = std::chrono::milliseconds(1);
        run = std::make_unique<ReplyRun>(setup, clock, [this](ReplyPatch patch) { patches.push_back(std::move(patch)); });
    }

    int wholes() const
    {
        return static_cast<int>(std::ranges::count_if(patches, [](const ReplyPatch &p) { return p.whole.has_value(); }));
    }
    const Reply &last() const
    {
        const auto found = std::find_if(patches.rbegin(), patches.rend(), [](const ReplyPatch &p) { return p.whole; });
        return *found->whole;
    }
    QList<ReplyState> states() const
    {
        QList<ReplyState> all;
        for (const ReplyPatch &patch : patches) {
            if (patch.state && (all.isEmpty() || all.last() != *patch.state))
                all.append(*patch.state);
        }
        return all;
    }
};

ChatOutcome failure(ErrorKind kind, bool mayResend)
{
    return {.error = Error{.kind = kind, .maybeBilled = !mayResend}, .mayResend = mayResend};
}

} // namespace

class TestReplyRun : public QObject {
    Q_OBJECT
private slots:
    void goesThroughItsStates()
    {
        Bench b;
        QSignalSpy ended(b.run.get(), &ReplyRun::ended);
        b.run->start();
        b.provider->last->send({}, u"Hm. "_s);
        b.provider->last->send(u"Yes"_s);
        b.provider->last->send(u", no."_s);
        ChatOutcome outcome;
        outcome.facts.finishReason = u"stop"_s;
        b.provider->last->end(outcome);

        const QList expected{ReplyState::Waiting, ReplyState::Reasoning, ReplyState::Answering, ReplyState::Done};
        QCOMPARE(b.states(), expected);
        QCOMPARE(b.wholes(), 1);
        QCOMPARE(b.last().text, u"Yes, no."_s);
        QCOMPARE(b.last().reasoning, u"Hm. "_s);
        QCOMPARE(ended.count(), 1);
    }

    void answerThatWasReasoning()
    {
        Bench b;
        b.run->start();
        b.provider->last->send(u"I think"_s);
        ChatDelta turn;
        turn.answerWasReasoning = true;
        turn.text = u"42"_s;
        emit b.provider->last->received(turn);
        b.provider->last->end();
        QCOMPARE(b.last().reasoning, u"I think"_s);
        QCOMPARE(b.last().text, u"42"_s);
        // Whoever followed the patches has the same.
        QString text;
        QString reasoning;
        for (const ReplyPatch &p : b.patches) {
            if (p.restarted) {
                text.clear();
                reasoning.clear();
            }
            text += p.text;
            reasoning += p.reasoning;
        }
        QCOMPARE(text, u"42"_s);
        QCOMPARE(reasoning, u"I think"_s);
    }

    void endsOnce_data()
    {
        QTest::addColumn<bool>("output");
        QTest::addColumn<bool>("stopped");
        QTest::addColumn<ReplyState>("state");
        QTest::newRow("error before output") << false << false << ReplyState::Failed;
        QTest::newRow("error after output") << true << false << ReplyState::CutOff;
        QTest::newRow("stopped before output") << false << true << ReplyState::Stopped;
        QTest::newRow("stopped after output") << true << true << ReplyState::Stopped;
    }
    void endsOnce()
    {
        QFETCH(bool, output);
        QFETCH(bool, stopped);
        QFETCH(ReplyState, state);
        Bench b;
        b.run->start();
        if (output)
            b.provider->last->send(u"half"_s);
        const QPointer<FakeChat> chat = b.provider->last;
        if (stopped) {
            b.run->stop();
            b.run->stop();
        } else {
            chat->end(failure(ErrorKind::Interrupted, false));
        }
        QCOMPARE(b.wholes(), 1);
        QCOMPARE(b.last().state, state);
        QCOMPARE(b.last().text, output ? u"half"_s : QString());
        QCOMPARE(b.last().error.has_value(), !stopped);
        QCOMPARE(b.provider->requests.size(), 1);
        b.run->stop();
        QCOMPARE(b.wholes(), 1);
    }

    void sendsAgainOnlyWhereAllowed_data()
    {
        QTest::addColumn<bool>("mayResend");
        QTest::addColumn<bool>("output");
        QTest::addColumn<int>("requests");
        QTest::newRow("allowed") << true << false << 2;
        QTest::newRow("may have been billed") << false << false << 1;
        QTest::newRow("output came") << true << true << 1;
    }
    void sendsAgainOnlyWhereAllowed()
    {
        QFETCH(bool, mayResend);
        QFETCH(bool, output);
        QFETCH(int, requests);
        Bench b;
        b.run->start();
        if (output)
            b.provider->last->send(u"half"_s);
        ChatOutcome outcome = failure(ErrorKind::RateLimited, mayResend);
        outcome.error->retryAfter = std::chrono::seconds(0);
        b.provider->last->end(outcome);
        QTRY_COMPARE(b.provider->requests.size(), requests);
        if (requests == 1) {
            QCOMPARE(b.wholes(), 1);
            return;
        }
        QCOMPARE(b.wholes(), 0);
        b.provider->last->send(u"now"_s);
        b.provider->last->end();
        QCOMPARE(b.last().state, ReplyState::Done);
        QCOMPARE(b.last().text, u"now"_s);
        QCOMPARE(b.last().attempts.size(), 1);
        QCOMPARE(b.last().attempts.first().error.kind, ErrorKind::RateLimited);
    }

    void givesUp()
    {
        Bench b;
        b.run->start();
        for (int attempt = 1; attempt <= 4; ++attempt) {
            QTRY_COMPARE(b.provider->requests.size(), attempt);
            ChatOutcome outcome = failure(ErrorKind::RateLimited, true);
            outcome.error->retryAfter = std::chrono::seconds(0);
            b.provider->last->end(outcome);
        }
        QCOMPARE(b.last().state, ReplyState::Failed);
        QCOMPARE(b.last().attempts.size(), 3);
    }

    void longWaitIsLeftToTheUser()
    {
        Bench b(std::chrono::seconds(5));
        b.run->start();
        ChatOutcome outcome = failure(ErrorKind::RateLimited, true);
        outcome.error->retryAfter = std::chrono::seconds(600);
        b.provider->last->end(outcome);
        QCOMPARE(b.last().state, ReplyState::Failed);
        QCOMPARE(b.last().error->retryAfter, std::chrono::seconds(600));
    }

    void stopWhileWaiting()
    {
        Bench b;
        b.run->start();
        ChatOutcome outcome = failure(ErrorKind::RateLimited, true);
        outcome.error->retryAfter = std::chrono::seconds(30);
        b.provider->last->end(outcome);
        QCOMPARE(b.states().last(), ReplyState::Waiting);
        b.run->stop();
        QCOMPARE(b.last().state, ReplyState::Stopped);
        QCOMPARE(b.provider->requests.size(), 1);
    }

    void probableColdStart()
    {
        Bench b(std::chrono::seconds(60), true);
        b.run->start();
        QTRY_COMPARE(b.states().last(), ReplyState::Starting);
        b.provider->last->send(u"Awake"_s);
        QCOMPARE(b.states().last(), ReplyState::Answering);
    }

    void namesTheBillBeforeTheEnd()
    {
        Bench b;
        b.run->start();
        emit b.provider->last->billNamed(u"gen-1"_s);
        QCOMPARE(b.patches.back().facts->generationId, u"gen-1"_s);
        QVERIFY(b.patches.back().facts->billIsRecorded);
        b.provider->last->end(failure(ErrorKind::RateLimited, true));
        QCOMPARE(b.patches.back().facts, std::optional(ChatFacts())); // the next attempt is another generation
        b.run->stop();
        QVERIFY(b.last().facts.generationId.isEmpty());
        QCOMPARE(b.provider->lookups, 0); // not its work
    }
};

QTEST_GUILESS_MAIN(TestReplyRun)
#include "tst_replyrun.moc"
