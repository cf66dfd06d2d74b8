// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/id.h"

#include <QRandomGenerator>

#include <mutex>

namespace bakeoff {

Id newId(UtcMicros now)
{
    // RFC 9562 section 6.2, method 1: a 12-bit counter in rand_a keeps ids of one millisecond in order.
    static std::mutex mutex;
    static qint64 lastMillis = 0;
    static quint32 counter = 0;

    qint64 millis = now.value / 1000;
    quint32 sequence = 0;
    {
        const std::scoped_lock lock(mutex);
        if (millis > lastMillis) {
            lastMillis = millis;
            // The upper bit starts clear, so that there is room to count up.
            counter = QRandomGenerator::global()->bounded(0x800U);
        } else if (++counter > 0xfffU) {
            // Counter used up, or the wall clock went back: borrow from the next millisecond.
            ++lastMillis;
            counter = 0;
        }
        millis = lastMillis;
        sequence = counter;
    }

    QUuid::Id128Bytes bytes{};
    for (int i = 0; i < 6; ++i)
        bytes.data[i] = static_cast<quint8>((millis >> (40 - 8 * i)) & 0xff);
    bytes.data[6] = static_cast<quint8>(0x70U | (sequence >> 8U));
    bytes.data[7] = static_cast<quint8>(sequence & 0xffU);
    const quint64 random = QRandomGenerator::system()->generate64();
    for (int i = 0; i < 8; ++i)
        bytes.data[8 + i] = static_cast<quint8>((random >> (8 * i)) & 0xffU);
    bytes.data[8] = static_cast<quint8>((bytes.data[8] & 0x3fU) | 0x80U);
    return QUuid(bytes);
}

} // namespace bakeoff
