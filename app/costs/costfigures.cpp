// SPDX-License-Identifier: GPL-3.0-or-later
#include "costs/costfigures.h"

#include "words/words.h"

#include <QHash>

#include <algorithm>
#include <limits>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostDayBars = 62;
constexpr int kMostMonthBars = 240; ///< twenty years

QDate firstOfMonth(const QDate &day)
{
    return {day.year(), day.month(), 1};
}

DaySpan monthOf(const QDate &day)
{
    return {firstOfMonth(day), firstOfMonth(day).addMonths(1).addDays(-1)};
}

bool isWholeMonth(const DaySpan &span)
{
    return span == monthOf(span.first);
}

bool isWholeYear(const DaySpan &span)
{
    return span == DaySpan{QDate(span.first.year(), 1, 1), QDate(span.first.year(), 12, 31)};
}

int barCount(const DaySpan &span)
{
    if (!isChartedByMonth(span))
        return static_cast<int>(span.first.daysTo(span.last)) + 1;
    const int months = (span.last.year() - span.first.year()) * 12 + span.last.month() - span.first.month() + 1;
    return std::min(months, kMostMonthBars);
}

/// For drawing only.
double dollars(Usd amount)
{
    return static_cast<double>(amount.picos()) / 1e12;
}

QString axisText(double value)
{
    return Words::formatUsd(Usd::fromPicos(qRound64(value * 1e12)));
}

} // namespace

DaySpan spanOf(CostRange range, const QDate &today, const DaySpan &other)
{
    switch (range) {
    case CostRange::Today:
        return {today, today};
    case CostRange::Week:
        return {today.addDays(-6), today};
    case CostRange::Month:
        return monthOf(today);
    case CostRange::Year:
        return {QDate(today.year(), 1, 1), QDate(today.year(), 12, 31)};
    case CostRange::Other:
        return other;
    }
    Q_UNREACHABLE_RETURN({});
}

DaySpan chartSpanOf(CostRange range, const DaySpan &span)
{
    if (range == CostRange::Today || (range == CostRange::Other && span.first == span.last))
        return monthOf(span.first);
    return span;
}

bool isChartedByMonth(const DaySpan &chartSpan)
{
    return chartSpan.first.daysTo(chartSpan.last) >= kMostDayBars;
}

bool CostQuestion::isFiltered() const
{
    return picked || !providers.isEmpty() || !models.isEmpty() || !kinds.isEmpty() || !tags.isEmpty();
}

LedgerQuery CostQuestion::query(const DaySpan &days) const
{
    return {.from = UtcMicros::fromDateTime(days.first.startOfDay()),
            .until = UtcMicros::fromDateTime(days.last.addDays(1).startOfDay()),
            .providers = providers,
            .models = models,
            .kinds = kinds,
            .tags = tags};
}

Result<CostFigures> readCosts(Database &db, const CostQuestion &question)
{
    const LedgerRepository ledger(db);
    CostFigures figures;
    const LedgerQuery shown = question.query(question.shown());
    auto total = ledger.total(shown);
    if (!total)
        return total.error();
    figures.total = *total;
    auto rows = ledger.summary(question.grouping, shown);
    if (!rows)
        return rows.error();
    figures.rows = std::move(rows).value();
    auto days = ledger.summary(LedgerGrouping::Day, question.query(question.chartSpan));
    if (!days)
        return days.error();
    if (isChartedByMonth(question.chartSpan)) {
        for (const LedgerRow &day : *days) {
            const QString month = day.key.left(7);
            if (figures.bars.isEmpty() || figures.bars.constLast().key != month)
                figures.bars.append({month, {}});
            figures.bars.last().totals.add(day.totals);
        }
    } else {
        figures.bars = std::move(days).value();
    }
    auto unknown = ledger.unknown(shown, kUnknownShown);
    if (!unknown)
        return unknown.error();
    figures.unknown = std::move(unknown).value();
    for (const auto &[sandbox, any] : {std::pair(false, &figures.anyReal), std::pair(true, &figures.anySandbox)}) {
        const auto found = ledger.hasCharges(sandbox);
        if (!found)
            return found.error();
        *any = *found;
    }
    return figures;
}

