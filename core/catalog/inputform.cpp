// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/inputform.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <functional>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// Data URIs up to this many characters are stored as they stand.
constexpr qsizetype kShortDataUri = 1000;

/// The value with every string in it, at any depth, put through `change`.
QJsonValue mapped(const QJsonValue &value, const std::function<QString(const QString &)> &change)
{
    if (value.isString())
        return change(value.toString());
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            array[i] = mapped(array[i], change);
        return array;
    }
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            it.value() = mapped(it.value(), change);
        return object;
    }
    return value;
}

void eachString(const QJsonValue &value, const std::function<void(const QString &)> &visit)
{
    if (value.isString()) {
        visit(value.toString());
    } else if (value.isArray()) {
        for (const QJsonValue &item : value.toArray())
            eachString(item, visit);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (const QJsonValue &item : object)
            eachString(item, visit);
    }
}

/// The file in a long data URI.
std::optional<InlineFile> inlineFile(const QString &text)
{
    if (text.size() <= kShortDataUri || !text.startsWith("data:"_L1, Qt::CaseInsensitive))
        return std::nullopt;
    const qsizetype comma = text.first(std::min<qsizetype>(text.size(), 300)).indexOf(u',');
    if (comma < 0)
        return std::nullopt;
    const QStringView head = QStringView(text).sliced(5, comma - 5);
    const QByteArray body = QStringView(text).sliced(comma + 1).toUtf8();
    InlineFile file;
    file.mediaType = head.toUtf8().split(';').first().toLower();
    file.bytes = head.endsWith(";base64"_L1, Qt::CaseInsensitive) ? QByteArray::fromBase64(body)
                                                                  : QByteArray::fromPercentEncoding(body);
    file.sha256 = QCryptographicHash::hash(file.bytes, QCryptographicHash::Sha256);
    return file;
}

QJsonValue hidden(const QJsonValue &secret)
{
    if (!secret.isArray())
        return QString(kRedactedSecret);
    QJsonArray items;
    for (qsizetype i = 0; i < secret.toArray().size(); ++i)
        items.append(QString(kRedactedSecret));
    return items;
}

/// "x is required", "Additional property x is not allowed": of errors that name no field of their own.
QString fieldInWords(const InvalidField &error)
{
    static const QRegularExpression required(u"^['\"]?([^\\s'\"]+)['\"]? is required"_s);
    static const QRegularExpression additional(u"^Additional property ['\"]?([^\\s'\"]+)['\"]? is not allowed"_s,
                                               QRegularExpression::CaseInsensitiveOption);
    for (const QRegularExpression &sentence : {required, additional}) {
        if (const auto match = sentence.match(error.description); match.hasMatch())
            return match.captured(1);
    }
    return {};
}

} // namespace

InputForm::InputForm(InputSchema schema)
    : m_output(std::move(schema.output))
    , m_fields(std::move(schema.fields))
{
    for (qsizetype i = 0; i < m_fields.size(); ++i) {
        m_fields[i].defaultValue = fittedToField(m_fields[i], m_fields[i].defaultValue);
        m_places.insert(m_fields[i].key, i);
    }
}

InputForm InputForm::fromInput(InputSchema schema, const QJsonObject &input)
{
    InputForm form(std::move(schema));
    form.setInput(input);
    return form;
}

void InputForm::setInput(const QJsonObject &input)
{
    m_entries.clear();
    const auto gone = [&input](const InputField &field) { return field.extra && !input.contains(field.key); };
    for (const InputField &field : std::as_const(m_fields)) {
        if (gone(field))
            m_places.remove(field.key);
    }
    m_fields.removeIf(gone); // extra fields stand at the end: the places of the others stay, those of extra ones do not
    for (qsizetype i = 0; i < m_fields.size(); ++i) {
        if (m_fields[i].extra)
            m_places[m_fields[i].key] = i;
    }
    for (auto it = input.begin(); it != input.end(); ++it) {
        const InputField *known = field(it.key());
        set(it.key(), known ? fittedToField(*known, it.value()) : it.value());
    }
}

