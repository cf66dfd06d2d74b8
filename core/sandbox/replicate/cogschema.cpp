// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/replicate/cogschema.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

/// "aspect_ratio" is "Aspect Ratio", as Cog derives it.
QString titleOf(const QString &key)
{
    QStringList words = key.split(u'_');
    for (QString &word : words) {
        if (!word.isEmpty())
            word[0] = word[0].toUpper();
    }
    return words.join(u' ');
}

QJsonObject ref(const QString &component)
{
    return {{u"$ref"_s, QString(u"#/components/schemas/"_s + component)}};
}

QJsonObject jsonBody(const QString &component)
{
    return {{u"content"_s, QJsonObject{{u"application/json"_s, QJsonObject{{u"schema"_s, ref(component)}}}}}};
}

QJsonObject stringType()
{
    return {{u"type"_s, u"string"_s}};
}

QJsonObject enumeration(const QString &name, const QJsonArray &values, const QString &description)
{
    return {{u"enum"_s, values},
            {u"type"_s, values.first().isString() ? u"string"_s : u"integer"_s},
            {u"title"_s, name},
            {u"description"_s, description}};
}

/// The parts that are the same in every document.
QJsonObject commonComponents()
{
    const auto time = [](const QString &title) {
        return QJsonObject{{u"title"_s, title}, {u"type"_s, u"string"_s}, {u"format"_s, u"date-time"_s}};
    };
    const QJsonObject status =
        enumeration(u"Status"_s, {u"starting"_s, u"processing"_s, u"succeeded"_s, u"canceled"_s, u"failed"_s},
                    u"An enumeration."_s);
    const QJsonObject events =
        enumeration(u"WebhookEvent"_s, {u"start"_s, u"output"_s, u"logs"_s, u"completed"_s}, u"An enumeration."_s);
    const QJsonObject request{
        {u"title"_s, u"PredictionRequest"_s},
        {u"type"_s, u"object"_s},
        {u"properties"_s, QJsonObject{{u"input"_s, ref(u"Input"_s)},
                                      {u"webhook"_s, stringType()},
                                      {u"webhook_events_filter"_s,
                                       QJsonObject{{u"type"_s, u"array"_s}, {u"items"_s, ref(u"WebhookEvent"_s)}}}}}};
    const QJsonObject response{{u"title"_s, u"PredictionResponse"_s},
                               {u"type"_s, u"object"_s},
                               {u"properties"_s, QJsonObject{{u"id"_s, stringType()},
                                                             {u"input"_s, ref(u"Input"_s)},
                                                             {u"output"_s, ref(u"Output"_s)},
                                                             {u"status"_s, ref(u"Status"_s)},
                                                             {u"error"_s, stringType()},
                                                             {u"logs"_s, stringType()},
                                                             {u"metrics"_s, QJsonObject{{u"type"_s, u"object"_s}}},
                                                             {u"created_at"_s, time(u"Created At"_s)},
                                                             {u"started_at"_s, time(u"Started At"_s)},
                                                             {u"completed_at"_s, time(u"Completed At"_s)}}}};
    return {{u"Status"_s, status},
            {u"WebhookEvent"_s, events},
            {u"PredictionRequest"_s, request},
            {u"PredictionResponse"_s, response}};
}

QJsonObject componentsOf(const QJsonObject &document)
{
    return document.value(u"components"_s).toObject().value(u"schemas"_s).toObject();
}

QJsonObject propertiesOf(const QJsonObject &document)
{
    return componentsOf(document).value(u"Input"_s).toObject().value(u"properties"_s).toObject();
}

/// An enumeration's values, from the component that allOf names or from the schema itself.
QJsonArray choicesOf(const QJsonObject &components, const QJsonObject &schema)
{
    if (schema.contains(u"enum"_s))
        return schema.value(u"enum"_s).toArray();
    const QString target = schema.value(u"allOf"_s).toArray().at(0).toObject().value(u"$ref"_s).toString();
    return components.value(target.section(u'/', -1)).toObject().value(u"enum"_s).toArray();
}

