// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/reportwriter.h"
#include "words/requestwords.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTicks = 7;
constexpr double kWide = 30;        ///< from this ratio of most to least on times are drawn on a logarithmic axis
constexpr qint64 kMostDays = 62;    ///< beyond, months are drawn
constexpr qint64 kMostMonths = 120; ///< beyond, the last ones

const ReportSpread &whole(const ReportModel &model)
{
    return model.jobs ? model.total : model.e2e;
}

} // namespace

/// One of the spreads of a model, and how it is drawn.
struct ReportWriter::Drawn {
    QString title;
    QString axis; ///< with its unit
    const ReportSpread &(*of)(const ReportModel &);
    bool speed = false;
};

void ReportWriter::drawCostAgainstTime()
{
    bool headed = false;
    const qsizetype at = m_document.blocks.size();
    for (const ReportGroup &group : std::as_const(m_groups))
        headed = costAgainstTime(group) || headed;
    if (headed)
        m_document.blocks.insert(at, ReportHeading{2, tr("Cost against time")});
}

bool ReportWriter::costAgainstTime(const ReportGroup &group)
{
    QList<int> shown;
    QStringList missing;
    double cheapest = 0, dearest = 0, longest = 0;
    bool free = false, hollow = false, tails = false, shorter = false;
    const auto farOf = [](const ReportSpread &time) { return time.p95 ? time.p95 : time.p90; };
    for (const int i : group.models) {
        const ReportModel &m = model(i);
        const ReportSpread &time = whole(m);
        if (!m.costs.mean || !time.p50) {
            missing << m.name;
            continue;
        }
        shown << i;
        const double cost = dollarsOf(*m.costs.mean);
        free = free || cost <= 0;
        hollow = hollow || m.costs.total.estimated > Usd();
        tails = tails || farOf(time);
        shorter = shorter || (!time.p95 && time.p90);
        if (cost > 0) {
            cheapest = cheapest > 0 ? std::min(cheapest, cost) : cost;
            dearest = std::max(dearest, cost);
        }
        longest = std::max(longest, farOf(time).value_or(*time.p50) / 1000);
    }
    if (shown.size() < 2 || dearest <= 0)
        return false;

    Chart chart;
    chart.form = Chart::Form::Marks;
    const QString name = groupName(group);
    //: Title of a chart. %1: a kind of work: "Images".
    chart.title = name.isEmpty() ? tr("Cost against time") : tr("Cost against time: %1").arg(name);
    chart.x = logAxis(cheapest, dearest, kTicks, [this](double v) {
        return Words::formatUsd(Usd::fromPicos(std::llround(v * 1e12)), Rounding::Nearest, m_locale);
    });
    const QString money = group.sandbox ? tr("play money") : tr("US dollars");
    //: Title of an axis. %1: "US dollars" or "play money".
    chart.x.title = group.jobs ? tr("Mean cost of a job, %1 (logarithmic)").arg(money) : tr("Mean cost of a reply, %1 (logarithmic)").arg(money);
    if (free)
        chart.x.zero = Words::formatUsd(Usd(), Rounding::Nearest, m_locale);
    chart.y = amountAxis(longest, kTicks, [this](double v) { return m_locale.toString(v, 'g', 4); });
    chart.y.title = group.jobs ? tr("Total time, seconds") : tr("E2E time, seconds");
    int quickest = shown.constFirst();
    int lowest = shown.constFirst();
    for (const int i : std::as_const(shown)) {
        const ReportModel &m = model(i);
        const ReportSpread &time = whole(m);
        const bool estimated = m.costs.total.estimated > Usd();
        ChartValue value{dollarsOf(*m.costs.mean), *time.p50 / 1000, estimated ? ChartFill::Hatched : ChartFill::Solid, {}};
        const QString cost = m_figures.unitMoney(*m.costs.mean, estimated);
        if (time.p95) {
            value.high = *time.p95 / 1000;
            //: Tooltip of a mark. %1: a model; %2: an amount; %3 and %4: times; %5: a count.
            value.tip = tr("%1: mean cost %2, p50 %3, p95 %4, n %5").arg(m.name, cost, m_figures.time(*time.p50), m_figures.time(*time.p95),
                                                                        m_figures.count(time.n));
        } else if (time.p90) {
            value.high = *time.p90 / 1000;
            //: Below the name of a mark. %1: a count.
            value.note = tr("to p90, n %1").arg(m_figures.count(time.n));
            //: Tooltip of a mark. %1: a model; %2: an amount; %3 and %4: times; %5: a count.
            value.tip = tr("%1: mean cost %2, p50 %3, p90 %4, n %5").arg(m.name, cost, m_figures.time(*time.p50), m_figures.time(*time.p90),
                                                                        m_figures.count(time.n));
        } else {
            //: Below the name of a mark whose far percentile is not known. %1: a count.
            value.note = tr("no p95, n %1").arg(m_figures.count(time.n));
            value.tip = tr("%1: mean cost %2, p50 %3, n %4").arg(m.name, cost, m_figures.time(*time.p50), m_figures.count(time.n));
        }
        chart.series.append({m.name, m.look, {value}});
        if (*time.p50 < *whole(model(quickest)).p50)
            quickest = i;
        if (*m.costs.mean < *model(lowest).costs.mean)
            lowest = i;
    }
    //: What a screen reader says of the chart. %1, %3: models; %2: an amount; %4: a time.
    chart.description = tr("The cheapest was %1 with a mean of %2, the fastest %3 with a p50 of %4.")
                            .arg(model(lowest).name, m_figures.unitMoney(*model(lowest).costs.mean, model(lowest).costs.total.estimated > Usd()),
                                 model(quickest).name, m_figures.time(*whole(model(quickest)).p50));
    QStringList notes;
    notes << (shorter ? tr("Mark: p50. Line: up to p95, or to p90 where n is under 20.") : tails ? tr("Mark: p50. Line: up to p95.") : tr("Mark: p50."));
    if (hollow)
        notes << tr("Hollow: cost estimated.");
    if (!missing.isEmpty())
        //: %1: names of models.
        notes << tr("Not shown, since n is too small or the cost unknown: %1.").arg(m_figures.list(missing));
    if (!name.isEmpty() && std::ranges::count_if(m_groups, [](const ReportGroup &g) { return g.models.size() > 1; }) > 1)
        heading(3, name);
    m_document.blocks.append(ReportChart{chart, notes.join(u' ')});
    return true;
}

