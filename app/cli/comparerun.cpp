// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/comparerun.h"

#include "base/clock.h"
#include "catalog/catalog.h"
#include "cli/blindturn.h"
#include "cli/interrupt.h"
#include "compare/metrics.h"
#include "words/words.h"
#include "workbench/comparisondocument.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QEventLoop>
#include <QSet>
#include <QTimer>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// Keeps one line a model up to date at the bottom of the terminal.
class LiveLines {
public:
    LiveLines(const ComparisonDocument &document, const Clock &clock)
        : m_document(document)
        , m_clock(clock)
    {
    }

    void draw()
    {
        const Turn *turn = m_document.lastTurn();
        if (!turn)
            return;
        QString text;
        if (m_drawn > 0)
            text += u"\x1b[%1A"_s.arg(m_drawn);
        m_drawn = 0;
        for (const Pane &pane : m_document.value().panes) {
            // Of several answers the first that still runs, else the last.
            const QList<const Reply *> samples = m_document.samples(pane.id, *turn);
            const auto running = std::ranges::find_if(samples, [](const Reply *r) { return !isFinal(r->state); });
            if (samples.isEmpty())
                continue;
            const Reply &reply = running != samples.end() ? **running : *samples.last();
            text += u"\x1b[2K"_s + line(reply).left(terminalWidth() - 1) + u'\n';
            ++m_drawn;
        }
        printOut(text);
    }

    void erase()
    {
        if (m_drawn > 0)
            printOut(u"\x1b[%1A\x1b[J"_s.arg(m_drawn));
        m_drawn = 0;
    }

private:
    QString line(const Reply &reply) const
    {
        QString elapsed;
        if (const auto since = m_document.attemptStarted(reply.id))
            elapsed = Words::formatDuration(m_clock.ticks() - *since);
        else if (const ReplyMetrics metrics = metricsOf(reply); metrics.e2e)
            elapsed = Words::formatDuration(*metrics.e2e);
        // The last words that came, on one line.
        QString tail = harmless(reply.text.isEmpty() ? reply.reasoning.right(200) : reply.text.right(200)).simplified();
        tail = tail.right(std::max(10, terminalWidth() - 62));
        return u"%1  %2 %3  %4"_s.arg(reply.model.toString().left(32).leftJustified(32),
                                      Words::stateWord(reply.state).leftJustified(10), elapsed.rightJustified(8), tail);
    }

    const ComparisonDocument &m_document;
    const Clock &m_clock;
    int m_drawn = 0;
};

} // namespace

void fetchMissingCatalogues(Workbench &workbench, const QList<ModelRef> &models, const Interrupt &interrupt)
{
    QSet<QString> waiting;
    for (const ModelRef &model : models) {
        if (!workbench.catalog().has(model.provider))
            waiting.insert(model.provider);
    }
    if (waiting.isEmpty())
        return;
    QEventLoop loop;
    QObject::connect(&interrupt, &Interrupt::interrupted, &loop, &QEventLoop::quit);
    // A catalogue that does not come costs the prices, not the comparison.
    QTimer::singleShot(std::chrono::seconds(10), &loop, &QEventLoop::quit);
    const QSet<QString> names = waiting;
    for (const QString &name : names) {
        workbench.providers().refreshModels(name, &loop, [&waiting, &loop, name](const Result<int> &) {
            waiting.remove(name);
            if (waiting.isEmpty())
                loop.quit();
        });
    }
    loop.exec();
}

