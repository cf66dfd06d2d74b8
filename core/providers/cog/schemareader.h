// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/jsonnode.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <vector>

namespace bakeoff {

/// A schema with the schemas that it refers to: `$ref` and `allOf` say more of the same value. What stands nearer wins.
/// Points into the document.
class SchemaView {
public:
    /// Of the nearest schema that has this key; a missing node where none has.
    const JsonNode &operator[](QByteArrayView key) const;
    const std::vector<const JsonNode *> &layers() const { return m_layers; }
    /// No schema at all, a reference that leads nowhere or round in a circle, or two parts that name different types.
    bool isBroken() const { return m_broken; }

private:
    friend class SchemaReader;
    std::vector<const JsonNode *> m_layers; ///< nearest first
    bool m_broken = false;
};

/// Follows references within one OpenAPI document. \pre the document outlives it
class SchemaReader {
public:
    explicit SchemaReader(const JsonNode &document);

    /// A missing node: no such component.
    const JsonNode &component(const QByteArray &name) const;
    SchemaView view(const JsonNode &schema) const;
    /// `schema` laid under a view: the only alternative of an anyOf.
    SchemaView view(SchemaView above, const JsonNode &schema) const;

private:
    void gather(const JsonNode &schema, std::vector<const JsonNode *> &open, SchemaView &view) const;
    void checkTypes(SchemaView &view) const;
    const JsonNode &target(const QByteArray &reference) const;

    const JsonNode &m_document;
    QHash<QByteArray, const JsonNode *> m_components;
};

/// `anyOf` and `oneOf`, without "or null".
struct SchemaAlternatives {
    bool given = false;
    bool null = false;
    std::vector<const JsonNode *> schemas;
};
SchemaAlternatives alternativesOf(const SchemaView &view);

/// Cog titles an input by its key: "Num Inference Steps". That and no title at all become "Num inference steps"; a
/// title of its own stays. Never empty.
QString titleOfKey(const QString &key, const QString &own);

} // namespace bakeoff
