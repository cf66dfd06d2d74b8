// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/jobcost.h"

#include <QCoreApplication>
#include <QLocale>

namespace bakeoff {

/// What both programs say about the prices of media models.
class JobPriceWords {
    Q_DECLARE_TR_FUNCTIONS(bakeoff::JobPriceWords)
public:
    /// "an image" for "image_output_count"; an unknown metric by its name.
    static QString unitText(const QString &metric);
    /// "$0.003 an image", "$0.000225 a second on gpu-t4", "price not known".
    static QString priceText(const JobPrices &prices, const QLocale &locale = QLocale());
    /// A rate exactly: "$0.003".
    static QString rateText(const Rate &rate, const QLocale &locale = QLocale());
};

} // namespace bakeoff
