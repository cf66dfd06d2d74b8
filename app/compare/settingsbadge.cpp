// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/settingsbadge.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

QString shortText(const QString &text)
{
    constexpr qsizetype kMost = 60;
    const QString line = text.simplified();
    return line.size() <= kMost ? line : line.first(kMost - 1) + u'…';
}

/// A value of GenerationSettings::toJson() in words; empty for an absent one.
QString valueText(const QString &name, const QJsonValue &value)
{
    if (value.isUndefined())
        return {};
    if (name == "response_format"_L1) {
        const QString type = value["type"_L1].toString();
        if (type == "json_schema"_L1)
            return SettingsBadge::tr("JSON schema");
        return type == "json_object"_L1 ? SettingsBadge::tr("JSON") : SettingsBadge::tr("text");
    }
    if (name == "stop"_L1) {
        QStringList quoted;
        for (const QJsonValue sequence : value.toArray())
            quoted.append(u'“' + sequence.toString().replace(u'\n', u"↵"_s) + u'”');
        return quoted.join(u' ');
    }
    if (name == "system_prompt"_L1) {
        const QString text = value.toString();
        return text.isEmpty() ? SettingsBadge::tr("none") : u'“' + shortText(text) + u'”';
    }
    if (value.isObject())
        return shortText(QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact)));
    if (value.isDouble()) {
        const qint64 whole = value.toInteger(-1);
        return whole >= 0 ? QString::number(whole) : SettingsBadge::number(value.toDouble());
    }
    return value.toString();
}

/// Short word of a setting for the badge, with a place for its value where that is short.
QString badgeWord(const QString &name, const QString &value)
{
    if (name == "temperature"_L1)
        return SettingsBadge::tr("temp %1").arg(value);
    if (name == "top_p"_L1)
        return SettingsBadge::tr("top p %1").arg(value);
    if (name == "top_k"_L1)
        return SettingsBadge::tr("top k %1").arg(value);
    if (name == "min_p"_L1)
        return SettingsBadge::tr("min p %1").arg(value);
    if (name == "frequency_penalty"_L1)
        return SettingsBadge::tr("frequency %1").arg(value);
    if (name == "presence_penalty"_L1)
        return SettingsBadge::tr("presence %1").arg(value);
    if (name == "repetition_penalty"_L1)
        return SettingsBadge::tr("repetition %1").arg(value);
    if (name == "max_tokens"_L1)
        return SettingsBadge::tr("max %1").arg(value);
    if (name == "seed"_L1)
        return SettingsBadge::tr("seed %1").arg(value);
    if (name == "stop"_L1)
        return SettingsBadge::tr("stop");
    if (name == "reasoning_effort"_L1)
        return SettingsBadge::tr("effort %1").arg(value);
    if (name == "reasoning_max_tokens"_L1)
        return SettingsBadge::tr("reasoning %1").arg(value);
    if (name == "response_format"_L1)
        return value;
    if (name == "routing"_L1)
        return SettingsBadge::tr("routing");
    if (name == "system_prompt"_L1)
        return SettingsBadge::tr("system prompt");
    return SettingsBadge::tr("extra JSON");
}

/// All panes have a value, and this one is left to the provider.
bool isLeftOut(const QString &name, const QJsonObject &own, const QJsonObject &common)
{
    if (own.contains(name) || !common.contains(name) || name == "system_prompt"_L1)
        return false;
    const bool effort = name == "reasoning_effort"_L1 || name == "reasoning_max_tokens"_L1;
    return !effort || (!own.contains("reasoning_effort"_L1) && !own.contains("reasoning_max_tokens"_L1));
}

/// For the badge.
QString leftOutWord(const QString &name)
{
    if (name == "stop"_L1)
        return SettingsBadge::tr("no stop");
    if (name == "routing"_L1)
        return SettingsBadge::tr("no routing");
    if (name == "extra"_L1)
        return SettingsBadge::tr("no extra JSON");
    if (name == "response_format"_L1)
        return SettingsBadge::tr("default format");
    //: In the badge of a pane, in place of a value: "temp default" is the provider's own temperature.
    return badgeWord(name, SettingsBadge::tr("default"));
}

