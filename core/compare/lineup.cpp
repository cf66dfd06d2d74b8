// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/lineup.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonParseError>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView kFormat = "bakeoff-lineups"_L1;
constexpr int kVersion = 1;
/// A file of line-ups is written by hand or by us; larger ones are something else. Bytes.
constexpr qsizetype kMostBytes = 16 * 1024 * 1024;

Error wrong(const QString &what)
{
    return Error{.kind = ErrorKind::BadInput, .detail = what};
}

/// An object where there is one, an empty one where there is nothing.
Result<QJsonObject> objectAt(const QJsonObject &json, QLatin1StringView key, const QString &place)
{
    const QJsonValue value = json[key];
    if (value.isUndefined() || value.isNull())
        return QJsonObject();
    if (!value.isObject())
        return wrong(u"%1: \"%2\" is no object"_s.arg(place, key));
    return value.toObject();
}

Result<LineUp::Entry> entryFromJson(const QJsonValue &value, const QString &place)
{
    // A model alone may stand there as text.
    const QJsonObject json = value.isString() ? QJsonObject{{"model"_L1, value}} : value.toObject();
    const auto model = ModelRef::fromString(json["model"_L1].toString());
    if (!model)
        return wrong(u"%1: \"model\" is no PROVIDER/ID"_s.arg(place));
    const Result<QJsonObject> settings = objectAt(json, "settings"_L1, place);
    if (!settings)
        return settings.error();
    const QJsonValue repeat = json["repeat"_L1];
    if (!repeat.isUndefined() && (repeat.toInt() < 1 || repeat.toInt() > Pane::MaximumRepeat))
        return wrong(u"%1: \"repeat\" is no number from 1 to %2"_s.arg(place).arg(Pane::MaximumRepeat));
    return LineUp::Entry{.model = *model,
                         .settings = GenerationSettings::fromJson(*settings),
                         .repeat = repeat.toInt(1)};
}

} // namespace

Status checkLineUp(const LineUp &lineUp)
{
    const QString &name = lineUp.name;
    if (name.trimmed().isEmpty() || name != name.trimmed())
        return wrong(u"a line-up needs a name that begins and ends with no blank"_s);
    if (name.size() > LineUp::LongestName)
        return wrong(u"the name has more than %1 characters"_s.arg(LineUp::LongestName));
    if (std::ranges::any_of(name, [](QChar c) { return c.category() == QChar::Other_Control || c == u'\u2028'; }))
        return wrong(u"the name has more than one line"_s);
    if (lineUp.entries.size() > LineUp::MostEntries)
        return wrong(u"a line-up has at most %1 models"_s.arg(LineUp::MostEntries));
    return success();
}

LineUp lineUpOf(const Comparison &comparison, const QString &name)
{
    LineUp lineUp{.name = name,
                  .isDefault = false,
                  .systemPrompt = comparison.systemPrompt,
                  .defaults = comparison.defaults,
                  .entries = {}};
    for (const Pane &pane : comparison.panes)
        lineUp.entries.append({.model = pane.model, .settings = pane.settings, .repeat = pane.repeat});
    return lineUp;
}

QList<Pane> panesOf(const LineUp &lineUp, UtcMicros now)
{
    QList<Pane> panes;
    for (const LineUp::Entry &entry : lineUp.entries.first(std::min(lineUp.entries.size(), LineUp::MostEntries))) {
        panes.append({.id = newId(now),
                      .model = entry.model,
                      .settings = entry.settings,
                      .repeat = std::clamp(entry.repeat, 1, Pane::MaximumRepeat)});
    }
    return panes;
}

QJsonObject lineUpToJson(const LineUp &lineUp)
{
    QJsonArray models;
    for (const LineUp::Entry &entry : lineUp.entries) {
        QJsonObject model{{"model"_L1, entry.model.toString()}};
        if (const QJsonObject settings = entry.settings.toJson(); !settings.isEmpty())
            model["settings"_L1] = settings;
        if (entry.repeat != 1)
            model["repeat"_L1] = entry.repeat;
        models.append(model);
    }
    QJsonObject json{{"name"_L1, lineUp.name}, {"models"_L1, models}};
    if (!lineUp.systemPrompt.isEmpty())
        json["system_prompt"_L1] = lineUp.systemPrompt;
    if (const QJsonObject defaults = lineUp.defaults.toJson(); !defaults.isEmpty())
        json["defaults"_L1] = defaults;
    return json;
}

Result<LineUp> lineUpFromJson(const QJsonObject &json, const QString &place)
{
    LineUp lineUp;
    lineUp.name = json["name"_L1].toString();
    lineUp.systemPrompt = json["system_prompt"_L1].toString();
    const Result<QJsonObject> defaults = objectAt(json, "defaults"_L1, place);
    if (!defaults)
        return defaults.error();
    lineUp.defaults = GenerationSettings::fromJson(*defaults);
    if (!json["models"_L1].isArray())
        return wrong(u"%1: \"models\" is no list"_s.arg(place));
    for (const QJsonValue value : json["models"_L1].toArray()) {
        Result<LineUp::Entry> entry = entryFromJson(value, u"%1, model %2"_s.arg(place).arg(lineUp.entries.size() + 1));
        if (!entry)
            return entry.error();
        lineUp.entries.append(std::move(entry).value());
    }
    if (const Status usable = checkLineUp(lineUp); !usable)
        return wrong(place + u": "_s + usable.error().detail);
    return lineUp;
}

QByteArray lineUpsToFile(const QList<LineUp> &lineUps)
{
    QJsonArray list;
    for (const LineUp &lineUp : lineUps)
        list.append(lineUpToJson(lineUp));
    return QJsonDocument(QJsonObject{{"format"_L1, kFormat}, {"version"_L1, kVersion}, {"lineups"_L1, list}}).toJson();
}

Result<QList<LineUp>> lineUpsFromFile(const QByteArray &bytes)
{
    if (bytes.size() > kMostBytes)
        return wrong(u"the file is larger than %1 bytes"_s.arg(kMostBytes));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return wrong(u"no JSON at byte %1: %2"_s.arg(error.offset).arg(error.errorString()));
    const QJsonObject file = document.object();
    if (file["format"_L1].toString() != kFormat)
        return wrong(u"\"format\" is not \"%1\""_s.arg(kFormat));
    const int version = file["version"_L1].toInt();
    if (version > kVersion)
        return Error{.kind = ErrorKind::NewerData,
                     .detail = u"version %1, this program knows up to %2"_s.arg(version).arg(kVersion)};
    if (version < 1)
        return wrong(u"\"version\" is no number from 1"_s);
    if (!file["lineups"_L1].isArray())
        return wrong(u"\"lineups\" is no list"_s);
    QList<LineUp> lineUps;
    for (const QJsonValue value : file["lineups"_L1].toArray()) {
        const QString place = u"line-up %1"_s.arg(lineUps.size() + 1);
        if (!value.isObject())
            return wrong(u"%1 is no object"_s.arg(place));
        Result<LineUp> lineUp = lineUpFromJson(value.toObject(), place);
        if (!lineUp)
            return lineUp.error();
        if (std::ranges::find(lineUps, lineUp->name, &LineUp::name) != lineUps.end())
            return wrong(u"%1: an earlier one has the same name"_s.arg(place));
        lineUps.append(std::move(lineUp).value());
    }
    return lineUps;
}

} // namespace bakeoff
