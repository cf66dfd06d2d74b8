// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/inputvalue.h"

#include "providers/cog/inputschema.h"
#include "providers/jsonnode.h"
#include "providers/jsonschema.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// A pattern comes from a stranger: how much work a match may be.
constexpr QLatin1StringView kMatchLimit{"(*LIMIT_MATCH=200000)(*LIMIT_DEPTH=20000)"};
constexpr qsizetype kLongestPattern = 2000;
constexpr qsizetype kLongestMatched = 100'000; ///< UTF-16 units; longer texts are left to the provider

QString compactJson(const QJsonValue &value)
{
    const QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(QByteArrayView(text).sliced(1, text.size() - 2));
}

bool isDeeperThan(const QJsonValue &value, int most)
{
    if (!value.isArray() && !value.isObject())
        return false;
    if (most == 0)
        return true;
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        return std::any_of(array.begin(), array.end(), [most](const QJsonValue &v) { return isDeeperThan(v, most - 1); });
    }
    const QJsonObject object = value.toObject();
    return std::any_of(object.begin(), object.end(), [most](const QJsonValue &v) { return isDeeperThan(v, most - 1); });
}

std::optional<qint64> wholeNumber(const QJsonValue &value)
{
    if (!value.isDouble())
        return std::nullopt;
    const qint64 one = value.toInteger(0);
    return one == value.toInteger(1) ? std::optional(one) : std::nullopt;
}

qint64 codePoints(const QString &text)
{
    return std::ranges::count_if(text, [](QChar c) { return !c.isLowSurrogate(); });
}

bool matches(const QString &pattern, const QString &text)
{
    if (pattern.size() > kLongestPattern || text.size() > kLongestMatched)
        return true;
    const QRegularExpression expression(kMatchLimit + pattern, QRegularExpression::UseUnicodePropertiesOption);
    if (!expression.isValid())
        return true; // another dialect than ours
    const QRegularExpressionMatch match = expression.match(text);
    return !match.isValid() || match.hasMatch(); // given up: the provider decides
}

InputProblem problemOf(const InputField &field, InputProblemKind kind, QJsonValue bound = QJsonValue::Undefined,
                       bool open = false)
{
    return {.key = field.key, .kind = kind, .item = {}, .bound = std::move(bound), .isOpen = open, .serverType = {},
            .serverText = {}};
}

std::optional<InputProblem> checkNumber(const InputField &field, const QJsonValue &value)
{
    using enum InputProblemKind;
    const bool integer = field.type == InputType::Integer;
    if (!value.isDouble())
        return problemOf(field, integer ? NotAnInteger : NotANumber);
    const double number = value.toDouble();
    if (!std::isfinite(number))
        return problemOf(field, BeyondRange);
    if (integer && !wholeNumber(value))
        return problemOf(field, std::abs(number) >= 9.2e18 ? BeyondRange : NotAnInteger);
    if (field.minimum && (number < *field.minimum || (field.aboveMinimum && number == *field.minimum)))
        return problemOf(field, TooSmall, *field.minimum, field.aboveMinimum);
    if (field.maximum && (number > *field.maximum || (field.belowMaximum && number == *field.maximum)))
        return problemOf(field, TooLarge, *field.maximum, field.belowMaximum);
    if (field.multipleOf) {
        const double times = number / *field.multipleOf; // 0.3 / 0.1 is not quite 3
        if (std::abs(times - std::round(times)) > 1e-9 * std::max(1.0, std::abs(times)))
            return problemOf(field, NotAMultiple, *field.multipleOf);
    }
    return std::nullopt;
}

std::optional<InputProblem> checkString(const InputField &field, const QJsonValue &value)
{
    using enum InputProblemKind;
    if (!value.isString())
        return problemOf(field, NotAText);
    const QString text = value.toString();
    const qint64 length = codePoints(text);
    if (field.minLength && length < *field.minLength)
        return problemOf(field, TooShort, *field.minLength);
    if (field.maxLength && length > *field.maxLength)
        return problemOf(field, TooLong, *field.maxLength);
    if (!field.pattern.isEmpty() && !matches(field.pattern, text))
        return problemOf(field, PatternMismatch, field.pattern);
    return std::nullopt;
}