QString typeOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return u"boolean"_s;
    case QJsonValue::Double:
        return value.toDouble() == std::floor(value.toDouble()) ? u"integer"_s : u"number"_s;
    case QJsonValue::String:
        return u"string"_s;
    case QJsonValue::Array:
        return u"array"_s;
    case QJsonValue::Object:
        return u"object"_s;
    default:
        return u"null"_s;
    }
}

QString asText(const QJsonValue &value)
{
    return value.isString() ? u'"' + value.toString() + u'"' : QString::number(value.toInteger());
}

/// Collects what is wrong, in the words of the service's validator.
class SandboxInputCheck {
public:
    explicit SandboxInputCheck(QJsonObject components)
        : m_components(std::move(components))
    {
    }

    void check(const QString &path, const QJsonObject &schema, const QJsonValue &value)
    {
        if (value.isNull() && schema.value(u"nullable"_s).toBool())
            return;
        if (const QJsonArray choices = choicesOf(m_components, schema); !choices.isEmpty()) {
            if (!choices.contains(value)) {
                QStringList texts;
                for (const QJsonValue &choice : choices)
                    texts << asText(choice);
                add(u"enum"_s, path,
                    u"%1 must be one of the following: %2"_s.arg(path.section(u'.', -1), texts.join(u", "_s)));
            }
            return;
        }
        const QString wanted = schema.value(u"type"_s).toString();
        const QString given = typeOf(value);
        if (!wanted.isEmpty() && wanted != given && !(wanted == u"number"_s && given == u"integer"_s)) {
            add(u"invalid_type"_s, path, u"Invalid type. Expected: %1, given: %2"_s.arg(wanted, given));
            return;
        }
        if (given == u"integer"_s || given == u"number"_s)
            checkNumber(path, schema, value.toDouble());
        else if (given == u"string"_s)
            checkText(path, schema, value.toString());
        else if (given == u"array"_s)
            checkList(path, schema, value.toArray());
    }

    void add(const QString &type, const QString &field, const QString &description)
    {
        found.append({type, field, description});
    }

    QList<SandboxInvalidField> found;

private:
    void checkNumber(const QString &path, const QJsonObject &schema, double number)
    {
        const QJsonValue least = schema.value(u"minimum"_s);
        const QJsonValue most = schema.value(u"maximum"_s);
        if (least.isDouble() && number < least.toDouble())
            add(u"number_gte"_s, path,
                u"Must be greater than or equal to %1"_s.arg(least.toDouble(), 0, 'g', QLocale::FloatingPointShortest));
        if (most.isDouble() && number > most.toDouble())
            add(u"number_lte"_s, path,
                u"Must be less than or equal to %1"_s.arg(most.toDouble(), 0, 'g', QLocale::FloatingPointShortest));
    }

    void checkText(const QString &path, const QJsonObject &schema, const QString &text)
    {
        const QJsonValue least = schema.value(u"minLength"_s);
        const QJsonValue most = schema.value(u"maxLength"_s);
        if (least.isDouble() && text.size() < least.toInteger())
            add(u"string_gte"_s, path, u"String length must be greater than or equal to %1"_s.arg(least.toInteger()));
        if (most.isDouble() && text.size() > most.toInteger())
            add(u"string_lte"_s, path, u"String length must be less than or equal to %1"_s.arg(most.toInteger()));
        if (schema.contains(u"pattern"_s)) {
            const QString pattern = schema.value(u"pattern"_s).toString();
            if (!QRegularExpression(pattern).match(text).hasMatch())
                add(u"pattern"_s, path, u"Does not match pattern '%1'"_s.arg(pattern));
        }
        static const QRegularExpression address(u"^(https?://|data:)."_s);
        if (schema.value(u"format"_s) == u"uri"_s && !address.match(text).hasMatch())
            add(u"format"_s, path, u"Does not match format 'uri'"_s);
    }