const InputField *InputForm::field(QStringView key) const
{
    const auto place = m_places.constFind(key.toString());
    return place == m_places.cend() ? nullptr : &m_fields[*place];
}

const InputField &InputForm::addExtra(const QString &key)
{
    InputField field;
    field.key = key;
    field.title = key.isEmpty() ? u"\"\""_s : key;
    field.extra = true;
    m_places.insert(key, m_fields.size());
    m_fields.append(field);
    return m_fields.constLast();
}

bool InputForm::isSet(const QString &key) const
{
    const auto entry = m_entries.constFind(key);
    return entry != m_entries.cend() && (!entry->value.isUndefined() || !entry->text.isEmpty());
}

QJsonValue InputForm::value(const QString &key) const
{
    const auto entry = m_entries.constFind(key);
    return entry == m_entries.cend() ? QJsonValue(QJsonValue::Undefined) : entry->value;
}

QJsonValue InputForm::shownValue(const QString &key) const
{
    const InputField *known = field(key);
    return isSet(key) || !known ? value(key) : known->defaultValue;
}

QString InputForm::text(const QString &key) const
{
    const auto entry = m_entries.constFind(key);
    if (entry == m_entries.cend())
        return {};
    const InputField *known = field(key);
    return entry->text.isEmpty() && known ? inputText(*known, entry->value) : entry->text;
}

void InputForm::set(const QString &key, const QJsonValue &value)
{
    const InputField *known = field(key);
    if (value.isUndefined() || (value.isNull() && known && !known->extra)) {
        unset(key);
        return;
    }
    const InputField &target = known ? *known : addExtra(key);
    m_entries.insert(key, {.value = value, .text = {}, .problem = checkValue(target, value), .server = {}});
}

void InputForm::setText(const QString &key, const QString &text)
{
    const InputField *known = field(key);
    Q_ASSERT(known);
    const bool words = !known->list && (known->type == InputType::String || known->type == InputType::Secret);
    if (words ? text.isEmpty() : text.trimmed().isEmpty()) {
        // Where the model has a text of its own, no text is something to say.
        if (words && !known->defaultValue.toString().isEmpty())
            set(key, QString());
        else
            unset(key);
        return;
    }
    const InputReading read = readInputText(*known, text);
    if (!read.problem)
        set(key, read.value);
    else
        m_entries.insert(key, {.value = QJsonValue::Undefined, .text = text, .problem = read.problem, .server = {}});
}

void InputForm::unset(const QString &key)
{
    m_entries.remove(key);
    const InputField *known = field(key);
    if (!known || !known->extra)
        return;
    const qsizetype place = m_places.take(key);
    m_fields.removeAt(place);
    for (qsizetype i = place; i < m_fields.size(); ++i)
        m_places[m_fields[i].key] = i;
}

QJsonObject InputForm::input() const
{
    QJsonObject input;
    for (const InputField &field : m_fields) {
        const QJsonValue set = value(field.key);
        if (!set.isUndefined())
            input.insert(field.key, set);
        else if (field.required && field.hasDefault() && !isSet(field.key))
            input.insert(field.key, field.defaultValue);
    }
    return input;
}

QJsonObject InputForm::redacted() const
{
    QJsonObject result = input();
    for (const InputField &field : m_fields) {
        if (!result.contains(field.key))
            continue;
        const QJsonValue sent = result.value(field.key);
        result.insert(field.key, field.type == InputType::Secret ? hidden(sent) : mapped(sent, [](const QString &text) {
            const auto file = inlineFile(text);
            return file ? u"sha256:"_s + QString::fromLatin1(file->sha256.toHex()) : text;
        }));
    }
    return result;
}

