// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/panepresenter.h"

#include "compare/metrics.h"
#include "compare/settingsbadge.h"
#include "providers/modelinfo.h"
#include "words/words.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

using Input = PanePresenter::Input;

/// The first sentences that fit; a single longer one is cut at a word.
QString shortened(const QString &text, qsizetype most)
{
    if (text.size() <= most)
        return text;
    const qsizetype sentence = text.lastIndexOf(". "_L1, most);
    if (sentence > most / 3)
        return text.first(sentence + 1);
    const qsizetype word = text.lastIndexOf(u' ', most);
    return text.first(word > 0 ? word : most) + u'…';
}

PaneFigure speedFigure(const ReplyMetrics &metrics, const ReplyClocks &clocks)
{
    PaneFigure figure;
    figure.label = PanePresenter::tr("tok/s");
    figure.value = Words::speedFigure(metrics.answerTokensPerS);
    figure.toolTip = Words::metricTooltip(Metric::AnswerSpeed, metrics, clocks) + u"\n\n"_s
        + Words::metricTooltip(Metric::OverallSpeed, metrics, clocks);
    return figure;
}

PaneFigure firstTextFigure(const ReplyMetrics &metrics, const ReplyClocks &clocks)
{
    PaneFigure figure;
    // The two differ only where the model reasoned first.
    const bool both = metrics.ttft && metrics.ttfa && *metrics.ttft != *metrics.ttfa;
    figure.label = both ? PanePresenter::tr("TTFT, TTFA") : PanePresenter::tr("TTFT");
    figure.value = Words::figureText(metrics.ttft);
    if (both)
        figure.tail = u", "_s + Words::figureText(metrics.ttfa);
    figure.toolTip = Words::metricTooltip(Metric::Ttft, metrics, clocks);
    if (both)
        figure.toolTip += u"\n\n"_s + Words::metricTooltip(Metric::Ttfa, metrics, clocks);
    return figure;
}

PaneFigure tokensFigure(const Reply *reply)
{
    PaneFigure figure;
    figure.label = PanePresenter::tr("Tokens in, out");
    const TokenUsage usage = reply ? reply->facts.usage : TokenUsage{};
    if (!usage.input && !usage.output) {
        figure.value = Words::dash();
    } else {
        figure.value = u"%1 → %2"_s.arg(Words::countText(usage.input), Words::countText(usage.output));
        QStringList parts;
        if (usage.cachedInput.value_or(0) > 0)
            parts.append(PanePresenter::tr("%1 cached").arg(Words::countText(usage.cachedInput)));
        if (usage.reasoning.value_or(0) > 0)
            parts.append(PanePresenter::tr("%1 reasoning").arg(Words::countText(usage.reasoning)));
        if (!parts.isEmpty())
            figure.extra = u", "_s + parts.join(u", "_s);
    }
    figure.toolTip = Words::tokensTooltip(usage);
    return figure;
}

PaneFigure costFigure(const Reply *reply, UtcMicros now)
{
    PaneFigure figure;
    figure.label = PanePresenter::tr("Cost");
    figure.value = Words::dash();
    if (!reply || !isFinal(reply->state))
        return figure;
    // The pane says that it is the sandbox's; the column has no room to say it again.
    figure.value = mayHaveBeenBilled(*reply) ? Words::costLabel(reply->cost) : Words::replyCostLabel(*reply);
    figure.toolTip = Words::replyCostTooltip(*reply, now);
    if (!mayHaveBeenBilled(*reply))
        return figure;
    switch (reply->cost.kind) {
    case ChargeKind::Billed:
        figure.label = PanePresenter::tr("Billed");
        break;
    case ChargeKind::Estimated:
        figure.label = PanePresenter::tr("Estimated");
        figure.kind = PaneFigure::Kind::Estimated;
        break;
    case ChargeKind::Unknown:
        figure.kind = PaneFigure::Kind::Unknown;
        break;
    }
    return figure;
}

