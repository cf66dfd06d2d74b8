// SPDX-License-Identifier: GPL-3.0-or-later
// Backups in the window: the list, taking one, restoring one, and what a damaged history offers.
#include "base/clock.h"
#include "history/automaticbackups.h"
#include "history/backuplistmodel.h"
#include "history/backupsdialog.h"
#include "shell/appsettings.h"
#include "shell/commandregistry.h"
#include "shell/mainwindow.h"
#include "store/comparisonrepository.h"
#include "store/storereader.h"
#include "store/storethread.h"
#include "widgets/messages.h"
#include "widgets/theme.h"
#include "workbench/backups.h"
#include "workbench/workbench.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QFuture>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace bakeoff;

class TestBackupsDialog : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_theme = std::make_unique<Theme>(*qApp, qEnvironmentVariableIsSet("BACKUPS_DARK") ? ThemeMode::Dark : ThemeMode::Light, 100);
        m_settings = std::make_unique<AppSettings>(m_folder->filePath(u"settings.ini"_s));
        open();
    }
    void cleanup()
    {
        m_window.reset();
        m_commands.reset();
        m_workbench.reset();
        m_theme.reset();
    }

    void listsTakesAndRestores()
    {
        BackupsDialog dialog(*m_workbench, *m_settings, m_window->centralWidget());
        QAbstractItemModelTester tester(dialog.list()->model());
        dialog.openSheet();
        QVERIFY(dialog.isOpen());
        auto *take = button(dialog, u"backupTake"_s);
        auto *restore = button(dialog, u"backupRestore"_s);
        QVERIFY(!restore->isEnabled()); // nothing to restore yet
        QVERIFY(take->hasFocus());

        const Id id = newId(m_clock.nowUtc());
        QVERIFY(put(id, u"Then"_s));
        QTest::keyClick(take, Qt::Key_Space);
        QTRY_COMPARE(dialog.list()->model()->rowCount(), 1);
        QTRY_VERIFY(restore->isEnabled());
        QTRY_COMPARE(banner(dialog)->fact(), u"A backup was taken."_s);
        const QModelIndex first = dialog.list()->model()->index(0, 0);
        QVERIFY(!first.data(Qt::DisplayRole).toString().isEmpty());
        QVERIFY(first.data(Qt::AccessibleTextRole).toString().contains("Dated backup"_L1));
        picture(u"list"_s);

        // Asked first; the first answer is to keep what is there.
        QVERIFY(put(id, u"Now"_s));
        dialog.list()->setFocus();
        QTest::keyClick(dialog.list(), Qt::Key_Return);
        auto *yes = button(dialog, u"backupRestoreYes"_s);
        auto *no = button(dialog, u"backupRestoreNo"_s);
        QVERIFY(no->hasFocus());
        QVERIFY(!take->isEnabled());
        QTRY_VERIFY(textOf(dialog).contains("1 comparison"_L1));
        picture(u"question"_s);
        QTest::keyClick(no, Qt::Key_Space);
        QVERIFY(dialog.list()->hasFocus());
        QCOMPARE(titleOf(id), u"Now"_s);

        QTest::keyClick(dialog.list(), Qt::Key_Return);
        yes = button(dialog, u"backupRestoreYes"_s);
        QSignalSpy restored(&dialog, &BackupsDialog::restored);
        QTest::mouseClick(yes, Qt::LeftButton);
        QTRY_COMPARE(restored.size(), 1);
        QCOMPARE(titleOf(id), u"Then"_s);
        QVERIFY(banner(dialog)->fact().startsWith("The history is restored; as it was before it is kept as"_L1));
        QCOMPARE(dialog.list()->model()->rowCount(), 2);
        picture(u"restored"_s);
        QTest::keyClick(dialog.list(), Qt::Key_Escape);
        QVERIFY(!dialog.isOpen());
    }

    void refusesAFileInPlace()
    {
        BackupsDialog dialog(*m_workbench, *m_settings, m_window->centralWidget());
        dialog.openSheet();
        const QString file = m_folder->filePath(u"notes.db"_s);
        QFile notes(file);
        QVERIFY(notes.open(QIODevice::WriteOnly) && notes.write("Not a history") > 0);
        notes.close();
        dialog.askRestore({.file = file, .made = m_clock.nowUtc()});
        QTest::keyClick(button(dialog, u"backupRestoreYes"_s), Qt::Key_Space);
        QTRY_COMPARE(banner(dialog)->fact(), u"“notes.db” is damaged, or no history of Bakeoff."_s);
        dialog.copyTo(m_folder->filePath(u"no/x.db"_s));
        QTRY_VERIFY(banner(dialog)->fact().startsWith("There is no folder"_L1));
        dialog.copyTo(m_folder->filePath(u"copy.db"_s));
        QTRY_COMPARE(banner(dialog)->fact(), u"A backup was taken."_s);
        QVERIFY(checkBackup(m_folder->filePath(u"copy.db"_s)));
    }

    void keepsTheLimit()
    {
        BackupsDialog dialog(*m_workbench, *m_settings, m_window->centralWidget());
        dialog.openSheet();
        auto *limit = dialog.findChild<QSpinBox *>(u"backupLimit"_s);
        QCOMPARE(limit->value(), 7);
        limit->setFocus();
        limit->selectAll();
        QTest::keyClicks(limit, u"12"_s);
        QCOMPARE(m_settings->get(keys::backupLimit), 12);
        limit->setValue(1000);
        QCOMPARE(m_settings->get(keys::backupLimit), 100);
    }

    void takesThemByItself()
    {
        Backups &backups = *m_workbench->backups();
        QVERIFY(backups.list().isEmpty());
        AutomaticBackups automatic(backups, *m_settings, nullptr, 10ms, 10ms);
        QSignalSpy failed(&automatic, &AutomaticBackups::failed);
        QTRY_COMPARE(backups.list().size(), 1);
        // Looked at again and again, taken once a day.
        QSignalSpy changed(&backups, &Backups::changed);
        QTest::qWait(100);
        QCOMPARE(backups.list().size(), 1);
        QVERIFY(failed.isEmpty());
    }

    void offersABackupWhereTheHistoryIsDamaged()
    {
        const Id id = newId(m_clock.nowUtc());
        QVERIFY(put(id, u"Kept"_s));
        const QFuture<Result<QString>> taken = m_workbench->backups()->take();
        QTRY_VERIFY(taken.isFinished());
        QVERIFY(taken.result());
        m_window.reset();
        m_commands.reset();
        m_workbench.reset();
        QFile history(m_folder->filePath(u"profile/history.db"_s));
        QVERIFY(history.open(QIODevice::ReadWrite) && history.write(QByteArray(300, '\0')) == 300);
        history.close();

        open(false);
        auto *restore = m_window->findChild<QPushButton *>(u"blockedRestore"_s);
        QVERIFY(restore);
        picture(u"damaged"_s);
        QTest::mouseClick(restore, Qt::LeftButton);
        auto *dialog = m_window->findChild<BackupsDialog *>();
        QVERIFY(dialog && dialog->isOpen());
        QTest::keyClick(dialog->list(), Qt::Key_Return);
        QSignalSpy started(m_window.get(), &MainWindow::started);
        QTest::keyClick(button(*dialog, u"backupRestoreYes"_s), Qt::Key_Space);
        QTRY_COMPARE(started.size(), 1);
        QVERIFY(started.first().first().toBool());
        QCOMPARE(titleOf(id), u"Kept"_s);
    }

