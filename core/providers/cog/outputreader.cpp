// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/cog/outputreader.h"

#include "providers/cog/schemareader.h"

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// Levels of an output that are looked at.
constexpr int kDeepestHint = 4;
constexpr qsizetype kMostMembers = 200; ///< a hint, no more

struct HintReader {
    const SchemaReader &reader;

    OutputHint output(const JsonNode &schema) const
    {
        OutputHint hint;
        const SchemaView view = onlyWay(reader.view(schema));
        hint.shape = shape(view, 0);
        if (hint.shape == OutputShape::Object)
            hint.members = members(view);
        else if (hint.shape == OutputShape::Table)
            hint.members = members(onlyWay(reader.view(view["items"])));
        return hint;
    }

    /// "This or null" is this.
    SchemaView onlyWay(const SchemaView &view) const
    {
        const SchemaAlternatives ways = view.isBroken() ? SchemaAlternatives() : alternativesOf(view);
        return ways.schemas.size() == 1 ? reader.view(*ways.schemas.front()) : view;
    }

    QList<OutputMember> members(const SchemaView &view) const
    {
        QList<OutputMember> result;
        const JsonNode &properties = view["properties"];
        for (size_t i = 0; i < properties.keys().size(); ++i) {
            const QString key = QString::fromUtf8(properties.keys()[i]);
            const auto same = std::ranges::find(result, key, &OutputMember::key);
            const JsonNode &schema = properties.items()[i];
            const OutputMember member{key, titleOfKey(key, schema["title"].string().simplified()),
                                      shape(onlyWay(reader.view(schema)), 2)};
            if (same == result.end())
                result.append(member);
            else
                *same = member;
            if (result.size() >= kMostMembers)
                break;
        }
        return result;
    }

    /// \param depth 0 for the output, 1 for the items of a list, 2 for members
    OutputShape shape(const SchemaView &view, int depth) const
    {
        if (view.isBroken() || depth > kDeepestHint || alternativesOf(view).given)
            return OutputShape::Unknown;
        const QString type = view["type"].string();
        if (type == "string"_L1)
            return view["format"].string() == "uri"_L1 ? OutputShape::File : OutputShape::Text;
        if (type == "integer"_L1 || type == "number"_L1 || type == "boolean"_L1)
            return OutputShape::Json;
        if (type == "array"_L1)
            return listShape(view, depth);
        if (view["properties"].isObject() && !view["properties"].keys().empty())
            return depth <= 1 ? OutputShape::Object : OutputShape::Json;
        return OutputShape::Unknown;
    }

    OutputShape listShape(const SchemaView &view, int depth) const
    {
        const bool iterator = view["x-cog-array-type"].string() == "iterator"_L1;
        if (iterator && view["x-cog-array-display"].string() == "concatenate"_L1)
            return OutputShape::TextStream;
        if (!view["items"].isObject() || view["items"].keys().empty())
            return OutputShape::Unknown;
        switch (shape(onlyWay(reader.view(view["items"])), depth + 1)) {
        case OutputShape::File:
        case OutputShape::Gallery: // lists of lists of files
        case OutputShape::GrowingGallery:
            return iterator ? OutputShape::GrowingGallery : OutputShape::Gallery;
        case OutputShape::Text:
            return OutputShape::TextList;
        case OutputShape::Object:
            return OutputShape::Table;
        case OutputShape::Unknown:
            return OutputShape::Unknown;
        default:
            return OutputShape::Json;
        }
    }
};

} // namespace

OutputHint readOutputHint(const SchemaReader &reader, const JsonNode &schema)
{
    return HintReader{reader}.output(schema);
}

} // namespace bakeoff
