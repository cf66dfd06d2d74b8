// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/historyquery.h"
#include "history/historypage.h"

#include <QCoreApplication>
#include <QStringList>

namespace bakeoff {

/// What the history screen says of its entries and its filters. No widgets, no state.
class HistoryWords {
    Q_DECLARE_TR_FUNCTIONS(bakeoff::HistoryWords)
public:
    static QString titleOf(const ComparisonSummary &summary);
    /// The text of a row below its title: what was found, else the prompt.
    /// Name of the icon of its kind.
    static QString iconOf(const HistoryEntry &entry);
    static MarkedText snippetOf(const HistoryEntry &entry);
    /// "3 models", or the only one's name; empty without one.
    static QString modelsOf(const ComparisonSummary &summary);
    /// The amount with its kind; "cost hidden" while a vote is open, empty where nothing was charged.
    static QString costOf(const HistoryEntry &entry);
    static QString hitsOf(int hits, bool more);
    /// Models, cost, failed and cut-off answers, hits, tags: whole phrases, in the order of a row.
    static QStringList factsOf(const HistoryEntry &entry);

    static QString stateList(const QList<ReplyState> &states);
    /// "August 2026", "Since 19 November", "3 May to 5 May 2025". \param until exclusive
    static QString datesOf(std::optional<UtcMicros> from, std::optional<UtcMicros> until, UtcMicros now);
    /// "Cost unknown", "$0.01 and more", "$0.01 to $0.10".
    static QString costRange(const HistoryFilter &filter);
    static QString rating(int least);
    /// "37 hits in 14 entries", "over 2,000 hits".
    /// "Still indexing: 40 %"; empty when all of the history can be found.
    static QString indexing(int percent);
    static QString countOf(const SearchCount &count);
};

} // namespace bakeoff
