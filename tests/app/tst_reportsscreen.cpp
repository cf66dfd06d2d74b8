// SPDX-License-Identifier: GPL-3.0-or-later
// The reports screen in the real window, by keys and mouse, on a history that the test writes.
#include "fakeclock.h"
#include "historysamples.h"
#include "queuesamples.h"

#include "compare/comparescreen.h"
#include "compare/modelpickerfilters.h"
#include "costs/costsscreen.h"
#include "history/conditionchip.h"
#include "history/historyfilterbar.h"
#include "history/historyscreen.h"
#include "queue/jobtable.h"
#include "queue/queuescreen.h"
#include "reports/reportbook.h"
#include "reports/reportexport.h"
#include "reports/reportexportline.h"
#include "reports/reportfeed.h"
#include "reports/reportform.h"
#include "reports/reportpane.h"
#include "reports/reportpicklist.h"
#include "reports/reportpreview.h"
#include "reports/reportselectionform.h"
#include "reports/reportsscreen.h"
#include "reports/reporttile.h"
#include "shell/appsettings.h"
#include "shell/commandregistry.h"
#include "shell/mainwindow.h"
#include "store/storethread.h"
#include "widgets/messages.h"
#include "widgets/segmented.h"
#include "widgets/theme.h"
#include "workbench/comparisondocument.h"
#include "workbench/workbench.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QFile>
#include <QFileDialog>
#include <QFuture>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;
using namespace bakeoff;

namespace {

const QDate kToday(2026, 8, 26);

} // namespace

