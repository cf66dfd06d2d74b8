// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/metrics.h"

#include "base/enumnames.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace bakeoff {

using namespace Qt::StringLiterals;
using Ns = std::chrono::nanoseconds;

namespace {

constexpr EnumNames<Absence, 12> kAbsences{{
    {Absence::NotYet, "not_yet"_L1},
    {Absence::NoText, "no_text"_L1},
    {Absence::TooShort, "too_short"_L1},
    {Absence::NotStreamed, "not_streamed"_L1},
    {Absence::NoTokenCount, "no_token_count"_L1},
    {Absence::NoReasoning, "no_reasoning"_L1},
    {Absence::SummaryOnly, "summary_only"_L1},
    {Absence::ResponseCache, "response_cache"_L1},
    {Absence::Stopped, "stopped"_L1},
    {Absence::CutOff, "cut_off"_L1},
    {Absence::Failed, "failed"_L1},
    {Absence::Inconsistent, "inconsistent"_L1},
}};

double seconds(Ns t)
{
    return std::chrono::duration<double>(t).count();
}

std::optional<Ns> earlier(std::optional<Ns> a, std::optional<Ns> b)
{
    return a && b ? std::min(*a, *b) : a ? a : b;
}

std::optional<Ns> later(std::optional<Ns> a, std::optional<Ns> b)
{
    return a && b ? std::max(*a, *b) : a ? a : b;
}

Figure<Ns> span(std::optional<Ns> from, std::optional<Ns> to, Absence otherwise)
{
    if (!from || !to)
        return otherwise;
    if (*to < *from)
        return Absence::Inconsistent;
    return *to - *from;
}

/// (tokens - 1) / time, or "too short".
Figure<double> speed(qint64 tokens, const Figure<Ns> &time)
{
    if (!time)
        return time.absence();
    if (tokens < 0)
        return Absence::Inconsistent;
    if (tokens < kMinSpeedTokens || *time < kMinSpeedTime)
        return Absence::TooShort;
    return double(tokens - 1) / seconds(*time);
}

/// Why a text that is not there is not there.
Absence missingText(ReplyState state)
{
    switch (state) {
    case ReplyState::Done:
        return Absence::NoText;
    case ReplyState::Failed:
        return Absence::Failed;
    case ReplyState::Stopped:
        return Absence::Stopped;
    case ReplyState::CutOff:
        return Absence::CutOff;
    default:
        return Absence::NotYet;
    }
}

std::optional<Absence> leftOutBecause(const ChatFacts &facts, ReplyState state, TimingSource timing)
{
    if (state != ReplyState::Done)
        return missingText(state);
    if (facts.responseCacheHit)
        return Absence::ResponseCache;
    if (timing != TimingSource::Stream)
        return Absence::NotStreamed;
    return std::nullopt;
}

Figure<double> tpot(const Figure<Ns> &ttft, const Figure<Ns> &e2e, std::optional<qint64> output)
{
    if (!output)
        return Absence::NoTokenCount;
    if (!ttft)
        return ttft.absence();
    if (!e2e)
        return e2e.absence();
    if (*output < 0 || *e2e < *ttft)
        return Absence::Inconsistent;
    if (*output < 2 || *e2e == *ttft) // one chunk: nothing was seen of the time between tokens
        return Absence::TooShort;
    return std::chrono::duration<double, std::milli>(*e2e - *ttft).count() / double(*output - 1);
}

Figure<double> answerSpeed(const ReplyClocks &clocks, const TokenUsage &usage)
{
    if (!usage.output || (!usage.reasoning && clocks.firstReasoning))
        return Absence::NoTokenCount;
    const qint64 reasoning = usage.reasoning.value_or(0);
    if (reasoning < 0)
        return Absence::Inconsistent;
    return speed(*usage.output - reasoning, span(clocks.firstAnswer, clocks.lastAnswer, Absence::NoText));
}

Figure<double> speedWithReasoning(const ReplyClocks &clocks, const ChatFacts &facts)
{
    if (!clocks.firstReasoning)
        return Absence::NoReasoning;
    if (facts.reasoningIsSummary)
        return Absence::SummaryOnly;
    if (!facts.usage.output)
        return Absence::NoTokenCount;
    return speed(*facts.usage.output, span(earlier(clocks.firstReasoning, clocks.firstAnswer),
                                           later(clocks.lastReasoning, clocks.lastAnswer), Absence::NoText));
}

Figure<double> overallSpeed(const Figure<Ns> &e2e, std::optional<qint64> output)
{
    if (!output)
        return Absence::NoTokenCount;
    if (!e2e)
        return e2e.absence();
    if (*output < 0)
        return Absence::Inconsistent;
    if (*output == 0 || *e2e == Ns::zero())
        return Absence::TooShort;
    return double(*output) / seconds(*e2e);
}

} // namespace

