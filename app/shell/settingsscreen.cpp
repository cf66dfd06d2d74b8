// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/settingsscreen.h"

#include "shell/appearancepage.h"
#include "shell/healthpage.h"
#include "shell/jobspage.h"
#include "shell/keyboardpage.h"
#include "shell/providerspage.h"
#include "shell/routingpage.h"
#include "widgets/focusareas.h"
#include "widgets/metrics.h"
#include "widgets/screenheader.h"
#include "widgets/typography.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace bakeoff {

SettingsScreen::SettingsScreen(Workbench &workbench, AppSettings &settings, Theme &theme, CommandRegistry &commands,
                               QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_settings(settings)
    , m_commands(commands)
    , m_groups(new QListWidget)
    , m_pages(new QStackedWidget)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(new ScreenHeader(tr("Settings")));
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    auto *side = new Surface(Surface::Ground::Window, Qt::RightEdge);
    auto *sideLayout = new QVBoxLayout(side);
    sideLayout->setContentsMargins(metrics::kSmall, metrics::kSmall, metrics::kSmall, metrics::kSmall);
    m_groups->setFrameShape(QFrame::NoFrame);
    m_groups->viewport()->setAutoFillBackground(false);
    m_groups->setAccessibleName(tr("Groups of settings"));
    // In the order of Page.
    m_groups->addItems({tr("Providers"), tr("Routing"), tr("Health"), tr("Jobs"), tr("Appearance"), tr("Keyboard")});
    markFocusArea(m_groups);
    sideLayout->addWidget(m_groups);
    m_side = side;
    fitGroups();
    row->addWidget(side);
    row->addWidget(m_pages, 1);
    layout->addLayout(row, 1);

    auto *appearance = new AppearancePage(settings, theme);
    connect(appearance, &AppearancePage::reducedMotionChanged, this, &SettingsScreen::reducedMotionChanged);
    for (int i = 0; i < static_cast<int>(Page::Appearance); ++i)
        m_pages->addWidget(new Surface(Surface::Ground::Base)); // until the workbench is ready
    m_pages->addWidget(appearance);
    m_pages->addWidget(new KeyboardPage(commands));
    connect(m_groups, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    m_groups->setCurrentRow(0);
}

void SettingsScreen::start()
{
    if (m_providers)
        return;
    m_providers = new ProvidersPage(m_workbench, m_commands);
    m_health = new HealthPage(m_workbench);
    replacePage(Page::Providers, m_providers);
    replacePage(Page::Routing, new RoutingPage(m_workbench, m_settings, m_commands));
    replacePage(Page::Health, m_health);
    replacePage(Page::Jobs, new JobsPage(m_workbench, m_settings));
}

void SettingsScreen::replacePage(Page page, QWidget *with)
{
    const int current = m_pages->currentIndex();
    const int index = static_cast<int>(page);
    QWidget *before = m_pages->widget(index);
    m_pages->removeWidget(before);
    before->deleteLater();
    m_pages->insertWidget(index, with);
    m_pages->setCurrentIndex(current);
}

void SettingsScreen::fitGroups()
{
    for (int i = 0; i < m_groups->count(); ++i)
        m_groups->item(i)->setSizeHint(QSize(100, scaled(30)));
    m_side->setFixedWidth(std::max(scaled(150), m_groups->sizeHintForColumn(0) + 5 * metrics::kSmall));
}

void SettingsScreen::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_side)
        fitGroups();
}

void SettingsScreen::showPage(Page page)
{
    m_groups->setCurrentRow(static_cast<int>(page));
}

void SettingsScreen::showProviders(const QString &provider)
{
    showPage(Page::Providers);
    if (m_providers && !provider.isEmpty())
        m_providers->choose(provider);
}

} // namespace bakeoff