class TestReportsScreen : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_theme = std::make_unique<Theme>(*qApp, ThemeMode::Light, 100);
        for (const PresetInfo &preset : providerPresets()) {
            if (!preset.keyVariable.isEmpty())
                qunsetenv(preset.keyVariable.toLatin1().constData());
        }
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = std::make_unique<FakeClock>(UtcMicros::fromDateTime(QDateTime(kToday, QTime(16, 20))));
        QVERIFY(open());
    }

    void cleanup()
    {
        close();
        m_clock.reset();
        m_folder.reset();
        m_comparisons.clear();
        m_batches.clear();
    }

    void cleanupTestCase() { m_theme.reset(); }

    void isReachedByKeyAndRail()
    {
        QCOMPARE(screen()->form(), nullptr); // nothing is made before it is looked at
        go();
        QCOMPARE(m_window->windowTitle(), u"Reports – Bakeoff"_s);
        QTRY_VERIFY(comparisons()->firstField()->hasFocus());
        QVERIFY(hasText(u"Nothing is picked yet"_s));
        QVERIFY(hasText(u"Keys and headers are never written into a report."_s));
    }

    void comparisonsArePickedByKeys()
    {
        fill();
        go();
        QTRY_VERIFY(comparisons()->list()->model()->rowCount() >= 8);
        QTest::keyClicks(QApplication::focusWidget(), u"token bucket"_s);
        QTRY_COMPARE(comparisons()->list()->model()->rowCount(), 1);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_COMPARE(picked(), QList<Id>{m_comparisons.value(u"Token bucket in C++"_s)});
        QTRY_VERIFY(!hasText(u"Nothing is picked yet"_s));
        // Another search leaves it picked, and shows it.
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), u"outage"_s);
        QTRY_VERIFY(rowTexts().contains(u"Outage notice for customers"_s));
        QCOMPARE(rowTexts().first(), u"Token bucket in C++"_s);
        QCOMPARE(picked().size(), 1);
        // One more with Ctrl, by mouse.
        QListView *list = comparisons()->list();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::ControlModifier, list->visualRect(list->model()->index(1, 0)).center());
        QTRY_COMPARE(picked().size(), 2);
    }

    void everyWayOfPickingIsReachedByKey()
    {
        fill();
        go();
        run("reports.covers");
        QCOMPARE(current().covers, ReportCovers::Filter);
        QTRY_VERIFY(filter()->isVisible());
        QVERIFY(!comparisons()->isVisible());
        QVERIFY(QApplication::focusWidget() == filter()->chip(HistoryFilterBar::Field::Provider));
        run("reports.covers");
        QCOMPARE(current().covers, ReportCovers::Batches);
        auto *batches = screen()->form()->selection()->batches();
        QTRY_COMPARE(batches->list()->model()->rowCount(), 1);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QTRY_VERIFY(batches->list()->hasFocus());
        QTRY_COMPARE(current().selection.batches, QList<Id>{m_batches.value(u"Lighthouse"_s)});
        run("reports.covers");
        QCOMPARE(current().covers, ReportCovers::Dates);
        auto *days = child<QComboBox>("reportDays");
        QTRY_VERIFY(days->hasFocus());
        QCOMPARE(days->currentIndex(), 0);
        QCOMPARE(current().selection.filter.from->toDateTime().toLocalTime().date(), QDate(2026, 8, 1));
        QTest::keyClick(days, Qt::Key_Down);
        QTRY_COMPARE(child<QDateEdit>("reportFirst")->date(), QDate(2026, 7, 1));
        QCOMPARE(current().selection.filter.until->toDateTime().toLocalTime().date(), QDate(2026, 8, 1)); // exclusive
        child<QDateEdit>("reportFirst")->setDate(QDate(2026, 7, 2));
        QCOMPARE(days->currentText(), u"From and to"_s);
    }

    void wordsStayWhileTheSelectionChanges()
    {
        fill();
        go();
        auto *title = child<QLineEdit>("reportTitle");
        run("reports.rename");
        QVERIFY(title->hasFocus());
        QTest::keyClicks(title, u"Which model?"_s);
        QTest::keyClick(title, Qt::Key_Tab);
        auto *question = child<QPlainTextEdit>("reportQuestion");
        QTRY_VERIFY(question->hasFocus());
        QTest::keyClicks(question, u"A cheaper one?"_s);
        QTest::keyClick(question, Qt::Key_Tab);
        auto *conclusion = child<QPlainTextEdit>("reportConclusion");
        QTRY_VERIFY(conclusion->hasFocus());
        QTest::keyClicks(conclusion, u"Yes"_s);
        QTest::keyClick(conclusion, Qt::Key_Return);
        QTest::keyClicks(conclusion, u"Mostly"_s);
        run("reports.covers");
        run("reports.covers");
        QCOMPARE(current().options.title, u"Which model?"_s);
        QCOMPARE(current().options.conclusion, u"Yes\nMostly"_s);
        // Ctrl+Z is the text's own there.
        conclusion->setFocus(Qt::TabFocusReason);
        QTest::keyClick(conclusion, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(conclusion->toPlainText() != u"Yes\nMostly"_s);
        QVERIFY(child<QPushButton>("reportName")->text().contains(u"Which model?"_s));
        const QString left = conclusion->toPlainText();
        // All of it is there after a restart.
        QVERIFY(open());
        go();
        QTRY_COMPARE(child<QLineEdit>("reportTitle")->text(), u"Which model?"_s);
        QCOMPARE(child<QPlainTextEdit>("reportQuestion")->toPlainText(), u"A cheaper one?"_s);
        QCOMPARE(child<QPlainTextEdit>("reportConclusion")->toPlainText(), left);
        QCOMPARE(current().covers, ReportCovers::Batches);
    }

    void templatesAndBoxesAgree()
    {
        go();
        const auto tile = [this](ReportTile::Page page) {
            return screen()->findChild<ReportTile *>(u"reportTile%1"_s.arg(static_cast<int>(page)));
        };
        QVERIFY(tile(ReportTile::Page::Full)->isChecked());
        tile(ReportTile::Page::Full)->setFocus(Qt::TabFocusReason);
        QTest::keyClick(tile(ReportTile::Page::Full), Qt::Key_Right);
        QCOMPARE(current().options.form, ReportTemplate::OnePage);
        run("reports.template");
        QCOMPARE(current().options.form, ReportTemplate::CostsOnly);
        QTest::mouseClick(tile(ReportTile::Page::Blind), Qt::LeftButton);
        QCOMPARE(current().options.form, ReportTemplate::Full);
        QVERIFY(!current().options.names);
        QVERIFY(!child<QCheckBox>("reportNames")->isChecked());
        QTest::keyClick(child<QCheckBox>("reportNames"), Qt::Key_Space);
        QVERIFY(current().options.names);
        QVERIFY(tile(ReportTile::Page::Full)->isChecked());
        QVERIFY(!child<QSpinBox>("reportRequests")->isEnabled());
        QTest::keyClick(child<QCheckBox>("reportProjection"), Qt::Key_Space);
        QCOMPARE(current().options.projectedRequests, std::optional<qint64>(1000));
        auto *requests = child<QSpinBox>("reportRequests");
        requests->setFocus(Qt::TabFocusReason);
        requests->selectAll();
        QTest::keyClicks(requests, u"20000"_s);
        QTest::keyClick(requests, Qt::Key_Tab);
        QCOMPARE(current().options.projectedRequests, std::optional<qint64>(20'000));
    }

    void reportsAreKeptDeletedAndBroughtBack()
    {
        fill();
        go();
        run("reports.rename");
        QTest::keyClicks(QApplication::focusWidget(), u"First"_s);
        run("reports.new");
        QCOMPARE(child<QLineEdit>("reportTitle")->text(), QString());
        run("reports.rename");
        QTest::keyClicks(QApplication::focusWidget(), u"Second & last"_s);
        book().flush();
        QTRY_COMPARE(titles(), (QStringList{u"Second & last"_s, u"First"_s}));
        // Opened from the menu, by keys.
        bool seen = false;
        inMenu(u"reportMenu"_s, [&seen](QMenu &menu) {
            seen = true;
            QCOMPARE(menu.actions().at(0)->text(), u"Second && last"_s);
            QVERIFY(menu.actions().at(0)->isChecked());
            QTest::keyClick(&menu, Qt::Key_Down);
            QTest::keyClick(&menu, Qt::Key_Down);
            QTest::keyClick(&menu, Qt::Key_Return);
        });
        run("reports.open");
        QVERIFY(seen);
        QTRY_COMPARE(child<QLineEdit>("reportTitle")->text(), u"First"_s);
        run("reports.delete");
        QTRY_COMPARE(titles(), QStringList{u"Second & last"_s});
        QTRY_VERIFY(screen()->banner()->isVisible());
        QVERIFY(screen()->banner()->fact().contains(u"“First”"_s));
        m_window->activateWindow(); // the menu took it
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        child<QPushButton>("newReport")->setFocus(Qt::TabFocusReason);
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(child<QLineEdit>("reportTitle")->text(), u"First"_s);
        QTRY_COMPARE(titles().size(), 2);
        QVERIFY(!screen()->banner()->isVisible());
    }

    void isOpenedFromOtherScreens()
    {
        fill();
        // History, for what is chosen.
        m_window->showScreen(MainWindow::Screen::History);
        auto *history = m_window->findChild<HistoryScreen *>();
        const Id bucket = m_comparisons.value(u"Token bucket in C++"_s);
        history->choose(bucket);
        QTRY_VERIFY(m_commands->action(u"history.report"_s)->isEnabled());
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_window.get(), Qt::Key_R,
                        Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(m_window->currentScreen(), MainWindow::Screen::Reports);
        QTRY_COMPARE(current().selection, (ReportSelection{.comparisons = {bucket}}));
        QTRY_COMPARE(picked(), QList<Id>{bucket});
        run("reports.rename");
        QTest::keyClicks(QApplication::focusWidget(), u"Of the bucket"_s);
        book().flush();
        QTRY_COMPARE(titles(), QStringList{u"Of the bucket"_s});
        // Queue, for a batch.
        m_window->showScreen(MainWindow::Screen::Queue);
        auto *queue = m_window->queueScreen();
        const Id batch = m_batches.value(u"Lighthouse"_s);
        QTRY_VERIFY(queue->model()->rowOf(batch) >= 0);
        queue->table()->choose({batch}, batch);
        QTRY_VERIFY(m_commands->action(u"queue.report"_s)->isEnabled());
        run("queue.report");
        QTRY_COMPARE(current().selection, (ReportSelection{.batches = {batch}}));
        QCOMPARE(current().covers, ReportCovers::Batches);
        QCOMPARE(current().options.title, QString());
        // Costs, for the days that are shown.
        m_window->showScreen(MainWindow::Screen::Costs);
        run("costs.report");
        QTRY_COMPARE(current().covers, ReportCovers::Dates);
        QCOMPARE(child<QDateEdit>("reportFirst")->date(), kToday);
        QCOMPARE(child<QDateEdit>("reportLast")->date(), kToday);
        // Compare, for what is open there; in the list it comes first.
        const Id outage = m_comparisons.value(u"Outage notice for customers"_s);
        m_window->compareScreen()->openComparison(outage);
        m_window->showScreen(MainWindow::Screen::Compare);
        QTRY_VERIFY(m_window->compareScreen()->document() && m_window->compareScreen()->document()->value().id == outage);
        QTRY_VERIFY(m_commands->action(u"compare.report"_s)->isEnabled());
        auto *button = m_window->compareScreen()->findChild<QPushButton *>(u"reportButton"_s);
        QVERIFY(button->isVisible() && button->toolTip().contains(u"Ctrl+Shift+E"_s));
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(current().selection, (ReportSelection{.comparisons = {outage}}));
        QTRY_COMPARE(rowTexts().value(0), u"Outage notice for customers"_s);
        // Once more from the history: the report that there is already.
        m_window->showScreen(MainWindow::Screen::History);
        history->choose(bucket);
        QTRY_VERIFY(m_commands->action(u"history.report"_s)->isEnabled());
        run("history.report");
        QTRY_COMPARE(child<QLineEdit>("reportTitle")->text(), u"Of the bucket"_s);
    }

    void thePreviewFollows()
    {
        fill();
        go();
        QVERIFY(hasText(u"Nothing is picked yet"_s));
        QVERIFY(!m_commands->action(u"reports.html"_s)->isEnabled());
        pick(u"Outage notice for customers"_s);
        QTRY_COMPARE(child<QLabel>("reportCounts")->text(), u"1 prompt(s), 3 model(s), 3 reply(s). 1 failed."_s);
        QTRY_VERIFY(preview()->pageCount() > 0);
        QTRY_VERIFY(!child<QLabel>("reportPlace")->text().isEmpty());
        QVERIFY(m_commands->action(u"reports.html"_s)->isEnabled());
        QCOMPARE(child<QComboBox>("reportBaseline")->count(), 4); // the first one, and each
        // Words come at once, and do not change the figures.
        run("reports.rename");
        QTest::keyClicks(QApplication::focusWidget(), u"Which one?"_s);
        QTRY_COMPARE(feed()->document().title, u"Which one?"_s);
        QVERIFY(!child<QLabel>("reportCounts")->text().isEmpty());
        // Many changes in a row: the last one counts.
        screen()->showReportOf(ReportCovers::Comparisons, {.comparisons = {m_comparisons.value(u"Token bucket in C++"_s)}});
        screen()->showReportOf(ReportCovers::Batches, {.batches = {m_batches.value(u"Lighthouse"_s)}});
        screen()->showReportOf(ReportCovers::Comparisons, {.comparisons = {m_comparisons.value(u"Which header first?"_s)}});
        QTRY_COMPARE(child<QLabel>("reportCounts")->text(), u"1 prompt(s), 1 model(s), 1 reply(s)."_s);
        QTRY_VERIFY(!feed()->isBusy());
        QCOMPARE(child<QLabel>("reportCounts")->text(), u"1 prompt(s), 1 model(s), 1 reply(s)."_s);
        screen()->showReportOf(ReportCovers::Batches, {.batches = {m_batches.value(u"Lighthouse"_s)}});
        QTRY_COMPARE(child<QLabel>("reportCounts")->text(), u"1 model(s), 2 job(s)."_s);
        // Without names no letter of them is left.
        pick(u"Outage notice for customers"_s);
        QTRY_VERIFY(child<QLabel>("reportCounts")->text().contains(u"3 reply(s)"_s));
        QTest::mouseClick(child<QCheckBox>("reportNames"), Qt::LeftButton, {}, QPoint(8, child<QCheckBox>("reportNames")->height() / 2));
        QTRY_VERIFY(feed()->report() && !feed()->report()->options.names);
        for (const ReportModel &model : feed()->report()->models)
            QCOMPARE(model.name.size(), 1);
    }

    void saysWhereNothingIsInIt()
    {
        fill();
        go();
        HistoryFilter filter;
        filter.tags = {u"never used"_s};
        screen()->showReportOf(ReportCovers::Filter, {.filter = filter});
        QTRY_VERIFY(hasText(u"Nothing is in this report"_s));
        // What is answered meanwhile comes in.
        filter.tags.clear();
        screen()->showReportOf(ReportCovers::Filter, {.filter = filter});
        QTRY_VERIFY(preview()->pageCount() > 0);
        const QString before = child<QLabel>("reportCounts")->text();
        write([this](Database &db) {
            return historysamples::put(db, historysamples::comparisonOf({.title = u"One more"_s, .prompt = u"And?"_s,
                                                                         .answers = {{u"a/b"_s, u"Yes."_s, 100}}}, m_clock->nowUtc()));
        });
        QTRY_VERIFY_WITH_TIMEOUT(child<QLabel>("reportCounts")->text() != before && !feed()->isBusy(), 15'000);
    }

    void isExported_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("html") << u"html"_s << "<!DOCTYPE html>"_ba;
        QTest::newRow("pdf") << u"pdf"_s << "%PDF-1."_ba;
        QTest::newRow("csv") << u"csv"_s << QByteArray();
        QTest::newRow("json") << u"json"_s << "{"_ba;
        QTest::newRow("md") << u"md"_s << "# "_ba;
    }

    void isExported()
    {
        QFETCH(const QString, format);
        QFETCH(const QByteArray, begin);
        fill();
        m_settings->set(keys::reportsFolder, m_folder->path());
        go();
        pick(u"Outage notice for customers"_s);
        run("reports.rename");
        QTest::keyClicks(child<QLineEdit>("reportTitle"), u"Which model: A/B?"_s);
        QTest::mouseClick(child<QPushButton>(qPrintable(u"export-"_s + format)), Qt::LeftButton);
        QFileDialog *dialog = nullptr;
        QTRY_VERIFY(dialog = screen()->findChild<QFileDialog *>(u"reportExportDialog"_s));
        auto *name = dialog->findChild<QLineEdit *>(u"fileNameEdit"_s);
        QVERIFY(name);
        QVERIFY2(name->text().endsWith(u'.' + format), qPrintable(name->text()));
        QVERIFY2(name->text().startsWith(u"Which model"_s) && !name->text().contains(u'/'), qPrintable(name->text()));
        const QString file = m_folder->filePath(u"out."_s + format);
        name->setText(file.chopped(format.size() + 1)); // the ending comes by itself
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_VERIFY2(screen()->pane()->line()->text().startsWith(u"out.%1 is written"_s.arg(format)), qPrintable(screen()->pane()->line()->text()));
        QVERIFY(screen()->pane()->line()->openButton()->isVisible());
        QVERIFY(screen()->pane()->line()->folderButton()->isVisible());
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray bytes = written.readAll();
        QVERIFY2(bytes.trimmed().startsWith(begin), bytes.left(80).constData());
        QVERIFY(bytes.size() > 200);
        if (format != "pdf"_L1)
            QVERIFY(bytes.contains("claude-sonnet-5"));
        QTest::keyClick(child<QWidget>("reportExportClose"), Qt::Key_Space);
        QVERIFY(!screen()->pane()->line()->isVisible());
    }

    void saysWhatCouldNotBeWritten()
    {
        fill();
        go();
        pick(u"Outage notice for customers"_s);
        QTRY_VERIFY(preview()->pageCount() > 0);
        ReportExport *exporter = screen()->pane()->exporter();
        for (const ReportFormat format : kReportFormats) {
            exporter->write(format, current(), m_folder->filePath(u"not/there."_s + ReportExport::endingOf(format)));
            QTRY_VERIFY2(screen()->pane()->line()->againButton()->isVisible(), qPrintable(ReportExport::endingOf(format)));
            QVERIFY2(screen()->pane()->line()->text().startsWith(u"there."_s), qPrintable(screen()->pane()->line()->text()));
            QVERIFY(!exporter->isRunning());
            screen()->pane()->line()->hide();
        }
        QVERIFY(preview()->pageCount() > 0); // nothing is lost
        QCOMPARE(exporter->proposedName(u"  A <b>/?  "_s, kToday, ReportFormat::Pdf).contains(u'/'), false);
        QCOMPARE(exporter->proposedName({}, kToday, ReportFormat::Html), u"Report 2026-08-26.html"_s);
    }

    void pagesAreZoomedByKey()
    {
        fill();
        go();
        screen()->showReportOf(ReportCovers::Filter, {});
        run("reports.covers");
        run("reports.covers");
        run("reports.covers");
        screen()->form()->selection()->setCovers(ReportCovers::Filter);
        QTRY_VERIFY(preview()->pageCount() > 1);
        const int fitted = preview()->shownPercent();
        QTest::keyClick(m_window.get(), Qt::Key_Minus, Qt::ControlModifier);
        QTRY_VERIFY(preview()->shownPercent() < fitted);
        QTest::keyClick(m_window.get(), Qt::Key_0, Qt::ControlModifier);
        QTRY_COMPARE(preview()->shownPercent(), fitted);
        QCOMPARE(preview()->currentPage(), 0);
        run("reports.nextPage");
        QTRY_COMPARE(preview()->currentPage(), 1);
    }

    void jobsAreLeftOutAgain()
    {
        fill();
        go();
        screen()->showReportOf(ReportCovers::Batches, {.batches = {m_batches.value(u"Lighthouse"_s)}, .jobs = {m_job}});
        QTRY_VERIFY(screen()->findChild<FilterChip *>(u"reportJobs"_s)->isVisible());
        auto *chip = screen()->findChild<FilterChip *>(u"reportJobs"_s);
        QVERIFY(chip->text().contains(u'1'));
        QTest::keyClick(chip, Qt::Key_Space);
        QVERIFY(current().selection.jobs.isEmpty());
        QVERIFY(!chip->isVisible());
        QCOMPARE(current().selection.batches.size(), 1);
    }

    void everythingHasANameAndItsTurn()
    {
        fill();
        go();
        for (int way = 0; way < 4; ++way) {
            QStringList nameless;
            for (QWidget *widget : screen()->findChildren<QWidget *>()) {
                if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
                    continue;
                QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
                if (!interface || interface->text(QAccessible::Name).isEmpty())
                    nameless << QLatin1StringView(widget->metaObject()->className()) + u' ' + widget->objectName();
            }
            QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u", "_s)));
            run("reports.covers");
        }
        // Tab alone reaches the words, the templates and the boxes, from the name of the report on.
        QSet<QWidget *> reached;
        child<QPushButton>("reportName")->setFocus(Qt::TabFocusReason);
        for (int i = 0; i < 60; ++i) {
            QTest::keyClick(m_window->focusWidget(), Qt::Key_Tab);
            reached.insert(m_window->focusWidget());
        }
        for (const char *name : {"reportTitle", "reportQuestion", "reportConclusion", "reportTile0", "reportPrompts", "reportBaseline"})
            QVERIFY2(reached.contains(child<QWidget>(name)), name);
        // F6 goes from area to area.
        child<QPushButton>("reportName")->setFocus(Qt::TabFocusReason);
        run("area.next");
        QVERIFY(screen()->form()->isAncestorOf(m_window->focusWidget()));
    }

    void fitsSmallWindowsAndLargeType()
    {
        fill();
        go();
        screen()->showReportOf(ReportCovers::Comparisons, {.comparisons = {m_comparisons.value(u"Outage notice for customers"_s)}});
        QTRY_COMPARE(picked().size(), 1);
        child<QLineEdit>("reportTitle")->setText(u"Which model for customer notices?"_s);
        child<QPlainTextEdit>("reportQuestion")->setPlainText(u"Can a cheaper model write our outage notices as well as the one we use?"_s);
        for (const auto &[size, percent, dark] : {std::tuple(QSize(1600, 1000), 100, false), std::tuple(QSize(1600, 1000), 100, true),
                                                  std::tuple(QSize(1280, 800), 100, false), std::tuple(QSize(1280, 800), 200, false)}) {
            m_theme->setFontPercent(percent);
            m_theme->setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
            m_window->resize(size);
            QTRY_COMPARE(m_window->size(), size);
            // What stands in the form is not cut off at its right edge.
            for (const QLabel *label : screen()->form()->findChildren<QLabel *>()) {
                if (label->isVisible() && !label->wordWrap())
                    QVERIFY2(label->mapTo(screen()->form(), QPoint(label->width(), 0)).x() <= screen()->form()->width(), qPrintable(label->text()));
            }
            for (const QCheckBox *box : screen()->form()->findChildren<QCheckBox *>())
                QVERIFY2(box->width() >= box->sizeHint().width(), qPrintable(box->text()));
            if (const QString folder = qEnvironmentVariable("BAKEOFF_REPORTS_SHOTS"); !folder.isEmpty()) {
                QTest::qWait(600);
                m_window->grab().save(u"%1/reports-%2-%3-%4.png"_s.arg(folder).arg(size.width()).arg(percent).arg(dark ? u"dark"_s : u"light"_s));
            }
        }
        m_theme->setFontPercent(100);
        m_theme->setMode(ThemeMode::Light);
    }

