// SPDX-License-Identifier: GPL-3.0-or-later
// The model picker by keys and mouse, on a catalogue of its own and on the sandbox.
#include "base/clock.h"
#include "catalog/catalog.h"
#include "compare/modeldetails.h"
#include "compare/modeldetailsrows.h"
#include "compare/modelpicker.h"
#include "compare/modelpickerdelegate.h"
#include "compare/modelpickerfilters.h"
#include "compare/modelpickermodel.h"
#include "fakeserver.h"
#include "sandbox/sandboxfiles.h"
#include "shell/appsettings.h"
#include "shell/commandregistry.h"
#include "widgets/overlaypopup.h"
#include "widgets/theme.h"
#include "widgets/typography.h"
#include "workbench/modelmarks.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QFuture>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace bakeoff;

namespace {

ModelInfo model(const QString &id, const char *in, const char *out)
{
    ModelInfo info;
    info.id = id;
    info.name = u"Name of "_s + id;
    info.inputModalities = {u"text"_s};
    info.outputModalities = {u"text"_s};
    info.contextLength = 131'072;
    info.supportedParameters = QStringList{u"temperature"_s};
    if (*in)
        info.prices.base.take(PriceClass::Prompt, QByteArrayView(in));
    if (*out)
        info.prices.base.take(PriceClass::Completion, QByteArrayView(out));
    return info;
}

/// English with a third more letters, as German has.
class LongWords : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *text, const char *, int) const override
    {
        const QString source = QString::fromUtf8(text);
        return source.size() < 3 ? source : source + QString(source.size() * 35 / 100 + 1, u'ö');
    }
};

} // namespace

