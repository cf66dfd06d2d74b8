// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"
#include "compare/replymailbox.h"
#include "costs/budget.h"
#include "costs/usagehistory.h"

#include <functional>

namespace bakeoff {

/// What history knows of this model's own answers, and of its count of a prompt (Reply::inputDigest).
using UsageLookup = std::function<UsageHistory(const ModelRef &, const QByteArray &inputDigest)>;
/// Says what replies may cost at most, once history can be asked. Runs on the thread of the store.
using BudgetPlan = std::function<BudgetRequest(const UsageLookup &)>;

/// Where comparisons are kept. Implemented by the store; calls return at once, the work happens on the store thread in
/// order. Callbacks run on the store thread.
class ComparisonJournal {
public:
    virtual ~ComparisonJournal() = default;
    /// Document without turns: line-up, drafts with their attachments, view. Creates or updates. Where it cannot be written the newest version
    /// is kept in memory and tried again, whatever `done` was told.
    virtual void saveComparison(const Comparison &comparison, std::function<void(Status)> done = {}) = 0;
    /// The intent, on disk (synchronous=FULL) before `done(ok)`: nothing is sent earlier. Creates the turn if new,
    /// with its attachments and vote. Where
    /// it cannot be written nothing is kept: `done(error)`, and nothing may be sent.
    ///
    /// What `plan` asks for is reserved under the budgets in the same transaction, all of it or none; a reservation goes
    /// with the last patch of its reply, or with its bill where that is asked for afterwards. Where a budget does not allow it (BudgetReached) the replies are kept as failed
    /// with that error, so that prompt and reason can still be read, and nothing may be sent.
    virtual void beginReplies(const Comparison &comparison, const Turn &turn, const QList<Reply> &replies,
                              std::function<void(Status)> done, const BudgetPlan &plan = {}) = 0;
    /// What a person decided, written at once. Where it cannot be written the newest version is kept in memory and tried
    /// again. Nothing happens where the reply (the turn) is not stored.
    virtual void saveJudgement(const Id &reply, const Judgement &judgement) = 0;
    virtual void saveVote(const Id &turn, const BlindVote &vote) = 0;
    /// Streamed pieces; on disk within a second. The last patch of a reply (`whole`) also makes its charge.
    virtual void patch(ReplyPatch patch) = 0;
};

} // namespace bakeoff
