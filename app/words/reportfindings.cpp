// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/errorkindwords.h"
#include "words/reportwriter.h"
#include "words/requestwords.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// Fewest answers of each provider to the same prompts before they are put against each other in a sentence.
constexpr qsizetype kLeastWork = 5;
/// Within this ratio costs are about the same.
constexpr double kAlike = 1.05;

template <typename Key, typename Name>
QString counted(const QMap<Key, int> &counts, const QLocale &locale, Name name)
{
    QList<std::pair<Key, int>> rows;
    for (const auto &[key, n] : counts.asKeyValueRange()) {
        if (n > 0)
            rows.append({key, n});
    }
    std::ranges::stable_sort(rows, std::ranges::greater{}, [](const auto &row) { return row.second; });
    QStringList parts;
    for (const auto &[key, n] : std::as_const(rows))
        parts.append(u"%1 %2"_s.arg(name(key), locale.toString(n)));
    return parts.join(u", "_s);
}

const ReportSpread &wholeTime(const ReportModel &model)
{
    return model.jobs ? model.total : model.e2e;
}

} // namespace

QString ReportWriter::errorsText(const QMap<ErrorKind, int> &errors) const
{
    return counted(errors, m_locale, [](ErrorKind kind) { return ErrorKindWords::word(kind); });
}

QString ReportWriter::sideName(const ReportSameModel &same, const ReportSameModel::Side &side) const
{
    QSet<QString> providers;
    for (const ReportSameModel::Side &other : same.sides)
        providers.insert(model(other.model).model.provider);
    return providers.size() == same.sides.size() ? model(side.model).model.provider : model(side.model).name;
}

QString ReportWriter::sameModelSentence(const ReportSameModel &same) const
{
    QSet<QString> providers;
    for (const ReportSameModel::Side &side : same.sides)
        providers.insert(model(side.model).model.provider);
    //: %1: name of an open model; %n: providers that run it.
    QString text = tr("%1 ran on %n provider(s).", nullptr, static_cast<int>(providers.size())).arg(same.family);
    const auto add = [&text](const QString &sentence) { text += u' ' + sentence; };
    const auto name = [&](const ReportSameModel::Side *side) { return sideName(same, *side); };
    const auto estimated = [this](const ReportSameModel::Side &side) { return model(side.model).costs.total.estimated > Usd(); };

    const ReportSameModel::Side *cheap = nullptr;
    const ReportSameModel::Side *dear = nullptr;
    bool allPriced = true;
    for (const ReportSameModel::Side &side : same.sides) {
        if (!side.sameWork || side.sameWorkAnswers < kLeastWork) {
            allPriced = false;
            continue;
        }
        if (!cheap || *side.sameWork < *cheap->sameWork)
            cheap = &side;
        if (!dear || *side.sameWork > *dear->sameWork)
            dear = &side;
    }
    if (!allPriced) {
        add(tr("Too few answers of known cost to the same prompts to compare what it costs."));
    } else if (cheap && dear) {
        const double ratio = *cheap->sameWork > Usd() ? dollarsOf(*dear->sameWork) / dollarsOf(*cheap->sameWork) : 0;
        const QString n = m_figures.count(std::min(cheap->sameWorkAnswers, dear->sameWorkAnswers));
        const QString low = m_figures.unitMoney(*cheap->sameWork, estimated(*cheap));
        const QString high = m_figures.unitMoney(*dear->sameWork, estimated(*dear));
        if (*cheap->sameWork == *dear->sameWork || (ratio > 0 && ratio < kAlike))
            //: %1: an amount; %2: a count of answers.
            add(tr("The same work cost about the same, %1 an answer (n %2).").arg(high, n));
        else if (ratio <= 0)
            //: %1, %3: providers; %2: an amount; %4: a count of answers.
            add(tr("The same work cost nothing at %1 and %2 an answer at %3 (n %4).").arg(name(cheap), high, name(dear), n));
        else
            //: %1, %4: providers; %2, %5: amounts; %3: a factor: "2.4"; %6: a count of answers.
            add(tr("The same work cost %2 an answer at %1 and %5 at %4, %3 times as much (n %6).")
                    .arg(name(cheap), low, m_locale.toString(ratio, 'f', ratio < 10 ? 1 : 0), name(dear), high, n));
    }

    const ReportSameModel::Side *quick = nullptr;
    const ReportSameModel::Side *slow = nullptr;
    const bool allTimed = std::ranges::all_of(same.sides, [this](const auto &side) {
        return wholeTime(model(side.model)).p50.has_value() && (model(side.model).jobs || model(side.model).ttft.p50);
    });
    for (const ReportSameModel::Side &side : same.sides) {
        if (!allTimed)
            break;
        const double p50 = *wholeTime(model(side.model)).p50;
        if (!quick || p50 < *wholeTime(model(quick->model)).p50)
            quick = &side;
        if (!slow || p50 > *wholeTime(model(slow->model)).p50)
            slow = &side;
    }
    if (quick && slow && quick != slow) {
        const ReportModel &a = model(quick->model);
        const ReportModel &b = model(slow->model);
        //: Median times. %1, %3: providers; %2, %4: times.
        add(tr("Half of all work was done within %2 at %1 and within %4 at %3.")
                .arg(name(quick), m_figures.time(*wholeTime(a).p50), name(slow), m_figures.time(*wholeTime(b).p50)));
    }
    for (const ReportSameModel::Side &side : same.sides) {
        const ReportModel &m = model(side.model);
        if (m.probablyCold > 0)
            //: %1: provider; %n: how many; %2: of how many.
            add(tr("At %1 %n of %2 probably waited for a cold start.", nullptr, m.probablyCold).arg(name(&side), m_figures.count(m.n)));
    }
    return text;
}

