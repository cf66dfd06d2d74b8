// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window on a fresh profile, in pictures: window_gallery FOLDER [SECONDS] sends the starter prompt to the
// sandbox and grabs every screen in both modes, two sizes and large type; window_gallery FOLDER long shows words a third
// longer. One profile a process: QtKeychain has one job queue, which belongs to the thread that used it first.
#include "base/clock.h"
#include "compare/comparescreen.h"
#include "compare/lineupcontrol.h"
#include "shell/appsettings.h"
#include "shell/commandregistry.h"
#include "shell/mainwindow.h"
#include "widgets/messages.h"
#include "widgets/overlaypopup.h"
#include "widgets/theme.h"
#include "workbench/comparisondocument.h"
#include "workbench/lineupbook.h"
#include "words/translations.h"
#include "workbench/workbench.h"

#include <QApplication>
#include <QDir>
#include <QEventLoop>
#include <QFuture>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTimer>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace bakeoff;

namespace {

/// English with a third more letters, as German has.
class LongWords : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *text, const char *, int) const override
    {
        const QString source = QString::fromUtf8(text);
        if (source.size() < 3)
            return source;
        QString longer = source;
        const bool stop = longer.endsWith(u'.');
        longer += QString(source.size() * 35 / 100, u'ö');
        return stop ? longer + u'.' : longer;
    }
};

