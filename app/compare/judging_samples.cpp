// SPDX-License-Identifier: GPL-3.0-or-later
// The several answers of a pane that repeats.
#include "compare/judging.h"

#include "compare/answergroups.h"
#include "compare/metrics.h"
#include "compare/paneboard.h"
#include "compare/panewidget.h"
#include "compare/samplesview.h"
#include "widgets/paneheader.h"
#include "words/words.h"
#include "workbench/comparisondocument.h"

#include <QAction>
#include <QLocale>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

template <typename T>
QString rangeText(const Spread<T> &spread, const std::function<QString(T)> &text)
{
    const QString n = QLocale().toString(spread.n);
    if (spread.n < 2 || spread.least == spread.most) {
        //: A figure that is the same in several answers. %1: the figure; %2: how many answers.
        return Judging::tr("%1 (n %2)").arg(text(spread.least), n);
    }
    //: How a figure lies in several answers. %1: least; %2: most; %3: median; %4: how many answers.
    return Judging::tr("%1 to %2, median %3 (n %4)").arg(text(spread.least), text(spread.most), text(spread.median), n);
}

QString costRange(const AnswerGroups &groups)
{
    if (groups.cost.n == 0)
        return {};
    QString range = rangeText<Usd>(groups.cost, [](Usd amount) { return Words::formatUsd(amount); });
    if (groups.unknownCosts > 0)
        //: Behind a range of costs.
        range += u", "_s + Judging::tr("%n unknown", nullptr, groups.unknownCosts);
    return range;
}

QString timeRange(const AnswerGroups &groups)
{
    using Ns = std::chrono::nanoseconds;
    return groups.time.n == 0 ? QString()
                              : rangeText<Ns>(groups.time, [](Ns time) { return Words::formatDuration(time); });
}

QString summaryOf(const AnswerGroups &groups, qsizetype samples)
{
    QStringList parts{Judging::tr("%n answer(s)", nullptr, static_cast<int>(samples))};
    if (groups.complete > 1)
        parts.append(Judging::tr("%n distinct", nullptr, static_cast<int>(groups.groups.size())));
    if (groups.running > 0)
        parts.append(Judging::tr("%n under way", nullptr, groups.running));
    if (groups.broken > 0)
        parts.append(Judging::tr("%n not complete", nullptr, groups.broken));
    return parts.join(u", "_s);
}

} // namespace

void Judging::addSampleCommands()
{
    const auto &add = m_host.addCommand;
    m_previous = add(u"compare.previousSample"_s, tr("Previous answer of the current pane"), Qt::ALT | Qt::Key_PageUp, {},
                     [this] { stepSample(m_host.current(), -1); });
    m_next = add(u"compare.nextSample"_s, tr("Next answer of the current pane"), Qt::ALT | Qt::Key_PageDown, {},
                 [this] { stepSample(m_host.current(), 1); });
}

void Judging::stepSample(const Id &pane, int by)
{
    const Turn *shown = turn();
    const PaneWidget *widget = m_host.board->pane(pane);
    if (!shown || !widget || ComparisonDocument::isHidden(*shown))
        return;
    const QList<const Reply *> samples = m_host.document()->samples(pane, *shown);
    const qsizetype to = std::ranges::find(samples, widget->replyId(), &Reply::id) - samples.begin() + by;
    if (to >= 0 && to < samples.size())
        m_host.document()->chooseSample(pane, shown->id, samples[to]->id);
}

void Judging::renewSamples(PaneWidget &pane, SamplesView &view)
{
    const Turn *shown = turn();
    QList<const Reply *> samples;
    // While names are hidden the number of its answers would tell whose pane it is.
    if (shown && !ComparisonDocument::isHidden(*shown))
        samples = m_host.document()->samples(pane.paneId(), *shown);
    if (samples.size() < 2) {
        view.hide();
        pane.setSpread({}, {});
        return;
    }
    QList<SampleAnswer> answers;
    for (const Reply *sample : std::as_const(samples))
        answers.append({sample, m_host.document()->fullText(*sample)});
    const AnswerGroups groups = groupAnswers(answers);

    SamplesView::Shown next{.name = pane.header()->shownName(),
                            .summary = summaryOf(groups, samples.size()),
                            .spread = {},
                            .spreadToolTip = {},
                            .samples = {},
                            .groups = {},
                            .chosen = pane.replyId()};
    for (const Reply *sample : std::as_const(samples)) {
        QStringList figures;
        if (isFinal(sample->state)) {
            if (const auto e2e = metricsOf(*sample).e2e)
                figures.append(Words::formatDuration(*e2e));
            figures.append(Words::replyCostLabel(*sample));
        }
        next.samples.append({sample->id, Words::stateWord(sample->state), figures.join(u", "_s)});
    }
    for (const AnswerGroup &group : groups.groups)
        next.groups.append({group.text, group.replies});
    const QString cost = costRange(groups);
    const QString time = timeRange(groups);
    QStringList spread;
    if (!cost.isEmpty())
        //: How the costs of several answers lie. %1: "$0.001 to $0.003, median $0.002 (n 5)".
        spread.append(tr("Cost %1").arg(cost));
    if (!time.isEmpty())
        //: How the times of several answers lie. %1: "1.2 s to 3.4 s, median 2.0 s (n 5)".
        spread.append(tr("Time %1").arg(time));
    next.spread = spread.join(u" · "_s);
    QStringList tip = spread;
    if (groups.mixedCost)
        tip.append(tr("Some of these costs are billed, others estimated."));
    if (!spread.isEmpty())
        tip.append(tr("Cost of all answers that have ended, time of the complete ones."));
    next.spreadToolTip = tip.join(u'\n');
    view.setShown(next);
    view.show();
    pane.setSpread(cost, time);
    pane.refresh(); // its header offers Stop while any of its answers is under way
}

} // namespace bakeoff
