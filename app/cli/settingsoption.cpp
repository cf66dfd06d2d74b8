// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/settingsoption.h"

#include "cli/context.h"
#include "providers/jsonschema.h"
#include "providers/settingssupport.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <optional>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

QStringList efforts()
{
    return {u"none"_s, u"minimal"_s, u"low"_s, u"medium"_s, u"high"_s, u"xhigh"_s, u"max"_s};
}

bool within(const std::optional<double> &value, double low, double high)
{
    return !value || (*value >= low && *value <= high);
}

/// Is the value of this setting one that can be sent?
bool isUsable(SettingId id, const GenerationSettings &s)
{
    switch (id) {
    case SettingId::Temperature:
        return within(s.temperature, 0, 2);
    case SettingId::TopP:
        return within(s.topP, 0, 1);
    case SettingId::TopK:
        return s.topK.value_or(0) >= 0;
    case SettingId::MinP:
        return within(s.minP, 0, 1);
    case SettingId::FrequencyPenalty:
        return within(s.frequencyPenalty, -2, 2);
    case SettingId::PresencePenalty:
        return within(s.presencePenalty, -2, 2);
    case SettingId::RepetitionPenalty:
        return within(s.repetitionPenalty, 0, 2) && s.repetitionPenalty != 0.0;
    case SettingId::MaxTokens:
        return s.maxTokens.value_or(1) >= 1;
    case SettingId::Stop:
        return s.stop.size() <= 4 && !s.stop.contains(QString());
    case SettingId::ReasoningEffort:
        return s.reasoningEffort.isEmpty() || efforts().contains(s.reasoningEffort);
    case SettingId::ReasoningMaxTokens:
        return s.reasoningMaxTokens.value_or(1) >= 1;
    case SettingId::ResponseFormat: {
        const QString type = s.responseFormat["type"_L1].toString();
        const auto schema = schemaOf(s.responseFormat);
        return s.responseFormat.isEmpty() || type == "text"_L1 || type == "json_object"_L1 ||
               (schema && checkJsonSchema(QJsonDocument(*schema).toJson(QJsonDocument::Compact)).ok());
    }
    case SettingId::Seed:
    case SettingId::Routing:
    case SettingId::SystemPrompt:
    case SettingId::Extra:
        return true;
    }
    Q_UNREACHABLE_RETURN(false);
}

std::optional<QJsonObject> objectOf(const QString &text)
{
    const QByteArray json = text.toUtf8();
    return checkJsonObject(json).ok() ? std::optional(QJsonDocument::fromJson(json).object()) : std::nullopt;
}

/// A whole `response_format`, one of its plain types, or a schema alone.
std::optional<QJsonObject> responseFormatOf(const QString &text)
{
    if (text == "text"_L1 || text == "json_object"_L1)
        return QJsonObject{{"type"_L1, text}};
    const auto object = objectOf(text);
    if (!object || object->isEmpty())
        return std::nullopt;
    const QString type = object->value("type"_L1).toString();
    if (type == "text"_L1 || type == "json_object"_L1 || type == "json_schema"_L1)
        return object;
    return QJsonObject{{"type"_L1, "json_schema"_L1},
                       {"json_schema"_L1,
                        QJsonObject{{"name"_L1, "answer"_L1}, {"schema"_L1, *object}, {"strict"_L1, true}}}};
}

/// A list of texts as JSON, else the text itself.
QStringList stopsOf(const QString &text)
{
    QStringList stops;
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (!document.isArray())
        return {text};
    for (const QJsonValue item : document.array())
        stops.append(item.toString());
    return stops;
}

