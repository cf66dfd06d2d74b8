// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/chatrequest.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

constexpr std::array kRoles{"system"_L1, "user"_L1, "developer"_L1, "assistant"_L1, "tool"_L1};
constexpr std::array kOptionalParameters{"temperature"_L1,
                                         "top_p"_L1,
                                         "top_k"_L1,
                                         "min_p"_L1,
                                         "top_a"_L1,
                                         "frequency_penalty"_L1,
                                         "presence_penalty"_L1,
                                         "repetition_penalty"_L1,
                                         "max_tokens"_L1,
                                         "max_completion_tokens"_L1,
                                         "logit_bias"_L1,
                                         "logprobs"_L1,
                                         "top_logprobs"_L1,
                                         "prediction"_L1,
                                         "seed"_L1,
                                         "response_format"_L1,
                                         "stop"_L1,
                                         "tools"_L1,
                                         "tool_choice"_L1,
                                         "parallel_tool_calls"_L1,
                                         "include_reasoning"_L1,
                                         "reasoning"_L1,
                                         "reasoning_effort"_L1,
                                         "verbosity"_L1};

/// Reads one body; of several faults the first one found is kept, and reading goes on with fallbacks.
class Reader {
public:
    ChatRequest read(const HttpRequest &http);
    std::optional<ApiError> refusal;

private:
    void refuse(const QString &message, const QString &param)
    {
        if (!refusal)
            refusal = ApiError::badRequest(message, param);
    }
    double number(const QJsonObject &body, const QString &key, double low, double high, double fallback);
    int whole(const QJsonObject &body, const QString &key, int low, int high, int fallback);
    bool flag(const QJsonObject &body, const QString &key, bool fallback);
    QStringList strings(const QJsonObject &body, const QString &key);
    QString contentText(const QJsonValue &content, qsizetype index);
    void readMessages(const QJsonObject &body, ChatRequest &request);
    void readSampling(const QJsonObject &body, ChatRequest &request);
    void readRouting(const QJsonObject &body, ChatRequest &request);
    void readReasoning(const QJsonObject &body, ChatRequest &request);
    void readPace(const QJsonObject &body, SandboxPace &pace);
};

bool present(const QJsonObject &body, const QString &key)
{
    const QJsonValue value = body.value(key);
    return !value.isUndefined() && !value.isNull();
}

double Reader::number(const QJsonObject &body, const QString &key, double low, double high, double fallback)
{
    if (!present(body, key))
        return fallback;
    const double n = body.value(key).toDouble(std::nan(""));
    if (n >= low && n <= high)
        return n;
    refuse(u"`%1` must be a number from %2 to %3."_s.arg(key).arg(low).arg(high), key);
    return fallback;
}

int Reader::whole(const QJsonObject &body, const QString &key, int low, int high, int fallback)
{
    const double n = number(body, key, low, high, fallback);
    if (n != std::floor(n))
        refuse(u"`%1` must be a whole number."_s.arg(key), key);
    return static_cast<int>(n);
}

bool Reader::flag(const QJsonObject &body, const QString &key, bool fallback)
{
    if (!present(body, key))
        return fallback;
    if (!body.value(key).isBool())
        refuse(u"`%1` must be true or false."_s.arg(key), key);
    return body.value(key).toBool(fallback);
}

QStringList Reader::strings(const QJsonObject &body, const QString &key)
{
    if (!present(body, key))
        return {};
    const QJsonValue value = body.value(key);
    if (value.isString())
        return {value.toString()};
    if (!value.isArray())
        refuse(u"`%1` must be a string or a list of strings."_s.arg(key), key);
    QStringList list;
    for (const QJsonValue item : value.toArray()) {
        if (!item.isString())
            refuse(u"`%1` must hold strings."_s.arg(key), key);
        list << item.toString();
    }
    return list;
}

QString Reader::contentText(const QJsonValue &content, qsizetype index)
{
    if (content.isString())
        return content.toString();
    if (content.isNull() || content.isUndefined())
        return {};
    if (!content.isArray())
        refuse(u"Message content must be a string or a list of parts."_s, u"messages.%1.content"_s.arg(index));
    QStringList texts;
    for (const QJsonValue part : content.toArray()) {
        const QString type = part[u"type"].toString();
        if (type != u"text"_s && !refusal) // OpenRouter's words where no host takes such input
            refusal = ApiError::notFound(u"No endpoints found that support input of type `%1`."_s.arg(type));
        texts << part[u"text"].toString();
    }
    return texts.join(u"\n"_s);
}

void Reader::readMessages(const QJsonObject &body, ChatRequest &request)
{
    const QJsonArray messages = body.value(u"messages"_s).toArray();
    if (messages.isEmpty())
        refuse(u"`messages` must be a list of at least one message."_s, u"messages"_s);
    for (qsizetype i = 0; i < messages.size(); ++i) {
        const QString role = messages.at(i)[u"role"].toString();
        if (std::find(kRoles.begin(), kRoles.end(), role) == kRoles.end())
            refuse(u"A message's role must be system, developer, user, assistant or tool."_s,
                   u"messages.%1.role"_s.arg(i));
        request.messages.append({role, contentText(messages.at(i)[u"content"], i)});
    }
}

