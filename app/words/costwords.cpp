// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/words.h"

#include "compare/comparison.h"

#include <QJsonArray>
#include <QStringList>

#include <limits>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr quint64 kPicosPerUsd = 1'000'000'000'000;
constexpr quint64 kPicosPerCent = kPicosPerUsd / 100;

/// `n` as a multiple of `unit`. Nearest is half away from zero, for show only.
quint64 roundedTo(quint64 n, quint64 unit, Rounding rounding)
{
    const quint64 rest = n % unit;
    const bool up = rest > 0 && (rounding == Rounding::Up || (rounding == Rounding::Nearest && rest * 2 >= unit));
    return n - rest + (up ? unit : 0);
}

/// In the digits of the locale; QLocale has no number type that would hold twelve exact decimals.
QString localDigits(const QString &digits, const QLocale &locale)
{
    const QString zero = locale.zeroDigit();
    if (zero == "0"_L1 || zero.size() != 1)
        return digits;
    QString text = digits;
    for (QChar &c : text)
        c = QChar(ushort(zero.front().unicode() + (c.unicode() - u'0')));
    return text;
}

} // namespace

QString Words::formatUsd(Usd amount, Rounding rounding, const QLocale &locale)
{
    const bool negative = amount < Usd();
    const quint64 picos = negative ? -quint64(amount.picos()) : quint64(amount.picos());
    if (negative && rounding != Rounding::Nearest)
        rounding = rounding == Rounding::Down ? Rounding::Up : Rounding::Down; // down is towards less money

    quint64 unit = kPicosPerCent;
    if (picos < kPicosPerCent) {
        unit = 1;
        for (quint64 n = picos; n >= 10'000; n /= 10)
            unit *= 10;
    } else if (picos < kPicosPerUsd) {
        unit = kPicosPerCent / 10;
    }
    const quint64 shown = roundedTo(picos, unit, rounding);
    QString fraction = QString::number(shown % kPicosPerUsd).rightJustified(12, u'0');
    while (fraction.size() > 2 && fraction.endsWith(u'0'))
        fraction.chop(1);
    const QString figure = locale.toString(qulonglong(shown / kPicosPerUsd)) + locale.decimalPoint()
        + localDigits(fraction, locale);
    //: An amount in US dollars.
    const QString text = tr("$%1").arg(figure);
    return negative ? locale.negativeSign() + text : text;
}

QString Words::costKindWord(ChargeKind kind)
{
    switch (kind) {
    case ChargeKind::Billed:
        return tr("Billed");
    case ChargeKind::Estimated:
        return tr("Estimated");
    case ChargeKind::Unknown:
        return tr("Cost");
    }
    Q_UNREACHABLE_RETURN({});
}

QString Words::sandboxTag()
{
    return tr("sandbox");
}

QString Words::costLabel(const Cost &cost, bool sandbox, const QLocale &locale)
{
    QString label;
    if (cost.kind == ChargeKind::Unknown || !cost.amount)
        label = tr("unknown");
    else if (cost.kind == ChargeKind::Billed)
        label = *cost.amount == Usd() ? tr("no charge") : formatUsd(*cost.amount, Rounding::Nearest, locale);
    else if (*cost.amount == Usd())
        label = tr("free");
    else
        label = u"≈"_s + formatUsd(*cost.amount, Rounding::Nearest, locale);
    //: %1: a cost; charges of the sandbox are play money.
    return sandbox ? tr("%1 (sandbox)").arg(label) : label;
}

QString Words::unknownCostSentence(UnknownCost reason)
{
    switch (reason) {
    case UnknownCost::NoPrices:
        return tr("The provider lists no price for this model.");
    case UnknownCost::VariablePrice:
        return tr("The provider lists the price of this model as variable.");
    case UnknownCost::MissingPrice:
        return tr("A price that is needed is not listed.");
    case UnknownCost::NoTokenCount:
        return tr("The provider did not say how many tokens it counted.");
    case UnknownCost::Partial:
        return tr("The answer was not complete, so the tokens to be billed are not known.");
    case UnknownCost::Inconsistent:
        return tr("The token counts of the provider contradict each other.");
    }
    Q_UNREACHABLE_RETURN({});
}

namespace {

/// "1,000 tokens x $0.000003", by class of price.
QString chargeLine(const QJsonObject &line, const QLocale &locale)
{
    const auto priceClass = priceClassFromName(line.value("class"_L1).toString());
    if (!priceClass)
        return {};
    const QString quantity = Words::formatCount(line.value("quantity"_L1).toInteger(), locale);
    const QString rate = line.value("usd"_L1).toString();
    switch (*priceClass) {
    case PriceClass::Prompt:
        return Words::tr("Prompt tokens: %1 × $%2").arg(quantity, rate);
    case PriceClass::InputCacheRead:
        return Words::tr("Prompt tokens read from a cache: %1 × $%2").arg(quantity, rate);
    case PriceClass::InputCacheWrite:
        return Words::tr("Prompt tokens written to a cache: %1 × $%2").arg(quantity, rate);
    case PriceClass::Completion:
        return Words::tr("Answer tokens, reasoning included: %1 × $%2").arg(quantity, rate);
    case PriceClass::Request:
        return Words::tr("Requests: %1 × $%2").arg(quantity, rate);
    default:
        return {};
    }
}

} // namespace

QString Words::costTooltip(const Cost &cost, const QJsonObject &basis, bool sandbox, UtcMicros now,
                           const QLocale &locale)
{
    QStringList lines;
    switch (cost.kind) {
    case ChargeKind::Billed:
        lines.append(tr("Billed: the provider says that it charged $%1.").arg(cost.amount.value_or(Usd()).toDecimal()));
        break;
    case ChargeKind::Estimated:
        lines.append(tr("Estimated: listed prices × tokens counted by the provider, $%1.")
                         .arg(cost.amount.value_or(Usd()).toDecimal()));
        break;
    case ChargeKind::Unknown:
        lines.append(tr("The cost is not known, which is not the same as nothing."));
        break;
    }
    if (const auto reason = unknownCostFromName(basis.value("unknown"_L1).toString()))
        lines.append(unknownCostSentence(*reason));
    for (const QJsonValue &line : basis.value("lines"_L1).toArray()) {
        if (const QString text = chargeLine(line.toObject(), locale); !text.isEmpty())
            lines.append(text);
    }
    if (const QJsonObject prices = basis.value("prices"_L1).toObject(); !prices.isEmpty()) {
        const UtcMicros readOn{prices.value("read_on_us"_L1).toInteger()};
        if (readOn.value > 0) {
            //: %1: where a price list comes from, %2: a date.
            lines.append(tr("Prices: %1, read on %2.")
                             .arg(prices.value("source"_L1).toString(), formatDate(readOn, now, locale)));
        }
    }
    if (sandbox)
        lines.append(tr("The sandbox charges play money; it is in no total."));
    return lines.join(u'\n');
}

QString Words::totalLabel(const CostTotal &total, const QLocale &locale)
{
    if (total.count > 0 && total.unknown == total.count)
        return tr("%n unknown", nullptr, total.unknown);
    const Result<Usd> sum = total.known();
    const Usd known = sum.valueOr(Usd::fromPicos(std::numeric_limits<qint64>::max()));
    if (total.unknown > 0) {
        //: %1: an amount. %n: charges whose amount is not known.
        return tr("at least %1 (%n unknown)", nullptr, total.unknown).arg(formatUsd(known, Rounding::Down, locale));
    }
    if (total.overflow || !sum)
        return tr("at least %1").arg(formatUsd(known, Rounding::Down, locale));
    const QString amount = formatUsd(known, Rounding::Nearest, locale);
    return total.estimated > Usd() ? u"≈"_s + amount : amount;
}

QString Words::totalTooltip(const CostTotal &total, const QLocale &locale)
{
    QStringList lines{
        tr("%n charge(s) in all.", nullptr, total.count),
        tr("Billed: %1").arg(formatUsd(total.billed, Rounding::Nearest, locale)),
        tr("Estimated: %1").arg(formatUsd(total.estimated, Rounding::Nearest, locale)),
        tr("Unknown: %n charge(s)", nullptr, total.unknown),
    };
    if (total.overflow)
        lines.append(tr("The sum is too large to be counted; this is a part of it."));
    return lines.join(u'\n');
}

QString Words::forecastText(const ForecastTotal &total, const QLocale &locale)
{
    if (total.models == 0)
        return total.sandboxModels > 0 ? tr("the sandbox charges nothing real") : QString();
    if (total.unknown == total.models)
        return tr("cost unknown for %n model(s)", nullptr, total.models);
    QString text;
    const QString low = formatUsd(total.low, Rounding::Down, locale);
    const QString high = formatUsd(total.high, Rounding::Up, locale);
    if (total.overflow)
        text = tr("at least %1 for %n model(s)", nullptr, total.models).arg(low);
    else if (total.high == Usd())
        text = tr("free for %n model(s)", nullptr, total.models - total.unknown);
    else if (low == high)
        text = tr("about %1 for %n model(s)", nullptr, total.models).arg(low);
    else
        text = tr("about %1 to %2 for %n model(s)", nullptr, total.models).arg(low, high);
    if (total.unknown > 0) {
        //: %1: "about $0.009 to $0.021 for 3 models". %n: models of those whose price is not known.
        text = tr("%1 (%n unknown)", nullptr, total.unknown).arg(text);
    }
    return text;
}

QString Words::forecastTooltip(const Forecast &forecast, const QLocale &locale)
{
    QStringList lines;
    if (forecast.range) {
        lines.append(tr("About %1 to %2").arg(formatUsd(forecast.range->low, Rounding::Down, locale),
                                              formatUsd(forecast.range->high, Rounding::Up, locale)));
    } else if (forecast.unknown) {
        lines.append(unknownCostSentence(*forecast.unknown));
    }
    if (forecast.promptIsCounted)
        lines.append(tr("Prompt: %1 tokens, as the provider counted it before")
                         .arg(formatCount(forecast.prompt.high, locale)));
    else
        lines.append(tr("Prompt: %1 to %2 tokens, guessed from its characters")
                         .arg(formatCount(forecast.prompt.low, locale), formatCount(forecast.prompt.high, locale)));
    const QString low = formatCount(forecast.completion.low, locale);
    const QString high = formatCount(forecast.completion.high, locale);
    if (forecast.completionAnswers > 0) {
        //: %1 and %2: counts of tokens. %n: answers.
        lines.append(tr("Answer: %1 to %2 tokens, from this model's last %n answer(s), 10th to 90th percentile", nullptr,
                        forecast.completionAnswers)
                         .arg(low, high));
    } else {
        lines.append(tr("Answer: %1 to %2 tokens, assumed").arg(low, high));
    }
    return lines.join(u'\n');
}

QString Words::paneSpoken(const Reply &reply, const QLocale &locale)
{
    const ReplyMetrics metrics = metricsOf(reply);
    QStringList parts{reply.model.id.section(u'/', -1), stateWord(reply.state)};
    if (metrics.e2e)
        parts.append(formatDuration(*metrics.e2e, locale));
    if (isFinal(reply.state)) {
        const QString cost = replyCostLabel(reply, locale);
        if (!mayHaveBeenBilled(reply) || !reply.cost.amount || *reply.cost.amount == Usd())
            parts.append(tr("cost %1").arg(cost));
        else if (reply.cost.kind == ChargeKind::Billed)
            parts.append(tr("billed %1").arg(cost));
        else
            parts.append(tr("estimated %1").arg(cost));
    }
    //: Joins what a screen reader says of a pane: name, state, time, cost.
    return parts.join(tr(", "));
}

} // namespace bakeoff
