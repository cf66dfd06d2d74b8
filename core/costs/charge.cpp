// SPDX-License-Identifier: GPL-3.0-or-later
#include "costs/charge.h"

#include "base/enumnames.h"

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr EnumNames<ChargeSource, 4> kSources{{
    {ChargeSource::None, "none"_L1},
    {ChargeSource::Answer, "answer"_L1},
    {ChargeSource::Generation, "generation"_L1},
    {ChargeSource::PriceRow, "price_row"_L1},
}};

} // namespace

QLatin1StringView chargeSourceName(ChargeSource source)
{
    return nameOf(kSources, source);
}

std::optional<ChargeSource> chargeSourceFromName(QStringView name)
{
    return valueOf(kSources, name);
}

ChargeSource chargeSourceOf(ChargeKind kind)
{
    switch (kind) {
    case ChargeKind::Billed:
        return ChargeSource::Answer;
    case ChargeKind::Estimated:
        return ChargeSource::PriceRow;
    case ChargeKind::Unknown:
        break;
    }
    return ChargeSource::None;
}

} // namespace bakeoff
