// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "fakeserver.h"
#include "shell/appsettings.h"
#include "shell/commandregistry.h"
#include "shell/firststartpanel.h"
#include "shell/mainwindow.h"
#include "shell/providereditor.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/navrail.h"
#include "widgets/overlaypopup.h"
#include "widgets/theme.h"
#include "widgets/typography.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace bakeoff;

namespace {

/// Inside a control of Qt's own: it has no name, its control has one.
bool isPartOfQtWidget(const QWidget *widget)
{
    for (const QWidget *parent = widget->parentWidget(); parent; parent = parent->parentWidget()) {
        if (qobject_cast<const QAbstractSpinBox *>(parent) || qobject_cast<const QComboBox *>(parent)
            || qobject_cast<const QKeySequenceEdit *>(parent))
            return true;
    }
    return widget->objectName().startsWith("qt_"_L1);
}

QString describe(const QWidget *widget)
{
    QString path;
    for (const QWidget *w = widget; w; w = w->parentWidget())
        path += u" < %1 \"%2\""_s.arg(QLatin1StringView(w->metaObject()->className()), w->objectName());
    return path;
}

QStringList namelessTabStops(const QWidget &root)
{
    QStringList nameless;
    for (QWidget *widget : root.findChildren<QWidget *>()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || isPartOfQtWidget(widget))
            continue;
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
        if (!interface || interface->text(QAccessible::Name).isEmpty())
            nameless << describe(widget);
    }
    return nameless;
}

QPushButton *buttonNamed(const QWidget &root, const QString &text)
{
    for (QPushButton *button : root.findChildren<QPushButton *>()) {
        QString name = button->text();
        if (button->isVisible() && name.remove(u'&') == text)
            return button;
    }
    return nullptr;
}

} // namespace