void ReportWriter::writeSameModels()
{
    if (!m_report.options.names || m_report.sameModels.isEmpty())
        return;
    heading(2, tr("Same model, different provider"));
    for (const ReportSameModel &same : m_report.sameModels) {
        if (same.sides.isEmpty())
            continue;
        if (m_report.sameModels.size() > 1)
            heading(3, same.family);
        paragraph(sameModelSentence(same));
        ReportTable table;
        table.caption = same.family;
        const bool sandbox = std::ranges::all_of(same.sides, [this](const auto &side) { return model(side.model).sandbox; });
        const bool jobs = model(same.sides.constFirst().model).jobs;
        table.columns = {{tr("Provider"), {}, false},
                         {tr("Model"), {}, false},
                         {tr("List price"), tr("in, a million")},
                         {tr("List price"), tr("out, a million")},
                         {tr("Same work,"), tr("each")},
                         jobs ? ReportTable::Column{tr("Total"), tr("p50")} : ReportTable::Column{tr("TTFT"), tr("p50")},
                         jobs ? ReportTable::Column{tr("Run"), tr("p50")} : ReportTable::Column{tr("tok/s"), tr("p50")},
                         {tr("Probable"), tr("cold starts")},
                         {tr("Failed"), tr("of n")}};
        for (const ReportSameModel::Side &side : same.sides) {
            const ReportModel &m = model(side.model);
            const auto price = [&](const std::optional<QString> &listed) {
                if (!listed)
                    return ReportFigures::faint(tr("not listed"));
                // A unit without a million in it: the decimal is one of dollars a million already.
                const auto rate = Rate::fromDecimal(listed->toLatin1(), Unit::Request);
                const QString text = rate ? Words::pricePerMillion(*rate, m_locale) : *listed;
                return ReportCell{rate && !rate->isFree() ? Words::tr("$%1").arg(text) : text, listed->toDouble()};
            };
            table.rows.append({{m.model.provider},
                               {m.model.id},
                               price(side.inputPrice),
                               price(side.outputPrice),
                               side.sameWork ? m_figures.moneyCell(side.sameWork, m.costs)
                                             : ReportFigures::faint(side.sameWorkCount > 0 ? ReportFigures::unknown() : Words::dash()),
                               jobs ? m_figures.timeCell(m.total.p50, m.total.n) : m_figures.timeCell(m.ttft.p50, m.ttft.n),
                               jobs ? m_figures.timeCell(m.run.p50, m.run.n) : m_figures.speedCell(m.tokensPerS.p50, m.tokensPerS.n),
                               m_figures.countCell(m.probablyCold),
                               //: %1: how many failed; %2: of how many.
                               {tr("%1 of %2").arg(m_figures.count(m.failed), m_figures.count(m.n)), static_cast<double>(m.failed)}});
        }
        const auto worked = [&](qsizetype row) { return same.sides[row].sameWorkAnswers >= kLeastWork; };
        markBest(table, 4, true, worked);
        markBest(table, 5, true, {});
        markBest(table, 6, jobs, {});
        m_document.blocks.append(table);
        if (sandbox)
            paragraph(tr("Amounts are play money of the sandbox."), true);
    }
    paragraph(tr("List prices are those of today, in US dollars for a million tokens. Same work: the mean cost of prompts that "
                 "every provider answered."),
              true);
}

