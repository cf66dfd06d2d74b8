// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/joboutputs.h"

#include "catalog/inputvalue.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostDepth = 64;
constexpr QStringView kBlackedOut = u"●●●●●●";

bool isFileName(const QString &text)
{
    return text.startsWith("artifact:"_L1) || text.startsWith("https://"_L1) || text.startsWith("http://127.0.0.1"_L1)
        || text.startsWith("http://localhost"_L1) || text.startsWith("data:"_L1);
}

/// Does it say anything but where files are?
bool saysMore(const QJsonValue &value, bool hasFiles, int depth = 0)
{
    if (depth > kMostDepth)
        return true;
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return false;
    case QJsonValue::String:
        return !value.toString().isEmpty() && !(hasFiles && isFileName(value.toString()));
    case QJsonValue::Array: {
        const QJsonArray array = value.toArray();
        return std::ranges::any_of(array, [&](const QJsonValue &v) { return saysMore(v, hasFiles, depth + 1); });
    }
    case QJsonValue::Object: {
        const QJsonObject object = value.toObject();
        return std::ranges::any_of(object, [&](const QJsonValue &v) { return saysMore(v, hasFiles, depth + 1); });
    }
    default:
        return true;
    }
}

std::optional<QString> joined(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (!value.isArray())
        return std::nullopt;
    const QJsonArray array = value.toArray();
    QString text;
    for (const QJsonValue &piece : array) {
        if (!piece.isString())
            return std::nullopt;
        text += piece.toString();
    }
    return text;
}

/// What a transcription says, by the members that such models use.
QString transcriptOf(const QJsonValue &output)
{
    static constexpr std::array kNames{"transcription"_L1, "text"_L1, "translation"_L1};
    for (const QLatin1StringView name : kNames) {
        if (const QString text = output[name].toString().trimmed(); !text.isEmpty())
            return text;
    }
    return {};
}

JobOutput textOutput(JobOutput::Kind kind, const QString &text)
{
    return {.kind = kind, .artifact = -1, .text = text.left(kMostOutputText), .cut = text.size() > kMostOutputText};
}

QString jsonText(const QJsonValue &value)
{
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Indented)).trimmed();
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Indented)).trimmed();
    const QString inArray = QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
    return inArray.sliced(1, inArray.size() - 2);
}

QJsonValue readable(const QJsonValue &value, const Job &job, int depth)
{
    if (value.isString()) {
        const QString text = value.toString();
        if (text == kRedactedSecret)
            return kBlackedOut.toString();
        const auto file = std::ranges::find_if(job.files, [&text](const JobFile &f) { return f.address() == text; });
        return file == job.files.cend() ? value : QJsonValue(file->name);
    }
    if (depth > kMostDepth)
        return value;
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue item : value.toArray())
            array.append(readable(item, job, depth + 1));
        return array;
    }
    if (value.isObject()) {
        const QJsonObject from = value.toObject();
        QJsonObject object;
        for (auto it = from.begin(); it != from.end(); ++it)
            object.insert(it.key(), readable(it.value(), job, depth + 1));
        return object;
    }
    return value;
}

} // namespace

QList<JobOutput> outputsOf(const Job &job)
{
    QList<JobOutput> outputs;
    for (qsizetype i = 0; i < job.artifacts.size(); ++i)
        outputs.append({.kind = JobOutput::Kind::File, .artifact = i, .text = {}});
    const bool hasFiles = !job.artifacts.isEmpty();
    if (!saysMore(job.output, hasFiles))
        return outputs;
    if (!hasFiles) {
        if (const auto text = joined(job.output)) {
            outputs.append(textOutput(JobOutput::Kind::Text, *text));
            return outputs;
        }
    }
    if (const QString transcript = transcriptOf(job.output); !transcript.isEmpty()) {
        outputs.append(textOutput(JobOutput::Kind::Text, transcript));
        if (job.output.toObject().size() == 1)
            return outputs;
    }
    outputs.append(textOutput(JobOutput::Kind::Json, jsonText(job.output)));
    return outputs;
}

QJsonObject readableInput(const Job &job)
{
    return readable(job.input, job, 0).toObject();
}

QString shownLog(const QString &logs, bool &cut)
{
    QStringView tail = logs;
    cut = tail.size() > kMostShownLog;
    if (cut) {
        tail = tail.last(kMostShownLog);
        if (const qsizetype line = tail.indexOf(u'\n'); line >= 0)
            tail = tail.sliced(line + 1);
    }
    if (!tail.contains(u'\r'))
        return tail.toString();
    QString shown;
    shown.reserve(tail.size());
    bool first = true;
    for (QStringView line : tail.tokenize(u'\n')) {
        while (line.endsWith(u'\r'))
            line.chop(1);
        if (const qsizetype over = line.lastIndexOf(u'\r'); over >= 0)
            line = line.sliced(over + 1);
        if (!std::exchange(first, false))
            shown += u'\n';
        shown += line;
    }
    return shown;
}

} // namespace bakeoff
