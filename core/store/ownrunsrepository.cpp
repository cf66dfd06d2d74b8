// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ownrunsrepository.h"

#include "providers/modelinfo.h"
#include "store/database.h"

#include <QList>
#include <QSqlQuery>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

Result<QHash<QString, OwnRuns>> OwnRunsRepository::newest(int replies) const
{
    QHash<QString, QList<qint64>> times; // ns
    const Status s = m_db.each(
        u"SELECT provider, model, min(coalesce(reasoning, answer), coalesce(answer, reasoning)) - sent FROM"
        " (SELECT provider, model, json_extract(clocks, '$.request_sent') AS sent,"
        " json_extract(clocks, '$.first_reasoning') AS reasoning, json_extract(clocks, '$.first_answer') AS answer FROM"
        " (SELECT * FROM replies ORDER BY key DESC LIMIT ?) WHERE state = 'done' AND timing = 'stream' AND owner IS NULL"
        " AND continues IS NULL AND NOT coalesce(json_extract(facts, '$.response_cache_hit'), 0))"_s,
        {replies}, [&](const QSqlQuery &row) {
            const qint64 ttft = row.value(2).toLongLong();
            if (!row.value(2).isNull() && ttft >= 0)
                times[ModelRef{row.value(0).toString(), row.value(1).toString()}.toString()].append(ttft);
            return true;
        });
    if (!s)
        return s.error();
    QHash<QString, OwnRuns> runs;
    for (auto model = times.begin(); model != times.end(); ++model) {
        QList<qint64> &values = model.value();
        std::ranges::sort(values);
        const qsizetype middle = values.size() / 2;
        const qint64 median = values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
        runs.insert(model.key(), {.n = static_cast<int>(values.size()), .medianTtft = std::chrono::nanoseconds(median)});
    }
    return runs;
}

} // namespace bakeoff