void ReportWriter::writeDecisions()
{
    ReportTable table;
    table.caption = tr("Which model for which work");
    table.columns = {{tr("Work"), {}, false},          {tr("Cheapest"), {}, false},   {tr("Fastest"), {}, false},
                     {tr("Most reliable"), {}, false}, {tr("Best rated"), {}, false}, {tr("Steadiest cost"), {}, false}};
    QStringList missing;
    QStringList few;
    bool lonely = false;
    qsizetype count = 0; // models of the kind
    const auto cell = [this, &count](int index, const QString &figure, qsizetype n, const QList<int> &others) {
        if (index < 0 || index >= m_report.models.size())
            return ReportFigures::faint(tr("not measured"));
        const ReportModel &m = model(index);
        if (others.size() > 1 && others.size() + 1 == count)
            //: In the place of the best of a column. %1: a figure that all models have; %2: how many values it rests on.
            return ReportCell{tr("all alike: %1, n %2").arg(figure, m_figures.count(n))};
        const QString name = moneyNameOf(m);
        //: A cell of the table of decisions. %1: a model; %2: its figure; %3: how many values it rests on.
        const QString best = tr("%1: %2, n %3").arg(name, figure, m_figures.count(n));
        if (others.isEmpty())
            return ReportCell{best};
        QStringList names;
        for (const int other : others)
            names << nameOf(other);
        //: Of several that are equally good. %1: the first, with its figure; %2: names of the others.
        return ReportCell{tr("%1. The same: %2").arg(best, m_figures.list(names))};
    };
    for (const ReportDecision &decision : m_report.decisions) {
        count = std::ranges::count_if(m_report.models, [&](const ReportModel &m) { return m.kindKnown && m.kind == decision.kind; });
        if (count == 0) {
            missing << RequestWords::kindWord(decision.kind);
            continue;
        }
        const auto indexes = {decision.cheapest, decision.fastest, decision.mostReliable, decision.bestRated, decision.steadiest};
        if (std::ranges::all_of(indexes, [](int index) { return index < 0; })) {
            few << RequestWords::kindWord(decision.kind); // a row of "not measured" says no more
            continue;
        }
        lonely = lonely || count == 1;
        const auto of = [this](int index) { return index >= 0 && index < m_report.models.size() ? &model(index) : nullptr; };
        QList<ReportCell> row{{RequestWords::kindWord(decision.kind)}};
        const ReportModel *m = of(decision.cheapest);
        row.append(cell(decision.cheapest, m && m->costs.mean ? m_figures.unitMoney(*m->costs.mean, m->costs.total.estimated > Usd()) : Words::dash(),
                        m ? m->costs.n : 0, decision.alsoCheapest));
        m = of(decision.fastest);
        row.append(cell(decision.fastest, m && wholeTime(*m).p50 ? m_figures.time(*wholeTime(*m).p50) : Words::dash(), m ? wholeTime(*m).n : 0,
                        decision.alsoFastest));
        m = of(decision.mostReliable);
        row.append(cell(decision.mostReliable, m && m->success ? m_figures.percentRange(*m->success) : Words::dash(),
                        m ? m->done + m->failed + m->cutOff : 0, decision.alsoMostReliable));
        m = of(decision.bestRated);
        const bool byVotes = m && m->judged.winRate;
        //: Votes of people. %1: a share with its range: "52%, 39 to 64".
        const QString rated = byVotes ? tr("won %1").arg(m_figures.percentRange(*m->judged.winRate))
                            : m && m->judged.meanRating ? tr("%1 of 5").arg(m_locale.toString(*m->judged.meanRating, 'f', 1))
                                                        : Words::dash();
        row.append(cell(decision.bestRated, rated, m ? byVotes ? m->judged.compared : m->judged.ratings : 0, decision.alsoBestRated));
        m = of(decision.steadiest);
        row.append(cell(decision.steadiest, m && m->costs.variation ? tr("varies by %1").arg(m_figures.percent(*m->costs.variation)) : Words::dash(),
                        m ? m->costs.n : 0, decision.alsoSteadiest));
        table.rows.append(row);
    }
    if (table.rows.isEmpty() && few.isEmpty())
        return;
    heading(2, tr("Which model for which work"));
    if (!table.rows.isEmpty())
        m_document.blocks.append(table);
    QStringList notes;
    if (lonely)
        notes << tr("Where one model alone ran there was nothing to choose from.");
    if (!few.isEmpty())
        //: %1: kinds of work: "Images, Video".
        notes << tr("Measured too little to rank: %1.").arg(m_figures.list(few));
    if (!missing.isEmpty())
        //: %1: kinds of work: "Video, Music".
        notes << tr("Not measured: %1.").arg(m_figures.list(missing));
    if (!table.rows.isEmpty())
        notes << tr("Cheapest by mean cost, fastest by p50 of the whole time, most reliable by the low end of the 95% range of success, "
                    "each from 5 values on.");
    paragraph(notes.join(u' '), !table.rows.isEmpty());
}

