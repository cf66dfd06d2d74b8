// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/schemafault.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

using Kind = SchemaFaultKind;

constexpr qsizetype kDeepest = 200;

/// What the value of a keyword is.
enum class Shape {
    Type, Text, Texts, Number, Count, YesNo, List, Pattern, Reference,
    Schema, SchemaOrSchemas, Schemas, SchemaMap, PatternMap, Dependencies,
};

std::optional<Shape> shapeOf(const QString &keyword)
{
    static const QHash<QString, Shape> shapes{
        {u"type"_s, Shape::Type},
        {u"title"_s, Shape::Text},
        {u"description"_s, Shape::Text},
        {u"format"_s, Shape::Text},
        {u"required"_s, Shape::Texts},
        {u"minimum"_s, Shape::Number},
        {u"maximum"_s, Shape::Number},
        {u"exclusiveMinimum"_s, Shape::Number},
        {u"exclusiveMaximum"_s, Shape::Number},
        {u"multipleOf"_s, Shape::Number},
        {u"minLength"_s, Shape::Count},
        {u"maxLength"_s, Shape::Count},
        {u"minItems"_s, Shape::Count},
        {u"maxItems"_s, Shape::Count},
        {u"minProperties"_s, Shape::Count},
        {u"maxProperties"_s, Shape::Count},
        {u"uniqueItems"_s, Shape::YesNo},
        {u"enum"_s, Shape::List},
        {u"pattern"_s, Shape::Pattern},
        {u"$ref"_s, Shape::Reference},
        {u"not"_s, Shape::Schema},
        {u"if"_s, Shape::Schema},
        {u"then"_s, Shape::Schema},
        {u"else"_s, Shape::Schema},
        {u"contains"_s, Shape::Schema},
        {u"propertyNames"_s, Shape::Schema},
        {u"additionalProperties"_s, Shape::Schema},
        {u"additionalItems"_s, Shape::Schema},
        {u"items"_s, Shape::SchemaOrSchemas},
        {u"allOf"_s, Shape::Schemas},
        {u"anyOf"_s, Shape::Schemas},
        {u"oneOf"_s, Shape::Schemas},
        {u"properties"_s, Shape::SchemaMap},
        {u"definitions"_s, Shape::SchemaMap},
        {u"$defs"_s, Shape::SchemaMap},
        {u"patternProperties"_s, Shape::PatternMap},
        {u"dependencies"_s, Shape::Dependencies},
    };
    const auto found = shapes.constFind(keyword);
    return found == shapes.cend() ? std::nullopt : std::optional(*found);
}

bool isType(const QJsonValue &value)
{
    static const QStringList types{u"object"_s, u"array"_s,   u"string"_s, u"number"_s,
                                   u"integer"_s, u"boolean"_s, u"null"_s};
    return value.isString() && types.contains(value.toString());
}

bool areTexts(const QJsonValue &value)
{
    const QJsonArray list = value.toArray();
    return value.isArray() &&
           std::all_of(list.begin(), list.end(), [](const QJsonValue &item) { return item.isString(); });
}

QString patternFault(const QString &pattern)
{
    const QRegularExpression regex(pattern, QRegularExpression::UseUnicodePropertiesOption);
    return regex.isValid() ? QString() : u"regular expression \"%1\": %2"_s.arg(pattern, regex.errorString());
}

class SchemaWalk {
public:
    explicit SchemaWalk(const QJsonObject &root)
        : m_root(root)
    {
    }

    std::optional<SchemaFault> fault;

    void schema(const QJsonValue &value)
    {
        if (fault || m_path.size() > kDeepest)
            return;
        if (value.isBool())
            return;
        if (!value.isObject())
            return report(Kind::Schema, u"no schema"_s);
        const QJsonObject object = value.toObject();
        for (auto member = object.constBegin(); member != object.constEnd() && !fault; ++member) {
            if (const auto shape = shapeOf(member.key()))
                at(member.key(), [&] { keyword(*shape, member.value()); });
        }
    }

private:
    template <typename Check>
    void at(const QString &step, const Check &check)
    {
        if (fault)
            return;
        m_path.append(step);
        check();
        m_path.removeLast();
    }