    void checkList(const QString &path, const QJsonObject &schema, const QJsonArray &list)
    {
        const QJsonValue most = schema.value(u"maxItems"_s);
        if (most.isDouble() && list.size() > most.toInteger())
            add(u"array_max_items"_s, path, u"Array must have at most %1 items"_s.arg(most.toInteger()));
        const QJsonObject items = schema.value(u"items"_s).toObject();
        for (qsizetype i = 0; i < list.size(); ++i)
            check(u"%1.%2"_s.arg(path).arg(i), items, list.at(i));
    }

    QJsonObject m_components;
};

} // namespace

SandboxCogSchema &SandboxCogSchema::add(const QString &key, QJsonObject schema, const QString &description,
                                        const QJsonValue &fallback)
{
    schema.insert(u"x-order"_s, m_properties.size());
    if (!schema.contains(u"allOf"_s))
        schema.insert(u"title"_s, titleOf(key));
    schema.insert(u"description"_s, description);
    if (!fallback.isNull())
        schema.insert(u"default"_s, fallback);
    m_properties.insert(key, schema);
    m_last = key;
    return *this;
}

SandboxCogSchema &SandboxCogSchema::text(const QString &key, const QString &description, const QJsonValue &fallback)
{
    return add(key, stringType(), description, fallback);
}

SandboxCogSchema &SandboxCogSchema::integer(const QString &key, const QString &description, std::optional<qint64> least,
                                            std::optional<qint64> most, const QJsonValue &fallback)
{
    QJsonObject schema{{u"type"_s, u"integer"_s}};
    if (least)
        schema.insert(u"minimum"_s, *least);
    if (most)
        schema.insert(u"maximum"_s, *most);
    return add(key, schema, description, fallback);
}

SandboxCogSchema &SandboxCogSchema::number(const QString &key, const QString &description, double least, double most,
                                           const QJsonValue &fallback)
{
    return add(key, {{u"type"_s, u"number"_s}, {u"minimum"_s, least}, {u"maximum"_s, most}}, description, fallback);
}

SandboxCogSchema &SandboxCogSchema::boolean(const QString &key, const QString &description, bool fallback)
{
    return add(key, {{u"type"_s, u"boolean"_s}}, description, fallback);
}

SandboxCogSchema &SandboxCogSchema::choice(const QString &key, const QString &description, const QJsonArray &values,
                                           const QJsonValue &fallback)
{
    m_enumerations.insert(key, enumeration(key, values, u"An enumeration."_s));
    return add(key, {{u"allOf"_s, QJsonArray{ref(key)}}}, description, fallback);
}

SandboxCogSchema &SandboxCogSchema::file(const QString &key, const QString &description, const QString &accept)
{
    QJsonObject schema = uri();
    if (!accept.isEmpty())
        schema.insert(u"x-cog-accept"_s, accept);
    return add(key, schema, description, {});
}

SandboxCogSchema &SandboxCogSchema::secret(const QString &key, const QString &description)
{
    return add(
        key,
        {{u"type"_s, u"string"_s}, {u"format"_s, u"password"_s}, {u"writeOnly"_s, true}, {u"x-cog-secret"_s, true}},
        description, {});
}

SandboxCogSchema &SandboxCogSchema::list(const QString &key, const QString &description, const QJsonObject &items,
                                         const QJsonValue &fallback)
{
    return add(key, {{u"type"_s, u"array"_s}, {u"items"_s, items}}, description, fallback);
}

SandboxCogSchema &SandboxCogSchema::required()
{
    m_required << m_last;
    return *this;
}

SandboxCogSchema &SandboxCogSchema::nullable()
{
    return with({{u"nullable"_s, true}});
}

SandboxCogSchema &SandboxCogSchema::with(const QJsonObject &more)
{
    QJsonObject schema = m_properties.value(m_last).toObject();
    for (auto it = more.begin(); it != more.end(); ++it)
        schema.insert(it.key(), it.value());
    m_properties.insert(m_last, schema);
    return *this;
}

