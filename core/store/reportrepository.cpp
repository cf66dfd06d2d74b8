// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/reportrepository.h"

#include "compare/health.h"
#include "compare/replyjson.h"
#include "store/comparisonlist.h"
#include "store/database.h"
#include "store/jobrow.h"
#include "store/providerrepository.h"
#include "store/replycondition.h"
#include "store/replywriter.h"
#include "store/searchindex.h"
#include "store/sqlvalues.h"

#include <QMap>
#include <QSqlQuery>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostAtOnce = 500; ///< ids in one question

Error unknownWord(const QString &what)
{
    return Error{.kind = ErrorKind::CorruptData, .detail = u"unknown %1 in a row of a report"_s.arg(what)};
}

std::optional<Cost> costOf(const QVariant &kindName, const QVariant &picos)
{
    const auto kind = chargeKindFromName(kindName.toString());
    if (!kind)
        return std::nullopt;
    if (*kind == ChargeKind::Unknown || picos.isNull())
        return Cost::unknown();
    return Cost{*kind, Usd::fromPicos(picos.toLongLong())};
}

/// Runs `find` with the condition that `column` is one of `ids`, in pieces that SQLite takes.
Status inPieces(const QString &column, const QList<Id> &ids, const std::function<Status(const SqlCondition &)> &find)
{
    for (qsizetype i = 0; i < ids.size(); i += kMostAtOnce) {
        QVariantList values;
        for (const Id &id : ids.mid(i, kMostAtOnce))
            values.append(sql::id(id));
        SqlCondition condition;
        condition.addAny(column + u" IN (%1)"_s, values);
        if (const Status s = find(condition); !s)
            return s;
    }
    return success();
}

void addMoments(const HistoryFilter &filter, const QString &column, SqlCondition &condition)
{
    if (filter.from)
        condition.add(column + u" >= ?"_s, {filter.from->value});
    if (filter.until)
        condition.add(column + u" < ?"_s, {filter.until->value});
}

/// Star and tags of a comparison c, or of replies in it.
void addMarks(const HistoryFilter &filter, SqlCondition &condition)
{
    if (filter.starred)
        condition.add(u"c.starred = 1"_s);
    if (filter.tags.isEmpty())
        return;
    QVariantList marks;
    for (const QString &tag : filter.tags)
        marks.append(SearchIndex::tagMark(tag));
    condition.addAny(u"EXISTS (SELECT 1 FROM search_marks m WHERE m.comparison = c.id AND m.mark IN (%1))"_s, marks);
}

template <typename Place>
void sortPlaces(std::vector<Place> &places)
{
    std::ranges::sort(places, [](const Place &a, const Place &b) {
        return std::pair(a.created, a.key) < std::pair(b.created, b.key);
    });
    const auto twice = std::ranges::unique(places, [](const Place &a, const Place &b) { return a.key == b.key; });
    places.erase(twice.begin(), twice.end());
}

/// A count below nothing is none.
TokenUsage toldUsage(TokenUsage usage)
{
    for (std::optional<qint64> *count : {&usage.input, &usage.cachedInput, &usage.cacheWrite, &usage.output, &usage.reasoning}) {
        if (*count && **count < 0)
            count->reset();
    }
    return usage;
}

bool fellBack(const ChatFacts &facts)
{
    return !facts.host.isEmpty() && !facts.upstream.isEmpty() && !facts.upstream.constFirst().host.isEmpty()
        && facts.upstream.constFirst().host != facts.host;
}

} // namespace

ReportRepository::~ReportRepository()
{
    if (m_begun)
        (void)m_db.exec(u"COMMIT"_s);
}

Status ReportRepository::open(const ReportSelection &selection)
{
    Status s = m_db.exec(u"BEGIN"_s);
    if (!s)
        return s;
    m_begun = true;
    const Result<QList<ProviderConfig>> providers = ProviderRepository(m_db).list();
    if (!providers)
        return providers.error();
    for (const ProviderConfig &provider : *providers) {
        if (provider.kind == ProviderKind::Replicate)
            m_booting.insert(provider.name);
    }
    s = findReplies(selection);
    return s ? findJobs(selection) : s;
}

