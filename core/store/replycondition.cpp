// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/replycondition.h"

#include "compare/historyquery.h"
#include "store/sqlvalues.h"

namespace bakeoff {

using namespace Qt::StringLiterals;

void SqlCondition::add(const QString &more, const QVariantList &with)
{
    sql += (sql.isEmpty() ? QString() : u" AND "_s) + more;
    values += with;
}

void SqlCondition::addAny(const QString &more, const QVariantList &any)
{
    add(more.arg(QStringList(any.size(), u"?"_s).join(u',')), any);
}

SqlCondition replyCondition(const HistoryFilter &filter, const QString &reply, const QString &judgement,
                            RunningReplies running)
{
    SqlCondition condition;
    const auto of = [&reply](const QString &column) { return reply + u'.' + column; };
    condition.add(running == RunningReplies::LeftOut ? of(u"owner IS NULL"_s) : of(u"key IS NOT NULL"_s));
    if (!filter.providers.isEmpty()) {
        QVariantList providers;
        for (const QString &provider : filter.providers)
            providers.append(sql::text(provider));
        condition.addAny(of(u"provider IN (%1)"_s), providers);
    }
    if (!filter.models.isEmpty()) {
        QVariantList models;
        for (const ModelRef &model : filter.models)
            models << sql::text(model.provider) << sql::text(model.id);
        condition.add(u"(%1.provider, %1.model) IN (VALUES %2)"_s.arg(
                          reply, QStringList(filter.models.size(), u"(?,?)"_s).join(u',')),
                      models);
    }
    if (!filter.states.isEmpty()) {
        QVariantList states;
        for (const ReplyState state : filter.states)
            states.append(sql::name(replyStateName(state)));
        condition.addAny(of(u"state IN (%1)"_s), states);
    }
    if (filter.ratingLeast)
        condition.add(judgement + u".rating >= ?"_s, {*filter.ratingLeast});
    if (filter.costLeast)
        condition.add(of(u"cost_picos >= ?"_s), {filter.costLeast->picos()});
    if (filter.costMost)
        condition.add(of(u"cost_picos <= ?"_s), {filter.costMost->picos()});
    if (filter.costUnknown) {
        condition.add(u"%1.cost_kind = 'unknown' AND EXISTS (SELECT 1 FROM charges u WHERE u.subject = %1.id"
                      " AND u.kind = 'unknown')"_s.arg(reply));
    }
    if (!filter.providers.isEmpty() || !filter.models.isEmpty() || filter.costLeast || filter.costMost || filter.costUnknown)
        condition.add(u"NOT EXISTS (SELECT 1 FROM votes b WHERE b.turn = %1.turn AND b.outcome = 'open')"_s.arg(reply));
    return condition;
}

SqlCondition jobCondition(const HistoryFilter &filter, const QString &job)
{
    const auto of = [&job](const QString &sql) { return QString(sql).replace("%1"_L1, job); };
    SqlCondition condition;
    condition.add(of(u"%1.id IS NOT NULL"_s));
    if (!filter.providers.isEmpty()) {
        QVariantList providers;
        for (const QString &provider : filter.providers)
            providers.append(sql::text(provider));
        condition.addAny(job + u".provider IN (%1)"_s, providers);
    }
    if (!filter.models.isEmpty()) {
        QVariantList models;
        for (const ModelRef &model : filter.models)
            models << sql::text(model.provider) << sql::text(model.id);
        condition.add(u"(%1.provider, %1.model) IN (VALUES %2)"_s.arg(
                          job, QStringList(filter.models.size(), u"(?,?)"_s).join(u',')),
                      models);
    }
    if (!filter.states.isEmpty()) {
        QVariantList states;
        for (const ReplyState state : filter.states)
            states.append(sql::name(replyStateName(state)));
        condition.addAny(u"(SELECT s.state FROM search_job_texts s WHERE s.key = "_s + job + u".key) IN (%1)"_s, states);
    }
    if (filter.ratingLeast)
        condition.add(of(u"(SELECT o.rating FROM job_marks o WHERE o.job = %1.id) >= ?"_s), {*filter.ratingLeast});
    if (filter.costLeast)
        condition.add(of(u"%1.cost_picos >= ?"_s), {filter.costLeast->picos()});
    if (filter.costMost)
        condition.add(of(u"%1.cost_picos <= ?"_s), {filter.costMost->picos()});
    if (filter.costUnknown)
        condition.add(of(u"%1.cost_kind = 'unknown' AND EXISTS (SELECT 1 FROM charges u WHERE u.subject = %1.id"
                         " AND u.kind = 'unknown')"_s));
    return condition;
}

} // namespace bakeoff
