// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure.h"
#include "historycorpus.h"

#include "store/database.h"
#include "store/searchrepository.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

namespace bakeoff::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int kHits = 50;

struct KeyStroke {
    HistoryQuery query;
    double ms = 0;
};

/// A text as it is typed behind `before`, letter by letter.
void type(std::vector<KeyStroke> &strokes, const QString &before, const QString &text, const HistoryFilter &filter = {})
{
    for (qsizetype length = 1; length <= text.size(); ++length)
        strokes.push_back({HistoryQuery{.text = before + text.first(length), .filter = filter}});
}

std::vector<KeyStroke> queryMix(const QStringList &words)
{
    // Ranks: very common, common, medium, rare and nearly unique words; three of each.
    QStringList common;
    QStringList medium;
    QStringList rare;
    for (const int rank : {3, 12, 40})
        common.append(words.at(rank));
    for (const int rank : {300, 900, 2'700})
        medium.append(words.at(rank));
    for (const int rank : {9'000, 27'000, 55'000})
        rare.append(words.at(rank));

    std::vector<KeyStroke> strokes;
    for (const QString &word : common + medium + rare)
        type(strokes, {}, word);
    for (int i = 0; i < 3; ++i) {
        type(strokes, common[i] + u' ', common[(i + 1) % 3]);
        type(strokes, common[i] + u' ', medium[i]);
        type(strokes, medium[i] + u' ', common[i]);
        type(strokes, rare[i] + u' ', medium[i]);
        type(strokes, u"\""_s + common[i] + u' ', common[(i + 1) % 3]); // a phrase
        type(strokes, u"\""_s + medium[i] + u' ', common[i]);
    }
    const UtcMicros oldest = corpusStart();
    const UtcMicros newest = corpusEnd();
    const std::vector<HistoryFilter> filters{
        {.providers = {u"together"_s}},
        {.models = {{u"xalen"_s, u"maker/model-30"_s}}},
        {.states = {ReplyState::Failed}},
        {.ratingLeast = 4},
        {.costLeast = Usd::fromPicos(2'000'000), .costMost = Usd::fromPicos(5'000'000)},
        {.costUnknown = true},
        {.tags = {u"tag 2"_s}},
        {.from = UtcMicros{newest.value - 30LL * 86'400'000'000}},
        {.until = UtcMicros{oldest.value + (newest.value - oldest.value) / 2}},
        {.starred = true},
        {.providers = {u"openrouter"_s}, .states = {ReplyState::Done}, .ratingLeast = 5},
    };
    for (size_t i = 0; i < filters.size(); ++i) {
        type(strokes, {}, common[qsizetype(i % 3)], filters[i]);
        type(strokes, {}, medium[qsizetype(i % 3)], filters[i]);
        strokes.push_back({HistoryQuery{.text = {}, .filter = filters[i]}});
    }
    return strokes;
}

} // namespace

QJsonObject measureSearch()
{
    using Steady = std::chrono::steady_clock;
    const Result<QString> file = historyCorpus();
    const auto db = file ? Database::openForReading(*file) : Result<std::unique_ptr<Database>>(file.error());
    if (!db) {
        std::fprintf(stderr, "no history to search: %s\n", qPrintable(db.error().detail));
        return {};
    }
    const SearchRepository search(**db);
    std::vector<KeyStroke> strokes = queryMix(corpusWords());
    qint64 seen = 0;
    for (int round = 0; round < 2; ++round) { // the first one warms the caches of the system
        for (KeyStroke &stroke : strokes) {
            const Steady::time_point begin = Steady::now();
            const Result<SearchPage> page = search.search(stroke.query, kHits);
            stroke.ms = std::chrono::duration<double, std::milli>(Steady::now() - begin).count();
            if (!page) {
                std::fprintf(stderr, "search failed: %s\n", qPrintable(page.error().detail));
                return {};
            }
            seen += page->hits.size();
        }
    }
    std::ranges::sort(strokes, {}, &KeyStroke::ms);
    const auto at = [&strokes](double share) { return strokes[size_t(share * double(strokes.size() - 1))].ms; };
    std::fprintf(stderr, "search: %zu key strokes, %lld hits; p50 %.2f ms, p90 %.2f, p95 %.2f, p99 %.2f, worst %.2f\n",
                 strokes.size(), seen / 2, at(0.5), at(0.9), at(0.95), at(0.99), at(1.0));
    for (size_t i = strokes.size() - std::min<size_t>(8, strokes.size()); i < strokes.size(); ++i)
        std::fprintf(stderr, "  %.2f ms: \"%s\" %s\n", strokes[i].ms, qPrintable(strokes[i].query.text),
                     strokes[i].query.filter.isEmpty() ? "" : "with a filter");
    return {{u"search_p95_ms"_s, at(0.95)}, {u"search_worst_ms"_s, at(1.0)}};
}

} // namespace bakeoff::bench
