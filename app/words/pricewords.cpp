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
    // A million is 10^6: the decimal point moves by six places, and no digit is lost.
    QString digits = QString::number(rate.mantissa);
    int scale = rate.scale - (rate.unit == Unit::Token || rate.unit == Unit::Character ? 6 : 0);
    if (scale < 0) {
        digits += QString(-scale, u'0');
        scale = 0;
    }
    if (digits.size() <= scale)
        digits.prepend(QString(scale + 1 - digits.size(), u'0'));
    QString fraction = digits.last(scale);
    while (fraction.endsWith(u'0'))
        fraction.chop(1);
    if (fraction.size() == 1)
        fraction += u'0'; // as money is written: 0.10
    bool fits = false;
    const QString front = digits.first(digits.size() - scale);
    const qulonglong whole = front.toULongLong(&fits);
    const QString text = fits ? locale.toString(whole) : front;
    return fraction.isEmpty() ? text : text + locale.decimalPoint() + fraction;
}

QString Words::priceText(const RateCard &prices, const QLocale &locale)
{
    if (bakeoff::isFree(prices))
        return tr("free");
    const auto listed = [&](PriceClass c) {
        return prices.base.rates.contains(c) || prices.base.unknownClasses.contains(c);
    };
    if (!listed(PriceClass::Prompt) && !listed(PriceClass::Completion))
        return tr("not listed");
    const auto price = [&](PriceClass c) {
        const auto rate = prices.base.rates.constFind(c);
        if (rate != prices.base.rates.cend())
            return rate->isFree() ? tr("free") : tr("$%1").arg(pricePerMillion(*rate, locale));
        return prices.base.unknownClasses.contains(c) ? tr("variable") : tr("not listed");
    };
    //: Prices of a model per million tokens.
    const QString text = tr("in %1, out %2").arg(price(PriceClass::Prompt), price(PriceClass::Completion));
    return prices.overrides.isEmpty() ? text : tr("%1; other prices by length or time").arg(text);
}

} // namespace bakeoff
