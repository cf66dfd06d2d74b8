// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/searchfacets.h"

#include <limits>

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

} // namespace

SearchSql searchSql(const SearchWords &words, const HistoryFilter &filter, bool withPrefix)
{
    SearchSql sql;
    QStringList asked;
    const auto anyOf = [&asked](const QStringList &facets) {
        if (!facets.isEmpty())
            asked.append(u"facets : ("_s + facets.join(" OR "_L1) + u')');
    };
    const QList<QStringList> &phrases = words.phrases();
    for (qsizetype i = 0; i < phrases.size(); ++i) {
        const bool prefix = words.endsInPrefix() && i == phrases.size() - 1;
        if (!prefix)
            asked.append(phraseText(phrases.at(i)));
        else if (withPrefix)
            asked.append(phraseText(phrases.at(i)) + u" *"_s);
    }

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
    for (const QString &tag : filter.tags)
        facets.append(facet('t', hexOf(tag)));
    anyOf(std::exchange(facets, {}));
    if (filter.ratingLeast) {
        for (int rating = *filter.ratingLeast; rating <= 5; ++rating)
            facets.append(facet('r', QString::number(rating)));
        sql.nothing = facets.isEmpty();
        anyOf(std::exchange(facets, {}));
    }
    if (filter.starred)
        anyOf({facet('f', {})});
    if (filter.costUnknown)
        anyOf({facet('u', {})});
    if (filter.costLeast || filter.costMost) {
        const qint64 least = filter.costLeast ? filter.costLeast->picos() : 0;
        const qint64 most = filter.costMost ? filter.costMost->picos() : std::numeric_limits<qint64>::max();
        const QStringList amounts = costFacets(least, most);
        sql.nothing = sql.nothing || amounts.isEmpty();
        anyOf(amounts);
        sql.condition += u" AND r.cost_picos >= ? AND r.cost_picos <= ?"_s;
        sql.values << least << most;
    }
    sql.fromKey = std::numeric_limits<qint64>::min();
    sql.untilKey = std::numeric_limits<qint64>::max();
    if (filter.from) {
        sql.fromKey = filter.from->value / 1000 - 1;
        sql.condition += u" AND coalesce(r.created, t.created) >= ?"_s;
        sql.values << filter.from->value;
    }
    if (filter.until) {
        const qint64 key = filter.until->value / 1000 + 1;
        sql.untilKey = key > sql.untilKey - kKeySlack ? sql.untilKey : key + kKeySlack;
        sql.condition += u" AND coalesce(r.created, t.created) < ?"_s;
        sql.values << filter.until->value;
    }
    sql.nothing = sql.nothing || words.isUnfindable();
    sql.match = asked.join(" AND "_L1);
    return sql;
}

QString searchTableSql()
{
    return u"CREATE VIRTUAL TABLE %1 USING fts5(title, prompt, answer, reasoning, note, facets, content = '',"
           " contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2')"_s;
}

} // namespace bakeoff