    void report(Kind kind, const QString &detail)
    {
        if (!fault)
            fault = SchemaFault{kind, m_path, jsonPointer(m_path) + u": "_s + detail};
    }

    void demand(bool fine, Kind kind, const QString &detail)
    {
        if (!fine)
            report(kind, detail);
    }

    void keyword(Shape shape, const QJsonValue &value)
    {
        switch (shape) {
        case Shape::Type:
            type(value);
            return;
        case Shape::Text:
            demand(value.isString(), Kind::Text, u"no text"_s);
            return;
        case Shape::Texts:
            demand(areTexts(value), Kind::Texts, u"no list of texts"_s);
            return;
        case Shape::Number:
            demand(value.isDouble(), Kind::Number, u"no number"_s);
            return;
        case Shape::Count:
            demand(value.isDouble() && value.toInteger(-1) >= 0, Kind::Count, u"no whole number of at least 0"_s);
            return;
        case Shape::YesNo:
            demand(value.isBool(), Kind::YesNo, u"neither true nor false"_s);
            return;
        case Shape::List:
            demand(value.isArray(), Kind::List, u"no list"_s);
            return;
        case Shape::Pattern:
            if (!value.isString())
                report(Kind::Text, u"no text"_s);
            else if (const QString wrong = patternFault(value.toString()); !wrong.isEmpty())
                report(Kind::Pattern, wrong);
            return;
        case Shape::Reference:
            reference(value);
            return;
        case Shape::Schema:
            schema(value);
            return;
        case Shape::SchemaOrSchemas:
            if (value.isArray())
                schemas(value.toArray());
            else
                schema(value);
            return;
        case Shape::Schemas:
            demand(value.isArray() && !value.toArray().isEmpty(), Kind::FilledList, u"no list of schemas"_s);
            schemas(value.toArray());
            return;
        case Shape::SchemaMap:
        case Shape::PatternMap:
        case Shape::Dependencies:
            map(shape, value);
            return;
        }
    }

    void type(const QJsonValue &value)
    {
        if (!value.isArray())
            return demand(isType(value), Kind::Type, u"no type"_s);
        const QJsonArray types = value.toArray();
        demand(!types.isEmpty(), Kind::Type, u"no type"_s);
        for (qsizetype i = 0; i < types.size(); ++i)
            at(QString::number(i), [&] { demand(isType(types.at(i)), Kind::Type, u"no type"_s); });
    }

    void schemas(const QJsonArray &list)
    {
        for (qsizetype i = 0; i < list.size(); ++i)
            at(QString::number(i), [&] { schema(list.at(i)); });
    }

    void map(Shape shape, const QJsonValue &value)
    {
        if (!value.isObject())
            return report(Kind::Object, u"no object"_s);
        const QJsonObject object = value.toObject();
        for (auto member = object.constBegin(); member != object.constEnd() && !fault; ++member) {
            at(member.key(), [&] {
                const QString wrong = shape == Shape::PatternMap ? patternFault(member.key()) : QString();
                if (!wrong.isEmpty())
                    report(Kind::Pattern, wrong);
                else if (shape == Shape::Dependencies && member.value().isArray())
                    demand(areTexts(member.value()), Kind::Texts, u"no list of texts"_s);
                else
                    schema(member.value());
            });
        }
    }

    void reference(const QJsonValue &value)
    {
        if (!value.isString())
            return report(Kind::Text, u"no text"_s);
        QStringList seen;
        QString next = value.toString();
        // A reference to itself by way of references alone never gets anywhere.
        while (!next.isEmpty()) {
            if (seen.contains(next))
                return report(Kind::EndlessReference, u"a reference that leads back to itself"_s);
            seen.append(next);
            const QJsonValue target = targetOf(next);
            if (target.isUndefined())
                return report(Kind::Reference, u"a reference to nothing in this schema"_s);
            next = target["$ref"_L1].toString();
        }
    }

