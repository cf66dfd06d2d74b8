// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ratecard.h"
#include "compare/comparison.h"
#include "compare/textdiff.h"

#include <optional>

namespace bakeoff {

/// A price that changed between two runs: the rate of one class, as each run was estimated by.
struct PriceChange {
    PriceClass price{};
    std::optional<Rate> then; ///< absent: not listed
    std::optional<Rate> now;
    friend bool operator==(const PriceChange &, const PriceChange &) = default;
};

/// One answer then and now. A difference is given only where both sides are known and of the same kind.
struct ReplyDelta {
    int turnNumber = 1;
    int sample = 0;
    ModelRef model;
    Id then; ///< reply of the earlier comparison; null: there was none
    Id now;  ///< reply of the later one; null: there is none
    std::optional<qint64> costPicos;   ///< now - then; absent where one is unknown
    bool costKindsDiffer = false;      ///< one billed, the other estimated: the difference is no bill
    std::optional<std::chrono::nanoseconds> ttft; ///< now - then; only where both were streamed
    std::optional<std::chrono::nanoseconds> e2e;
    std::optional<qint64> outputTokens;
    double similarity = 0;             ///< 0 to 1: share of words that stayed, 2 x same / (words then + words now); 1 where both are empty
    QList<PriceChange> prices;         ///< of the price rows that the two estimates rest on; empty too where one has none
    friend bool operator==(const ReplyDelta &, const ReplyDelta &) = default;
};

/// Two comparisons of one line-up, answer by answer: turns by their place on the path that is shown, panes by their order
/// among those of the same model, samples by number.
struct RunDelta {
    Id then;
    Id now;
    QList<ReplyDelta> replies;
    friend bool operator==(const RunDelta &, const RunDelta &) = default;
};
RunDelta runDelta(const Comparison &then, const Comparison &now);

/// The usual TTFT of one model in two runs: the median of its streamed answers that came to their end, response-cache hits
/// left out. One answer more or less quick says nothing; under samplesNeeded() the median is absent, "n too small".
struct UsualTtft {
    qsizetype thenCount = 0;
    qsizetype nowCount = 0;
    std::optional<std::chrono::nanoseconds> then;
    std::optional<std::chrono::nanoseconds> now;
    friend bool operator==(const UsualTtft &, const UsualTtft &) = default;
};
/// Of all turns that are shown.
UsualTtft usualTtft(const Comparison &then, const Comparison &now, const ModelRef &model);

} // namespace bakeoff
