// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/replicate/replicateerrors.h"

#include "net/httpclient.h"
#include "net/redaction.h"
#include "providers/replicate/replicatedata.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMessageLength = 2000; // characters, as Error's
constexpr qsizetype kDescriptionLength = 500;
constexpr qsizetype kMostFields = 1000;
constexpr double kLongestWait = 366.0 * 86'400; // s

QString harmless(const QString &text, const QByteArray &key, qsizetype length)
{
    return redacted(text.trimmed(), QByteArrayList{key}).left(length);
}

std::optional<std::chrono::seconds> secondsOf(QByteArrayView text)
{
    bool ok = false;
    const double n = text.trimmed().toDouble(&ok);
    if (!ok || !(n >= 0) || n > kLongestWait)
        return std::nullopt;
    return std::chrono::seconds(qint64(std::ceil(n)));
}

/// "Your rate limit resets in ~30s."
std::optional<std::chrono::seconds> waitInWords(const QString &text)
{
    static const QRegularExpression resets(u"resets? in ~? ?(\\d{1,7}(?:\\.\\d{1,6})?) ?(ms|m\\b|h\\b)?"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = resets.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QString unit = match.captured(2).toLower();
    const double factor = unit == "ms"_L1 ? 0.001 : unit == "m"_L1 ? 60 : unit == "h"_L1 ? 3600 : 1;
    return std::chrono::seconds(qint64(std::ceil(match.captured(1).toDouble() * factor)));
}

/// "input.frames.3" as the form knows it.
QString fieldPath(QString path)
{
    if (path == "input"_L1)
        return {};
    if (path.startsWith("input."_L1))
        path.remove(0, 6);
    return path.left(kDescriptionLength);
}

QList<InvalidField> fieldsOf(const JsonNode &root, const QByteArray &key)
{
    QList<InvalidField> fields;
    const auto add = [&](const QString &path, const QString &type, const QString &description) {
        if (fields.size() < kMostFields)
            fields.append({fieldPath(path), type.left(kDescriptionLength), harmless(description, key, kDescriptionLength)});
    };
    for (const JsonNode &item : root["invalid_fields"].items()) {
        if (item["field"].isString())
            add(item["field"].string(), item["type"].string(), item["description"].string());
    }
    if (!fields.isEmpty())
        return fields;
    const JsonNode &detail = root["detail"];
    for (const JsonNode &item : detail.items()) { // FastAPI: {loc: ["body", "input", "width"], msg, type}
        QStringList place;
        for (const JsonNode &step : item["loc"].items())
            place.append(step.isNumber() ? QString::fromLatin1(step.decimal()) : step.string());
        if (place.value(0) == "body"_L1)
            place.removeFirst();
        if (place.size() > 1 && place.first() == "input"_L1)
            add(place.join(u'.'), item["type"].string(), item["msg"].string());
    }
    static const QRegularExpression line(u"^\\s*-\\s*(input(?:\\.[^:\\s]+)?):\\s*(.+)$"_s, QRegularExpression::MultilineOption);
    for (auto it = line.globalMatch(detail.string()); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        add(match.captured(1), {}, match.captured(2));
    }
    return fields;
}

/// Statuses with one meaning, whoever wrote them: the request did not get through to the models.
bool refusesByItself(int status)
{
    constexpr std::array kRefusals{401, 403, 404, 405, 407, 413, 414, 415, 422, 429, 431};
    return std::ranges::find(kRefusals, status) != kRefusals.end();
}

} // namespace

ReplicateFault readReplicateFault(const ErrorReply &reply, QByteArrayView body)
{
    ReplicateFault fault{.error = readError(reply, body)};
    fault.isJson = reply.headers.value(QHttpHeaders::WellKnownHeader::ContentType).toByteArray().contains("json");
    const Result<JsonNode> root = JsonNode::parse(body, kDeepestReplicateJson);
    if (!root)
        return fault;
    fault.isJson = true;
    if (!root->isObject())
        return fault;

    Error &error = fault.error;
    const QString title = (*root)["title"].string();
    const bool hasDetail = (*root)["detail"].exists();
    if (!hasDetail && !title.isEmpty())
        error.providerMessage = harmless(title, reply.key, kMessageLength);
    error.providerMessage = error.providerMessage.trimmed();
    fault.fields = fieldsOf(*root, reply.key);
    const QByteArray ownRetry = reply.headers.value("retry-after"_L1).toByteArray();
    if (ownRetry.isEmpty() && error.kind == ErrorKind::RateLimited) {
        std::optional<std::chrono::seconds> wait = secondsOf((*root)["retry_after"].decimal());
        if (!wait)
            wait = secondsOf(reply.headers.value("ratelimit-reset"_L1));
        if (!wait)
            wait = waitInWords((*root)["detail"].string());
        if (wait)
            error.retryAfter = wait;
    }
    return fault;
}

