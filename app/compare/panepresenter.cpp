// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/panepresenter.h"

#include "compare/metrics.h"
#include "providers/modelinfo.h"
#include "words/words.h"

#include <QLocale>

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
    if (!reply || (!reply->facts.usage.input && !reply->facts.usage.output)) {
        figure.value = u"–"_s;
    } else {
        figure.value = u"%1 → %2"_s.arg(Words::countText(reply->facts.usage.input), Words::countText(reply->facts.usage.output));
    }
    figure.toolTip = Words::tokensTooltip(reply ? reply->facts.usage : TokenUsage{});
    return figure;
}

PaneFigure costFigure(const Reply *reply, UtcMicros now)
{
    PaneFigure figure;
    figure.label = PanePresenter::tr("Cost");
    figure.value = u"–"_s;
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
    figure.value = reply && !reply->facts.host.isEmpty() ? reply->facts.host : u"–"_s;
    if (!reply)
        return figure;
    QStringList lines;
    for (const UpstreamAttempt &attempt : reply->facts.upstream) {
        lines.append(attempt.status ? PanePresenter::tr("%1 answered with status %2.").arg(attempt.host).arg(*attempt.status)
                                    : PanePresenter::tr("%1 was tried.").arg(attempt.host));
    }
    if (!reply->facts.servedModel.isEmpty())
        lines.append(PanePresenter::tr("Model that answered: %1.").arg(reply->facts.servedModel));
    figure.toolTip = lines.join(u'\n');
    return figure;
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

QString PanePresenter::settingsSummary(const GenerationSettings &settings)
{
    const QLocale locale;
    QStringList parts;
    if (settings.temperature)
        parts.append(tr("temperature %1").arg(locale.toString(*settings.temperature, 'g', 3)));
    if (settings.topP)
        parts.append(tr("top p %1").arg(locale.toString(*settings.topP, 'g', 3)));
    if (settings.maxTokens)
        parts.append(tr("max %1").arg(locale.toString(*settings.maxTokens)));
    if (settings.seed)
        parts.append(tr("seed %1").arg(*settings.seed));
    if (!settings.reasoningEffort.isEmpty())
        parts.append(tr("effort %1").arg(settings.reasoningEffort));
    return parts.join(u", "_s);
}

PaneHeaderData PanePresenter::header(const Input &input)
{
    PaneHeaderData data;
    data.model = shortName(input.pane.model);
    data.origin = origin(input.pane.model, input.providerTitle);
    data.modelToolTip = input.pane.model.toString();
    const GenerationSettings &settings = input.reply ? input.reply->settings : input.pane.settings;
    data.badge = settingsSummary(settings);
    data.badgeToolTip = data.badge.isEmpty() ? QString() : tr("Set for this pane: %1").arg(data.badge);
    if (!input.reply) {
        data.look = StateLook::Ready;
        data.stateWord = tr("Ready");
        data.figuresShown = false;
        return data;
    }

    const Reply &reply = *input.reply;
    const ReplyMetrics metrics = metricsOf(reply);
    data.look = lookOf(reply.state);
    data.stateWord = Words::stateWord(reply.state);
    data.time = !isFinal(reply.state) && input.running ? Words::formatDuration(*input.running) : Words::figureText(metrics.e2e);
    data.timeToolTip = timeToolTip(reply, metrics);
    data.figure(FigureId::Ttft) = firstTextFigure(metrics, reply.clocks);
    data.figure(FigureId::Speed) = speedFigure(metrics, reply.clocks);
    data.figure(FigureId::Tokens) = tokensFigure(&reply);
    data.figure(FigureId::Cost) = costFigure(&reply, input.now);
    data.figure(FigureId::Host) = hostFigure(&reply);
    data.canStop = !isFinal(reply.state);
    data.canRetry = isFinal(reply.state);
    data.canCopy = !reply.text.isEmpty();
    return data;
}

PanePresenter::Message PanePresenter::message(const Input &input)
{
    if (!input.reply) {
        Message ready{.look = StateLook::Ready};
        if (!input.model) {
            ready.sentence = tr("Ready");
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
    const bool hasText = !reply.text.isEmpty() || !reply.reasoning.isEmpty();
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
        if (reply.error) {
            const ErrorText text = Words::errorText(reply, input.providerTitle);
            message.sentence = text.sentence();
            message.detail = text.details;
        }
        message.retry = true;
        break;
    case ReplyState::Stopped:
        message.sentence = hasText ? tr("Stopped. What came is kept.") : tr("Stopped before any words came.");
        break;
    case ReplyState::Done:
        if (!hasText)
            message.sentence = tr("The model ended without a word.");
        else if (reply.facts.finishReason == "length"_L1)
            message = {.look = StateLook::CutOff,
                       .sentence = tr("The answer reached its limit of tokens."),
                       .detail = tr("A higher limit can be set in the settings of this pane.")};
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