class TestMainWindow : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(*qApp, ThemeMode::Light, 100);
        // Keys of the machine that runs the tests are nobody's business.
        for (const PresetInfo &preset : providerPresets()) {
            if (!preset.keyVariable.isEmpty())
                qunsetenv(preset.keyVariable.toLatin1().constData());
        }
    }

    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void cleanup()
    {
        close();
        m_folder.reset();
    }

    void cleanupTestCase() { m_theme.reset(); }

    void itOpensOnTheComparison()
    {
        QVERIFY(open());
        QCOMPARE(m_window->currentScreen(), MainWindow::Screen::Compare);
        QVERIFY(m_window->windowTitle().endsWith(u"Bakeoff"_s));
        QVERIFY(!m_window->menuBar()->isVisible());
        QVERIFY(m_window->findChild<FirstStartPanel *>()->isVisible());
    }

    void nothingIsOpenedBeforeTheFirstPaint()
    {
        build();
        QVERIFY(!QFile::exists(m_folder->filePath(u"profile/history.db"_s)));
        QSignalSpy started(m_window.get(), &MainWindow::started);
        m_window->show();
        QTRY_COMPARE_WITH_TIMEOUT(started.count(), 1, 20'000);
        QVERIFY(QFile::exists(m_folder->filePath(u"profile/history.db"_s)));
    }

    void everyTabStopHasAName_data()
    {
        QTest::addColumn<int>("screen");
        QTest::newRow("compare") << int(MainWindow::Screen::Compare);
        QTest::newRow("queue") << int(MainWindow::Screen::Queue);
        QTest::newRow("history") << int(MainWindow::Screen::History);
        QTest::newRow("settings") << int(MainWindow::Screen::Settings);
    }
    void everyTabStopHasAName()
    {
        QFETCH(int, screen);
        QVERIFY(open());
        m_window->showScreen(static_cast<MainWindow::Screen>(screen));
        QApplication::processEvents();
        QCOMPARE(namelessTabStops(*m_window), QStringList());
        if (auto *groups = m_window->findChild<QListWidget *>(); groups && groups->isVisible()) {
            for (int row = 0; row < groups->count(); ++row) {
                groups->setCurrentRow(row);
                QApplication::processEvents();
                QCOMPARE(namelessTabStops(*m_window), QStringList());
            }
        }
        m_window->addProvider(Preset::OpenRouter);
        QApplication::processEvents();
        QCOMPARE(namelessTabStops(*m_window), QStringList());
    }

    void everyCommandHasANameAndAKeyOfItsOwn()
    {
        build();
        QHash<QKeySequence, QList<Command>> taken;
        QVERIFY(m_commands->commands().size() > 15);
        for (const Command &command : m_commands->commands()) {
            QVERIFY2(!command.action->text().isEmpty(), qPrintable(command.id));
            QVERIFY2(!command.group.isEmpty(), qPrintable(command.id));
            const QKeySequence key = command.action->shortcut();
            QVERIFY2(!key.isEmpty(), qPrintable(command.id));
            for (const Command &other : taken.value(key))
                QVERIFY2(!CommandRegistry::competes(command, other),
                         qPrintable(u"%1: %2 and %3"_s.arg(key.toString(), command.id, other.id)));
            taken[key].append(command);
        }
    }

    void everyCommandIsInTheMenu()
    {
        build();
        QSet<QAction *> inMenu;
        for (QAction *group : m_window->menuBar()->actions()) {
            for (QAction *action : group->menu()->actions())
                inMenu.insert(action);
        }
        for (const Command &command : m_commands->commands())
            QVERIFY2(inMenu.contains(command.action), qPrintable(command.id));
    }

    void keysChangeTheScreen()
    {
        QVERIFY(open());
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(m_window->currentScreen(), MainWindow::Screen::Queue);
        QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(m_window->currentScreen(), MainWindow::Screen::History);
        QTest::keyClick(m_window.get(), Qt::Key_Comma, Qt::ControlModifier);
        QCOMPARE(m_window->currentScreen(), MainWindow::Screen::Settings);
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(m_window->currentScreen(), MainWindow::Screen::Compare);
        QTest::keyClick(m_window.get(), Qt::Key_M, Qt::ControlModifier);
        QVERIFY(m_window->menuBar()->isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_M, Qt::ControlModifier);
        QVERIFY(!m_window->menuBar()->isVisible());
    }

    void areasAreReachedWithF6()
    {
        QVERIFY(open());
        QSet<QWidget *> visited;
        for (int i = 0; i < 6; ++i) {
            QTest::keyClick(m_window.get(), Qt::Key_F6);
            visited.insert(QApplication::focusWidget());
        }
        QVERIFY(visited.size() >= 2);
        bool rail = false;
        for (QWidget *widget : std::as_const(visited))
            rail = rail || qobject_cast<RailButton *>(widget);
        QVERIFY(rail);
    }

    void messagesStandBelowTheHeader_data()
    {
        QTest::addColumn<int>("screen");
        QTest::newRow("compare") << int(MainWindow::Screen::Compare);
        QTest::newRow("queue") << int(MainWindow::Screen::Queue);
        QTest::newRow("history") << int(MainWindow::Screen::History);
        QTest::newRow("settings") << int(MainWindow::Screen::Settings);
    }
    void messagesStandBelowTheHeader()
    {
        QFETCH(int, screen);
        QVERIFY(open());
        emit m_window->findChild<FirstStartPanel *>()->added(u"local"_s);
        m_window->showScreen(static_cast<MainWindow::Screen>(screen));
        Banner *shown = nullptr;
        for (Banner *banner : m_window->findChildren<Banner *>()) {
            if (banner->fact() == u"local is added."_s)
                shown = banner;
        }
        QVERIFY(shown);
        QTRY_VERIFY(shown->isVisible());
        QTRY_VERIFY(shown->mapTo(m_window.get(), QPoint()).y() >= scaled(40));
        QPushButton *close = buttonNamed(*shown, u"Close"_s);
        QVERIFY(close);
        QTest::mouseClick(close, Qt::LeftButton);
        QVERIFY(!shown->isVisible());
    }

    void theFirstStartPanelClipsNothingAtLargeType()
    {
        QVERIFY(open());
        auto *panel = m_window->findChild<FirstStartPanel *>();
        m_theme->setFontPercent(150);
        QApplication::processEvents();
        for (const QLabel *label : panel->findChildren<QLabel *>()) {
            if (label->isVisible() && label->wordWrap())
                QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
        }
        m_theme->setFontPercent(100);
    }

    void theSheetOfKeysOpensAndCloses()
    {
        QVERIFY(open());
        QTest::keyClick(m_window.get(), Qt::Key_F1);
        QVERIFY(m_window->findChildren<KeyCap *>().size() > 15);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        for (const OverlayPopup *popup : m_window->findChildren<OverlayPopup *>())
            QVERIFY(!popup->isOpen());
    }

    void sizeAndHiddenPanelAreKept()
    {
        QVERIFY(open());
        m_window->resize(791, 601);
        QPushButton *hide = buttonNamed(*m_window->findChild<FirstStartPanel *>(), u"Hide"_s);
        QVERIFY(hide);
        hide->click();
        QVERIFY(!m_window->findChild<FirstStartPanel *>()->isVisible());
        close();
        QVERIFY(open());
        QCOMPARE(m_window->size(), QSize(791, 601));
        QVERIFY(!m_window->findChild<FirstStartPanel *>()->isVisible());
    }

    void aProfileThatCannotBeUsedIsToldInOneSentence()
    {
        QFile file(m_folder->filePath(u"profile"_s)); // a file stands where the folder should be
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        build();
        QSignalSpy started(m_window.get(), &MainWindow::started);
        m_window->show();
        QTRY_COMPARE(started.count(), 1);
        QCOMPARE(started.first().first().toBool(), false);
        QPushButton *again = buttonNamed(*m_window, u"Try again"_s);
        QVERIFY(again);
        bool told = false;
        for (const StateMessage *message : m_window->findChildren<StateMessage *>())
            told = told || (message->isVisible() && message->sentence().endsWith(u'.'));
        QVERIFY(told);
        // The obstacle goes, and without a new start everything works.
        QVERIFY(file.remove());
        again->click();
        QTRY_COMPARE_WITH_TIMEOUT(started.count(), 2, 20'000);
        QCOMPARE(started.last().first().toBool(), true);
        QCOMPARE(m_window->currentScreen(), MainWindow::Screen::Compare);
        QVERIFY(!again->isVisible());
    }

    void aProviderIsTestedAndAdded()
    {
        FakeServer server;
        server.handler = [](const FakeServer::Request &request) -> FakeServer::Script {
            const QByteArray body = request.target.endsWith("/models")
                ? R"({"object":"list","data":[{"id":"alpha","object":"model"},{"id":"beta","object":"model"}]})"_ba
                : "{}"_ba;
            return {FakeServer::answer(200, body)};
        };
        QVERIFY(open());
        m_window->addProvider(Preset::Generic);
        ProviderEditor *editor = openEditor();
        QVERIFY(editor);
        field(*editor, u"Name"_s)->setText(u"local"_s);
        field(*editor, u"Address"_s)->setText(server.url(u"/v1"_s).toString());
        buttonNamed(*editor, u"Test"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(!results(*editor).isEmpty() && !results(*editor).startsWith(u"Asking"_s), 20'000);
        QVERIFY2(results(*editor).startsWith(u"Works."_s), qPrintable(results(*editor)));
        buttonNamed(*editor, u"Add provider"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(m_workbench->providers().find(u"local"_s), 20'000);
        QCOMPARE(m_workbench->providers().find(u"local"_s)->baseUrl, server.url(u"/v1"_s));
        QVERIFY(!m_window->findChild<FirstStartPanel *>()->isVisible());
    }

    /// Only Replicate calls web hooks: its form has the field, others do not.
    void webHooksHaveAnAddress()
    {
        QVERIFY(open());
        m_window->addProvider(Preset::Generic);
        ProviderEditor *editor = openEditor();
        QVERIFY(editor);
        QVERIFY(!field(*editor, u"Public address for web hooks"_s)->isVisible());
        m_window->addProvider(Preset::Replicate);
        editor = openEditor();
        QLineEdit *address = field(*editor, u"Public address for web hooks"_s);
        QTRY_VERIFY(address->isVisible());
        field(*editor, u"Name"_s)->setText(u"rep"_s);
        address->setText(u"http://me.example"_s);
        buttonNamed(*editor, u"Add provider"_s)->click();
        QVERIFY(!m_workbench->providers().find(u"rep"_s)); // it would be called without encryption
        address->setText(u"https://me.example/hooks"_s);
        auto *port = editor->findChild<QSpinBox *>();
        QCOMPARE(port->value(), kWebHookPort);
        port->setValue(4000);
        if (const QString shots = qEnvironmentVariable("BAKEOFF_SHOTS"); !shots.isEmpty())
            m_window->grab().save(shots + u"/webhooks.png"_s);
        buttonNamed(*editor, u"Add provider"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(m_workbench->providers().find(u"rep"_s), 20'000);
        QCOMPARE(m_workbench->providers().find(u"rep"_s)->webHookUrl, QUrl(u"https://me.example/hooks"_s));
        QCOMPARE(m_workbench->providers().find(u"rep"_s)->webHookPort, 4000);
    }

    void wrongEntriesAreMarkedAndNothingIsSent_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("says");
        QTest::newRow("no name") << QString() << u"https://host/v1"_s << u"1 to 64 characters"_s;
        QTest::newRow("slash") << u"a/b"_s << u"https://host/v1"_s << u"no slash"_s;
        QTest::newRow("taken") << u"sandbox"_s << u"https://host/v1"_s << u"already"_s;
        QTest::newRow("no address") << u"mine"_s << QString() << u"https://host/v1"_s;
        QTest::newRow("no scheme") << u"mine"_s << u"host/v1"_s << u"https://host/v1"_s;
        QTest::newRow("not encrypted") << u"mine"_s << u"http://192.0.2.1/v1"_s << u"not encrypted"_s;
    }
    void wrongEntriesAreMarkedAndNothingIsSent()
    {
        QFETCH(QString, name);
        QFETCH(QString, address);
        QFETCH(QString, says);
        QVERIFY(open());
        m_window->addProvider(Preset::Generic);
        ProviderEditor *editor = openEditor();
        QVERIFY(editor);
        field(*editor, u"Name"_s)->setText(name);
        field(*editor, u"Address"_s)->setText(address);
        const qsizetype before = m_workbench->providers().configs().size();
        buttonNamed(*editor, u"Add provider"_s)->click();
        bool told = false;
        for (const TextLabel *label : editor->findChildren<TextLabel *>())
            told = told || (label->isVisible() && label->text().contains(says));
        QVERIFY(told);
        QCOMPARE(m_workbench->providers().configs().size(), before);
    }

private:
    void build()
    {
        m_settings = std::make_unique<AppSettings>(m_folder->filePath(u"settings.ini"_s));
        m_workbench = std::make_unique<Workbench>(
            Workbench::Options{.profileFolder = m_folder->filePath(u"profile"_s),
                               .sandboxProgram = qEnvironmentVariable("BAKEOFF_BIN_DIR") + u"/bakeoff-cli"_s},
            m_clock);
        m_commands = std::make_unique<CommandRegistry>(*m_settings);
        m_window = std::make_unique<MainWindow>(*m_workbench, *m_settings, *m_theme, *m_commands);
    }

    bool open()
    {
        build();
        QSignalSpy started(m_window.get(), &MainWindow::started);
        m_window->show();
        m_window->activateWindow();
        if (!started.wait(20'000) || !started.first().first().toBool())
            return false;
        return QTest::qWaitForWindowActive(m_window.get());
    }

    void close()
    {
        if (m_window)
            m_window->close();
        m_window.reset();
        m_commands.reset();
        m_workbench.reset();
        m_settings.reset();
    }

    ProviderEditor *openEditor() const
    {
        for (ProviderEditor *editor : m_window->findChildren<ProviderEditor *>()) {
            if (editor->isVisible())
                return editor;
        }
        return nullptr;
    }

    static QLineEdit *field(const QWidget &root, const QString &name)
    {
        for (QLineEdit *edit : root.findChildren<QLineEdit *>()) {
            if (edit->accessibleName() == name)
                return edit;
        }
        qFatal("no field %ls", qUtf16Printable(name));
    }

    static QString results(const QWidget &editor)
    {
        const auto *message = editor.findChild<StateMessage *>();
        return message->isVisible() ? message->sentence() : QString();
    }

    SystemClock m_clock;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<AppSettings> m_settings;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<CommandRegistry> m_commands;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
