// SPDX-License-Identifier: GPL-3.0-or-later
// Health of the providers: in words, on its page, in the status bar.
#include "base/clock.h"
#include "shell/appsettings.h"
#include "shell/commandregistry.h"
#include "shell/healthitem.h"
#include "shell/healthpage.h"
#include "shell/healthtexts.h"
#include "shell/mainwindow.h"
#include "shell/settingsscreen.h"
#include "shell/totalsbar.h"
#include "widgets/theme.h"
#include "workbench/healthreport.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QApplication>
#include <QDesktopServices>
#include <QFuture>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace bakeoff;

namespace {

ProviderHealth health(const QString &provider, int done, int failed = 0, int cutOff = 0)
{
    ProviderHealth h;
    h.provider = provider;
    h.done = done;
    h.failed = failed;
    h.cutOff = cutOff;
    return h;
}

} // namespace

class TestHealthPage : public QObject {
    Q_OBJECT

public slots:
    void openLink(const QUrl &url) { m_opened.append(url); }

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_theme = std::make_unique<Theme>(*qApp, ThemeMode::Light, 100);
        m_settings = std::make_unique<AppSettings>(m_folder.filePath(u"settings.ini"_s));
        m_workbench = std::make_unique<Workbench>(
            Workbench::Options{.profileFolder = m_folder.filePath(u"profile"_s), .sandboxProgram = {}}, m_clock);
        m_commands = std::make_unique<CommandRegistry>(*m_settings);
        m_window = std::make_unique<MainWindow>(*m_workbench, *m_settings, *m_theme, *m_commands);
        QSignalSpy started(m_window.get(), &MainWindow::started);
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_COMPARE_WITH_TIMEOUT(started.count(), 1, 20'000);
        ProviderConfig router;
        router.name = u"openrouter"_s;
        router.kind = ProviderKind::OpenRouter;
        router.preset = Preset::OpenRouter;
        router.baseUrl = presetInfo(Preset::OpenRouter).baseUrl;
        bool added = false;
        m_workbench->providers().add(router).then(this, [&](const Status &status) { added = status.ok(); });
        QTRY_VERIFY(added);
    }
    void cleanupTestCase()
    {
        QDesktopServices::unsetUrlHandler(u"https"_s);
        m_window.reset();
        m_commands.reset();
        m_workbench.reset();
        m_theme.reset();
    }

    void states_data()
    {
        QTest::addColumn<ProviderHealth>("day");
        QTest::addColumn<StateLook>("look");
        QTest::addColumn<QString>("success");
        const auto row = [](const char *name, const ProviderHealth &day, StateLook look, const char *success) {
            QTest::newRow(name) << day << look << QString::fromUtf8(success);
        };
        row("nothing asked", health(u"p"_s, 0), StateLook::Ready, "no requests yet");
        row("one, complete", health(u"p"_s, 1), StateLook::Done, "1 of 1 (n too small)");
        row("all complete", health(u"p"_s, 40), StateLook::Done, "100% of 40");
        row("few, one failed", health(u"p"_s, 1, 1), StateLook::CutOff, "1 of 2 (n too small)");
        row("few, all failed", health(u"p"_s, 0, 2), StateLook::CutOff, "0 of 2 (n too small)");
        row("nearly all", health(u"p"_s, 2999, 1), StateLook::Done, "99.9% of 3,000");
        row("some failed", health(u"p"_s, 8, 1, 1), StateLook::CutOff, "80.0% of 10");
        row("most failed", health(u"p"_s, 2, 8), StateLook::Failed, "20.0% of 10");
        row("all failed", health(u"p"_s, 0, 5), StateLook::Failed, "0% of 5");
    }
    void states()
    {
        QFETCH(ProviderHealth, day);
        QTEST(HealthTexts::state(day).look, "look");
        QTEST(HealthTexts::success(day), "success");
    }

    void countsAreNamedTheMostFrequentFirst()
    {
        ProviderHealth h = health(u"p"_s, 3, 4);
        h.errors = {{ErrorKind::RateLimited, 1}, {ErrorKind::Timeout, 3}};
        h.hosts = {{u"Groq"_s, 1}, {QString(), 2}};
        QCOMPARE(HealthTexts::errors(h), u"Time-out 3, Too many requests 1"_s);
        QCOMPARE(HealthTexts::hosts(h), u"not named 2, Groq 1"_s);
        QCOMPARE(HealthTexts::errors(health(u"p"_s, 1)), u"–"_s);
    }

    void everyKindOfErrorHasWords()
    {
        for (int kind = 0; kind <= static_cast<int>(ErrorKind::KeyStore); ++kind)
            QVERIFY(!HealthTexts::kind(static_cast<ErrorKind>(kind)).isEmpty());
    }

