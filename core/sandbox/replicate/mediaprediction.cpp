// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/replicate/mediaprediction.h"

#include "base/enumnames.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

using enum SandboxPredictionState;

constexpr EnumNames<SandboxPredictionState, 6> kStates{{
    {Starting, "starting"_L1},
    {Processing, "processing"_L1},
    {Succeeded, "succeeded"_L1},
    {Failed, "failed"_L1},
    {Canceled, "canceled"_L1},
    {Aborted, "aborted"_L1},
}};

QJsonValue micros(const std::optional<UtcMicros> &time)
{
    return time ? QJsonValue(time->value) : QJsonValue();
}

std::optional<UtcMicros> microsOf(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(UtcMicros{value.toInteger()}) : std::nullopt;
}

} // namespace

QLatin1StringView sandboxStateName(SandboxPredictionState state)
{
    return nameOf(kStates, state);
}

bool isFinal(SandboxPredictionState state)
{
    return state != Starting && state != Processing;
}

QJsonObject SandboxPrediction::toStore() const
{
    return {{u"id"_s, id},
            {u"model"_s, model},
            {u"version_id"_s, versionId},
            {u"version"_s, version},
            {u"deployment"_s, deployment},
            {u"input"_s, input},
            {u"output"_s, output},
            {u"error"_s, error},
            {u"logs"_s, logs},
            {u"metrics"_s, metrics},
            {u"state"_s, QString(sandboxStateName(state))},
            {u"created"_s, created.value},
            {u"started"_s, micros(started)},
            {u"completed"_s, micros(completed)},
            {u"deadline"_s, deadline.value},
            {u"deadline_asked"_s, deadlineAsked},
            {u"data_removed"_s, dataRemoved},
            {u"webhook"_s, webhook},
            {u"webhook_events"_s, QJsonArray::fromStringList(webhookEvents)},
            {u"seed"_s, QString::number(seed)},
            {u"fingerprint"_s, QString::fromLatin1(fingerprint)}};
}

std::optional<SandboxPrediction> SandboxPrediction::fromStore(const QJsonObject &object)
{
    const auto state = valueOf(kStates, object.value(u"state"_s).toString());
    const std::optional<UtcMicros> created = microsOf(object.value(u"created"_s));
    SandboxPrediction p;
    p.id = object.value(u"id"_s).toString();
    if (!state || !created || p.id.isEmpty())
        return {};
    p.model = object.value(u"model"_s).toString();
    p.versionId = object.value(u"version_id"_s).toString();
    p.version = object.value(u"version"_s).toString();
    p.deployment = object.value(u"deployment"_s).toString();
    p.input = object.value(u"input"_s).toObject();
    p.output = object.value(u"output"_s);
    p.error = object.value(u"error"_s);
    p.logs = object.value(u"logs"_s).toString();
    p.metrics = object.value(u"metrics"_s).toObject();
    p.state = *state;
    p.created = *created;
    p.started = microsOf(object.value(u"started"_s));
    p.completed = microsOf(object.value(u"completed"_s));
    p.deadline = microsOf(object.value(u"deadline"_s)).value_or(UtcMicros{});
    p.deadlineAsked = object.value(u"deadline_asked"_s).toBool();
    p.dataRemoved = object.value(u"data_removed"_s).toBool();
    p.webhook = object.value(u"webhook"_s).toString();
    for (const QJsonValue &event : object.value(u"webhook_events"_s).toArray())
        p.webhookEvents << event.toString();
    p.seed = object.value(u"seed"_s).toString().toULongLong();
    p.fingerprint = object.value(u"fingerprint"_s).toString().toLatin1();
    return p;
}

QJsonObject predictionJson(const SandboxPrediction &p, const QString &root, const QString &streamPath,
                           bool negativeClocks)
{
    const QString self = root + u"/v1/predictions/"_s + p.id;
    QJsonObject urls{
        {u"get"_s, self}, {u"cancel"_s, QString(self + u"/cancel"_s)}, {u"web"_s, QString(root + u"/p/"_s + p.id)}};
    if (!streamPath.isEmpty())
        urls.insert(u"stream"_s, QString(root + streamPath));
    QJsonObject object{
        {u"id"_s, p.id},
        {u"model"_s, p.model},
        {u"version"_s, p.version},
        {u"input"_s, p.dataRemoved ? QJsonValue() : QJsonValue(p.input)},
        {u"output"_s, p.dataRemoved ? QJsonValue() : withFileUrls(p.output, root)},
        {u"logs"_s, p.dataRemoved ? QString() : p.logs},
        {u"error"_s, p.error},
        {u"status"_s, QString(sandboxStateName(p.state))},
        {u"source"_s, u"api"_s},
        {u"data_removed"_s, p.dataRemoved},
        // Times come from several machines, and each writes as many digits as it likes.
        {u"created_at"_s, rfc3339(p.created, 3)},
        {u"urls"_s, urls},
    };
    // A clock that is two minutes behind.
    const qint64 shift = negativeClocks ? -120'000'000 : 0;
    if (p.started)
        object.insert(u"started_at"_s, rfc3339({p.started->value + shift}, 6));
    if (p.completed)
        object.insert(u"completed_at"_s, rfc3339({p.completed->value + shift - (negativeClocks ? 60'000'000 : 0)}, 9));
    if (p.deadlineAsked)
        object.insert(u"deadline"_s, rfc3339(p.deadline, 0));
    if (!p.deployment.isEmpty())
        object.insert(u"deployment"_s, p.deployment);
    if (!p.metrics.isEmpty())
        object.insert(u"metrics"_s, p.metrics);
    return object;
}

QJsonValue withFileUrls(const QJsonValue &value, const QString &root)
{
    if (value.isString()) {
        const QString text = value.toString();
        return text.startsWith(kSandboxFile) ? QJsonValue(QString(root + text.sliced(kSandboxFile.size() - 1))) : value;
    }
    if (value.isArray()) {
        QJsonArray out;
        for (const QJsonValue &item : value.toArray())
            out << withFileUrls(item, root);
        return out;
    }
    if (value.isObject()) {
        QJsonObject out = value.toObject();
        for (auto it = out.begin(); it != out.end(); ++it)
            it.value() = withFileUrls(it.value(), root);
        return out;
    }
    return value;
}

QString rfc3339(UtcMicros time, int digits)
{
    const qint64 seconds = time.value >= 0 ? time.value / 1'000'000 : (time.value - 999'999) / 1'000'000;
    QString text = QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::UTC).toString(u"yyyy-MM-ddTHH:mm:ss"_s);
    if (digits > 0) {
        const QString fraction = QString::number(time.value - seconds * 1'000'000).rightJustified(6, u'0') + u"000"_s;
        text += u'.' + fraction.first(digits);
    }
    return text + u'Z';
}

std::optional<UtcMicros> fromRfc3339(const QString &text)
{
    QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid())
        return {};
    if (time.timeSpec() == Qt::LocalTime) // says no zone
        time = QDateTime(time.date(), time.time(), QTimeZone::UTC);
    return UtcMicros::fromDateTime(time);
}

} // namespace bakeoff
