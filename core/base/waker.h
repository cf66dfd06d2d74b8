// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaObject>
#include <QObject>

#include <functional>
#include <mutex>

namespace bakeoff {

/// Lets another thread ask an object to look at something, for as long as that object lives. The owner keeps a
/// shared_ptr and calls disarm() in its destructor; wake() from any thread, before or after.
class Waker {
public:
    Waker(QObject *target, std::function<void()> look)
        : m_target(target)
        , m_look(std::move(look))
    {
    }

    void wake()
    {
        const std::scoped_lock lock(m_mutex);
        if (m_target)
            QMetaObject::invokeMethod(m_target, m_look, Qt::QueuedConnection);
    }

    void disarm()
    {
        const std::scoped_lock lock(m_mutex);
        m_target = nullptr;
    }

private:
    std::mutex m_mutex;
    QObject *m_target;
    std::function<void()> m_look;
};

} // namespace bakeoff
