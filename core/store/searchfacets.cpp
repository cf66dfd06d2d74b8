// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/searchfacets.h"

#include "store/replycondition.h"
#include "store/searchindex.h"
#include "store/sqlvalues.h"

#include <limits>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// A key may lie behind its moment by as many milliseconds as entries before it wanted the same one.
constexpr qint64 kKeySlack = 3'600'000;

/// Folded words hold letters and digits only, so quotes need no care.
QString phraseText(const QStringList &words)
{
    return u'"' + words.join(u' ') + u'"';
}

QString facet(char letter, const QString &value)
{
    return u'"' + QString(QChar(SearchWords::FacetMark)) + QLatin1Char(letter) + value + u'"';
}

QString hexOf(QStringView text)
{
    return QString::fromLatin1(text.toUtf8().toHex());
}

/// Facets of the amounts in [least, most]: whole decades where they lie inside, else by their first digit.
QStringList costFacets(qint64 least, qint64 most)
{
    QStringList facets;
    qint64 unit = 1; // the lowest number of `digits` digits
    for (int digits = 1; digits <= 19; ++digits) {
        const qint64 low = digits == 1 ? 0 : unit;
        const qint64 high = digits == 19 ? std::numeric_limits<qint64>::max() : unit * 10 - 1;
        if (least <= low && most >= high) {
            facets.append(facet('d', QString::number(digits)));
        } else if (least <= high && most >= low) {
            for (int first = digits == 1 ? 0 : 1; first <= 9; ++first) {
                const qint64 from = digits == 1 ? first : first * unit;
                const qint64 to = first == 9 ? high : from + unit - 1;
                if (least <= to && most >= from)
                    facets.append(facet('c', u"%1x%2"_s.arg(digits).arg(first)));
            }
        }
        if (digits < 19)
            unit *= 10;
    }
    return facets;
}

QString markedKeys(const QVariantList &marks)
{
    return u"SELECT key FROM search_marked WHERE mark IN (%1)"_s.arg(QStringList(marks.size(), u"?"_s).join(u','));
}

/// Star and tags. By marks one of them says which keys there are, else both are conditions.
void addMarks(const HistoryFilter &filter, SearchBy by, SearchSql &sql)
{
    QList<QVariantList> asked; // any of each
    for (const QString &tag : filter.tags) {
        if (asked.isEmpty())
            asked.append(QVariantList());
        asked.last().append(SearchIndex::tagMark(tag));
    }
    if (filter.starred)
        asked.append({SearchIndex::StarMark.toString()});
    if (by == SearchBy::Marks && !asked.isEmpty()) {
        const QVariantList first = asked.takeFirst();
        // One mark is a range of its table in the order of keys; several are gathered.
        const QString keys = first.size() == 1 ? u"search_marked m CROSS JOIN search_entries e ON m.mark = ? AND e.key = m.key"_s
                                               : u"(SELECT DISTINCT key FROM (%1)) m CROSS JOIN search_entries e"
                                                 " ON e.key = m.key"_s.arg(markedKeys(first));
        sql.from = keys;
        sql.key = u"m.key"_s;
        sql.fromValues = first;
    }
    for (const QVariantList &marks : std::as_const(asked)) {
        sql.condition += u" AND EXISTS (%1 AND key = e.key)"_s.arg(markedKeys(marks));
        sql.values += marks;
    }
}

/// Where no facet says of which kind it is. Comparisons hold text.
void addKinds(const HistoryFilter &filter, SearchSql &sql)
{
    if (filter.kinds.isEmpty())
        return;
    QVariantList kinds;
    for (const RequestKind kind : filter.kinds)
        kinds.append(sql::name(requestKindName(kind)));
    sql.condition += u" AND CASE e.kind WHEN 'job' THEN coalesce(b.kind, 'other') IN (%1) ELSE %2 END"_s.arg(
        QStringList(kinds.size(), u"?"_s).join(u','), filter.kinds.contains(RequestKind::Text) ? u"1"_s : u"0"_s);
    sql.values += kinds;
}

/// What a reply must be. With words a prompt is found too where one reply to it is so: it was asked of that model.
void addReplies(const SearchWords &words, const HistoryFilter &filter, SearchSql &sql)
{
    if (!filter.asksReplies())
        return;
    const SqlCondition reply = replyCondition(filter, u"r"_s, u"j"_s);
    const SqlCondition job = jobCondition(filter, u"b"_s);
    if (words.isEmpty()) {
        sql.condition += u" AND CASE e.kind WHEN 'reply' THEN %1 WHEN 'job' THEN %2 ELSE 0 END"_s.arg(reply.sql, job.sql);
        sql.values += reply.values + job.values;
        return;
    }
    // Without statistics SQLite holds the replies of a provider for as few as those of a turn.
    const SqlCondition asked = replyCondition(filter, u"q"_s, u"k"_s);
    sql.condition += u" AND CASE e.kind WHEN 'reply' THEN %1 WHEN 'job' THEN %2 ELSE EXISTS (SELECT 1 FROM replies q INDEXED BY replies_of_turn"
                     " LEFT JOIN judgements k ON k.reply = q.id WHERE q.turn = e.subject AND %3) END"_s.arg(reply.sql, job.sql, asked.sql);
    sql.values += reply.values + job.values + asked.values;
}

