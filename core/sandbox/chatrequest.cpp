// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/chatrequest.h"

#include "base/money.h"
#include "providers/jsonschema.h"
#include "sandbox/contentparts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>

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

QStringList sorts()
{
    return {u"price"_s, u"throughput"_s, u"latency"_s, u"exacto"_s};
}

QStringList quantizations()
{
    return {u"int4"_s, u"int8"_s,  u"fp4"_s,  u"mxfp4"_s, u"nvfp4"_s, u"fp6"_s,
            u"fp8"_s,  u"mxfp8"_s, u"fp16"_s, u"bf16"_s,  u"fp32"_s,  u"unknown"_s};
}

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
    ChatRequest::Message message(const QJsonValue &value, qsizetype index);
    std::optional<qint64> price(const QJsonObject &prices, const QString &key);
    void readResponseFormat(const QJsonObject &body, ChatRequest &request);
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

ChatRequest::Message Reader::message(const QJsonValue &value, qsizetype index)
{
    ChatRequest::Message message{.role = value[u"role"].toString(), .text = {}};
    const QString param = u"messages.%1"_s.arg(index);
    if (std::find(kRoles.begin(), kRoles.end(), message.role) == kRoles.end())
        refuse(u"A message's role must be system, developer, user, assistant or tool."_s, param + u".role"_s);
    const QJsonValue content = value[u"content"];
    message.text = content.toString();
    if (content.isString() || content.isNull() || content.isUndefined())
        return message;
    if (!content.isArray())
        refuse(u"Message content must be a string or a list of parts."_s, param + u".content"_s);
    QStringList texts;
    const QJsonArray parts = content.toArray();
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QString at = param + u".content.%1"_s.arg(i);
        auto read = readContentPart(parts.at(i), at);
        if (const ApiError *error = std::get_if<ApiError>(&read)) {
            if (!refusal)
                refusal = *error;
            continue;
        }
        ContentPart part = std::get<ContentPart>(std::move(read));
        if (const QString *text = std::get_if<QString>(&part))
            texts << *text;
        else if (message.role == u"user"_s)
            message.attachments << std::get<Attachment>(std::move(part));
        else
            refuse(u"Only messages of the user hold files."_s, at);
    }
    message.text = texts.join(u"\n\n"_s);
    return message;
}

void Reader::readMessages(const QJsonObject &body, ChatRequest &request)
{
    const QJsonArray messages = body.value(u"messages"_s).toArray();
    if (messages.isEmpty())
        refuse(u"`messages` must be a list of at least one message."_s, u"messages"_s);
    for (qsizetype i = 0; i < messages.size(); ++i)
        request.messages.append(message(messages.at(i), i));
}

