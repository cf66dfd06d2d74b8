// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"

#include <chrono>
#include <optional>
#include <span>

namespace bakeoff {

/// Why a figure is not there.
enum class Absence {
    NotYet,          ///< the reply is still under way
    NoText,          ///< complete, but there was no such text
    TooShort,        ///< under 40 tokens or 200 ms, or all text in one chunk: a figure would be noise
    NotStreamed,     ///< the answer came in one piece or by polling
    NoTokenCount,    ///< the provider did not say how many tokens it counted
    NoReasoning,     ///< there was no reasoning text
    SummaryOnly,     ///< reasoning was shown as a summary, so its text has another length than its tokens
    ResponseCache,   ///< the provider answered from its response cache
    Stopped,         ///< by the user
    CutOff,          ///< the answer broke off
    Failed,
    Inconsistent,    ///< counts or clocks that contradict each other
};
QLatin1StringView absenceName(Absence absence); ///< "too_short", for machines; append-only

/// A figure, or why there is none.
template <typename T>
class Figure {
public:
    Figure() = default; ///< NotYet
    Figure(T value)
        : m_value(value)
    {
    }
    Figure(Absence why)
        : m_absence(why)
    {
    }
    explicit operator bool() const { return m_value.has_value(); }
    const T &operator*() const { return *m_value; }
    std::optional<T> value() const { return m_value; }
    /// Only where there is no value.
    Absence absence() const { return m_absence; }
    friend bool operator==(const Figure &, const Figure &) = default;

private:
    std::optional<T> m_value;
    Absence m_absence = Absence::NotYet;
};

/// The figures of one reply. Times run from t0, the request handed over on a connected host; token counts are the
/// provider's. First and last "text" is reasoning or answer, whichever is earlier or later.
struct ReplyMetrics {
    using Ns = std::chrono::nanoseconds;
    Figure<Ns> ttft; ///< first reasoning or answer text - t0. Kept for a stopped or cut-off reply
    Figure<Ns> ttfa; ///< first answer text - t0. Likewise
    Figure<Ns> e2e;  ///< last text - t0, of complete replies; also where not streamed (then up to the end of the body)
    Figure<double> tpotMs; ///< (E2E - TTFT) / (output tokens - 1), milliseconds; at least 2 tokens
    /// (output - reasoning tokens - 1) / (last answer text - first answer text), per second. A reasoning count that
    /// was not given is taken as none where no reasoning text was seen, else there is no figure.
    Figure<double> answerTokensPerS;
    /// (output tokens - 1) / (last text - first text), per second, where the whole reasoning text was streamed.
    Figure<double> withReasoningTokensPerS;
    Figure<double> overallTokensPerS; ///< output tokens / E2E, per second: "including wait"
    Figure<Ns> longestStall;          ///< longest gap between two chunks that held text; inter-chunk, not inter-token
    /// Set where this reply stays out of speed statistics and rankings (it is counted): still running, answered from
    /// a response cache, stopped, cut off, failed, not streamed. Prompt-cache tokens are no reason.
    std::optional<Absence> leftOut;
    friend bool operator==(const ReplyMetrics &, const ReplyMetrics &) = default;
};

/// Under these, tok/s is "too short".
constexpr qint64 kMinSpeedTokens = 40;
constexpr std::chrono::milliseconds kMinSpeedTime{200};

ReplyMetrics metricsOf(const ReplyClocks &clocks, const ChatFacts &facts, ReplyState state, TimingSource timing);
inline ReplyMetrics metricsOf(const Reply &r) { return metricsOf(r.clocks, r.facts, r.state, r.timing); }

enum class Quantile { P50, P90, P95, P99, P10, P25, P75 };

/// Samples that a quantile needs before it is shown: 5, 10, 20, 100; 10, 5, 5. Fewer is "n too small".
qsizetype samplesNeeded(Quantile q);

/// By linear interpolation of the order statistics (type 7 of Hyndman and Fan 1996): h = (n - 1) p, between the values
/// of rank floor(h) and floor(h) + 1 from 0. `samples` in any order, finite.
/// \return nullopt where n is too small.
std::optional<double> quantile(std::span<const double> samples, Quantile q);
/// The same of whole numbers, exactly, rounded half to even: of amounts of money in picodollars.
std::optional<qint64> quantile(std::span<const qint64> samples, Quantile q);
/// The type 7 quantile at any fraction and of however few samples; only of none there is nothing.
/// \param thousandths 0 to 1,000
std::optional<double> quantileAt(std::span<const double> samples, int thousandths);

} // namespace bakeoff
