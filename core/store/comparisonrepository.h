// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/historyquery.h"

#include <optional>

namespace bakeoff {

class AttachmentRepository;
class Database;

struct ComparisonPage {
    QList<ComparisonSummary> rows;
    QString next; ///< cursor of the next page; empty: this was the last
    friend bool operator==(const ComparisonPage &, const ComparisonPage &) = default;
};

/// A reply with the prompt that it answers.
struct ReplyRecord {
    Reply reply;
    Id comparison;
    QString title;        ///< of the comparison, made from its first prompt where it has none
    QString systemPrompt; ///< of the comparison as it is now
    int turnNumber = 1;
    QString prompt;
    friend bool operator==(const ReplyRecord &, const ReplyRecord &) = default;
};

/// A prompt that was sent, as it was written: with its variables.
struct RecentPrompt {
    QString text;
    UtcMicros sent; ///< the last time
    friend bool operator==(const RecentPrompt &, const RecentPrompt &) = default;
};

/// Comparisons, values in and values out, on the thread of its connection.
class ComparisonRepository {
public:
    explicit ComparisonRepository(Database &db)
        : m_db(db)
    {
    }

    /// Newest first, `count` from 1 to 1000. `cursor`: `next` of the page before; BadInput if it is none.
    /// Deleted ones are in none of these. A filter that asks for prompts or replies leaves comparisons that hold one.
    Result<ComparisonPage> list(int count, const QString &cursor = {}, const HistoryFilter &filter = {}) const;
    /// The whole document. Replies that still stream, here or in another process, come with the text stored so far.
    Result<Comparison> load(const Id &id) const;
    Result<ReplyRecord> loadReply(const Id &id) const;

    /// Distinct prompts of all comparisons as they were written, sent before `before`, newest first: at most `count`, and
    /// none that is older than the newest 5,000 turns.
    Result<QList<RecentPrompt>> recentPrompts(UtcMicros before, int count) const;

    // Writing: inside a transaction of the store thread.
    /// The document without its turns, with the draft's attachments; makes or replaces. Star, tags and deletion stay as
    /// they are stored (see LifecycleRepository): an open window knows only what they were. `origin` is written once.
    Status save(const Comparison &comparison);
    Status rename(const Id &id, const QString &title, UtcMicros now);

private:
    Status loadTurns(Comparison &comparison, AttachmentRepository &attachments) const;
    Database &m_db;
};

} // namespace bakeoff
