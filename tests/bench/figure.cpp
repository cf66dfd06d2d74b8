// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure.h"

#include "pickerbench.h"

#include <ctime>

namespace bakeoff::bench {

namespace {

std::chrono::nanoseconds cpu(clockid_t id)
{
    timespec t{};
    ::clock_gettime(id, &t);
    return std::chrono::seconds(t.tv_sec) + std::chrono::nanoseconds(t.tv_nsec);
}

} // namespace

QList<Figure> coreFigures()
{
    return {
        {{"decode_us_per_event"}, measureDecode},
        {{"client_us_per_event"}, measureClientBulk},
        {{"paced_us_per_event"}, measureClientPaced},
        {{"story_tokens_per_s"}, measureStory},
        {{"search_p95_ms", "search_worst_ms"}, measureSearch},
        {{"list_open_ms"}, measureListOpen},
        {{"append_us", "append_index_us"}, measureAppend},
        {{"picker_key_ms"}, [] { return QJsonObject{{QStringLiteral("picker_key_ms"), pickerKeyMs()}}; }},
    };
}

std::chrono::nanoseconds processCpu()
{
    return cpu(CLOCK_PROCESS_CPUTIME_ID);
}

std::chrono::nanoseconds threadCpu()
{
    return cpu(CLOCK_THREAD_CPUTIME_ID);
}

double referenceLoopNs()
{
    constexpr int kRounds = 2000;
    const QByteArray kilobyte(1024, 'x');
    volatile quint32 kept = 0;
    return best(5, [&] {
        const auto before = threadCpu();
        quint32 hash = kept;
        for (int i = 0; i < kRounds; ++i) {
            for (const char c : kilobyte)
                hash = (hash ^ uchar(c)) * 16777619u; // FNV-1a: each step waits for the last
        }
        kept = hash;
        return double((threadCpu() - before).count()) / kRounds;
    });
}

QByteArray chatEvent(int n)
{
    constexpr qsizetype kSize = 250;
    QByteArray event = "data: {\"id\":\"chatcmpl-BkQ7x0f3\",\"object\":\"chat.completion.chunk\",\"created\":1790000000,"
                       "\"model\":\"bench/model\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\" word"
        + QByteArray::number(n % 1000) + "\"},\"logprobs\":null,\"finish_reason\":null}],\"obfuscation\":\"";
    const QByteArray tail = "\"}\n\n";
    event += QByteArray(kSize - event.size() - tail.size(), 'x');
    return event + tail;
}

} // namespace bakeoff::bench
