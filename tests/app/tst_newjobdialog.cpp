// SPDX-License-Identifier: GPL-3.0-or-later
// The new-job dialog over a window, by keys and mouse, with the sandbox's own Replicate behind it.
#include "newjobdialogtest.h"

#include "queue/inputformview.h"
#include "queue/jobmaker.h"
#include "queue/jobpricedialog.h"
#include "queue/queuescreen.h"
#include "shell/appsettings.h"
#include "shell/commandregistry.h"
#include "widgets/theme.h"
#include "words/translations.h"
#include "workbench/workbench.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace bakeoff {

class TestNewJobDialog : public NewJobDialogTest {
    Q_OBJECT
private slots:
    void beginsWithModels();
    void fillsOneForm();
    void sweepsTwoModels();
    void oneValueDoesNotSuitAll();
    void searchesOtherModels();
    void keepsTheDraft();
    void startsFromExamples();
    void holdsAndDeadlines();
    void seedsThatAreNone();
    void byKeysAlone();
    void everythingHasAName();
    void fromTheQueue();
    void pictures();
};

void TestNewJobDialog::beginsWithModels()
{
    QAbstractItemModelTester tester(&rows(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_dialog->begin({});
    QVERIFY(m_dialog->isOpen());
    QVERIFY(find<QLineEdit>("newJobFilter")->hasFocus());
    QTRY_VERIFY(rows().rowOf(ref("painter")) >= 0);
    QVERIFY(rows().rowOf(ref("painter")) < rows().rowOf(ref("writer"))); // texts come last
    QVERIFY(text("newJobChosen").isEmpty());
    QVERIFY(!find<QPushButton>("newJobStart")->isEnabled());

    // Filtered as it is typed, ticked from the field.
    QTest::keyClicks(find<QLineEdit>("newJobFilter"), u"flipb"_s);
    QCOMPARE(rows().rowCount(), 1);
    key(Qt::Key_Down);
    key(Qt::Key_Space);
    QCOMPARE(find<QLineEdit>("newJobFilter")->text(), u"flipb"_s);
    QCOMPARE(text("newJobChosen"), u"1 chosen"_s);
    QVERIFY(formHas("prompt"));
    QVERIFY(formHas("pictures"));
    QTRY_VERIFY(rows().rows().first().facts.contains(u"no cost"_s));
    QTest::keyClicks(find<QLineEdit>("newJobFilter"), u"zz"_s);
    QCOMPARE(rows().rowCount(), 0);
    QVERIFY(text("newJobModelsNote").contains(u"No model"_s));
}

void TestNewJobDialog::fillsOneForm()
{
    QSignalSpy started(m_dialog, &NewJobDialog::started);
    QVERIFY(tick("painter"));
    QVERIFY(formHas("prompt"));
    QVERIFY(m_dialog->findChildren<QLabel *>(u"inputSection"_s).isEmpty());
    type("prompt", u"a lighthouse"_s);
    QVERIFY(settled());
    QCOMPARE(find<QPushButton>("newJobStart")->text(), u"Start 1 job(s)"_s);
    QCOMPARE(text("newJobTotal"), u"no cost"_s);
    QTest::mouseClick(find<QPushButton>("newJobStart"), Qt::LeftButton);
    QTRY_COMPARE(started.size(), 1);
    QVERIFY(!m_dialog->isOpen());
    const QList<Job> made = jobs();
    QCOMPARE(made.size(), 1);
    QCOMPARE(made.first().input, (QJsonObject{{u"prompt"_s, u"a lighthouse"_s}}));
    QCOMPARE(made.first().model, ref("painter"));
    QVERIFY(made.first().batch.isNull());
    QCOMPARE(made.first().kind, RequestKind::Image);
}

void TestNewJobDialog::sweepsTwoModels()
{
    QSignalSpy started(m_dialog, &NewJobDialog::started);
    QSignalSpy settledJobs(&m_workbench->jobs(), &JobQueue::settled);
    QVERIFY(tick("painter"));
    QVERIFY(tick("flipbook"));
    QVERIFY(formHas("pictures"));
    QVERIFY(formHas("num_outputs"));
    const auto sections = m_dialog->findChildren<QLabel *>(u"inputSection"_s);
    QCOMPARE(sections.size(), 3);
    QCOMPARE(sections[0]->text(), u"All 2 models"_s);
    QCOMPARE(sections[1]->text(), u"painter only"_s);
    QCOMPARE(sections[2]->text(), u"flipbook only"_s);
    type("prompt", u"a lighthouse at dusk"_s);
    type("pictures", u"1"_s);
    auto *seeds = find<QLineEdit>("newJobSeeds");
    seeds->setFocus();
    QTest::keyClicks(seeds, u"41-42"_s);
    QTRY_COMPARE(text("newJobCount"), u"4 job(s)"_s);
    QCOMPARE(text("newJobProduct"), u"2 model(s) × 2 seed(s)"_s);
    QVERIFY(!control("seed")->isEnabled());
    QVERIFY(settled());
    QCOMPARE(find<QPushButton>("newJobStart")->text(), u"Start 4 job(s)"_s);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(started.size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(settledJobs.size(), 4, 60'000);
    const QList<Job> made = jobs();
    QCOMPARE(made.size(), 4);
    QList<std::pair<QString, qint64>> ran;
    for (const Job &job : made) {
        QCOMPARE(job.state, JobState::Succeeded);
        QCOMPARE(job.batch, made.first().batch);
        QCOMPARE(job.input[u"prompt"_s].toString(), u"a lighthouse at dusk"_s);
        QCOMPARE(job.input[u"seed"_s].toInteger(), job.seed);
        QCOMPARE(job.input.contains(u"pictures"_s), job.model == ref("flipbook"));
        QVERIFY(!job.artifacts.isEmpty());
        ran.append({job.model.id, *job.seed});
    }
    std::ranges::sort(ran);
    QCOMPARE(ran, (QList<std::pair<QString, qint64>>{{u"sandbox/flipbook"_s, 41}, {u"sandbox/flipbook"_s, 42},
                                                     {u"sandbox/painter"_s, 41}, {u"sandbox/painter"_s, 42}}));
    QVERIFY(!made.first().batch.isNull());
}

void TestNewJobDialog::oneValueDoesNotSuitAll()
{
    QVERIFY(tick("painter"));
    QVERIFY(tick("film"));
    QVERIFY(formHas("resolution"));
    QVERIFY(formHas("num_outputs"));
    type("prompt", u"the sea"_s);
    auto *ratio = qobject_cast<QComboBox *>(control("aspect_ratio"));
    QVERIFY(ratio);
    QVERIFY(note("aspect_ratio").contains(u"Left empty, painter takes 1:1, film takes 16:9."_s));
    ratio->setCurrentIndex(ratio->findText(u"21:9"_s));
    emit ratio->activated(ratio->currentIndex());
    QVERIFY2(note("aspect_ratio").contains(u"film takes only 16:9, 9:16, 1:1."_s), qPrintable(note("aspect_ratio")));
    QVERIFY(note("aspect_ratio").contains(u"Give it its own value, or change this one."_s));
    QCOMPARE(find<QPushButton>("newJobProblems")->text(), u"1 field(s) need(s) a change"_s);

    // A value of its own.
    auto *more = find<QToolButton>("aspect_ratio.more");
    QVERIFY(more);
    emit more->menu()->aboutToShow();
    const QList<QAction *> split = more->menu()->actions();
    QCOMPARE(split.size(), 2);
    QCOMPARE(split[1]->text(), u"Give film its own value"_s);
    split[1]->trigger();
    QVERIFY(control("aspect_ratio@sandbox/film"));
    QVERIFY(find<QPushButton>("newJobProblems")->isHidden());
    QWidget *ownField = control("aspect_ratio@sandbox/film");
    QVERIFY(ownField->hasFocus() || ownField->isAncestorOf(QApplication::focusWidget()));
    auto *own = qobject_cast<QComboBox *>(control("aspect_ratio@sandbox/film"));
    if (own) {
        own->setCurrentIndex(own->findText(u"9:16"_s));
        emit own->activated(own->currentIndex());
    }
    QSignalSpy started(m_dialog, &NewJobDialog::started);
    QVERIFY(settled());
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(started.size(), 1);
    for (const Job &job : jobs())
        QCOMPARE(job.input[u"aspect_ratio"_s].toString(), job.model == ref("film") && own ? u"9:16"_s
                     : job.model == ref("film")                                          ? QString()
                                                                                         : u"21:9"_s);

    // Shared again.
    m_dialog->begin({});
    auto *back = find<QToolButton>("aspect_ratio@sandbox/film.more");
    QVERIFY(back);
    emit back->menu()->aboutToShow();
    back->menu()->actions().first()->trigger();
    QVERIFY(!control("aspect_ratio@sandbox/film"));
    QCOMPARE(find<QPushButton>("newJobProblems")->text(), u"1 field(s) need(s) a change"_s);
}

void TestNewJobDialog::searchesOtherModels()
{
    m_dialog->begin({});
    key(Qt::Key_K, Qt::ControlModifier);
    auto *query = find<QLineEdit>("newJobQuery");
    QTRY_VERIFY(query->hasFocus());
    QTest::keyClicks(query, u"composer"_s);
    auto *found = find<QListView>("newJobFound");
    QTRY_VERIFY_WITH_TIMEOUT(found->model()->rowCount() >= 1, 10'000);
    QTRY_VERIFY(found->model()->index(0, 0).data().toString() == u"composer"_s);
    QVERIFY(found->model()->index(0, 0).data(JobModelsModel::FactsRole).toString().contains(u"runs"_s));
    key(Qt::Key_Down);
    key(Qt::Key_Space);
    QCOMPARE(text("newJobChosen"), u"1 chosen"_s);
    QVERIFY(query->isVisible());
    key(Qt::Key_Escape);
    QVERIFY(m_dialog->isOpen());
    QVERIFY(!query->isVisible());
    QVERIFY(formHas("output_format"));

    // A version by its name: the first one had no format.
    QString old;
    m_workbench->jobs().fetchModel(ref("composer"), {}, this, [&](const Result<PredictionModel> &told) {
        old = told ? told->version : u"?"_s;
    });
    QTRY_VERIFY(!old.isEmpty());
    QVERIFY(tick("composer") == false); // taken back
    key(Qt::Key_K, Qt::ControlModifier);
    query->clear();
    QTest::keyClicks(query, u"sandbox/composer:"_s + old);
    QTRY_VERIFY_WITH_TIMEOUT(found->model()->rowCount() == 1
                                 && found->model()->index(0, 0).data().toString().startsWith(u"composer:"_s),
                             10'000);
    key(Qt::Key_Return);
    QTRY_VERIFY(!query->isVisible());
    QCOMPARE(text("newJobChosen"), u"1 chosen"_s);
    QVERIFY(formHas("prompt"));
    type("prompt", u"a waltz"_s);
    QSignalSpy started(m_dialog, &NewJobDialog::started);
    QVERIFY(settled());
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(started.size(), 1);
    const Job job = jobs().first();
    QCOMPARE(job.model, ref("composer"));
    QCOMPARE(job.route, PredictionRoute::Version);
    QCOMPARE(job.version, old);
}

void TestNewJobDialog::keepsTheDraft()
{
    QVERIFY(tick("painter"));
    QVERIFY(formHas("prompt"));
    type("prompt", u"half a thought"_s);
    type("num_outputs", u"3x"_s);
    find<QLineEdit>("newJobSeeds")->setText(u"1, 2"_s);
    key(Qt::Key_Escape);
    QVERIFY(!m_dialog->isOpen());
    m_dialog->begin({});
    QCOMPARE(find<InputFormView>("")->form().value(u"prompt"_s).toString(), u"half a thought"_s);
    QCOMPARE(find<InputFormView>("")->form().text(u"num_outputs"_s), u"3x"_s);
    QCOMPARE(find<QLineEdit>("newJobSeeds")->text(), u"1, 2"_s);
    // Another model beside it, and back.
    QVERIFY(tick("film"));
    QVERIFY(formHas("resolution"));
    QCOMPARE(find<InputFormView>("")->form().text(u"num_outputs"_s), u"3x"_s);
    QVERIFY(!tick("painter"));
    QTRY_VERIFY(!control("num_outputs"));
    QCOMPARE(find<InputFormView>("")->form().value(u"prompt"_s).toString(), u"half a thought"_s);
    QVERIFY(tick("painter"));
    QVERIFY(formHas("num_outputs"));
    QCOMPARE(find<InputFormView>("")->form().text(u"num_outputs"_s), u"3x"_s);
}

void TestNewJobDialog::startsFromExamples()
{
    QVERIFY(tick("painter"));
    QVERIFY(formHas("prompt"));
    auto *menu = find<QMenu>("newJobExamplesMenu");
    const auto choose = [&](const QString &words) {
        emit menu->aboutToShow();
        for (QAction *action : menu->actions()) {
            if (action->text() == words) {
                action->trigger();
                return true;
            }
        }
        return false;
    };
    QVERIFY(choose(u"Example of painter"_s));
    const InputForm &form = find<InputFormView>("")->form();
    QCOMPARE(form.value(u"prompt"_s).toString(), u"a lighthouse at dusk, warm colours"_s);
    QCOMPARE(form.value(u"seed"_s).toInt(), 7);
    QVERIFY(choose(u"Empty all fields"_s));
    QCOMPARE(form.input(), QJsonObject());
    QVERIFY(choose(u"What stood here before"_s));
    QCOMPARE(form.value(u"seed"_s).toInt(), 7);
    QVERIFY(choose(u"Empty all fields"_s));
    QVERIFY(choose(u"Input of the last job"_s));
    QTRY_COMPARE(text("newJobTold"), u"These models have not run yet."_s);
    type("prompt", u"the last one"_s);
    QSignalSpy started(m_dialog, &NewJobDialog::started);
    QVERIFY(settled());
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(started.size(), 1);
    m_dialog->begin({});
    QVERIFY(choose(u"Empty all fields"_s));
    QVERIFY(choose(u"Input of the last job"_s));
    QTRY_COMPARE(form.value(u"prompt"_s).toString(), u"the last one"_s);
}

void TestNewJobDialog::holdsAndDeadlines()
{
    QVERIFY(tick("painter"));
    QVERIFY(formHas("prompt"));
    type("prompt", u"a lighthouse"_s);
    find<QCheckBox>("newJobHold")->click();
    find<QSpinBox>("newJobDeadline")->setValue(2);
    find<QComboBox>("newJobPriority")->setCurrentIndex(0);
    find<QLineEdit>("newJobBatch")->setText(u"Dusk"_s);
    find<QSpinBox>("newJobTimes")->setValue(2);
    QVERIFY(settled());
    QTRY_COMPARE(find<QPushButton>("newJobStart")->text(), u"Add 2 job(s)"_s);
    QSignalSpy started(m_dialog, &NewJobDialog::started);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(started.size(), 1);
    const QList<Job> made = jobs();
    QCOMPARE(made.size(), 2);
    for (const Job &job : made) {
        QVERIFY(job.paused);
        QCOMPARE(job.state, JobState::Queued);
        QCOMPARE(job.deadline, std::chrono::seconds(120));
        QCOMPARE(job.priority, 1);
    }
    QVERIFY(find<QLineEdit>("newJobBatch")->text().isEmpty()); // the next run has a name of its own
    QVERIFY(find<QCheckBox>("newJobHold")->isChecked());
}

void TestNewJobDialog::seedsThatAreNone()
{
    QVERIFY(tick("painter"));
    QVERIFY(formHas("prompt"));
    type("prompt", u"a lighthouse"_s);
    auto *seeds = find<QLineEdit>("newJobSeeds");
    seeds->setText(u"41, cat"_s);
    QVERIFY(find<QLabel>("newJobSeedProblem")->isVisible());
    QCOMPARE(find<QPushButton>("newJobProblems")->text(), u"1 field(s) need(s) a change"_s);
    key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(seeds->hasFocus());
    QCOMPARE(jobs().size(), 0);
    seeds->setText(u"41"_s);
    find<QSpinBox>("newJobRandom")->setValue(4);
    QTest::mouseClick(find<QPushButton>("newJobAddRandom"), Qt::LeftButton);
    QTRY_COMPARE(text("newJobCount"), u"5 job(s)"_s);
    QVERIFY(seeds->text().startsWith(u"41, "_s));
    // A model that takes none runs once.
    QVERIFY(tick("transcriber"));
    QVERIFY(formHas("audio"));
    QTRY_COMPARE(text("newJobCount"), u"6 job(s)"_s);
    QVERIFY(text("newJobProduct").contains(u"take(s) no seed"_s));
}

void TestNewJobDialog::byKeysAlone()
{
    m_dialog->begin({});
    QTRY_VERIFY(rows().rowOf(ref("painter")) >= 0);
    QTest::keyClicks(QApplication::focusWidget(), u"flipbook"_s);
    key(Qt::Key_Return); // ticks
    QVERIFY(formHas("prompt"));
    QVERIFY(settled()); // prices follow with a pause
    // Tab leads through all of it and never out; the prompt is reached.
    QSet<QWidget *> seen;
    bool prompt = false;
    for (int i = 0; i < 200; ++i) {
        key(Qt::Key_Tab);
        QWidget *focus = QApplication::focusWidget();
        QVERIFY(focus && m_dialog->isAncestorOf(focus));
        if (focus == control("prompt") && !prompt) {
            prompt = true;
            QTest::keyClicks(focus, u"by keys"_s);
            QVERIFY(settled());
        }
        if (seen.contains(focus))
            break;
        seen.insert(focus);
    }
    QVERIFY(prompt);
    QStringList names;
    for (const QWidget *widget : std::as_const(seen))
        names.append(widget->objectName());
    for (const char *stop :
         {"newJobModels", "newJobOther", "inputTabs", "newJobSeeds", "newJobBatch", "newJobHold", "newJobStart"})
        QVERIFY2(names.contains(QString::fromLatin1(stop)),
                 qPrintable(QString::fromLatin1(stop) + u" is not in "_s + names.join(u' ')));
    // Form and JSON, and back.
    key(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(find<QTabBar>("inputTabs")->currentIndex(), 1);
    key(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(find<QTabBar>("inputTabs")->currentIndex(), 0);
    key(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(find<QLineEdit>("newJobFilter")->hasFocus());
    QSignalSpy started(m_dialog, &NewJobDialog::started);
    QVERIFY(settled());
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(started.size(), 1);
    QCOMPARE(jobs().first().input[u"prompt"_s].toString(), u"by keys"_s);
}

void TestNewJobDialog::everythingHasAName()
{
    QVERIFY(tick("painter"));
    QVERIFY(tick("json"));
    QVERIFY(formHas("shape"));
    QVERIFY(formHas("num_outputs"));
    for (const QWidget *widget : m_dialog->findChildren<QWidget *>()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                 qPrintable(widget->objectName() + u' ' + QString::fromLatin1(widget->metaObject()->className())));
    }
}

void TestNewJobDialog::fromTheQueue()
{
    CommandRegistry commands(*m_settings);
    QWidget window;
    window.resize(1400, 900);
    auto *layout = new QVBoxLayout(&window);
    auto *queue = new QueueScreen(*m_workbench, *m_settings, commands);
    layout->addWidget(queue);
    const auto *maker = new JobMaker(*m_workbench, commands, *queue, &window);
    QVERIFY(maker);
    m_host->hide();
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    queue->start();
    queue->focusList();
    QTest::keyClick(&window, Qt::Key_N, Qt::ControlModifier);
    auto *dialog = window.findChild<NewJobDialog *>();
    QVERIFY(dialog && dialog->isOpen());
    dialog->begin(ref("painter"));
    const auto form = [&] { return dialog->findChild<InputFormView *>(); };
    QTRY_VERIFY(dialog->findChild<QWidget *>(u"num_outputs"_s));
    InputForm filled = form()->form();
    filled.set(u"prompt"_s, u"a lighthouse"_s);
    form()->setForm(filled);
    // What it costs is asked for on top of it.
    emit dialog->priceWanted(ref("painter"), false);
    auto *prices = window.findChild<JobPriceDialog *>();
    QVERIFY(prices && prices->isVisible());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!prices->isVisible());
    QVERIFY(dialog->isOpen());
    QTRY_VERIFY(dialog->findChild<QPushButton *>(u"newJobStart"_s)->isEnabled());
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"newJobStart"_s), Qt::LeftButton);
    QTRY_VERIFY(!dialog->isOpen());
    QTRY_COMPARE(queue->chosen().size(), 1); // what was started is shown
    const QList<Job> made = jobs();
    QCOMPARE(made.size(), 1);
    QCOMPARE(queue->chosen(), QList<Id>{made.first().id});
    queue->runWithChanges(made.first().id);
    QTRY_VERIFY(dialog->isOpen());
    QTRY_COMPARE(form()->form().value(u"prompt"_s).toString(), u"a lighthouse"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_workbench->jobs().isIdle(), 30'000);
}

/// Into the folder that BAKEOFF_SHOTS names; for looking at while it is built.
void TestNewJobDialog::pictures()
{
    const QString folder = qEnvironmentVariable("BAKEOFF_SHOTS");
    std::optional<Translations> words;
    if (!folder.isEmpty())
        words.emplace().use(u"en"_s);
    QVERIFY(tick("painter"));
    QVERIFY(formHas("prompt"));
    const auto shot = [&](const QString &name) {
        QTest::qWait(400); // prices follow with a pause
        if (!folder.isEmpty()) {
            QDir().mkpath(folder);
            QVERIFY(m_host->grab().save(folder + u'/' + name + u".png"_s));
        }
    };
    type("prompt",
         u"A lighthouse on a rocky headland at dusk, calm sea, the lamp just lit, long exposure, no people"_s);
    shot(u"newjob-one"_s);
    QVERIFY(tick("film"));
    QVERIFY(tick("flipbook"));
    QVERIFY(formHas("pictures"));
    QVERIFY(formHas("resolution"));
    find<QLineEdit>("newJobSeeds")->setText(u"41, 42, 43"_s);
    auto *ratio = qobject_cast<QComboBox *>(control("aspect_ratio"));
    QVERIFY(ratio);
    ratio->setCurrentIndex(ratio->findText(u"21:9"_s));
    emit ratio->activated(ratio->currentIndex());
    shot(u"newjob-three"_s);
    m_theme->setMode(ThemeMode::Dark);
    shot(u"newjob-three-dark"_s);
    m_theme->setMode(ThemeMode::Light);
    m_host->resize(1280, 800);
    shot(u"newjob-three-1280"_s);
    key(Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(find<QLineEdit>("newJobQuery"), u"picture"_s);
    QTRY_VERIFY_WITH_TIMEOUT(find<QListView>("newJobFound")->model()->rowCount() > 0, 10'000);
    shot(u"newjob-search-1280"_s);
    m_host->resize(1600, 1000);
    m_theme->setMode(ThemeMode::Dark);
    shot(u"newjob-search-dark"_s);
    m_theme->setMode(ThemeMode::Light);
}

} // namespace bakeoff

QTEST_MAIN(bakeoff::TestNewJobDialog)
#include "tst_newjobdialog.moc"
