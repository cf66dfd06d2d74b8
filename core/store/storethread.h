// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/journal.h"
#include "store/database.h"

#include <QFuture>
#include <QObject>

#include <chrono>
#include <memory>

namespace bakeoff {

class Clock;

struct StoreOptions {
    std::chrono::milliseconds flushInterval{500}; ///< streamed text is on disk within twice that
    DatabaseOptions database = {};
};

/// The only writer of this process: a thread with a queue and the one writing connection. Every call may come from any
/// thread and returns at once; work runs in the order of the calls.
///
/// Streamed patches are merged in memory and committed together every `flushInterval`; a reply's last patch is
/// committed at once, its row and its line in the cost ledger in one transaction. Text that streams is appended as rows
/// of its own and joined when the reply ends: the cost of an append does not grow with the answer, as it does with
/// UPDATE ... SET text = text || ?. (16 replies of 400 KB in pieces of 400 characters, 16 appends a commit: 0.06 ms an
/// append in the first half, 0.12 ms in the second, against 0.8 ms and 3.7 ms.)
///
/// Where a commit fails (full disk, locked) nothing is dropped: the patches stay in memory, failed() is emitted once,
/// and the commit is tried again every flushInterval until recovered().
class StoreThread final : public QObject, public ComparisonJournal {
    Q_OBJECT
public:
    /// Starts the thread, which opens `databaseFile` (see Database::openForWriting) and turns replies that a dead
    /// process left unfinished into CutOff with what came. Replies of other live processes stay as they are. Attachments
    /// that nothing names any more are deleted.
    StoreThread(QString databaseFile, const Clock &clock, StoreOptions options = {}, QObject *parent = nullptr);
    /// As close().
    ~StoreThread() override;

    /// Names this process to others that share the profile (InstanceLock), as long as it lives.
    Id instance() const;
    /// Whether the process of an instance still runs.
    bool isAlive(const Id &instance) const;

    /// How opening went. Where it failed every later call fails with the same error.
    QFuture<Status> opened() const;

    void saveComparison(const Comparison &comparison, std::function<void(Status)> done = {}) override;
    void beginReplies(const Comparison &comparison, const Turn &turn, const QList<Reply> &replies,
                      std::function<void(Status)> done, const BudgetPlan &plan = {}) override;
    void saveJudgement(const Id &reply, const Judgement &judgement) override;
    void saveVote(const Id &turn, const BlindVote &vote) override;
    void patch(ReplyPatch patch) override;

    /// Any other change: `work` runs on the store thread inside one transaction, which is rolled back where it fails.
    QFuture<Status> write(std::function<Status(Database &)> work, Durability durability = Durability::Normal);
    /// Makes what the search index lacks after a backup of an earlier version took the place of the history.
    void completeIndex();
    /// Everything that was handed in before this call is committed, or why not.
    QFuture<Status> flush();
    /// Commits what is left and ends the thread; waits for both. \return what could not be written. Later calls fail.
    Status close();

signals:
    // All from the store thread.
    /// Writing does not work; emitted once until it works again.
    void failed(const bakeoff::Error &error);
    void recovered();
    /// Something was committed: lists and totals may have changed.
    void committed();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace bakeoff
