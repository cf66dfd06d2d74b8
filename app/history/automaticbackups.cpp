// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/automaticbackups.h"

#include "shell/appsettings.h"
#include "workbench/backups.h"

#include <algorithm>

namespace bakeoff {

AutomaticBackups::AutomaticBackups(Backups &backups, AppSettings &settings, QObject *parent,
                                   std::chrono::milliseconds first, std::chrono::milliseconds again)
    : QObject(parent)
    , m_backups(backups)
    , m_settings(settings)
    , m_again(again)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &AutomaticBackups::look);
    m_timer.start(first);
}

void AutomaticBackups::look()
{
    const int limit = std::clamp(m_settings.get(keys::backupLimit), 1, Backups::MostLimit);
    m_backups.takeIfDue(limit).then(this, [this](const Status &taken) {
        if (!taken && !m_failing)
            emit failed(taken.error());
        m_failing = !taken.ok();
        m_timer.start(m_again);
    });
}

} // namespace bakeoff
