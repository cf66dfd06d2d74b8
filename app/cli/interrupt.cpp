// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/interrupt.h"

#include <QSocketNotifier>

#include <atomic>
#include <csignal>
#include <ctime>
#include <unistd.h>

namespace bakeoff {

namespace {
std::atomic<int> writeEnd = -1;

// Only async-signal-safe calls in here.
void onSignal(int number)
{
    const char byte = 1;
    if (write(writeEnd.load(), &byte, 1) != 1)
        _exit(128 + number);
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    const long ms = static_cast<long>(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
    // One Ctrl-C may come twice: from the terminal and from a wrapper that passes it on.
    static volatile std::sig_atomic_t firstSeen = 0;
    static long first = 0;
    if (firstSeen == 0) {
        first = ms;
        firstSeen = 1;
    } else if (ms - first >= 300) {
        _exit(128 + number);
    }
}
} // namespace

Interrupt::Interrupt(QObject *parent)
    : QObject(parent)
{
    if (pipe(m_pipe) != 0)
        return; // the default action of the signals stays: the process ends
    writeEnd = m_pipe[1];
    auto *notifier = new QSocketNotifier(m_pipe[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        if (read(m_pipe[0], &byte, 1) == 1 && !std::exchange(m_raised, true))
            emit interrupted();
    });
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

Interrupt::~Interrupt()
{
    if (m_pipe[0] < 0)
        return;
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    writeEnd = -1;
    close(m_pipe[0]);
    close(m_pipe[1]);
}

} // namespace bakeoff
