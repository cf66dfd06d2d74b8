// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/profile.h"
#include "shell/appsettings.h"
#include "shell/commandregistry.h"
#include "shell/mainwindow.h"
#include "widgets/icons.h"
#include "widgets/theme.h"
#include "words/translations.h"
#include "workbench/workbench.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QIcon>

using namespace Qt::StringLiterals;

namespace {

bakeoff::ThemeMode themeMode(const QString &name)
{
    if (name == "light"_L1)
        return bakeoff::ThemeMode::Light;
    return name == "dark"_L1 ? bakeoff::ThemeMode::Dark : bakeoff::ThemeMode::System;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QApplication::setApplicationName(u"bakeoff"_s);
    QApplication::setApplicationDisplayName(u"Bakeoff"_s);
    QApplication::setApplicationVersion(QStringLiteral(BAKEOFF_VERSION));
    QApplication::setDesktopFileName(u"org.bakeoff.Bakeoff"_s);

    // The system's language until the settings are known, which need the profile that is named on the command line.
    bakeoff::Translations translations;
    translations.use();

    QCommandLineParser parser;
    const QCommandLineOption profileOption(u"profile"_s, QCoreApplication::translate("main", "Use another data folder."),
                                           u"DIR"_s);
    parser.addOption(profileOption);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(app);
    const QString profile = parser.value(profileOption);

    // Only the settings are read before the first paint; the profile itself is opened behind it.
    const QString folder = profile.isEmpty() ? bakeoff::Profile::defaultFolder() : profile;
    bakeoff::AppSettings settings(QDir(folder).absoluteFilePath(u"settings.ini"_s));
    const QString language = settings.get(bakeoff::keys::language);
    if (!language.isEmpty())
        translations.use(language);

    const bakeoff::SystemClock clock;
    bakeoff::Theme theme(app, themeMode(settings.get(bakeoff::keys::colorMode)),
                         settings.get(bakeoff::keys::fontPercent));
    QApplication::setWindowIcon(bakeoff::lookIcon(u"app/org.bakeoff.Bakeoff"_s));
    bakeoff::Workbench workbench({.profileFolder = profile,
                                  .sandboxProgram = QCoreApplication::applicationDirPath() + u"/bakeoff-cli"_s},
                                 clock);
    bakeoff::CommandRegistry commands(settings);
    bakeoff::MainWindow window(workbench, settings, theme, commands);
    window.show();
    return QApplication::exec();
}
