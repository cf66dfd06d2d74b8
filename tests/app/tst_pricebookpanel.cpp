// SPDX-License-Identifier: GPL-3.0-or-later
// The price book: typed, imported, removed and taken back, by keyboard.
#include "base/clock.h"
#include "costs/pricebookpanel.h"
#include "costs/pricerowmodel.h"
#include "widgets/messages.h"
#include "widgets/theme.h"
#include "workbench/pricelist.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QFuture>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace bakeoff;

class TestPriceBookPanel : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_theme = std::make_unique<Theme>(*qApp, ThemeMode::Light, 100);
        m_folder = std::make_unique<QTemporaryDir>();
        m_workbench = std::make_unique<Workbench>(
            Workbench::Options{.profileFolder = m_folder->filePath(u"profile"_s), .sandboxProgram = {}}, m_clock);
        bool ready = false;
        m_workbench->start().then(this, [&](const Status &status) { ready = status.ok(); });
        QTRY_VERIFY_WITH_TIMEOUT(ready, 20'000);
        ProviderConfig router;
        router.name = u"router"_s;
        router.kind = ProviderKind::OpenRouter;
        router.preset = Preset::OpenRouter;
        router.baseUrl = presetInfo(Preset::OpenRouter).baseUrl;
        bool added = false;
        m_workbench->providers().add(router).then(this, [&](const Status &status) { added = status.ok(); });
        QTRY_VERIFY(added);
        m_panel = std::make_unique<PriceBookPanel>(*m_workbench);
        m_panel->resize(m_panel->wantedSize());
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    }
    void cleanup()
    {
        m_panel.reset();
        m_workbench.reset();
    }

    void typesAPrice()
    {
        QVERIFY(!m_panel->table()->isVisible()); // the empty state says what this is for
        m_panel->firstField()->setFocus();
        QTest::keyClicks(field("priceModel"), u"router/acme/m"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), field("priceInput"));
        QTest::keyClicks(field("priceInput"), u"2.50"_s);
        QTest::keyClicks(field("priceOutput"), u"10"_s);
        QSignalSpy priced(m_panel.get(), &PriceBookPanel::priced);
        QTest::keyClick(field("priceOutput"), Qt::Key_Return);
        QTRY_COMPARE(priced.count(), 1);
        const ModelRef model{u"router"_s, u"acme/m"_s};
        QCOMPARE(priced.first().first().value<ModelRef>(), model);
        const RateCard card = m_workbench->prices().price(model);
        QCOMPARE(card.base.rates.value(PriceClass::Prompt).toDecimal(), u"0.00000250"_s);
        QCOMPARE(card.base.rates.value(PriceClass::Completion).toDecimal(), u"0.000010"_s);
        QVERIFY(!card.base.rates.contains(PriceClass::Request)); // left empty: not known, not free
        QCOMPARE(cells(0), (QStringList{u"router/acme/m"_s, u"2.50"_s, u"10"_s, u"–"_s, u"–"_s, u"–"_s}));
        QVERIFY(field("priceModel")->text().isEmpty());

        // The newer one counts and stands above; the former stays to be seen.
        m_panel->edit(model);
        QCOMPARE(field("priceInput")->text(), u"2.5"_s);
        field("priceInput")->setText(u"3"_s);
        QTest::keyClick(field("priceInput"), Qt::Key_Return);
        QTRY_COMPARE(priced.count(), 2);
        QCOMPARE(rows(), 2);
        QCOMPARE(cells(0).at(1), u"3"_s);
        QVERIFY(model_()->isInForce(0) && !model_()->isInForce(1));
        QVERIFY(!model_()->index(1, 0).data(Qt::ToolTipRole).toString().isEmpty());
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("input");
        QTest::addColumn<QByteArray>("focus");
        QTest::newRow("no model") << QString() << u"1"_s << "priceModel"_ba;
        QTest::newRow("no slash") << u"router"_s << u"1"_s << "priceModel"_ba;
        QTest::newRow("nobody") << u"nobody/m"_s << u"1"_s << "priceModel"_ba;
        QTest::newRow("no price") << u"router/m"_s << QString() << "priceInput"_ba;
        QTest::newRow("words") << u"router/m"_s << u"cheap"_s << "priceInput"_ba;
        QTest::newRow("comma") << u"router/m"_s << u"2,5"_s << "priceInput"_ba;
        QTest::newRow("negative") << u"router/m"_s << u"-1"_s << "priceInput"_ba;
    }

    void saysWhatIsWrong()
    {
        QFETCH(const QString, model);
        QFETCH(const QString, input);
        QFETCH(const QByteArray, focus);
        field("priceModel")->setText(model);
        field("priceInput")->setText(input);
        QTest::keyClick(field("priceInput"), Qt::Key_Return);
        const auto *problem = m_panel->findChild<QLabel *>(u"priceProblem"_s);
        QVERIFY(problem->isVisible() && !problem->text().isEmpty());
        QCOMPARE(QApplication::focusWidget(), field(focus));
        QCOMPARE(field("priceInput")->text(), input); // nothing is lost
        QCOMPARE(rows(), 0);
    }

    void importsRemovesAndTakesBack()
    {
        QAbstractItemModelTester tester(model_(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(m_panel->findChild<QComboBox *>(u"importProvider"_s)->currentText(), u"router"_s);
        QCOMPARE(field("importName")->text(), u"openrouter"_s);
        m_panel->importFile(QFINDTESTDATA("../costs/data/litellm-cut.json"));
        QTRY_COMPARE(rows(), 2);
        QCOMPARE(cells(0).first(), u"router/anthropic/claude-sonnet-4"_s);
        m_panel->table()->selectRow(0);
        m_panel->table()->setFocus();
        QTest::keyClick(m_panel->table(), Qt::Key_Delete);
        QTRY_COMPARE(rows(), 1);
        QPushButton *undo = nullptr;
        QTRY_VERIFY((undo = m_panel->findChild<Banner *>()->findChild<QPushButton *>()) && undo->isVisible());
        QTest::mouseClick(undo, Qt::LeftButton);
        QTRY_COMPARE(rows(), 2);
    }

    void refusesFiles()
    {
        const QString other = m_folder->filePath(u"other.json"_s);
        QFile file(other);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{\"data\": []}") > 0);
        file.close();
        m_panel->importFile(other);
        QVERIFY(m_panel->findChild<Banner *>()->isVisible());
        QVERIFY(m_panel->findChild<Banner *>()->fact().contains(u"other.json"_s));
        field("importName")->setText(u"nobody"_s);
        m_panel->importFile(QFINDTESTDATA("../costs/data/litellm-cut.json"));
        QVERIFY(m_panel->findChild<Banner *>()->fact().contains(u"nobody"_s));
        QCOMPARE(rows(), 0);
    }

    void everyStopHasAName()
    {
        int stops = 0;
        const auto widgets = m_panel->findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible() || widget->focusProxy())
                continue;
            ++stops;
            const QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
            QVERIFY2(accessible && !accessible->text(QAccessible::Name).isEmpty(), qPrintable(widget->objectName()));
        }
        QVERIFY(stops > 8);
    }

    void looks() // BAKEOFF_PRICE_SHOTS=FOLDER
    {
        const QString folder = qEnvironmentVariable("BAKEOFF_PRICE_SHOTS");
        if (folder.isEmpty())
            return;
        m_panel->importFile(QFINDTESTDATA("../costs/data/litellm-cut.json"));
        QTRY_COMPARE(rows(), 2);
        field("priceModel")->setText(u"router"_s);
        QTest::keyClick(field("priceInput"), Qt::Key_Return);
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            m_theme->setMode(mode);
            QTest::qWait(50);
            QVERIFY(m_panel->grab().save(folder + (mode == ThemeMode::Light ? u"/prices-light.png"_s : u"/prices-dark.png"_s)));
        }
    }

private:
    QLineEdit *field(const QByteArray &name) const { return m_panel->findChild<QLineEdit *>(QString::fromLatin1(name)); }
    PriceRowModel *model_() const { return m_panel->findChild<PriceRowModel *>(); }
    int rows() const { return model_()->rowCount(); }
    QStringList cells(int row) const
    {
        QStringList texts;
        for (int column = PriceRowModel::Model; column <= PriceRowModel::Request; ++column)
            texts.append(model_()->index(row, column).data().toString());
        return texts;
    }

    SystemClock m_clock;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<PriceBookPanel> m_panel;
};

QTEST_MAIN(TestPriceBookPanel)
#include "tst_pricebookpanel.moc"