namespace {

/// "[4 of 5, best, #short, “Names all four.”]"
QString judgementText(const Judgement &judgement)
{
    QStringList parts;
    if (judgement.rating)
        parts.append(Cli::tr("%1 of 5").arg(*judgement.rating));
    if (judgement.mark != Mark::None)
        parts.append(judgement.mark == Mark::Best ? Cli::tr("best") : Cli::tr("worst"));
    for (const QString &tag : judgement.tags)
        parts.append(u'#' + harmless(tag));
    if (!judgement.note.isEmpty())
        parts.append(u"“%1”"_s.arg(harmless(judgement.note).simplified()));
    return u'[' + parts.join(u", "_s) + u']';
}

/// Errors of the history, not of a provider.
bool isOfProfile(ErrorKind kind)
{
    return kind == ErrorKind::Storage || kind == ErrorKind::DiskFull || kind == ErrorKind::ReadOnly
        || kind == ErrorKind::Locked || kind == ErrorKind::CorruptData || kind == ErrorKind::NewerData;
}

/// The panes and settings of a run.
void setUp(ComparisonDocument &document, const CompareRun &run)
{
    if (!run.title.isEmpty())
        document.setTitle(run.title);
    if (run.lineUp) {
        document.setLineUp(*run.lineUp);
    } else {
        document.setDefaults(run.settings);
        for (const ModelRef &model : run.models)
            document.addPane(model);
    }
    const QList<Pane> panes = document.value().panes;
    for (const Pane &pane : panes) {
        if (run.lineUp) {
            GenerationSettings settings = run.settings.over(pane.settings);
            if (run.systemPrompt && !run.settings.systemPrompt)
                settings.systemPrompt.reset();
            document.setPaneSettings(pane.id, settings);
        }
        if (run.repeat)
            document.setPaneRepeat(pane.id, *run.repeat);
    }
    if (run.systemPrompt)
        document.setSystemPrompt(*run.systemPrompt);
    document.setVariables(run.variables);
    document.setAttachments(run.attachments);
    document.setLongestSilence(run.timeout);
    document.setRunCap(run.budget);
    document.setAllowUnknownPrice(run.allowUnknownPrice);
}

} // namespace

ExitCode finishRun(Workbench &workbench, const CompareOutcome &outcome)
{
    const Status closed = workbench.finish(std::chrono::seconds(0));
    if (closed)
        return outcome.exitCode;
    reportError({.json = false}, closed.error());
    return ExitCode::Profile;
}

CompareOutcome runComparison(Workbench &workbench, const CompareRun &run, const CliContext &context)
{
    const auto document = workbench.newComparison();
    setUp(*document, run);
    QList<ModelRef> models;
    for (const Pane &pane : document->value().panes)
        models.append(pane.model);
    fetchMissingCatalogues(workbench, models, *context.interrupt);

    QEventLoop loop;
    LiveLines lines(*document, *context.clock);
    const bool live = !context.json && isTerminal();
    QTimer frame;
    QObject::connect(&frame, &QTimer::timeout, &loop, [&] { lines.draw(); });

    QObject::connect(document.get(), &ComparisonDocument::patchesWaiting, document.get(), &ComparisonDocument::drain);
    QObject::connect(document.get(), &ComparisonDocument::replyEnded, &loop, [&] {
        if (!document->isRunning())
            loop.quit();
    });
    QObject::connect(context.interrupt, &Interrupt::interrupted, document.get(), &ComparisonDocument::stopAll);

    if (const Status sent = document->send(run.prompt); !sent) {
        reportError(context, sent.error());
        return {.comparison = document->value(), .exitCode = ExitCode::Usage};
    }
    if (context.interrupt->raised())
        document->stopAll();
    if (live)
        frame.start(100);
    if (document->isRunning())
        loop.exec();
    if (live)
        lines.erase();

    CompareOutcome outcome{.comparison = document->value()};
    const QList<Reply> &replies = outcome.comparison.turns.last().replies;
    if (context.interrupt->raised())
        outcome.exitCode = ExitCode::Interrupted;
    else if (std::ranges::any_of(replies, [](const Reply &r) { return r.error && isOfProfile(r.error->kind); }))
        outcome.exitCode = ExitCode::Profile; // the intent could not be written, so nothing was sent
    else if (refusalOf(outcome.comparison))
        outcome.exitCode = ExitCode::Budget;
    else if (std::ranges::any_of(replies, [](const Reply &r) { return r.state != ReplyState::Done; }))
        outcome.exitCode = ExitCode::SomeFailed;
    return outcome;
}

