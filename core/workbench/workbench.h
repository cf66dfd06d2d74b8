// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "compare/comparison.h"

#include <QFuture>
#include <QObject>
#include <QString>

#include <memory>
#include <utility>

namespace bakeoff {

class BillLookup;
class BudgetBook;
class Backups;
class Catalog;
class Clock;
class ComparisonDocument;
class ComparisonRunner;
class HealthReport;
class HistoryBook;
class JobQueue;
class KeyRing;
class LineUpBook;
class ModelMarks;
class NetThread;
class PriceList;
class Profile;
class ProviderRegistry;
class RoutingBook;
class StoreReader;
class StoreThread;
struct LineUp;
struct UsageHistory;
struct RecentPrompt;

/// Everything that works on one profile, built once and handed out by reference: what the window and the command line
/// share. Lives on the main thread. The constructor touches no disk, so that a window can be on screen first.
class Workbench : public QObject {
    Q_OBJECT
public:
    struct Options {
        QString profileFolder;  ///< empty: the user's own
        QString sandboxProgram; ///< path of bakeoff-cli, started with `sandbox` when the sandbox is first used
    };

    Workbench(Options options, const Clock &clock, QObject *parent = nullptr);
    /// Stops what runs, keeps what came, commits.
    ~Workbench() override;

    /// Opens folder, database and provider list. Once. On failure nothing in the profile was changed, and the
    /// accessors below must not be called.
    QFuture<Status> start();
    bool isReady() const { return m_parts != nullptr && m_ready; }

    const Clock &clock() const { return m_clock; }
    const Profile &profile() const;
    NetThread &net();
    StoreThread &store();
    StoreReader &reader();
    KeyRing &keys();
    Catalog &catalog();
    ProviderRegistry &providers();
    ComparisonRunner &runner();
    // What another process changes in these is noticed once StoreReader::watch() was called.
    LineUpBook &lineUps();
    RoutingBook &routes();
    ModelMarks &marks();
    PriceList &prices();
    BudgetBook &budgets();
    BillLookup &bills();
    HistoryBook &history();
    /// Does nothing before JobQueue::start().
    JobQueue &jobs();
    const HealthReport &health() const;
    /// Also after a start that failed because the history cannot be used; null where the folder could not be opened.
    Backups *backups();

    /// Distinct prompts that were sent before `before`, newest first, at most `count`; to go on, `sent` of the last one.
    QFuture<Result<QList<RecentPrompt>>> recentPrompts(UtcMicros before, int count);

    /// What history knows of each model's own answers and of its count of these messages (inputDigest()), in that order.
    QFuture<Result<QList<UsageHistory>>> usageOf(const QList<std::pair<ModelRef, QByteArray>> &questions);

    /// An empty comparison, stored with its first change.
    std::unique_ptr<ComparisonDocument> newComparison();
    /// As newComparison(), with the panes, defaults and system prompt of a line-up.
    std::unique_ptr<ComparisonDocument> newComparison(const LineUp &lineUp);
    QFuture<Result<Comparison>> loadComparison(const Id &id);
    std::unique_ptr<ComparisonDocument> open(Comparison comparison);

    /// Waits until nothing runs and all is committed, at most `limit`; what still runs then is stopped and kept.
    /// \return why something that came could not be written, if so
    Status finish(std::chrono::milliseconds limit);

private:
    struct Parts;
    QFuture<Status> seedProviders();
    QFuture<Status> readBooks();

    Options m_options;
    const Clock &m_clock;
    std::unique_ptr<Parts> m_parts;
    bool m_ready = false;
};

} // namespace bakeoff