private:
    void open(bool works = true)
    {
        m_workbench = std::make_unique<Workbench>(
            Workbench::Options{.profileFolder = m_folder->filePath(u"profile"_s), .sandboxProgram = {}}, m_clock);
        m_commands = std::make_unique<CommandRegistry>(*m_settings);
        m_window = std::make_unique<MainWindow>(*m_workbench, *m_settings, *m_theme, *m_commands);
        QSignalSpy started(m_window.get(), &MainWindow::started);
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_COMPARE_WITH_TIMEOUT(started.count(), 1, 20'000);
        QCOMPARE(started.first().first().toBool(), works);
    }

    static QPushButton *button(const QWidget &dialog, const QString &name)
    {
        // The newest of that name: buttons of an earlier question may still be on their way out.
        const auto found = dialog.findChildren<QPushButton *>(name);
        return found.isEmpty() ? nullptr : found.last();
    }
    static Banner *banner(const QWidget &dialog) { return dialog.findChild<Banner *>(); }
    static QString textOf(const QWidget &dialog)
    {
        QString text;
        for (const QLabel *label : dialog.findChildren<QLabel *>()) {
            if (label->isVisible())
                text += label->text() + u'\n';
        }
        return text;
    }

    bool put(const Id &id, const QString &title)
    {
        Comparison c;
        c.id = id;
        c.title = title;
        c.created = m_clock.nowUtc();
        c.updated = m_clock.nowUtc();
        const QFuture<Status> written
            = m_workbench->store().write([c](Database &db) { return ComparisonRepository(db).save(c); });
        return QTest::qWaitFor([&written] { return written.isFinished(); }, 20'000) && written.result().ok();
    }
    QString titleOf(const Id &id)
    {
        const QFuture<Result<Comparison>> loaded = m_workbench->loadComparison(id);
        (void)QTest::qWaitFor([&loaded] { return loaded.isFinished(); }, 20'000);
        return loaded.result().valueOr({}).title;
    }
    /// Where a folder is named in BACKUPS_SHOTS.
    void picture(const QString &name)
    {
        if (const QString folder = qEnvironmentVariable("BACKUPS_SHOTS"); !folder.isEmpty())
            m_window->grab().save(u"%1/backups-%2.png"_s.arg(folder, name));
    }

    const SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<AppSettings> m_settings;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<CommandRegistry> m_commands;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestBackupsDialog)
#include "tst_backupsdialog.moc"
