// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/reportwriter.h"

#include "words/requestwords.h"

#include <QSet>

#include <algorithm>
#include <limits>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

QList<ReportGroup> groupsOf(const Report &report)
{
    QList<ReportGroup> groups;
    for (int i = 0; i < report.models.size(); ++i) {
        const ReportModel &model = report.models[i];
        const auto same = std::ranges::find_if(groups, [&model](const ReportGroup &group) {
            return group.jobs == model.jobs && group.kind == model.kind && group.kindKnown == model.kindKnown
                && group.sandbox == model.sandbox;
        });
        if (same != groups.end())
            same->models.append(i);
        else
            groups.append({model.jobs, model.kind, model.kindKnown, model.sandbox, {i}});
    }
    // Replies before jobs, real money before the sandbox's.
    std::ranges::stable_sort(groups, [](const ReportGroup &a, const ReportGroup &b) {
        return std::pair(a.jobs, a.sandbox) < std::pair(b.jobs, b.sandbox);
    });
    return groups;
}

} // namespace

ReportDocument reportDocument(const Report &report, const QLocale &locale, const ReportPictures &pictures)
{
    return ReportWriter(report, locale, pictures).write();
}

ReportWriter::ReportWriter(const Report &report, const QLocale &locale, const ReportPictures &pictures)
    : m_report(report)
    , m_locale(locale)
    , m_pictures(pictures)
    , m_figures(locale, report.options.zone)
    , m_groups(groupsOf(report))
{
}

ReportDocument ReportWriter::write()
{
    m_document.title = title();
    m_document.subtitle = subtitle();
    m_document.language = m_locale.bcp47Name();
    //: Foot of a report. %1: the program and its version.
    m_document.footer = tr("%1. Keys and headers are never written into a report.").arg(m_report.recipe.program);
    if (m_report.options.form != ReportTemplate::OnePage)
        m_document.contents = tr("Contents");
    //: %1: number of a page; %2: how many there are.
    m_document.page = tr("Page %1 of %2");
    m_document.sortHint = tr("Sort by this column");
    //: Below a long text on paper. %1 and %2 are counts.
    m_document.cutNote = tr("Cut here: the first %1 of %2 characters are shown.");
    writeWords();
    if (m_report.models.isEmpty()) {
        writeEmpty();
        return std::move(m_document);
    }
    switch (m_report.options.form) {
    case ReportTemplate::Full:
        writeFull();
        break;
    case ReportTemplate::OnePage:
        writeOnePage();
        break;
    case ReportTemplate::CostsOnly:
        writeCostsOnly();
        break;
    }
    return std::move(m_document);
}

void ReportWriter::writeFull()
{
    const bool replies = std::ranges::any_of(m_groups, [](const ReportGroup &group) { return !group.jobs; });
    drawCostAgainstTime();
    writeReplies();
    if (replies)
        writeTotal();
    writeDetails();
    writeJudged();
    writeJobs();
    if (!replies)
        writeTotal();
    drawTimes();
    drawSpend();
    drawSuccess();
    if (m_report.options.sameModel)
        writeSameModels();
    writeDecisions();
    writeHealth();
    writeProjection();
    if (m_report.options.answers)
        writeAnswers();
    if (m_report.options.media)
        writeMedia();
    writeRecipe();
}

void ReportWriter::writeOnePage()
{
    drawCostAgainstTime();
    writeReplies();
    writeJobs();
    writeDecisions();
    writeTotal();
}

void ReportWriter::writeCostsOnly()
{
    writeTotal();
    drawSpend();
    writeCosts();
    writeProjection();
    writeRecipe();
}

void ReportWriter::writeEmpty()
{
    paragraph(tr("There is nothing to report: the selection holds no reply and no job that has ended. Choose another "
                 "comparison, batch or range of dates, or send a prompt first."));
    if (m_report.recipe.hidden > 0)
        paragraph(tr("%n result(s) in open blind votes are left out until the votes are cast.", nullptr,
                     static_cast<int>(m_report.recipe.hidden)));
}

QString ReportWriter::title() const
{
    if (const QString given = m_report.options.title.simplified(); !given.isEmpty())
        return given;
    return m_report.models.isEmpty() ? tr("Report") : tr("Models compared");
}