void wait(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

class Session {
public:
    Session(QApplication &app, const QDir &folder, int seconds)
        : m_folder(folder)
        , m_seconds(seconds)
        , m_theme(app, ThemeMode::Light, 100)
        , m_settings(m_profile.filePath(u"settings.ini"_s))
        , m_workbench({.profileFolder = m_profile.filePath(u"profile"_s),
                       .sandboxProgram = QCoreApplication::applicationDirPath() + u"/bakeoff-cli"_s},
                      m_clock)
        , m_commands(m_settings)
        , m_window(m_workbench, m_settings, m_theme, m_commands)
    {
    }

    bool start()
    {
        QEventLoop loop;
        bool works = false;
        QObject::connect(&m_window, &MainWindow::started, &loop, [&](bool ok) {
            works = ok;
            loop.quit();
        });
        m_window.resize(1600, 1000);
        m_window.show();
        loop.exec();
        wait(600);
        return works;
    }

    void grab(const QString &name)
    {
        // Whether the machine has a key store is not what the pictures are about.
        for (Banner *banner : m_window.findChildren<Banner *>()) {
            if (banner->look() == StateLook::Info)
                banner->dismiss();
        }
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            m_theme.setMode(mode);
            wait(120);
            const QString suffix = mode == ThemeMode::Light ? u"light"_s : u"dark"_s;
            m_window.grab().save(m_folder.filePath(u"%1-%2.png"_s.arg(name, suffix)));
        }
    }

    void screens(const QString &size)
    {
        m_window.showScreen(MainWindow::Screen::Compare);
        grab(u"compare-"_s + size);
        m_window.showScreen(MainWindow::Screen::History);
        wait(300);
        grab(u"history-"_s + size);
        m_window.showScreen(MainWindow::Screen::Settings);
        auto *groups = m_window.findChild<QListWidget *>();
        for (int row = 0; row < groups->count(); ++row) {
            groups->setCurrentRow(row);
            wait(100);
            grab(u"settings%1-%2"_s.arg(row).arg(size));
        }
        groups->setCurrentRow(0);
        m_window.showScreen(MainWindow::Screen::Compare);
    }

    void popups()
    {
        m_commands.action(u"help.keys"_s)->trigger();
        wait(100);
        grab(u"keys"_s);
        dismiss();
        m_window.addProvider(Preset::OpenRouter);
        wait(300);
        grab(u"add"_s);
        dismiss();
        if (QAction *models = m_commands.action(u"compare.addModel"_s)) {
            models->trigger();
            wait(800);
            grab(u"models"_s);
            dismiss();
        }
        lineUps();
    }

    void lineUps()
    {
        const Comparison &shown = m_window.compareScreen()->document()->value();
        LineUp lineUp = lineUpOf(shown, u"Everyday three"_s);
        lineUp.isDefault = true;
        lineUp.systemPrompt = u"Answer in one paragraph."_s;
        m_workbench.lineUps().save(lineUp);
        m_workbench.lineUps().save(lineUpOf(shown, u"Fast ones"_s));
        wait(400);
        m_window.findChild<LineUpControl *>()->apply(u"Everyday three"_s);
        wait(100);
        grab(u"lineup-applied"_s);
        m_commands.action(u"lineup.undo"_s)->trigger();
        m_commands.action(u"lineup.manage"_s)->trigger();
        wait(300);
        grab(u"lineups"_s);
        dismiss();
        m_commands.action(u"lineup.saveAs"_s)->trigger();
        wait(300);
        grab(u"lineup-save"_s);
        dismiss();
    }

    void send()
    {
        m_commands.action(u"compare.send"_s)->trigger();
        wait(1500);
        grab(u"streaming-1600"_s);
        for (int i = 0; i < m_seconds && m_window.compareScreen()->document()->isRunning(); ++i)
            wait(1000);
        wait(600);
    }

    /// A blind turn with a pane that repeats: before the vote and after it.
    void vote()
    {
        ComparisonDocument *document = m_window.compareScreen()->document();
        document->setPaneRepeat(document->value().panes.first().id, 3);
        document->setBlind(true);
        m_window.findChild<QPlainTextEdit *>(u"promptEditor"_s)->setPlainText(u"Tell it again in one sentence."_s);
        m_commands.action(u"compare.send"_s)->trigger();
        wait(1000);
        grab(u"blind-1600"_s);
        for (int i = 0; i < m_seconds && document->isRunning(); ++i)
            wait(1000);
        wait(600);
        grab(u"vote-1600"_s);
        m_commands.action(u"compare.best1"_s)->trigger();
        wait(600);
        document->setBlind(false);
        grab(u"voted-1600"_s);
    }

    void sizes()
    {
        screens(u"1600"_s);
        m_window.resize(1280, 800);
        screens(u"1280"_s);
        m_theme.setFontPercent(150);
        wait(200);
        grab(u"compare-large"_s);
        m_theme.setFontPercent(100);
    }

private:
    void dismiss()
    {
        for (OverlayPopup *popup : m_window.findChildren<OverlayPopup *>())
            popup->dismiss();
    }

    QDir m_folder;
    int m_seconds;
    QTemporaryDir m_profile;
    SystemClock m_clock;
    Theme m_theme;
    AppSettings m_settings;
    Workbench m_workbench;
    CommandRegistry m_commands;
    MainWindow m_window;

public:
    void longWords()
    {
        LongWords words;
        QCoreApplication::installTranslator(&words);
        {
            const QTemporaryDir profile;
            AppSettings settings(profile.filePath(u"settings.ini"_s));
            Workbench workbench({.profileFolder = profile.filePath(u"profile"_s), .sandboxProgram = {}}, m_clock);
            CommandRegistry commands(settings);
            MainWindow window(workbench, settings, m_theme, commands);
            window.resize(1280, 800);
            m_theme.setMode(ThemeMode::Light);
            window.show();
            wait(1500);
            window.grab().save(m_folder.filePath(u"long-compare.png"_s));
            window.showScreen(MainWindow::Screen::Settings);
            wait(300);
            window.grab().save(m_folder.filePath(u"long-settings.png"_s));
            window.addProvider(Preset::OpenRouter);
            wait(300);
            window.grab().save(m_folder.filePath(u"long-add.png"_s));
        }
        QCoreApplication::removeTranslator(&words);
    }
};

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    if (argc < 2) {
        qWarning("usage: window_gallery FOLDER [SECONDS | long]");
        return 2;
    }
    Translations translations;
    translations.use(u"en"_s);
    Session session(app, QDir(QString::fromLocal8Bit(argv[1])), argc > 2 ? QByteArray(argv[2]).toInt() : 20);
    if (argc > 2 && QByteArray(argv[2]) == "long") {
        session.longWords();
        return 0;
    }
    if (!session.start()) {
        qWarning("the window did not start");
        return 1;
    }
    session.grab(u"first-1600"_s);
    session.popups();
    session.send();
    session.vote();
    session.sizes();
    return 0;
}
