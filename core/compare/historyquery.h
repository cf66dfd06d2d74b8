// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/money.h"
#include "base/result.h"
#include "base/times.h"
#include "compare/comparison.h"
#include "providers/requestkind.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace bakeoff {

/// What entries of the history to leave in; an empty field asks nothing, several values of one field mean "any of them",
/// all fields must hold. Fields of a reply (provider to costUnknown) must hold for one and the same reply; a prompt is left
/// in where a reply to it holds them. Replies to an open blind vote have no provider, model or cost that could be asked for.
struct HistoryFilter {
    QStringList providers;
    QList<ModelRef> models;
    QList<ReplyState> states;        ///< of replies
    std::optional<int> ratingLeast;  ///< 1 to 5; a reply without a rating has none
    std::optional<Usd> costLeast;    ///< inclusive; a reply of unknown cost is in neither range
    std::optional<Usd> costMost;     ///< inclusive
    bool costUnknown = false;        ///< only replies that were charged an unknown amount
    QList<RequestKind> kinds;
    QStringList tags;                ///< of the comparison, or of one of its replies
    std::optional<UtcMicros> from;   ///< sent at or after
    std::optional<UtcMicros> until;  ///< sent before
    bool starred = false;            ///< only starred comparisons
    bool isEmpty() const { return *this == HistoryFilter(); }
    /// Does it ask for anything that only a reply can answer?
    bool asksReplies() const;
    friend bool operator==(const HistoryFilter &, const HistoryFilter &) = default;
};

enum class SearchOrder {
    Newest,   ///< by when it was sent
    Relevant, ///< bm25 over the newest 2,000 hits
};

/// A search as it is typed, saved and run.
struct HistoryQuery {
    QString text; ///< words, all of which must stand in one entry, the last one as the beginning of a word; never FTS syntax.
                  ///< "quoted words" stand behind each other. Blank or "*": everything.
    HistoryFilter filter;
    SearchOrder order = SearchOrder::Newest;
    bool isEmpty() const;
    friend bool operator==(const HistoryQuery &, const HistoryQuery &) = default;

    QJsonObject toJson() const; ///< the form of saved searches
    /// \return BadInput where it holds what toJson() never writes.
    static Result<HistoryQuery> fromJson(const QJsonObject &json);
};

/// A search under a name.
struct SavedSearch {
    static constexpr qsizetype LongestName = 80;
    QString name; ///< not blank, trimmed, at most LongestName characters, one line
    HistoryQuery query;
    friend bool operator==(const SavedSearch &, const SavedSearch &) = default;
};

/// Where the text of a hit was found. Printed by name, append-only.
enum class SearchField { Title, Prompt, Answer, Reasoning, Note, Input };
QLatin1StringView searchFieldName(SearchField field);

/// A piece of text with the places to mark, in UTF-16 units, rising, not touching each other.
struct MarkedText {
    struct Mark {
        qsizetype at = 0;
        qsizetype length = 0;
        friend bool operator==(const Mark &, const Mark &) = default;
    };
    QString text; ///< one line; "…" where something was left out
    QList<Mark> marks;
    friend bool operator==(const MarkedText &, const MarkedText &) = default;
};

/// One found prompt, reply or job.
struct SearchHit {
    enum class Kind { Turn, Reply, Job };
    Kind kind = Kind::Reply;
    Id id;         ///< of the turn, the reply or the job
    Id comparison; ///< null: of a job
    QString title; ///< of the comparison or the job
    std::optional<ModelRef> model;   ///< of a reply or a job
    QString jobState;                ///< of a job: jobStateName()
    std::optional<RequestKind> work; ///< of a job, where it is known
    std::optional<ReplyState> state; ///< of a reply
    UtcMicros created;
    SearchField field = SearchField::Answer; ///< where the snippet is from
    MarkedText snippet; ///< some 160 characters around the first place
    Cost cost;
    bool sandbox = false;
    /// A reply to a blind turn whose vote is open: model, cost and sandbox are left out.
    bool hidden = false;
    int place = -1; ///< of a hidden reply: of its pane in the vote, 0 is "A"; -1: it has no letter
    /// What a list shows it as: its comparison, or the job itself.
    Id entry() const { return kind == Kind::Job ? id : comparison; }
    friend bool operator==(const SearchHit &, const SearchHit &) = default;
};

struct SearchPage {
    QList<SearchHit> hits;
    QString next; ///< cursor of the next page, opaque; empty: this was the last
    int indexed = 100; ///< percent of all entries that words can be found in yet; the oldest are missing
    friend bool operator==(const SearchPage &, const SearchPage &) = default;
};

/// How many there are, counted up to a limit.
struct SearchCount {
    qint64 hits = 0;
    qint64 comparisons = 0; ///< and jobs
    bool more = false; ///< the limit was reached: "over 2,000 hits"
    friend bool operator==(const SearchCount &, const SearchCount &) = default;
};

} // namespace bakeoff