void ReportWriter::strips(const ReportGroup &group, const Drawn &drawn, bool explained)
{
    double least = 0, most = 0;
    bool tails = false, boxes = false;
    QList<int> shown;
    for (const int i : group.models) {
        const ReportSpread &spread = drawn.of(model(i));
        if (spread.n == 0 || spread.samples.isEmpty())
            continue;
        shown << i;
        const double low = spread.samples.constFirst();
        least = least > 0 ? std::min(least, low) : low;
        most = std::max(most, spread.samples.constLast());
        tails = tails || spread.p90;
        boxes = boxes || spread.p25;
    }
    const auto many = [&](int i) { return drawn.of(model(i)).n >= 5; };
    if (std::ranges::none_of(shown, many))
        return;
    const double unit = drawn.speed ? 1 : 1000;
    const auto text = [&](double v) { return m_locale.toString(v, 'g', 4); };
    Chart chart;
    chart.form = Chart::Form::Strips;
    const QString name = groupName(group);
    //: Title of a chart. %1: what is shown; %2: a kind of work.
    chart.title = name.isEmpty() ? drawn.title : tr("%1: %2").arg(drawn.title, name);
    chart.x = least > 0 && most / least >= kWide ? logAxis(least / unit, most / unit, kTicks, text) : amountAxis(most / unit, kTicks, text);
    chart.x.title = chart.x.logarithmic ? tr("%1 (logarithmic)").arg(drawn.axis) : drawn.axis;
    int best = -1;
    for (const int i : std::as_const(shown)) {
        const ReportModel &m = model(i);
        const ReportSpread &spread = drawn.of(m);
        const auto scaled = [unit](const std::optional<double> &v) { return v ? std::optional(*v / unit) : std::nullopt; };
        ChartSeries series{m.name, m.look, {}};
        for (const double sample : spread.samples)
            series.values.append({sample / unit, 0});
        series.box = {scaled(spread.p25), scaled(spread.p75), scaled(spread.p50), scaled(spread.p95 ? spread.p95 : spread.p90)};
        series.note = tr("n %1").arg(m_figures.count(spread.n));
        const auto figure = [&](double v) { return drawn.speed ? Words::formatSpeed(v, m_locale) : m_figures.time(v); };
        series.figure = spread.p50 ? figure(*spread.p50) : ReportFigures::tooSmall();
        //: Tooltip of a row. %1: a model; %2: a median; %3: a count.
        series.tip = spread.p50 ? tr("%1: p50 %2, n %3").arg(m.name, figure(*spread.p50), m_figures.count(spread.n))
                                : tr("%1: n too small, %2").arg(m.name, m_figures.count(spread.n));
        chart.series.append(series);
        if (spread.p50 && (best < 0 || (drawn.speed ? *spread.p50 > *drawn.of(model(best)).p50 : *spread.p50 < *drawn.of(model(best)).p50)))
            best = i;
    }
    if (best >= 0) {
        const double p50 = *drawn.of(model(best)).p50;
        //: What a screen reader says of the chart. %1: its title; %2: a model; %3: its median.
        chart.description = tr("%1: the fastest was %2 with a p50 of %3.")
                                .arg(chart.title, model(best).name, drawn.speed ? Words::formatSpeed(p50, m_locale) : m_figures.time(p50));
    }
    QStringList notes{tr("Each tick is a reply, at the end of the row stands p50.")};
    if (group.jobs)
        notes = {tr("Each tick is a job, at the end of the row stands p50.")};
    if (boxes)
        notes << tr("Box: p25 to p75 around p50.");
    if (tails)
        notes << tr("Line: up to p95, or to p90 where n is under 20.");
    heading(3, chart.title);
    m_document.blocks.append(ReportChart{chart, explained ? notes.join(u' ') : QString()});
}

