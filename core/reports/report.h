// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/money.h"
#include "base/times.h"
#include "compare/health.h"
#include "compare/historyquery.h"
#include "costs/tally.h"
#include "providers/modelinfo.h"
#include "providers/requestkind.h"

#include <QDate>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>
#include <QTimeZone>

#include <optional>

namespace bakeoff {

/// What a report is about. Replies of the comparisons, jobs of the batches and jobs named one by one, all together; or,
/// where none is named, every reply and job that the filter leaves in (HistoryFilter::from and until are the date range).
/// An empty filter and no ids: everything.
struct ReportSelection {
    QList<Id> comparisons;
    QList<Id> batches;
    QList<Id> jobs;
    HistoryFilter filter; ///< with ids too: it narrows them
    bool hasIds() const { return !comparisons.isEmpty() || !batches.isEmpty() || !jobs.isEmpty(); }
    friend bool operator==(const ReportSelection &, const ReportSelection &) = default;
};

enum class ReportTemplate { Full, OnePage, CostsOnly };
inline constexpr ReportTemplate kReportTemplates[] = {ReportTemplate::Full, ReportTemplate::OnePage, ReportTemplate::CostsOnly};
QLatin1StringView reportTemplateName(ReportTemplate form); ///< "one_page": --template; append-only
std::optional<ReportTemplate> reportTemplateFromName(QStringView name);

/// What the user says about it, and what goes in.
struct ReportOptions {
    QString title;
    QString question;
    QString conclusion;
    ReportTemplate form = ReportTemplate::Full;
    bool prompts = true;
    bool answers = true;
    bool names = true; ///< false: blind, models are A, B, C and hosts, providers and prices by name are left out
    bool media = true;
    bool sameModel = true;
    std::optional<qint64> projectedRequests; ///< a month, of each model; absent: no projection
    std::optional<ModelRef> baseline;        ///< differences are against it; absent: the first model
    QTimeZone zone = QTimeZone::systemTimeZone(); ///< of days and dates
    static constexpr int kMostAnswers = 50;  ///< in HTML and PDF; CSV and JSON carry every row
    static constexpr int kMostSamples = 3;   ///< of them, of one model to one prompt
    friend bool operator==(const ReportOptions &, const ReportOptions &) = default;
};

/// Values of one figure, as far as there were enough: see samplesNeeded(). Times in milliseconds.
struct ReportSpread {
    qsizetype n = 0;
    std::optional<double> p50, p90, p95, p99; ///< type 7; absent: n too small
    std::optional<double> p10, p25, p75;      ///< p25 and p75 from 5 samples, p10 from 10
    std::optional<double> least, most;        ///< absent where n is 0
    QList<double> samples; ///< rising; at most 400, evenly spread over the ranks: for a chart of how they lie
    friend bool operator==(const ReportSpread &, const ReportSpread &) = default;
};

/// An interval around an estimate; all three in the same unit.
struct ReportRange {
    double value = 0;
    double low = 0;
    double high = 0;
    friend bool operator==(const ReportRange &, const ReportRange &) = default;
};

/// What answers or outputs of one model cost. Amounts of known cost only; real and sandbox money never in one figure.
struct ReportCosts {
    CostTotal total;
    qsizetype n = 0;              ///< known amounts behind mean to variation
    std::optional<Usd> mean;      ///< of known amounts, rounded half to even to 1 pico
    std::optional<Usd> p10, p90;  ///< type 7; absent under 10
    std::optional<double> variation; ///< coefficient of variation: sample standard deviation / mean; absent under 5 or at mean 0
    std::optional<Usd> per1000OutputTokens; ///< known cost of replies with a token count x 1,000 / their output tokens
    /// Known cost of jobs that succeeded with outputs / number of these outputs.
    std::optional<Usd> perOutput;
    friend bool operator==(const ReportCosts &, const ReportCosts &) = default;
};

/// What people thought.
struct ReportJudgements {
    qsizetype ratings = 0;
    std::optional<double> meanRating; ///< 1 to 5; absent without ratings
    int wins = 0;  ///< decided votes that it won
    int ties = 0;
    int votes = 0; ///< decided votes that it took part in: wins, losses, ties, "all bad"
    int compared = 0; ///< of these without "all bad": what winRate is of
    /// (wins + ties / 2) / (wins + losses + ties) with its 95 % Wilson interval; absent under kLeastVotes.
    std::optional<ReportRange> winRate;
    /// Bradley-Terry strength as 100 x natural log of the ratio to the mean model, with a 95 % bootstrap range; absent under
    /// kLeastVotes, or where the votes do not join the models.
    std::optional<ReportRange> strength;
    static constexpr int kLeastVotes = 10;
    friend bool operator==(const ReportJudgements &, const ReportJudgements &) = default;
};

/// One model's replies and jobs of one kind of work.
struct ReportModel {
    ModelRef model;
    /// As it is shown: its id; where another provider has one of that name, what stands behind the last slash of it and the
    /// provider, with a middle dot between; or "A", "B" where names are left out.
    QString name;
    int look = 0;  ///< ChartSeries::look, the same in every chart
    RequestKind kind = RequestKind::Text;
    bool kindKnown = true; ///< false: jobs of which none came to an output; `kind` says nothing then
    bool sandbox = false;
    bool jobs = false; ///< figures of jobs; else of replies

