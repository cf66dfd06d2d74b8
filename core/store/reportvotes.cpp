// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/jobjudgement.h"
#include "store/database.h"
#include "store/reportrepository.h"
#include "store/sqlvalues.h"

#include <QSqlQuery>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// Whether a row was found.
template <typename Place>
class FoundKeys {
public:
    explicit FoundKeys(const std::vector<Place> &places)
    {
        m_keys.reserve(places.size());
        for (const Place &place : places)
            m_keys.push_back(place.key);
        std::ranges::sort(m_keys);
    }
    bool contains(qint64 key) const { return std::ranges::binary_search(m_keys, key); }

private:
    std::vector<qint64> m_keys;
};

RequestKind workOf(const QString &jobKind, const QString &outputKind)
{
    if (const auto kind = requestKindFromName(jobKind))
        return *kind;
    switch (outputKindFromName(outputKind).value_or(OutputKind::Text)) {
    case OutputKind::Image:
        return RequestKind::Image;
    case OutputKind::Video:
        return RequestKind::Video;
    case OutputKind::Audio:
        return RequestKind::Speech;
    case OutputKind::Text:
        break;
    }
    return RequestKind::Text;
}

} // namespace

Status ReportRepository::eachVote(const std::function<void(const ReportVote &)> &visit) const
{
    Status s = m_replies.empty() ? success() : eachTurnVote(visit);
    return s && !m_jobs.empty() ? eachVerdict(visit) : s;
}

Status ReportRepository::eachTurnVote(const std::function<void(const ReportVote &)> &visit) const
{
    const FoundKeys found(m_replies);
    return m_db.each(
        u"SELECT v.outcome, v.panes, v.replies, v.winner, v.decided FROM votes v WHERE v.outcome <> 'open'"_s, {},
        [&](const QSqlQuery &row) {
            const auto outcome = voteOutcomeFromName(row.value(0).toString());
            const QJsonArray replies = sql::toArray(row.value(2));
            if (!outcome || replies.size() < 2)
                return true;
            ReportVote vote{.outcome = *outcome, .decided = UtcMicros{row.value(4).toLongLong()}};
            bool any = false;
            vote.sandbox = true;
            for (const QJsonValue reply : replies) {
                bool there = false;
                const Status read = m_db.each(
                    u"SELECT key, provider, model, sandbox FROM replies WHERE id = ?"_s,
                    {sql::id(Id::fromString(reply.toString()))}, [&](const QSqlQuery &judged) {
                        any = any || found.contains(judged.value(0).toLongLong());
                        vote.members.append({judged.value(1).toString(), judged.value(2).toString()});
                        vote.sandbox = vote.sandbox && judged.value(3).toBool();
                        there = true;
                        return false;
                    });
                if (!read || !there)
                    return true; // one of them is gone: who won against whom is not known any more
            }
            if (*outcome == VoteOutcome::Win) {
                const QJsonArray panes = sql::toArray(row.value(1));
                const Id winner = sql::toId(row.value(3));
                const auto place = std::ranges::find_if(
                    panes, [&winner](const QJsonValue &pane) { return Id::fromString(pane.toString()) == winner; });
                const qsizetype index = std::distance(panes.begin(), place);
                if (index >= vote.members.size())
                    return true;
                vote.winner = static_cast<int>(index);
            }
            if (any)
                visit(vote);
            return true;
        });
}

Status ReportRepository::eachVerdict(const std::function<void(const ReportVote &)> &visit) const
{
    const FoundKeys found(m_jobs);
    Id last;
    ReportVote vote;
    bool any = false;
    bool usable = false;
    const auto finish = [&] {
        if (any && usable && vote.members.size() > 1 && (vote.outcome != VoteOutcome::Win || vote.winner >= 0))
            visit(vote);
    };
    const Status s = m_db.each(
        u"SELECT v.id, v.kind, v.blind, v.outcome, v.winner, v.decided, m.place, j.key, j.provider, j.model, j.kind, j.sandbox"
        " FROM output_verdicts v JOIN output_members m ON m.verdict = v.id JOIN jobs j ON j.id = m.job"
        " AND j.deleted IS NULL WHERE v.outcome <> 'open' ORDER BY v.id, m.place"_s,
        {}, [&](const QSqlQuery &row) {
            if (const Id id = sql::toId(row.value(0)); id != last) {
                finish();
                last = id;
                const auto outcome = voteOutcomeFromName(row.value(3).toString());
                usable = outcome.has_value();
                any = false;
                vote = {.members = {},
                        .outcome = outcome.value_or(VoteOutcome::Skipped),
                        .winner = -1,
                        .jobs = true,
                        .kind = workOf(row.value(10).toString(), row.value(1).toString()),
                        .sandbox = true,
                        .blind = row.value(2).toBool(),
                        .decided = UtcMicros{row.value(5).toLongLong()}};
            }
            if (vote.outcome == VoteOutcome::Win && row.value(4).toInt() == row.value(6).toInt())
                vote.winner = static_cast<int>(vote.members.size());
            any = any || found.contains(row.value(7).toLongLong());
            vote.members.append({row.value(8).toString(), row.value(9).toString()});
            vote.sandbox = vote.sandbox && row.value(11).toBool();
            return true;
        });
    finish();
    return s;
}

} // namespace bakeoff
