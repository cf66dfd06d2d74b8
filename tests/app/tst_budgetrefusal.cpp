// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says of budgets: before sending, when one does not allow it, and after.
#include "comparewindow.h"

#include "fakeserver.h"
#include "workbench/budgetbook.h"
#include "workbench/providerregistry.h"

#include <QPushButton>

#include <algorithm>

using namespace bakeoff;
using namespace Qt::StringLiterals;

namespace {

constexpr auto kModels = R"({"data": [
    {"id": "m", "name": "M", "pricing": {"prompt": "0.000001", "completion": "0.00001"},
     "architecture": {"input_modalities": ["text"], "output_modalities": ["text"]}},
    {"id": "priceless", "name": "P", "architecture": {"input_modalities": ["text"], "output_modalities": ["text"]}}]})";
constexpr auto kAnswer =
    "data: {\"id\": \"gen-1\", \"choices\": [{\"index\": 0, \"delta\": {\"content\": \"Hello\"}, \"finish_reason\": \"stop\"}]}\n\n"
    "data: {\"id\": \"gen-1\", \"choices\": [], \"usage\": {\"prompt_tokens\": 9, \"completion_tokens\": 99,"
    " \"total_tokens\": 108, \"cost\": 0.001}}\n\ndata: [DONE]\n\n";

} // namespace

class TestBudgetRefusal : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        qputenv("BAKEOFF_TEST_KEY", "sk-or-test-key");
        m_theme = std::make_unique<Theme>(*qApp, ThemeMode::Light, 100);
    }
    void cleanupTestCase() { m_theme.reset(); }

    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->handler = [](const FakeServer::Request &request) -> FakeServer::Script {
            if (request.target.contains("/models"))
                return {FakeServer::answer(200, kModels)};
            return {FakeServer::streamHead() + FakeServer::chunk(kAnswer) + FakeServer::lastChunk()};
        };
        m_window = std::make_unique<CompareWindow>(*m_theme);
        QVERIFY(m_window->open());
        ProviderRegistry &providers = m_window->workbench().providers();
        QVERIFY(done(providers.add({.name = u"or"_s,
                                    .kind = ProviderKind::OpenRouter,
                                    .preset = Preset::OpenRouter,
                                    .baseUrl = m_server->url(u"/api/v1"_s),
                                    .keyVariable = u"BAKEOFF_TEST_KEY"_s})));
        bool read = false;
        providers.refreshModels(u"or"_s, this, [&read](const Result<int> &models) { read = models.ok(); });
        QTRY_VERIFY(read);
    }
    void cleanup() { m_window.reset(); }

    void refusedRaisedRetried()
    {
        choose({u"m"_s, u"m"_s});
        QVERIFY(budget("0.001"));
        m_window->prompt()->setPlainText(u"Say hello."_s);
        const auto *hint = m_window->window().findChild<QLabel *>(u"promptHint"_s);
        QTRY_VERIFY2(hint->isVisible() && hint->text().startsWith(u"Today's budget of $0.001 does not suffice"_s),
                     qPrintable(hint->text()));
        m_window->run("compare.send");
        QVERIFY(m_window->waitUntilEnded());
        for (int pane = 0; pane < 2; ++pane) {
            QCOMPARE(m_window->reply(pane)->state, ReplyState::Failed);
            QVERIFY(shown(pane).contains(u"Today's budget of $0.001 does not suffice"_s));
            QVERIFY(shown(pane).contains(u"raise the budget under Costs"_s));
        }
        QCOMPARE(chats(), 0);

        // Refused once more while nothing changed; then raised.
        QTRY_VERIFY(button(0, u"Retry"_s));
        QTest::mouseClick(button(0, u"Retry"_s), Qt::LeftButton);
        QVERIFY(m_window->waitUntilEnded());
        QCOMPARE(m_window->reply(0)->error->kind, ErrorKind::BudgetReached);
        QVERIFY(budget("5"));
        QTRY_VERIFY(button(0, u"Retry"_s));
        QTest::mouseClick(button(0, u"Retry"_s), Qt::LeftButton);
        QTRY_VERIFY(button(1, u"Retry"_s));
        QTest::mouseClick(button(1, u"Retry"_s), Qt::LeftButton);
        QVERIFY(m_window->waitUntilEnded());
        for (int pane = 0; pane < 2; ++pane)
            QCOMPARE(m_window->reply(pane)->state, ReplyState::Done);
        QCOMPARE(m_window->document()->lastTurn()->prompt, u"Say hello."_s);
        QCOMPARE(chats(), 2);
        QTRY_COMPARE(m_window->workbench().budgets().states().first().spent.known().value(), usd("0.002"));
    }

    void thePromptOutlivesTheWindow()
    {
        choose({u"m"_s});
        QVERIFY(budget("0"));
        m_window->send(u"Say hello."_s);
        QVERIFY(m_window->waitUntilEnded());
        const Id id = m_window->document()->value().id;
        QVERIFY(m_window->reopen());
        auto stored = m_window->workbench().loadComparison(id);
        QTRY_VERIFY(stored.isFinished());
        QVERIFY(stored.result());
        QCOMPARE(stored.result()->turns.first().prompt, u"Say hello."_s);
        QCOMPARE(stored.result()->turns.first().replies.first().error->kind, ErrorKind::BudgetReached);
    }

    void unknownPricesAreAllowedOnce()
    {
        choose({u"priceless"_s, u"m"_s});
        QVERIFY(budget("5"));
        m_window->send(u"Say hello."_s);
        QVERIFY(m_window->waitUntilEnded());
        QCOMPARE(chats(), 0);
        QVERIFY2(shown(0).contains(u"needs known prices"_s), qPrintable(shown(0)));
        // Refused together, allowed together.
        QPushButton *allow = nullptr;
        QTRY_VERIFY((allow = button(1, u"Allow unknown prices for this send"_s)));
        allow->setFocus();
        QTest::keyClick(allow, Qt::Key_Space);
        QVERIFY(m_window->waitUntilEnded());
        QCOMPARE(m_window->reply(0)->state, ReplyState::Done);
        QCOMPARE(m_window->reply(1)->state, ReplyState::Done);
        QCOMPARE(chats(), 2);
        m_window->send(u"Again."_s);
        QVERIFY(m_window->waitUntilEnded());
        QCOMPARE(m_window->reply(0)->state, ReplyState::Failed); // this once
        QCOMPARE(chats(), 2);
    }

    void saidBeforeSending()
    {
        choose({u"m"_s});
        QVERIFY(budget("0.012"));
        const auto *hint = m_window->window().findChild<QLabel *>(u"promptHint"_s);
        m_window->prompt()->setPlainText(u"Say hello."_s);
        // At most 1,000 tokens out and 16 in: $0.010016.
        QTRY_VERIFY2(hint->isVisible() && hint->text() == u"Today's budget of $0.012 may be used up to 83% with this."_s,
                     qPrintable(hint->text()));
        QVERIFY(budget("5"));
        QTRY_VERIFY(!hint->isVisible());
        const QString shots = qEnvironmentVariable("BAKEOFF_BUDGET_SHOTS");
        if (!shots.isEmpty()) {
            QVERIFY(budget("0.012"));
            QTRY_VERIFY(hint->isVisible());
            m_window->window().grab().save(shots + u"/warning.png"_s);
            QVERIFY(budget("0.005"));
            m_window->send(u"Say hello."_s);
            QVERIFY(m_window->waitUntilEnded());
            m_window->window().grab().save(shots + u"/refused.png"_s);
        }
    }

