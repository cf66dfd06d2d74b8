// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/historyquery.h"

#include "base/enumnames.h"

#include <QJsonArray>
#include <QSet>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr EnumNames<SearchField, 6> kFields{{
    {SearchField::Title, "title"_L1},
    {SearchField::Prompt, "prompt"_L1},
    {SearchField::Answer, "answer"_L1},
    {SearchField::Reasoning, "reasoning"_L1},
    {SearchField::Note, "note"_L1},
    {SearchField::Input, "input"_L1},
}};

constexpr EnumNames<SearchOrder, 2> kOrders{{
    {SearchOrder::Newest, "newest"_L1},
    {SearchOrder::Relevant, "relevant"_L1},
}};

/// Reads the fields of an object one by one; what is of another type, and what nobody asked for, is refused.
class ObjectReader {
public:
    explicit ObjectReader(const QJsonObject &json)
        : m_json(json)
    {
        const QStringList keys = json.keys();
        m_left = QSet<QString>(keys.begin(), keys.end());
    }

    bool isWhole() const { return m_good && m_left.isEmpty(); }
    void refuse() { m_good = false; }

    std::optional<QJsonValue> take(const QString &name, QJsonValue::Type type)
    {
        if (!m_left.remove(name))
            return std::nullopt;
        const QJsonValue value = m_json.value(name);
        if (value.type() != type) {
            refuse();
            return std::nullopt;
        }
        return value;
    }

    QStringList texts(const QString &name)
    {
        QStringList list;
        const auto value = take(name, QJsonValue::Array);
        for (const QJsonValue text : value ? value->toArray() : QJsonArray()) {
            if (!text.isString())
                refuse();
            list.append(text.toString());
        }
        return list;
    }

    /// A list of names of an enumeration, or of other texts that `read` knows.
    template <typename T, typename Read>
    QList<T> named(const QString &name, Read read)
    {
        QList<T> list;
        for (const QString &text : texts(name)) {
            if (const std::optional<T> value = read(text))
                list.append(*value);
            else
                refuse();
        }
        return list;
    }

    bool flag(const QString &name)
    {
        const auto value = take(name, QJsonValue::Bool);
        return value && value->toBool();
    }

    std::optional<Usd> money(const QString &name)
    {
        const auto value = take(name, QJsonValue::String);
        if (!value)
            return std::nullopt;
        const Result<Usd> amount = Usd::fromDecimal(value->toString().toLatin1());
        if (!amount)
            refuse();
        return amount ? std::optional(*amount) : std::nullopt;
    }

    /// Microseconds as text: a number of JSON is a double.
    std::optional<UtcMicros> moment(const QString &name)
    {
        const auto value = take(name, QJsonValue::String);
        if (!value)
            return std::nullopt;
        bool ok = false;
        const qint64 micros = value->toString().toLongLong(&ok);
        if (!ok)
            refuse();
        return UtcMicros{micros};
    }

private:
    const QJsonObject m_json;
    QSet<QString> m_left;
    bool m_good = true;
};

} // namespace

QLatin1StringView searchFieldName(SearchField field)
{
    return nameOf(kFields, field);
}

bool HistoryFilter::asksReplies() const
{
    return !providers.isEmpty() || !models.isEmpty() || !states.isEmpty() || ratingLeast || costLeast || costMost
           || costUnknown;
}

bool HistoryQuery::isEmpty() const
{
    const QString trimmed = text.trimmed();
    return (trimmed.isEmpty() || trimmed == "*"_L1) && filter.isEmpty();
}

QJsonObject HistoryQuery::toJson() const
{
    QJsonObject json;
    const auto put = [&json](const QString &name, const QStringList &texts) {
        if (!texts.isEmpty())
            json.insert(name, QJsonArray::fromStringList(texts));
    };
    if (!text.isEmpty())
        json.insert(u"text"_s, text);
    if (order != SearchOrder::Newest)
        json.insert(u"order"_s, nameOf(kOrders, order));
    put(u"providers"_s, filter.providers);
    QStringList names;
    for (const ModelRef &model : filter.models)
        names.append(model.toString());
    put(u"models"_s, names);
    names.clear();
    for (const ReplyState state : filter.states)
        names.append(replyStateName(state));
    put(u"states"_s, names);
    names.clear();
    for (const RequestKind kind : filter.kinds)
        names.append(requestKindName(kind));
    put(u"kinds"_s, names);
    put(u"tags"_s, filter.tags);
    if (filter.ratingLeast)
        json.insert(u"rating_least"_s, *filter.ratingLeast);
    if (filter.costLeast)
        json.insert(u"cost_least_usd"_s, filter.costLeast->toDecimal());
    if (filter.costMost)
        json.insert(u"cost_most_usd"_s, filter.costMost->toDecimal());
    if (filter.costUnknown)
        json.insert(u"cost_unknown"_s, true);
    if (filter.from)
        json.insert(u"from"_s, QString::number(filter.from->value));
    if (filter.until)
        json.insert(u"until"_s, QString::number(filter.until->value));
    if (filter.starred)
        json.insert(u"starred"_s, true);
    return json;
}

Result<HistoryQuery> HistoryQuery::fromJson(const QJsonObject &json)
{
    ObjectReader reader(json);
    HistoryQuery query;
    if (const auto text = reader.take(u"text"_s, QJsonValue::String))
        query.text = text->toString();
    if (const auto name = reader.take(u"order"_s, QJsonValue::String)) {
        const auto order = valueOf(kOrders, name->toString());
        if (!order)
            reader.refuse();
        query.order = order.value_or(SearchOrder::Newest);
    }
    HistoryFilter &filter = query.filter;
    filter.providers = reader.texts(u"providers"_s);
    filter.models = reader.named<ModelRef>(u"models"_s, [](const QString &name) { return ModelRef::fromString(name); });
    filter.states = reader.named<ReplyState>(u"states"_s, [](const QString &name) { return replyStateFromName(name); });
    filter.kinds = reader.named<RequestKind>(u"kinds"_s, [](const QString &name) { return requestKindFromName(name); });
    filter.tags = reader.texts(u"tags"_s);
    if (const auto rating = reader.take(u"rating_least"_s, QJsonValue::Double)) {
        filter.ratingLeast = rating->toInt();
        if (*filter.ratingLeast < 1 || *filter.ratingLeast > 5)
            reader.refuse();
    }
    filter.costLeast = reader.money(u"cost_least_usd"_s);
    filter.costMost = reader.money(u"cost_most_usd"_s);
    filter.costUnknown = reader.flag(u"cost_unknown"_s);
    filter.from = reader.moment(u"from"_s);
    filter.until = reader.moment(u"until"_s);
    filter.starred = reader.flag(u"starred"_s);
    if (!reader.isWhole())
        return Error{.kind = ErrorKind::BadInput, .detail = u"this is no search of the history"_s};
    return query;
}

} // namespace bakeoff
