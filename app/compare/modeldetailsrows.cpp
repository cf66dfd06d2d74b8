// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/modeldetailsrows.h"

#include "providers/modelinfo.h"
#include "words/words.h"

#include <QLocale>
#include <QTime>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

QString clockText(int hhmm)
{
    const QTime time(hhmm / 100, hhmm % 100);
    return time.isValid() ? time.toString(u"HH:mm"_s) : QString::number(hhmm);
}

} // namespace

QString ModelDetailsRows::className(PriceClass c)
{
    switch (c) {
    case PriceClass::Prompt:
        return tr("In");
    case PriceClass::Completion:
        return tr("Out");
    case PriceClass::Request:
        return tr("Request");
    case PriceClass::Image:
        return tr("Image in");
    case PriceClass::ImageToken:
        return tr("Image tokens in");
    case PriceClass::ImageOutput:
        return tr("Image tokens out");
    case PriceClass::Audio:
        return tr("Audio in");
    case PriceClass::AudioOutput:
        return tr("Audio out");
    case PriceClass::InputAudioCache:
        return tr("Audio in, cached");
    case PriceClass::WebSearch:
        return tr("Web search");
    case PriceClass::InternalReasoning:
        return tr("Reasoning");
    case PriceClass::InputCacheRead:
        return tr("Cache read");
    case PriceClass::InputCacheWrite:
        return tr("Cache write");
    case PriceClass::InputCacheWrite1h:
        return tr("Cache write, 1 hour");
    }
    Q_UNREACHABLE_RETURN({});
}

ModelDetailsRows::Rows ModelDetailsRows::facts(const ModelInfo &model)
{
    Rows rows;
    if (!model.inputModalities.isEmpty())
        rows.append({tr("Takes"), model.inputModalities.join(u", "_s)});
    if (!model.outputModalities.isEmpty())
        rows.append({tr("Gives"), model.outputModalities.join(u", "_s)});
    if (model.contextLength)
        rows.append({tr("Context"), tr("%1 tokens").arg(Words::formatCount(*model.contextLength))});
    if (model.maxCompletionTokens)
        rows.append({tr("Longest answer"), tr("%1 tokens").arg(Words::formatCount(*model.maxCompletionTokens))});
    if (model.created)
        rows.append({tr("Released"), QLocale().toString(model.created->toDateTime().date(), QLocale::LongFormat)});
    if (!model.ownedBy.isEmpty())
        rows.append({tr("Made by"), model.ownedBy});
    if (!model.aliasTarget.isEmpty())
        //: A model's name that stands for another model.
        rows.append({tr("Stands for"), model.aliasTarget});
    if (model.reasoning) {
        QString text = model.reasoning->efforts.isEmpty() ? tr("yes") : model.reasoning->efforts.join(u", "_s);
        if (model.reasoning->mandatory)
            //: Efforts of reasoning of a model that cannot answer without. %1: "low, medium, high".
            text = tr("%1; always on").arg(text);
        rows.append({tr("Reasoning"), text});
    }
    return rows;
}

ModelDetailsRows::Rows ModelDetailsRows::ownRuns(const std::optional<OwnRuns> &runs)
{
    if (!runs)
        return {};
    //: A figure of the user's own answers. %1: a time; %n: how many answers it is the median of.
    const QString median = tr("%1, median of %n answer(s)", nullptr, runs->n).arg(Words::formatDuration(runs->medianTtft));
    return {{tr("Your TTFT"), runs->isEnough() ? median : tr("n too small (%n answer(s))", nullptr, runs->n)}};
}

QString ModelDetailsRows::price(const Rate &rate)
{
    if (rate.isFree())
        return tr("free");
    const QString amount = Words::pricePerMillion(rate);
    switch (rate.unit) {
    case Unit::Token:
        return tr("$%1 per M tokens").arg(amount);
    case Unit::Character:
        return tr("$%1 per M characters").arg(amount);
    case Unit::Request:
        return tr("$%1 a request").arg(amount);
    case Unit::Second:
        return tr("$%1 a second").arg(amount);
    case Unit::Image:
        return tr("$%1 an image").arg(amount);
    case Unit::Search:
        return tr("$%1 a search").arg(amount);
    case Unit::Megapixel:
        return tr("$%1 a megapixel").arg(amount);
    }
    Q_UNREACHABLE_RETURN({});
}

QString ModelDetailsRows::shortPrice(const RateCard &prices, PriceClass c)
{
    const auto rate = prices.base.rates.constFind(c);
    if (rate != prices.base.rates.cend())
        return Words::pricePerMillion(*rate);
    return prices.base.unknownClasses.contains(c) ? tr("variable") : Words::dash();
}

ModelDetailsRows::Rows ModelDetailsRows::prices(const RateSet &rates)
{
    Rows rows;
    for (int i = 0; i <= static_cast<int>(PriceClass::InputCacheWrite1h); ++i) {
        const auto c = static_cast<PriceClass>(i);
        if (const auto rate = rates.rates.constFind(c); rate != rates.rates.cend())
            rows.append({className(c), price(*rate)});
        else if (rates.unknownClasses.contains(c))
            rows.append({className(c), tr("variable")});
    }
    return rows;
}

QString ModelDetailsRows::condition(const RateOverride &price)
{
    QStringList parts;
    if (price.minPromptTokens)
        parts.append(tr("above %1 prompt tokens").arg(Words::formatCount(*price.minPromptTokens)));
    if (price.utcStart || price.utcEnd) {
        //: Two times of day, "22:00" and "06:00".
        parts.append(tr("%1 to %2 UTC").arg(clockText(price.utcStart.value_or(0)), clockText(price.utcEnd.value_or(0))));
    }
    if (!price.utcDays.isEmpty()) {
        QStringList days;
        for (const int day : price.utcDays)
            days.append(QLocale().standaloneDayName(day == 0 ? 7 : day, QLocale::ShortFormat));
        //: %1: days of the week, "Sat, Sun".
        parts.append(tr("on %1").arg(days.join(u", "_s)));
    }
    QString text = parts.isEmpty() ? tr("always") : parts.join(u", "_s);
    text[0] = text[0].toUpper();
    return text;
}

QString ModelDetailsRows::trouble(std::optional<int> status)
{
    if (!status || *status >= 0)
        return {};
    //: A host that the provider itself calls degraded. %1: its code, a negative number.
    return tr("degraded (%1)").arg(QLocale().toString(*status));
}

} // namespace bakeoff
