// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/jobjudgementrepository.h"

#include "store/database.h"
#include "store/searchrepository.h"
#include "store/sqlvalues.h"

#include <QSqlQuery>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// Of SQLite's question marks in one statement.
constexpr qsizetype kMostAtOnce = 500;

Error unknownWord(const QString &what)
{
    return Error{.kind = ErrorKind::CorruptData, .detail = u"unknown %1 of a verdict on outputs"_s.arg(what)};
}

QSet<ComparedOutput> setOf(const QList<ComparedOutput> &members)
{
    return {members.cbegin(), members.cend()};
}

} // namespace

Result<QHash<Id, JobMarks>> JobJudgementRepository::marksOf(const QList<Id> &jobs) const
{
    QHash<Id, JobMarks> marks;
    Status s = success();
    for (qsizetype i = 0; s && i < jobs.size(); i += kMostAtOnce) {
        QVariantList values;
        for (const Id &job : jobs.mid(i, kMostAtOnce))
            values.append(sql::id(job));
        const QString places = QStringList(values.size(), u"?"_s).join(u',');
        s = m_db.each(u"SELECT job, starred, rating, note FROM job_marks WHERE job IN (%1)"_s.arg(places), values,
                      [&marks](const QSqlQuery &row) {
                          JobMarks mark{.starred = row.value(1).toBool(), .rating = {}, .note = row.value(3).toString()};
                          if (!row.value(2).isNull())
                              mark.rating = row.value(2).toInt();
                          marks.insert(sql::toId(row.value(0)), mark);
                          return true;
                      });
    }
    return s ? Result<QHash<Id, JobMarks>>(marks) : Result<QHash<Id, JobMarks>>(s.error());
}

Result<QSet<Id>> JobJudgementRepository::starred() const
{
    QSet<Id> jobs;
    const Status s = m_db.each(u"SELECT job FROM job_marks WHERE starred = 1"_s, {}, [&jobs](const QSqlQuery &row) {
        jobs.insert(sql::toId(row.value(0)));
        return true;
    });
    return s ? Result<QSet<Id>>(jobs) : Result<QSet<Id>>(s.error());
}

Result<QList<OutputVerdict>> JobJudgementRepository::verdictsWhere(const QString &where, const QVariantList &values) const
{
    QList<OutputVerdict> verdicts;
    std::optional<Error> error;
    std::optional<int> winner;
    const Status s = m_db.each(
        u"SELECT v.id, v.created, v.kind, v.blind, v.outcome, v.winner, v.decided, v.note, v.view, m.place, m.job,"
        " m.artifact FROM output_verdicts v JOIN output_members m ON m.verdict = v.id WHERE %1"
        " ORDER BY v.created DESC, v.id DESC, m.place"_s.arg(where),
        values, [&](const QSqlQuery &row) {
            const Id id = sql::toId(row.value(0));
            if (verdicts.isEmpty() || verdicts.constLast().id != id) {
                const auto kind = outputKindFromName(row.value(2).toString());
                const auto outcome = voteOutcomeFromName(row.value(4).toString());
                if (!kind || !outcome) {
                    error = unknownWord(kind ? u"outcome"_s : u"kind"_s);
                    return false;
                }
                verdicts.append({.id = id,
                                 .created = UtcMicros{row.value(1).toLongLong()},
                                 .kind = *kind,
                                 .members = {},
                                 .blind = row.value(3).toBool(),
                                 .outcome = *outcome,
                                 .winner = {},
                                 .decided = UtcMicros{row.value(6).toLongLong()},
                                 .note = row.value(7).toString(),
                                 .view = sql::toObject(row.value(8))});
                winner = row.value(5).isNull() ? std::nullopt : std::optional(row.value(5).toInt());
            }
            const ComparedOutput member{sql::toId(row.value(10)), row.value(11).toInt()};
            verdicts.last().members.append(member);
            if (winner == row.value(9).toInt())
                verdicts.last().winner = member;
            return true;
        });
    if (!s)
        return s.error();
    if (error)
        return *error;
    return verdicts;
}

