// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/framepacer.h"

#include <algorithm>

namespace bakeoff {

namespace {

constexpr int kFewStreams = 8;
constexpr int kFrame = 16;
constexpr int kLongFrame = 25; ///< 40 a second still look smooth

} // namespace

FramePacer::FramePacer(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_since.restart();
        emit due();
    });
    m_since.start();
}

int FramePacer::intervalFor(int streams)
{
    return streams > kFewStreams ? kLongFrame : kFrame;
}

void FramePacer::ask()
{
    if (!m_timer.isActive())
        m_timer.start(static_cast<int>(std::max<qint64>(0, m_interval - m_since.elapsed())));
}

} // namespace bakeoff