std::optional<InputProblem> checkJson(const InputField &field, const QJsonValue &value)
{
    using enum InputProblemKind;
    if (isDeeperThan(value, kDeepestJson))
        return problemOf(field, TooDeep, kDeepestJson);
    if (field.jsonShape == JsonShape::Object && !value.isObject())
        return problemOf(field, NotAnObject);
    if (field.jsonShape == JsonShape::List && !value.isArray())
        return problemOf(field, NotAList);
    return std::nullopt;
}

std::optional<InputProblem> checkOne(const InputField &field, const QJsonValue &value)
{
    using enum InputProblemKind;
    switch (field.type) {
    case InputType::Integer:
    case InputType::Number:
        return checkNumber(field, value);
    case InputType::String:
    case InputType::Secret:
        return checkString(field, value);
    case InputType::Boolean:
        return value.isBool() ? std::nullopt : std::optional(problemOf(field, NotABoolean));
    case InputType::Choice:
        return field.choices.contains(value) ? std::nullopt : std::optional(problemOf(field, NotAChoice, value));
    case InputType::File:
        return isInputFile(value) ? std::nullopt : std::optional(problemOf(field, NotAFile));
    case InputType::Json:
        return checkJson(field, value);
    }
    Q_UNREACHABLE_RETURN({});
}

std::optional<InputProblem> checkList(const InputField &field, const QJsonValue &value)
{
    using enum InputProblemKind;
    if (!value.isArray())
        return problemOf(field, NotAList);
    const QJsonArray items = value.toArray();
    if (field.minItems && items.size() < *field.minItems)
        return problemOf(field, TooFewItems, *field.minItems);
    if (field.maxItems && items.size() > *field.maxItems)
        return problemOf(field, TooManyItems, *field.maxItems);
    QSet<QString> seen;
    for (qsizetype i = 0; i < items.size(); ++i) {
        std::optional<InputProblem> problem = checkOne(field, items[i]);
        if (!problem && field.uniqueItems) {
            const QString text = compactJson(items[i]);
            if (seen.contains(text))
                problem = problemOf(field, RepeatedItem);
            seen.insert(text);
        }
        if (problem) {
            problem->item = i;
            return problem;
        }
    }
    return std::nullopt;
}

InputReading readNumber(const InputField &field, const QString &text)
{
    using enum InputProblemKind;
    static const QRegularExpression digits(u"^[+-]?\\d+$"_s);
    static const QRegularExpression decimal(u"^[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?$"_s);
    const bool integer = field.type == InputType::Integer;
    bool ok = false;
    if (const qint64 exact = text.toLongLong(&ok); ok)
        return {exact, {}};
    if (!decimal.match(text).hasMatch())
        return {QJsonValue::Undefined, problemOf(field, integer ? NotAnInteger : NotANumber)};
    const double number = text.toDouble(&ok);
    if (!ok || !std::isfinite(number) || (integer && digits.match(text).hasMatch()))
        return {QJsonValue::Undefined, problemOf(field, BeyondRange)};
    if (const auto whole = wholeNumber(number)) // "1e3", "8.0"
        return {*whole, {}};
    if (integer)
        return {QJsonValue::Undefined, problemOf(field, std::abs(number) >= 9.2e18 ? BeyondRange : NotAnInteger)};
    return {number, {}};
}

QJsonValue fittedNumber(const InputField &field, const QJsonValue &value)
{
    if (value.isString()) {
        const InputReading read = readNumber(field, value.toString().trimmed());
        return read.value.isUndefined() ? value : read.value;
    }
    if (const auto whole = wholeNumber(value))
        return *whole; // 8.0 is 8
    return value;
}

QJsonValue fittedOne(const InputField &field, const QJsonValue &value)
{
    switch (field.type) {
    case InputType::Integer:
    case InputType::Number:
        return fittedNumber(field, value);
    case InputType::Boolean:
        if (value.isString() && value.toString().compare("true"_L1, Qt::CaseInsensitive) == 0)
            return true;
        if (value.isString() && value.toString().compare("false"_L1, Qt::CaseInsensitive) == 0)
            return false;
        if (value == QJsonValue(0) || value == QJsonValue(1))
            return value.toInteger() == 1;
        return value;
    case InputType::Choice: {
        if (field.choices.contains(value) || value.isArray() || value.isObject())
            return value;
        const QString text = value.isString() ? value.toString() : compactJson(value);
        const auto same = std::ranges::find_if(field.choices, [&text](const QJsonValue &choice) {
            return (choice.isString() ? choice.toString() : compactJson(choice)) == text;
        });
        return same == field.choices.end() ? value : *same;
    }
    case InputType::String:
    case InputType::Secret:
        return value.isDouble() ? QJsonValue(compactJson(value)) : value;
    case InputType::File:
    case InputType::Json:
        break;
    }
    return value;
}

