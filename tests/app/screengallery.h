// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakeclock.h"

#include "shell/appsettings.h"
#include "shell/commandregistry.h"
#include "shell/mainwindow.h"
#include "widgets/theme.h"
#include "words/translations.h"
#include "workbench/workbench.h"

#include <QApplication>
#include <QDir>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>

#include <memory>

namespace bakeoff {

/// The real window on a fresh profile, at a moment that is always the same, for a program that makes pictures:
/// PROGRAM FOLDER [LANGUAGE].
class ScreenGallery {
public:
    /// \param today it is 16:20, local time
    ScreenGallery(QApplication &app, const QDate &today)
        : m_arguments(app.arguments())
        , m_clock(UtcMicros::fromDateTime(QDateTime(today, QTime(16, 20))))
        , m_theme(app, ThemeMode::Light, 100)
        , m_settings(m_profile.filePath(QStringLiteral("settings.ini")))
        , m_workbench({.profileFolder = m_profile.filePath(QStringLiteral("profile")), .sandboxProgram = {}}, m_clock)
        , m_commands(m_settings)
    {
        m_settings.set(keys::providerCardHidden, true);
    }

    /// \return 0, or what the program ends with; why is said
    int start()
    {
        if (m_arguments.size() < 2) {
            qWarning("usage: %s FOLDER [LANGUAGE]", qPrintable(QFileInfo(m_arguments.first()).fileName()));
            return 2;
        }
        m_folder.setPath(m_arguments.at(1));
        QDir().mkpath(m_folder.path());
        const QString language = m_arguments.value(2, QStringLiteral("en"));
        m_translations.use(language);
        QLocale::setDefault(language == QLatin1StringView("en") ? QLocale(QLocale::English, QLocale::UnitedKingdom)
                                                                : QLocale(language));
        m_window = std::make_unique<MainWindow>(m_workbench, m_settings, m_theme, m_commands);
        m_window->resize(1600, 1000);
        m_window->show();
        wait(1500);
        if (m_workbench.isReady())
            return 0;
        qWarning("the window did not start");
        return 1;
    }

    static void wait(int ms)
    {
        QEventLoop loop;
        QTimer::singleShot(ms, &loop, &QEventLoop::quit);
        loop.exec();
    }
    /// NAME-light.png and NAME-dark.png.
    void grab(const QString &name)
    {
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            m_theme.setMode(mode);
            wait(150);
            const QLatin1StringView look(mode == ThemeMode::Light ? "light" : "dark");
            m_window->grab().save(m_folder.filePath(QStringLiteral("%1-%2.png").arg(name, look)));
        }
    }

    const Clock &clock() const { return m_clock; }
    Theme &theme() { return m_theme; }
    Workbench &workbench() { return m_workbench; }
    CommandRegistry &commands() { return m_commands; }
    MainWindow &window() { return *m_window; }

private:
    QStringList m_arguments;
    QDir m_folder;
    Translations m_translations;
    FakeClock m_clock;
    QTemporaryDir m_profile;
    Theme m_theme;
    AppSettings m_settings;
    Workbench m_workbench;
    CommandRegistry m_commands;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace bakeoff
