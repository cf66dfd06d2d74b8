// SPDX-License-Identifier: GPL-3.0-or-later
// The costs screen in the real window, by keys and mouse, on a ledger that the test writes.
#include "fakeclock.h"
#include "fakeserver.h"

#include "compare/modelpickerfilters.h"
#include "costs/budgetmeter.h"
#include "costs/budgetsdialog.h"
#include "costs/chartview.h"
#include "costs/costsscreen.h"
#include "costs/costtablemodel.h"
#include "costs/providercheck.h"
#include "secrets/keyring.h"
#include "shell/appsettings.h"
#include "shell/commandregistry.h"
#include "shell/mainwindow.h"
#include "store/chargerepository.h"
#include "store/database.h"
#include "store/sqlvalues.h"
#include "store/storereader.h"
#include "store/storethread.h"
#include "widgets/overlaypopup.h"
#include "widgets/segmented.h"
#include "widgets/labels.h"
#include "widgets/theme.h"
#include "workbench/budgetbook.h"
#include "workbench/pricelist.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QAbstractItemModelTester>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QDateEdit>
#include <QDir>
#include <QFuture>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace bakeoff;

namespace {

const QDate kToday(2026, 8, 26);

Usd usd(double dollars)
{
    return Usd::fromPicos(qRound64(dollars * 1e6) * 1'000'000);
}

} // namespace

class TestCostsScreen : public QObject {
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

    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void cleanup()
    {
        m_window.reset();
        m_commands.reset();
        m_workbench.reset();
        m_settings.reset();
        m_server.reset();
        m_clock.reset();
        m_folder.reset();
        m_count = 0;
    }

    void cleanupTestCase() { m_theme.reset(); }

    // Pure pieces

    void knowsItsDays()
    {
        const QDate leap(2028, 2, 29);
        QCOMPARE(spanOf(CostRange::Today, leap, {}), (DaySpan{leap, leap}));
        QCOMPARE(spanOf(CostRange::Week, leap, {}), (DaySpan{QDate(2028, 2, 23), leap}));
        QCOMPARE(spanOf(CostRange::Month, leap, {}), (DaySpan{QDate(2028, 2, 1), leap}));
        QCOMPARE(spanOf(CostRange::Year, leap, {}), (DaySpan{QDate(2028, 1, 1), QDate(2028, 12, 31)}));
        QCOMPARE(chartSpanOf(CostRange::Today, {leap, leap}), (DaySpan{QDate(2028, 2, 1), leap}));
        QVERIFY(isChartedByMonth({QDate(2028, 1, 1), QDate(2028, 12, 31)}));
        QVERIFY(!isChartedByMonth({QDate(2028, 1, 1), QDate(2028, 2, 29)}));
        CostQuestion question;
        question.chartSpan = {QDate(2028, 1, 15), QDate(2028, 6, 10)};
        QCOMPARE(CostChart::daysOf(question, 0), (DaySpan{QDate(2028, 1, 15), QDate(2028, 1, 31)}));
        QCOMPARE(CostChart::daysOf(question, 5), (DaySpan{QDate(2028, 6, 1), QDate(2028, 6, 10)}));
        QVERIFY(!CostChart::daysOf(question, 6));
        QVERIFY(!CostChart::daysOf(question, -1));
    }

    void namesItsDays_data()
    {
        QTest::addColumn<QDate>("first");
        QTest::addColumn<QDate>("last");
        QTest::addColumn<QString>("text");
        QTest::newRow("a day") << kToday << kToday << u"26 August"_s;
        QTest::newRow("of another year") << QDate(2025, 8, 2) << QDate(2025, 8, 2) << u"2 August 2025"_s;
        QTest::newRow("a month") << QDate(2026, 8, 1) << QDate(2026, 8, 31) << u"August"_s;
        QTest::newRow("a month of another year") << QDate(2025, 2, 1) << QDate(2025, 2, 28) << u"February 2025"_s;
        QTest::newRow("a year") << QDate(2026, 1, 1) << QDate(2026, 12, 31) << u"2026"_s;
        QTest::newRow("some days") << QDate(2026, 8, 20) << kToday << u"20 August to 26 August"_s;
        QTest::newRow("over two years") << QDate(2025, 12, 30) << QDate(2026, 1, 2) << u"30 December 2025 to 2 January 2026"_s;
    }

