// SPDX-License-Identifier: GPL-3.0-or-later
// decode_us_per_event: bytes of an event stream to typed deltas, in memory.
#include "figure.h"

#include "providers/chatdecoder.h"

namespace bakeoff::bench {

QJsonObject measureDecode()
{
    constexpr int kEvents = 200'000;
    constexpr qsizetype kPacket = 16 * 1024; // what a busy socket hands over at once
    QByteArray stream;
    stream.reserve(kEvents * 250);
    for (int i = 0; i < kEvents; ++i)
        stream += chatEvent(i);

    bool whole = true;
    const double us = best(5, [&] {
        ErrorReply head;
        head.status = 200;
        head.headers.append(QHttpHeaders::WellKnownHeader::ContentType, "text/event-stream");
        ChatDecoder decoder;
        const auto before = threadCpu();
        decoder.begin(head);
        int events = 0;
        for (qsizetype at = 0; at < stream.size(); at += kPacket)
            events += decoder.feed(QByteArrayView(stream).sliced(at, qMin(kPacket, stream.size() - at))).events;
        const double spent = double((threadCpu() - before).count());
        whole = whole && events == kEvents;
        return spent / kEvents / 1000.0;
    });
    return whole ? QJsonObject{{QLatin1StringView("decode_us_per_event"), us}} : QJsonObject();
}

} // namespace bakeoff::bench