void ReportWriter::drawTimes()
{
    const qsizetype at = m_document.blocks.size();
    bool jobs = false;
    bool replies = false;
    const auto draw = [this](const ReportGroup &group, const Drawn &drawn, bool &explained) {
        const qsizetype before = m_document.blocks.size();
        strips(group, drawn, !explained); // the first picture of a kind says how to read it
        explained = explained || m_document.blocks.size() > before;
    };
    for (const ReportGroup &group : std::as_const(m_groups)) {
        if (group.jobs) {
            draw(group, {tr("Total time"), tr("Total time, seconds"), [](const ReportModel &m) -> const ReportSpread & { return m.total; }}, jobs);
            continue;
        }
        draw(group, {tr("TTFT"), tr("TTFT, seconds"), [](const ReportModel &m) -> const ReportSpread & { return m.ttft; }}, replies);
        draw(group, {tr("E2E time"), tr("E2E time, seconds"), [](const ReportModel &m) -> const ReportSpread & { return m.e2e; }}, replies);
        draw(group, {tr("Tokens a second"), tr("Answer tokens a second"),
                     [](const ReportModel &m) -> const ReportSpread & { return m.tokensPerS; }, true}, replies);
    }
    if (m_document.blocks.size() > at)
        m_document.blocks.insert(at, ReportHeading{2, tr("How the times are spread")});
}

