// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/healthreport.h"

#include <QObject>
#include <QTimer>

namespace bakeoff {

class Workbench;

/// Reads the health of the providers for whoever shows it: soon after the history has changed, and now and then, since
/// the spans move on. Keeps nothing.
class HealthFeed : public QObject {
    Q_OBJECT
public:
    explicit HealthFeed(Workbench &workbench, QObject *parent = nullptr);

    /// The workbench is ready.
    void start();

signals:
    void read(const bakeoff::HealthFigures &figures);
    void failed(const bakeoff::Error &error);

private:
    void ask();

    Workbench &m_workbench;
    QTimer m_soon;
    QTimer m_anew;
    bool m_reading = false;
};

} // namespace bakeoff
