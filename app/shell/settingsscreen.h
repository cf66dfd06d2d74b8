// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QListWidget;
class QStackedWidget;

namespace bakeoff {

class AppSettings;
class CommandRegistry;
class ProvidersPage;
class Theme;
class Workbench;

/// The settings as a screen of the window: groups at the left, a page at the right.
class SettingsScreen : public QWidget {
    Q_OBJECT
public:
    SettingsScreen(Workbench &workbench, AppSettings &settings, Theme &theme, CommandRegistry &commands,
                   QWidget *parent = nullptr);

    /// The workbench is ready: the providers can be shown.
    void start();
    void showProviders(const QString &provider = {});

signals:
    void reducedMotionChanged(bool reduced);

private:
    Workbench &m_workbench;
    CommandRegistry &m_commands;
    QListWidget *m_groups;
    QStackedWidget *m_pages;
    ProvidersPage *m_providers = nullptr;
};

} // namespace bakeoff
