// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/report.h"
#include "reports/reportrows.h"
#include "reports/reporttexts.h"
#include "reports/secretmask.h"

#include <QSet>
#include <QString>

#include <functional>
#include <utility>
#include <vector>

namespace bakeoff {

class Database;

/// Reads what a report is made of, all of it as it was in one moment: from open() until this object goes one reading
/// transaction lasts on the connection, which must have none of its own. Rows are read one by one; kept are some 50 bytes
/// of each. What an open blind vote is about is hidden, replies to a prompt as well as jobs whose outputs are compared: it is
/// counted and stands nowhere.
class ReportRepository {
public:
    /// \param now of the local clock: for jobs that are still starting
    /// \param mask goes over every text that is read
    ReportRepository(Database &db, UtcMicros now, SecretMask mask = {})
        : m_db(db)
        , m_now(now)
        , m_mask(std::move(mask))
    {
    }
    ~ReportRepository();
    Q_DISABLE_COPY_MOVE(ReportRepository)

    /// Begins the transaction and finds the rows. Once. Tags are those of comparisons and replies, so they leave no job.
    Status open(const ReportSelection &selection);

    qint64 replies() const { return static_cast<qint64>(m_replies.size()); }
    qint64 jobs() const { return static_cast<qint64>(m_jobs.size()); }
    qint64 hidden() const { return m_hidden; } ///< replies and jobs in open blind votes
    qint64 comparisons() const { return m_comparisons; }
    qint64 files() const { return m_files; } ///< of the jobs, downloaded

    enum class Texts { Leave, Read };
    /// An error ends the walk and is its result.
    using ReplyVisit = std::function<Status(const ReportReply &, const ReportReplyTexts &)>;
    using JobVisit = std::function<Status(const ReportJob &, const ReportJobTexts &)>;
    /// Oldest first, running ones too. Without texts they are empty.
    Status eachReply(Texts texts, const ReplyVisit &visit) const;
    Status eachJob(Texts texts, const JobVisit &visit) const;
    /// Decided votes on prompts and on outputs, of which at least one side was found.
    Status eachVote(const std::function<void(const ReportVote &)> &visit) const;

    /// A prompt with all found replies to it that have ended.
    struct ShownTurn {
        Id turn;
        QString title;
        QString system;
        QString prompt;
        UtcMicros at;
        /// The first of every pane in the order of the panes, then the second of each…
        QList<std::pair<ReportReply, ReportReplyTexts>> answers;
    };
    /// The newest turns with at most so many answers in all, at most ReportOptions::kMostSamples of a pane to one prompt;
    /// the newest turn is cut where it alone has more.
    Result<QList<ShownTurn>> newestTurns(qsizetype most) const;
    /// Jobs with downloaded files, newest first, until there are `most` files.
    Result<QList<std::pair<ReportJob, ReportJobTexts>>> newestJobsWithFiles(qsizetype most) const;

private:
    struct ReplyPlace {
        qint64 created = 0;
        qint64 key = 0;
        qint64 turnCreated = 0;
        qint64 turnKey = 0;
        bool ended = false;
    };
    struct JobPlace {
        qint64 created = 0;
        qint64 key = 0;
        qint64 files = 0;
    };
    /// What rows of one comparison share.
    struct ComparisonTexts {
        Id id;
        QString title;
        QString system;
    };
    Status findReplies(const ReportSelection &selection);
    Status findJobs(const ReportSelection &selection);
    Status readReply(qint64 key, Texts texts, ReportReply &reply, ReportReplyTexts &written, ComparisonTexts &last) const;
    Status readJob(qint64 key, Texts texts, ReportJob &job, ReportJobTexts &written) const;
    void mask(ReportReply &reply, ReportReplyTexts &texts) const;
    void mask(ReportJob &job, ReportJobTexts &texts) const;
    /// Of the ended replies to one prompt, as they were made, those that are shown, in their order.
    Result<std::vector<qint64>> answersToShow(const std::vector<qint64> &keys) const;
    Status eachTurnVote(const std::function<void(const ReportVote &)> &visit) const;
    Status eachVerdict(const std::function<void(const ReportVote &)> &visit) const;

    Database &m_db;
    const UtcMicros m_now;
    const SecretMask m_mask;
    bool m_begun = false;
    QSet<QString> m_booting; ///< providers that boot machines on demand
    std::vector<ReplyPlace> m_replies; ///< oldest first
    std::vector<JobPlace> m_jobs;      ///< oldest first
    qint64 m_hidden = 0;
    qint64 m_comparisons = 0;
    qint64 m_files = 0;
};

} // namespace bakeoff
