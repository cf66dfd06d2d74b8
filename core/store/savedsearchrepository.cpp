// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/savedsearchrepository.h"

#include "store/database.h"
#include "store/sqlvalues.h"

#include <QSqlQuery>

namespace bakeoff {

using namespace Qt::StringLiterals;

Result<QList<SavedSearch>> SavedSearchRepository::list() const
{
    QList<SavedSearch> searches;
    const Status s = m_db.each(u"SELECT name, query FROM saved_searches ORDER BY position"_s, {}, [&](const QSqlQuery &row) {
        if (const Result<HistoryQuery> query = HistoryQuery::fromJson(sql::toObject(row.value(1))))
            searches.append({row.value(0).toString(), *query});
        return true;
    });
    if (!s)
        return s.error();
    return searches;
}

Status SavedSearchRepository::replaceAll(const QList<SavedSearch> &searches)
{
    QStringList names;
    Status s = m_db.exec(u"DELETE FROM saved_searches"_s);
    for (qsizetype i = 0; s && i < searches.size(); ++i) {
        const SavedSearch &search = searches.at(i);
        const QString &name = search.name;
        const bool isLine = name == name.trimmed() && !name.isEmpty() && name.size() <= SavedSearch::LongestName
                            && !name.contains(u'\n') && !name.contains(u'\r');
        if (!isLine || names.contains(name))
            return Error{.kind = ErrorKind::BadInput, .detail = u"the name of a search is blank, too long or taken"_s};
        names.append(name);
        s = m_db.exec(u"INSERT INTO saved_searches (name, position, query) VALUES (?, ?, ?)"_s,
                      {name, qint64(i), sql::json(search.query.toJson())});
    }
    return s;
}

} // namespace bakeoff