    void namesItsDays()
    {
        QFETCH(const QDate, first);
        QFETCH(const QDate, last);
        QTEST(CostChart::spanText({first, last}, kToday, QLocale()), "text");
    }

    void tellsWhyBooksDiffer()
    {
        CostTotal month;
        month.add(Cost::billed(usd(0.9362)));
        SpendingCheck check{{usd(0.5), usd(0.9375)}, month, month, 0};
        QCOMPARE(ProviderCheck::differenceText(check, QLocale()), u"$0.0013 apart"_s);
        QVERIFY(ProviderCheck::sentence(check, u"OpenRouter"_s, QLocale()).contains(u"other programs"_s));
        check.pendingBills = 1;
        QVERIFY(ProviderCheck::sentence(check, u"OpenRouter"_s, QLocale()).contains(u"1 bill"_s));
        check.theirs.thisMonth = usd(0.9362);
        QCOMPARE(ProviderCheck::differenceText(check, QLocale()), u"both agree"_s);
        check.theirs.thisMonth = usd(0.5);
        QVERIFY(ProviderCheck::sentence(check, u"OpenRouter"_s, QLocale()).contains(u"run behind"_s));
        check.theirs = {};
        QCOMPARE(ProviderCheck::differenceText(check, QLocale()), QString());
    }

