// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSet>
#include <QTimer>

namespace bakeoff {

/// The one timer of all turning arcs: ten ticks a second while anything asks for it, one turn in 1.2 s.
class Ticker : public QObject {
    Q_OBJECT
public:
    explicit Ticker(QObject *parent = nullptr);

    /// Ask for ticks, or stop asking; any number of times. A deleted asker is forgotten.
    void want(QObject *asker, bool wanted);
    /// Reduced motion: the arcs stand still.
    void setMotion(bool motion);
    bool isRunning() const { return m_timer.isActive(); }
    /// Position of the arcs, 0 to 1.
    double turn() const;

signals:
    void ticked();

private:
    void update();

    QTimer m_timer;
    QSet<const QObject *> m_askers;
    int m_step = 0;
    bool m_motion = true;
};

} // namespace bakeoff