    int n = 0;         ///< all that ended
    int done = 0;
    int failed = 0;
    int stopped = 0;
    int cutOff = 0;    ///< replies; of jobs: expired or aborted
    int cached = 0;    ///< answered from a response cache; part of `done`
    int running = 0;   ///< not ended; in no other figure
    /// done / (done + failed + cutOff), with its 95 % Wilson interval; absent where none of them is there.
    std::optional<ReportRange> success;
    QMap<ErrorKind, int> errors;

    // Replies. Streamed and complete ones that no cache gave and that continue none.
    ReportSpread ttft, ttfa, tpot, e2e; ///< ms
    ReportSpread tokensPerS;            ///< answer tokens per second
    std::optional<double> longestStall; ///< ms, of all of them
    // Jobs.
    ReportSpread queue, run, total; ///< ms; `total` on the local clock
    ReportSpread warmTotal;         ///< of those without a probable cold start
    int probablyCold = 0;           ///< jobs, and replies that waited for a machine
    qint64 outputs = 0;             ///< files and texts that came out

    std::optional<qint64> inputTokens, outputTokens, reasoningTokens; ///< provider's counts, summed; absent: none was given
    int uncounted = 0; ///< replies without a count of output tokens: the sums leave them out
    int uncountedInput = 0; ///< likewise of input tokens
    ReportCosts costs;
    ReportJudgements judged;
    QMap<QString, int> hosts; ///< upstream hosts that answered
    int fallbacks = 0;
    friend bool operator==(const ReportModel &, const ReportModel &) = default;
};

/// The same open model on two or more providers.
struct ReportSameModel {
    QString family; ///< "Llama 3.3 70B"
    struct Side {
        int model = 0; ///< index into Report::models
        std::optional<QString> inputPrice;  ///< list price today as a decimal, US dollars a million tokens; absent: not listed
        std::optional<QString> outputPrice;
        /// Its mean cost of prompts that every side answered (the same work); absent where there is none or it is not known.
        std::optional<Usd> sameWork;
        qsizetype sameWorkCount = 0;   ///< such prompts
        qsizetype sameWorkAnswers = 0; ///< its answers of known cost to them
        friend bool operator==(const Side &, const Side &) = default;
    };
    QList<Side> sides;
    friend bool operator==(const ReportSameModel &, const ReportSameModel &) = default;
};

/// For one kind of work, the best of the models that were measured enough: -1 is "not measured". Where several are
/// equally good, to the last digit, the first of them is named and the others stand in the list beside.
struct ReportDecision {
    RequestKind kind = RequestKind::Text;
    int cheapest = -1;     ///< by mean cost, from 5 known ones
    int fastest = -1;      ///< by p50 of E2E or total, from 5
    int mostReliable = -1; ///< by the low end of the success interval, from 5 that ended
    int bestRated = -1;    ///< by win rate where there is one, else by mean rating from 5
    int steadiest = -1;    ///< least variation of its cost
    QList<int> alsoCheapest, alsoFastest, alsoMostReliable, alsoBestRated, alsoSteadiest;
    friend bool operator==(const ReportDecision &, const ReportDecision &) = default;
};

/// This model at so many requests a month.
struct ReportProjection {
    int model = 0;         ///< index into Report::models
    qint64 requests = 0;
    std::optional<Usd> low;  ///< requests x p10 of the cost, or x mean where that is less
    std::optional<Usd> mid;  ///< requests x mean: never below `low` or above `high`
    std::optional<Usd> high; ///< requests x p90, or x mean where that is more: a few dear ones can lift it above p90
    qsizetype n = 0;       ///< known costs it rests on
    friend bool operator==(const ReportProjection &, const ReportProjection &) = default;
};

/// An answer or output that is shown in full.
struct ReportAnswer {
    int model = 0;        ///< index into Report::models
    Id reply;
    QString text;         ///< Markdown as the model wrote it: hostile until escaped
    QString reasoning;
    QString state;        ///< replyStateName()
    std::optional<double> ttft, e2e; ///< ms
    std::optional<double> tokensPerS;
    std::optional<qint64> outputTokens;
    Cost cost;
    bool sandbox = false;
    std::optional<int> rating;
    bool best = false;
    bool charged = true; ///< false: nothing can have been charged, and `cost` says nothing
    friend bool operator==(const ReportAnswer &, const ReportAnswer &) = default;
};
struct ReportTurn {
    Id turn;
    QString title;  ///< of the comparison
    QString system; ///< system prompt
    QString prompt;
    UtcMicros at;
    QList<ReportAnswer> answers; ///< in the order of the panes; where these repeat: the first of each, the second of each…
    friend bool operator==(const ReportTurn &, const ReportTurn &) = default;
};
/// A file that a job produced.
struct ReportMedia {
    int model = 0; ///< index into Report::models
    Id job;
    QString title;
    QByteArray sha256;
    QString mediaType;
    QString fileName;
    QString path;   ///< in the media library; empty: gone
    std::optional<qint64> seed;
    Cost cost;
    bool sandbox = false;
    std::optional<double> total; ///< ms
    bool charged = true; ///< false: nothing can have been charged, and `cost` says nothing
    friend bool operator==(const ReportMedia &, const ReportMedia &) = default;
};

struct ReportDay {
    QDate date;
    CostTally spent;
    friend bool operator==(const ReportDay &, const ReportDay &) = default;
};

/// How it came about: what somebody needs to do it again.
struct ReportRecipe {
    QString program; ///< "Bakeoff 0.1.0"
    UtcMicros made;
    std::optional<UtcMicros> from; ///< first and last reply or job that is in it
    std::optional<UtcMicros> until;
    qint64 comparisons = 0;
    qint64 prompts = 0; ///< turns
    qint64 replies = 0;
    qint64 jobs = 0;
    qint64 hidden = 0; ///< replies and jobs in open blind votes: left out of everything
    struct Entry {
        int model = 0;      ///< index into Report::models
        QStringList settings; ///< "temperature=0.2", those that were sent; several lines where runs differed
        QStringList versions; ///< of a Replicate model; hash
        QStringList hosts;
        friend bool operator==(const Entry &, const Entry &) = default;
    };
    QList<Entry> entries;
    friend bool operator==(const ReportRecipe &, const ReportRecipe &) = default;
};

/// A report as a value: what exporters and the window write out. Pure figures; words are made from it.
struct Report {
    ReportOptions options;
    ReportRecipe recipe;
    QList<ReportModel> models; ///< replies first, then jobs; the most used first, of equals the one that was asked first
    CostTally total;
    QList<ReportDay> days;     ///< rising, days without charges are left out
    QList<ReportSameModel> sameModels;
    QList<ReportDecision> decisions; ///< one for each RequestKind, in its order
    QList<ProviderHealth> health;    ///< by provider, of the rows of this report alone
    QList<ReportProjection> projections;
    QList<ReportTurn> turns;   ///< newest first, at most ReportOptions::kMostAnswers answers in all, kMostSamples a pane
    qint64 moreAnswers = 0;    ///< that are not shown
    QList<ReportMedia> media;  ///< at most 50
    qint64 moreMedia = 0;
    int baseline = -1; ///< index into models: ReportOptions::baseline if it is there, else the first; -1: no models
    friend bool operator==(const Report &, const Report &) = default;
};

} // namespace bakeoff