    QJsonValue targetOf(const QString &reference) const
    {
        if (!reference.startsWith(u'#') || (reference.size() > 1 && reference[1] != u'/'))
            return QJsonValue(QJsonValue::Undefined);
        QJsonValue value = m_root;
        const QStringList steps = reference.sliced(1).split(u'/').sliced(1);
        for (QString step : reference.size() == 1 ? QStringList() : steps) {
            step = QUrl::fromPercentEncoding(step.toUtf8()).replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
            if (value.isArray()) {
                bool ok = false;
                const qsizetype index = step.toInt(&ok);
                value = ok && index >= 0 && index < value.toArray().size() ? value.toArray().at(index)
                                                                            : QJsonValue(QJsonValue::Undefined);
            } else {
                value = value.isObject() ? value.toObject().value(step) : QJsonValue(QJsonValue::Undefined);
            }
        }
        return value;
    }

    const QJsonObject &m_root;
    QStringList m_path;
};

/// Goes through a text that is known to be JSON.
class JsonScan {
public:
    explicit JsonScan(const QByteArray &text)
        : m_text(text)
    {
        skipSpace();
    }

    qsizetype offset() const { return m_at; }

    /// From the start of an object or list to the value of a key or an index in it.
    bool enter(const QString &step)
    {
        const char open = here();
        if (open != '{' && open != '[')
            return false;
        advance();
        for (qsizetype index = 0; here() != '}' && here() != ']' && m_at < m_text.size(); ++index) {
            QString key = QString::number(index);
            if (open == '{') {
                const qsizetype begin = m_at;
                skipString();
                key = QJsonDocument::fromJson('[' + m_text.sliced(begin, m_at - begin) + ']').array().at(0).toString();
                skipSpace();
                advance(); // the colon
            }
            if (key == step)
                return true;
            skipValue();
            skipSpace();
            if (here() == ',')
                advance();
        }
        return false;
    }

private:
    char here() const { return m_at < m_text.size() ? m_text.at(m_at) : '\0'; }
    void skipSpace()
    {
        while (m_at < m_text.size() && QByteArrayView(" \t\r\n").contains(m_text.at(m_at)))
            ++m_at;
    }
    void advance()
    {
        ++m_at;
        skipSpace();
    }
    void skipString()
    {
        for (++m_at; m_at < m_text.size() && m_text.at(m_at) != '"'; ++m_at) {
            if (m_text.at(m_at) == '\\')
                ++m_at;
        }
        ++m_at;
    }
    void skipValue()
    {
        int depth = 0;
        do {
            const char c = here();
            if (c == '"') {
                skipString();
            } else if (c == '{' || c == '[') {
                ++depth;
                ++m_at;
            } else if (c == '}' || c == ']') {
                --depth;
                ++m_at;
            } else if (depth > 0) {
                ++m_at;
            } else {
                while (m_at < m_text.size() && !QByteArrayView(",]} \t\r\n").contains(m_text.at(m_at)))
                    ++m_at;
            }
        } while (depth > 0 && m_at < m_text.size());
    }

    const QByteArray &m_text;
    qsizetype m_at = 0;
};

} // namespace

QString SchemaFault::keyword() const
{
    const auto isIndex = [](const QString &step) {
        return std::ranges::all_of(step, [](QChar c) { return c.isDigit(); });
    };
    const auto key = std::find_if_not(path.crbegin(), path.crend(), isIndex);
    return key == path.crend() ? QString() : *key;
}

std::optional<SchemaFault> schemaFault(const QJsonObject &schema)
{
    SchemaWalk walk(schema);
    walk.schema(schema);
    return walk.fault;
}

QString jsonPointer(const QStringList &path)
{
    QString pointer;
    for (QString step : path)
        pointer += u'/' + step.replace("~"_L1, "~0"_L1).replace("/"_L1, "~1"_L1);
    return pointer;
}

std::optional<qsizetype> offsetOf(const QByteArray &json, const QStringList &path)
{
    JsonScan scan(json);
    for (const QString &step : path) {
        if (!scan.enter(step))
            return std::nullopt;
    }
    return scan.offset();
}

} // namespace bakeoff
