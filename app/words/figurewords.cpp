// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/words.h"

#include <QDateTime>
#include <QStringList>
#include <QTimeZone>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

QString unbroken(QString figure)
{
    return figure.replace(u' ', QChar(QChar::Nbsp));
}

/// n / by, half up; n not negative.
qint64 rounded(qint64 n, qint64 by)
{
    return n / by + (n % by * 2 >= by ? 1 : 0);
}

/// `units` are 10^-decimals; trailing zeros go if `strip`.
QString decimals(qint64 units, int decimals, bool strip, const QLocale &locale)
{
    while (strip && decimals > 0 && units % 10 == 0) {
        units /= 10;
        --decimals;
    }
    double value = double(units);
    for (int i = 0; i < decimals; ++i)
        value /= 10;
    return locale.toString(value, 'f', decimals);
}

QDateTime localTime(UtcMicros t)
{
    return t.toDateTime().toLocalTime();
}

} // namespace

QString Words::stateWord(ReplyState state)
{
    switch (state) {
    case ReplyState::Waiting:
        return tr("Waiting");
    case ReplyState::Starting:
        return tr("Cold start");
    case ReplyState::Reasoning:
        return tr("Reasoning");
    case ReplyState::Answering:
        return tr("Answering");
    case ReplyState::Done:
        return tr("Done");
    case ReplyState::Failed:
        return tr("Failed");
    case ReplyState::Stopped:
        return tr("Stopped");
    case ReplyState::CutOff:
        return tr("Cut off");
    }
    Q_UNREACHABLE_RETURN({});
}

QString Words::readyWord()
{
    return tr("Ready");
}