const Error *refusalOf(const Comparison &comparison)
{
    if (comparison.turns.isEmpty())
        return nullptr;
    const QList<Reply> &replies = comparison.turns.last().replies;
    const auto refused = std::ranges::find_if(
        replies, [](const Reply &r) { return r.error && r.error->kind == ErrorKind::BudgetReached; });
    return refused == replies.end() ? nullptr : &*refused->error;
}

void printAnswers(const Comparison &comparison)
{
    // Of a run as a whole: said once.
    if (const Error *refusal = refusalOf(comparison)) {
        printError(harmless(Words::errorText(*refusal, {}).sentence()));
        return;
    }
    for (const Turn &turn : comparison.turns)
        printAnswers(turn);
}

void printAnswers(const Turn &turn)
{
    for (const Reply &reply : shownReplies(turn)) {
        const auto place = hiddenPlace(turn, reply);
        const QString from = place ? blindName(*place) : reply.model.toString();
        const bool several = std::ranges::any_of(turn.replies, [&reply](const Reply &other) {
            return other.pane == reply.pane && other.sample > 0;
        });
        //: One of several answers of a model to a prompt. %1: the model; %2: number of the answer.
        const QString name = several ? Cli::tr("%1, answer %2").arg(from).arg(reply.sample + 1) : from;
        printOut(u"== %1 ==\n"_s.arg(name));
        if (!reply.text.isEmpty())
            printOut(harmless(reply.text).trimmed() + u'\n');
        if (reply.error && place)
            printError(Cli::tr("This answer did not come to its end."));
        else if (reply.error)
            printError(harmless(Words::errorText(reply, reply.model.provider).sentence()));
        if (!reply.judgement.isEmpty())
            printOut(judgementText(reply.judgement) + u'\n');
        printOut(u"\n"_s);
    }
}

QString figuresTable(const Comparison &comparison)
{
    TextTable table({Cli::tr("Model"), Cli::tr("State"), Cli::tr("TTFT"), Cli::tr("tok/s"), Cli::tr("Time"),
                     Cli::tr("Tokens in"), Cli::tr("Tokens out"), Cli::tr("Cost"), Cli::tr("Host")},
                    {2, 3, 4, 5, 6, 7});
    CostTotal real;
    CostTotal sandbox;
    bool hidden = false;
    for (const Turn &turn : comparison.turns) {
        hidden = hidden || ComparisonDocument::isHidden(turn);
        if (ComparisonDocument::isHidden(turn))
            continue;
        for (const Reply &reply : turn.replies) {
            const ReplyMetrics metrics = metricsOf(reply);
            table.add({reply.model.toString(), Words::stateWord(reply.state), Words::figureText(metrics.ttft),
                       Words::speedText(metrics.answerTokensPerS), Words::figureText(metrics.e2e), Words::countText(reply.facts.usage.input),
                       Words::countText(reply.facts.usage.output), Words::replyCostLabel(reply), reply.facts.host});
            if (isFinal(reply.state) && mayHaveBeenBilled(reply))
                (reply.sandbox ? sandbox : real).add(reply.cost);
        }
    }
    QString text = table.toString();
    if (real.count > 0)
        text += Cli::tr("Total: %1").arg(Words::totalLabel(real)) + u'\n';
    if (sandbox.count > 0)
        text += Cli::tr("Sandbox, made-up prices: %1").arg(Words::totalLabel(sandbox)) + u'\n';
    if (hidden)
        text += Cli::tr("Without blind turns still open: names, costs and speeds are hidden until you vote.") + u'\n';
    text += Cli::tr("Stored as comparison %1.").arg(idText(comparison.id)) + u'\n';
    return text;
}

} // namespace bakeoff