InputReading readJson(const InputField &field, const QString &text)
{
    using enum InputProblemKind;
    const QByteArray utf8 = text.toUtf8();
    if (deeperThan(utf8, kDeepestJson))
        return {QJsonValue::Undefined, problemOf(field, TooDeep, kDeepestJson)};
    QJsonParseError error;
    const QJsonArray values = QJsonDocument::fromJson('[' + utf8 + ']', &error).array(); // any value, also "true"
    if (error.error != QJsonParseError::NoError || values.size() != 1)
        return {QJsonValue::Undefined, problemOf(field, NotJson)};
    return {values.first(), {}};
}

/// \param text not blank
InputReading readOne(const InputField &field, const QString &text)
{
    using enum InputProblemKind;
    switch (field.type) {
    case InputType::Integer:
    case InputType::Number:
        return readNumber(field, text.trimmed());
    case InputType::Boolean:
    case InputType::Choice: {
        const QJsonValue value = fittedOne(field, text);
        const std::optional<InputProblem> problem = checkOne(field, value);
        return {problem ? QJsonValue(QJsonValue::Undefined) : value, problem};
    }
    case InputType::File:
        return {text.trimmed(), {}};
    case InputType::Json:
        return readJson(field, text);
    case InputType::String:
    case InputType::Secret:
        break;
    }
    return {text, {}};
}

} // namespace

bool isInputFile(const QJsonValue &value)
{
    if (!value.isString())
        return false;
    const QString text = value.toString();
    if (text.startsWith("data:"_L1, Qt::CaseInsensitive))
        return text.indexOf(u',') > 0;
    const QLatin1StringView schemes[] = {"https://"_L1, "http://"_L1, "file:///"_L1};
    return std::ranges::any_of(schemes, [&text](QLatin1StringView scheme) {
        return text.startsWith(scheme, Qt::CaseInsensitive) && text.size() > scheme.size() && !text.contains(u'\n');
    });
}

QJsonValue fittedToField(const InputField &field, const QJsonValue &value)
{
    if (value.isUndefined() || (value.isNull() && !field.extra))
        return QJsonValue::Undefined;
    if (field.type == InputType::Secret && value == QJsonValue(QString(kRedactedSecret)))
        return QJsonValue::Undefined; // stored without it
    if (!field.list)
        return fittedOne(field, value);
    if (!value.isArray())
        return value;
    QJsonArray items = value.toArray();
    for (qsizetype i = 0; i < items.size(); ++i)
        items[i] = fittedOne(field, items[i]);
    return items;
}

std::optional<InputProblem> checkValue(const InputField &field, const QJsonValue &value)
{
    if (value.isUndefined()) {
        if (field.required && !field.hasDefault())
            return problemOf(field, InputProblemKind::Required);
        return std::nullopt;
    }
    return field.list ? checkList(field, value) : checkOne(field, value);
}

QString inputText(const InputField &field, const QJsonValue &value)
{
    const auto one = [](const QJsonValue &v) { return v.isString() ? v.toString() : compactJson(v); };
    if (value.isUndefined())
        return {};
    if (field.list && value.isArray()) {
        QStringList lines;
        for (const QJsonValue &item : value.toArray())
            lines.append(one(item));
        return lines.join(u'\n');
    }
    if (field.type != InputType::Json)
        return one(value);
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson()).trimmed();
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson()).trimmed();
    return compactJson(value); // a string with its quotes: "1" is not 1
}

InputReading readInputText(const InputField &field, const QString &text)
{
    if (!field.list)
        return readOne(field, text);
    QJsonArray items;
    QStringList lines = text.split(u'\n');
    while (!lines.isEmpty() && lines.last().trimmed().isEmpty())
        lines.removeLast();
    for (const QString &line : std::as_const(lines)) {
        if (line.trimmed().isEmpty() && field.type != InputType::String)
            continue;
        const InputReading read = readOne(field, line);
        if (read.problem) {
            InputProblem problem = *read.problem;
            problem.item = items.size();
            return {QJsonValue::Undefined, problem};
        }
        items.append(read.value);
    }
    return {items, {}};
}

} // namespace bakeoff
