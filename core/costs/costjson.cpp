// SPDX-License-Identifier: GPL-3.0-or-later
#include "costs/costjson.h"

namespace bakeoff {

using namespace Qt::StringLiterals;

QJsonObject costJson(const Cost &cost, bool sandbox)
{
    QJsonObject json{{u"kind"_s, chargeKindName(cost.kind).toString()}};
    if (cost.amount)
        json.insert(u"usd"_s, cost.amount->toDecimal());
    if (sandbox)
        json.insert(u"class"_s, u"sandbox"_s);
    return json;
}

QJsonObject costTotalJson(const CostTotal &total)
{
    QJsonObject json{{u"billed_usd"_s, total.billed.toDecimal()},
                     {u"estimated_usd"_s, total.estimated.toDecimal()},
                     {u"unknown"_s, total.unknown},
                     {u"count"_s, total.count}};
    if (total.overflow)
        json.insert(u"at_least"_s, true);
    return json;
}

} // namespace bakeoff
