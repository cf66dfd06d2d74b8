// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/reportwriter.h"

#include <QSet>

#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

void ReportWriter::writeRecipe()
{
    const ReportRecipe &recipe = m_report.recipe;
    heading(2, tr("How this came about"));
    ReportFacts facts;
    const auto add = [&facts](const QString &name, const ReportText &value) { facts.facts.append({name, value}); };
    add(tr("Made with"), recipe.program);
    const QDateTime made = recipe.made.toDateTime().toTimeZone(m_report.options.zone);
    //: %1: a date; %2: a time of day.
    add(tr("Made on"), tr("%1, %2").arg(m_figures.date(recipe.made, true), m_locale.toString(made.time(), Words::tr("HH:mm"))));
    if (recipe.from && recipe.until) {
        //: %1, %2: first and last date.
        add(tr("Covers"), m_figures.day(*recipe.from) == m_figures.day(*recipe.until)
                              ? m_figures.date(*recipe.from, true)
                              : tr("%1 to %2").arg(m_figures.date(*recipe.from, true), m_figures.date(*recipe.until, true)));
    }
    if (recipe.comparisons > 0)
        add(tr("Comparisons"), m_figures.count(recipe.comparisons));
    if (recipe.hidden > 0)
        add(tr("Left out"), tr("%n result(s) in open blind votes", nullptr, static_cast<int>(recipe.hidden)));
    m_document.blocks.append(facts);
    if (m_report.options.form != ReportTemplate::CostsOnly) {
        writeLineUp();
        if (m_report.options.prompts && !m_report.options.answers)
            writePrompts();
    }
    writeMethod();
}

void ReportWriter::writeLineUp()
{
    ReportTable table;
    const bool names = m_report.options.names;
    table.caption = tr("Line-up");
    table.columns = {{tr("Model"), {}, false}, {tr("Settings"), {}, false}};
    if (names)
        table.columns += {{tr("Provider"), {}, false}, {tr("Versions"), {}, false}, {tr("Hosts"), {}, false}};
    QList<bool> filled(table.columns.size(), false);
    for (const ReportRecipe::Entry &entry : m_report.recipe.entries) {
        if (entry.model < 0 || entry.model >= m_report.models.size())
            continue;
        const auto words = [](const QStringList &lines, const QString &between, const QString &none) {
            return lines.isEmpty() ? ReportFigures::faint(none) : ReportCell{lines.join(between)};
        };
        QList<ReportCell> row{{nameOf(entry.model)}, words(entry.settings, u"; "_s, tr("as the provider sets them"))};
        if (names) {
            row += {{model(entry.model).model.provider},
                    words(entry.versions, u", "_s, Words::dash()),
                    words(entry.hosts, u", "_s, Words::dash())};
            filled[3] = filled[3] || !entry.versions.isEmpty();
            filled[4] = filled[4] || !entry.hosts.isEmpty();
        }
        table.rows.append(row);
    }
    if (table.rows.isEmpty())
        return;
    for (qsizetype column = table.columns.size() - 1; column >= 3; --column) { // nothing but dashes says nothing
        if (filled[column])
            continue;
        table.columns.removeAt(column);
        for (QList<ReportCell> &row : table.rows)
            row.removeAt(column);
    }
    heading(3, tr("Line-up"));
    m_document.blocks.append(table);
}

void ReportWriter::writePrompts()
{
    ReportFacts prompts;
    QSet<std::pair<QString, QString>> seen;
    for (const ReportTurn &turn : m_report.turns) {
        if (turn.prompt.isEmpty() || seen.contains({turn.system, turn.prompt}))
            continue;
        seen.insert({turn.system, turn.prompt});
        if (!turn.system.isEmpty())
            prompts.facts.append({tr("System prompt"), turn.system});
        prompts.facts.append({tr("Prompt"), turn.prompt});
    }
    if (prompts.facts.isEmpty())
        return;
    heading(3, tr("Prompts"));
    m_document.blocks.append(prompts);
    if (m_report.recipe.prompts > seen.size())
        paragraph(tr("These are the newest; CSV and JSON have all."), true);
}

void ReportWriter::writeMethod()
{
    heading(3, tr("How the figures are made"));
    if (m_report.options.form != ReportTemplate::CostsOnly) {
        paragraph(tr("Percentiles are type 7 of Hyndman and Fan: linear interpolation between the two nearest values. A figure "
                     "stands only where enough values are behind it: p50 from 5, p10 and p90 from 10, p95 from 20, p99 from 100."));
        paragraph(tr("Times run on the clock of this machine, from the request handed over on a connected host. Replies that were "
                     "answered from a response cache, stopped, cut off or failed are counted, but are in no time and no speed. "
                     "Speed is left out under 40 tokens or 200 ms."));
        paragraph(tr("Success is the share of complete replies among those that were not stopped; ranges around shares are 95% "
                     "Wilson intervals. The best of a column stands out only where it can be told from the others."));
    }
    paragraph(tr("Billed: the amount that the provider gave. Estimated: listed prices times counted use. Where an amount is not "
                 "known it is counted as unknown and never as nothing, and the sum says \"at least\". Means and percentiles of "
                 "costs are of known amounts. Play money of the sandbox is in no total."));
    if (m_report.options.form != ReportTemplate::CostsOnly)
        paragraph(tr("Every reply and job is a row of the CSV and JSON export of this report."));
}

} // namespace bakeoff