PaneFigure hostFigure(const Reply *reply)
{
    PaneFigure figure;
    figure.label = PanePresenter::tr("Host");
    figure.value = reply && !reply->facts.host.isEmpty() ? reply->facts.host : Words::dash();
    if (!reply)
        return figure;
    QStringList lines;
    lines.append(reply->facts.host.isEmpty() ? PanePresenter::tr("The provider did not name the host that answered.")
                                             : PanePresenter::tr("Host that answered, as the provider named it: %1.")
                                                   .arg(reply->facts.host));
    for (const UpstreamAttempt &attempt : reply->facts.upstream) {
        lines.append(attempt.status ? PanePresenter::tr("%1 answered with status %2.").arg(attempt.host).arg(*attempt.status)
                                    : PanePresenter::tr("%1 was tried.").arg(attempt.host));
    }
    if (!reply->facts.servedModel.isEmpty())
        lines.append(PanePresenter::tr("Model that answered: %1.").arg(reply->facts.servedModel));
    // Ours and those that the provider made for us are both attempts that the answer needed.
    const auto attempts = static_cast<int>(reply->attempts.size() + std::max<qsizetype>(1, reply->facts.upstream.size()));
    if (attempts > 1)
        figure.extra = u", "_s + PanePresenter::tr("%n attempt(s)", nullptr, attempts);
    for (const FailedAttempt &attempt : reply->attempts) {
        lines.append(PanePresenter::tr("An earlier attempt failed: %1 The next came after %2.")
                         .arg(Words::errorText(attempt.error, {}).what, Words::formatDuration(attempt.waited)));
    }
    figure.toolTip = lines.join(u'\n');
    return figure;
}

/// The best of its kind in the turn has one quiet mark; its tooltip says so in words.
void markBest(PaneFigure &figure, bool best)
{
    figure.best = best;
    if (best)
        figure.toolTip += u"\n\n"_s + PanePresenter::tr("The best of this turn.");
}

QString timeToolTip(const Reply &reply, const ReplyMetrics &metrics)
{
    QStringList lines{Words::metricTooltip(Metric::E2e, metrics, reply.clocks)};
    if (reply.clocks.connectTime)
        lines.append(PanePresenter::tr("Connecting took %1 before that and is not counted.")
                         .arg(Words::formatDuration(*reply.clocks.connectTime)));
    else if (reply.clocks.reusedConnection)
        lines.append(PanePresenter::tr("An open connection was used."));
    if (metrics.longestStall)
        lines.append(PanePresenter::tr("Longest gap between two chunks: %1.").arg(Words::formatDuration(*metrics.longestStall)));
    if (!reply.attempts.isEmpty())
        lines.append(PanePresenter::tr("%n earlier attempt(s) did not answer and are not counted.", nullptr,
                                       static_cast<int>(reply.attempts.size())));
    return lines.join(u'\n');
}

} // namespace

StateLook PanePresenter::lookOf(ReplyState state)
{
    switch (state) {
    case ReplyState::Waiting:
        return StateLook::Waiting;
    case ReplyState::Starting:
        return StateLook::ColdStart;
    case ReplyState::Reasoning:
        return StateLook::Reasoning;
    case ReplyState::Answering:
        return StateLook::Answering;
    case ReplyState::Done:
        return StateLook::Done;
    case ReplyState::Failed:
        return StateLook::Failed;
    case ReplyState::Stopped:
        return StateLook::Stopped;
    case ReplyState::CutOff:
        return StateLook::CutOff;
    }
    Q_UNREACHABLE_RETURN(StateLook::Ready);
}

QString PanePresenter::shortName(const ModelRef &model)
{
    return model.id.section(u'/', -1);
}

QString PanePresenter::origin(const ModelRef &model, const QString &providerTitle)
{
    const QString author = model.id.contains(u'/') ? model.id.section(u'/', 0, -2) : QString();
    return author.isEmpty() ? providerTitle : u"%1, %2"_s.arg(author, providerTitle);
}

bool PanePresenter::canContinue(const Reply &reply)
{
    // An attempt to continue that came to nothing may be made again.
    const bool cameToNothing = !reply.continues.isNull() && reply.text.isEmpty() && isFinal(reply.state);
    return isContinuable(reply) || cameToNothing;
}

QString PanePresenter::otherModel(const Reply &reply)
{
    const auto plain = [](const QString &id) {
        return id.section(u'/', -1).section(u':', 0, 0).toLower(); // without vendor and variant (":free")
    };
    const QString &served = reply.facts.servedModel;
    if (served.isEmpty() || served == reply.model.id)
        return {};
    const QString asked = plain(reply.model.id);
    const QString came = plain(served);
    if (came == asked)
        return {};
    // "gpt-5.4-mini-2026-03-14", "-20260314", "-v2", "-001": the same model, dated or numbered.
    static const QRegularExpression release(u"^[-@._](v?[0-9][0-9.-]*|latest|preview)$"_s);
    const bool newer = came.startsWith(asked) && release.match(came.sliced(asked.size())).hasMatch();
    const bool alias = asked.startsWith(came) && release.match(asked.sliced(came.size())).hasMatch();
    return newer || alias ? QString() : served;
}

QString PanePresenter::missingFilesText(QStringList names)
{
    names.removeDuplicates();
    //: %n: number of files. %1: their names.
    return tr("%1 is (are) missing from the history, so nothing was sent. Edit the prompt and attach the file(s) again.",
              nullptr, static_cast<int>(names.size()))
        .arg(QLocale().createSeparatedList(names));
}