std::optional<DaySpan> CostChart::daysOf(const CostQuestion &question, int bar)
{
    const DaySpan &span = question.chartSpan;
    if (bar < 0 || bar >= barCount(span))
        return std::nullopt;
    if (!isChartedByMonth(span)) {
        const QDate day = span.first.addDays(bar);
        return DaySpan{day, day};
    }
    const DaySpan month = monthOf(firstOfMonth(span.first).addMonths(bar));
    return DaySpan{std::max(month.first, span.first), std::min(month.last, span.last)};
}

QString CostChart::spanText(const DaySpan &span, const QDate &today, const QLocale &locale)
{
    const bool thisYear = span.first.year() == today.year() && span.last.year() == today.year();
    const auto day = [&locale, thisYear](const QDate &date) {
        //: A day, as QLocale writes dates. First without, then with its year: "26 August".
        return locale.toString(date, thisYear ? tr("d MMMM") : tr("d MMMM yyyy"));
    };
    if (span.first == span.last)
        return day(span.first);
    if (isWholeYear(span))
        return QString::number(span.first.year());
    if (isWholeMonth(span)) {
        const QString month = locale.standaloneMonthName(span.first.month());
        //: A month and its year.
        return thisYear ? month : tr("%1 %2").arg(month, QString::number(span.first.year()));
    }
    //: Two days: "20 August to 26 August".
    return tr("%1 to %2").arg(day(span.first), day(span.last));
}

QString CostChart::title(const DaySpan &chartSpan, const QLocale &locale)
{
    // The year is always said: a chart also stands alone.
    const QString span = spanText(chartSpan, QDate(), locale);
    return isChartedByMonth(chartSpan) ? tr("%1 by month").arg(span) : tr("%1 by day").arg(span);
}

Chart CostChart::make(const CostQuestion &question, const CostFigures &figures, const QDate &today, const QLocale &locale)
{
    const DaySpan &span = question.chartSpan;
    const bool months = isChartedByMonth(span);
    const int bars = barCount(span);
    QHash<QString, CostTotal> sums;
    for (const LedgerRow &row : figures.bars)
        sums.insert(row.key, row.totals.real);

    Chart chart;
    chart.title = title(span, locale);
    chart.x = {.low = 0, .high = static_cast<double>(bars), .ticks = {}};
    ChartSeries billed{tr("Billed"), 0, {}};
    ChartSeries estimated{tr("Estimated"), 0, {}};
    double highest = 0;
    CostTotal all;
    for (int bar = 0; bar < bars; ++bar) {
        const DaySpan days = *daysOf(question, bar);
        const CostTotal sum = sums.value(days.first.toString(months ? u"yyyy-MM"_s : u"yyyy-MM-dd"_s));
        all.add(sum);
        const QString name = spanText(days, today, locale);
        QString tip = sum.count == 0
                          //: Tooltip of a bar. %1: a day or a month.
                          ? tr("%1: no charges").arg(name)
                          //: Tooltip of a bar. %1: a day or a month, %2: a sum, %3: billed, %4: estimated.
                          : tr("%1: %2. Billed %3, estimated %4.")
                                .arg(name, Words::totalLabel(sum, locale), Words::formatUsd(sum.billed, Rounding::Nearest, locale),
                                     Words::formatUsd(sum.estimated, Rounding::Nearest, locale));
        const double x = bar;
        billed.values.append({x, dollars(sum.billed), ChartFill::Solid, tip});
        estimated.values.append({x, dollars(sum.estimated), ChartFill::Hatched, tip});
        highest = std::max(highest, dollars(sum.billed) + dollars(sum.estimated));
        if (sum.unknown > 0) {
            //: Over a bar of the chart: so many charges of unknown amount come on top.
            chart.notes.append({x, tr("+%1?").arg(locale.toString(sum.unknown))});
        }
        const bool current = days.first <= today && today <= days.last;
        if (current)
            chart.current = bar;
        if (months)
            chart.x.ticks.append({x, locale.standaloneMonthName(days.first.month(), QLocale::ShortFormat)});
        else if (current || days.first.day() == 1 || days.first.day() % 5 == 0 || bars <= 14)
            chart.x.ticks.append({x, locale.toString(days.first.day())});
    }
    chart.y = amountAxis(highest, 4, axisText);
    chart.series = {billed, estimated};
    //: What a screen reader says of the chart. %1: its title, %2: a sum.
    chart.description = tr("%1, %2 in all.").arg(chart.title, Words::totalLabel(all, locale));
    return chart;
}

} // namespace bakeoff
