// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/leftout.h"

#include "reports/report.h"

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
    if (!options.names) {
        job.model = {};
        job.version.clear();
        job.hardware.clear();
        texts.note.clear();
        input = promptsOf(input);
        if (!texts.files.isEmpty())
            texts.output.clear(); // addresses at the provider
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