QJsonObject SandboxCogSchema::document(const QJsonObject &output) const
{
    QJsonObject components = commonComponents();
    for (auto it = m_enumerations.begin(); it != m_enumerations.end(); ++it)
        components.insert(it.key(), it.value());
    QJsonObject input{{u"title"_s, u"Input"_s}, {u"type"_s, u"object"_s}, {u"properties"_s, m_properties}};
    if (!m_required.isEmpty())
        input.insert(u"required"_s, m_required);
    QJsonObject titled = output;
    titled.insert(u"title"_s, u"Output"_s);
    components.insert(u"Input"_s, input);
    components.insert(u"Output"_s, titled);
    QJsonObject post{{u"summary"_s, u"Predict"_s},
                     {u"operationId"_s, u"predict_predictions_post"_s},
                     {u"requestBody"_s, jsonBody(u"PredictionRequest"_s)},
                     {u"responses"_s, QJsonObject{{u"200"_s, jsonBody(u"PredictionResponse"_s)}}}};
    return {{u"openapi"_s, u"3.0.2"_s},
            {u"info"_s, QJsonObject{{u"title"_s, u"Cog"_s}, {u"version"_s, u"0.1.0"_s}}},
            {u"paths"_s, QJsonObject{{u"/predictions"_s, QJsonObject{{u"post"_s, post}}}}},
            {u"components"_s, QJsonObject{{u"schemas"_s, components}}}};
}

QJsonObject SandboxCogSchema::uri()
{
    return {{u"type"_s, u"string"_s}, {u"format"_s, u"uri"_s}};
}

QJsonObject SandboxCogSchema::list(QJsonObject of)
{
    return {{u"type"_s, u"array"_s}, {u"items"_s, std::move(of)}};
}

QJsonObject SandboxCogSchema::iterator(QJsonObject of, bool joined)
{
    QJsonObject schema = list(std::move(of));
    schema.insert(u"x-cog-array-type"_s, u"iterator"_s);
    if (joined)
        schema.insert(u"x-cog-array-display"_s, u"concatenate"_s);
    return schema;
}

QList<SandboxInvalidField> checkSandboxInput(const QJsonObject &document, const QJsonObject &input)
{
    SandboxInputCheck check(componentsOf(document));
    const QJsonObject properties = propertiesOf(document);
    for (const QJsonValue &key : componentsOf(document).value(u"Input"_s).toObject().value(u"required"_s).toArray()) {
        if (!input.contains(key.toString()))
            check.add(u"required"_s, u"input"_s, u"%1 is required"_s.arg(key.toString()));
    }
    for (auto it = input.begin(); it != input.end(); ++it) {
        const auto property = properties.find(it.key());
        if (property == properties.end())
            check.add(u"additional_property_not_allowed"_s, u"input"_s,
                      u"Additional property %1 is not allowed"_s.arg(it.key()));
        else
            check.check(u"input."_s + it.key(), property->toObject(), it.value());
    }
    return check.found;
}

QJsonObject withSandboxDefaults(const QJsonObject &document, QJsonObject input)
{
    const QJsonObject properties = propertiesOf(document);
    for (auto it = properties.begin(); it != properties.end(); ++it) {
        const QJsonObject schema = it.value().toObject();
        if (input.value(it.key()).isUndefined() && schema.contains(u"default"_s))
            input.insert(it.key(), schema.value(u"default"_s));
    }
    return input;
}

QJsonObject withoutSandboxSecrets(const QJsonObject &document, QJsonObject input)
{
    const QJsonObject properties = propertiesOf(document);
    for (auto it = input.begin(); it != input.end(); ++it) {
        if (properties.value(it.key()).toObject().value(u"x-cog-secret"_s).toBool())
            it.value() = u"[REDACTED]"_s;
    }
    return input;
}

} // namespace bakeoff
