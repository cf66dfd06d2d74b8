// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/reportwriter.h"

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

QList<ReportGroup> ReportWriter::tabled(const QList<ReportGroup> &groups)
{
    QList<ReportGroup> tables;
    for (const ReportGroup &group : groups) {
        if (!group.jobs || tables.isEmpty() || !tables.constLast().jobs) {
            tables.append(group);
        } else {
            tables.last().mixed = true;
            tables.last().models += group.models;
        }
    }
    return tables;
}

QList<ReportGroup> ReportWriter::rivalsIn(const ReportGroup &group) const
{
    if (!group.mixed)
        return {group};
    QList<ReportGroup> rivals;
    for (const ReportGroup &other : m_groups) {
        if (other.jobs == group.jobs)
            rivals.append(other);
    }
    return rivals;
}

QString ReportWriter::workOf(int index) const
{
    for (const ReportGroup &group : m_groups) {
        if (group.models.contains(index))
            return groupName(group);
    }
    return {};
}

QString ReportWriter::rowName(int index, const ReportGroup &group) const
{
    const auto twice = [&](int other) { return other != index && model(other).name == model(index).name; };
    if (!std::ranges::any_of(group.models, twice))
        return model(index).name;
    //: A model that did several kinds of work. %1: the model; %2: a kind of work: "Images".
    return tr("%1, %2", "work").arg(model(index).name, workOf(index));
}

bool ReportWriter::anyCold(const ReportGroup &group) const
{
    return std::ranges::any_of(group.models, [this](int i) { return model(i).warmTotal.n != model(i).total.n; });
}

void ReportWriter::writeJobs()
{
    const QList<ReportGroup> tables = tabled(m_groups);
    const auto jobs = std::ranges::find_if(tables, &ReportGroup::jobs);
    if (jobs == tables.end())
        return;
    heading(2, tr("Jobs by model"));
    if (!jobs->mixed)
        groupHeading(*jobs);
    const bool few = jobsTable(*jobs);
    paragraph(timesNote(true), true);
    if (m_report.options.form != ReportTemplate::Full)
        return;
    const int level = jobs->mixed ? 3 : 4;
    if (!few) // else all that there is stands in the first table
        timesTable(*jobs, level);
    costsPart(*jobs, level);
}

bool ReportWriter::jobsTable(const ReportGroup &group)
{
    enum Column { Name, Count, Failed, Queue, Run, Total, Warm, Cold, Outputs, PerOutput, TotalCost };
    ReportTable table;
    table.caption = tr("Jobs by model");
    table.columns = {{tr("Model"), {}, false}, {tr("n"), {}},           {tr("Failed"), {}},       {tr("Queue"), tr("p50")},
                     {tr("Run"), tr("p50")},   {tr("Total"), tr("p50")}, {tr("Without cold"), tr("starts, p50")},
                     {tr("Probable"), tr("cold starts")}, {tr("Outputs"), {}}, {tr("Cost of"), tr("an output")}, {tr("Total"), tr("cost")}};
    for (const int i : group.models) {
        const ReportModel &m = model(i);
        table.rows.append({{m.name},
                           m_figures.countCell(m.n),
                           m_figures.countCell(m.failed),
                           m_figures.timeCell(m.queue.p50, m.queue.n),
                           m_figures.timeCell(m.run.p50, m.run.n),
                           m_figures.timeCell(m.total.p50, m.total.n),
                           m_figures.timeCell(m.warmTotal.p50, m.warmTotal.n),
                           m_figures.countCell(m.probablyCold),
                           m_figures.countCell(m.outputs),
                           m.costs.perOutput ? m_figures.moneyCell(m.costs.perOutput, m.costs)
                                             : ReportFigures::faint(m.costs.total.unknown > 0 ? ReportFigures::unknown() : Words::dash()),
                           m_figures.totalCell(m.costs.total)});
    }
    for (const ReportGroup &rivals : rivalsIn(group)) {
        const auto among = [&](qsizetype row) { return rivals.models.contains(group.models[row]); };
        for (const qsizetype column : {Run, Total, Warm})
            markBest(table, column, true, {}, among);
        markBest(table, PerOutput, true, [&](qsizetype row) { return model(group.models[row]).costs.n >= kLeastCosts; }, among);
    }
    // Where no model has enough jobs for a percentile, what was seen is said instead of it.
    const bool few = std::ranges::none_of(group.models, [this](int i) { return model(i).total.p50 || model(i).run.p50 || model(i).queue.p50; });
    if (few) {
        for (qsizetype row = 0; row < table.rows.size(); ++row) {
            const ReportModel &m = model(group.models[row]);
            table.rows[row][Queue] = seenCell(m.queue, false);
            table.rows[row][Run] = seenCell(m.run, false);
            table.rows[row][Total] = seenCell(m.total, false);
        }
        for (const qsizetype column : {Queue, Run, Total})
            table.columns[column].unit = tr("seen");
    }
    if (few || !anyCold(group))
        dropColumn(table, Warm);
    if (group.mixed) {
        table.columns.insert(1, {tr("Work"), {}, false});
        for (qsizetype row = 0; row < table.rows.size(); ++row)
            table.rows[row].insert(1, {workOf(group.models[row])});
    }
    m_document.blocks.append(table);
    return few;
}

} // namespace bakeoff
