// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ledgerrepository.h"

#include "base/enumnames.h"
#include "store/chargerow.h"
#include "store/database.h"
#include "store/sqlvalues.h"

#include <QJsonArray>
#include <QSqlQuery>

#include <algorithm>
#include <limits>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr EnumNames<LedgerGrouping, 5> kGroupings{{
    {LedgerGrouping::Provider, "provider"_L1},
    {LedgerGrouping::Model, "model"_L1},
    {LedgerGrouping::Day, "day"_L1},
    {LedgerGrouping::Kind, "kind"_L1},
    {LedgerGrouping::Tag, "tag"_L1},
}};

/// A condition with the values for its question marks.
struct ChargeFilter {
    QString where = u"1"_s;
    QVariantList values;

    void add(const QString &condition, const QVariantList &more)
    {
        where += u" AND "_s + condition;
        values += more;
    }
    /// `expression` is one of `texts`; nothing where there are none. The list is one value, so that a statement is
    /// prepared once for lists of every length.
    void addList(const QString &expression, const QStringList &texts)
    {
        if (!texts.isEmpty())
            add(expression + u" IN (SELECT value FROM json_each(?))"_s, {sql::json(QJsonArray::fromStringList(texts))});
    }
};

/// Charges of replies to blind turns whose votes are open: who they went to is not told.
QString hiddenSubjects()
{
    return u"(SELECT b.id FROM votes o JOIN replies b ON b.turn = o.turn WHERE o.outcome = 'open')"_s;
}

QString modelKey()
{
    return u"c.provider || '/' || c.model"_s; // names of providers hold no slash
}

QString unlessHidden(const QString &key)
{
    return u"CASE WHEN c.subject IN %1 THEN '' ELSE %2 END"_s.arg(hiddenSubjects(), key);
}

/// A charge from chargeColumns() and whether it is hidden.
Result<Charge> shownCharge(const QSqlQuery &row, int hiddenColumn)
{
    Result<Charge> charge = chargeFromRow(row);
    if (charge && row.value(hiddenColumn).toBool()) {
        charge->hidden = true;
        charge->model = {};
        charge->basis = {};
    }
    return charge;
}

/// All but the moments.
ChargeFilter filterOf(const LedgerQuery &query)
{
    ChargeFilter filter;
    filter.addList(u"c.provider"_s, query.providers);
    QStringList models;
    for (const ModelRef &model : query.models)
        models << model.provider + u'/' + model.id;
    filter.addList(modelKey(), models);
    if (!query.withHidden && (!query.providers.isEmpty() || !query.models.isEmpty()))
        filter.add(u"c.subject NOT IN "_s + hiddenSubjects(), {});
    QStringList kinds;
    for (const RequestKind kind : query.kinds)
        kinds << requestKindName(kind);
    filter.addList(u"c.work"_s, kinds);
    if (!query.tags.isEmpty()) {
        filter.add(u"EXISTS (SELECT 1 FROM comparison_tags f WHERE f.comparison = c.comparison"
                   " AND f.tag IN (SELECT value FROM json_each(?)))"_s,
                   {sql::json(QJsonArray::fromStringList(query.tags))});
    }
    return filter;
}

ChargeFilter filterWithMoments(const LedgerQuery &query)
{
    ChargeFilter filter = filterOf(query);
    if (query.from)
        filter.add(u"c.at >= ?"_s, {query.from->value});
    if (query.until)
        filter.add(u"c.at < ?"_s, {query.until->value});
    return filter;
}

/// For the order only: a sum that does not fit is the highest.
qint64 knownPicos(const CostTotal &total)
{
    const auto known = total.known();
    return known ? known->picos() : std::numeric_limits<qint64>::max();
}

struct LedgerPlace {
    qint64 at = 0;
    qint64 key = 0;
};

QString toText(const LedgerPlace &place)
{
    const QByteArray bytes = QByteArray::number(place.at) + ':' + QByteArray::number(place.key);
    return QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

std::optional<LedgerPlace> ledgerPlaceFromText(const QString &text)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        text.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return std::nullopt;
    const QList<QByteArray> parts = (*decoded).split(':');
    bool atOk = false;
    bool keyOk = false;
    const LedgerPlace place{parts.value(0).toLongLong(&atOk), parts.value(1).toLongLong(&keyOk)};
    return parts.size() == 2 && atOk && keyOk ? std::optional(place) : std::nullopt;
}

/// Day by day: the rows of each are read along the index by time and need no sorting, and the ends of a day are those
/// of the calendar, whatever the clocks did on it.
Result<QList<LedgerRow>> days(Database &db, const LedgerQuery &query, const QTimeZone &zone)
{
    const ChargeFilter filter = filterOf(query);
    const qint64 end = query.until ? query.until->value : std::numeric_limits<qint64>::max();
    qint64 from = query.from ? query.from->value : std::numeric_limits<qint64>::min();
    QList<LedgerRow> rows;
    while (from < end) {
        const auto first = db.value(u"SELECT min(at) FROM charges WHERE at >= ?"_s, {from}); // days without any are passed over
        if (!first)
            return first.error();
        if (first->isNull() || first->toLongLong() >= end)
            break;
        const UtcMicros at{first->toLongLong()};
        const QDate day = at.toDateTime().toTimeZone(zone).date();
        // The moment after a charge ends the search also where a zone knows no next day.
        const qint64 next = std::max(UtcMicros::fromDateTime(day.addDays(1).startOfDay(zone)).value, at.value + 1);
        const auto sum = chargeSum(db, filter.where + u" AND c.at >= ? AND c.at < ?"_s,
                                   filter.values + QVariantList{at.value, std::min(next, end)});
        if (!sum)
            return sum.error();
        if (sum->real.count > 0 || sum->sandbox.count > 0)
            rows.append({day.toString(Qt::ISODate), *sum});
        from = next;
    }
    return rows;
}

} // namespace

