// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace bakeoff {

/// What a place in a JSON Schema of draft 7 must be and is not.
enum class SchemaFaultKind {
    Schema,      ///< an object, true or false
    Type,        ///< one of the seven types, or a list of them
    Object,
    List,
    FilledList,
    Text,
    Texts,       ///< a list of texts
    Number,
    Count,       ///< a whole number of at least 0
    YesNo,       ///< true or false
    Pattern,     ///< a regular expression
    Reference,   ///< "#" and a pointer to a place in this schema; nothing is fetched
    EndlessReference, ///< leads back to itself
    Other,       ///< what only the compiler of schemas found; see the detail
};

struct SchemaFault {
    SchemaFaultKind kind = SchemaFaultKind::Other;
    QStringList path; ///< keys and indices from the root to the value that is wrong
    QString detail;   ///< untranslated, for "Details"
    QString keyword() const; ///< the last key of the path; of an item that of its list
};

/// The first thing wrong with a schema by the rules of draft 7, in the order of its keys; deeper than 200 levels is not
/// looked at. Words that the draft does not know mean nothing.
std::optional<SchemaFault> schemaFault(const QJsonObject &schema);

/// "/properties/a~1b/type" (RFC 6901).
QString jsonPointer(const QStringList &path);

/// Byte offset of the value at `path` in a text that is one JSON value; nothing where there is none.
std::optional<qsizetype> offsetOf(const QByteArray &json, const QStringList &path);

} // namespace bakeoff