QString Words::formatDuration(Ns time, const QLocale &locale)
{
    const qint64 ns = qMax<qint64>(time.count(), 0);
    if (ns == 0)
        return unbroken(tr("%1 s").arg(locale.toString(0)));
    // Each step rounds first, so that 9.996 s reads 10.0 s and not 10.00 s.
    const qint64 tenthsOfMs = rounded(ns, 100'000);
    if (tenthsOfMs == 0)
        return unbroken(tr("< %1 ms").arg(decimals(1, 1, false, locale)));
    if (tenthsOfMs < 100)
        return unbroken(tr("%1 ms").arg(decimals(tenthsOfMs, 1, false, locale)));
    const qint64 hundredths = rounded(ns, 10'000'000);
    if (hundredths < 1'000)
        return unbroken(tr("%1 s").arg(decimals(hundredths, 2, false, locale)));
    const qint64 tenths = rounded(ns, 100'000'000);
    if (tenths < 600)
        return unbroken(tr("%1 s").arg(decimals(tenths, 1, false, locale)));
    const qint64 seconds = rounded(ns, 1'000'000'000);
    if (seconds < 3'600)
        return unbroken(tr("%1 min %2 s").arg(locale.toString(seconds / 60), locale.toString(seconds % 60)));
    const qint64 minutes = rounded(ns, 60'000'000'000);
    return unbroken(tr("%1 h %2 min").arg(locale.toString(minutes / 60), locale.toString(minutes % 60)));
}

QString Words::formatSpeed(double tokensPerS, const QLocale &locale)
{
    //: Tokens per second.
    const auto withUnit = [](const QString &figure) { return unbroken(tr("%1 tok/s").arg(figure)); };
    if (tokensPerS > 0 && tokensPerS < 0.005)
        return unbroken(tr("< %1 tok/s").arg(locale.toString(0.01, 'f', 2)));
    if (tokensPerS < 0.995)
        return withUnit(locale.toString(tokensPerS, 'f', 2));
    if (tokensPerS < 999.95)
        return withUnit(locale.toString(tokensPerS, 'f', 1));
    return withUnit(locale.toString(tokensPerS, 'f', 0));
}

QString Words::formatTokens(qint64 n, const QLocale &locale)
{
    if (n < 10'000)
        return formatCount(n, locale);
    const qint64 tenthsOfK = rounded(n, 100);
    if (tenthsOfK < 1'000)
        return tr("%1k", "thousand tokens").arg(decimals(tenthsOfK, 1, true, locale));
    const qint64 k = rounded(n, 1'000);
    if (k < 1'000)
        return tr("%1k", "thousand tokens").arg(locale.toString(k));
    return tr("%1M", "million tokens").arg(decimals(rounded(n, 10'000), 2, true, locale));
}

QString Words::formatCount(qint64 n, const QLocale &locale)
{
    return locale.toString(n);
}

QString Words::formatDate(UtcMicros t, UtcMicros now, const QLocale &locale)
{
    const QDate date = localTime(t).date();
    if (date.year() == localTime(now).date().year()) {
        //: A date of this year, in the letters of Qt's QLocale::toString: "26 August".
        return locale.toString(date, tr("d MMMM"));
    }
    //: A date of another year: "26 August 2025".
    return locale.toString(date, tr("d MMMM yyyy"));
}

QString Words::formatTime(UtcMicros t, const QLocale &locale)
{
    //: A time of day, 24 hours: "14:05".
    return locale.toString(localTime(t).time(), tr("HH:mm"));
}

QString Words::formatDateTime(UtcMicros t, UtcMicros now, const QLocale &locale)
{
    //: %1: a date, %2: a time of day.
    return tr("%1, %2").arg(formatDate(t, now, locale), formatTime(t, locale));
}

QString Words::dash()
{
    return u"–"_s;
}

QString Words::absenceWord(Absence why)
{
    switch (why) {
    case Absence::NotYet:
    case Absence::NoText:
    case Absence::NotStreamed:
    case Absence::NoReasoning:
    case Absence::SummaryOnly:
    case Absence::Stopped:
    case Absence::CutOff:
    case Absence::Failed:
        return dash();
    case Absence::TooShort:
        return tr("too short");
    case Absence::NoTokenCount:
    case Absence::Inconsistent:
        return tr("unknown");
    case Absence::ResponseCache:
        return tr("cached");
    }
    Q_UNREACHABLE_RETURN({});
}

QString Words::absenceSentence(Absence why)
{
    switch (why) {
    case Absence::NotYet:
        return tr("Not known yet: the answer is still under way.");
    case Absence::NoText:
        return tr("There was no such text.");
    case Absence::TooShort:
        return tr("Too short: under 40 tokens or 200 ms, or in one piece, it would say nothing.");
    case Absence::NotStreamed:
        return tr("Not known: the answer was not streamed.");
    case Absence::NoTokenCount:
        return tr("Not known: the provider did not give the token count that it needs.");
    case Absence::NoReasoning:
        return tr("There was no reasoning text.");
    case Absence::SummaryOnly:
        return tr("Left out: the reasoning was shown as a summary only.");
    case Absence::ResponseCache:
        return tr("Left out: the provider answered from its response cache.");
    case Absence::Stopped:
        return tr("Left out: the answer was stopped.");
    case Absence::CutOff:
        return tr("Left out: the answer was cut off.");
    case Absence::Failed:
        return tr("Left out: the request failed.");
    case Absence::Inconsistent:
        return tr("Not known: the provider's counts contradict each other.");
    }
    Q_UNREACHABLE_RETURN({});
}

QString Words::figureText(const Figure<Ns> &figure, const QLocale &locale)
{
    return figure ? formatDuration(*figure, locale) : absenceWord(figure.absence());
}

QString Words::speedText(const Figure<double> &figure, const QLocale &locale)
{
    return figure ? formatSpeed(*figure, locale) : absenceWord(figure.absence());
}

QString Words::tokensText(const TokenUsage &usage, const QLocale &locale)
{
    const auto count = [&locale](std::optional<qint64> n) { return n ? formatTokens(*n, locale) : dash(); };
    if (!usage.input && !usage.output)
        return dash();
    //: %1: tokens in, %2: tokens out.
    return tr("%1 in, %2 out").arg(count(usage.input), count(usage.output));
}

QString Words::metricTooltip(Metric metric, const ReplyMetrics &metrics, const ReplyClocks &clocks,
                             const QLocale &locale)
{
    QStringList sentences;
    const auto time = [&](const QString &meaning, const Figure<Ns> &figure) {
        sentences = {meaning, figure ? formatDuration(*figure, locale) + u'.' : absenceSentence(figure.absence())};
        return figure.value().has_value();
    };
    const auto speed = [&](const QString &meaning, const Figure<double> &figure) {
        sentences = {meaning, figure ? formatSpeed(*figure, locale) + u'.' : absenceSentence(figure.absence())};
        return figure.value().has_value();
    };
    bool there = false;
    switch (metric) {
    case Metric::Ttft:
        there = time(tr("TTFT: time from the request handed over on an open connection to the first reasoning or "
                        "answer text."),
                     metrics.ttft);
        break;
    case Metric::Ttfa:
        there = time(tr("TTFA: time from the request handed over on an open connection to the first answer text."),
                     metrics.ttfa);
        break;
    case Metric::E2e:
        there = time(tr("Time: from the request handed over on an open connection to the last text."), metrics.e2e);
        break;
    case Metric::Tpot:
        sentences = {tr("TPOT: time per output token, (time − TTFT) / (output tokens − 1), by the provider's count."),
                     metrics.tpotMs ? unbroken(tr("%1 ms").arg(locale.toString(*metrics.tpotMs, 'f', 1))) + u'.'
                                    : absenceSentence(metrics.tpotMs.absence())};
        break;
    case Metric::AnswerSpeed:
        there = speed(tr("Answer tokens per second: (output − reasoning tokens − 1) / (last answer text − first "
                         "answer text), by the provider's count."),
                      metrics.answerTokensPerS);
        break;
    case Metric::WithReasoningSpeed:
        there = speed(tr("Tokens per second with reasoning: (output tokens − 1) / (last text − first text), by the "
                         "provider's count."),
                      metrics.withReasoningTokensPerS);
        break;
    case Metric::OverallSpeed:
        there = speed(tr("Tokens per second including wait: output tokens / time, by the provider's count."),
                      metrics.overallTokensPerS);
        break;
    case Metric::LongestStall:
        there = time(tr("Longest stall: the longest gap between two chunks of text; a chunk is not a token."),
                     metrics.longestStall);
        break;
    }
    if (there && metrics.leftOut && *metrics.leftOut != Absence::NotYet)
        sentences.append(tr("Not part of speed statistics."));
    if (there && metric == Metric::Ttft) {
        if (clocks.reusedConnection)
            sentences.append(tr("The connection was open already."));
        else if (clocks.connectTime)
            sentences.append(tr("Opening the connection took %1 before that.")
                                 .arg(formatDuration(*clocks.connectTime, locale)));
    }
    return sentences.join(u' ');
}

QString Words::tokensTooltip(const TokenUsage &usage, const QLocale &locale)
{
    QStringList lines{tr("Tokens as the provider counted them.")};
    const auto line = [&](const QString &text, std::optional<qint64> n) {
        lines.append(text.arg(n ? formatCount(*n, locale) : tr("not said")));
    };
    line(tr("In: %1"), usage.input);
    if (usage.cachedInput)
        line(tr("of them read from a prompt cache: %1"), usage.cachedInput);
    if (usage.cacheWrite)
        line(tr("of them written to a prompt cache: %1"), usage.cacheWrite);
    line(tr("Out: %1"), usage.output);
    if (usage.reasoning)
        line(tr("of them reasoning: %1"), usage.reasoning);
    return lines.join(u'\n');
}

} // namespace bakeoff
