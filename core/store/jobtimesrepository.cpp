// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/jobtimesrepository.h"

#include "providers/modelinfo.h"
#include "store/database.h"

#include <QSqlQuery>

namespace bakeoff {

using namespace Qt::StringLiterals;

Result<QHash<QString, JobTimes>> JobTimesRepository::newest(int jobs) const
{
    QHash<QString, QList<std::chrono::microseconds>> times;
    const Status s = m_db.each(
        u"SELECT provider, model, coalesce(CASE WHEN provider_completed >= provider_created THEN"
        " provider_completed - provider_created END, ended - sent) FROM"
        " (SELECT * FROM jobs ORDER BY created DESC, id DESC LIMIT ?) WHERE state = 'succeeded'"_s,
        {jobs}, [&times](const QSqlQuery &row) {
            const qint64 micros = row.value(2).toLongLong();
            if (row.value(2).isNull() || micros < 0)
                return true;
            auto &own = times[ModelRef{row.value(0).toString(), row.value(1).toString()}.toString()];
            if (own.size() < MostOfModel)
                own.append(std::chrono::microseconds(micros));
            return true;
        });
    if (!s)
        return s.error();
    QHash<QString, JobTimes> found;
    for (const auto &[model, own] : times.asKeyValueRange())
        found.insert(model, jobTimes(own));
    return found;
}

} // namespace bakeoff
