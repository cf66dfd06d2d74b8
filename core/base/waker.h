// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaObject>
#include <QObject>

#include <functional>
#include <mutex>
#include <utility>

namespace bakeoff {

/// Runs work on an object's thread, later, for as long as that object lives. The owner keeps a shared_ptr and calls
/// disarm() in its destructor; post() from any thread, before or after.
class GuardedPoster {
public:
    explicit GuardedPoster(QObject *target)
        : m_target(target)
    {
    }

    void post(std::function<void()> work)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_target)
            QMetaObject::invokeMethod(m_target, std::move(work), Qt::QueuedConnection);
    }

    void disarm()
    {
        const std::scoped_lock lock(m_mutex);
        m_target = nullptr;
    }

private:
    std::mutex m_mutex;
    QObject *m_target;
};

/// Lets another thread ask an object to look at something, for as long as that object lives. The owner keeps a
/// shared_ptr and calls disarm() in its destructor; wake() from any thread, before or after.
class Waker {
public:
    Waker(QObject *target, std::function<void()> look)
        : m_poster(target)
        , m_look(std::move(look))
    {
    }

    void wake() { m_poster.post(m_look); }
    void disarm() { m_poster.disarm(); }

private:
    GuardedPoster m_poster;
    std::function<void()> m_look;
};

} // namespace bakeoff
