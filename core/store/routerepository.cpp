// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/routerepository.h"

#include "store/database.h"
#include "store/sqlvalues.h"

#include <QSqlQuery>

namespace bakeoff {

using namespace Qt::StringLiterals;

Result<RoutingTable> RouteRepository::table() const
{
    RoutingTable table;
    const Status s = m_db.each(u"SELECT kind, model, alternative FROM routes"_s, {}, [&table](const QSqlQuery &row) {
        if (const auto kind = requestKindFromName(row.value(0).toString())) {
            table.insert(*kind, Route{ModelRef::fromString(row.value(1).toString()),
                                      ModelRef::fromString(row.value(2).toString())});
        }
        return true;
    });
    return s ? Result<RoutingTable>(table) : Result<RoutingTable>(s.error());
}

Status RouteRepository::set(RequestKind kind, const Route &route)
{
    if (route == Route())
        return m_db.exec(u"DELETE FROM routes WHERE kind = ?"_s, {sql::name(requestKindName(kind))});
    const auto text = [](const std::optional<ModelRef> &model) {
        return model ? sql::text(model->toString()) : QVariant();
    };
    return m_db.exec(u"INSERT INTO routes (kind, model, alternative) VALUES (?, ?, ?) ON CONFLICT (kind) DO UPDATE SET"
                     " model = excluded.model, alternative = excluded.alternative"_s,
                     {sql::name(requestKindName(kind)), text(route.model), text(route.alternative)});
}

} // namespace bakeoff
