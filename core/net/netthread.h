// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThread>

#include <atomic>
#include <functional>
#include <memory>

namespace bakeoff {

/// The thread of all network managers, replies, decoding, retry timers and clock stamps, so that painting never delays
/// a measurement. Stops and joins in the destructor.
class NetThread {
public:
    NetThread();
    ~NetThread();
    NetThread(const NetThread &) = delete;
    NetThread &operator=(const NetThread &) = delete;

    /// Runs `work` on the net thread, later; any thread may call. What is posted while that thread ends is dropped.
    void post(std::function<void()> work);
    /// Lives on the net thread: parent and context for what lives there. Deleted on that thread at the end.
    QObject *context() const { return m_context; }

private:
    QThread m_thread;
    QObject *m_context;
    std::atomic_bool m_ending = false;
};

} // namespace bakeoff
