// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace bakeoff {

class AppSettings;
class Workbench;

/// Settings: notices when jobs are done, and how the queue begins after a crash. All take effect at once.
class JobsPage : public QWidget {
    Q_OBJECT
public:
    JobsPage(Workbench &workbench, AppSettings &settings, QWidget *parent = nullptr);
};

} // namespace bakeoff
