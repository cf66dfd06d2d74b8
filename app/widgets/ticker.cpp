// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/ticker.h"

namespace bakeoff {

namespace {
constexpr int kTickMs = 100;
constexpr int kStepsPerTurn = 12;
} // namespace

Ticker::Ticker(QObject *parent)
    : QObject(parent)
{
    m_timer.setInterval(kTickMs);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_step = (m_step + 1) % kStepsPerTurn;
        emit ticked();
    });
}

void Ticker::want(QObject *asker, bool wanted)
{
    if (wanted == m_askers.contains(asker))
        return;
    if (wanted) {
        m_askers.insert(asker);
        connect(asker, &QObject::destroyed, this, [this, asker] {
            m_askers.remove(asker);
            update();
        });
    } else {
        m_askers.remove(asker);
        disconnect(asker, &QObject::destroyed, this, nullptr);
    }
    update();
}

void Ticker::setMotion(bool motion)
{
    m_motion = motion;
    m_step = 0;
    emit ticked();
    update();
}

double Ticker::turn() const
{
    return static_cast<double>(m_step) / kStepsPerTurn;
}

void Ticker::update()
{
    const bool run = m_motion && !m_askers.isEmpty();
    if (run && !m_timer.isActive())
        m_timer.start();
    else if (!run)
        m_timer.stop();
}

} // namespace bakeoff