private:
    ReportsScreen *screen() const { return m_window->findChild<ReportsScreen *>(); }
    ReportBook &book() const { return screen()->book(); }
    const ReportSettings &current() const { return book().current(); }
    ReportPickList *comparisons() const { return screen()->form()->selection()->comparisons(); }
    HistoryFilterBar *filter() const { return screen()->form()->selection()->filter(); }
    ReportPreview *preview() const { return screen()->pane()->preview(); }
    ReportFeed *feed() const { return screen()->pane()->feed(); }
    QList<Id> picked() const { return comparisons()->picked(); }
    template <typename T>
    T *child(const char *name) const
    {
        return screen()->findChild<T *>(QString::fromLatin1(name));
    }
    void run(const char *command) { m_commands->action(QString::fromLatin1(command))->trigger(); }

    QStringList rowTexts() const
    {
        QStringList texts;
        const QAbstractItemModel *model = comparisons()->list()->model();
        for (int row = 0; row < model->rowCount(); ++row)
            texts << model->index(row, 0).data().toString();
        return texts;
    }

    QStringList titles() const
    {
        QStringList titles;
        for (const ReportEntry &entry : book().entries())
            titles << entry.title;
        return titles;
    }

    bool hasText(const QString &text) const
    {
        const QList<QLabel *> labels = m_window->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&text](const QLabel *l) { return l->isVisible() && l->text() == text; });
    }

    /// Does this in the menu that opens next.
    void inMenu(const QString &name, const std::function<void(QMenu &)> &work)
    {
        auto *timer = new QTimer(this);
        timer->setInterval(10);
        connect(timer, &QTimer::timeout, this, [name, work, timer] {
            auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            if (!menu || menu->objectName() != name)
                return;
            timer->deleteLater();
            timer->stop();
            work(*menu);
            if (menu->isVisible())
                menu->close();
        });
        timer->start();
    }

    void go()
    {
        QTest::keyClick(m_window.get(), Qt::Key_5, Qt::ControlModifier);
        QCOMPARE(m_window->currentScreen(), MainWindow::Screen::Reports);
    }

    void close()
    {
        m_window.reset();
        m_commands.reset();
        m_workbench.reset();
        m_settings.reset();
    }

    bool open()
    {
        close();
        m_settings = std::make_unique<AppSettings>(m_folder->filePath(u"settings.ini"_s));
        m_settings->set(keys::providerCardHidden, true);
        m_workbench = std::make_unique<Workbench>(Workbench::Options{.profileFolder = m_folder->filePath(u"profile"_s), .sandboxProgram = {}}, *m_clock);
        m_commands = std::make_unique<CommandRegistry>(*m_settings);
        m_window = std::make_unique<MainWindow>(*m_workbench, *m_settings, *m_theme, *m_commands);
        QSignalSpy started(m_window.get(), &MainWindow::started);
        m_window->resize(1600, 1000);
        m_window->show();
        return QTest::qWaitForWindowActive(m_window.get()) && QTest::qWaitFor([&] { return started.count() == 1; }, 20'000);
    }

    void write(const std::function<Status(Database &)> &work)
    {
        const QFuture<Status> written = m_workbench->store().write(work);
        QTRY_VERIFY(written.isFinished());
        QVERIFY2(written.result(), written.result() ? "" : qPrintable(written.result().error().detail));
    }

    void pick(const QString &title)
    {
        screen()->showReportOf(ReportCovers::Comparisons, {.comparisons = {m_comparisons.value(title)}});
        QTRY_COMPARE(picked(), QList<Id>{m_comparisons.value(title)});
    }

    /// Comparisons of some days, and a batch of jobs.
    void fill()
    {
        const UtcMicros now = m_clock->nowUtc();
        write([this, now](Database &db) -> Status {
            for (const historysamples::Sample &sample : historysamples::samples()) {
                const Comparison c = historysamples::comparisonOf(sample, now);
                if (const Status s = historysamples::put(db, c); !s)
                    return s;
                m_comparisons.insert(c.title, c.id);
            }
            int number = 0;
            for (const QString &batch : {u"Lighthouse"_s, u"Lighthouse"_s, QString()}) {
                queuesamples::Sample sample{.prompt = u"A lighthouse at dusk"_s, .batch = batch, .seed = number};
                sample.cost = queuesamples::estimated("0.025");
                const Result<Id> job = queuesamples::put(db, sample, now, m_batches, ++number);
                if (!job)
                    return job.error();
                m_job = *job;
            }
            return success();
        });
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<AppSettings> m_settings;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<CommandRegistry> m_commands;
    std::unique_ptr<MainWindow> m_window;
    QHash<QString, Id> m_comparisons; ///< by title
    QHash<QString, Id> m_batches;     ///< by name
    Id m_job;                         ///< that is in no batch
};

QTEST_MAIN(TestReportsScreen)
#include "tst_reportsscreen.moc"