Status ReportRepository::findReplies(const ReportSelection &selection)
{
    const HistoryFilter &filter = selection.filter;
    if (!filter.kinds.isEmpty() && !filter.kinds.contains(RequestKind::Text))
        return success();
    SqlCondition wanted = replyCondition(filter, u"r"_s, u"j"_s, RunningReplies::LeftIn);
    wanted.add(u"c.deleted IS NULL"_s);
    addMoments(filter, u"r.created"_s, wanted);
    addMarks(filter, wanted);
    QSet<qint64> comparisons;
    const auto find = [&](const SqlCondition &named) {
        SqlCondition condition = wanted;
        if (!named.sql.isEmpty())
            condition.add(named.sql, named.values);
        // Without statistics SQLite does not know that a comparison has few turns.
        const QString from = named.sql.isEmpty()
                                 ? u"replies r JOIN turns t ON t.id = r.turn JOIN comparisons c ON c.id = t.comparison"_s
                                 : u"comparisons c CROSS JOIN turns t ON t.comparison = c.id CROSS JOIN replies r"
                                   " INDEXED BY replies_of_turn ON r.turn = t.id"_s;
        return m_db.each(u"SELECT r.created, r.key, t.created, t.rowid, r.owner IS NULL, c.rowid,"
                         " EXISTS (SELECT 1 FROM votes v WHERE v.turn = t.id AND v.outcome = 'open') FROM %1"
                         " LEFT JOIN judgements j ON j.reply = r.id WHERE %2"_s.arg(from, condition.sql),
                         condition.values, [&](const QSqlQuery &row) {
                             if (row.value(6).toBool()) {
                                 ++m_hidden;
                                 return true;
                             }
                             m_replies.push_back({.created = row.value(0).toLongLong(),
                                                  .key = row.value(1).toLongLong(),
                                                  .turnCreated = row.value(2).toLongLong(),
                                                  .turnKey = row.value(3).toLongLong(),
                                                  .ended = row.value(4).toBool()});
                             comparisons.insert(row.value(5).toLongLong());
                             return true;
                         });
    };
    QList<Id> ids = selection.comparisons;
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    const Status s = selection.hasIds() ? inPieces(u"c.id"_s, ids, find) : find({});
    sortPlaces(m_replies);
    m_comparisons = comparisons.size();
    return s;
}

Status ReportRepository::findJobs(const ReportSelection &selection)
{
    const HistoryFilter &filter = selection.filter;
    if (!filter.tags.isEmpty())
        return success();
    SqlCondition wanted = jobCondition(filter, u"j"_s);
    wanted.add(u"j.deleted IS NULL"_s);
    if (filter.starred)
        wanted.add(u"EXISTS (SELECT 1 FROM job_marks m WHERE m.job = j.id AND m.starred = 1)"_s);
    addMoments(filter, u"j.created"_s, wanted);
    if (!filter.kinds.isEmpty()) {
        QVariantList kinds;
        for (const RequestKind kind : filter.kinds)
            kinds.append(sql::name(requestKindName(kind)));
        wanted.addAny(u"j.kind IN (%1)"_s, kinds);
    }
    // Names that a vote has revealed before are no secret, though the outputs are compared blind once more.
    const QString isHidden = u"coalesce((SELECT max(v.blind = 1 AND v.outcome = 'open') AND min(v.outcome = 'open')"
                             " FROM output_members m JOIN output_verdicts v ON v.id = m.verdict WHERE m.job = j.id), 0)"_s;
    QSet<qint64> hidden;
    const auto find = [&](const SqlCondition &named) {
        SqlCondition condition = wanted;
        if (!named.sql.isEmpty())
            condition.add(named.sql, named.values);
        return m_db.each(u"SELECT j.created, j.key, (SELECT count(*) FROM artifacts a WHERE a.job = j.id"
                         " AND a.state = 'downloaded'), %1 FROM jobs j WHERE %2"_s.arg(isHidden, condition.sql),
                         condition.values, [&](const QSqlQuery &row) {
                             if (row.value(3).toBool()) {
                                 hidden.insert(row.value(1).toLongLong()); // a job may be found twice
                                 return true;
                             }
                             m_jobs.push_back({.created = row.value(0).toLongLong(),
                                               .key = row.value(1).toLongLong(),
                                               .files = row.value(2).toLongLong()});
                             return true;
                         });
    };
    Status s = success();
    if (selection.hasIds()) {
        s = inPieces(u"j.batch"_s, selection.batches, find);
        if (s)
            s = inPieces(u"j.id"_s, selection.jobs, find);
    } else {
        s = find({});
    }
    sortPlaces(m_jobs);
    m_hidden += hidden.size();
    for (const JobPlace &job : m_jobs)
        m_files += job.files;
    return s;
}

