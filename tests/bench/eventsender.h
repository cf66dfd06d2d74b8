// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QStringView>

#include <chrono>

namespace bakeoff::bench {

/// A server on loopback that answers every request with a stream of chat events, `rate` a second, until the client
/// leaves. Prints its port. Each event holds one word and the time at which it was written to the socket.
int sendEvents(int rate);

/// The monotonic clock of this machine, the same in every process.
std::chrono::microseconds machineTime();

/// Times in a piece of text, written as "@" and base 36.
QList<std::chrono::microseconds> stampsIn(QStringView text);

} // namespace bakeoff::bench
