// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "compare/judgement.h"

#include <QHash>

namespace bakeoff {

class Database;

/// Votes, and the writing half of judgements; replies are read with theirs.
class JudgementRepository {
public:
    explicit JudgementRepository(Database &db)
        : m_db(db)
    {
    }

    /// By turn.
    Result<QHash<Id, BlindVote>> votesOf(const Id &comparison) const;

    // Writing: inside a transaction of the store thread. Nothing happens where the reply (the turn) is not stored.
    Status putJudgement(const Id &reply, const Judgement &judgement);
    Status putVote(const Id &turn, const BlindVote &vote);

private:
    Status writeJudgement(const Id &reply, const Judgement &judgement);
    Database &m_db;
};

} // namespace bakeoff
