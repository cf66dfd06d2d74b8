// SPDX-License-Identifier: GPL-3.0-or-later
// The new-job dialog where something is missing or refused: fields, models, keys, schemas, budgets.
#include "fakeserver.h"
#include "newjobdialogtest.h"

#include "costs/budget.h"
#include "queue/inputformview.h"
#include "sandbox/sandboxserver.h"
#include "secrets/keyring.h"
#include "shell/appsettings.h"
#include "shell/commandregistry.h"
#include "widgets/messages.h"
#include "workbench/budgetbook.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bakeoff {

class TestNewJobRefusals : public NewJobDialogTest {
    Q_OBJECT
private slots:
    void searchSaysWhatFails();
    void missingFieldsAreSaid();
    void modelsThatAreNotThere();
    void aKeyThatIsRefused();
    void aModelWithoutASchema();
    void whatTheServerRefuses();
    void budgetsAreToldInPlace();
};

void TestNewJobRefusals::searchSaysWhatFails()
{
    m_dialog->begin({});
    QTRY_VERIFY(rows().rowCount() > 0);
    m_server.reset(); // gone
    key(Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(find<QLineEdit>("newJobQuery"), u"cats"_s);
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("newJobSearchRetry"), 20'000);
    QVERIFY(!find<StateMessage>("newJobSearchError")->sentence().isEmpty());
    QTest::mouseClick(find<QPushButton>("newJobSearchRetry"), Qt::LeftButton);
    QVERIFY(find<QLineEdit>("newJobQuery")->hasFocus());
    QTRY_VERIFY_WITH_TIMEOUT(
        find<QPushButton>("newJobSearchRetry") && find<QPushButton>("newJobSearchRetry")->isVisible(), 20'000);
}

void TestNewJobRefusals::missingFieldsAreSaid()
{
    QSignalSpy started(m_dialog, &NewJobDialog::started);
    QVERIFY(tick("painter"));
    QVERIFY(formHas("prompt"));
    QVERIFY(settled());
    QCOMPARE(find<QPushButton>("newJobProblems")->text(), u"1 field(s) need(s) a change"_s);
    QVERIFY(!note("prompt").contains(u"This has to be filled in."_s)); // nobody is scolded beforehand
    key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(note("prompt").contains(u"This has to be filled in."_s));
    QCOMPARE(QApplication::focusWidget(), control("prompt"));
    QVERIFY(!find<QPushButton>("newJobStart")->isEnabled());
    find<QListView>("newJobModels")->setFocus();
    key(Qt::Key_G, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget(), control("prompt"));
    QTest::keyClicks(control("prompt"), u"x"_s);
    QVERIFY(settled());
    QCOMPARE(started.size(), 0);
    QCOMPARE(jobs().size(), 0);
}

void TestNewJobRefusals::modelsThatAreNotThere()
{
    m_dialog->begin(ref("nothing-like-it"));
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("newJobRetry"), 10'000);
    QVERIFY(find<StateMessage>("newJobFailed")->sentence().contains(u"nothing-like-it"_s));
    QVERIFY(!find<QPushButton>("newJobStart")->isEnabled());
    QTest::mouseClick(find<QPushButton>("newJobRetry"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("newJobRetry") && find<QPushButton>("newJobRetry")->isVisible(), 10'000);
    // The others can be filled in beside it, but nothing starts without it.
    QVERIFY(tick("painter"));
    QVERIFY(formHas("prompt"));
    QVERIFY(!find<QPushButton>("newJobStart")->isEnabled());
}

/// 401: said where the form would stand; the right key and another try bring it.
void TestNewJobRefusals::aKeyThatIsRefused()
{
    const ProviderConfig config = *m_workbench->providers().find(u"studio"_s);
    m_workbench->keys().setSessionKey(config, "r8_of_nobody"_ba);
    m_workbench->providers().forgetKey(u"studio"_s);
    m_dialog->begin(ref("painter"));
    QTRY_VERIFY_WITH_TIMEOUT(find<StateMessage>("newJobFailed"), 10'000);
    const auto *message = find<StateMessage>("newJobFailed");
    QVERIFY2(message->sentence().contains(u"painter"_s), qPrintable(message->sentence()));
    QStringList said;
    for (const QLabel *label : message->findChildren<QLabel *>())
        said.append(label->text());
    QVERIFY2(said.join(u' ').contains(u"key"_s), qPrintable(said.join(u' ')));
    QVERIFY(!said.join(u' ').contains(u"r8_of_nobody"_s));
    QVERIFY(!find<QPushButton>("newJobStart")->isEnabled());
    m_workbench->keys().setSessionKey(config, "sandbox"_ba);
    m_workbench->providers().forgetKey(u"studio"_s);
    QTest::mouseClick(find<QPushButton>("newJobRetry"), Qt::LeftButton);
    QVERIFY(formHas("prompt"));
    type("prompt", u"a lighthouse"_s);
    QVERIFY(settled());
}

/// It runs with what is written as JSON.
void TestNewJobRefusals::aModelWithoutASchema()
{
    FakeServer server;
    server.handler = [](const FakeServer::Request &request) -> FakeServer::Script {
        if (request.method == "POST") {
            return {FakeServer::answer(201, R"({"id":"p1","status":"starting","created_at":"2026-01-02T03:04:05Z"})")};
        }
        if (request.target.endsWith("/models/maker/bare")) {
            return {
                FakeServer::answer(200, R"({"owner":"maker","name":"bare","is_official":true,"latest_version":null})")};
        }
        return {FakeServer::answer(404, R"({"detail":"none"})")};
    };
    ProviderConfig config;
    config.name = u"bare"_s;
    config.kind = ProviderKind::Replicate;
    config.isSandbox = true;
    config.baseUrl = server.url(u"/v1"_s);
    const QFuture<Status> added = m_workbench->providers().add(config);
    QTRY_VERIFY(added.isFinished());
    QVERIFY(added.result().ok());
    m_workbench->keys().setSessionKey(config, "sandbox"_ba);
    m_dialog->begin(ModelRef{u"bare"_s, u"maker/bare"_s});
    const auto says = [this](const QString &words) {
        return std::ranges::any_of(m_dialog->findChildren<QLabel *>(), [&](const QLabel *label) {
            return label->isVisible() && label->text().contains(words);
        });
    };
    // The JSON tab is shown at once; the other one says why.
    auto *json = find<QPlainTextEdit>("inputJson");
    QTRY_VERIFY_WITH_TIMEOUT(json->isVisible(), 10'000);
    key(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(says(u"This model does not say what it takes. Write its input on the JSON tab."_s));
    key(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(json->isVisible());
    json->setFocus();
    QTest::keyClick(json, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(json, Qt::Key_Delete);
    QTest::keyClicks(json, uR"({"prompt":"a dog","depth":[1,2]})"_s);
    QVERIFY(settled());
    QSignalSpy started(m_dialog, &NewJobDialog::started);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(started.size(), 1);
    const auto posted = [&server]() -> const FakeServer::Request * {
        for (const FakeServer::Request &request : server.requests()) {
            if (request.method == "POST" && request.complete)
                return &request;
        }
        return nullptr;
    };
    QTRY_VERIFY_WITH_TIMEOUT(posted(), 10'000);
    QCOMPARE(posted()->target, "/v1/models/maker/bare/predictions");
    QCOMPARE(QJsonDocument::fromJson(posted()->body)["input"_L1].toObject(),
             (QJsonObject{{u"prompt"_s, u"a dog"_s}, {u"depth"_s, QJsonArray{1, 2}}}));
    m_workbench->jobs().stop(std::chrono::seconds(1)); // before the server goes
}

void TestNewJobRefusals::whatTheServerRefuses()
{
    QVERIFY(tick("fault-422"));
    QVERIFY(formHas("prompt"));
    type("prompt", u"a paper boat"_s);
    type("seed", u"7"_s);
    QSignalSpy ended(&m_workbench->jobs(), &JobQueue::ended);
    QVERIFY(settled());
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20'000);
    const QList<Job> made = jobs();
    QCOMPARE(made.size(), 1);
    QCOMPARE(made.first().state, JobState::Failed);
    QVERIFY(!made.first().invalidFields.isEmpty());

    // Something else is being made meanwhile.
    QVERIFY(tick("painter"));
    QVERIFY(formHas("num_outputs"));
    type("prompt", u"something else"_s);
    m_dialog->close();
    m_dialog->beginFrom(made.first());
    QVERIFY(formHas("prompt"));
    QTRY_VERIFY2(note("prompt").contains(u"The provider says"_s), qPrintable(note("prompt")));
    QVERIFY(note("seed").contains(u"The provider says"_s));
    QCOMPARE(find<QPushButton>("newJobProblems")->text(), u"2 field(s) need(s) a change"_s);
    QTRY_COMPARE(QApplication::focusWidget(), control("prompt"));
    QCOMPARE(qobject_cast<QPlainTextEdit *>(control("prompt"))
                 ? qobject_cast<QPlainTextEdit *>(control("prompt"))->toPlainText()
                 : qobject_cast<QLineEdit *>(control("prompt"))->text(),
             u"a paper boat"_s);
    QTest::keyClicks(control("prompt"), u"s"_s);
    QCOMPARE(find<QPushButton>("newJobProblems")->text(), u"1 field(s) need(s) a change"_s);

    // What stood there before is not lost.
    auto *menu = find<QMenu>("newJobExamplesMenu");
    emit menu->aboutToShow();
    const QList<QAction *> actions = menu->actions();
    const auto before = std::ranges::find(actions, u"What stood here before"_s, &QAction::text);
    QVERIFY(before != actions.end());
    (*before)->trigger();
    QVERIFY(formHas("num_outputs"));
    QCOMPARE(text("newJobChosen"), u"2 chosen"_s);
    QVERIFY(find<InputFormView>("")->form().value(u"prompt"_s).toString().contains(u"something else"_s));
}

void TestNewJobRefusals::budgetsAreToldInPlace()
{
    // The same server as one that costs money.
    m_host.reset();
    m_commands.reset();
    m_workbench.reset();
    m_settings.reset();
    QVERIFY(QDir(m_folder->filePath(u"profile"_s)).removeRecursively());
    QVERIFY(open(false));
    const QFuture<Status> capped =
        m_workbench->budgets().set({.scope = BudgetScope::Day, .provider = {}, .cap = Usd::fromPicos(50'000'000'000)});
    QTRY_VERIFY(capped.isFinished());
    QTRY_COMPARE(m_workbench->budgets().states().size(), 1);
    QVERIFY(tick("painter"));
    QVERIFY(formHas("prompt"));
    type("prompt", u"a lighthouse"_s);

    // No price: it is said, and can be allowed for this run.
    QTRY_VERIFY(find<QWidget>("newJobRefused")->isVisible());
    QVERIFY(!find<QPushButton>("newJobStart")->isEnabled());
    QCOMPARE(text("newJobTotal"), u"price not known"_s);
    QSignalSpy price(m_dialog, &NewJobDialog::priceWanted);
    QTRY_VERIFY(find<QPushButton>("newJobAddPrice"));
    for (QAction *action : find<QPushButton>("newJobAddPrice")->menu()->actions())
        action->trigger();
    QCOMPARE(price.size(), 2);
    QCOMPARE(price.first().first().value<ModelRef>(), ref("painter"));
    QCOMPARE(price.first().last().toBool(), false);
    QCOMPARE(price.last().last().toBool(), true);
    find<QCheckBox>("newJobAllow")->click();
    QVERIFY(settled());
    find<QCheckBox>("newJobAllow")->click();
    QVERIFY(!find<QPushButton>("newJobStart")->isEnabled());

    // A price of $0.02 an image: two fit into five cents, three do not.
    const auto priced = m_workbench->jobs().setUnitPrice(
        ref("painter"), {u"image_output_count"_s, *Rate::fromDecimal("0.02", Unit::Image)}, u"a test"_s);
    QTRY_VERIFY(priced.isFinished());
    QTRY_VERIFY(find<QWidget>("newJobRefused")->isHidden());
    QTRY_COMPARE(text("newJobTotal"), u"about $0.02"_s);
    find<QLineEdit>("newJobSeeds")->setText(u"1, 2"_s);
    QTRY_COMPARE(text("newJobTotal"), u"about $0.04"_s);
    QVERIFY(text("newJobThen").contains(u"$0.04"_s));
    QVERIFY(settled());
    find<QLineEdit>("newJobSeeds")->setText(u"1, 2, 3"_s);
    QTRY_VERIFY(find<QWidget>("newJobRefused")->isVisible());
    QVERIFY(find<QCheckBox>("newJobAllow")->isHidden()); // it is not for want of a price
    QVERIFY(text("newJobRefusedText").contains(u"$0.05"_s));
    QVERIFY(!find<QPushButton>("newJobStart")->isEnabled());
    key(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(jobs().size(), 0);
    find<QLineEdit>("newJobSeeds")->setText(u"1"_s);
    QVERIFY(settled());
    QSignalSpy started(m_dialog, &NewJobDialog::started);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(started.size(), 1);
    QCOMPARE(jobs().size(), 1);
}

} // namespace bakeoff

QTEST_MAIN(bakeoff::TestNewJobRefusals)
#include "tst_newjobrefusals.moc"
