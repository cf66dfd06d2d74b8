// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/outputdelta.h"

#include "jobs/jobclocks.h"
#include "words/inputwords.h"
#include "words/words.h"

#include <QJsonArray>
#include <QMap>

#include <algorithm>
#include <array>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestValue = 60; // characters
constexpr std::array kPromptKeys{"prompt"_L1, "text"_L1, "caption"_L1, "lyrics"_L1, "query"_L1};

QString promptKey(const QJsonObject &input)
{
    for (const QLatin1StringView key : kPromptKeys) {
        if (input.value(key).isString())
            return key;
    }
    return {};
}

/// Settings that stand inside others get names of their own: "size.width", "loras[0].scale".
void flatten(const QString &name, const QJsonValue &value, QMap<QString, QJsonValue> &settings)
{
    if (value.isObject() && !value.toObject().isEmpty()) {
        const QJsonObject object = value.toObject();
        for (auto member = object.constBegin(); member != object.constEnd(); ++member)
            flatten(name.isEmpty() ? member.key() : name + u'.' + member.key(), member.value(), settings);
        return;
    }
    if (value.isArray() && !value.toArray().isEmpty()) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            flatten(u"%1[%2]"_s.arg(name).arg(i), array[i], settings);
        return;
    }
    settings.insert(name, value);
}

/// "num_inference_steps" -> "Num inference steps".
QString titleOf(QString key)
{
    key.replace(u'_', u' ');
    if (!key.isEmpty())
        key[0] = key[0].toUpper();
    return key;
}

QString settingText(const QJsonValue &value, const Job &job, const QLocale &locale)
{
    switch (value.type()) {
    case QJsonValue::Bool: return value.toBool() ? OutputDelta::tr("yes") : OutputDelta::tr("no");
    case QJsonValue::Double: return InputWords::numberText(value.toDouble(), locale);
    case QJsonValue::String: break;
    case QJsonValue::Array:
    case QJsonValue::Object: return OutputDelta::tr("empty");
    case QJsonValue::Null:
    case QJsonValue::Undefined: return Words::dash();
    }
    QString text = value.toString();
    const auto file = std::ranges::find(job.files, text, &JobFile::address);
    if (file != job.files.cend())
        text = file->name;
    if (text.isEmpty())
        return OutputDelta::tr("empty");
    text = text.simplified();
    return text.size() > kLongestValue ? text.first(kLongestValue - 1) + u'…' : text;
}

QString seconds(std::chrono::microseconds time, const QLocale &locale)
{
    return Words::formatDuration(time, locale);
}

} // namespace

QString OutputDelta::prompt(const OutputEntry &item)
{
    return item.job ? item.job->input.value(promptKey(item.job->input)).toString() : QString();
}

QString OutputDelta::runText(const Job &job, const QLocale &locale)
{
    const JobClocks clocks = jobClocks(job, job.stamps.ended.value_or(job.stamps.created));
    return clocks.run.value ? seconds(*clocks.run.value, locale) : Words::dash();
}

QString OutputDelta::costText(const Job &job, const QLocale &locale)
{
    return job.cost ? Words::costLabel(*job.cost, job.sandbox, locale) : Words::dash();
}

QList<OutputDelta::Row> OutputDelta::rows(const QList<OutputEntry> &items,
                                          const std::function<JobMarks(const Id &)> &marks, const QLocale &locale)
{
    QList<Row> rows;
    const auto add = [&](const QString &name, const QString &key, const QStringList &values) {
        const bool differs = std::ranges::any_of(values, [&values](const QString &value) { return value != values.first(); });
        rows.append({.name = name, .key = key, .values = values, .differs = differs});
    };

    QList<QMap<QString, QJsonValue>> settings;
    QMap<QString, bool> names;
    for (const OutputEntry &item : items) {
        QJsonObject input = item.job->input;
        if (const QString key = promptKey(input); !key.isEmpty())
            input.remove(key);
        QMap<QString, QJsonValue> flat;
        if (!input.isEmpty())
            flatten({}, input, flat);
        for (auto setting = flat.cbegin(); setting != flat.cend(); ++setting)
            names.insert(setting.key(), true);
        settings.append(flat);
    }
    const QString seedKey = u"seed"_s;
    const auto addSetting = [&](const QString &key) {
        QStringList values;
        for (qsizetype i = 0; i < items.size(); ++i) {
            const auto found = settings[i].constFind(key);
            values.append(found == settings[i].cend() ? Words::dash() : settingText(*found, *items[i].job, locale));
        }
        add(titleOf(key), key, values);
    };
    for (auto name = names.cbegin(); name != names.cend(); ++name) {
        if (name.key() != seedKey)
            addSetting(name.key());
    }
    if (names.contains(seedKey))
        addSetting(seedKey);

    const auto addFact = [&](const QString &name, const std::function<QString(const OutputEntry &)> &value) {
        QStringList values;
        for (const OutputEntry &item : items)
            values.append(value(item));
        if (std::ranges::any_of(values, [](const QString &text) { return text != Words::dash(); }))
            add(name, {}, values);
    };
    addFact(tr("Size"), [&](const OutputEntry &item) {
        QSize size = item.preview ? item.preview->facts.size : QSize();
        if (size.isEmpty() && item.artifact && item.artifact->width && item.artifact->height)
            size = {*item.artifact->width, *item.artifact->height};
        //: Width and height in pixels.
        return size.isEmpty() ? Words::dash()
                              : tr("%1 × %2").arg(locale.toString(size.width()), locale.toString(size.height()));
    });
    addFact(tr("Length"), [&](const OutputEntry &item) {
        const auto length = item.preview && item.preview->facts.duration ? item.preview->facts.duration
            : item.artifact                                               ? item.artifact->duration
                                                                          : std::nullopt;
        return length ? seconds(*length, locale) : Words::dash();
    });
    if (!items.isEmpty() && items.first().artifact
        && mediaClassOf(mediaFormatOfMimeType(items.first().artifact->mediaType)) == MediaClass::Video) {
        addFact(tr("Frames a second"), [&](const OutputEntry &item) {
            const auto rate = item.preview ? item.preview->facts.framesPerSecond : std::nullopt;
            return rate ? locale.toString(*rate, 'g', 4) : Words::dash();
        });
        addFact(tr("Sound"), [&](const OutputEntry &item) {
            if (!item.preview)
                return Words::dash();
            const MediaFacts &facts = item.preview->facts;
            return !facts.hasSound ? tr("none")
                : facts.channels == 1 ? tr("mono")
                : facts.channels == 2 ? tr("stereo")
                                      : tr("%n channel(s)", nullptr, facts.channels);
        });
    }
    addFact(tr("Cold start"), [&](const OutputEntry &item) {
        const JobClocks clocks = jobClocks(*item.job, item.job->stamps.ended.value_or(item.job->stamps.created));
        if (!clocks.queue.value)
            return Words::dash();
        return clocks.probablyCold ? seconds(*clocks.queue.value, locale) : tr("no");
    });
    addFact(tr("Run"), [&](const OutputEntry &item) { return runText(*item.job, locale); });
    addFact(tr("Cost"), [&](const OutputEntry &item) { return costText(*item.job, locale); });
    addFact(tr("Rating"), [&](const OutputEntry &item) {
        const std::optional<int> rating = marks ? marks(item.output.job).rating : std::nullopt;
        return rating ? locale.toString(*rating) : Words::dash();
    });
    return rows;
}

} // namespace bakeoff
