// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "providers/schemafault.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace bakeoff {

/// What is wrong with a text that should be JSON of a certain kind.
enum class JsonFault {
    NotJson,     ///< with its place
    NotAnObject, ///< JSON, but a list, a word or a number
    TooDeep,     ///< nested deeper than kDeepestJson
    NotASchema,  ///< an object that means nothing as a JSON Schema
};

/// Deepest nesting of objects and lists that is looked at: what comes from a file or a model must not end the program.
inline constexpr int kDeepestJson = 100;

struct JsonCheck {
    std::optional<JsonFault> fault; ///< none: fine
    QString detail;                 ///< untranslated, for "Details"
    /// Of NotJson and TooDeep: where reading ended; of NotASchema: where the value stands that is wrong. From 1, columns
    /// in UTF-16 units. 0: no place.
    int line = 0;
    int column = 0;
    SchemaFaultKind schemaFault = SchemaFaultKind::Other; ///< of NotASchema
    QString pointer; ///< of NotASchema: JSON Pointer of the value that is wrong
    QString keyword; ///< of NotASchema: its key
    bool ok() const { return !fault.has_value(); }
    friend bool operator==(const JsonCheck &, const JsonCheck &) = default;
};

/// Is this one JSON object, such as the raw extra settings?
JsonCheck checkJsonObject(const QByteArray &text);
/// Is this a JSON Schema: an object that can be compiled by the rules of draft 7, with regular expressions that can be
/// read? References lead into the schema itself only: nothing is fetched.
JsonCheck checkJsonSchema(const QByteArray &text);

/// One place where a value is not as its schema says.
struct SchemaMismatch {
    QString path;   ///< JSON Pointer into the value: "/items/0/name"; empty: the value itself
    QString detail; ///< untranslated
    friend bool operator==(const SchemaMismatch &, const SchemaMismatch &) = default;
};

/// Does an answer fit?
struct JsonFit {
    JsonCheck value; ///< is it JSON at all (any value, not only an object)
    QList<SchemaMismatch> mismatches;
    bool fits() const { return value.ok() && mismatches.isEmpty(); }
};

/// Checks a text against a schema. Nothing but white space may stand around the JSON.
/// \return BadInput where the schema is none; LimitExceeded where the value holds texts of more than 2,000 characters
/// and the schema has `format` or `patternProperties`, which Valijson checks by recursion over every character
Result<JsonFit> validateJson(const QJsonObject &schema, const QByteArray &value);

/// The schema in a `response_format` of type json_schema; nothing for other types.
std::optional<QJsonObject> schemaOf(const QJsonObject &responseFormat);

} // namespace bakeoff