QString PanePresenter::voteLetter(qsizetype place)
{
    return QString(QChar(u'A' + static_cast<char16_t>(place % 26)));
}

PaneHeaderData PanePresenter::header(const Input &input)
{
    PaneHeaderData data;
    data.model = shortName(input.reply ? input.reply->model : input.pane.model);
    data.origin = origin(input.reply ? input.reply->model : input.pane.model, input.providerTitle);
    data.modelToolTip = (input.reply ? input.reply->model : input.pane.model).toString();
    const GenerationSettings common = input.defaults ? *input.defaults : GenerationSettings();
    const GenerationSettings settings = input.reply ? input.reply->settings : input.pane.settings.over(common);
    data.badge = SettingsBadge::text(settings, common, input.pane.repeat);
    data.badgeToolTip = SettingsBadge::toolTip(settings, common, input.pane.repeat);
    if (!input.reply) {
        data.look = StateLook::Ready;
        data.stateWord = Words::readyWord();
        data.figuresShown = false;
        return data;
    }

    const Reply &reply = *input.reply;
    data.look = lookOf(reply.state);
    data.stateWord = Words::stateWord(reply.state);
    data.canStop = !isFinal(reply.state) || input.othersRunning;
    data.canRetry = !data.canStop;
    data.canCopy = !reply.text.isEmpty();
    if (!input.letter.isEmpty())
        return hidden(std::move(data), input);

    const ReplyMetrics metrics = metricsOf(reply);
    data.time = !isFinal(reply.state) && input.running ? Words::formatDuration(*input.running) : Words::figureText(metrics.e2e);
    data.timeToolTip = timeToolTip(reply, metrics);
    data.figure(FigureId::Ttft) = firstTextFigure(metrics, reply.clocks);
    data.figure(FigureId::Speed) = speedFigure(metrics, reply.clocks);
    data.figure(FigureId::Tokens) = tokensFigure(&reply);
    data.figure(FigureId::Cost) = costFigure(&reply, input.now);
    data.figure(FigureId::Host) = hostFigure(&reply);
    //: Behind what a figure is. %1: how it lies in all answers of the pane: "1.2 s to 3.4 s, median 2.0 s (n 5)".
    const QString all = tr("All answers of this pane: %1.");
    if (!input.costSpread.isEmpty())
        data.figure(FigureId::Cost).toolTip += u"\n\n"_s + all.arg(input.costSpread);
    if (!input.timeSpread.isEmpty())
        data.timeToolTip += u"\n\n"_s + all.arg(input.timeSpread);
    markBest(data.figure(FigureId::Ttft), input.best.ttft);
    markBest(data.figure(FigureId::Speed), input.best.speed);
    markBest(data.figure(FigureId::Cost), input.best.cost);
    if (input.best.cost && input.best.mixedCost)
        data.figure(FigureId::Cost).toolTip += u' ' + tr("Some of the costs compared are billed, others estimated.");
    data.timeBest = input.best.time;
    if (data.timeBest)
        data.timeToolTip += u"\n\n"_s + tr("The best of this turn.");
    if (const QString other = otherModel(reply); !other.isEmpty()) {
        //: A tag in the head of a pane. %1: a model that answered in place of the one asked for.
        data.warning = tr("answered by %1").arg(other.section(u'/', -1));
        data.warningToolTip = tr("%1 was asked for. The provider says that %2 answered.").arg(reply.model.id, other);
    }
    return data;
}

/// Nothing that gives the model away: no name, settings, costs, speeds; one place for all of it.
PaneHeaderData PanePresenter::hidden(PaneHeaderData data, const Input &input)
{
    data.letter = input.letter;
    data.model.clear();
    data.origin.clear();
    data.modelToolTip.clear();
    data.badge.clear();
    data.badgeToolTip.clear();
    data.figuresNote = tr("Hidden until the vote");
    // Which of them ended, and how soon, would tell as well.
    if (!input.revealed) {
        data.look = StateLook::Waiting;
        data.stateWord = Words::stateWord(ReplyState::Waiting);
        data.canRetry = data.canCopy = false;
    } else if (!input.reply->text.isEmpty()) {
        data.canRetry = false; // it would come alone, and be known by its speed
    }
    data.canStop = !input.revealed;
    return data;
}