void Reader::readSampling(const QJsonObject &body, ChatRequest &request)
{
    const QString maxKey = present(body, u"max_completion_tokens"_s) ? u"max_completion_tokens"_s : u"max_tokens"_s;
    if (present(body, maxKey))
        request.maxTokens = whole(body, maxKey, 1, 1'000'000'000, 1);
    if (present(body, u"temperature"_s))
        request.temperature = number(body, u"temperature"_s, 0, 2, 1);
    request.topP = number(body, u"top_p"_s, 0, 1, 1);
    request.topK = whole(body, u"top_k"_s, 0, 1'000'000, 0);
    if (present(body, u"seed"_s)) {
        const double seed = number(body, u"seed"_s, -9.3e18, 9.3e18, 0);
        if (seed != std::floor(seed))
            refuse(u"`seed` must be a whole number."_s, u"seed"_s);
        request.seed = static_cast<quint64>(body.value(u"seed"_s).toInteger());
    }
    whole(body, u"n"_s, 1, 1, 1);
    request.stop = strings(body, u"stop"_s);
    request.stop.removeAll(QString());
    if (request.stop.size() > 4)
        refuse(u"`stop` takes at most four strings."_s, u"stop"_s);
}

void Reader::readRouting(const QJsonObject &body, ChatRequest &request)
{
    if (!present(body, u"provider"_s))
        return;
    if (!body.value(u"provider"_s).isObject())
        refuse(u"`provider` must be an object."_s, u"provider"_s);
    const QJsonObject routing = body.value(u"provider"_s).toObject();
    request.onlyHosts = strings(routing, u"only"_s);
    request.ignoredHosts = strings(routing, u"ignore"_s);
    request.hostOrder = strings(routing, u"order"_s);
    request.allowFallbacks = flag(routing, u"allow_fallbacks"_s, true);
    request.requireParameters = flag(routing, u"require_parameters"_s, false);
    const QJsonValue sort = routing.value(u"sort"_s);
    request.sort = sort.isObject() ? sort[u"by"].toString() : sort.toString();
}

void Reader::readReasoning(const QJsonObject &body, ChatRequest &request)
{
    const QJsonObject reasoning = body.value(u"reasoning"_s).toObject();
    const QString effort = reasoning.value(u"effort"_s).toString(body.value(u"reasoning_effort"_s).toString());
    request.reasoningOn = flag(reasoning, u"enabled"_s, true) && effort != u"none"_s;
    request.reasoningShown = !flag(reasoning, u"exclude"_s, false) && flag(body, u"include_reasoning"_s, true);
}

void Reader::readPace(const QJsonObject &body, SandboxPace &pace)
{
    const QJsonObject object = body.value(u"sandbox"_s).toObject();
    if (present(object, u"events_per_second"_s))
        pace.eventsPerSecond = number(object, u"events_per_second"_s, 0, 1e6, 0);
    pace.wordsPerEvent = whole(object, u"words_per_event"_s, 1, 1'000'000, 1);
    pace.bulk = flag(object, u"bulk"_s, false) || pace.eventsPerSecond == 0.0;
    pace.stamp = flag(object, u"stamp"_s, false);
    if (present(object, u"first_delay_ms"_s))
        pace.firstDelayMs = whole(object, u"first_delay_ms"_s, 0, 3'600'000, 0);
    pace.minTokens = whole(object, u"min_tokens"_s, 0, 1'000'000, pace.minTokens);
    pace.afterEvents = whole(object, u"after_events"_s, 0, 1'000'000, pace.afterEvents);
    pace.bytes = whole(object, u"bytes"_s, 1, 256 * 1024 * 1024, static_cast<int>(pace.bytes));
    pace.delayMs = whole(object, u"delay_ms"_s, 0, 3'600'000, pace.delayMs);
}

ChatRequest Reader::read(const HttpRequest &http)
{
    ChatRequest request;
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(http.body, &error);
    if (error.error != QJsonParseError::NoError)
        refuse(u"The request is not valid JSON: %1."_s.arg(error.errorString()), {});
    else if (!document.isObject())
        refuse(u"The request must be a JSON object."_s, {});
    if (refusal)
        return request;
    const QJsonObject body = document.object();
    request.models = strings(body, u"model"_s) + strings(body, u"models"_s);
    request.models.removeAll(QString());
    request.models.removeDuplicates();
    if (request.models.isEmpty())
        refuse(u"`model` must name a model."_s, u"model"_s);
    request.stream = flag(body, u"stream"_s, false);
    request.includeUsage = flag(body.value(u"stream_options"_s).toObject(), u"include_usage"_s, false);
    readMessages(body, request);
    readSampling(body, request);
    readReasoning(body, request);
    readRouting(body, request);
    readPace(body, request.pace);
    for (const QLatin1StringView parameter : kOptionalParameters) {
        if (body.contains(parameter))
            request.parameters << parameter;
    }
    request.wantsMetadata = http.header("x-openrouter-metadata") == "enabled" ||
                            http.header("x-openrouter-experimental-metadata") == "enabled";
    return request;
}

} // namespace

QString ChatRequest::transcript() const
{
    QStringList texts;
    for (const Message &message : messages) {
        if (!message.text.isEmpty())
            texts << message.text;
    }
    return texts.join(u"\n\n"_s);
}

std::variant<ChatRequest, ApiError> parseChatRequest(const HttpRequest &http)
{
    Reader reader;
    ChatRequest request = reader.read(http);
    if (reader.refusal)
        return *std::move(reader.refusal);
    return request;
}

void applySuffix(SandboxPace &pace, const QString &suffix)
{
    if (suffix == u"bulk"_s) {
        pace.bulk = true;
        return;
    }
    const QStringList parts = suffix.split(u'x');
    bool numeric = false;
    const int events = parts.constFirst().toInt(&numeric);
    if (!numeric)
        return;
    pace.eventsPerSecond = events;
    if (parts.size() > 1)
        pace.wordsPerEvent = parts.constLast().toInt();
}

} // namespace bakeoff