Status ReportRepository::readReply(qint64 key, Texts texts, ReportReply &reply, ReportReplyTexts &written,
                                   ComparisonTexts &last) const
{
    // What a failed or stopped answer may have cost depends on whether any of it came: see mayHaveBeenBilled().
    static const QString figures
        = u"r.id, r.turn, t.comparison, r.pane, r.sample, r.continues, r.provider, r.model, r.settings, r.state, r.timing,"
          " r.sandbox, r.created, r.clocks, r.facts, r.cost_kind, r.cost_picos, r.error, json_array_length(r.attempts),"
          " r.input_digest, j.rating, j.mark, r.owner IS NULL, CASE WHEN r.cost_kind = 'unknown' AND r.state <> 'done' THEN"
          " EXISTS (SELECT 1 FROM reply_texts y WHERE y.reply = r.key AND (y.text <> '' OR y.reasoning <> '')) ELSE 0 END"_s;
    static const QString from = u" FROM replies r JOIN turns t ON t.id = r.turn LEFT JOIN judgements j ON j.reply = r.id"_s;
    static const QString without = u"SELECT "_s + figures + from + u" WHERE r.key = ?"_s;
    static const QString with = u"SELECT "_s + figures + u", t.prompt, x.text, x.reasoning, j.note, j.tags"_s + from
        + u" LEFT JOIN reply_texts x ON x.reply = r.key WHERE r.key = ?"_s;

    std::optional<Error> error;
    std::optional<QString> ownSystem; // of this pane, in place of the comparison's
    const Status s = m_db.each(texts == Texts::Read ? with : without, {key}, [&](const QSqlQuery &row) {
        int column = 0;
        const auto next = [&row, &column] { return row.value(column++); };
        Reply whole; // what metrics and cost are judged by
        reply.id = sql::toId(next());
        reply.turn = sql::toId(next());
        reply.comparison = sql::toId(next());
        reply.pane = sql::toId(next());
        reply.sample = next().toInt();
        reply.continuesAnother = !sql::toId(next()).isNull();
        reply.model.provider = next().toString();
        reply.model.id = next().toString();
        reply.settings = next().toString().toUtf8();
        const auto state = replyStateFromName(next().toString());
        const auto timing = timingSourceFromName(next().toString());
        reply.sandbox = next().toBool();
        reply.created = UtcMicros{next().toLongLong()};
        whole.clocks = replyClocksFromJson(sql::toObject(next()));
        whole.facts = chatFactsFromJson(sql::toObject(next()));
        const QVariant costKind = next();
        const std::optional<Cost> cost = costOf(costKind, next());
        if (!state || !timing || !cost) {
            error = unknownWord(!state ? u"state"_s : !timing ? u"timing source"_s : u"kind of charge"_s);
            return false;
        }
        if (const QVariant stored = next(); !stored.isNull())
            whole.error = errorFromJson(sql::toObject(stored));
        reply.attempts = next().toInt();
        reply.inputDigest = next().toByteArray();
        if (const QVariant rating = next(); !rating.isNull())
            reply.rating = rating.toInt();
        reply.mark = markFromName(next().toString()).value_or(Mark::None);
        const bool ended = next().toBool();
        if (next().toBool())
            whole.text = u"."_s; // that there was some is all that counts
        whole.state = reply.state = *state;
        whole.timing = reply.timing = *timing;
        whole.cost = *cost;
        reply.metrics = metricsOf(whole);
        reply.usage = toldUsage(whole.facts.usage);
        if (ended && isFinal(*state) && mayHaveBeenBilled(whole))
            reply.cost = *cost;
        if (whole.error) {
            reply.error = whole.error->kind;
            reply.ours = brokeHere(whole.error->kind) || whole.error->detail == ReplyWriter::orphanDetail();
        }
        reply.host = whole.facts.host;
        reply.servedModel = whole.facts.servedModel;
        reply.finishReason = whole.facts.finishReason;
        reply.fallback = fellBack(whole.facts);
        reply.responseCacheHit = whole.facts.responseCacheHit;
        reply.probablyCold = m_booting.contains(reply.model.provider) && whole.clocks.requestSent && whole.clocks.firstEvent
            && *whole.clocks.firstEvent - *whole.clocks.requestSent > kColdStartAfter;
        if (texts == Texts::Read) {
            written.prompt = next().toString();
            written.text = next().toString();
            written.reasoning = next().toString();
            written.note = next().toString();
            for (const QJsonValue tag : sql::toArray(next()))
                written.tags.append(tag.toString());
            ownSystem = GenerationSettings::fromJson(sql::toObject(row.value(8))).systemPrompt;
        }
        return false;
    });
    if (!s)
        return s;
    if (error)
        return *error;
    if (texts == Texts::Leave) {
        mask(reply, written);
        return success();
    }
    if (last.id != reply.comparison) {
        const Result<QString> title = titleOfComparison(m_db, reply.comparison);
        if (!title)
            return title.error();
        const Result<QVariant> system
            = m_db.value(u"SELECT system_prompt FROM comparisons WHERE id = ?"_s, {sql::id(reply.comparison)});
        if (!system)
            return system.error();
        last = {.id = reply.comparison, .title = *title, .system = system->toString()};
    }
    written.title = last.title;
    written.system = ownSystem.value_or(last.system);
    mask(reply, written);
    return success();
}

