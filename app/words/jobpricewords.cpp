// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/jobpricewords.h"

#include "words/words.h"

#include <QStringList>

namespace bakeoff {

using namespace Qt::StringLiterals;

QString JobPriceWords::unitText(const QString &metric)
{
    // Behind an amount of money: "$0.003 an image".
    if (metric == "run_count"_L1)
        return tr("a run");
    if (metric == "image_output_count"_L1)
        return tr("an image");
    if (metric == "image_output_megapixel_count"_L1)
        return tr("a megapixel");
    if (metric == "video_output_count"_L1)
        return tr("a video");
    if (metric == "video_output_duration_seconds"_L1)
        return tr("a second of video");
    if (metric == "audio_output_count"_L1)
        return tr("a sound file");
    if (metric == "audio_output_duration_seconds"_L1)
        return tr("a second of sound");
    if (metric == "character_input_count"_L1)
        return tr("a character that goes in");
    if (metric == "character_output_count"_L1)
        return tr("a character that comes out");
    if (metric == "token_input_count"_L1)
        return tr("a token that goes in");
    if (metric == "token_output_count"_L1)
        return tr("a token that comes out");
    if (metric == "training_step_count"_L1)
        return tr("a training step");
    if (metric == "generic_output_count"_L1)
        return tr("an output");
    return metric;
}

QString JobPriceWords::rateText(const Rate &rate, const QLocale &locale)
{
    QString digits = rate.toDecimal();
    digits.replace(u'.', locale.decimalPoint());
    //: A price in US dollars with all of its digits.
    return tr("$%1").arg(digits);
}

QString JobPriceWords::priceText(const JobPrices &prices, const QLocale &locale)
{
    QStringList parts;
    for (const UnitPrice &price : prices.units) {
        if (!price.rate.isFree()) {
            //: %1: an amount. %2: what it is for, as "an image".
            parts.append(tr("%1 %2").arg(rateText(price.rate, locale), unitText(price.metric)));
        }
    }
    if (!parts.isEmpty())
        return parts.join(u" + "_s);
    if (!prices.units.isEmpty())
        return tr("free");
    if (prices.hardwareSecond) {
        //: %1: an amount. %2: name of a machine, as "gpu-t4".
        return tr("%1 a second on %2").arg(rateText(*prices.hardwareSecond, locale), prices.hardware);
    }
    return tr("price not known");
}

} // namespace bakeoff