void addMoments(const HistoryFilter &filter, SearchSql &sql)
{
    sql.fromKey = std::numeric_limits<qint64>::min();
    sql.untilKey = std::numeric_limits<qint64>::max();
    if (filter.from) {
        sql.fromKey = filter.from->value / 1000 - 1;
        sql.condition += u" AND coalesce(r.created, t.created, b.created) >= ?"_s;
        sql.values << filter.from->value;
    }
    if (filter.until) {
        const qint64 key = filter.until->value / 1000 + 1;
        sql.untilKey = key > sql.untilKey - kKeySlack ? sql.untilKey : key + kKeySlack;
        sql.condition += u" AND coalesce(r.created, t.created, b.created) < ?"_s;
        sql.values << filter.until->value;
    }
}

/// Words and facets. \return could any entry match?
bool addMatch(const SearchWords &words, const HistoryFilter &filter, SearchBy by, SearchSql &sql)
{
    QStringList asked;
    const auto anyOf = [&asked](const QStringList &facets) {
        if (!facets.isEmpty())
            asked.append(u"facets : ("_s + facets.join(" OR "_L1) + u')');
    };
    const QList<QStringList> &phrases = words.phrases();
    for (qsizetype i = 0; i < phrases.size(); ++i) {
        const bool last = i == phrases.size() - 1;
        if (!words.isPrefix(i))
            asked.append(phraseText(phrases.at(i)));
        else if (!last || by == SearchBy::Index)
            asked.append(phraseText(phrases.at(i)) + u" *"_s);
        else if (phrases.at(i).size() > 1)
            asked.append(phraseText(phrases.at(i).first(phrases.at(i).size() - 1)));
    }

    bool possible = true;
    QStringList facets;
    for (const QString &provider : filter.providers)
        facets.append(facet('p', hexOf(provider)));
    anyOf(std::exchange(facets, {}));
    for (const ModelRef &model : filter.models)
        facets.append(facet('m', hexOf(model.toString())));
    anyOf(std::exchange(facets, {}));
    for (const ReplyState state : filter.states)
        facets.append(facet('s', hexOf(replyStateName(state).toString())));
    anyOf(std::exchange(facets, {}));
    for (const RequestKind kind : filter.kinds)
        facets.append(facet('k', requestKindName(kind).toString()));
    anyOf(std::exchange(facets, {}));
    if (filter.ratingLeast) {
        for (int rating = *filter.ratingLeast; rating <= 5; ++rating)
            facets.append(facet('r', QString::number(rating)));
        possible = possible && !facets.isEmpty();
        anyOf(std::exchange(facets, {}));
    }
    if (filter.costUnknown)
        anyOf({facet('u', {})});
    if (filter.costLeast || filter.costMost) {
        const QStringList amounts = costFacets(filter.costLeast ? filter.costLeast->picos() : 0,
                                               filter.costMost ? filter.costMost->picos() : std::numeric_limits<qint64>::max());
        possible = possible && !amounts.isEmpty();
        anyOf(amounts);
    }
    sql.match = asked.join(" AND "_L1);
    return possible;
}

} // namespace

SearchSql searchSql(const SearchWords &words, const HistoryFilter &filter, SearchBy by)
{
    SearchSql sql{.from = u"search_entries e"_s, .key = u"e.key"_s};
    sql.nothing = !addMatch(words, filter, by, sql) || words.isUnfindable();
    if (by == SearchBy::Marks) {
        sql.match.clear();
        addKinds(filter, sql);
    }
    addMarks(filter, by, sql);
    addReplies(words, filter, sql);
    addMoments(filter, sql);
    return sql;
}

QString searchSubjects()
{
    return u" LEFT JOIN turns t ON e.kind = 'turn' AND t.id = e.subject"
           " LEFT JOIN replies r ON e.kind = 'reply' AND r.id = e.subject LEFT JOIN judgements j ON j.reply = r.id"
           " LEFT JOIN jobs b ON e.kind = 'job' AND b.id = e.subject"_s;
}

QString searchTableSql()
{
    return u"CREATE VIRTUAL TABLE %1 USING fts5(title, prompt, answer, reasoning, note, facets, content = '',"
           " contentless_delete = 1, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2')"_s;
}

} // namespace bakeoff
