// SPDX-License-Identifier: GPL-3.0-or-later
#include "pickerbench.h"

#include "catalog/catalogsearch.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace bakeoff {

using namespace Qt::StringLiterals;

QList<CatalogEntry> madeUpCatalog(qsizetype size)
{
    static const QStringList makers{u"acme"_s,     u"northwind"_s, u"meta-lab"_s, u"deepriver"_s, u"openfield"_s,
                                    u"anthill"_s,  u"mistwind"_s,  u"quell"_s,    u"zephyr-ai"_s, u"community"_s};
    static const QStringList families{u"nova"_s,  u"lama"_s,   u"geminus"_s, u"claudia"_s, u"quern"_s, u"falcon"_s,
                                      u"coral"_s, u"granit"_s, u"phi-omega"_s, u"stable-lm"_s};
    static const QStringList flavours{u"instruct"_s, u"chat"_s,   u"preview"_s, u"thinking"_s, u"vision"_s,
                                      u"coder"_s,    u"turbo"_s,  u"free"_s,    u"2026-08-05"_s, u"experimental"_s};
    static const QStringList providers{u"openrouter"_s, u"together"_s, u"replicate"_s};
    QList<CatalogEntry> entries;
    entries.reserve(size);
    for (qsizetype i = 0; i < size; ++i) {
        const QString &maker = makers[i % 10];
        const QString &family = families[i / 10 % 10];
        const QString &flavour = flavours[i / 100 % 10];
        const qsizetype version = i / 1'000 + 1;
        const qsizetype billions = i * 7 % 405 + 1;
        CatalogEntry e;
        e.provider = providers[i % 3];
        e.model.id = u"%1/%2-%3-%4b-%5"_s.arg(maker, family).arg(version).arg(billions).arg(flavour);
        e.model.name = u"%1: %2 %3 (%4B, %5)"_s.arg(maker.toUpper(), family).arg(version).arg(billions).arg(flavour);
        e.model.inputModalities = {u"text"_s};
        if (i % 8 != 7)
            e.model.inputModalities.append(u"image"_s);
        e.model.supportedParameters = QStringList{u"temperature"_s, u"max_tokens"_s};
        if (i % 9 != 8)
            e.model.supportedParameters->append({u"tools"_s, u"reasoning"_s});
        e.model.outputModalities = {u"text"_s};
        e.model.prices.base.take(PriceClass::Prompt, "0.00000015");
        e.model.prices.base.take(PriceClass::Completion, "0.0000006");
        entries.append(e);
    }
    return entries;
}

double pickerKeyMs(qsizetype models)
{
    using Steady = std::chrono::steady_clock;
    CatalogSearch search;
    search.setModels(madeUpCatalog(models));
    CatalogFilter opened;
    opened.outputModality = u"text"_s;
    CatalogFilter many = opened; // all of these let through most of the models: a filter that empties the list is quick
    many.vision = many.reasoning = many.tools = true;
    many.maxPerMillion = Usd::fromPicos(1'000'000'000'000);
    CatalogFilter one = opened;
    one.provider = u"openrouter"_s;
    CatalogFilter same;
    same.sameAs = ModelRef{u"openrouter"_s, search.entry(0).model.id};
    double slowest = 0;
    qsizetype seen = 0;
    struct Case {
        CatalogFilter filter;
        CatalogOrder order = CatalogOrder::Match;
    };
    for (const auto &[filter, order] : {Case{opened}, Case{many}, Case{one}, Case{same}, Case{opened, CatalogOrder::PriceIn},
                                        Case{many, CatalogOrder::Newest}, Case{opened, CatalogOrder::OwnTtft}}) {
        for (const QString &query : {u"nova 70b instruct"_s, u"e"_s, u"a b c"_s, u"openrouter/acme"_s, u"zzz"_s}) {
            for (qsizetype letters = 1; letters <= query.size(); ++letters) {
                std::array<double, 5> runs{};
                for (double &run : runs) {
                    const Steady::time_point begin = Steady::now();
                    const QList<CatalogHit> hits = search.find(query.first(letters), filter, order);
                    for (qsizetype row = 0; row < std::min<qsizetype>(hits.size(), 40); ++row)
                        seen += search.idRanges(hits[row]).size();
                    run = std::chrono::duration<double, std::milli>(Steady::now() - begin).count();
                    seen += hits.size();
                }
                std::ranges::nth_element(runs, runs.begin() + 2);
                slowest = std::max(slowest, runs[2]);
            }
        }
    }
    return seen > 0 ? slowest : -1; // a search that finds nothing was not measured
}

} // namespace bakeoff