Result<std::optional<OutputVerdict>> JobJudgementRepository::latestOf(OutputKind kind,
                                                                      const QList<ComparedOutput> &members) const
{
    using Found = Result<std::optional<OutputVerdict>>;
    if (members.isEmpty())
        return Found(std::nullopt);
    const Result<QList<OutputVerdict>> candidates = verdictsOn(members.first().job);
    if (!candidates)
        return candidates.error();
    const QSet<ComparedOutput> wanted = setOf(members);
    const auto found = std::ranges::find_if(*candidates, [&](const OutputVerdict &verdict) {
        return verdict.kind == kind && setOf(verdict.members) == wanted;
    });
    return found == candidates->cend() ? Found(std::nullopt) : Found(*found);
}

Result<QList<OutputVerdict>> JobJudgementRepository::verdictsOn(const Id &job) const
{
    return verdictsWhere(u"v.id IN (SELECT verdict FROM output_members WHERE job = ?)"_s, {sql::id(job)});
}

Status JobJudgementRepository::setMark(const Id &job, const QString &column, const QVariant &value)
{
    Status s = m_db.exec(u"INSERT INTO job_marks (job, starred, note) SELECT id, 0, '' FROM jobs WHERE id = ?"
                         " ON CONFLICT (job) DO NOTHING"_s,
                         {sql::id(job)});
    if (s)
        s = m_db.exec(u"UPDATE job_marks SET %1 = ? WHERE job = ?"_s.arg(column), {value, sql::id(job)});
    if (s)
        s = m_db.exec(u"DELETE FROM job_marks WHERE job = ? AND starred = 0 AND rating IS NULL AND note = ''"_s,
                      {sql::id(job)});
    return s ? SearchRepository(m_db).indexJob(job) : s;
}

Status JobJudgementRepository::setStarred(const Id &job, bool starred)
{
    const Status s = setMark(job, u"starred"_s, starred ? 1 : 0);
    return s ? SearchRepository(m_db).indexMarks(job) : s;
}

Status JobJudgementRepository::setRating(const Id &job, std::optional<int> rating)
{
    if (rating && (*rating < 1 || *rating > 5))
        return Error{.kind = ErrorKind::BadInput, .detail = u"a rating is 1 to 5"_s};
    return setMark(job, u"rating"_s, rating ? QVariant(*rating) : QVariant());
}

Status JobJudgementRepository::setNote(const Id &job, const QString &note)
{
    return setMark(job, u"note"_s, sql::text(note));
}

Status JobJudgementRepository::putVerdict(const OutputVerdict &verdict)
{
    // Jobs may have been removed since they were put on the screen.
    QList<ComparedOutput> stored;
    for (const ComparedOutput &member : verdict.members) {
        const Result<QVariant> there = m_db.value(u"SELECT EXISTS (SELECT 1 FROM jobs WHERE id = ?)"_s, {sql::id(member.job)});
        if (!there)
            return there.error();
        if (there->toBool())
            stored.append(member);
    }
    const bool won = verdict.outcome == VoteOutcome::Win;
    if (stored.size() < 2 || won != verdict.winner.has_value() || (won && !stored.contains(*verdict.winner)))
        return Error{.kind = ErrorKind::BadInput, .detail = u"a verdict needs two outputs, and its winner among them"_s};
    const qsizetype winner = won ? verdict.members.indexOf(*verdict.winner) : -1;
    const bool open = verdict.outcome == VoteOutcome::Open;
    Status s = m_db.exec(u"DELETE FROM output_verdicts WHERE id = ?"_s, {sql::id(verdict.id)});
    if (s)
        s = m_db.exec(u"INSERT INTO output_verdicts (id, created, kind, blind, outcome, winner, decided, note, view)"
                      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                      {sql::id(verdict.id), verdict.created.value, sql::name(outputKindName(verdict.kind)),
                       verdict.blind ? 1 : 0, sql::name(voteOutcomeName(verdict.outcome)),
                       won ? QVariant(winner) : QVariant(), open ? QVariant() : QVariant(verdict.decided.value),
                       sql::text(verdict.note), sql::json(verdict.view)});
    for (qsizetype place = 0; place < verdict.members.size(); ++place) {
        const ComparedOutput &member = verdict.members[place];
        if (s && stored.contains(member))
            s = m_db.exec(u"INSERT INTO output_members (verdict, place, job, artifact) VALUES (?, ?, ?, ?)"_s,
                          {sql::id(verdict.id), place, sql::id(member.job), member.position});
    }
    return s;
}

} // namespace bakeoff