    void theTableKeepsItsPromises()
    {
        CostTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        LedgerRow paid{u"OpenRouter/a/b"_s, {}};
        paid.totals.add(Cost::billed(usd(0.75)), false);
        LedgerRow guessed{u"Replicate/c"_s, {}};
        guessed.totals.add(Cost::estimated(usd(0.25)), false);
        LedgerRow unknown{u"Replicate/d"_s, {}};
        unknown.totals.add(Cost::unknown(), false);
        LedgerRow play{u"sandbox/x"_s, {}};
        play.totals.add(Cost::billed(usd(99)), true);
        CostTally all;
        for (const LedgerRow &row : {paid, guessed, unknown, play})
            all.add(row.totals);
        model.setRows(LedgerGrouping::Model, {paid, guessed, unknown, play}, all.real);
        const auto text = [&model](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(model.rowCount(), 4); // the sandbox has none, all of them together have one
        QCOMPARE(text(0, CostTableModel::Billed), u"$0.75"_s);
        QCOMPARE(text(0, CostTableModel::Estimated), QString()); // nothing is blank, not $0.00
        QCOMPARE(text(0, CostTableModel::Share), u"75%"_s);
        QCOMPARE(text(1, CostTableModel::Estimated), u"≈$0.25"_s);
        QCOMPARE(text(2, CostTableModel::Unknown), u"1 unknown"_s);
        QCOMPARE(text(2, CostTableModel::Share), QString());
        QVERIFY(text(3, CostTableModel::Name).contains(u"at least $1.00 (1 unknown)"_s));
        QCOMPARE(text(3, CostTableModel::Count), u"3"_s);
        model.setRows(LedgerGrouping::Tag, {}, {});
        QCOMPARE(model.rowCount(), 0);
    }

    void drawsChartsOfManyBars()
    {
        CostQuestion question;
        question.span = question.chartSpan = {QDate(1990, 1, 1), QDate(2026, 12, 31)};
        CostFigures figures;
        const Chart chart = CostChart::make(question, figures, kToday, QLocale());
        QCOMPARE(chart.series.first().values.size(), 240);
        QVERIFY(chart.series.first().values.first().tip.contains(u"no charges"_s));
    }

    // In the window

    void startsEmpty()
    {
        QVERIFY(open());
        go();
        QTRY_VERIFY(label("costsSum"));
        QTRY_VERIFY(hasText(u"No costs yet"_s)); // and not before it is known
        QVERIFY(!screen()->table()->isVisible());
    }

    void saysWhereOnlyTheSandboxAnswered()
    {
        QVERIFY(open());
        put(kToday, {u"sandbox"_s, u"sandbox/story-fast"_s}, Cost::billed(usd(0.5)), RequestKind::Text, true);
        go();
        QTRY_VERIFY(hasText(u"No real money was spent"_s));
        QVERIFY(!screen()->table()->isVisible());
    }

    void sumsUpToday()
    {
        QVERIFY(open());
        fill();
        go();
        QTRY_COMPARE(label("costsSum")->text(), u"at least $1.23"_s);
        QCOMPARE(label("costsGap")->text(), u"(2 unknown)"_s);
        QVERIFY(label("costsSpan")->text().startsWith(u"Today, 26 August"_s));
        QVERIFY(label("costsSandbox")->text().contains(u"1 sandbox charge"_s));
        QCOMPARE(screen()->table()->model()->rowCount(), 6);
        QCOMPARE(cell(0, CostTableModel::Name), u"OpenRouter/anthropic/claude-sonnet-5"_s);
        QCOMPARE(m_window->windowTitle(), u"Costs – Bakeoff"_s);
        // Another process, or an answer that ends: the screen follows.
        put(kToday, {u"OpenRouter"_s, u"openai/gpt-5.4-mini"_s}, Cost::billed(usd(1)));
        QTRY_COMPARE_WITH_TIMEOUT(label("costsSum")->text(), u"at least $2.23"_s, 10'000);
    }

    void rangesAreChosenByKey()
    {
        QVERIFY(open());
        fill();
        go();
        QTRY_COMPARE(label("costsSum")->text(), u"at least $1.23"_s);
        auto *ranges = m_window->findChild<Segmented *>(u"costsRange"_s);
        ranges->button(0)->setFocus(Qt::TabFocusReason);
        QTest::keyClick(ranges->button(0), Qt::Key_Right);
        QTRY_COMPARE(label("costsSpan")->text(), u"20 August to 26 August"_s);
        QTRY_COMPARE(label("costsSum")->text(), u"at least $3.23"_s);
        run("costs.range");
        QTRY_COMPARE(label("costsSpan")->text(), u"August"_s);
        QTRY_COMPARE(label("costsSum")->text(), u"at least $8.23"_s);
        run("costs.range");
        QTRY_COMPARE(label("costsSpan")->text(), u"2026"_s);
        QTRY_COMPARE(screen()->chart()->chart().series.first().values.size(), 12);
        QCOMPARE(screen()->chart()->chart().title, u"2026 by month"_s);
        // It is the same after a restart.
        m_window.reset();
        QVERIFY(openAgain());
        go();
        QTRY_COMPARE(label("costsSpan")->text(), u"2026"_s);
    }

    void otherDaysAreChosen()
    {
        QVERIFY(open());
        fill();
        go();
        QTRY_COMPARE(label("costsSum")->text(), u"at least $1.23"_s);
        QTest::mouseClick(m_window->findChild<Segmented *>(u"costsRange"_s)->button(4), Qt::LeftButton);
        auto *first = m_window->findChild<QDateEdit *>(u"rangeFirst"_s);
        auto *last = m_window->findChild<QDateEdit *>(u"rangeLast"_s);
        QVERIFY(first && last);
        QTRY_VERIFY(first->hasFocus());
        first->setDate(QDate(2026, 8, 12));
        last->setDate(QDate(2026, 8, 10));
        click("rangeShow");
        QVERIFY(m_window->findChild<QLabel *>(u"rangeProblem"_s)->isVisible());
        first->setDate(QDate(2026, 8, 10));
        click("rangeShow");
        QTRY_COMPARE(label("costsSpan")->text(), u"10 August"_s);
        QTRY_COMPARE(label("costsSum")->text(), u"≈$5.00"_s);
        QTRY_VERIFY(!m_window->findChild<QDateEdit *>());
        // Left without a choice the switch stays at what is shown.
        run("costs.other");
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!m_window->findChild<QDateEdit *>());
        QCOMPARE(m_window->findChild<Segmented *>(u"costsRange"_s)->currentIndex(), 4);
    }

    void rowsAndBarsFilter()
    {
        QVERIFY(open());
        fill();
        go();
        QTRY_COMPARE(label("costsSum")->text(), u"at least $1.23"_s);
        // A row, by keys.
        QTableView *table = screen()->table();
        table->setFocus(Qt::TabFocusReason);
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QTRY_COMPARE(label("costsSum")->text(), u"$0.506"_s);
        QTRY_COMPARE(chips(), QStringList{u"anthropic/claude-sonnet-5"_s});
        QTRY_COMPARE(screen()->question().grouping, LedgerGrouping::Day);
        // Back by its chip.
        QTest::mouseClick(m_window->findChild<FilterChip *>(), Qt::LeftButton);
        QTRY_COMPARE(label("costsSum")->text(), u"at least $1.23"_s);
        // A bar, by keys: the 10th.
        ChartView *chart = screen()->chart();
        chart->setFocus(Qt::TabFocusReason);
        QCOMPARE(chart->currentBar(), 25);
        QTest::keyClick(chart, Qt::Key_Home);
        for (int i = 0; i < 9; ++i)
            QTest::keyClick(chart, Qt::Key_Right);
        QVERIFY(chart->accessibleDescription().contains(u"10 August: ≈$5.00"_s));
        QTest::keyClick(chart, Qt::Key_Return);
        QTRY_COMPARE(label("costsSum")->text(), u"≈$5.00"_s);
        QTRY_COMPARE(chips(), QStringList{u"10 August"_s});
        // The same bar again, by mouse, takes it back.
        QTest::mouseClick(chart, Qt::LeftButton, {}, chart->columnOf(9).center());
        QTRY_COMPARE(label("costsSum")->text(), u"at least $1.23"_s);
        // All filters at once.
        auto *groups = m_window->findChild<Segmented *>(u"costsGrouping"_s);
        groups->setCurrentIndex(static_cast<int>(LedgerGrouping::Kind));
        QTRY_COMPARE(cell(0, CostTableModel::Name), u"Text"_s);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(table->model()->index(1, 0)).center());
        QTRY_COMPARE(chips().size(), 1);
        run("costs.clear");
        QTRY_COMPARE(chips().size(), 0);
        QTRY_COMPARE(label("costsSum")->text(), u"at least $1.23"_s);
    }

