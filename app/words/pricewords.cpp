// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/words.h"

#include "base/ratecard.h"
#include "costs/pricing.h"

#include <QLocale>

namespace bakeoff {

using namespace Qt::StringLiterals;

QString Words::countText(std::optional<qint64> n, const QLocale &locale)
{
    return n ? formatTokens(*n, locale) : dash();
}

QString Words::speedFigure(const Figure<double> &figure, const QLocale &locale)
{
    if (!figure)
        return absenceWord(figure.absence());
    return locale.toString(*figure, 'f', *figure < 0.995 ? 2 : *figure < 999.95 ? 1 : 0);
}

QString Words::replyCostLabel(const Reply &reply, const QLocale &locale)
{
    if (!isFinal(reply.state))
        return dash();
    if (!mayHaveBeenBilled(reply))
        return tr("no charge");
    return costLabel(reply.cost, reply.sandbox, locale);
}

QString Words::replyCostTooltip(const Reply &reply, UtcMicros now, const QLocale &locale)
{
    if (!isFinal(reply.state))
        return tr("The cost is known when the answer has ended.");
    if (!mayHaveBeenBilled(reply))
        return tr("Nothing was charged: the request was refused before any work, or never sent.");
    return costTooltip(reply.cost, reply.costBasis, reply.sandbox, now, locale);
}

QString Words::pricePerMillion(const Rate &rate, const QLocale &locale)
{
    if (rate.isFree())
        return tr("free");
    // A million is 10^6: the decimal point moves by six places, and nothing is rounded.
    Rate moved = rate;
    for (int place = 0; place < 6; ++place) {
        if (moved.scale > 0)
            --moved.scale;
        else
            moved.mantissa *= 10;
    }
    while (moved.scale > 2 && moved.mantissa % 10 == 0) {
        moved.mantissa /= 10;
        --moved.scale;
    }
    QString text = moved.toDecimal();
    if (const qsizetype point = text.indexOf(u'.'); point >= 0 && text.size() - point == 2)
        text += u'0'; // as money is written: 0.10
    return text.replace(u'.', locale.decimalPoint());
}

QString Words::priceText(const RateCard &prices, const QLocale &locale)
{
    if (bakeoff::isFree(prices))
        return tr("free");
    const auto price = [&](PriceClass c) {
        const auto rate = prices.base.rates.constFind(c);
        if (rate != prices.base.rates.cend())
            return rate->isFree() ? tr("free") : tr("$%1").arg(pricePerMillion(*rate, locale));
        return prices.base.unknownClasses.contains(c) ? tr("variable") : tr("unknown");
    };
    //: Prices of a model per million tokens.
    return tr("in %1, out %2").arg(price(PriceClass::Prompt), price(PriceClass::Completion));
}

} // namespace bakeoff