void Reader::readSampling(const QJsonObject &body, ChatRequest &request)
{
    const QString maxKey = present(body, u"max_completion_tokens"_s) ? u"max_completion_tokens"_s : u"max_tokens"_s;
    if (present(body, maxKey))
        request.maxTokens = whole(body, maxKey, 1, 1'000'000'000, 1);
    if (present(body, u"temperature"_s))
        request.temperature = number(body, u"temperature"_s, 0, 2, 1);
    request.topP = number(body, u"top_p"_s, 0, 1, 1);
    for (const QString &share : {u"min_p"_s, u"top_a"_s})
        number(body, share, 0, 1, 0);
    for (const QString &penalty : {u"frequency_penalty"_s, u"presence_penalty"_s})
        number(body, penalty, -2, 2, 0);
    number(body, u"repetition_penalty"_s, 0, 2, 1);
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
    if (present(routing, u"sort"_s) && !sorts().contains(request.sort))
        refuse(u"`provider.sort` must be one of %1."_s.arg(sorts().join(u", "_s)), u"provider.sort"_s);
    request.quantizations = strings(routing, u"quantizations"_s);
    for (const QString &name : std::as_const(request.quantizations)) {
        if (!quantizations().contains(name))
            refuse(u"`provider.quantizations` holds the unknown `%1`."_s.arg(name), u"provider.quantizations"_s);
    }
    // Nothing is kept of a request here, so that every host passes these two.
    flag(routing, u"zdr"_s, false);
    if (const QString policy = routing.value(u"data_collection"_s).toString(u"allow"_s);
        policy != u"allow"_s && policy != u"deny"_s)
        refuse(u"`provider.data_collection` must be allow or deny."_s, u"provider.data_collection"_s);
    if (present(routing, u"max_price"_s) && !routing.value(u"max_price"_s).isObject())
        refuse(u"`provider.max_price` must be an object."_s, u"provider.max_price"_s);
    const QJsonObject prices = routing.value(u"max_price"_s).toObject();
    request.maxPromptPrice = price(prices, u"prompt"_s);
    request.maxCompletionPrice = price(prices, u"completion"_s);
    for (const QString &other : {u"request"_s, u"image"_s, u"audio"_s}) // what costs nothing here
        price(prices, other);
}

/// Picodollars, from a decimal as text or number.
std::optional<qint64> Reader::price(const QJsonObject &prices, const QString &key)
{
    if (!present(prices, key))
        return std::nullopt;
    const QJsonValue value = prices.value(key);
    const QString text =
        value.isDouble() ? QString::number(value.toDouble(), 'f', QLocale::FloatingPointShortest) : value.toString();
    const Result<Usd> amount = Usd::fromDecimal(text.toLatin1());
    if (!amount || *amount < Usd()) {
        refuse(u"`provider.max_price.%1` must be a price in US dollars."_s.arg(key), u"provider.max_price"_s);
        return std::nullopt;
    }
    return amount->picos();
}

void Reader::readResponseFormat(const QJsonObject &body, ChatRequest &request)
{
    if (!present(body, u"response_format"_s))
        return;
    request.responseFormat = body.value(u"response_format"_s).toObject();
    const QString type = request.responseFormat.value(u"type"_s).toString();
    if (type != u"text"_s && type != u"json_object"_s && type != u"json_schema"_s) {
        refuse(u"`response_format.type` must be text, json_object or json_schema."_s, u"response_format.type"_s);
        return;
    }
    if (type != u"json_schema"_s)
        return;
    static const QRegularExpression name(u"^[a-zA-Z0-9_-]{1,64}$"_s);
    const QJsonValue format = request.responseFormat.value(u"json_schema"_s);
    if (!name.match(format[u"name"].toString()).hasMatch())
        refuse(u"`response_format.json_schema.name` must have 1 to 64 letters, digits, _ and -."_s,
               u"response_format.json_schema.name"_s);
    const std::optional<QJsonObject> schema = schemaOf(request.responseFormat);
    const JsonCheck check = schema ? checkJsonSchema(QJsonDocument(*schema).toJson(QJsonDocument::Compact))
                                   : JsonCheck{JsonFault::NotAnObject, u"it is missing"_s};
    if (!check.ok())
        refuse(u"Invalid schema for response_format: %1."_s.arg(check.detail), u"response_format.json_schema.schema"_s);
}

void Reader::readReasoning(const QJsonObject &body, ChatRequest &request)
{
    const QJsonObject reasoning = body.value(u"reasoning"_s).toObject();
    static const QStringList efforts{u"max"_s, u"xhigh"_s,   u"high"_s, u"medium"_s,
                                     u"low"_s, u"minimal"_s, u"none"_s};
    const QString effort = reasoning.value(u"effort"_s).toString(body.value(u"reasoning_effort"_s).toString());
    if ((present(reasoning, u"effort"_s) || present(body, u"reasoning_effort"_s)) && !efforts.contains(effort))
        refuse(u"The reasoning effort must be one of %1."_s.arg(efforts.join(u", "_s)), u"reasoning.effort"_s);
    if (present(reasoning, u"max_tokens"_s)) {
        if (present(reasoning, u"effort"_s))
            refuse(u"Only one of `reasoning.effort` and `reasoning.max_tokens` may be given."_s, u"reasoning"_s);
        request.reasoningTokens = whole(reasoning, u"max_tokens"_s, 0, 1'000'000'000, 0);
    }
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
    readResponseFormat(body, request);
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

bool ChatRequest::endsWithAssistant() const
{
    return messages.size() > 1 && messages.constLast().role == u"assistant"_s;
}

QString ChatRequest::prefill() const
{
    return endsWithAssistant() ? messages.constLast().text : QString();
}

const ChatRequest::Message &ChatRequest::asked() const
{
    return messages.at(messages.size() - (endsWithAssistant() ? 2 : 1));
}

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