/// The provider's own words would name it: only what happened, and only when all can be seen.
PanePresenter::Message PanePresenter::refusedMessage(const Reply &reply, bool isHidden)
{
    Error error = *reply.error;
    const auto refusal = budgetRefusal(error);
    // While the names are hidden the budget of one provider names it.
    if (isHidden && refusal && !refusal->budget.provider.isEmpty())
        error.detail.clear();
    const ErrorText text = Words::errorText(error, {});
    return {.look = StateLook::Failed,
            .sentence = text.sentence(),
            .detail = isHidden ? QString() : text.details,
            .retry = true,
            .allowUnknownPrice = refusal && refusal->unknown > 0};
}

PanePresenter::Message PanePresenter::hiddenMessage(const Input &input)
{
    if (!input.revealed)
        return {.look = StateLook::Waiting,
                //: A pane of a blind turn. %1: panes that have ended; %2: panes that were asked.
                .sentence = tr("Answers appear when all have ended, %1 of %2 done.")
                                .arg(QLocale().toString(input.ended), QLocale().toString(input.asked)),
                .detail = tr("They are shown together, so that none is known by its speed.")};
    if (input.reply->error && input.reply->error->kind == ErrorKind::BudgetReached)
        return refusedMessage(*input.reply, true);
    if (input.reply->text.isEmpty() && input.reply->continues.isNull())
        return {.look = StateLook::Failed,
                .sentence = tr("No answer came."),
                .detail = tr("It is left out of the vote. The names and the reason are shown after it."),
                .retry = true};
    return {};
}

PanePresenter::Message PanePresenter::message(const Input &input)
{
    if (!input.reply) {
        Message ready{.look = StateLook::Ready};
        if (!input.model) {
            ready.sentence = tr("Ready");
            if (input.listed)
                ready.detail = tr("The provider's list does not name this model; it is asked for by its id all the same.");
            return ready;
        }
        ready.sentence = input.model->name.isEmpty() ? shortName(input.pane.model) : input.model->name;
        ready.detail = shortened(input.model->description.simplified(), 240);
        if (input.model->contextLength)
            ready.facts.append({tr("Context"), tr("%1 tokens").arg(Words::countText(input.model->contextLength))});
        const QString price = Words::priceText(input.model->prices);
        ready.facts.append({tr("Price, per M tokens"), input.sandbox ? tr("%1, made up").arg(price) : price});
        return ready;
    }
    const Reply &reply = *input.reply;
    const bool hasText = !reply.text.isEmpty() || !reply.reasoning.isEmpty() || !reply.continues.isNull();
    if (!input.letter.isEmpty())
        return hiddenMessage(input);
    Message message{.look = lookOf(reply.state)};
    switch (reply.state) {
    case ReplyState::Waiting:
        if (!reply.attempts.isEmpty()) {
            const FailedAttempt &last = reply.attempts.last();
            message.look = StateLook::CutOff;
            message.sentence = Words::errorText(last.error, input.providerTitle).sentence();
            message.detail = tr("Tried %n time(s). The next attempt comes after %1.", nullptr,
                                static_cast<int>(reply.attempts.size()))
                                 .arg(Words::formatDuration(last.waited));
        } else {
            message.sentence = tr("Waiting for the first words.");
        }
        break;
    case ReplyState::Starting:
        message.sentence = tr("%1 is likely loading this model.").arg(input.providerTitle);
        message.detail = tr("Nothing came for a while. The other panes do not wait.");
        break;
    case ReplyState::Failed:
    case ReplyState::CutOff:
        if (reply.error && reply.error->kind == ErrorKind::BudgetReached)
            return refusedMessage(reply, false);
        if (reply.error) {
            const ErrorText text = Words::errorText(reply, input.providerTitle);
            message.sentence = text.sentence();
            message.detail = text.details;
        }
        message.retry = true;
        message.goOn = canContinue(reply);
        break;
    case ReplyState::Stopped:
        message.goOn = canContinue(reply);
        message.sentence = hasText ? tr("Stopped. What came is kept.") : tr("Stopped before any words came.");
        break;
    case ReplyState::Done:
        if (!hasText)
            message.sentence = tr("The model ended without a word.");
        else if (canContinue(reply))
            message = {.look = StateLook::CutOff,
                       .sentence = tr("The answer reached its limit of tokens."),
                       .detail = tr("A higher limit can be set in the settings of this pane."),
                       .goOn = true};
        break;
    case ReplyState::Reasoning:
    case ReplyState::Answering:
        break;
    }
    if (reply.state == ReplyState::Done && !reply.facts.ignoredParameters.isEmpty() && message.sentence.isEmpty()) {
        message = {.look = StateLook::Info,
                   .sentence = tr("This model does not take: %1.").arg(reply.facts.ignoredParameters.join(u", "_s)),
                   .detail = tr("The setting was sent and had no effect.")};
    }
    return message;
}

} // namespace bakeoff
