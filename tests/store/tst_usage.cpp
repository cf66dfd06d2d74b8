// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/usagerepository.h"

#include "fakeclock.h"
#include "samples.h"
#include "store/comparisonrepository.h"
#include "store/database.h"
#include "store/replywriter.h"

#include <QTemporaryDir>
#include <QTest>

using namespace bakeoff;
using namespace Qt::StringLiterals;

class TestUsage : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        auto db = Database::openForWriting(m_dir->filePath(u"history.db"_s), m_clock);
        QVERIFY(db);
        m_db = std::move(db).value();
        m_comparison = samples::comparison(m_clock, 1);
        QVERIFY(ComparisonRepository(*m_db).save(m_comparison));
        m_turn = samples::turn(m_clock, m_comparison);
    }

    void nothingYet()
    {
        QCOMPARE(UsageRepository(*m_db).of(m_model, "digest"), Result<UsageHistory>(UsageHistory()));
    }

    void ninthAnswerIsNotEnough()
    {
        for (int i = 1; i <= 9; ++i)
            add(100 * i);
        UsageHistory history = UsageRepository(*m_db).of(m_model, {}).value();
        QCOMPARE(history, (UsageHistory{.promptTokens = {}, .completion = {}, .completionMost = 900, .answers = 9}));
        add(1000);
        history = UsageRepository(*m_db).of(m_model, {}).value();
        // Type 7 of 100, 200 … 1000: h = 9 p, so 190 and 910.
        QCOMPARE(history.completion, std::optional(TokenRange{190, 910}));
        QCOMPARE(history.answers, 10);
    }

    void roundedOutwards()
    {
        for (const qint64 tokens : {3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 7})
            add(tokens);
        // n = 11: h = 1 and 9, exactly the second and the tenth value.
        QCOMPARE(UsageRepository(*m_db).of(m_model, {})->completion, std::optional(TokenRange{4, 4}));
        add(1);
        // n = 12: h = 1.1 between 3 and 4, h = 9.9 between 4 and 4.
        QCOMPARE(UsageRepository(*m_db).of(m_model, {})->completion, std::optional(TokenRange{3, 4}));
    }

    void onlyWholeAnswersOfThisModel()
    {
        for (int i = 0; i < 10; ++i)
            add(50);
        add(9'000, [](Reply &r) { r.state = ReplyState::Stopped; });
        add(9'001, [](Reply &r) { r.facts.finishReason = u"length"_s; });
        add(9'002, [](Reply &r) { r.model.id = u"another"_s; });
        add(9'003, [](Reply &r) { r.facts.responseCacheHit = true; });
        add(9'004, [](Reply &r) { r.continues = r.id; });
        add(0);
        add(0, [](Reply &r) { r.facts.usage.output.reset(); });
        const UsageHistory history = UsageRepository(*m_db).of(m_model, {}).value();
        QCOMPARE(history.answers, 10);
        QCOMPARE(history.completionMost, 50);
    }

    void theNewestTwoHundred()
    {
        add(100'000);
        for (int i = 0; i < 200; ++i)
            add(10);
        const UsageHistory history = UsageRepository(*m_db).of(m_model, {}).value();
        QCOMPARE(history.answers, 200);
        QCOMPARE(history.completionMost, 10);
    }

    void countsOfTheSamePrompt()
    {
        const QByteArray digest = inputDigest({{ChatRole::User, u"Say hello."_s, {}}});
        const auto sent = [&](qint64 input) {
            return [input, digest](Reply &r) {
                r.inputDigest = digest;
                r.facts.usage.input = input;
            };
        };
        add(10, sent(31));
        add(10, sent(33)); // a new tokeniser
        add(10, [&](Reply &r) {
            sent(99)(r);
            r.model.id = u"another"_s;
        });
        QCOMPARE(UsageRepository(*m_db).of(m_model, digest)->promptTokens, std::optional<qint64>(33));
        QCOMPARE(UsageRepository(*m_db).of(m_model, inputDigest({{ChatRole::User, u"Say hello"_s, {}}}))->promptTokens,
                 std::optional<qint64>());
        QCOMPARE(UsageRepository(*m_db).of(m_model, {})->promptTokens, std::optional<qint64>());
    }

private:
    void add(qint64 output, const std::function<void(Reply &)> &change = {})
    {
        m_clock.advance(std::chrono::seconds(1));
        Reply r = samples::intent(m_clock, m_turn, m_comparison.panes.at(0));
        r.model = m_model;
        r.state = ReplyState::Done;
        r.facts.finishReason = u"stop"_s;
        r.facts.usage.output = output;
        r.facts.usage.input = 12;
        if (change)
            change(r);
        QVERIFY(ReplyWriter(*m_db).begin(m_turn, {r}, newId(m_clock.nowUtc())));
    }

    const ModelRef m_model{u"or"_s, u"m"_s};
    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Database> m_db;
    Comparison m_comparison;
    Turn m_turn;
};

QTEST_GUILESS_MAIN(TestUsage)
#include "tst_usage.moc"