void ReportWriter::writeHealth()
{
    if (!m_report.options.names) { // a provider's name gives its models away: by model only
        ReportTable table;
        table.caption = tr("Failures");
        table.columns = {{tr("Model"), {}, false}, {tr("Failures by kind"), {}, false}};
        for (const ReportModel &m : m_report.models) {
            if (const QString errors = errorsText(m.errors); !errors.isEmpty())
                table.rows.append({{m.name}, {errors}});
        }
        if (table.rows.isEmpty())
            return;
        heading(2, tr("Failures"));
        m_document.blocks.append(table);
        return;
    }
    const bool anything = std::ranges::any_of(m_report.health, [](const ProviderHealth &h) { return h.counted() > 0 || h.stopped > 0; });
    if (!anything)
        return;
    heading(2, tr("Health of the providers"));
    ReportTable table;
    table.caption = tr("Health of the providers");
    table.columns = {{tr("Provider"), {}, false}, {tr("Done"), {}},  {tr("Failed"), {}}, {tr("Cut off"), {}},
                     {tr("Complete"), {}},        {tr("Failures by kind"), {}, false},   {tr("Hosts"), {}, false},
                     {tr("Fallbacks"), {}},       {tr("Sent again"), {}}};
    for (const ProviderHealth &h : m_report.health) {
        if (h.counted() == 0 && h.stopped == 0)
            continue;
        const auto words = [](const QString &text) { return text.isEmpty() ? ReportFigures::faint(Words::dash()) : ReportCell{text}; };
        table.rows.append({{h.provider},
                           m_figures.countCell(h.done),
                           m_figures.countCell(h.failed),
                           m_figures.countCell(h.cutOff),
                           m_figures.percentCell(h.successRate(), h.counted()),
                           words(errorsText(h.errors)),
                           words(counted(h.hosts, m_locale, [](const QString &host) { return host.isEmpty() ? tr("not named") : host; })),
                           m_figures.countCell(h.fallbacks),
                           m_figures.countCell(h.attempts)});
    }
    m_document.blocks.append(table);
    paragraph(tr("From these requests alone. Fallbacks: replies from another host than the first that was tried. Sent again: failed "
                 "attempts before a reply."),
              true);
}

void ReportWriter::writeProjection()
{
    if (m_report.projections.isEmpty())
        return;
    heading(2, tr("Projection"));
    const qint64 requests = m_report.options.projectedRequests.value_or(m_report.projections.constFirst().requests);
    //: %1: a count of requests.
    paragraph(tr("What %1 requests a month would cost if they were like those measured.").arg(m_figures.count(requests)));
    ReportTable table;
    table.caption = tr("Projection");
    table.columns = {{tr("Model"), {}, false}, {tr("Low"), tr("a month")}, {tr("Mean"), tr("a month")}, {tr("High"), tr("a month")},
                     {tr("From"), tr("replies")}};
    const bool jobs = std::ranges::any_of(m_report.projections, [this](const ReportProjection &p) { return model(p.model).jobs; });
    if (jobs)
        table.columns.last().unit = tr("replies or jobs");
    for (const ReportProjection &p : m_report.projections) {
        const ReportModel &m = model(p.model);
        const bool estimated = m.costs.total.estimated > Usd();
        const auto amount = [&](const std::optional<Usd> &usd, Rounding rounding) {
            if (usd)
                return ReportCell{m_figures.money(*usd, estimated, rounding), dollarsOf(*usd)};
            return ReportFigures::faint(p.n > 0 ? ReportFigures::tooSmall() : ReportFigures::unknown());
        };
        table.rows.append({{moneyNameOf(m)},
                           amount(p.low, Rounding::Down),
                           amount(p.mid, Rounding::Nearest),
                           amount(p.high, Rounding::Up),
                           m_figures.countCell(p.n)});
    }
    m_document.blocks.append(table);
    QString note = tr("Low and high: as if every request cost what the 10th or the 90th percentile did, or the mean where that lies "
                      "beyond them. Prices may change.");
    if (allSandbox())
        note += u' ' + tr("Amounts are play money of the sandbox.");
    paragraph(note, true);
}

} // namespace bakeoff
