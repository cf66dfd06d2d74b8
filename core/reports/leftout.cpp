// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/leftout.h"

#include "reports/report.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

constexpr QLatin1StringView kPromptKeys[] = {"prompt"_L1, "text"_L1, "input"_L1, "lyrics"_L1};

/// The addresses of files, which lead to the provider and may carry a signature, become "artifact:N".
QJsonValue withoutAddresses(const QJsonValue &value, const QHash<QString, int> &places, const QString &source)
{
    if (value.isString()) {
        const auto place = places.constFind(source);
        return place == places.cend() ? value : QJsonValue(u"artifact:%1"_s.arg(*place));
    }
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue item : value.toArray())
            array.append(withoutAddresses(item, places, source + u"[%1]"_s.arg(array.size())));
        return array;
    }
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            it.value() = withoutAddresses(QJsonValue(it.value()), places, source.isEmpty() ? it.key() : source + u'.' + it.key());
        return object;
    }
    return value;
}

QByteArray withoutAddresses(const QByteArray &output, const QList<Artifact> &files)
{
    QHash<QString, int> places; // as artifactsOf() names them
    for (const Artifact &file : files)
        places.insert(file.source, file.position);
    const QJsonArray whole = QJsonDocument::fromJson('[' + output + ']').array();
    const QByteArray text = QJsonDocument(QJsonArray{withoutAddresses(whole.at(0), places, {})}).toJson(QJsonDocument::Compact);
    return text.sliced(1).chopped(1);
}

QJsonObject promptsOf(const QJsonObject &input)
{
    QJsonObject prompts;
    for (const QLatin1StringView key : kPromptKeys) {
        if (input[key].isString())
            prompts.insert(key, input[key]);
    }
    return prompts;
}

} // namespace

QString promptOf(const ReportJob &job)
{
    const QJsonObject prompts = promptsOf(QJsonDocument::fromJson(job.input).object());
    for (const QLatin1StringView key : kPromptKeys) {
        if (prompts.contains(key))
            return prompts[key].toString();
    }
    return {};
}

void leaveOut(const ReportOptions &options, ReportReply &reply, ReportReplyTexts &texts)
{
    QJsonObject settings = QJsonDocument::fromJson(reply.settings).object();
    if (!options.names) {
        reply.model = {};
        reply.host.clear();
        reply.servedModel.clear();
        reply.finishReason.clear();
        reply.fallback = false;
        texts.title.clear(); // the user's own words, or those of the prompt, which stands beside
        texts.note.clear();
        texts.tags.clear();
        for (const QString &key : {u"routing"_s, u"extra"_s, u"cleared"_s})
            settings.remove(key);
    }
    if (!options.prompts) {
        texts.title.clear();
        texts.system.clear();
        texts.prompt.clear();
        settings.remove(u"system_prompt"_s);
    }
    if (!options.answers) {
        texts.text.clear();
        texts.reasoning.clear();
    }
    if (!options.names || !options.prompts)
        reply.settings = compact(settings);
}

void leaveOut(const ReportOptions &options, ReportJob &job, ReportJobTexts &texts)
{
    QJsonObject input = QJsonDocument::fromJson(job.input).object();
    if (!texts.output.isEmpty() && !texts.files.isEmpty())
        texts.output = withoutAddresses(texts.output, texts.files);
    if (!options.names) {
        job.model = {};
        job.version.clear();
        job.hardware.clear();
        texts.title.clear();
        texts.note.clear();
        input = promptsOf(input);
        if (!texts.files.isEmpty())
            texts.output.clear(); // its fields tell the model
        for (Artifact &file : texts.files) {
            file.fileName.clear();
            file.source.clear();
        }
    }
    if (!options.prompts) {
        texts.title.clear();
        // Any text may be the prompt.
        for (const QString &key : input.keys()) {
            if (!input[key].isDouble() && !input[key].isBool())
                input.remove(key);
        }
    }
    if (!options.answers)
        texts.output.clear();
    if (!options.media)
        texts.files.clear();
    if (!options.names || !options.prompts)
        job.input = compact(input);
}

} // namespace bakeoff
