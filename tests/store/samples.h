// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"

#include "base/clock.h"

namespace bakeoff::samples {

using namespace Qt::StringLiterals;

inline Pane pane(const Clock &clock, const QString &model = u"sandbox/story-fast"_s)
{
    GenerationSettings settings;
    settings.temperature = 0.25;
    settings.seed = 42;
    return {newId(clock.nowUtc()), ModelRef{u"sandbox"_s, model}, settings};
}

inline Comparison comparison(const Clock &clock, int panes = 2)
{
    Comparison c;
    c.id = newId(clock.nowUtc());
    c.created = clock.nowUtc();
    c.updated = clock.nowUtc();
    c.systemPrompt = u"Be brief.\nΣ"_s;
    c.draft = u"and then"_s;
    c.view = QJsonObject{{"mode"_L1, "columns"_L1}, {"widths"_L1, 320}};
    for (int i = 0; i < panes; ++i)
        c.panes.append(pane(clock));
    return c;
}

inline Turn turn(const Clock &clock, const Comparison &c, int number = 1)
{
    Turn turn;
    turn.id = newId(clock.nowUtc());
    turn.comparison = c.id;
    turn.number = number;
    turn.prompt = u"Tell me a story about %1."_s.arg(number);
    turn.created = clock.nowUtc();
    return turn;
}

/// As it is when its intent is written.
inline Reply intent(const Clock &clock, const Turn &t, const Pane &p)
{
    Reply r;
    r.id = newId(clock.nowUtc());
    r.turn = t.id;
    r.pane = p.id;
    r.model = p.model;
    r.settings = p.settings;
    r.created = clock.nowUtc();
    return r;
}

/// `reply` as it ended, every field set.
inline Reply ended(Reply reply, const QString &text)
{
    using Ns = std::chrono::nanoseconds;
    reply.state = ReplyState::Done;
    reply.text = text;
    reply.reasoning = u"First 思考, then 🙂."_s;
    reply.facts.generationId = u"gen-1"_s;
    reply.facts.servedModel = u"sandbox/story-fast"_s;
    reply.facts.host = u"Sandbox"_s;
    reply.facts.upstream = {{u"a/b"_s, u"Host A"_s, 503}, {u"a/b"_s, u"Host B"_s, std::nullopt}};
    reply.facts.finishReason = u"stop"_s;
    reply.facts.nativeFinishReason = u"eos"_s;
    reply.facts.usage = {.input = 12, .cachedInput = 4, .cacheWrite = 0, .output = 99, .reasoning = 7,
                         .billed = Usd::fromPicos(123'456'789)};
    reply.facts.reasoningIsSummary = true;
    reply.facts.responseCacheHit = true;
    reply.facts.serverTimings = ServerTimings{1, 2, 3.5, 4, 5.25};
    reply.facts.ignoredParameters = {u"seed"_s, u"top_p"_s};
    reply.clocks = {.connectTime = Ns(1'000'001),
                    .reusedConnection = true,
                    .requestSent = Ns(9'007'199'254'740'993), // beyond what a double holds
                    .headers = Ns(9'007'199'254'741'001),
                    .firstEvent = Ns(9'007'199'254'741'003),
                    .firstReasoning = Ns(9'007'199'254'741'005),
                    .lastReasoning = Ns(9'007'199'254'741'007),
                    .firstAnswer = Ns(9'007'199'254'741'009),
                    .lastAnswer = Ns(9'007'199'254'741'011),
                    .end = Ns(9'007'199'254'741'013),
                    .longestStall = Ns(17),
                    .chunks = 5};
    reply.timing = TimingSource::Stream;
    reply.cost = Cost::billed(Usd::fromPicos(123'456'789));
    reply.costBasis = QJsonObject{{"prompt"_L1, "0.00000125"_L1}};
    reply.sandbox = true;
    reply.attempts = {{Error{.kind = ErrorKind::RateLimited,
                             .detail = u"429"_s,
                             .providerMessage = u"slow down"_s,
                             .httpStatus = 429,
                             .retryAfter = std::chrono::seconds(3)},
                       UtcMicros{1'790'000'000'000'001}, std::chrono::milliseconds(3000)}};
    reply.rawRequest = "{\"model\":\"x\"}"_ba;
    reply.rawResponse = QByteArray("HTTP/1.1 200 OK\r\n\r\n\0\xff", 21);
    return reply;
}

} // namespace bakeoff::samples