std::optional<RateAllowance> rateAllowanceOf(const QHttpHeaders &headers, UtcMicros now)
{
    RateAllowance allowance{.remaining = {}, .reset = {}, .heard = now};
    bool ok = false;
    const int left = headers.value("ratelimit-remaining"_L1).trimmed().toInt(&ok);
    if (ok && left >= 0)
        allowance.remaining = left;
    allowance.reset = secondsOf(headers.value("ratelimit-reset"_L1));
    return allowance.remaining || allowance.reset ? std::optional(allowance) : std::nullopt;
}

Submission submissionOf(const ErrorReply &reply, QByteArrayView body, const HttpOutcome &outcome)
{
    Submission submission;
    const auto say = [&](Submission::Kind kind, Error error) {
        submission.kind = kind;
        error.maybeBilled = kind == Submission::Kind::Unconfirmed;
        submission.error = std::move(error);
        return submission;
    };
    if (reply.status == 0) {
        Error error = outcome.error.value_or(Error{.kind = ErrorKind::BadReply, .detail = u"no answer"_s});
        if (error.httpStatus == 407) // the proxy on this side
            return say(Submission::Kind::Refused, std::move(error));
        return say(outcome.nothingSent ? Submission::Kind::NotSent : Submission::Kind::Unconfirmed, std::move(error));
    }
    if (reply.status >= 200 && reply.status < 300) {
        if (const auto root = JsonNode::parse(body, kDeepestReplicateJson)) {
            if (const auto prediction = parsePrediction(*root))
                submission.prediction = *prediction;
        }
        if (!submission.prediction) {
            // What came before the answer broke off still names what was made.
            if (const QString id = predictionIdIn(body); !id.isEmpty())
                submission.prediction = Prediction{.id = id};
        }
        if (submission.prediction) {
            submission.kind = Submission::Kind::Accepted;
            return submission;
        }
        return say(Submission::Kind::Unconfirmed,
                   outcome.error.value_or(Error{.kind = ErrorKind::BadReply,
                                                .detail = u"HTTP %1 without a prediction"_s.arg(reply.status),
                                                .httpStatus = reply.status}));
    }
    ReplicateFault fault = readReplicateFault(reply, body);
    const bool refusal = reply.status >= 400 && reply.status < 500 && reply.status != 408;
    if (refusal && (fault.isJson || refusesByItself(reply.status))) {
        submission.invalidFields = std::move(fault.fields);
        return say(Submission::Kind::Refused, std::move(fault.error));
    }
    if (reply.status < 400 && outcome.error) // a redirection
        return say(Submission::Kind::Unconfirmed, *outcome.error);
    return say(Submission::Kind::Unconfirmed, std::move(fault.error));
}

std::optional<Error> errorOfPrediction(const Prediction &prediction, const QByteArray &key)
{
    Error error{.kind = ErrorKind::ProviderFailed, .maybeBilled = true};
    switch (prediction.status) {
    case PredictionStatus::Succeeded:
        return std::nullopt;
    case PredictionStatus::Starting:
    case PredictionStatus::Processing:
        error.kind = ErrorKind::Interrupted;
        error.detail = u"the prediction has not ended"_s;
        break;
    case PredictionStatus::Canceled:
        error.kind = ErrorKind::Interrupted;
        error.detail = u"the prediction was cancelled at the provider"_s;
        break;
    case PredictionStatus::Aborted:
        error.detail = u"the prediction was ended before it began"_s;
        error.maybeBilled = false;
        break;
    case PredictionStatus::Failed:
        error.detail = u"the prediction failed"_s;
        break;
    }
    error.providerMessage = harmless(prediction.error, key, kMessageLength);
    // "… (E005)": the codes that Replicate documents.
    static const QRegularExpression code(u"\\bE\\d{3,4}\\b"_s);
    if (const auto match = code.match(prediction.error); match.hasMatch()) {
        error.detail += u", "_s + match.captured();
        if (match.captured() == "E005"_L1)
            error.kind = ErrorKind::Moderated;
    } else if (prediction.error.contains("flagged as sensitive"_L1, Qt::CaseInsensitive)
               || prediction.error.contains("NSFW content detected"_L1, Qt::CaseInsensitive)) {
        error.kind = ErrorKind::Moderated;
    }
    return error;
}

} // namespace bakeoff
