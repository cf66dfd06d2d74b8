// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/billrepository.h"

#include "compare/replyjson.h"
#include "providers/provider.h"
#include "store/budgetrepository.h"
#include "store/chargerepository.h"
#include "store/database.h"
#include "store/replyrow.h"
#include "store/searchrepository.h"
#include "store/sqlvalues.h"

#include <QSqlQuery>

#include <array>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

using std::chrono::microseconds;
using std::chrono::seconds;

constexpr std::array kPauses{seconds(2), seconds(5), seconds(15), seconds(60), seconds(300), seconds(1800)};
constexpr seconds kLongestPause = std::chrono::hours(6);
constexpr int kMostAtOnce = 20;

qint64 microsOf(std::chrono::seconds time)
{
    return microseconds(time).count();
}

/// pauseBeforeBill() as SQL, in microseconds, of one question more than were asked.
QString pauseSql()
{
    QString sql = u"CASE tries"_s;
    for (std::size_t i = 0; i + 1 < kPauses.size(); ++i)
        sql += u" WHEN %1 THEN %2"_s.arg(i).arg(microsOf(kPauses[i + 1]));
    return sql + u" ELSE %1 END"_s.arg(microsOf(kLongestPause));
}

OpenBill billOf(const QSqlQuery &row)
{
    return {.subject = sql::toId(row.value(0)),
            .provider = row.value(1).toString(),
            .generation = row.value(2).toString(),
            .since = UtcMicros{row.value(3).toLongLong()},
            .due = UtcMicros{row.value(4).toLongLong()},
            .tries = row.value(5).toInt()};
}

} // namespace

std::chrono::seconds pauseBeforeBill(int tries)
{
    const auto at = static_cast<std::size_t>(tries);
    return at < kPauses.size() ? kPauses[at] : kLongestPause;
}

Result<QList<OpenBill>> BillRepository::list() const
{
    QList<OpenBill> bills;
    const Status s = m_db.each(u"SELECT subject, provider, generation, since, due, tries FROM bill_lookups"
                               " ORDER BY due, subject"_s,
                               {}, [&bills](const QSqlQuery &row) {
                                   bills.append(billOf(row));
                                   return true;
                               });
    return s ? Result<QList<OpenBill>>(bills) : Result<QList<OpenBill>>(s.error());
}

Status BillRepository::add(const OpenBill &bill)
{
    return m_db.exec(u"INSERT INTO bill_lookups (subject, provider, generation, since, due, tries)"
                     " VALUES (?, ?, ?, ?, ?, 0) ON CONFLICT (subject) DO NOTHING"_s,
                     {sql::id(bill.subject), sql::text(bill.provider), sql::text(bill.generation), bill.since.value,
                      bill.since.value + microsOf(pauseBeforeBill(0))});
}

Status BillRepository::drop(const Id &subject)
{
    return m_db.exec(u"DELETE FROM bill_lookups WHERE subject = ?"_s, {sql::id(subject)});
}

Result<QList<OpenBill>> BillRepository::take(UtcMicros now, bool all)
{
    // Often enough too: the program may have been closed for a week.
    Status s = m_db.exec(u"DELETE FROM bill_lookups WHERE since < ? AND tries > ?"_s,
                         {now.value - microsOf(kAskedFor), static_cast<int>(kPauses.size())});
    QList<OpenBill> bills;
    if (s) {
        const QString which = all ? u"1"_s : u"due <= ? OR due > ?"_s;
        QVariantList values{now.value};
        if (!all)
            values += QVariantList{now.value, now.value + microsOf(kLongestPause)};
        s = m_db.each(u"UPDATE bill_lookups SET tries = tries + 1, due = ? + %1 WHERE subject IN (SELECT subject FROM"
                      " bill_lookups WHERE %2 ORDER BY due, subject LIMIT %3)"
                      " RETURNING subject, provider, generation, since, due, tries"_s.arg(pauseSql(), which)
                          .arg(kMostAtOnce),
                      values, [&bills](const QSqlQuery &row) {
                          bills.append(billOf(row));
                          return true;
                      });
    }
    return s ? Result<QList<OpenBill>>(bills) : Result<QList<OpenBill>>(s.error());
}

Result<bool> BillRepository::settle(const Id &subject, const GenerationInfo &record)
{
    if (!record.usage.billed || *record.usage.billed < Usd())
        return false;
    if (const Status s = drop(subject); !s)
        return s.error();
    if (m_db.changedRows() == 0)
        return false;
    Result<QList<Reply>> found = repliesWhere(m_db, u"WHERE r.id = ?"_s, {sql::id(subject)});
    if (!found)
        return found.error();
    Status s = success();
    if (!found->isEmpty()) { // otherwise its comparison was erased meanwhile; the charge remains
        ChatFacts facts = found->first().facts;
        const TokenUsage before = std::exchange(facts.usage, record.usage);
        const auto keep = [](std::optional<qint64> &count, std::optional<qint64> known) {
            count = count ? count : known;
        };
        keep(facts.usage.input, before.input);
        keep(facts.usage.cachedInput, before.cachedInput);
        keep(facts.usage.cacheWrite, before.cacheWrite);
        keep(facts.usage.output, before.output);
        keep(facts.usage.reasoning, before.reasoning);
        if (!record.host.isEmpty())
            facts.host = record.host;
        if (!record.finishReason.isEmpty())
            facts.finishReason = record.finishReason;
        s = m_db.exec(u"UPDATE replies SET cost_kind = ?, cost_picos = ?, cost_basis = '{}', facts = ? WHERE id = ?"_s,
                      {sql::name(chargeKindName(ChargeKind::Billed)), record.usage.billed->picos(),
                       sql::json(toJson(facts)), sql::id(subject)});
    }
    if (s)
        s = ChargeRepository(m_db).putBill(subject, *record.usage.billed);
    if (s)
        s = BudgetRepository(m_db).release(subject);
    if (s) // filters ask for its cost
        s = SearchRepository(m_db).indexReply(subject);
    return s ? Result<bool>(true) : Result<bool>(s.error());
}

} // namespace bakeoff
