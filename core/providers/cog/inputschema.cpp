// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/cog/inputschema.h"

#include "providers/cog/outputreader.h"
#include "providers/cog/schemareader.h"
#include "providers/ownfiles.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <limits>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

QStringList wordsOf(const QString &text)
{
    static const QRegularExpression gap(u"[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])"_s);
    QStringList words = text.split(gap, Qt::SkipEmptyParts);
    for (QString &word : words)
        word = word.toLower();
    return words;
}

/// Keys that people are asked for though old schemas have no type for secrets: "hf_token", "openai_api_key". Of tokens
/// only those that open something: most tokens are words ("class_token", "stop_token").
bool namesASecret(const QString &key)
{
    static const QRegularExpression secret(
        u"(^|_)(api_?key|secret(_key)?|access_key|password|passwd|(hf|hugging_?face|replicate|openai|github|wandb|civitai|api"
        u"|access|auth|bearer|user|secret)_(\\w+_)?token)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return secret.match(key).hasMatch();
}

bool expectsLongText(const InputField &field)
{
    static const QSet<QString> last{u"prompt"_s,  u"prompts"_s, u"text"_s,         u"texts"_s,       u"lyrics"_s,
                                    u"script"_s,  u"message"_s, u"messages"_s,     u"story"_s,       u"caption"_s,
                                    u"captions"_s, u"code"_s,   u"content"_s,      u"instructions"_s, u"instruction"_s,
                                    u"system"_s,  u"template"_s, u"transcript"_s,  u"description"_s, u"question"_s};
    const QString standard = field.defaultValue.toString();
    if (standard.contains(u'\n') || standard.size() > 60)
        return true;
    const QStringList words = wordsOf(field.key);
    return !words.isEmpty() && (last.contains(words.last()) || words.contains("prompt"_L1));
}

FileKind kindInWords(const QStringList &words)
{
    static const QHash<QString, FileKind> kinds{
        {u"image"_s, FileKind::Image},   {u"images"_s, FileKind::Image}, {u"img"_s, FileKind::Image},
        {u"mask"_s, FileKind::Image},    {u"photo"_s, FileKind::Image},  {u"photos"_s, FileKind::Image},
        {u"picture"_s, FileKind::Image}, {u"face"_s, FileKind::Image},   {u"portrait"_s, FileKind::Image},
        {u"png"_s, FileKind::Image},     {u"jpg"_s, FileKind::Image},    {u"jpeg"_s, FileKind::Image},
        {u"webp"_s, FileKind::Image},    {u"video"_s, FileKind::Video},  {u"videos"_s, FileKind::Video},
        {u"movie"_s, FileKind::Video},   {u"mp4"_s, FileKind::Video},    {u"audio"_s, FileKind::Audio},
        {u"song"_s, FileKind::Audio},    {u"music"_s, FileKind::Audio},  {u"voice"_s, FileKind::Audio},
        {u"speech"_s, FileKind::Audio},  {u"sound"_s, FileKind::Audio},  {u"speaker"_s, FileKind::Audio},
        {u"wav"_s, FileKind::Audio},     {u"mp3"_s, FileKind::Audio},    {u"melody"_s, FileKind::Audio},
    };
    static const QSet<QString> others{u"zip"_s, u"tar"_s, u"weights"_s, u"lora"_s, u"archive"_s, u"dataset"_s};
    if (std::ranges::any_of(words, [](const QString &word) { return others.contains(word); }))
        return FileKind::Any; // "zip of images"
    for (const QString &word : words) {
        if (const auto found = kinds.find(word); found != kinds.end())
            return *found;
    }
    return FileKind::Any;
}

FileKind fileKindOf(const InputField &field)
{
    for (const QStringList &words : {wordsOf(field.accept.join(u' ')), wordsOf(field.key)}) {
        const FileKind kind = kindInWords(words);
        if (kind != FileKind::Any || (!words.isEmpty() && words.contains("zip"_L1)))
            return kind;
    }
    return kindInWords(wordsOf(field.description.first(std::min<qsizetype>(field.description.size(), 500))));
}

std::optional<double> finite(const JsonNode &node)
{
    const auto number = node.real();
    return number && std::isfinite(*number) ? number : std::nullopt;
}

std::optional<qint64> count(const JsonNode &node)
{
    const auto number = node.integer();
    return number && *number >= 0 ? number : std::nullopt;
}

struct FieldReader {
    const SchemaReader &reader;

    InputField field(const QByteArray &key, const JsonNode &schema) const
    {
        InputField field;
        field.key = QString::fromUtf8(key);
        SchemaView view = reader.view(schema);
        field.title = titleOfKey(field.key, schema["title"].string().simplified());
        field.description = view["description"].string().trimmed();
        if (field.description == "An enumeration."_L1) // pydantic's own word, of a component
            field.description.clear();
        field.nullable = view["nullable"].boolean().value_or(false);
        field.deprecated = view["deprecated"].boolean().value_or(false);
        field.required = schema["required"].boolean().value_or(false); // old drafts
        const QJsonValue standard = view["default"].toJsonValue();
        if (!standard.isNull() && !namesOwnFile(standard))
            field.defaultValue = standard;
        readType(field, view, 0);
        if (!field.list && field.type == InputType::String)
            field.multiLine = expectsLongText(field);
        if (field.type == InputType::File)
            field.fileKind = fileKindOf(field);
        return field;
    }

    /// Falls back to Json, which takes anything.
    void readType(InputField &field, SchemaView view, int depth) const
    {
        if (view.isBroken())
            return;
        if (const SchemaAlternatives ways = alternativesOf(view); ways.given) {
            field.nullable = field.nullable || ways.null;
            if (ways.schemas.size() == 1) {
                view = reader.view(view, *ways.schemas.front());
                if (view.isBroken() || alternativesOf(reader.view(*ways.schemas.front())).given)
                    return;
            } else if (!readAlternatives(field, ways)) {
                return;
            } else {
                readLimits(field, view);
                return;
            }
        }
        const QStringList types = typesOf(field, view);
        if (readChoices(field, view))
            return;
        if (types.size() > 1)
            return;
        const QString type = types.value(0);
        const QString format = view["format"].string();
        if (type == "string"_L1 || (type.isEmpty() && format == "uri"_L1)) {
            readString(field, view, format);
        } else if (type == "integer"_L1 || type == "number"_L1) {
            field.type = type == "integer"_L1 ? InputType::Integer : InputType::Number;
        } else if (type == "boolean"_L1) {
            field.type = InputType::Boolean;
        } else if (type == "array"_L1 || (type.isEmpty() && view["items"].isObject())) {
            readList(field, view, depth);
            return;
        } else if (type == "object"_L1 || (type.isEmpty() && view["properties"].isObject())) {
            field.jsonShape = JsonShape::Object;
            return;
        } else {
            return;
        }
        readLimits(field, view);
    }

    static QStringList typesOf(InputField &field, const SchemaView &view)
    {
        const JsonNode &node = view["type"];
        QStringList types = node.isString() ? QStringList{node.string()} : node.strings();
        if (types.removeAll("null"_L1) > 0)
            field.nullable = true;
        types.removeDuplicates();
        return types;
    }

    static void addChoice(InputField &field, const JsonNode &node)
    {
        const QJsonValue choice = node.toJsonValue();
        if (choice.isNull())
            field.nullable = true;
        else if (!field.choices.contains(choice) && !namesOwnFile(choice))
            field.choices.append(choice);
    }

    static bool readChoices(InputField &field, const SchemaView &view)
    {
        const JsonNode &list = view["enum"];
        for (const JsonNode &choice : list.items())
            addChoice(field, choice);
        if (const JsonNode &only = view["const"]; only.exists() && field.choices.isEmpty())
            addChoice(field, only);
        if (field.choices.isEmpty())
            return false;
        field.type = InputType::Choice;
        return true;
    }

    /// Several alternatives that one control can take: choices, any number, an address or a text.
    bool readAlternatives(InputField &field, const SchemaAlternatives &ways) const
    {
        QSet<QString> types;
        bool uri = false;
        QList<SchemaView> views;
        for (const JsonNode *schema : ways.schemas) {
            views.append(reader.view(*schema));
            if (views.last().isBroken() || alternativesOf(views.last()).given)
                return false;
            types.insert(views.last()["type"].string());
            uri = uri || views.last()["format"].string() == "uri"_L1;
        }
        const auto choices = [](const SchemaView &view) { return view["enum"].isArray() || view["const"].exists(); };
        if (!views.isEmpty() && std::ranges::all_of(views, choices)) {
            for (const SchemaView &view : std::as_const(views)) {
                for (const JsonNode &choice : view["enum"].items())
                    addChoice(field, choice);
                if (view["const"].exists())
                    addChoice(field, view["const"]);
            }
            field.type = field.choices.isEmpty() ? InputType::Json : InputType::Choice;
            return !field.choices.isEmpty();
        }
        if (std::ranges::any_of(views, choices))
            return false;
        if (types == QSet{u"integer"_s, u"number"_s}) {
            field.type = InputType::Number;
            return true;
        }
        if (types == QSet{u"string"_s}) {
            field.type = uri ? InputType::File : InputType::String;
            return true;
        }
        return false;
    }

    static void readString(InputField &field, const SchemaView &view, const QString &format)
    {
        const bool secret = view["x-cog-secret"].boolean().value_or(false) || format == "password"_L1;
        field.type = secret                                             ? InputType::Secret
            : format == "uri"_L1 || format == "binary"_L1               ? InputType::File
            : namesASecret(field.key)                                   ? InputType::Secret
                                                                        : InputType::String;
        const JsonNode &accept = view["x-cog-accept"];
        field.accept = accept.isString() ? accept.string().split(u',', Qt::SkipEmptyParts) : accept.strings();
        for (QString &type : field.accept)
            type = type.trimmed().toLower();
        field.accept.removeAll(QString());
    }

    /// Of items that are simple themselves; a list of lists or of objects is Json.
    void readList(InputField &field, const SchemaView &view, int depth) const
    {
        field.jsonShape = JsonShape::List;
        const JsonNode &items = view["items"];
        if (depth > 0 || !items.isObject())
            return;
        InputField item;
        item.key = field.key;
        readType(item, reader.view(items), depth + 1);
        if (item.type == InputType::Json)
            return;
        item.title = field.title;
        item.description = field.description;
        item.defaultValue = field.defaultValue;
        item.required = field.required;
        item.nullable = field.nullable;
        item.deprecated = field.deprecated;
        item.list = true;
        item.minItems = count(view["minItems"]);
        item.maxItems = count(view["maxItems"]);
        if (item.minItems && item.maxItems && *item.minItems > *item.maxItems)
            item.minItems = item.maxItems = std::nullopt;
        item.uniqueItems = view["uniqueItems"].boolean().value_or(false);
        if (item.accept.isEmpty() && item.type == InputType::File)
            readAcceptOfList(item, view);
        field = item;
    }

    static void readAcceptOfList(InputField &item, const SchemaView &view)
    {
        InputField list;
        readString(list, view, u"uri"_s);
        item.accept = list.accept;
    }

    /// Limits that contradict each other are no limits: nothing would fit.
    static void readLimits(InputField &field, const SchemaView &view)
    {
        const auto bound = [&view](const char *key, const char *own, const char *open, const char *ownOpen, bool *isOpen) {
            std::optional<double> limit = finite(view[key]);
            if (!limit)
                limit = finite(view[own]);
            *isOpen = limit && view[open].boolean().value_or(false); // draft 4
            for (const char *strict : {open, ownOpen}) {
                if (const auto number = finite(view[strict])) {
                    limit = number;
                    *isOpen = true;
                }
            }
            return limit;
        };
        if (field.type == InputType::Integer || field.type == InputType::Number) {
            field.minimum = bound("minimum", "ge", "exclusiveMinimum", "gt", &field.aboveMinimum);
            field.maximum = bound("maximum", "le", "exclusiveMaximum", "lt", &field.belowMaximum);
            if (field.minimum && field.maximum
                && (*field.minimum > *field.maximum
                    || (*field.minimum == *field.maximum && (field.aboveMinimum || field.belowMaximum)))) {
                field.minimum = field.maximum = std::nullopt;
                field.aboveMinimum = field.belowMaximum = false;
            }
            const auto multiple = finite(view["multipleOf"]);
            if (multiple && *multiple > 0)
                field.multipleOf = multiple;
        } else if (field.type == InputType::String || field.type == InputType::Secret) {
            field.minLength = count(view["minLength"]);
            field.maxLength = count(view["maxLength"]);
            if (field.minLength && field.maxLength && *field.minLength > *field.maxLength)
                field.minLength = field.maxLength = std::nullopt;
            field.pattern = view["pattern"].string();
        }
    }
};

QList<InputField> fieldsOf(const FieldReader &reader, const JsonNode &input)
{
    struct Placed {
        InputField field;
        qint64 order = std::numeric_limits<qint64>::max(); ///< without x-order: at the end, as in the document
    };
    const SchemaView view = reader.reader.view(input);
    std::vector<Placed> placed;
    QHash<QByteArray, size_t> places;
    QSet<QString> required;
    for (const JsonNode *layer : view.layers()) {
        const JsonNode &properties = (*layer)["properties"];
        for (const QString &key : (*layer)["required"].strings())
            required.insert(key);
        for (size_t i = 0; i < properties.keys().size(); ++i) {
            const QByteArray &key = properties.keys()[i];
            const JsonNode &schema = properties.items()[i];
            Placed found{reader.field(key, schema)};
            found.order = reader.reader.view(schema)["x-order"].integer().value_or(found.order);
            if (const auto same = places.constFind(key); same != places.cend()) {
                placed[*same] = found; // the last of equal keys, as any JSON reader has it
            } else {
                places.insert(key, placed.size());
                placed.push_back(found);
            }
        }
    }
    std::ranges::stable_sort(placed, {}, &Placed::order);
    QList<InputField> fields;
    for (Placed &one : placed) {
        one.field.required = one.field.required || required.contains(one.field.key);
        fields.append(std::move(one.field));
    }
    return fields;
}

} // namespace

const InputField *InputSchema::field(QStringView key) const
{
    const auto found = std::ranges::find(fields, key, &InputField::key);
    return found == fields.end() ? nullptr : &*found;
}

Result<InputSchema> InputSchema::fromOpenApi(QByteArrayView json)
{
    const Result<JsonNode> document = JsonNode::parse(json);
    if (!document)
        return document.error();
    if (!document->isObject())
        return Error{.kind = ErrorKind::BadReply, .detail = u"a schema that is no JSON object"_s};
    return fromOpenApi(*document);
}

InputSchema InputSchema::fromOpenApi(const JsonNode &document)
{
    const SchemaReader reader(document);
    const FieldReader fields{reader};
    InputSchema schema;
    if (const JsonNode &input = reader.component("Input"); input.isObject())
        schema.fields = fieldsOf(fields, input);
    if (const JsonNode &output = reader.component("Output"); output.isObject())
        schema.output = readOutputHint(reader, output);
    return schema;
}

} // namespace bakeoff
