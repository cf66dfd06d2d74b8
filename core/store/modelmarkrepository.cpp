// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/modelmarkrepository.h"

#include "store/database.h"
#include "store/sqlvalues.h"

#include <QSqlQuery>

namespace bakeoff {

using namespace Qt::StringLiterals;

Result<QList<ModelMark>> ModelMarkRepository::list() const
{
    QList<ModelMark> marks;
    const Status s = m_db.each(u"SELECT provider, model, favourite, used FROM model_marks ORDER BY provider, model"_s, {},
                               [&marks](const QSqlQuery &row) {
                                   ModelMark mark{.model = {row.value(0).toString(), row.value(1).toString()},
                                                  .favourite = row.value(2).toBool(),
                                                  .used = {}};
                                   if (!row.value(3).isNull())
                                       mark.used = UtcMicros{row.value(3).toLongLong()};
                                   marks.append(mark);
                                   return true;
                               });
    return s ? Result<QList<ModelMark>>(marks) : Result<QList<ModelMark>>(s.error());
}

Status ModelMarkRepository::setFavourite(const ModelRef &model, bool favourite)
{
    const Status s = m_db.exec(u"INSERT INTO model_marks (provider, model, favourite) VALUES (?, ?, ?)"
                               " ON CONFLICT (provider, model) DO UPDATE SET favourite = excluded.favourite"_s,
                               {sql::text(model.provider), sql::text(model.id), favourite ? 1 : 0});
    return s ? dropEmpty() : s;
}

Status ModelMarkRepository::setUsed(const QList<ModelRef> &models, UtcMicros at)
{
    for (qsizetype i = 0; i < models.size(); ++i) {
        const Status s = m_db.exec(u"INSERT INTO model_marks (provider, model, favourite, used) VALUES (?, ?, 0, ?)"
                                   " ON CONFLICT (provider, model) DO UPDATE SET used = excluded.used"_s,
                                   {sql::text(models[i].provider), sql::text(models[i].id), at.value - i});
        if (!s)
            return s;
    }
    const Status s = m_db.exec(u"UPDATE model_marks SET used = NULL WHERE (provider, model) IN (SELECT provider, model"
                               " FROM model_marks WHERE used IS NOT NULL ORDER BY used DESC, provider, model"
                               " LIMIT -1 OFFSET ?)"_s,
                               {MostUsed});
    return s ? dropEmpty() : s;
}

Status ModelMarkRepository::dropEmpty()
{
    return m_db.exec(u"DELETE FROM model_marks WHERE favourite = 0 AND used IS NULL"_s);
}

} // namespace bakeoff