void ReportRepository::mask(ReportReply &reply, ReportReplyTexts &texts) const
{
    if (m_mask.isEmpty())
        return;
    m_mask.apply(reply.settings);
    for (QString *text : {&reply.host, &reply.servedModel, &reply.finishReason, &texts.title, &texts.system, &texts.prompt, &texts.text,
                          &texts.reasoning, &texts.note})
        m_mask.apply(*text);
    for (QString &tag : texts.tags)
        m_mask.apply(tag);
}

void ReportRepository::mask(ReportJob &job, ReportJobTexts &texts) const
{
    if (m_mask.isEmpty())
        return;
    m_mask.apply(job.input);
    m_mask.apply(texts.output);
    for (QString *text : {&job.version, &job.hardware, &texts.title, &texts.note})
        m_mask.apply(*text);
    for (Artifact &file : texts.files) {
        m_mask.apply(file.fileName);
        m_mask.apply(file.source);
    }
}

Status ReportRepository::eachReply(Texts texts, const ReplyVisit &visit) const
{
    ComparisonTexts last;
    for (const ReplyPlace &place : m_replies) {
        ReportReply reply;
        ReportReplyTexts written;
        if (const Status s = readReply(place.key, texts, reply, written, last); !s)
            return s;
        if (const Status s = visit(reply, written); !s)
            return s;
    }
    return success();
}

