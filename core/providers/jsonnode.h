// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonValue>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace bakeoff {

/// A JSON value whose numbers keep their source text, so that money is never read through a double. For catalogues,
/// accounts and errors; the chunks of a stream are read without a tree (ChunkReader).
class JsonNode {
public:
    enum class Type { Missing, Null, Bool, Number, String, Array, Object };

    /// Deepest nesting that is read.
    static constexpr int kMaxDepth = 64;

    JsonNode() = default;
    /// A BOM and white space around the value are skipped, invalid UTF-8 becomes U+FFFD.
    /// \return BadReply if it is no JSON, LimitExceeded beyond `maxDepth`
    static Result<JsonNode> parse(QByteArrayView json, int maxDepth = kMaxDepth);

    Type type() const { return m_type; }
    bool exists() const { return m_type != Type::Missing && m_type != Type::Null; }
    bool isString() const { return m_type == Type::String; }
    bool isNumber() const { return m_type == Type::Number; }
    bool isArray() const { return m_type == Type::Array; }
    bool isObject() const { return m_type == Type::Object; }

    /// Empty unless a string.
    QString string() const { return isString() ? QString::fromUtf8(m_text) : QString(); }
    /// Source text of a number, or the text of a string: providers write prices as either. Empty: neither.
    QByteArrayView decimal() const { return isNumber() || isString() ? QByteArrayView(m_text) : QByteArrayView(); }
    /// A whole number; absent for fractions, other types and what does not fit.
    std::optional<qint64> integer() const;
    std::optional<double> real() const;
    std::optional<bool> boolean() const;
    /// The strings of an array; other elements are left out.
    QStringList strings() const;

    /// Member of an object; a missing node for anything else. The last of equal keys wins.
    const JsonNode &operator[](QByteArrayView key) const;
    /// Elements of an array or values of an object, in order.
    const std::vector<JsonNode> &items() const { return m_items; }
    const std::vector<QByteArray> &keys() const { return m_keys; }

    /// As a Qt value: Undefined where missing. Whole numbers of 64 bits stay exact, what no double holds becomes the
    /// text of the number, objects lose their order.
    QJsonValue toJsonValue() const;

private:
    friend struct JsonNodeReader;

    Type m_type = Type::Missing;
    QByteArray m_text; ///< of a number or a string; "true" or "false"
    std::vector<JsonNode> m_items;
    std::vector<QByteArray> m_keys;
};

/// Where objects and lists first nest deeper than `most`: an offset into `json`. Strings are passed over; whether the
/// rest is JSON is not looked at, so that it can be asked before a recursive parser.
std::optional<qsizetype> deeperThan(QByteArrayView json, int most);

} // namespace bakeoff