    void theWorstStandsInTheStatusBar()
    {
        HealthState worst = HealthTexts::worst({health(u"a"_s, 9), health(u"b"_s, 1, 9), health(u"c"_s, 8, 2)});
        QCOMPARE(worst.look, StateLook::Failed);
        QVERIFY2(worst.sentence.startsWith(u"b: 9 of 10"_s), qPrintable(worst.sentence));
        worst = HealthTexts::worst({health(u"a"_s, 9), health(u"b"_s, 0)});
        QCOMPARE(worst.look, StateLook::Done);
        QVERIFY2(worst.sentence.contains(u"9 request"_s), qPrintable(worst.sentence));
        QCOMPARE(HealthTexts::worst({health(u"a"_s, 0)}).look, StateLook::Ready);
    }

    void thePageIsReachedFromTheStatusBarAndByKey()
    {
        auto *item = m_window->findChild<HealthItem *>();
        QTRY_VERIFY(item->isVisible());
        QCOMPARE(item->state().look, StateLook::Ready);
        QVERIFY(item->accessibleName().contains(u"No requests"_s));
        QTest::mouseClick(item, Qt::LeftButton);
        auto *page = m_window->findChild<HealthPage *>();
        QTRY_VERIFY(page && page->isVisible());
        QCOMPARE(text(page, u"success-day-openrouter"_s), u"no requests yet"_s);
        QCOMPARE(text(page, u"state-openrouter"_s), u"No requests yet"_s);

        m_window->showScreen(MainWindow::Screen::Compare);
        QVERIFY(!page->isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(page->isVisible());
        QVERIFY(page->isAncestorOf(QApplication::focusWidget()));
        m_window->showScreen(MainWindow::Screen::Compare);
        item->setFocus(Qt::TabFocusReason);
        QTest::keyClick(item, Qt::Key_Space);
        QVERIFY(page->isVisible());
    }

    void figuresStandBesideEachOther()
    {
        HealthFigures figures;
        ProviderHealth day = health(u"openrouter"_s, 6, 3, 1);
        day.errors = {{ErrorKind::Overloaded, 3}, {ErrorKind::Interrupted, 1}};
        day.hosts = {{u"DeepInfra"_s, 5}, {u"Groq"_s, 2}};
        day.fallbacks = 2;
        day.attempts = 1;
        day.lastError = m_clock.nowUtc();
        ProviderHealth month = day;
        month.done = 196;
        figures.day = {day};
        figures.month = {month};
        auto *page = m_window->findChild<HealthPage *>();
        m_window->showScreen(MainWindow::Screen::Compare);
        page->setFigures({}); // unseen: nothing is built
        page->setFigures(figures);
        QVERIFY(text(page, u"success-day-openrouter"_s) != u"60.0% of 10"_s);
        m_window->showScreen(MainWindow::Screen::Settings);
        m_window->findChild<SettingsScreen *>()->showPage(SettingsScreen::Page::Health);
        QVERIFY(page->isVisible());
        QCOMPARE(text(page, u"success-day-openrouter"_s), u"60.0% of 10"_s);
        QCOMPARE(text(page, u"success-month-openrouter"_s), u"98.0% of 200"_s);
        QCOMPARE(text(page, u"errors-day-openrouter"_s), u"No room 3, Connection broke 1"_s);
        QCOMPARE(text(page, u"hosts-day-openrouter"_s), u"DeepInfra 5, Groq 2"_s);
        QVERIFY(text(page, u"fallbacks-day-openrouter"_s).startsWith(u'2'));
        QVERIFY(text(page, u"last-day-openrouter"_s) != u"–"_s);
        m_window->findChild<TotalsBar *>()->showHealth(figures);
        QCOMPARE(m_window->findChild<HealthItem *>()->state().look, StateLook::CutOff);
    }

    void theStatusPageOpensInTheBrowser()
    {
        QDesktopServices::setUrlHandler(u"https"_s, this, "openLink");
        m_window->showScreen(MainWindow::Screen::Settings);
        m_window->findChild<SettingsScreen *>()->showPage(SettingsScreen::Page::Health);
        auto *page = m_window->findChild<HealthPage *>();
        auto *link = page->findChild<QPushButton *>(u"status-openrouter"_s);
        QVERIFY(link);
        QTRY_VERIFY(link->isVisible());
        QTest::mouseClick(link, Qt::LeftButton);
        QCOMPARE(m_opened, QList<QUrl>{QUrl(u"https://status.openrouter.ai"_s)});
        QVERIFY(!page->findChild<QPushButton *>(u"status-sandbox"_s)); // has no such page
    }

private:
    static QString text(const QWidget *page, const QString &name)
    {
        const auto *label = page->findChild<QLabel *>(name);
        return label ? label->text() : u"(missing)"_s;
    }

    SystemClock m_clock;
    QTemporaryDir m_folder;
    QList<QUrl> m_opened;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<AppSettings> m_settings;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<CommandRegistry> m_commands;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestHealthPage)
#include "tst_healthpage.moc"
