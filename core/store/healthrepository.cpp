// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/healthrepository.h"

#include "compare/comparison.h"
#include "store/database.h"
#include "store/replywriter.h"
#include "store/sqlvalues.h"

#include <QSqlQuery>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

Result<ProviderHealth> HealthRepository::of(const QString &provider, UtcMicros since, UtcMicros until) const
{
    ProviderHealth health{.provider = provider, .since = since, .until = until};
    std::optional<Error> problem;
    // Counted where the rows are: only as many groups come over as there are hosts and kinds of errors.
    const Status s = m_db.each(
        u"SELECT state, json_extract(error, '$.kind'), json_extract(error, '$.detail') IS ? AND error IS NOT NULL,"
        " json_extract(facts, '$.host') AS host, json_extract(facts, '$.upstream[0].host') <> json_extract(facts, '$.host'),"
        " count(*), sum(json_array_length(attempts)), max(created) FROM replies"
        " WHERE provider = ? AND created >= ? AND created < ? AND owner IS NULL GROUP BY 1, 2, 3, 4, 5"_s,
        {ReplyWriter::orphanDetail(), sql::text(provider), since.value, until.value}, [&](const QSqlQuery &row) {
            const auto state = replyStateFromName(row.value(0).toString());
            if (!state) {
                problem = Error{.kind = ErrorKind::CorruptData, .detail = u"unknown state of a reply"_s};
                return false;
            }
            const ErrorKind kind = errorKindFromName(row.value(1).toString()).value_or(ErrorKind::ProviderFailed);
            const bool broke = *state == ReplyState::Failed || *state == ReplyState::CutOff;
            const int count = row.value(5).toInt();
            if (broke && (brokeHere(kind) || row.value(2).toBool()))
                return true;
            health.attempts += row.value(6).toInt();
            if (const QString host = row.value(3).toString(); !host.isEmpty() && *state != ReplyState::Failed) {
                health.hosts[host] += count;
                if (row.value(4).toBool())
                    health.fallbacks += count;
            }
            switch (*state) {
            case ReplyState::Done:
                health.done += count;
                break;
            case ReplyState::Failed:
                health.failed += count;
                break;
            case ReplyState::CutOff:
                health.cutOff += count;
                break;
            case ReplyState::Stopped:
                health.stopped += count;
                break;
            default:
                break;
            }
            if (broke) {
                health.errors[kind] += count;
                const UtcMicros last{row.value(7).toLongLong()};
                health.lastError = health.lastError ? std::max(*health.lastError, last) : last;
            }
            return true;
        });
    if (!s)
        return s.error();
    if (problem)
        return *problem;
    return health;
}

} // namespace bakeoff