    void tagsAreSummed()
    {
        QVERIFY(open());
        const Id comparison = newId(m_clock->nowUtc());
        put(kToday, {u"OpenRouter"_s, u"a/b"_s}, Cost::billed(usd(1)), RequestKind::Text, false, {}, comparison);
        put(kToday, {u"OpenRouter"_s, u"a/b"_s}, Cost::billed(usd(2)));
        write([comparison](Database &db) {
            return db.exec(u"INSERT INTO comparison_tags (comparison, tag, position) VALUES (?, 'Client A', 0)"_s, {sql::id(comparison)});
        });
        go();
        m_window->findChild<Segmented *>(u"costsGrouping"_s)->setCurrentIndex(static_cast<int>(LedgerGrouping::Tag));
        QTRY_COMPARE(cell(0, CostTableModel::Name), u"Without a tag"_s);
        QCOMPARE(cell(1, CostTableModel::Name), u"Client A"_s);
        screen()->table()->setCurrentIndex(screen()->table()->model()->index(1, 0));
        QTest::keyClick(screen()->table(), Qt::Key_Return);
        QTRY_COMPARE(label("costsSum")->text(), u"$1.00"_s);
    }

    void unknownChargesGetAPrice()
    {
        QVERIFY(open());
        addProvider();
        const QJsonObject basis{{"unknown"_L1, "no_prices"_L1}};
        const ModelRef model{u"router"_s, u"minimax/m3"_s};
        put(kToday, model, Cost::unknown(), RequestKind::Text, false, basis);
        put(kToday, {u"router"_s, u"other/one"_s}, Cost::unknown());
        go();
        QTRY_VERIFY(button(u"addPrice-router/minimax/m3"_s));
        QVERIFY(!button(u"usePrice-router/minimax/m3"_s));
        // It can be left as it is, and called back.
        QTest::mouseClick(button(u"leaveUnknown-router/other/one"_s), Qt::LeftButton);
        QTRY_VERIFY(!button(u"addPrice-router/other/one"_s));
        click("unknownShow");
        QTRY_VERIFY(button(u"addPrice-router/other/one"_s));
        // The price book opens with the model.
        QTest::mouseClick(button(u"addPrice-router/minimax/m3"_s), Qt::LeftButton);
        auto *field = m_window->findChild<QLineEdit *>(u"priceModel"_s);
        QVERIFY(field);
        QCOMPARE(field->text(), u"router/minimax/m3"_s);
        QTest::keyClicks(m_window->findChild<QLineEdit *>(u"priceInput"_s), u"1.50"_s);
        click("priceSave");
        QTRY_VERIFY(!m_workbench->prices().price(model).empty());
        click("priceBookClose");
        QTRY_VERIFY(button(u"usePrice-router/minimax/m3"_s));
        // This charge does not say what it was for, so that the price alone tells nothing.
        QTest::mouseClick(button(u"usePrice-router/minimax/m3"_s), Qt::LeftButton);
        QTRY_VERIFY(label("unknownProblem"));
        QCOMPARE(label("unknownProblem")->text().isEmpty(), false);
    }

