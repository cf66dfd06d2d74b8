// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/jsonnode.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <simdjson.h>

#include <cmath>
#include <string_view>

namespace bakeoff {

using namespace Qt::StringLiterals;
namespace ondemand = simdjson::ondemand;

namespace {

const JsonNode kMissing;

QByteArray copied(std::string_view text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

} // namespace

struct JsonNodeReader {
    int maxDepth = 0;
    bool tooDeep = false;

    /// \return false on malformed JSON or beyond the depth
    template <typename Value> bool read(Value &&value, JsonNode &node, int depth)
    {
        ondemand::json_type type{};
        if (value.type().get(type))
            return false;
        switch (type) {
        case ondemand::json_type::object:
            return readObject(value, node, depth);
        case ondemand::json_type::array:
            return readArray(value, node, depth);
        case ondemand::json_type::string: {
            std::string_view text;
            if (value.get_string(true).get(text))
                return false;
            node.m_type = JsonNode::Type::String;
            node.m_text = copied(text);
            return true;
        }
        case ondemand::json_type::number: {
            std::string_view text;
            if (simdjson::simdjson_result<std::string_view>(value.raw_json_token()).get(text))
                return false;
            node.m_type = JsonNode::Type::Number;
            node.m_text = copied(text).trimmed();
            return true;
        }
        case ondemand::json_type::boolean: {
            bool flag = false;
            if (value.get_bool().get(flag))
                return false;
            node.m_type = JsonNode::Type::Bool;
            node.m_text = flag ? "true"_ba : "false"_ba;
            return true;
        }
        case ondemand::json_type::null: {
            bool null = false;
            if (value.is_null().get(null) || !null)
                return false;
            node.m_type = JsonNode::Type::Null;
            return true;
        }
        default:
            return false;
        }
    }

    template <typename Value> bool readObject(Value &value, JsonNode &node, int depth)
    {
        ondemand::object object;
        if (!enter(depth) || value.get_object().get(object))
            return false;
        node.m_type = JsonNode::Type::Object;
        for (auto item : object) {
            ondemand::field field;
            std::string_view key;
            if (std::move(item).get(field) || field.unescaped_key(true).get(key))
                return false;
            node.m_keys.push_back(copied(key));
            node.m_items.emplace_back();
            if (!read(field.value(), node.m_items.back(), depth + 1))
                return false;
        }
        return true;
    }

    template <typename Value> bool readArray(Value &value, JsonNode &node, int depth)
    {
        ondemand::array array;
        if (!enter(depth) || value.get_array().get(array))
            return false;
        node.m_type = JsonNode::Type::Array;
        for (auto item : array) {
            ondemand::value element;
            if (std::move(item).get(element))
                return false;
            node.m_items.emplace_back();
            if (!read(element, node.m_items.back(), depth + 1))
                return false;
        }
        return true;
    }

    bool enter(int depth)
    {
        tooDeep = tooDeep || depth >= maxDepth;
        return !tooDeep;
    }
};

Result<JsonNode> JsonNode::parse(QByteArrayView json, int maxDepth)
{
    // Round trip through UTF-16: replaces invalid bytes and drops a BOM. Not the hot path.
    const QByteArray clean = QString::fromUtf8(json).trimmed().toUtf8();
    const simdjson::padded_string padded(clean.constData(), size_t(clean.size()));
    ondemand::parser parser;
    ondemand::document document;
    JsonNodeReader reader{.maxDepth = maxDepth};
    JsonNode root;
    const auto malformed = [] { return Error{.kind = ErrorKind::BadReply, .detail = u"not valid JSON"_s}; };
    if (clean.isEmpty() || parser.iterate(padded).get(document))
        return malformed();
    if (!reader.read(document, root, 0)) {
        if (reader.tooDeep)
            return Error{.kind = ErrorKind::LimitExceeded, .detail = u"JSON nested deeper than %1"_s.arg(maxDepth)};
        return malformed();
    }
    if (!document.at_end())
        return malformed();
    return root;
}

std::optional<qint64> JsonNode::integer() const
{
    if (!isNumber())
        return std::nullopt;
    bool ok = false;
    const qint64 exact = m_text.toLongLong(&ok);
    if (ok)
        return exact;
    const std::optional<double> d = real(); // 12.0, 1e3
    if (!d || *d != std::floor(*d) || std::abs(*d) > 9007199254740992.0)
        return std::nullopt;
    return qint64(*d);
}

std::optional<double> JsonNode::real() const
{
    bool ok = false;
    const double d = isNumber() ? m_text.toDouble(&ok) : 0.0;
    return ok ? std::optional(d) : std::nullopt;
}

std::optional<bool> JsonNode::boolean() const
{
    return m_type == Type::Bool ? std::optional(m_text == "true") : std::nullopt;
}

QStringList JsonNode::strings() const
{
    QStringList result;
    if (isArray()) {
        for (const JsonNode &item : m_items) {
            if (item.isString())
                result.append(item.string());
        }
    }
    return result;
}

const JsonNode &JsonNode::operator[](QByteArrayView key) const
{
    for (size_t i = m_keys.size(); i > 0; --i) {
        if (QByteArrayView(m_keys[i - 1]) == key)
            return m_items[i - 1];
    }
    return kMissing;
}

QJsonValue JsonNode::toJsonValue() const
{
    switch (m_type) {
    case Type::Missing:
        return QJsonValue::Undefined;
    case Type::Null:
        return QJsonValue::Null;
    case Type::Bool:
        return m_text == "true";
    case Type::Number:
        if (const auto whole = integer())
            return *whole;
        if (const auto fraction = real())
            return *fraction;
        return QString::fromLatin1(m_text);
    case Type::String:
        return string();
    case Type::Array: {
        QJsonArray array;
        for (const JsonNode &item : m_items)
            array.append(item.toJsonValue());
        return array;
    }
    case Type::Object: {
        QJsonObject object;
        for (size_t i = 0; i < m_keys.size(); ++i)
            object.insert(QString::fromUtf8(m_keys[i]), m_items[i].toJsonValue());
        return object;
    }
    }
    return QJsonValue::Undefined;
}

std::optional<qsizetype> deeperThan(QByteArrayView json, int most)
{
    int depth = 0;
    bool quoted = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (quoted) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            if (++depth > most)
                return i;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return std::nullopt;
}

} // namespace bakeoff