QString lineWord(const QString &name)
{
    if (name == "temperature"_L1)
        return SettingsBadge::tr("Temperature");
    if (name == "top_p"_L1)
        return SettingsBadge::tr("Top p");
    if (name == "top_k"_L1)
        return SettingsBadge::tr("Top k");
    if (name == "min_p"_L1)
        return SettingsBadge::tr("Min p");
    if (name == "frequency_penalty"_L1)
        return SettingsBadge::tr("Frequency penalty");
    if (name == "presence_penalty"_L1)
        return SettingsBadge::tr("Presence penalty");
    if (name == "repetition_penalty"_L1)
        return SettingsBadge::tr("Repetition penalty");
    if (name == "max_tokens"_L1)
        return SettingsBadge::tr("Max tokens");
    if (name == "seed"_L1)
        return SettingsBadge::tr("Seed");
    if (name == "stop"_L1)
        return SettingsBadge::tr("Stop sequences");
    if (name == "reasoning_effort"_L1)
        return SettingsBadge::tr("Reasoning effort");
    if (name == "reasoning_max_tokens"_L1)
        return SettingsBadge::tr("Reasoning tokens");
    if (name == "response_format"_L1)
        return SettingsBadge::tr("Answer format");
    if (name == "routing"_L1)
        return SettingsBadge::tr("OpenRouter routing");
    if (name == "system_prompt"_L1)
        return SettingsBadge::tr("System prompt");
    return SettingsBadge::tr("Extra JSON");
}

/// In the order of the form.
QStringList names()
{
    return {u"temperature"_s,        u"top_p"_s,
            u"top_k"_s,              u"min_p"_s,
            u"frequency_penalty"_s,  u"presence_penalty"_s,
            u"repetition_penalty"_s, u"max_tokens"_s,
            u"seed"_s,               u"stop"_s,
            u"reasoning_effort"_s,   u"reasoning_max_tokens"_s,
            u"response_format"_s,    u"system_prompt"_s,
            u"routing"_s,            u"extra"_s};
}

} // namespace

QString SettingsBadge::number(double value)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(value, 'g', QLocale::FloatingPointShortest);
}

QString SettingsBadge::text(const GenerationSettings &settings, const GenerationSettings &defaults, int repeat)
{
    const QJsonObject own = settings.toJson();
    const QJsonObject common = defaults.toJson();
    QStringList parts;
    for (const QString &name : names()) {
        if (own.contains(name) && own.value(name) != common.value(name))
            parts.append(badgeWord(name, valueText(name, own.value(name))));
        else if (isLeftOut(name, own, common))
            parts.append(leftOutWord(name));
    }
    if (repeat > 1) {
        //: Every prompt is answered several times in this pane.
        parts.append(tr("×%1").arg(repeat));
    }
    return parts.join(u", "_s);
}

QString SettingsBadge::toolTip(const GenerationSettings &settings, const GenerationSettings &defaults, int repeat)
{
    const QJsonObject own = settings.toJson();
    const QJsonObject common = defaults.toJson();
    QStringList lines;
    for (const QString &name : names()) {
        if (isLeftOut(name, own, common)) {
            //: A setting that is left to the provider. %1: its name; %2: the value that all panes have.
            lines.append(tr("%1: provider’s default (all panes: %2)").arg(lineWord(name), valueText(name, common.value(name))));
            continue;
        }
        if (!own.contains(name))
            continue;
        const QString value = valueText(name, own.value(name));
        QString line = tr("%1: %2").arg(lineWord(name), value);
        if (own.value(name) == common.value(name))
            line = tr("%1 (as all panes)").arg(line);
        else if (common.contains(name))
            line = tr("%1 (all panes: %2)").arg(line, valueText(name, common.value(name)));
        lines.append(line);
    }
    if (repeat > 1)
        lines.append(tr("Answers to one prompt: %1").arg(repeat));
    if (!lines.isEmpty())
        lines.append(tr("All other settings are left to the provider."));
    return lines.join(u'\n');
}

} // namespace bakeoff
