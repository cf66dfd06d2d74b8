// SPDX-License-Identifier: GPL-3.0-or-later
#include "costs/pricebook.h"

#include "base/enumnames.h"

#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr EnumNames<PriceOrigin, 2> kOrigins{{
    {PriceOrigin::Typed, "typed"_L1},
    {PriceOrigin::LiteLlm, "litellm"_L1},
}};

constexpr int kMillion = 6; ///< zeros

} // namespace

QLatin1StringView priceOriginName(PriceOrigin origin)
{
    return nameOf(kOrigins, origin);
}

std::optional<PriceOrigin> priceOriginFromName(QStringView name)
{
    return valueOf(kOrigins, name);
}

bool isStale(const RateCard &card, UtcMicros now)
{
    return now.value - card.readOn.value > std::chrono::microseconds(kPriceGoesStale).count();
}

PriceBook::PriceBook(QList<PriceRow> rows)
    : m_rows(std::move(rows))
{
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const PriceRow &row = m_rows.at(i);
        QHash<QString, qsizetype> &byModel = row.origin == PriceOrigin::Typed ? m_typed : m_imported;
        const auto before = byModel.find(row.model.toString());
        if (before == byModel.end()) {
            byModel.insert(row.model.toString(), i);
        } else if (const PriceRow &other = m_rows.at(*before);
                   std::pair(other.since, other.id) < std::pair(row.since, row.id)) {
            *before = i;
        }
    }
}

const PriceRow *PriceBook::find(const ModelRef &model) const
{
    const QString key = model.toString();
    if (const auto typed = m_typed.constFind(key); typed != m_typed.cend())
        return &m_rows.at(*typed);
    const auto imported = m_imported.constFind(key);
    return imported == m_imported.cend() ? nullptr : &m_rows.at(*imported);
}

RateCard PriceBook::price(const ModelRef &model, const RateCard &listed) const
{
    if (m_rows.isEmpty())
        return listed;
    const PriceRow *row = find(model);
    return row && (row->origin == PriceOrigin::Typed || listed.empty()) ? row->card : listed;
}

std::optional<Rate> rateFromPerMillion(QByteArrayView decimal)
{
    // "2e0" is a number too; its exponent and ours would have to be added, so the value is scaled after reading.
    std::optional<Rate> rate = Rate::fromDecimal(decimal, Unit::Token);
    if (!rate)
        return std::nullopt;
    return Rate::fromDecimal(rate->toDecimal().toLatin1() + "e-" + QByteArray::number(kMillion), Unit::Token);
}

QString perMillion(const Rate &rate)
{
    const auto scaled = Rate::fromDecimal(rate.toDecimal().toLatin1() + "e" + QByteArray::number(kMillion), rate.unit);
    if (!scaled)
        return rate.toDecimal() + u"e6"_s;
    QString text = scaled->toDecimal();
    if (text.contains(u'.')) {
        while (text.endsWith(u'0'))
            text.chop(1);
        if (text.endsWith(u'.'))
            text.chop(1);
    }
    return text;
}

} // namespace bakeoff