class TestModelPicker : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_theme = std::make_unique<Theme>(*qApp, ThemeMode::Light, 100);
        QVERIFY(m_folder.isValid());
        const QString bin = qEnvironmentVariable("BAKEOFF_BIN_DIR");
        m_workbench = std::make_unique<Workbench>(
            Workbench::Options{.profileFolder = profile(), .sandboxProgram = bin + u"/bakeoff-cli"_s}, m_clock);
        bool started = false;
        m_workbench->start().then(this, [&](const Status &status) { started = status.ok(); });
        QTRY_VERIFY_WITH_TIMEOUT(started, 20'000);

        ModelInfo vision = model(u"acme/seer"_s, "0.000006", "0.0000015");
        vision.inputModalities.append(u"image"_s);
        vision.supportedParameters->append({u"tools"_s, u"reasoning"_s});
        vision.created = UtcMicros::fromDateTime(QDateTime(QDate(2026, 8, 5), QTime(12, 0), QTimeZone::UTC));
        vision.description = u"Sees."_s;
        ModelInfo painter = model(u"acme/painter"_s, "0.00001", "");
        painter.outputModalities = {u"image"_s};
        m_workbench->catalog().set(u"made-up"_s,
                                   {model(u"acme/nova"_s, "0.0000001", "0.0000032"),
                                    model(u"acme/nova-free"_s, "0", "0"), vision, painter,
                                    model(u"acme/nova-large"_s, "0.0000000375", "0.0000025")},
                                   m_clock.nowUtc());
    }

    void init()
    {
        m_settings = std::make_unique<AppSettings>(m_folder.filePath(u"%1.ini"_s.arg(++m_count)));
        m_commands = std::make_unique<CommandRegistry>(*m_settings);
        m_window = std::make_unique<QWidget>();
        ModelPicker::addCommands(*m_commands, m_window.get());
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanup()
    {
        m_window.reset();
        m_commands.reset();
        m_settings.reset();
        for (const ModelRef &favourite : m_workbench->marks().favourites())
            m_workbench->marks().setFavourite(favourite, false);
    }

    void cleanupTestCase()
    {
        m_workbench.reset();
        m_theme.reset();
        const auto info = readSandboxInfo(profile());
        if (info && info->pid > 0)
            kill(static_cast<pid_t>(info->pid), SIGTERM);
    }

    void filtersByKeyboardAndKeepsThem()
    {
        ModelPicker *picker = open();
        const QAbstractItemModelTester tester(picker->list()->model(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_VERIFY(ids(*picker).contains(u"acme/nova"_s));
        QVERIFY(!ids(*picker).contains(u"acme/painter"_s)); // gives no text
        // Tab leads from the query over the chips.
        QTest::keyClick(focus(), Qt::Key_Tab);
        QTRY_COMPARE(focus()->objectName(), u"filtertext"_s);
        QTest::keyClick(focus(), Qt::Key_Space);
        QTRY_VERIFY(ids(*picker).contains(u"acme/painter"_s));
        QTest::keyClick(focus(), Qt::Key_Tab);
        QCOMPARE(focus()->objectName(), u"filterfavourites"_s);
        QTest::keyClick(focus(), Qt::Key_Tab);
        QCOMPARE(focus()->objectName(), u"filterfree"_s);
        QTest::keyClick(focus(), Qt::Key_Tab);
        QCOMPARE(focus()->objectName(), u"filtervision"_s);
        QTest::keyClick(focus(), Qt::Key_Space);
        QTRY_COMPARE(ids(*picker), QStringList{u"acme/seer"_s});
        close(picker);

        // The next picker opens with the same filters.
        picker = open();
        QTRY_COMPARE(ids(*picker), QStringList{u"acme/seer"_s});
        QVERIFY(!chip(picker, u"text"_s)->isChecked());
        QTest::mouseClick(chip(picker, u"vision"_s), Qt::LeftButton);
        QTest::mouseClick(chip(picker, u"tools"_s), Qt::LeftButton);
        QTRY_COMPARE(ids(*picker), QStringList{u"acme/seer"_s});
        close(picker);
    }

    void aPriceCapIsTyped()
    {
        ModelPicker *picker = open();
        auto *cap = picker->findChild<QLineEdit *>(u"priceCap"_s);
        cap->setFocus();
        QTest::keyClicks(cap, u"2.5"_s);
        QTRY_COMPARE(ids(*picker), (QStringList{u"acme/nova-free"_s, u"acme/nova-large"_s}));
        QTest::keyClicks(cap, u"x"_s);
        QTRY_VERIFY(ids(*picker).contains(u"acme/nova"_s));
        QVERIFY(says(*picker, u"The price cap is no amount."_s));
        close(picker);
        picker = open();
        QCOMPARE(picker->findChild<QLineEdit *>(u"priceCap"_s)->text(), u"2.5"_s);
        QVERIFY(!says(*picker, u"The price cap is no amount."_s));
        close(picker);
    }

    void anEmptyListSaysWhyAndOffersAWayOut()
    {
        ModelPicker *picker = open();
        QTest::mouseClick(chip(picker, u"favourites"_s), Qt::LeftButton);
        QTRY_COMPARE(picker->list()->model()->rowCount(), 0);
        QVERIFY(says(*picker, u"No model matches"_s));
        QPushButton *clear = nullptr;
        for (QPushButton *button : picker->findChildren<QPushButton *>()) {
            if (button->text() == u"Clear the filters"_s)
                clear = button;
        }
        QVERIFY(clear && clear->isVisible());
        QTest::mouseClick(clear, Qt::LeftButton);
        QTRY_VERIFY(picker->list()->model()->rowCount() > 0);
        QCOMPARE(focus(), picker->queryField());
        close(picker);
    }

    void favouritesStandOnTop()
    {
        ModelPicker *picker = open();
        QTest::keyClicks(picker->queryField(), u"nova large"_s);
        QTRY_COMPARE(ids(*picker), QStringList{u"acme/nova-large"_s});
        QTest::keyClick(picker->queryField(), Qt::Key_D, Qt::ControlModifier);
        QTRY_VERIFY(picker->list()->model()->index(0, 0).data(ModelPickerModel::FavouriteRole).toBool());
        picker->queryField()->clear();
        const auto first = [&](int row, int role) { return picker->list()->model()->index(row, 0).data(role).toString(); };
        QTRY_COMPARE(first(0, ModelPickerModel::TitleRole), u"Favourites"_s);
        QCOMPARE(first(1, ModelPickerModel::ModelIdRole), u"acme/nova-large"_s);
        QCOMPARE(ids(*picker).count(u"acme/nova-large"_s), 1);
        // The title of a group is no row to stand on.
        QTest::keyClick(picker->queryField(), Qt::Key_Down);
        const int row = picker->list()->currentIndex().row();
        QVERIFY(row > 1);
        QVERIFY(first(row, ModelPickerModel::TitleRole).isEmpty());
        QTest::keyClick(picker->queryField(), Qt::Key_Up);
        QCOMPARE(picker->list()->currentIndex().row(), 1);
        QTest::keyClick(picker->queryField(), Qt::Key_Up);
        QCOMPARE(picker->list()->currentIndex().row(), 1);
        QTest::mouseClick(chip(picker, u"favourites"_s), Qt::LeftButton);
        QTRY_COMPARE(ids(*picker), QStringList{u"acme/nova-large"_s});
        close(picker);
    }

    void sortsByAFigureAndKeepsIt()
    {
        ModelPicker *picker = open();
        auto *order = picker->findChild<QComboBox *>(u"sortOrder"_s);
        QVERIFY(!order->accessibleName().isEmpty());
        order->setFocus();
        QTest::keyClick(order, Qt::Key_Down);
        QCOMPARE(order->currentText(), u"Price in"_s);
        const QStringList byPrice{u"acme/nova-free"_s, u"acme/nova-large"_s, u"acme/nova"_s, u"acme/seer"_s};
        QCOMPARE(ids(*picker), byPrice);
        QTest::keyClicks(picker->queryField(), u"nova"_s);
        QTRY_COMPARE(ids(*picker), byPrice.first(3));
        close(picker);
        picker = open();
        QCOMPARE(picker->findChild<QComboBox *>(u"sortOrder"_s)->currentText(), u"Price in"_s);
        QCOMPARE(ids(*picker), byPrice);
        order = picker->findChild<QComboBox *>(u"sortOrder"_s);
        order->setFocus();
        QTest::keyClick(order, Qt::Key_End);
        QCOMPARE(order->currentText(), u"Your TTFT"_s);
        const QAbstractItemModel *model = picker->list()->model();
        QCOMPARE(model->index(0, 0).data(ModelPickerModel::TitleRole).toString(), u"Not asked by you lately"_s);
        QCOMPARE(model->index(1, 0).data(ModelPickerModel::ReleasedRole).toString(), u"–"_s);
        close(picker);
    }

    void showsTheSameModelElsewhere()
    {
        m_workbench->catalog().set(u"elsewhere"_s, {model(u"Nova"_s, "0.0000002", "0.000003"), model(u"other"_s, "0", "0")},
                                   m_clock.nowUtc());
        ModelPicker *picker = open();
        QTest::keyClicks(picker->queryField(), u"made-up/acme/nova"_s);
        QTRY_COMPARE(picker->list()->currentIndex().data().toString(), u"made-up/acme/nova"_s);
        QTRY_VERIFY(picker->sameButton()->isEnabled());
        QVERIFY(picker->sameButton()->text().contains(u"1"_s));
        QTest::keyClick(picker->queryField(), Qt::Key_P, Qt::ControlModifier);
        const QAbstractItemModel *model = picker->list()->model();
        QTRY_COMPARE(model->rowCount(), 3); // with a title
        QVERIFY(model->index(0, 0).data(ModelPickerModel::TitleRole).toString().startsWith(u"acme/nova"_s));
        QCOMPARE(model->index(1, 0).data().toString(), u"elsewhere/Nova"_s);
        QCOMPARE(model->index(2, 0).data().toString(), u"made-up/acme/nova"_s);
        QCOMPARE(picker->list()->currentIndex().row(), 2); // stays where it was
        QVERIFY(picker->queryField()->text().isEmpty());
        QVERIFY(picker->queryField()->hasFocus());
        QTest::mouseClick(picker->sameButton(), Qt::LeftButton);
        QTRY_VERIFY(model->rowCount() > 3);
        QCOMPARE(picker->list()->currentIndex().data().toString(), u"made-up/acme/nova"_s);
        m_workbench->catalog().remove(u"elsewhere"_s);
        emit m_workbench->providers().modelsChanged(u"elsewhere"_s);
        QTRY_VERIFY(!picker->sameButton()->isEnabled());
        close(picker);
    }

    void marksAndTicksByMouse()
    {
        ModelPicker *picker = open();
        QTest::keyClicks(picker->queryField(), u"acme/nova"_s);
        QTRY_COMPARE(ids(*picker).size(), 3);
        QListView *list = picker->list();
        const auto place = [list](int row) { return list->visualRect(list->model()->index(row, 0)); };
        const auto star = [&](int row) {
            ModelPickerColumns columns(true);
            columns.fit(place(row).width());
            const QRect model = columns.rect(ModelPickerColumns::Model, place(row));
            return QPoint(model.right() - 5, model.center().y());
        };
        const QString second = list->model()->index(1, 0).data(ModelPickerModel::ModelIdRole).toString();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, star(1));
        QTRY_VERIFY(list->model()->index(1, 0).data(ModelPickerModel::FavouriteRole).toBool());
        QCOMPARE(list->currentIndex().data(ModelPickerModel::ModelIdRole).toString(), second);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, star(1));
        QTRY_VERIFY(!list->model()->index(1, 0).data(ModelPickerModel::FavouriteRole).toBool());
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, place(2).topLeft() + QPoint(18, 15));
        QCOMPARE(list->model()->index(2, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        close(picker);
    }

    void ticksSeveralAndSwapsOne()
    {
        ModelPicker *picker = open(ModelPicker::Purpose::AddOrSwap);
        QSignalSpy chosen(picker, &ModelPicker::chosen);
        QTest::keyClicks(picker->queryField(), u"nova"_s);
        QTRY_COMPARE(ids(*picker).size(), 3);
        QTest::keyClick(picker->queryField(), Qt::Key_Down);
        QTest::keyClick(picker->queryField(), Qt::Key_Space);
        QTest::keyClick(picker->queryField(), Qt::Key_Down);
        QTest::keyClick(picker->queryField(), Qt::Key_Space);
        QTest::keyClick(picker->queryField(), Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().first().value<QList<ModelRef>>().size(), 2);
        QTRY_VERIFY(!m_window->findChild<ModelPicker *>());

        picker = open(ModelPicker::Purpose::AddOrSwap);
        QSignalSpy swapped(picker, &ModelPicker::swapChosen);
        QTest::keyClicks(picker->queryField(), u"nova-free"_s);
        QTest::keyClick(picker->queryField(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(swapped.count(), 1);
        QCOMPARE(swapped.first().first().value<ModelRef>().id, u"acme/nova-free"_s);
        QTRY_VERIFY(!m_window->findChild<ModelPicker *>());
    }

    void selectionStaysPutWhileListsLoad()
    {
        ModelPicker *picker = open();
        QTest::keyClicks(picker->queryField(), u"acme"_s);
        QTest::keyClick(picker->queryField(), Qt::Key_Down);
        const QString before = picker->list()->currentIndex().data().toString();
        m_workbench->catalog().set(u"a-new-one"_s, {model(u"acme/x"_s, "0", "0")}, m_clock.nowUtc());
        emit m_workbench->providers().modelsChanged(u"a-new-one"_s);
        QCOMPARE(picker->list()->currentIndex().data().toString(), before);
        m_workbench->catalog().remove(u"a-new-one"_s);
        emit m_workbench->providers().modelsChanged(u"a-new-one"_s);
        QCOMPARE(picker->list()->currentIndex().data().toString(), before);
        close(picker);
    }

    void amountsHaveTheirPointsBelowEachOther()
    {
        ModelPicker *picker = open();
        QTest::keyClicks(picker->queryField(), u"made-up"_s);
        QTRY_COMPARE(ids(*picker).size(), 4);
        const auto *list = picker->list();
        QStringList prices;
        for (int row = 0; row < list->model()->rowCount(); ++row)
            prices.append(list->model()->index(row, 0).data(ModelPickerModel::InRole).toString());
        prices.sort();
        QCOMPARE(prices, (QStringList{u"0.0375"_s, u"0.10"_s, u"6.00"_s, u"free"_s}));
        close(picker);
    }

    void columnsNeverOverlap_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<bool>("longWords");
        for (const int width : {360, 560, 760, 1200}) {
            QTest::addRow("%d", width) << width << false;
            QTest::addRow("%d, long words", width) << width << true;
        }
    }
    void columnsNeverOverlap()
    {
        QFETCH(int, width);
        QFETCH(bool, longWords);
        LongWords words;
        if (longWords)
            QCoreApplication::installTranslator(&words);
        ModelPickerColumns columns(true);
        columns.fit(width);
        int left = 0;
        const QFontMetrics measure(textFont(TextStep::Small));
        using C = ModelPickerColumns;
        for (const auto column : {C::Model, C::Provider, C::Takes, C::Context, C::In, C::Out, C::Released}) {
            if (!columns.shows(column))
                continue;
            const QRect rect = columns.rect(column, QRect(0, 0, width, 30));
            QVERIFY(rect.left() >= left);
            if (column != C::Model)
                QVERIFY(rect.width() >= measure.horizontalAdvance(columns.title(column)));
            left = rect.right() + 1;
        }
        QVERIFY(left <= width);
        QCoreApplication::removeTranslator(&words);
    }

    void detailsNameEveryPrice()
    {
        ModelInfo info = model(u"x"_s, "0.000003", "0.000015");
        info.prices.base.take(PriceClass::InputCacheRead, "0.0000003");
        info.prices.base.take(PriceClass::Image, "0.04");
        info.prices.base.take(PriceClass::WebSearch, "-1");
        QCOMPARE(ModelDetailsRows::prices(info.prices.base),
                 (ModelDetailsRows::Rows{{u"In"_s, u"$3 per M tokens"_s},
                                         {u"Out"_s, u"$15 per M tokens"_s},
                                         {u"Image in"_s, u"$0.04 an image"_s},
                                         {u"Web search"_s, u"variable"_s},
                                         {u"Cache read"_s, u"$0.30 per M tokens"_s}}));
        RateOverride long_;
        long_.minPromptTokens = 200'000;
        QCOMPARE(ModelDetailsRows::condition(long_), u"Above 200,000 prompt tokens"_s);
        RateOverride night;
        night.utcStart = 2200;
        night.utcEnd = 630;
        night.utcDays = {6, 0};
        QCOMPARE(ModelDetailsRows::condition(night), u"22:00 to 06:30 UTC, on Sat, Sun"_s);
    }

    void hostsComeOnDemand()
    {
        ModelPicker *picker = open();
        QTRY_VERIFY_WITH_TIMEOUT(m_workbench->catalog().has(u"sandbox"_s), 20'000);
        auto *details = picker->findChild<ModelDetails *>();
        QSignalSpy shown(details, &ModelDetails::hostsShown);
        QTest::keyClicks(picker->queryField(), u"sandbox echo"_s);
        QTRY_VERIFY(says(*details, u"Asking sandbox…"_s));
        const QString current = picker->list()->currentIndex().data().toString();
        QTRY_COMPARE_WITH_TIMEOUT(shown.count(), 1, 10'000);
        QVERIFY(says(*details, u"Up 30 min"_s));
        QVERIFY(!says(*details, u"Asking sandbox…"_s));
        QCOMPARE(picker->list()->currentIndex().data().toString(), current);
        // A provider that knows no hosts has no such part.
        picker->queryField()->clear();
        QTest::keyClicks(picker->queryField(), u"seer"_s);
        QTRY_VERIFY(says(*details, u"Name of acme/seer"_s));
        QVERIFY(!says(*details, u"Hosts behind it"_s));
        QVERIFY(says(*details, u"5 August 2026"_s) || says(*details, u"August 5, 2026"_s));
        QVERIFY(says(*details, u"Sees."_s));
        close(picker);
    }

    void hostsThatDoNotComeSayWhy()
    {
        FakeServer server;
        ProviderConfig config;
        config.name = u"router"_s;
        config.kind = ProviderKind::OpenRouter;
        config.preset = Preset::OpenRouter;
        config.baseUrl = server.url();
        config.allowPlainHttp = true;
        config.keyVariable = u"BAKEOFF_TEST_KEY"_s;
        qputenv("BAKEOFF_TEST_KEY", "x");
        bool added = false;
        m_workbench->providers().add(config).then(this, [&](const Status &status) { added = status.ok(); });
        QTRY_VERIFY(added);
        m_workbench->catalog().set(u"router"_s, {model(u"acme/routed"_s, "0", "0")}, m_clock.nowUtc());
        ModelPicker *picker = open();
        auto *details = picker->findChild<ModelDetails *>();
        QTest::keyClicks(picker->queryField(), u"routed"_s);
        QTRY_VERIFY_WITH_TIMEOUT(details->findChild<QPushButton *>(u"hostsAgain"_s) != nullptr, 10'000);
        const int asked = static_cast<int>(server.requests().size());
        QTest::mouseClick(details->findChild<QPushButton *>(u"hostsAgain"_s), Qt::LeftButton);
        QTRY_VERIFY(static_cast<int>(server.requests().size()) > asked);
        close(picker);
    }

private:
    QString profile() const { return m_folder.filePath(u"profile"_s); }
    static QWidget *focus() { return QApplication::focusWidget(); }
    ModelPicker *open(ModelPicker::Purpose purpose = ModelPicker::Purpose::Add)
    {
        ModelPicker *picker = ModelPicker::openOver(m_window.get(), *m_workbench, *m_settings, *m_commands, purpose);
        emit m_workbench->providers().modelsChanged(u"made-up"_s);
        return picker;
    }
    void close(ModelPicker *picker)
    {
        QTest::keyClick(picker->queryField(), Qt::Key_Escape);
        QTRY_VERIFY(!m_window->findChild<ModelPicker *>());
    }
    static FilterChip *chip(ModelPicker *picker, const QString &name)
    {
        return picker->findChild<FilterChip *>(u"filter"_s + name);
    }
    /// Of the made-up provider.
    static QStringList ids(const ModelPicker &picker)
    {
        QStringList ids;
        const QAbstractItemModel *model = picker.list()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, 0).data(ModelPickerModel::ProviderRole).toString() == u"made-up"_s)
                ids.append(model->index(row, 0).data(ModelPickerModel::ModelIdRole).toString());
        }
        return ids;
    }
    static bool says(const QWidget &widget, const QString &text)
    {
        const auto labels = widget.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
    }

    SystemClock m_clock;
    QTemporaryDir m_folder;
    int m_count = 0;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<AppSettings> m_settings;
    std::unique_ptr<CommandRegistry> m_commands;
    std::unique_ptr<QWidget> m_window;
};

QTEST_MAIN(TestModelPicker)
#include "tst_modelpicker.moc"
