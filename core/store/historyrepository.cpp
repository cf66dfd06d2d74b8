// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/historyrepository.h"

#include "store/database.h"

#include <array>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

Result<std::variant<Comparison, ReplyRecord>> HistoryRepository::show(const Id &id) const
{
    const ComparisonRepository comparisons(m_db);
    Result<Comparison> comparison = comparisons.load(id);
    if (comparison)
        return std::variant<Comparison, ReplyRecord>(std::move(comparison).value());
    if (comparison.error().kind != ErrorKind::NotFound)
        return comparison.error();
    Result<ReplyRecord> reply = comparisons.loadReply(id);
    if (reply)
        return std::variant<Comparison, ReplyRecord>(std::move(reply).value());
    return reply.error();
}

Result<qint64> HistoryRepository::changedSince(UtcMicros moment) const
{
    const auto count = m_db.value(u"SELECT count(*) FROM comparisons WHERE updated > ? AND deleted IS NULL"_s,
                                  {moment.value});
    return count ? Result<qint64>(count->toLongLong()) : Result<qint64>(count.error());
}

Result<HistoryCheck> HistoryRepository::check() const
{
    HistoryCheck check;
    const Result<QStringList> problems = m_db.integrityProblems();
    if (!problems)
        return problems.error();
    check.problems = *problems;

    qint64 version = 0;
    const std::array counts{
        std::pair{u"PRAGMA user_version"_s, &version},
        std::pair{u"SELECT count(*) FROM comparisons"_s, &check.comparisons},
        std::pair{u"SELECT count(*) FROM turns"_s, &check.turns},
        std::pair{u"SELECT count(*) FROM replies"_s, &check.replies},
        std::pair{u"SELECT count(*) FROM replies WHERE owner IS NOT NULL"_s, &check.unfinished},
        std::pair{u"SELECT count(*) FROM charges"_s, &check.charges},
        std::pair{u"SELECT count(*) FROM providers"_s, &check.providers},
    };
    for (const auto &[sql, target] : counts) {
        const Result<QVariant> count = m_db.value(sql);
        if (count) {
            *target = count->toLongLong();
        } else if (count.error().kind == ErrorKind::CorruptData) {
            check.problems.append(count.error().detail);
        } else {
            return count.error();
        }
    }
    check.schemaVersion = static_cast<int>(version);
    return check;
}

} // namespace bakeoff