Status ReportRepository::readJob(qint64 key, Texts texts, ReportJob &job, ReportJobTexts &written) const
{
    std::optional<Error> error;
    Status s = m_db.each(
        u"SELECT j.id, j.batch, j.provider, j.model, j.version, j.kind, j.state, j.sandbox, j.created, j.sent, j.confirmed,"
        " j.ended, j.provider_created, j.provider_started, j.provider_completed, j.predict_time, d.input, j.cost_kind,"
        " j.cost_picos, j.seed, j.error_kind, j.attempt, j.hardware, o.rating, o.note, j.title,"
        " (SELECT count(*) FROM artifacts a WHERE a.job = j.id), d.output"
        " FROM jobs j JOIN job_details d ON d.job = j.key LEFT JOIN job_marks o ON o.job = j.id WHERE j.key = ?"_s,
        {key}, [&](const QSqlQuery &row) {
            int column = 0;
            const auto next = [&row, &column] { return row.value(column++); };
            job.id = sql::toId(next());
            job.batch = sql::toId(next());
            job.model.provider = next().toString();
            job.model.id = next().toString();
            job.version = next().toString();
            job.kind = requestKindFromName(next().toString());
            const auto state = jobStateFromName(next().toString());
            if (!state) {
                error = unknownWord(u"state of a job"_s);
                return false;
            }
            job.state = *state;
            job.sandbox = next().toBool();
            job.stamps.created = UtcMicros{next().toLongLong()};
            job.stamps.sent = sql::toMicros(next());
            job.stamps.confirmed = sql::toMicros(next());
            job.stamps.ended = sql::toMicros(next());
            job.stamps.providerCreated = sql::toMicros(next());
            job.stamps.providerStarted = sql::toMicros(next());
            job.stamps.providerCompleted = sql::toMicros(next());
            const QVariant predicted = next();
            job.clocks = jobClocks(job.stamps, predicted.isNull() ? std::nullopt : std::optional(predicted.toDouble()),
                                   job.state, m_now);
            job.input = next().toString().toUtf8();
            const QVariant costKind = next();
            job.cost = costOf(costKind, next());
            if (const QVariant seed = next(); !seed.isNull())
                job.seed = seed.toLongLong();
            job.error = errorKindFromName(next().toString());
            job.ours = job.error && brokeHere(*job.error);
            job.attempt = next().toInt();
            job.hardware = next().toString();
            if (const QVariant rating = next(); !rating.isNull())
                job.rating = rating.toInt();
            written.note = next().toString();
            written.title = next().toString();
            const qint64 files = next().toLongLong();
            const QByteArray output = next().toString().toUtf8();
            const bool told = !output.isEmpty() && output != "null";
            job.outputs = files > 0 ? files : told && job.state == JobState::Succeeded ? 1 : 0;
            if (told && texts == Texts::Read)
                written.output = output;
            return false;
        });
    if (error)
        return *error;
    if (!s || texts == Texts::Leave) {
        mask(job, written);
        return s;
    }
    s = m_db.each(u"SELECT %1 FROM artifacts a WHERE a.job = ? ORDER BY a.position"_s.arg(artifactColumns()),
                  {sql::id(job.id)}, [&](const QSqlQuery &row) {
                      written.files.append(artifactFromRow(row));
                      return true;
                  });
    mask(job, written);
    return s;
}

Status ReportRepository::eachJob(Texts texts, const JobVisit &visit) const
{
    for (const JobPlace &place : m_jobs) {
        ReportJob job;
        ReportJobTexts written;
        if (const Status s = readJob(place.key, texts, job, written); !s)
            return s;
        if (const Status s = visit(job, written); !s)
            return s;
    }
    return success();
}

