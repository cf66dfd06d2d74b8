// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QListWidget;
class QStackedWidget;

namespace bakeoff {

class AppSettings;
class CommandRegistry;
class HealthPage;
class ProvidersPage;
class Theme;
class Workbench;

/// The settings as a screen of the window: groups at the left, a page at the right.
class SettingsScreen : public QWidget {
    Q_OBJECT
public:
    SettingsScreen(Workbench &workbench, AppSettings &settings, Theme &theme, CommandRegistry &commands,
                   QWidget *parent = nullptr);

    enum class Page { Providers, Routing, Health, Jobs, Appearance, Keyboard };

    /// The workbench is ready: the pages that need it can be shown.
    void start();
    void showPage(Page page);
    void showProviders(const QString &provider = {});
    /// Null before start().
    HealthPage *healthPage() const { return m_health; }

signals:
    void reducedMotionChanged(bool reduced);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fitGroups();
    void replacePage(Page page, QWidget *with);

    Workbench &m_workbench;
    AppSettings &m_settings;
    CommandRegistry &m_commands;
    QListWidget *m_groups;
    QStackedWidget *m_pages;
    QWidget *m_side = nullptr;
    ProvidersPage *m_providers = nullptr;
    HealthPage *m_health = nullptr;
};

} // namespace bakeoff