    void booksAreCompared()
    {
        QVERIFY(open());
        addProvider();
        m_server->handler = [](const FakeServer::Request &) {
            return FakeServer::Script{FakeServer::answer(200, R"({"data":{"usage_daily":0.75,"usage_monthly":1.25}})"_ba)};
        };
        put(kToday, {u"router"_s, u"a/b"_s}, Cost::billed(usd(0.75)));
        go();
        QTRY_VERIFY(button(u"ask-router"_s));
        const auto asked = [this] {
            return std::ranges::count(m_server->requests(), "/api/v1/key"_ba, &FakeServer::Request::target);
        };
        QCOMPARE(asked(), 0); // nothing is asked before the click
        QTest::mouseClick(button(u"ask-router"_s), Qt::LeftButton);
        QTRY_VERIFY(label("check-router") && label("check-router")->text().contains(u"$0.75"_s));
        QVERIFY2(label("check-router")->text().contains(u"$1.25"_s), qPrintable(label("check-router")->text()));
        QVERIFY(hasText(u"$0.50 apart"_s));
        QCOMPARE(asked(), 1);
        m_server->handler = [](const FakeServer::Request &) {
            return FakeServer::Script{FakeServer::answer(401, R"({"error":{"message":"User not found.","code":401}})"_ba)};
        };
        QTest::mouseClick(button(u"ask-router"_s), Qt::LeftButton);
        QTRY_VERIFY(label("check-router") && label("check-router")->text().contains(u"401"_s));
    }

    void budgetsAreSet()
    {
        QVERIFY(open());
        fill();
        go();
        QTRY_COMPARE(label("costsSum")->text(), u"at least $1.23"_s);
        QTest::mouseClick(m_window->findChild<QPushButton *>(u"costs.budgets"_s), Qt::LeftButton);
        auto *cap = m_window->findChild<QLineEdit *>(u"budgetCap"_s);
        QVERIFY(cap);
        QTRY_VERIFY(m_window->findChild<QComboBox *>(u"budgetScope"_s)->hasFocus());
        cap->setFocus(Qt::TabFocusReason);
        cap->selectAll();
        for (const QString &wrong : {u"much"_s, u"-3"_s, QString()}) {
            cap->setText(wrong);
            click("budgetSave");
            QTRY_VERIFY(label("budgetProblem")->isVisible());
            QVERIFY(cap->hasFocus());
        }
        cap->setText(u"1.50"_s);
        QTest::keyClick(cap, Qt::Key_Return);
        QTRY_COMPARE(m_workbench->budgets().states().size(), 1);
        QCOMPARE(m_workbench->budgets().states().first().budget, (Budget{BudgetScope::Day, {}, usd(1.5), 80}));
        QTRY_VERIFY(button(u"budgetRemove-day-"_s));
        click("budgetClose");
        // The meters follow, on the screen and in the status bar.
        QTRY_COMPARE(m_window->findChildren<BudgetMeter *>().size(), 1);
        QTRY_VERIFY2(m_window->findChild<BudgetMeter *>()->text().contains(u"of $1.50"_s), qPrintable(m_window->findChild<BudgetMeter *>()->text()));
        QTRY_VERIFY(hasText(u"of $1.50"_s));
        QVERIFY(m_window->findChild<BudgetMeter *>()->findChild<BudgetBar *>()->accessibleName().contains(u"warning mark"_s)); // 1.23 of 1.50
        // Changed in place, then gone.
        run("costs.budgets");
        QTest::mouseClick(button(u"budgetChange-day-"_s), Qt::LeftButton);
        cap = m_window->findChild<QLineEdit *>(u"budgetCap"_s);
        QTRY_VERIFY(cap->hasFocus());
        cap->setText(u"20"_s);
        m_window->findChild<QSpinBox *>(u"budgetWarn"_s)->setValue(50);
        click("budgetSave");
        QTRY_COMPARE(m_workbench->budgets().states().first().budget, (Budget{BudgetScope::Day, {}, usd(20), 50}));
        QTRY_VERIFY(button(u"budgetRemove-day-"_s));
        QTest::mouseClick(button(u"budgetRemove-day-"_s), Qt::LeftButton);
        QTRY_VERIFY(m_workbench->budgets().states().isEmpty());
        click("budgetClose");
        QTRY_VERIFY(m_window->findChildren<BudgetMeter *>().isEmpty());
    }

