// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/cog/schemareader.h"

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

const JsonNode kNone;

/// More parts than this make no schema that a person has written.
constexpr size_t kMostLayers = 32;

} // namespace

const JsonNode &SchemaView::operator[](QByteArrayView key) const
{
    for (const JsonNode *layer : m_layers) {
        const JsonNode &found = (*layer)[key];
        if (found.type() != JsonNode::Type::Missing)
            return found;
    }
    return kNone;
}

SchemaReader::SchemaReader(const JsonNode &document)
    : m_document(document)
{
    const JsonNode &schemas = document["components"]["schemas"];
    for (size_t i = 0; i < schemas.keys().size(); ++i)
        m_components.insert(schemas.keys()[i], &schemas.items()[i]); // the last one wins
}

const JsonNode &SchemaReader::component(const QByteArray &name) const
{
    const JsonNode *found = m_components.value(name);
    return found ? *found : kNone;
}

const JsonNode &SchemaReader::target(const QByteArray &reference) const
{
    constexpr QByteArrayView components = "#/components/schemas/";
    if (!reference.startsWith('#'))
        return kNone; // nothing is fetched
    const auto plain = [](QByteArrayView part) { // RFC 6901 in a URI fragment
        return QByteArray::fromPercentEncoding(part.toByteArray()).replace("~1", "/").replace("~0", "~");
    };
    if (reference.startsWith(components) && reference.indexOf('/', components.size()) < 0)
        return component(plain(QByteArrayView(reference).sliced(components.size())));
    const JsonNode *node = &m_document;
    if (reference.size() > 1 && reference[1] != '/')
        return kNone;
    const QByteArrayList parts = reference.sliced(1).split('/');
    for (qsizetype i = 1; i < parts.size(); ++i) {
        const QByteArray key = plain(parts[i]);
        if (node->isArray()) {
            bool ok = false;
            const size_t index = key.toUInt(&ok);
            node = ok && index < node->items().size() ? &node->items()[index] : &kNone;
        } else {
            node = &(*node)[key];
        }
    }
    return *node;
}

void SchemaReader::gather(const JsonNode &schema, std::vector<const JsonNode *> &open, SchemaView &view) const
{
    const auto holds = [&schema](const std::vector<const JsonNode *> &nodes) {
        return std::ranges::find(nodes, &schema) != nodes.end();
    };
    if (!schema.isObject() || holds(open) || view.m_layers.size() >= kMostLayers) {
        view.m_broken = true;
        return;
    }
    if (holds(view.m_layers))
        return;
    view.m_layers.push_back(&schema);
    open.push_back(&schema);
    const JsonNode &reference = schema["$ref"];
    if (reference.isString())
        gather(target(reference.decimal().toByteArray()), open, view);
    else if (reference.type() != JsonNode::Type::Missing)
        view.m_broken = true;
    for (const JsonNode &part : schema["allOf"].items())
        gather(part, open, view);
    open.pop_back();
}

void SchemaReader::checkTypes(SchemaView &view) const
{
    const JsonNode *first = nullptr;
    for (const JsonNode *layer : view.m_layers) {
        const JsonNode &type = (*layer)["type"];
        if (!type.isString())
            continue;
        if (first && first->string() != type.string())
            view.m_broken = true;
        first = &type;
    }
}

SchemaView SchemaReader::view(const JsonNode &schema) const
{
    return view(SchemaView(), schema);
}

SchemaView SchemaReader::view(SchemaView above, const JsonNode &schema) const
{
    std::vector<const JsonNode *> open;
    gather(schema, open, above);
    checkTypes(above);
    return above;
}

SchemaAlternatives alternativesOf(const SchemaView &view)
{
    SchemaAlternatives result;
    for (const char *key : {"anyOf", "oneOf"}) {
        const JsonNode &list = view[key];
        result.given = result.given || list.isArray();
        for (const JsonNode &schema : list.items()) {
            if (schema["type"].string() == "null"_L1)
                result.null = true;
            else
                result.schemas.push_back(&schema);
        }
    }
    return result;
}

QString titleOfKey(const QString &key, const QString &own)
{
    const auto letters = [](QString text) {
        return text.remove(u'_').remove(u'-').remove(u' ').toLower();
    };
    if (!own.isEmpty() && letters(own) != letters(key))
        return own;
    QString title = QString(key).replace(u'_', u' ').replace(u'-', u' ').simplified();
    if (title.isEmpty())
        return key.isEmpty() ? u"\"\""_s : key;
    title[0] = title[0].toUpper();
    return title;
}

} // namespace bakeoff
