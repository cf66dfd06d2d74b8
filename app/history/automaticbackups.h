// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QObject>
#include <QTimer>

namespace bakeoff {

class AppSettings;
class Backups;

/// The dated backups that a window takes by itself: one some minutes after its start, when it has settled, then looked at
/// every hour, so that a window that stays open takes one a day. The command line takes none.
class AutomaticBackups : public QObject {
    Q_OBJECT
public:
    static constexpr std::chrono::minutes First{5};
    static constexpr std::chrono::minutes Again{60};

    AutomaticBackups(Backups &backups, AppSettings &settings, QObject *parent = nullptr,
                     std::chrono::milliseconds first = First, std::chrono::milliseconds again = Again);

signals:
    /// A backup was due and could not be taken; emitted once until one works again.
    void failed(const bakeoff::Error &error);

private:
    void look();

    Backups &m_backups;
    AppSettings &m_settings;
    QTimer m_timer;
    std::chrono::milliseconds m_again;
    bool m_failing = false;
};

} // namespace bakeoff
