// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/jsonschema.h"

#include "providers/jsonnode.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <algorithm>
#include <exception>
#include <stdexcept>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestText = 2000;

/// In place of std::regex, which recurses over every character of a text and has no limit on its work.
struct SchemaRegex {
    SchemaRegex(const std::string &pattern)
        : regex(QString::fromStdString(pattern), QRegularExpression::UseUnicodePropertiesOption)
    {
        if (!regex.isValid())
            throw std::runtime_error("Invalid regular expression: " + regex.errorString().toStdString());
    }
    static bool search(const std::string &text, const SchemaRegex &engine)
    {
        return engine.regex.match(QString::fromStdString(text)).hasMatch();
    }
    QRegularExpression regex;
};

JsonCheck at(JsonFault fault, const QString &detail, const QByteArray &text, qsizetype offset)
{
    const QByteArrayView before = QByteArrayView(text).first(std::clamp<qsizetype>(offset, 0, text.size()));
    const qsizetype line = before.lastIndexOf('\n') + 1;
    return {.fault = fault,
            .detail = detail,
            .line = int(std::count(before.begin(), before.end(), '\n')) + 1,
            .column = int(QString::fromUtf8(before.sliced(line)).size()) + 1};
}

/// Reads any JSON value; QJsonDocument takes objects and lists only.
JsonCheck parse(const QByteArray &text, QJsonValue &value)
{
    if (const auto offset = deeperThan(text, kDeepestJson))
        return at(JsonFault::TooDeep, u"nested deeper than %1"_s.arg(kDeepestJson), text, *offset);
    const QByteArray trimmed = text.trimmed();
    const bool container = trimmed.startsWith('{') || trimmed.startsWith('[') || trimmed.isEmpty();
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(container ? text : "[" + text + "]", &error);
    if (error.error != QJsonParseError::NoError)
        return at(JsonFault::NotJson, error.errorString(), text, error.offset - (container ? 0 : 1));
    if (container) {
        value = document.isObject() ? QJsonValue(document.object()) : QJsonValue(document.array());
        return {};
    }
    if (document.array().size() != 1) // "1, 2"
        return at(JsonFault::NotJson, u"more than one value"_s, text, text.size());
    value = document.array().first();
    return {};
}

JsonCheck parseObject(const QByteArray &text, QJsonObject &object)
{
    QJsonValue value;
    JsonCheck check = parse(text, value);
    if (!check.ok())
        return check;
    if (!value.isObject())
        return {.fault = JsonFault::NotAnObject, .detail = u"no object"_s};
    object = value.toObject();
    return {};
}

/// Calls `visit` with every key and value, at any depth.
template <typename Visit>
void visitAll(const QJsonValue &value, const Visit &visit)
{
    const QJsonObject object = value.toObject();
    for (auto member = object.constBegin(); member != object.constEnd(); ++member) {
        visit(member.key(), member.value());
        visitAll(member.value(), visit);
    }
    const QJsonArray items = value.toArray();
    for (const QJsonValue item : items) {
        visit(QString(), item);
        visitAll(item, visit);
    }
}

std::optional<SchemaFault> compile(const QJsonObject &object, valijson::Schema &schema)
{
    // Also what the parser reads only when it is first needed, such as regular expressions.
    if (auto fault = schemaFault(object))
        return fault;
    try {
        valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
        parser.populateSchema(valijson::adapters::QtJsonAdapter(QJsonValue(object)), schema);
    } catch (const std::exception &error) {
        return SchemaFault{SchemaFaultKind::Other, {}, QString::fromUtf8(error.what())};
    }
    return std::nullopt;
}

bool checksByRecursion(const QJsonObject &schema)
{
    bool found = schema.contains("format"_L1) || schema.contains("patternProperties"_L1);
    visitAll(schema, [&found](const QString &key, const QJsonValue &) {
        found = found || key == "format"_L1 || key == "patternProperties"_L1;
    });
    return found;
}

bool hasLongText(const QJsonValue &value)
{
    bool found = value.toString().size() > kLongestText;
    visitAll(value, [&found](const QString &key, const QJsonValue &item) {
        found = found || key.size() > kLongestText || item.toString().size() > kLongestText;
    });
    return found;
}

/// From Valijson's list of steps ("<root>", "[items]", "[0]").
QString pointer(const std::vector<std::string> &context)
{
    QString path;
    for (std::size_t i = 1; i < context.size(); ++i) {
        QString step = QString::fromStdString(context[i]);
        if (step.startsWith(u'[') && step.endsWith(u']'))
            step = step.sliced(1, step.size() - 2);
        path += u'/' + step.replace("~"_L1, "~0"_L1).replace("/"_L1, "~1"_L1);
    }
    return path;
}

} // namespace

JsonCheck checkJsonObject(const QByteArray &text)
{
    QJsonObject object;
    return parseObject(text, object);
}

JsonCheck checkJsonSchema(const QByteArray &text)
{
    QJsonObject object;
    if (const JsonCheck check = parseObject(text, object); !check.ok())
        return check;
    valijson::Schema schema;
    if (const auto fault = compile(object, schema)) {
        JsonCheck check = at(JsonFault::NotASchema, fault->detail, text, offsetOf(text, fault->path).value_or(0));
        check.schemaFault = fault->kind;
        check.pointer = jsonPointer(fault->path);
        check.keyword = fault->keyword();
        return check;
    }
    return {};
}

Result<JsonFit> validateJson(const QJsonObject &schema, const QByteArray &value)
{
    valijson::Schema compiled;
    if (deeperThan(QJsonDocument(schema).toJson(QJsonDocument::Compact), kDeepestJson))
        return Error{.kind = ErrorKind::BadInput, .detail = u"nested too deeply"_s};
    if (const auto fault = compile(schema, compiled))
        return Error{.kind = ErrorKind::BadInput, .detail = fault->detail};
    JsonFit fit;
    QJsonValue instance;
    fit.value = parse(value, instance);
    if (!fit.value.ok())
        return fit;
    if (hasLongText(instance) && checksByRecursion(schema))
        return Error{.kind = ErrorKind::LimitExceeded, .detail = u"a text too long to check"_s};
    try {
        valijson::ValidatorT<SchemaRegex> validator;
        valijson::ValidationResults results;
        validator.validate(compiled, valijson::adapters::QtJsonAdapter(instance), &results);
        valijson::ValidationResults::Error error;
        while (results.popError(error))
            fit.mismatches.append({pointer(error.context), QString::fromStdString(error.description)});
    } catch (const std::exception &error) {
        return Error{.kind = ErrorKind::BadInput, .detail = QString::fromUtf8(error.what())};
    }
    return fit;
}

std::optional<QJsonObject> schemaOf(const QJsonObject &responseFormat)
{
    const QJsonValue schema = responseFormat["json_schema"_L1]["schema"_L1];
    if (responseFormat["type"_L1].toString() != "json_schema"_L1 || !schema.isObject())
        return std::nullopt;
    return schema.toObject();
}

} // namespace bakeoff
