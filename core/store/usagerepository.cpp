// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/usagerepository.h"

#include "store/database.h"
#include "store/sqlvalues.h"

#include <QSqlQuery>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostAnswers = 200;
/// Looked through for them: a model that fails for weeks must not make this slow.
constexpr int kLookedAt = 400;

/// Ten times the quantile of `tenths` / 10 of `sorted`, by linear interpolation (type 7): exact in integers.
qint64 tenfoldQuantile(const QList<qint64> &sorted, qsizetype tenths)
{
    const qsizetype place = (sorted.size() - 1) * tenths;
    const qint64 below = sorted[place / 10];
    const qint64 above = sorted[std::min(place / 10 + 1, sorted.size() - 1)];
    return below * 10 + (above - below) * (place % 10);
}

} // namespace

Result<UsageHistory> UsageRepository::of(const ModelRef &model, const QByteArray &inputDigest) const
{
    UsageHistory history;
    if (!inputDigest.isEmpty()) {
        const Status s = m_db.each(
            u"SELECT json_extract(facts, '$.usage.input') FROM replies WHERE input_digest = ? AND provider = ?"
            " AND model = ? AND json_extract(facts, '$.usage.input') > 0"
            " AND json_extract(facts, '$.response_cache_hit') IS NULL ORDER BY created DESC LIMIT 1"_s,
            {inputDigest, sql::text(model.provider), sql::text(model.id)}, [&history](const QSqlQuery &row) {
                history.promptTokens = row.value(0).toLongLong();
                return false;
            });
        if (!s)
            return s.error();
    }

    // Whole answers: those that a limit ended, that go on from another, or that came from a cache say nothing on length.
    QList<qint64> counts;
    const Status s = m_db.each(
        u"SELECT json_extract(facts, '$.usage.output') FROM (SELECT facts, state, continues, created FROM replies"
        " WHERE provider = ? AND model = ? ORDER BY created DESC LIMIT %1) WHERE state = 'done' AND continues IS NULL"
        " AND json_extract(facts, '$.usage.output') > 0 AND json_extract(facts, '$.response_cache_hit') IS NULL"
        " AND coalesce(json_extract(facts, '$.finish_reason'), '') NOT IN ('length', 'max_tokens')"
        " ORDER BY created DESC LIMIT %2"_s.arg(kLookedAt).arg(kMostAnswers),
        {sql::text(model.provider), sql::text(model.id)}, [&](const QSqlQuery &row) {
            const qint64 tokens = row.value(0).toLongLong();
            counts.append(tokens);
            history.completionMost = std::max(history.completionMost, tokens);
            return true;
        });
    if (!s)
        return s.error();
    history.answers = static_cast<int>(counts.size());
    if (history.answers >= kLeastAnswers) {
        std::ranges::sort(counts);
        history.completion = TokenRange{tenfoldQuantile(counts, 1) / 10, (tenfoldQuantile(counts, 9) + 9) / 10};
    }
    return history;
}

} // namespace bakeoff