private:
    static Usd usd(const char *decimal) { return Usd::fromDecimal(decimal).value(); }
    static bool done(const QFuture<Status> &future)
    {
        return QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000) && future.result().ok();
    }
    bool budget(const char *cap) { return done(m_window->workbench().budgets().set({BudgetScope::Day, {}, usd(cap), 80})); }
    void choose(const QStringList &models)
    {
        m_window->setModels({});
        for (const QString &model : models)
            m_window->document()->addPane({u"or"_s, model});
        QTRY_COMPARE(m_window->panes().size(), models.size());
    }
    int chats() const
    {
        return static_cast<int>(std::ranges::count_if(m_server->requests(), [](const FakeServer::Request &request) {
            return request.target.endsWith("/chat/completions");
        }));
    }
    QString shown(int pane) const
    {
        QStringList texts;
        for (const QLabel *label : m_window->panes().at(pane)->findChildren<QLabel *>()) {
            if (label->isVisible())
                texts.append(label->text());
        }
        return texts.join(u'\n');
    }
    QPushButton *button(int pane, const QString &text) const
    {
        for (QPushButton *candidate : m_window->panes().at(pane)->findChildren<QPushButton *>()) {
            if (candidate->isVisible() && candidate->text().contains(text))
                return candidate;
        }
        return nullptr;
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<CompareWindow> m_window;
};

QTEST_MAIN(TestBudgetRefusal)
#include "tst_budgetrefusal.moc"