    void everythingHasANameAndItsTurn()
    {
        QVERIFY(open());
        addProvider();
        fill();
        go();
        QTRY_COMPARE(label("costsSum")->text(), u"at least $1.23"_s);
        QStringList nameless;
        for (QWidget *widget : screen()->findChildren<QWidget *>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
                continue;
            QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
            if (!interface || interface->text(QAccessible::Name).isEmpty())
                nameless << QLatin1StringView(widget->metaObject()->className()) + u' ' + widget->objectName();
        }
        QCOMPARE(nameless, QStringList());
        // Tab alone reaches the chart, the table and the buttons of the side.
        QSet<QWidget *> reached;
        m_window->findChild<Segmented *>(u"costsRange"_s)->button(0)->setFocus(Qt::TabFocusReason);
        for (int i = 0; i < 60; ++i) {
            QTest::keyClick(m_window->focusWidget(), Qt::Key_Tab);
            reached.insert(m_window->focusWidget());
        }
        QVERIFY(reached.contains(screen()->chart()));
        QVERIFY(reached.contains(screen()->table()));
        QVERIFY(reached.contains(m_window->findChild<QPushButton *>(u"sidePriceBook"_s)));
    }

    void fitsSmallWindowsAndLargeType()
    {
        QVERIFY(open());
        addProvider();
        fill();
        go();
        QTRY_COMPARE(label("costsSum")->text(), u"at least $1.23"_s);
        for (const auto &[size, percent, dark] : {std::tuple(QSize(1600, 1000), 100, false), std::tuple(QSize(1280, 800), 100, true),
                                                  std::tuple(QSize(1280, 800), 150, false)}) {
            m_theme->setFontPercent(percent);
            m_theme->setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
            m_window->resize(size);
            QTRY_COMPARE(m_window->size(), size);
            QVERIFY(screen()->table()->width() > 300);
            QVERIFY(screen()->table()->viewport()->height() > 60);
            int columns = 0;
            for (int column = 0; column < CostTableModel::Columns; ++column)
                columns += screen()->table()->columnWidth(column);
            QVERIFY(columns <= screen()->table()->viewport()->width());
            QVERIFY(screen()->table()->columnWidth(CostTableModel::Name) >= 150);
            // An amount that is cut off reads as another amount.
            for (const QLabel *amount : screen()->findChildren<QLabel *>()) {
                if (amount->isVisible() && amount->text().contains(u'$') && !qobject_cast<const ElidedLabel *>(amount)
                    && !amount->wordWrap())
                    QTRY_VERIFY2(amount->width() >= amount->sizeHint().width(), qPrintable(amount->text()));
            }
            if (const QString folder = qEnvironmentVariable("BAKEOFF_COSTS_SHOTS"); !folder.isEmpty()) {
                QTest::qWait(300);
                m_window->grab().save(u"%1/costs-%2-%3-%4.png"_s.arg(folder).arg(size.width()).arg(percent).arg(dark ? u"dark"_s : u"light"_s));
            }
        }
        m_theme->setFontPercent(100);
        m_theme->setMode(ThemeMode::Light);
    }

private:
    CostsScreen *screen() const { return m_window->findChild<CostsScreen *>(); }
    QLabel *label(const char *name) const { return m_window->findChild<QLabel *>(QString::fromLatin1(name)); }
    QPushButton *button(const QString &name) const { return m_window->findChild<QPushButton *>(name); }
    void click(const char *name) { QTest::mouseClick(button(QString::fromLatin1(name)), Qt::LeftButton); }
    void run(const char *command) { m_commands->action(QString::fromLatin1(command))->trigger(); }
    QString cell(int row, int column) const { return screen()->table()->model()->index(row, column).data().toString(); }