QString ReportWriter::subtitle() const
{
    const ReportRecipe &recipe = m_report.recipe;
    const QString made = m_figures.date(recipe.made, true);
    if (m_report.models.isEmpty()) {
        //: Below the title of a report. %1: the date on which it was made.
        return tr("%1.").arg(made);
    }
    QSet<QString> names;
    for (const ReportModel &model : m_report.models)
        names.insert(model.name);
    QStringList counts;
    const auto number = [](qint64 n) { return static_cast<int>(std::min<qint64>(n, std::numeric_limits<int>::max())); };
    if (recipe.prompts > 0)
        counts << tr("%n prompt(s)", nullptr, number(recipe.prompts));
    counts << tr("%n model(s)", nullptr, number(names.size()));
    if (recipe.replies > 0 || recipe.jobs == 0)
        counts << tr("%n reply(s)", nullptr, number(recipe.replies));
    if (recipe.jobs > 0)
        counts << tr("%n job(s)", nullptr, number(recipe.jobs));
    const QString what = m_figures.list(counts);
    if (!recipe.from || !recipe.until) {
        //: %1: a date; %2: "60 prompts, 5 models, 247 replies".
        return tr("%1. %2.").arg(made, what);
    }
    const QDate from = m_figures.day(*recipe.from);
    const QDate until = m_figures.day(*recipe.until);
    const int year = m_figures.day(recipe.made).year();
    const bool years = from.year() != year || until.year() != year;
    if (from == until && until == m_figures.day(recipe.made)) {
        //: %1: a date, the one of the figures too; %2: "60 prompts, 5 models, 247 replies".
        return tr("%1. %2, all on this day.").arg(made, what);
    }
    if (from == until) {
        //: %1: a date; %2: "60 prompts, 5 models, 247 replies"; %3: another date.
        return tr("%1. %2 on %3.").arg(made, what, m_figures.date(from, years));
    }
    //: %1: a date; %2: "60 prompts, 5 models, 247 replies"; %3 and %4: first and last date.
    return tr("%1. %2 between %3 and %4.").arg(made, what, m_figures.date(from, years), m_figures.date(until, years));
}

void ReportWriter::writeWords()
{
    ReportFacts words;
    if (const QString question = m_report.options.question.trimmed(); !question.isEmpty())
        words.facts.append({tr("Question"), question});
    if (const QString conclusion = m_report.options.conclusion.trimmed(); !conclusion.isEmpty())
        words.facts.append({tr("Conclusion"), emphasized(u"%1"_s, conclusion)});
    if (!words.facts.isEmpty())
        m_document.blocks.append(words);
}

void ReportWriter::writeTotal()
{
    const CostTotal &real = m_report.total.real;
    const CostTotal &sandbox = m_report.total.sandbox;
    if (real.count > 0) {
        //: %1 and %2: amounts; %n: charges of unknown amount.
        const QString sums = tr("%1 billed, %2 estimated, %n unknown", nullptr, real.unknown)
                                 .arg(m_figures.money(real.billed, false), m_figures.money(real.estimated, true));
        //: The sum of a report, real money only. %1: "$1.046 billed, ≈$0.316 estimated, 0 unknown".
        ReportText text = emphasized(tr("Total: %1."), sums);
        if (real.overflow)
            text.spans.append({u' ' + tr("The sums are too large to be counted; these are parts of them."), ReportText::Span::Style::Faint});
        paragraph(text);
    } else if (sandbox.count == 0) {
        paragraph(tr("Total: no charges."));
    }
    if (sandbox.count > 0) {
        //: %1: an amount. The sandbox is the built-in provider that costs nothing.
        paragraph(emphasized(tr("Sandbox: %1 of play money, in no total."), Words::totalLabel(sandbox, m_locale)));
    }
}

void ReportWriter::heading(int level, const QString &text)
{
    m_document.blocks.append(ReportHeading{level, text});
}

void ReportWriter::paragraph(const ReportText &text, bool note)
{
    m_document.blocks.append(ReportParagraph{text, note});
}

QString ReportWriter::groupName(const ReportGroup &group) const
{
    const auto alike = std::ranges::count_if(m_groups, [&group](const ReportGroup &other) { return other.jobs == group.jobs; });
    const bool play = group.sandbox && std::ranges::any_of(m_groups, [](const ReportGroup &other) { return !other.sandbox; });
    //: Heading over the figures of jobs that failed before anything was known of their outputs.
    const QString kind = group.kindKnown ? RequestWords::kindWord(group.kind) : tr("Kind not known");
    if (alike <= 1 && !play)
        return group.jobs ? kind : QString();
    //: Heading of a part of the figures. %1: a kind of work: "Images".
    return play ? tr("%1, sandbox").arg(kind) : kind;
}

void ReportWriter::groupHeading(const ReportGroup &group)
{
    if (const QString name = groupName(group); !name.isEmpty())
        heading(3, name);
}

QString ReportWriter::nameOf(int index) const
{
    return index >= 0 && index < m_report.models.size() ? m_report.models[index].name : Words::dash();
}

bool ReportWriter::allSandbox() const
{
    return std::ranges::all_of(m_report.models, &ReportModel::sandbox);
}

QString ReportWriter::moneyNameOf(const ReportModel &model) const
{
    return model.sandbox && !allSandbox() ? Words::tr("%1 (sandbox)").arg(model.name) : model.name;
}

} // namespace bakeoff