QLatin1StringView absenceName(Absence absence)
{
    return nameOf(kAbsences, absence);
}

ReplyMetrics metricsOf(const ReplyClocks &clocks, const ChatFacts &facts, ReplyState state, TimingSource timing)
{
    ReplyMetrics m;
    const Absence missing = missingText(state);
    const bool streamed = timing == TimingSource::Stream;
    m.leftOut = leftOutBecause(facts, state, timing);

    if (streamed) {
        m.ttft = span(clocks.requestSent, earlier(clocks.firstReasoning, clocks.firstAnswer), missing);
        m.ttfa = span(clocks.requestSent, clocks.firstAnswer, missing);
    } else {
        m.ttft = m.ttfa = Absence::NotStreamed;
    }

    if (state == ReplyState::Done) {
        const std::optional<Ns> lastText = later(clocks.lastReasoning, clocks.lastAnswer);
        m.e2e = span(clocks.requestSent, lastText || streamed ? lastText : clocks.end, Absence::NoText);
    } else {
        m.e2e = missing;
    }

    if (!streamed)
        m.longestStall = Absence::NotStreamed;
    else if (clocks.chunks < 2)
        m.longestStall = state == ReplyState::Done && clocks.chunks == 1 ? Absence::TooShort : missing;
    else
        m.longestStall = clocks.longestStall;

    if (m.leftOut) {
        m.tpotMs = m.answerTokensPerS = m.withReasoningTokensPerS = m.overallTokensPerS = *m.leftOut;
        return m;
    }
    m.tpotMs = tpot(m.ttft, m.e2e, facts.usage.output);
    m.answerTokensPerS = answerSpeed(clocks, facts.usage);
    m.withReasoningTokensPerS = speedWithReasoning(clocks, facts);
    m.overallTokensPerS = overallSpeed(m.e2e, facts.usage.output);
    return m;
}

qsizetype samplesNeeded(Quantile q)
{
    switch (q) {
    case Quantile::P50:
    case Quantile::P25:
    case Quantile::P75:
        return 5;
    case Quantile::P90:
    case Quantile::P10:
        return 10;
    case Quantile::P95:
        return 20;
    case Quantile::P99:
        return 100;
    }
    Q_UNREACHABLE_RETURN(0);
}

namespace {

constexpr int kWhole = 1'000; // fractions are in thousandths

double between(double low, double high, int thousandths)
{
    return low + (high - low) * double(thousandths) / double(kWhole);
}

qint64 between(qint64 low, qint64 high, int thousandths)
{
    __extension__ typedef __int128 Wide;
    const Wide sum = Wide(low) * (kWhole - thousandths) + Wide(high) * thousandths; // in thousandths
    Wide whole = sum / kWhole;
    Wide rest = sum % kWhole;
    if (rest < 0) { // down, so that what is left is above
        rest += kWhole;
        --whole;
    }
    if (2 * rest > kWhole || (2 * rest == kWhole && whole % 2 != 0))
        ++whole;
    return qint64(whole);
}

/// \pre there is a sample
template <typename T>
T typeSeven(std::span<const T> samples, int thousandths)
{
    // The rank in thousandths, as an integer: (n - 1) x 0.9 in binary would miss ranks that are whole numbers.
    const std::size_t scaled = (samples.size() - 1) * std::size_t(thousandths);
    std::vector<T> sorted(samples.begin(), samples.end());
    const auto at = sorted.begin() + std::ptrdiff_t(scaled / kWhole);
    std::ranges::nth_element(sorted, at);
    const T low = *at;
    const int rest = int(scaled % kWhole);
    return rest == 0 ? low : between(low, *std::ranges::min_element(at + 1, sorted.end()), rest);
}

template <typename T>
std::optional<T> ifEnough(std::span<const T> samples, Quantile q)
{
    constexpr std::array thousandths{500, 900, 950, 990, 100, 250, 750};
    if (qsizetype(samples.size()) < samplesNeeded(q))
        return std::nullopt;
    return typeSeven(samples, thousandths[std::size_t(q)]);
}

} // namespace

std::optional<double> quantile(std::span<const double> samples, Quantile q)
{
    return ifEnough(samples, q);
}

std::optional<qint64> quantile(std::span<const qint64> samples, Quantile q)
{
    return ifEnough(samples, q);
}

std::optional<double> quantileAt(std::span<const double> samples, int thousandths)
{
    return samples.empty() ? std::nullopt : std::optional(typeSeven(samples, std::clamp(thousandths, 0, kWhole)));
}

} // namespace bakeoff
