// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/money.h"
#include "base/times.h"
#include "compare/metrics.h"
#include "costs/budget.h"
#include "costs/forecast.h"
#include "costs/pricing.h"

#include <QCoreApplication>
#include <QLocale>

#include <chrono>

namespace bakeoff {

struct Error;

/// A sentence for people, in the pieces of a message: what happened, what is kept and what to do, and the rest.
struct ErrorText {
    QString what;    ///< one sentence: "OpenRouter refused the key (401)."
    QString advice;  ///< one sentence: "Check it in Settings."
    QString details; ///< lines for "Details": status, the provider's own words, our detail
    QString sentence() const { return what + u' ' + advice; }
};

/// A figure that has a tooltip of its own.
enum class Metric { Ttft, Ttfa, E2e, Tpot, AnswerSpeed, WithReasoningSpeed, OverallSpeed, LongestStall };

/// Which way a shown amount is rounded: totals with gaps are lower bounds, so they round down.
enum class Rounding { Nearest, Down, Up };

/// Everything that both programs say about states, errors, figures and money, translated. English plurals come from
/// the English translation file like all others. Figures have a no-break space before the unit; digits, marks and
/// dates follow `locale`.
class Words {
    Q_DECLARE_TR_FUNCTIONS(bakeoff::Words)
public:
    using Ns = std::chrono::nanoseconds;

    // Errors
    /// \param provider title of the provider concerned, untranslated; empty: "the provider"
    /// \param wordsKept words of the answer that came before the error; absent: not known here
    static ErrorText errorText(const Error &error, const QString &provider, std::optional<int> wordsKept = {},
                               const QLocale &locale = QLocale());
    /// Of a reply that failed or was cut off, with the words that came counted. Only where reply.error is set.
    static ErrorText errorText(const Reply &reply, const QString &provider, const QLocale &locale = QLocale());

    // States and figures
    static QString stateWord(ReplyState state); ///< "Cold start", "Cut off"
    static QString readyWord();                 ///< of a pane that has nothing to answer yet
    static QString formatDuration(Ns time, const QLocale &locale = QLocale());  ///< "0.84 s", "12.2 s", "1 min 12 s"
    static QString formatSpeed(double tokensPerS, const QLocale &locale = QLocale()); ///< "71.3 tok/s"
    static QString formatTokens(qint64 n, const QLocale &locale = QLocale());   ///< "1,204", "12.3k", "131k", "1.05M"
    static QString formatCount(qint64 n, const QLocale &locale = QLocale());    ///< every digit: "131,072"
    static QString formatDate(UtcMicros t, UtcMicros now, const QLocale &locale = QLocale()); ///< "26 August", local
    static QString formatTime(UtcMicros t, const QLocale &locale = QLocale());                ///< "14:05", local
    static QString formatDateTime(UtcMicros t, UtcMicros now, const QLocale &locale = QLocale());
    static QString dash();                   ///< "–": not known yet, or not there
    static QString absenceWord(Absence why); ///< in the place of a figure: "–", "too short", "unknown"
    static QString absenceSentence(Absence why);
    static QString figureText(const Figure<Ns> &figure, const QLocale &locale = QLocale());
    static QString speedText(const Figure<double> &figure, const QLocale &locale = QLocale());
    /// "50, 301": tokens in and out; a dash for a count that was not given.
    static QString tokensText(const TokenUsage &usage, const QLocale &locale = QLocale());

    static QString countText(std::optional<qint64> n, const QLocale &locale = QLocale()); ///< "131k", or a dash
    /// A speed under a caption that names its unit: "71.3".
    static QString speedFigure(const Figure<double> &figure, const QLocale &locale = QLocale());

    /// What the figure is, exactly, and its value or why there is none.
    static QString metricTooltip(Metric metric, const ReplyMetrics &metrics, const ReplyClocks &clocks,
                                 const QLocale &locale = QLocale());
    static QString tokensTooltip(const TokenUsage &usage, const QLocale &locale = QLocale());

    // Money
    /// Four significant digits below a cent, tenths of a cent below a dollar, else cents; "$0.00" only when it is zero.
    static QString formatUsd(Usd amount, Rounding rounding = Rounding::Nearest, const QLocale &locale = QLocale());
    static QString costKindWord(ChargeKind kind); ///< caption of the figure: "Billed", "Estimated", "Cost"
    /// "$0.00827", "≈$0.025", "unknown", "free" (listed at 0), "no charge" (billed 0); in the sandbox with its tag.
    static QString costLabel(const Cost &cost, bool sandbox = false, const QLocale &locale = QLocale());
    static QString sandboxTag();
    /// Amount, where it comes from, and the formula with its numbers. `basis` as made by estimate().
    static QString costTooltip(const Cost &cost, const QJsonObject &basis, bool sandbox, UtcMicros now,
                               const QLocale &locale = QLocale());
    /// costLabel() of a reply; "no charge" where it was refused before any work, a dash while it runs.
    static QString replyCostLabel(const Reply &reply, const QLocale &locale = QLocale());
    static QString replyCostTooltip(const Reply &reply, UtcMicros now, const QLocale &locale = QLocale());
    /// A rate per token or character as dollars per million, of other units per one; exact: "0.10", "free".
    static QString pricePerMillion(const Rate &rate, const QLocale &locale = QLocale());
    /// "in $0.10, out $0.30", "free", "not listed"; says where prices depend on more.
    static QString priceText(const RateCard &prices, const QLocale &locale = QLocale());
    static QString unknownCostSentence(UnknownCost reason);
    /// "$1.23", "≈$1.23" where a part is estimated, "at least $1.23 (2 unknown)" rounded down, "2 unknown".
    static QString totalLabel(const CostTotal &total, const QLocale &locale = QLocale());
    static QString totalTooltip(const CostTotal &total, const QLocale &locale = QLocale());
    /// "about $0.009 to $0.021 for 3 models (1 unknown)"; empty without models.
    static QString forecastText(const ForecastTotal &total, const QLocale &locale = QLocale());
    static QString forecastTooltip(const Forecast &forecast, const QLocale &locale = QLocale());

    // Budgets
    /// "Today's budget of $5.00", "This month's budget of $50.00 for openrouter": the subject of a sentence.
    static QString budgetSubject(const Budget &budget, const QLocale &locale = QLocale());
    /// Why it does not allow a run, and what to do; without details.
    static ErrorText budgetText(const BudgetRefusal &refusal, const QLocale &locale = QLocale());
    /// Before sending: "Today's budget of $5.00 may be used up to 82% with this." `after` as warningOf() says it.
    static QString budgetWarning(const BudgetRefusal &after, const QLocale &locale = QLocale());

    /// What a screen reader says of a pane: "claude-sonnet-5, Done, 12.2 s, billed $0.00827".
    static QString paneSpoken(const Reply &reply, const QLocale &locale = QLocale());
};

} // namespace bakeoff