Result<QList<ReportRepository::ShownTurn>> ReportRepository::newestTurns(qsizetype most) const
{
    std::vector<ReplyPlace> places;
    for (const ReplyPlace &place : m_replies) {
        if (place.ended)
            places.push_back(place);
    }
    // Newest turns first, their replies as they were made.
    std::ranges::sort(places, [](const ReplyPlace &a, const ReplyPlace &b) {
        return std::tuple(-a.turnCreated, -a.turnKey, a.created, a.key) < std::tuple(-b.turnCreated, -b.turnKey, b.created, b.key);
    });
    QList<ShownTurn> turns;
    qsizetype shown = 0;
    ComparisonTexts last;
    for (size_t i = 0; i < places.size() && shown < most;) {
        std::vector<qint64> keys;
        size_t end = i;
        for (; end < places.size() && places[end].turnKey == places[i].turnKey; ++end)
            keys.push_back(places[end].key);
        Result<std::vector<qint64>> chosen = answersToShow(keys);
        if (!chosen)
            return chosen.error();
        if (shown > 0 && shown + static_cast<qsizetype>(chosen->size()) > most)
            break;
        ShownTurn turn;
        turn.at = UtcMicros{places[i].turnCreated};
        for (const qint64 key : *chosen) {
            if (shown == most)
                break;
            ReportReply reply;
            ReportReplyTexts written;
            if (const Status s = readReply(key, Texts::Read, reply, written, last); !s)
                return s.error();
            turn.turn = reply.turn;
            turn.title = written.title;
            turn.system = last.system;
            m_mask.apply(turn.system);
            turn.prompt = written.prompt;
            turn.answers.append({std::move(reply), std::move(written)});
            ++shown;
        }
        turns.append(turn);
        i = end;
    }
    return turns;
}

Result<std::vector<qint64>> ReportRepository::answersToShow(const std::vector<qint64> &keys) const
{
    struct Candidate {
        qint64 key = 0;
        bool done = false;
        int place = 0; ///< of its pane among the panes
        int round = 0; ///< which one of its pane it is
    };
    QMap<Id, QList<Candidate>> panes;
    ReportReplyTexts none;
    ComparisonTexts last;
    for (const qint64 key : keys) {
        ReportReply reply;
        if (const Status s = readReply(key, Texts::Leave, reply, none, last); !s)
            return s.error();
        panes[reply.pane].append({.key = key, .done = reply.state == ReplyState::Done});
    }
    std::vector<Candidate> all;
    for (const auto &[pane, found] : panes.asKeyValueRange()) {
        // A pane that left the line-up comes last.
        const Result<QVariant> position
            = m_db.value(u"SELECT coalesce((SELECT p.position FROM panes p WHERE p.id = ?), 1000)"_s, {sql::id(pane)});
        if (!position)
            return position.error();
        QList<Candidate> few = found;
        if (few.size() > ReportOptions::kMostSamples) { // whole ones rather than others
            std::ranges::stable_sort(few, std::ranges::greater{}, &Candidate::done);
            few.resize(ReportOptions::kMostSamples);
            std::ranges::stable_sort(few, {}, [&found](const Candidate &one) {
                return std::ranges::find(found, one.key, &Candidate::key) - found.begin();
            });
        }
        for (int round = 0; round < few.size(); ++round)
            all.push_back({few[round].key, few[round].done, position->toInt(), round});
    }
    std::ranges::stable_sort(all, {}, [](const Candidate &one) { return std::pair(one.round, one.place); });
    std::vector<qint64> chosen;
    for (const Candidate &one : all)
        chosen.push_back(one.key);
    return chosen;
}

Result<QList<std::pair<ReportJob, ReportJobTexts>>> ReportRepository::newestJobsWithFiles(qsizetype most) const
{
    QList<std::pair<ReportJob, ReportJobTexts>> jobs;
    qsizetype files = 0;
    for (auto place = m_jobs.rbegin(); place != m_jobs.rend() && files < most; ++place) {
        if (place->files == 0)
            continue;
        ReportJob job;
        ReportJobTexts written;
        if (const Status s = readJob(place->key, Texts::Read, job, written); !s)
            return s.error();
        files += place->files;
        jobs.append({std::move(job), std::move(written)});
    }
    return jobs;
}

} // namespace bakeoff