QLatin1StringView ledgerGroupingName(LedgerGrouping grouping)
{
    return nameOf(kGroupings, grouping);
}

std::optional<LedgerGrouping> ledgerGroupingFromName(QStringView name)
{
    return valueOf(kGroupings, name);
}

Result<CostTally> LedgerRepository::total(const LedgerQuery &query) const
{
    const ChargeFilter filter = filterWithMoments(query);
    return chargeSum(m_db, filter.where, filter.values);
}

Result<QList<LedgerRow>> LedgerRepository::summary(LedgerGrouping grouping, const LedgerQuery &query,
                                                   const QTimeZone &zone) const
{
    QString key;
    QString from = u"charges c"_s;
    switch (grouping) {
    case LedgerGrouping::Day:
        return days(m_db, query, zone);
    case LedgerGrouping::Provider:
        key = unlessHidden(u"c.provider"_s);
        break;
    case LedgerGrouping::Model:
        key = unlessHidden(modelKey());
        break;
    case LedgerGrouping::Kind:
        key = u"c.work"_s;
        break;
    case LedgerGrouping::Tag:
        key = u"coalesce(g.tag, '')"_s;
        from += u" LEFT JOIN comparison_tags g ON g.comparison = c.comparison"_s;
        break;
    }
    const ChargeFilter filter = filterWithMoments(query);
    const auto sums = chargeSums(m_db, key, from, filter.where, filter.values);
    if (!sums)
        return sums.error();
    QList<LedgerRow> rows;
    rows.reserve(sums->size());
    for (const KeyedTally &sum : *sums)
        rows.append({sum.key, sum.totals, sum.key.isEmpty() && grouping != LedgerGrouping::Tag});
    std::ranges::sort(rows, [](const LedgerRow &a, const LedgerRow &b) {
        const qint64 left = knownPicos(a.totals.real);
        const qint64 right = knownPicos(b.totals.real);
        return left != right ? left > right : a.key < b.key;
    });
    return rows;
}

Result<LedgerPage> LedgerRepository::charges(const LedgerQuery &query, int count, const QString &cursor) const
{
    if (count < 1 || count > 1000)
        return Error{.kind = ErrorKind::BadInput, .detail = u"a page has 1 to 1000 charges"_s};
    ChargeFilter filter = filterWithMoments(query);
    if (!cursor.isEmpty()) {
        const auto after = ledgerPlaceFromText(cursor);
        if (!after)
            return Error{.kind = ErrorKind::BadInput, .detail = u"this is no cursor"_s};
        filter.add(u"(c.at, c.key) < (?, ?)"_s, {after->at, after->key});
    }
    LedgerPage page;
    LedgerPlace last;
    std::optional<Error> error;
    const Status s = m_db.each(
        u"SELECT %1, c.key, c.subject IN %2 FROM charges c WHERE %3 ORDER BY c.at DESC, c.key DESC LIMIT ?"_s.arg(
            chargeColumns(), hiddenSubjects(), filter.where),
        filter.values + QVariantList{count + 1}, [&](const QSqlQuery &row) {
            if (page.charges.size() == count) {
                page.next = toText(last);
                return false;
            }
            auto charge = shownCharge(row, 12);
            if (!charge) {
                error = charge.error();
                return false;
            }
            last = {charge->at.value, row.value(11).toLongLong()};
            page.charges.append(std::move(charge).value());
            return true;
        });
    if (!s)
        return s.error();
    if (error)
        return *error;
    return page;
}

Result<QList<Charge>> LedgerRepository::unknown(const LedgerQuery &query, int count) const
{
    ChargeFilter filter = filterWithMoments(query);
    filter.add(u"c.kind = 'unknown' AND c.sandbox = 0"_s, {});
    QList<Charge> charges;
    std::optional<Error> error;
    const Status s = m_db.each(
        u"SELECT %1, c.subject IN %2 FROM charges c WHERE %3 ORDER BY c.at DESC, c.key DESC LIMIT ?"_s.arg(
            chargeColumns(), hiddenSubjects(), filter.where),
        filter.values + QVariantList{count}, [&](const QSqlQuery &row) {
            auto charge = shownCharge(row, 11);
            if (!charge) {
                error = charge.error();
                return false;
            }
            charges.append(std::move(charge).value());
            return true;
        });
    if (!s)
        return s.error();
    if (error)
        return *error;
    return charges;
}

Result<bool> LedgerRepository::hasCharges(bool sandbox) const
{
    const auto found = m_db.value(u"SELECT EXISTS (SELECT 1 FROM charges WHERE sandbox = ?)"_s, {sandbox ? 1 : 0});
    if (!found)
        return found.error();
    return found->toBool();
}

} // namespace bakeoff
