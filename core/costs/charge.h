// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/money.h"
#include "base/times.h"
#include "providers/modelinfo.h"
#include "providers/requestkind.h"

#include <QJsonObject>

namespace bakeoff {

/// By what the amount of a charge is known. Stored by name, append-only.
enum class ChargeSource {
    None,       ///< not known
    Answer,     ///< the provider's answer said it ("answer")
    Generation, ///< looked up at the provider afterwards ("generation")
    PriceRow,   ///< price row x quantity ("price_row")
};
QLatin1StringView chargeSourceName(ChargeSource source);
std::optional<ChargeSource> chargeSourceFromName(QStringView name);
/// Of a charge that was made when its answer ended.
ChargeSource chargeSourceOf(ChargeKind kind);

/// One line of the ledger.
struct Charge {
    Id subject;    ///< the reply or job that it is for
    Id comparison; ///< null: none
    RequestKind work = RequestKind::Text;
    ModelRef model;
    UtcMicros at; ///< when the answer ended
    Cost cost;
    bool sandbox = false; ///< play money: in no total and no budget
    ChargeSource source = ChargeSource::None;
    QJsonObject basis; ///< PricedUsage::basis; empty where billed
    /// Of a reply to a blind turn whose vote is open, as the ledger hands it out: model and basis are left out.
    bool hidden = false;
    friend bool operator==(const Charge &, const Charge &) = default;
};

} // namespace bakeoff
