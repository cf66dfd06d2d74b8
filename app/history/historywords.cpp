// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historywords.h"

#include "words/jobwords.h"
#include "words/words.h"

namespace bakeoff {

using namespace Qt::StringLiterals;

QString HistoryWords::titleOf(const ComparisonSummary &summary)
{
    return summary.title.isEmpty() ? tr("Untitled") : summary.title.left(1000).simplified();
}

QString HistoryWords::iconOf(const HistoryEntry &entry)
{
    return entry.isJob() ? JobWords::kindIcon(entry.best->work) : u"compare"_s;
}

MarkedText HistoryWords::snippetOf(const HistoryEntry &entry)
{
    if (entry.best) // answers of an open blind vote are found by their words, never by their model
        return entry.best->snippet;
    return {.text = entry.summary.prompt.left(400).simplified(), .marks = {}};
}

QString HistoryWords::modelsOf(const ComparisonSummary &summary)
{
    if (summary.models.size() == 1)
        return summary.models.first().section(u'/', -1);
    return summary.models.isEmpty() ? QString() : tr("%n model(s)", nullptr, static_cast<int>(summary.models.size()));
}

QString HistoryWords::costOf(const HistoryEntry &entry)
{
    if (entry.voteOpen)
        return tr("cost hidden until the vote");
    if (entry.isJob())
        return entry.best->cost.amount || entry.best->cost.kind != ChargeKind::Unknown
                   ? Words::costLabel(entry.best->cost, entry.best->sandbox)
                   : QString();
    if (entry.summary.cost.count > 0)
        return Words::totalLabel(entry.summary.cost);
    return entry.summary.sandboxCost.count > 0 ? tr("sandbox") : QString();
}

QString HistoryWords::hitsOf(int hits, bool more)
{
    //: %1: number of hits, at least.
    return more ? tr("over %1 hits").arg(Words::formatCount(hits)) : tr("%n hit(s)", nullptr, hits);
}

QStringList HistoryWords::factsOf(const HistoryEntry &entry)
{
    QStringList facts{modelsOf(entry.summary), costOf(entry)};
    if (entry.isJob())
        facts.prepend(tr("Job"));
    if (entry.summary.failed > 0)
        facts.append(tr("%n failed", nullptr, entry.summary.failed));
    if (entry.summary.cutOff > 0)
        facts.append(tr("%n cut off", nullptr, entry.summary.cutOff));
    if (entry.hits > 0)
        facts.append(hitsOf(entry.hits, false));
    facts += entry.summary.tags;
    facts.removeAll(QString());
    return facts;
}

QString HistoryWords::stateList(const QList<ReplyState> &states)
{
    QStringList words;
    for (const ReplyState state : states)
        words.append(Words::stateWord(state));
    return words.join(u", "_s);
}

QString HistoryWords::datesOf(std::optional<UtcMicros> from, std::optional<UtcMicros> until, UtcMicros now)
{
    const auto day = [](UtcMicros at) { return at.toDateTime().toLocalTime().date(); };
    const QDate today = day(now);
    const QLocale locale;
    const auto text = [&](QDate date) {
        //: A day in a filter as Qt's date format: "26 August".
        return locale.toString(date, date.year() == today.year() ? tr("d MMMM") : tr("d MMMM yyyy"));
    };
    if (!from && !until)
        return {};
    const QDate last = until ? day({until->value - 1}) : QDate();
    if (!from)
        return tr("Until %1").arg(text(last));
    const QDate first = day(*from);
    if (!until)
        return first == today ? tr("Today") : tr("Since %1").arg(text(first));
    if (first == last)
        return first == today ? tr("Today") : first == today.addDays(-1) ? tr("Yesterday") : text(first);
    if (first.day() == 1 && last == QDate(first.year(), first.month(), first.daysInMonth()))
        return first.year() == today.year() ? locale.standaloneMonthName(first.month())
                                            : locale.toString(first, u"MMMM yyyy"_s);
    return tr("%1 to %2").arg(text(first), text(last));
}

QString HistoryWords::costRange(const HistoryFilter &filter)
{
    if (filter.costUnknown)
        return tr("Cost unknown");
    if (filter.costLeast && filter.costMost)
        return tr("%1 to %2").arg(Words::formatUsd(*filter.costLeast), Words::formatUsd(*filter.costMost));
    if (filter.costLeast)
        return tr("%1 and more").arg(Words::formatUsd(*filter.costLeast));
    if (filter.costMost)
        return tr("%1 and less").arg(Words::formatUsd(*filter.costMost));
    return {};
}

QString HistoryWords::rating(int least)
{
    return least >= 5 ? tr("%n star(s)", nullptr, 5) : tr("%n star(s) and more", nullptr, least);
}

QString HistoryWords::indexing(int percent)
{
    //: The search does not know all of the history yet. %1: percent that it knows.
    return percent < 100 ? tr("Still indexing: %1 %").arg(percent) : QString();
}

QString HistoryWords::countOf(const SearchCount &count)
{
    if (count.more)
        return tr("over %1 hits").arg(Words::formatCount(count.hits));
    //: %1: "37 hits"; %2: "14 entries".
    return tr("%1 in %2").arg(tr("%n hit(s)", nullptr, static_cast<int>(count.hits)),
                              tr("%n entry(s)", nullptr, static_cast<int>(count.comparisons)));
}

} // namespace bakeoff