void ReportWriter::drawSpend()
{
    const bool sandbox = m_report.total.real.count == 0;
    QList<std::pair<QDate, CostTotal>> days;
    for (const ReportDay &day : m_report.days) {
        const CostTotal &spent = sandbox ? day.spent.sandbox : day.spent.real;
        if (spent.count > 0 && day.date.isValid())
            days.append({day.date, spent});
    }
    if (days.size() < 2)
        return;
    const bool months = days.constFirst().first.daysTo(days.constLast().first) >= kMostDays;
    const auto beginOf = [months](QDate date) { return months ? QDate(date.year(), date.month(), 1) : date; };
    QDate first = beginOf(days.constFirst().first);
    const QDate last = beginOf(days.constLast().first);
    if (months)
        first = std::max(first, last.addMonths(-kMostMonths + 1));
    const auto indexOf = [&](QDate date) {
        return months ? (date.year() - first.year()) * 12 + date.month() - first.month() : static_cast<int>(first.daysTo(date));
    };
    const int count = indexOf(last) + 1;
    QList<CostTotal> sums(count);
    for (const auto &[date, spent] : std::as_const(days)) {
        if (const int i = indexOf(beginOf(date)); i >= 0)
            sums[i].add(spent);
    }

    Chart chart;
    chart.title = sandbox ? months ? tr("Play money by month") : tr("Play money by day") : months ? tr("Spend by month") : tr("Spend by day");
    chart.x = {.low = 0, .high = static_cast<double>(count)};
    ChartSeries billed{tr("Billed"), 0, {}};
    ChartSeries estimated{tr("Estimated"), 0, {}};
    double highest = 0;
    int most = 0;
    bool gaps = false;
    for (int i = 0; i < count; ++i) {
        const QDate date = months ? first.addMonths(i) : first.addDays(i);
        const QString name = months ? m_locale.toString(date, tr("MMMM yyyy")) : m_figures.date(date, true);
        const QString tip = sums[i].count > 0 ? tr("%1: %2").arg(name, Words::totalLabel(sums[i], m_locale)) : tr("%1: no charges").arg(name);
        billed.values.append({double(i), dollarsOf(sums[i].billed), ChartFill::Solid, tip});
        estimated.values.append({double(i), dollarsOf(sums[i].estimated), ChartFill::Hatched, tip});
        const double sum = dollarsOf(sums[i].billed) + dollarsOf(sums[i].estimated);
        if (sum > highest) {
            highest = sum;
            most = i;
        }
        if (sums[i].unknown > 0) {
            gaps = true;
            //: Over a bar of the chart: so many charges of unknown amount come on top.
            chart.notes.append({double(i), tr("+%1?").arg(m_locale.toString(sums[i].unknown))});
        }
        //: A month and a day in the letters of Qt's QLocale::toString, short: "26 Aug".
        chart.x.ticks.append({double(i), months ? m_locale.standaloneMonthName(date.month(), QLocale::ShortFormat) : m_locale.toString(date, tr("d MMM"))});
    }
    chart.y = amountAxis(highest, 4, [this](double v) {
        return Words::formatUsd(Usd::fromPicos(std::llround(v * 1e12)), Rounding::Nearest, m_locale);
    });
    chart.series = {billed, estimated};
    const QDate top = months ? first.addMonths(most) : first.addDays(most);
    const QString spent = Words::totalLabel(sums[most], m_locale);
    //: What a screen reader says of the chart. %1: a month or a day; %2: an amount.
    const QString mostSpent = months ? tr("Most was spent in %1: %2.").arg(m_locale.toString(top, tr("MMMM yyyy")), spent)
                                     : tr("Most was spent on %1: %2.").arg(m_figures.date(top, true), spent);
    if (highest > 0) // else nobody knows when
        chart.description = mostSpent;
    QStringList notes;
    if (std::ranges::any_of(sums, [](const CostTotal &sum) { return sum.estimated > Usd(); }))
        notes << tr("Solid: billed. Hatched: estimated.");
    if (gaps)
        notes << tr("+1? over a bar: so many charges of unknown amount come on top.");
    if (!sandbox && m_report.total.sandbox.count > 0)
        notes << tr("Play money of the sandbox is left out.");
    heading(2, chart.title);
    m_document.blocks.append(ReportChart{chart, notes.join(u' ')});
}

void ReportWriter::drawSuccess()
{
    const bool known = std::ranges::any_of(m_report.models, [](const ReportModel &m) { return m.success.has_value(); });
    if (!known)
        return;
    heading(2, tr("Success"));
    bool explained = false;
    for (const bool jobs : {false, true}) {
        Chart chart;
        chart.form = Chart::Form::Ranges;
        chart.title = jobs ? tr("Success of jobs") : tr("Success");
        chart.x = {jobs ? tr("Jobs that succeeded, percent") : tr("Complete replies, percent"), 0, 100, {}};
        for (const int at : {0, 20, 40, 60, 80, 100})
            chart.x.ticks.append({double(at), m_figures.percent(at / 100.0)});
        int failed = 0;
        int all = 0;
        for (const ReportGroup &group : std::as_const(m_groups)) {
            if (group.jobs != jobs)
                continue;
            for (const int i : group.models) {
                const ReportModel &m = model(i);
                if (!m.success)
                    continue;
                const int n = m.done + m.failed + m.cutOff;
                failed += n - m.done;
                all += n;
                ChartValue value{m.success->value * 100, 0};
                value.low = m.success->low * 100;
                value.high = m.success->high * 100;
                ChartSeries series{m.name, m.look, {value}};
                const QString work = groupName(group);
                //: Below the name of a model. %1: a kind of work: "Images"; %2: a count.
                series.note = work.isEmpty() ? tr("n %1").arg(m_figures.count(n)) : tr("%1, n %2").arg(work, m_figures.count(n));
                series.figure = m_figures.percentRange(*m.success);
                series.tip = tr("%1: %2 of %3").arg(m.name, m_figures.count(m.done), m_figures.count(n));
                chart.series.append(series);
            }
        }
        if (chart.series.isEmpty())
            continue;
        //: What a screen reader says of the chart. %1: how many failed; %n: of how many.
        chart.description = jobs ? tr("%1 of %n job(s) failed.", nullptr, all).arg(m_figures.count(failed))
                                 : tr("%1 of %n reply(s) failed or were cut off.", nullptr, all).arg(m_figures.count(failed));
        const QString caption = tr("Bar: share of those that were not stopped. Line: the 95% Wilson range around it.");
        m_document.blocks.append(ReportChart{chart, explained ? QString() : caption});
        explained = true;
    }
}

} // namespace bakeoff
