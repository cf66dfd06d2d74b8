// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/metrics.h"
#include "reports/reportbuilder.h"

#include <algorithm>

/// Rows for tests of reports.
namespace rows {

using namespace bakeoff;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

inline constexpr qint64 kStart = 1'780'000'000'000'000; // 2026-05-28T20:26:40Z

inline const ModelRef kQuick{u"openrouter"_s, u"meta-llama/llama-3.3-70b-instruct"_s};
inline const ModelRef kCalm{u"groq"_s, u"llama-3.3-70b-versatile"_s};
inline const ModelRef kOther{u"openrouter"_s, u"openai/gpt-4o"_s};
inline const ModelRef kStory{u"sandbox"_s, u"story-fast"_s};

inline Usd picos(qint64 amount)
{
    return Usd::fromPicos(amount);
}

inline Id numberedId(int kind, int number)
{
    return QUuid(uint(kind), 0, 0, 0, 0, 0, 0, 0, 0, uchar(number >> 8), uchar(number & 0xff));
}

/// A complete streamed reply: first text after `ttft`, last after `e2e`, 101 tokens out.
inline ReportReply reply(int number, const ModelRef &model, std::chrono::milliseconds ttft = 500ms,
                         std::chrono::milliseconds e2e = 2500ms)
{
    ReportReply r;
    r.id = numberedId(1, number);
    r.turn = numberedId(2, number);
    r.comparison = numberedId(3, number / 10);
    r.model = model;
    r.settings = "{\"temperature\":0.2}";
    r.state = ReplyState::Done;
    r.sandbox = model.provider == "sandbox"_L1;
    r.created = {kStart + number * 1'000'000LL};
    ReplyClocks clocks;
    clocks.requestSent = 1s;
    clocks.firstAnswer = 1s + ttft;
    clocks.lastAnswer = 1s + e2e;
    clocks.longestStall = 300ms;
    clocks.chunks = 50;
    ChatFacts facts;
    facts.usage.input = 20;
    facts.usage.output = 101;
    r.metrics = metricsOf(clocks, facts, r.state, r.timing);
    r.usage = facts.usage;
    r.cost = Cost::billed(picos(1'000'000 * (number + 1)));
    return r;
}

inline ReportReply ended(int number, const ModelRef &model, ReplyState state, std::optional<ErrorKind> error = {})
{
    ReportReply r = reply(number, model);
    r.state = state;
    r.error = error;
    ReplyClocks clocks;
    clocks.requestSent = 1s;
    clocks.firstAnswer = 2s;
    r.metrics = metricsOf(clocks, {}, state, r.timing);
    r.usage = {};
    r.cost = state == ReplyState::Failed ? std::nullopt : std::optional(Cost::unknown());
    return r;
}

inline ReportJob job(int number, const ModelRef &model, std::optional<RequestKind> kind,
                     std::chrono::microseconds total, JobState state = JobState::Succeeded)
{
    ReportJob j;
    j.id = numberedId(4, number);
    j.model = model;
    j.version = u"abc%1"_s.arg(number % 2);
    j.kind = kind;
    j.state = state;
    j.stamps.created = {kStart + number * 1'000'000LL};
    j.clocks.total = {total, JobFigure::Absent::No};
    j.clocks.run = {total / 2, JobFigure::Absent::No};
    j.clocks.queue = {total / 4, JobFigure::Absent::No};
    j.input = R"({"num_outputs":2,"prompt":"a boat","ratio":"16:9","seed":7})";
    j.cost = Cost::estimated(picos(3'000));
    j.outputs = 2;
    return j;
}

inline ReportVote vote(const QList<ModelRef> &members, VoteOutcome outcome, int winner = -1)
{
    return {.members = members, .outcome = outcome, .winner = winner};
}

inline ReportContext context()
{
    ReportContext c;
    c.now = {kStart};
    c.program = u"Bakeoff 9"_s;
    c.aliases = ModelAliases::shipped();
    return c;
}

inline const ReportModel *find(const Report &report, const ModelRef &model, bool jobs = false)
{
    const auto found =
        std::ranges::find_if(report.models, [&](const ReportModel &m) { return m.model == model && m.jobs == jobs; });
    return found == report.models.end() ? nullptr : &*found;
}

} // namespace rows
