// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/comparisoncopy.h"

#include "store/comparisonrepository.h"
#include "store/database.h"
#include "store/judgementrepository.h"
#include "store/replywriter.h"
#include "store/sqlvalues.h"

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

Status storeReply(Database &db, const Reply &reply)
{
    Status s = ReplyWriter(db).finish(reply, reply.created);
    for (const QString &table : {u"charges"_s, u"bill_lookups"_s}) {
        if (s)
            s = db.exec(u"DELETE FROM %1 WHERE subject = ?"_s.arg(table), {sql::id(reply.id)});
    }
    if (s && !reply.judgement.isEmpty())
        s = JudgementRepository(db).putJudgement(reply.id, reply.judgement);
    return s;
}

} // namespace

Status storeCopy(Database &db, const Comparison &comparison)
{
    Status s = ComparisonRepository(db).save(comparison);
    for (const Turn &turn : comparison.turns) {
        QList<Reply> intents = turn.replies;
        for (Reply &reply : intents)
            reply.state = ReplyState::Waiting;
        // Nobody's until they are finished below, in the same transaction.
        if (s)
            s = ReplyWriter(db).begin(turn, intents, newId(turn.created));
        for (const Reply &reply : turn.replies) {
            if (s)
                s = storeReply(db, reply);
        }
    }
    return s;
}

} // namespace bakeoff
