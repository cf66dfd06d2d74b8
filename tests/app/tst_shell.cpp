// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/appearancepage.h"
#include "shell/appsettings.h"
#include "shell/commandregistry.h"
#include "shell/keyboardpage.h"
#include "shell/keysoverlay.h"
#include "shell/keytext.h"
#include "widgets/focusareas.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/navrail.h"
#include "widgets/screenheader.h"
#include "widgets/segmented.h"
#include "widgets/theme.h"
#include "widgets/typography.h"

#include <QApplication>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using namespace bakeoff;

class TestShell : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_theme = std::make_unique<Theme>(*qApp, ThemeMode::Light, 100);
    }

    void init()
    {
        m_settings = std::make_unique<AppSettings>(m_folder.filePath(u"%1.ini"_s.arg(++m_count)));
        m_window = std::make_unique<QWidget>();
        m_window->resize(900, 600);
        m_commands = std::make_unique<CommandRegistry>(*m_settings);
        m_send = m_commands->add(u"compare.send"_s, u"Compare"_s, u"&Send"_s, QKeySequence(Qt::CTRL | Qt::Key_Return),
                                 m_window.get(), u"send"_s);
        m_stop = m_commands->add(u"compare.stopAll"_s, u"Compare"_s, u"Stop all"_s,
                                 QKeySequence(Qt::SHIFT | Qt::Key_Escape), m_window.get());
    }

    void cleanup()
    {
        m_commands.reset();
        m_window.reset();
        m_settings.reset();
    }

    void cleanupTestCase() { m_theme.reset(); }

    void keysAreNamedAsOnTheKeyboard_data()
    {
        QTest::addColumn<QKeySequence>("key");
        QTest::addColumn<QString>("text");
        QTest::newRow("main enter") << QKeySequence(Qt::CTRL | Qt::Key_Return) << u"Ctrl+Enter"_s;
        QTest::newRow("with shift") << QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return) << u"Ctrl+Shift+Enter"_s;
        QTest::newRow("letter") << QKeySequence(Qt::CTRL | Qt::Key_K) << u"Ctrl+K"_s;
        QTest::newRow("function key") << QKeySequence(Qt::Key_F6) << u"F6"_s;
        QTest::newRow("none") << QKeySequence() << QString();
    }
    void keysAreNamedAsOnTheKeyboard()
    {
        QFETCH(QKeySequence, key);
        QTEST(keyText(key), "text");
    }

    void aButtonFollowsItsCommand()
    {
        QPushButton button;
        bindButton(&button, m_send, true);
        QCOMPARE(button.text(), u"&Send"_s);
        QCOMPARE(button.accessibleName(), u"Send"_s);
        QCOMPARE(button.toolTip(), u"Send (Ctrl+Enter)"_s);
        QSignalSpy sent(m_send, &QAction::triggered);
        button.click();
        QCOMPARE(sent.count(), 1);
        m_commands->setShortcut(u"compare.send"_s, QKeySequence(Qt::CTRL | Qt::Key_G));
        QCOMPARE(button.toolTip(), u"Send (Ctrl+G)"_s);
        m_send->setEnabled(false);
        QVERIFY(!button.isEnabled());
    }

    void aChangedKeyIsKept()
    {
        QVERIFY(!m_commands->setShortcut(u"compare.send"_s, QKeySequence(Qt::CTRL | Qt::Key_G)));
        CommandRegistry again(*m_settings);
        QWidget window;
        const QAction *send = again.add(u"compare.send"_s, u"Compare"_s, u"Send"_s,
                                        QKeySequence(Qt::CTRL | Qt::Key_Return), &window);
        QCOMPARE(send->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_G));
        again.resetShortcut(u"compare.send"_s);
        QCOMPARE(send->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_Return));
    }

    void theKeyboardPageRefusesATakenKey()
    {
        KeyboardPage page(*m_commands);
        page.show();
        auto *list = page.findChild<QTreeWidget *>();
        auto *edit = page.findChild<QKeySequenceEdit *>();
        QCOMPARE(list->topLevelItemCount(), 2);
        list->setCurrentItem(list->topLevelItem(1));
        QCOMPARE(edit->keySequence(), m_stop->shortcut());
        edit->setKeySequence(m_send->shortcut());
        QPushButton *change = nullptr;
        for (QPushButton *button : page.findChildren<QPushButton *>()) {
            if (button->text() == u"&Change"_s)
                change = button;
        }
        QVERIFY(change);
        change->click();
        QCOMPARE(m_stop->shortcut(), QKeySequence(Qt::SHIFT | Qt::Key_Escape));
        bool told = false;
        for (const TextLabel *label : page.findChildren<TextLabel *>())
            told = told || label->text().contains(u"“Send”"_s);
        QVERIFY(told);
        edit->setKeySequence(QKeySequence(Qt::CTRL | Qt::Key_Period));
        change->click();
        QCOMPARE(m_stop->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_Period));
        QCOMPARE(list->topLevelItem(1)->text(2), u"Ctrl+."_s);
    }

    void theKeyboardPageFindsByNameAndKey()
    {
        KeyboardPage page(*m_commands);
        page.show();
        auto *list = page.findChild<QTreeWidget *>();
        auto *find = page.findChild<QLineEdit *>();
        find->setText(u"stop"_s);
        QVERIFY(list->topLevelItem(0)->isHidden());
        QVERIFY(!list->topLevelItem(1)->isHidden());
        find->setText(u"ctrl+enter"_s);
        QVERIFY(!list->topLevelItem(0)->isHidden());
        QVERIFY(list->topLevelItem(1)->isHidden());
    }

    void theSheetOfKeysShowsEveryCommand()
    {
        m_window->show();
        KeysOverlay keys(*m_commands, m_window.get());
        keys.openSheet();
        QStringList shown;
        for (const KeyCap *cap : keys.findChildren<KeyCap *>())
            shown << cap->key();
        QCOMPARE(shown, QStringList({u"Ctrl+Enter"_s, u"Shift+Esc"_s}));
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &keys, Qt::Key_Escape);
        QVERIFY(!keys.isOpen());
    }

    void appearanceTakesEffectAtOnceAndIsKept()
    {
        AppearancePage page(*m_settings, *m_theme);
        page.findChild<Segmented *>()->setCurrentIndex(2);
        QCOMPARE(m_theme->mode(), ThemeMode::Dark);
        QCOMPARE(m_settings->get(keys::colorMode), u"dark"_s);
        page.findChild<Segmented *>()->setCurrentIndex(1);
        QCOMPARE(m_theme->mode(), ThemeMode::Light);
        page.findChild<QSpinBox *>()->setValue(120);
        QTRY_COMPARE(m_theme->fontPercent(), 120);
        QCOMPARE(m_settings->get(keys::fontPercent), 120);
        QSignalSpy motion(&page, &AppearancePage::reducedMotionChanged);
        page.findChild<QCheckBox *>()->click();
        QCOMPARE(motion.count(), 1);
        QVERIFY(m_settings->get(keys::reducedMotion));
        m_theme->setFontPercent(100);
    }

    void heightsFollowTheSizeOfTheText()
    {
        const ScreenHeader header(u"Title"_s);
        const int before = header.minimumHeight();
        m_theme->setFontPercent(150);
        QCOMPARE(header.minimumHeight(), scaled(metrics::kScreenHeader));
        QVERIFY(header.minimumHeight() > before);
        m_theme->setFontPercent(100);
        QCOMPARE(header.minimumHeight(), before);
    }

    void areasAreVisitedFromLeftToRight()
    {
        auto *layout = new QHBoxLayout(m_window.get());
        QList<QLineEdit *> fields;
        for (int i = 0; i < 3; ++i) {
            auto *area = new QWidget;
            auto *inner = new QHBoxLayout(area);
            fields << new QLineEdit;
            inner->addWidget(fields.last());
            layout->addWidget(area);
            markFocusArea(area);
        }
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        fields[0]->setFocus();
        QVERIFY(focusNextArea(m_window.get(), false));
        QVERIFY(fields[1]->hasFocus());
        focusNextArea(m_window.get(), false);
        focusNextArea(m_window.get(), false);
        QVERIFY(fields[0]->hasFocus());
        focusNextArea(m_window.get(), true);
        QVERIFY(fields[2]->hasFocus());
        fields[1]->parentWidget()->hide();
        focusNextArea(m_window.get(), true);
        QVERIFY(fields[0]->hasFocus());
    }

    void theRailGrowsWithLongWords()
    {
        NavRail rail;
        rail.addTop(u"compare"_s, u"Compare"_s);
        QCOMPARE(rail.width(), 68);
        RailButton *entry = rail.addTop(u"settings"_s, u"Voreinstellungen"_s);
        QVERIFY(rail.width() > 68);
        entry->setCount(3);
        QVERIFY(entry->accessibleName().startsWith(u"Voreinstellungen, 3"_s));
    }

private:
    QTemporaryDir m_folder;
    int m_count = 0;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<AppSettings> m_settings;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<CommandRegistry> m_commands;
    QAction *m_send = nullptr;
    QAction *m_stop = nullptr;
};

QTEST_MAIN(TestShell)
#include "tst_shell.moc"
