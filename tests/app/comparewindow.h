// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "catalog/catalog.h"
#include "compare/comparescreen.h"
#include "compare/paneboard.h"
#include "compare/panewidget.h"
#include "sandbox/sandboxfiles.h"
#include "shell/appsettings.h"
#include "shell/commandregistry.h"
#include "shell/mainwindow.h"
#include "widgets/theme.h"
#include "workbench/comparisondocument.h"
#include "workbench/workbench.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

/// The real window on a profile of its own, with the real sandbox process behind it.
class CompareWindow {
public:
    explicit CompareWindow(bakeoff::Theme &theme, QSize size = {1400, 900})
        : m_theme(theme)
        , m_size(size)
    {
    }
    ~CompareWindow()
    {
        close();
        // Only the process that this window started.
        const auto info = bakeoff::readSandboxInfo(profile());
        if (info && info->pid > 0)
            kill(static_cast<pid_t>(info->pid), SIGTERM);
    }

    /// \param card the panel that offers providers stands beside the screen
    bool open(bool card = false)
    {
        using namespace Qt::StringLiterals;
        m_settings = std::make_unique<bakeoff::AppSettings>(m_folder.filePath(u"settings.ini"_s));
        m_settings->set(bakeoff::keys::providerCardHidden, !card);
        m_workbench = std::make_unique<bakeoff::Workbench>(
            bakeoff::Workbench::Options{.profileFolder = profile(),
                                        .sandboxProgram = qEnvironmentVariable("BAKEOFF_BIN_DIR") + u"/bakeoff-cli"_s},
            m_clock);
        m_commands = std::make_unique<bakeoff::CommandRegistry>(*m_settings);
        m_window = std::make_unique<bakeoff::MainWindow>(*m_workbench, *m_settings, m_theme, *m_commands);
        QSignalSpy started(m_window.get(), &bakeoff::MainWindow::started);
        m_window->resize(m_size);
        m_window->show();
        return QTest::qWaitForWindowActive(m_window.get())
            && QTest::qWaitFor([&] { return started.count() == 1; }, 20'000)
            && QTest::qWaitFor([this] { return document() != nullptr; }, 10'000)
            && QTest::qWaitFor([this] { return m_workbench->catalog().has(u"sandbox"_s); }, 20'000);
    }
    void close()
    {
        m_window.reset();
        m_commands.reset();
        m_workbench.reset();
        m_settings.reset();
    }

    /// The same profile in a new window, as after a restart.
    bool reopen()
    {
        close();
        return open();
    }

    /// In the folder of this window, for files of the test.
    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString profile() const { return path(QStringLiteral("profile")); }
    bakeoff::MainWindow &window() const { return *m_window; }
    bakeoff::Workbench &workbench() const { return *m_workbench; }
    bakeoff::ComparisonDocument *document() const { return m_window->compareScreen()->document(); }
    bakeoff::PaneBoard &board() const { return *m_window->findChild<bakeoff::PaneBoard *>(); }
    const QList<bakeoff::PaneWidget *> &panes() const { return board().panes(); }
    QPlainTextEdit *prompt() const { return m_window->findChild<QPlainTextEdit *>(QStringLiteral("promptEditor")); }
    QAction *command(const char *id) const { return m_commands->action(QString::fromLatin1(id)); }
    void run(const char *id) const { command(id)->trigger(); }
    /// The key as it would reach the widget that has the focus, shortcuts first.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : m_window.get(), key, modifiers);
    }

    /// These sandbox models instead of the line-up that is there.
    void setModels(const QStringList &models)
    {
        while (!document()->value().panes.isEmpty())
            document()->removePane(document()->value().panes.first().id);
        for (const QString &model : models)
            document()->addPane({QStringLiteral("sandbox"), model});
    }
    void send(const QString &text)
    {
        prompt()->setPlainText(text);
        run("compare.send");
    }
    bool waitUntilEnded() const
    {
        return QTest::qWaitFor([this] { return !document()->isRunning(); }, 30'000);
    }
    const bakeoff::Reply *reply(int pane) const
    {
        return document()->reply(panes().at(pane)->paneId(), *document()->lastTurn());
    }
    /// The texts of all labels that can be seen.
    QStringList shownTexts() const
    {
        QStringList texts;
        for (const QLabel *label : m_window->findChildren<QLabel *>()) {
            if (label->isVisible())
                texts.append(label->text());
        }
        return texts;
    }
    QStringList order() const
    {
        QStringList models;
        for (const bakeoff::Pane &pane : document()->value().panes)
            models.append(pane.model.id);
        return models;
    }

private:
    bakeoff::Theme &m_theme;
    QSize m_size;
    bakeoff::SystemClock m_clock;
    QTemporaryDir m_folder;
    std::unique_ptr<bakeoff::AppSettings> m_settings;
    std::unique_ptr<bakeoff::Workbench> m_workbench;
    std::unique_ptr<bakeoff::CommandRegistry> m_commands;
    std::unique_ptr<bakeoff::MainWindow> m_window;
};