bool assign(GenerationSettings &s, SettingId id, const QString &value)
{
    const QString name = id == SettingId::ReasoningMaxTokens ? settingName(SettingId::ReasoningEffort) : settingName(id);
    if (value.isEmpty() && id != SettingId::SystemPrompt) { // an empty system prompt is none
        s.clear(name);
        return true;
    }
    s.cleared.removeAll(name);
    bool ok = true;
    const auto object = [&ok, &value](QJsonObject &target) {
        const auto read = objectOf(value);
        ok = read.has_value();
        target = read.value_or(QJsonObject());
    };
    switch (id) {
    case SettingId::Temperature:
        s.temperature = value.toDouble(&ok);
        break;
    case SettingId::TopP:
        s.topP = value.toDouble(&ok);
        break;
    case SettingId::TopK:
        s.topK = value.toLongLong(&ok);
        break;
    case SettingId::MinP:
        s.minP = value.toDouble(&ok);
        break;
    case SettingId::FrequencyPenalty:
        s.frequencyPenalty = value.toDouble(&ok);
        break;
    case SettingId::PresencePenalty:
        s.presencePenalty = value.toDouble(&ok);
        break;
    case SettingId::RepetitionPenalty:
        s.repetitionPenalty = value.toDouble(&ok);
        break;
    case SettingId::MaxTokens:
        s.maxTokens = value.toLongLong(&ok);
        break;
    case SettingId::Seed:
        s.seed = value.toLongLong(&ok);
        break;
    case SettingId::Stop:
        s.stop += stopsOf(value);
        break;
    case SettingId::ReasoningEffort:
        s.reasoningEffort = value;
        s.reasoningMaxTokens.reset(); // one setting in two forms: the last one given counts
        break;
    case SettingId::ReasoningMaxTokens:
        s.reasoningMaxTokens = value.toLongLong(&ok);
        s.reasoningEffort.clear();
        break;
    case SettingId::ResponseFormat: {
        const auto format = responseFormatOf(value);
        ok = format.has_value();
        s.responseFormat = format.value_or(QJsonObject());
        break;
    }
    case SettingId::Routing:
        object(s.routing);
        break;
    case SettingId::SystemPrompt:
        s.systemPrompt = value;
        break;
    case SettingId::Extra:
        object(s.extra);
        break;
    }
    return ok && isUsable(id, s);
}

QString noValue(const QString &value, const QString &name)
{
    constexpr qsizetype kShown = 200;
    const QString shown = value.size() > kShown ? value.first(kShown) + u'…' : value;
    return Cli::tr("\"%1\" is no value for %2.").arg(harmless(shown), name);
}

QString noSuchSetting(const QString &name)
{
    QStringList names;
    for (const SettingId id : kSettingIds)
        names.append(settingName(id));
    return Cli::tr("There is no setting \"%1\". There are: %2.").arg(harmless(name), names.join(u", "_s));
}

} // namespace

Result<QString> textOrFile(const QString &argument)
{
    if (!argument.startsWith(u'@'))
        return argument;
    QFile file(argument.mid(1));
    const bool opened = argument == "@-"_L1 ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        return Error{.kind = ErrorKind::BadInput, .detail = file.errorString()};
    return QString::fromUtf8(file.readAll());
}

QString applySetting(GenerationSettings &settings, const QString &assignment)
{
    const qsizetype equals = assignment.indexOf(u'=');
    const QString name = equals < 0 ? assignment : assignment.first(equals);
    const auto id = settingFromName(name);
    if (!id)
        return noSuchSetting(name);
    QString value = equals < 0 ? QString() : assignment.sliced(equals + 1);
    const bool mayBeFile = *id == SettingId::ResponseFormat || *id == SettingId::Routing || *id == SettingId::Extra ||
                           *id == SettingId::SystemPrompt;
    if (mayBeFile) {
        const Result<QString> text = textOrFile(value);
        if (!text)
            return Cli::tr("\"%1\" cannot be read: %2.").arg(value.mid(1), text.error().detail);
        value = *text;
    }
    return equals >= 0 && assign(settings, *id, value) ? QString() : noValue(value, name);
}

QString readSettings(GenerationSettings &settings, const QString &json)
{
    const auto object = objectOf(json);
    if (!object) {
        const JsonCheck check = checkJsonObject(json.toUtf8());
        if (check.line == 0)
            return Cli::tr("The settings are no JSON object.");
        return Cli::tr("The settings are no JSON: line %1, column %2.").arg(check.line).arg(check.column);
    }
    settings = GenerationSettings::fromJson(*object);
    const QJsonObject understood = settings.toJson();
    for (auto member = object->constBegin(); member != object->constEnd(); ++member) {
        if (member.key() == "cleared"_L1) {
            for (const QJsonValue name : member->toArray()) {
                const QString setting = name.toString().section(u'.', 0, 0);
                if (const auto id = settingFromName(setting); !id || settingName(*id) != setting)
                    return noSuchSetting(name.toString());
            }
            continue;
        }
        const auto id = settingFromName(member.key());
        if (!id || settingName(*id) != member.key())
            return noSuchSetting(member.key());
        if (understood.value(member.key()) != member.value() || !isUsable(*id, settings)) {
            const QByteArray value = QJsonDocument(QJsonArray{member.value()}).toJson(QJsonDocument::Compact);
            return noValue(QString::fromUtf8(value.sliced(1).chopped(1)), member.key());
        }
    }
    return {};
}

} // namespace bakeoff