QList<InlineFile> InputForm::inlineFiles() const
{
    QList<InlineFile> files;
    const QJsonObject sent = input();
    for (const InputField &field : m_fields) {
        if (field.type == InputType::Secret)
            continue;
        eachString(sent.value(field.key), [&files](const QString &text) {
            if (const auto file = inlineFile(text); file && !files.contains(*file))
                files.append(*file);
        });
    }
    return files;
}

bool InputForm::hasSecrets() const
{
    const QJsonObject sent = input();
    return std::ranges::any_of(m_fields, [&sent](const InputField &field) {
        return field.type == InputType::Secret && sent.contains(field.key);
    });
}

QStringList InputForm::localFiles() const
{
    QStringList files;
    const QJsonObject sent = input();
    for (const InputField &field : m_fields) {
        eachString(sent.value(field.key), [&files](const QString &text) {
            if (text.startsWith("file://"_L1, Qt::CaseInsensitive) && !files.contains(text))
                files.append(text);
        });
    }
    return files;
}

QJsonObject InputForm::withFiles(const QJsonObject &input, const QHash<QString, QString> &addresses)
{
    return mapped(input, [&addresses](const QString &text) { return addresses.value(text, text); }).toObject();
}

QList<InputProblem> InputForm::problems() const
{
    QList<InputProblem> own;
    QList<InputProblem> server;
    for (const InputField &field : m_fields) {
        const auto entry = m_entries.constFind(field.key);
        if (entry != m_entries.cend())
            server.append(entry->server);
        const auto problem = entry != m_entries.cend() && isSet(field.key)
            ? entry->problem
            : checkValue(field, QJsonValue::Undefined);
        if (problem)
            own.append(*problem);
    }
    return own + server;
}

std::optional<InputProblem> InputForm::problem(const QString &key) const
{
    const InputField *known = field(key);
    const auto entry = m_entries.constFind(key);
    if (!known)
        return std::nullopt;
    if (entry == m_entries.cend() || !isSet(key)) {
        if (const auto missing = checkValue(*known, QJsonValue::Undefined))
            return missing;
    }
    if (entry == m_entries.cend())
        return std::nullopt;
    if (entry->problem)
        return entry->problem;
    return entry->server.isEmpty() ? std::nullopt : std::optional(entry->server.first());
}

QList<InvalidField> InputForm::applyServerErrors(const QList<InvalidField> &errors)
{
    clearServerErrors();
    QList<InvalidField> others;
    for (const InvalidField &error : errors) {
        InputProblem problem{.key = error.field, .kind = InputProblemKind::Refused, .item = {},
                             .bound = QJsonValue::Undefined, .isOpen = false, .serverType = error.type,
                             .serverText = error.description};
        if (problem.key.startsWith("input."_L1) && !field(problem.key))
            problem.key = problem.key.sliced(6);
        // "frames.3.url", "frames[3]": the longest beginning that is a field.
        QString rest;
        for (qsizetype cut = problem.key.size(); cut > 0 && !field(problem.key);) {
            cut = std::max(problem.key.lastIndexOf(u'.'), problem.key.lastIndexOf(u'['));
            if (cut < 0)
                break;
            rest = problem.key.sliced(cut + 1);
            problem.key.truncate(cut);
        }
        if (!field(problem.key)) {
            problem.key = fieldInWords(error);
            rest.clear();
        }
        if (!field(problem.key)) {
            others.append(error);
            continue;
        }
        bool ok = false;
        if (const int item = rest.remove(u']').toInt(&ok); ok && item >= 0)
            problem.item = item;
        m_entries[problem.key].server.append(problem);
    }
    return others;
}

void InputForm::clearServerErrors()
{
    m_entries.removeIf([](QHash<QString, Entry>::iterator entry) {
        return entry->value.isUndefined() && entry->text.isEmpty();
    });
    for (Entry &entry : m_entries)
        entry.server.clear();
}

} // namespace bakeoff