    bool hasText(const QString &text) const
    {
        const QList<QLabel *> labels = m_window->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&text](const QLabel *l) { return l->isVisible() && l->text() == text; });
    }

    QStringList chips() const
    {
        QStringList texts;
        for (const FilterChip *chip : screen()->findChildren<FilterChip *>()) {
            if (chip->isVisible())
                texts << chip->text();
        }
        return texts;
    }

    void go()
    {
        QTest::keyClick(m_window.get(), Qt::Key_6, Qt::ControlModifier);
        QCOMPARE(m_window->currentScreen(), MainWindow::Screen::Costs);
    }

    bool open()
    {
        const QDateTime noon(kToday, QTime(12, 0));
        m_clock = std::make_unique<FakeClock>(UtcMicros::fromDateTime(noon));
        return openAgain();
    }

    bool openAgain()
    {
        m_window.reset();
        m_commands.reset();
        m_workbench.reset();
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

    /// OpenRouter's dialect, at an address of this computer.
    void addProvider()
    {
        m_server = std::make_unique<FakeServer>();
        ProviderConfig router;
        router.name = u"router"_s;
        router.kind = ProviderKind::OpenRouter;
        router.preset = Preset::OpenRouter;
        router.baseUrl = m_server->url(u"/api/v1"_s);
        router.allowPlainHttp = true;
        m_workbench->keys().setSessionKey(router, "sk-test");
        bool added = false;
        m_workbench->providers().add(router).then(this, [&added](const Status &s) { added = s.ok(); });
        QTRY_VERIFY(added);
    }

    void write(const std::function<Status(Database &)> &work)
    {
        const QFuture<Status> written = m_workbench->store().write(work);
        QTRY_VERIFY(written.isFinished());
        QVERIFY(written.result());
    }

    void put(const QDate &day, const ModelRef &model, const Cost &cost, RequestKind work = RequestKind::Text, bool sandbox = false,
             const QJsonObject &basis = {}, const Id &comparison = {})
    {
        const UtcMicros at{UtcMicros::fromDateTime(QDateTime(day, QTime(9, 0))).value + ++m_count};
        write([=](Database &db) {
            return ChargeRepository(db).put({newId(at), comparison, work, model, at, cost, sandbox, chargeSourceOf(cost.kind), basis});
        });
    }

    /// Today 1.23 known and two unknown; $2 four days ago, $5 on the 10th, $3 in March.
    void fill()
    {
        put(kToday, {u"OpenRouter"_s, u"anthropic/claude-sonnet-5"_s}, Cost::billed(usd(0.5056)));
        put(kToday, {u"OpenRouter"_s, u"google/gemini-3.1-flash-image"_s}, Cost::billed(usd(0.3)), RequestKind::Image);
        put(kToday, {u"Replicate"_s, u"acme/llama-3.3-70b-instruct"_s}, Cost::estimated(usd(0.4244)));
        put(kToday, {u"Replicate"_s, u"minimax/video-01"_s}, Cost::unknown(), RequestKind::Video);
        put(kToday, {u"Replicate"_s, u"minimax/speech-02-hd"_s}, Cost::unknown(), RequestKind::Speech);
        put(kToday, {u"sandbox"_s, u"sandbox/story-fast"_s}, Cost::billed(usd(7)), RequestKind::Text, true);
        put(kToday.addDays(-4), {u"OpenRouter"_s, u"openai/gpt-5.4-mini"_s}, Cost::billed(usd(2)));
        put(QDate(2026, 8, 10), {u"Replicate"_s, u"acme/llama-3.3-70b-instruct"_s}, Cost::estimated(usd(5)));
        put(QDate(2026, 3, 3), {u"OpenRouter"_s, u"openai/gpt-5.4-mini"_s}, Cost::billed(usd(3)));
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<AppSettings> m_settings;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<CommandRegistry> m_commands;
    std::unique_ptr<MainWindow> m_window;
    int m_count = 0;
};

QTEST_MAIN(TestCostsScreen)
#include "tst_costsscreen.moc"
