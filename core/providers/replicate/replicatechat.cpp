// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/replicate/replicatechat.h"

#include "base/clock.h"
#include "base/log.h"
#include "providers/cog/outputhint.h"
#include "providers/cog/textinput.h"
#include "providers/providerconfig.h"
#include "providers/replicate/replicatecatalog.h"
#include "providers/replicate/replicatedata.h"
#include "providers/replicate/replicateerrors.h"
#include "providers/replicate/replicatestream.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype kMostText = qsizetype{32} * 1024 * 1024; // characters
constexpr int kCancelTries = 3;

/// Cancels in the background, whoever asked for it: it costs money as long as it runs.
void cancelQuietly(const std::shared_ptr<ReplicateApi> &api, const QString &id, int tries = kCancelTries)
{
    const QUrl url = api->url(u"predictions/"_s + QString::fromLatin1(QUrl::toPercentEncoding(id)) + u"/cancel"_s);
    api->post(url, api->client(), [api, id, tries](const Result<ReplicateApi::Answer> &answer) {
        if (answer)
            return;
        qCInfo(lcProviders) << "prediction not cancelled:" << answer.error().detail;
        const bool passing = answer.error().httpStatus.value_or(500) >= 500 || answer.error().httpStatus == 429;
        if (passing && tries > 1)
            QTimer::singleShot(answer.error().retryAfter.value_or(1s), api->client(),
                               [api, id, tries] { cancelQuietly(api, id, tries - 1); });
    });
}

/// The text of an output, whatever its shape is. A growing list of texts only ever gets longer at its end.
QString textOf(const QJsonValue &output, const OutputHint &hint)
{
    if (output.isString())
        return output.toString();
    const QJsonArray list = output.toArray();
    const bool pieces = hint.shape == OutputShape::TextStream
        && std::all_of(list.begin(), list.end(), [](const QJsonValue &piece) { return piece.isString(); });
    QStringList parts;
    if (pieces && output.isArray()) { // an address among them is a word of the text like any other
        for (const QJsonValue piece : list)
            parts.append(piece.toString());
        return parts.join(QString());
    }
    for (const OutputItem &item : outputItems(output, hint)) {
        parts.append(item.kind == OutputItem::Kind::Json
                         ? QString::fromUtf8(item.value.isObject() ? QJsonDocument(item.value.toObject()).toJson()
                                                                   : QJsonDocument(QJsonArray{item.value}).toJson())
                         : item.text);
    }
    return parts.join(u"\n\n"_s);
}

/// A model of which nothing is known takes its prompt where most of them do.
InputSchema plainSchema()
{
    InputSchema schema;
    InputField prompt;
    prompt.key = u"prompt"_s;
    prompt.title = u"Prompt"_s;
    prompt.type = InputType::String;
    schema.fields.append(prompt);
    return schema;
}

/// Worth another attempt without a question: nothing was made, and the next moment may be different.
bool mayTryAgain(const Error &error, const QUrl &url)
{
    switch (error.kind) {
    case ErrorKind::RateLimited:
    case ErrorKind::Timeout:
    case ErrorKind::Interrupted:
        return true;
    case ErrorKind::ConnectionRefused:
        return url.host() != "localhost"_L1 && !url.host().startsWith("127."_L1);
    default:
        return false;
    }
}

} // namespace

ReplicateChat::ReplicateChat(std::shared_ptr<ReplicateApi> api, const ChatRequest &request, const ReplicateChatPace &pace)
    : m_api(std::move(api))
    , m_request(request)
    , m_pace(pace)
    , m_hint(std::make_unique<OutputHint>())
    , m_think(m_api->account().config().preset != Preset::SandboxReplicate)
{
    m_next.setSingleShot(true);
    m_silence.setSingleShot(true);
    m_silence.setInterval(m_request.longestSilence.value_or(m_pace.silence));
    connect(&m_next, &QTimer::timeout, this, &ReplicateChat::look);
    connect(&m_silence, &QTimer::timeout, this, &ReplicateChat::onSilence);
    QMetaObject::invokeMethod(this, &ReplicateChat::begin, Qt::QueuedConnection);
}

ReplicateChat::~ReplicateChat()
{
    letGo();
}

/// Nobody waits for the answer any more.
void ReplicateChat::letGo()
{
    if (m_step == Step::Over)
        return;
    *m_wanted = false;
    m_stream.reset();
    if (!m_id.isEmpty())
        cancelQuietly(m_api, m_id);
}

void ReplicateChat::begin()
{
    if (m_step == Step::Over)
        return;
    if (m_aborted)
        return fail({.kind = ErrorKind::Cancelled, .detail = u"stopped"_s});
    const bool words = std::ranges::any_of(m_request.messages, [](const ChatMessage &message) {
        return message.role == ChatRole::User && (!message.text.trimmed().isEmpty() || !message.attachments.isEmpty());
    });
    if (!words)
        return fail({.kind = ErrorKind::BadInput, .detail = u"no message of the user"_s});
    for (const ChatMessage &message : m_request.messages) {
        if (!missingNames(message.attachments).isEmpty())
            return fail({.kind = ErrorKind::BadInput, .detail = u"an attachment is missing"_s});
    }
    m_step = Step::Model;
    m_silence.start();
    if (const auto known = m_api->knownModel(m_request.model))
        return onModel(*known);
    fetchReplicateModel(m_api, m_request.model, {}, this, [this](const Result<PredictionModel> &model) {
        if (model)
            m_api->keepModel(m_request.model, *model);
        onModel(model);
    });
}

void ReplicateChat::onModel(const Result<PredictionModel> &model)
{
    if (m_step == Step::Over)
        return;
    if (m_aborted)
        return fail({.kind = ErrorKind::Cancelled, .detail = u"stopped"_s});
    if (!model)
        return fail(model.error(), mayTryAgain(model.error(), m_api->account().baseUrl()));
    const Result<InputSchema> schema =
        model->schema.isEmpty() ? Result<InputSchema>(plainSchema()) : InputSchema::fromOpenApi(model->schema);
    const TextInputMapping mapping = textInputMapping(schema ? *schema : plainSchema());
    if (!mapping.isTextModel())
        return fail({.kind = ErrorKind::BadInput, .detail = u"this model takes no prompt"_s});
    if (schema)
        *m_hint = schema->output;
    const TextInput input = textInput(mapping, m_request.messages, m_request.settings);
    if (input.filesLeftOut > 0)
        return fail({.kind = ErrorKind::BadInput, .detail = u"the model has no field for %1 file(s)"_s.arg(input.filesLeftOut)});
    for (const SettingId id : input.unsupported)
        m_facts.ignoredParameters.append(settingName(id));
    m_facts.ignoredParameters.sort();

    PredictionRequest request{.route = model->route,
                              .model = model->id.section(u':', 0, 0),
                              .version = model->version,
                              .input = input.input,
                              .cancelAfter = {},
                              .webHook = {}};
    if (model->route == PredictionRoute::Deployment)
        request.model = model->id.section(u'/', 1);
    if (const auto post = m_api->requestFor(request))
        m_rawRequest = keptPredictionBody(post->body, m_api->account().key());
    m_step = Step::Submitting;
    // Not bound to this chat: an answer that comes after it was stopped names what is to be cancelled.
    const QPointer<ReplicateChat> self(this);
    m_api->submit(
        request, m_api->client(),
        [self, wanted = m_wanted](const HttpClocks &clocks) {
            if (self && *wanted)
                self->onSent(clocks);
        },
        [self, wanted = m_wanted, api = m_api](const Submission &submission, const HttpClocks &clocks) {
            if (self && *wanted)
                self->onSubmitted(submission, clocks);
            else if (submission.prediction && !isFinal(submission.prediction->status))
                cancelQuietly(api, submission.prediction->id);
        });
}

void ReplicateChat::onSent(const HttpClocks &clocks)
{
    m_submitted = true;
    m_silence.start();
    m_clocks.requestSent = clocks.requestSent;
    m_clocks.reusedConnection = clocks.reusedConnection;
    if (clocks.connectStarted && clocks.connected)
        m_clocks.connectTime = *clocks.connected - *clocks.connectStarted;
    if (clocks.requestSent)
        emit started(*clocks.requestSent);
}

void ReplicateChat::onSubmitted(const Submission &submission, const HttpClocks &clocks)
{
    m_rawResponse = submission.rawResponse;
    m_clocks.headers = clocks.headers;
    const QPointer<ReplicateChat> self(this);
    if (submission.kind == Submission::Kind::Accepted)
        m_id = submission.prediction->id;
    if (clocks.headers) {
        emit headersReceived(*clocks.headers);
        if (!self || m_step == Step::Over)
            return;
    }
    const Error error = submission.error.value_or(Error{});
    switch (submission.kind) {
    case Submission::Kind::Accepted:
        m_facts.generationId = m_id;
        m_step = Step::Following;
        return follow(*submission.prediction);
    case Submission::Kind::NotSent:
        m_submitted = false;
        return fail(error, mayTryAgain(error, m_api->account().baseUrl()));
    case Submission::Kind::Refused:
        m_submitted = false;
        m_api->forgetModel(m_request.model); // its schema may be another by now
        return fail(error, error.kind == ErrorKind::RateLimited);
    case Submission::Kind::Unconfirmed:
        return fail(error);
    }
}

void ReplicateChat::follow(const Prediction &prediction)
{
    m_facts.servedModel = prediction.model;
    m_silence.start();
    if (isFinal(prediction.status) || prediction.streamUrl.isEmpty() || !m_request.stream) {
        m_status = prediction.status;
        if (isFinal(prediction.status))
            return conclude(prediction);
        m_next.start(m_pace.poll);
        return;
    }
    m_stream = std::make_unique<ReplicateStream>(m_api, prediction.streamUrl);
    connect(m_stream.get(), &PredictionStream::output, this, [this](const QString &piece, bool, std::chrono::nanoseconds at) {
        m_streamed = true;
        m_silence.start();
        take(piece, at); // last: a listener may delete this
    });
    connect(m_stream.get(), &PredictionStream::logs, this, [this] { m_silence.start(); });
    connect(m_stream.get(), &PredictionStream::ended, this, [this](const std::optional<Error> &error) {
        m_stream.release()->deleteLater(); // it is emitting
        m_streamBroke = error.has_value();
        if (error)
            qCInfo(lcProviders) << "prediction asked for, its stream ended:" << error->detail;
        look();
    });
}

void ReplicateChat::look()
{
    if (m_step != Step::Following)
        return;
    m_api->get(m_api->url(u"predictions/"_s + QString::fromLatin1(QUrl::toPercentEncoding(m_id))), this,
               [this](const Result<ReplicateApi::Answer> &answer) { onLook(answer); });
}

void ReplicateChat::onLook(const Result<ReplicateApi::Answer> &answer)
{
    if (m_step != Step::Following)
        return;
    const Result<Prediction> prediction = answer ? parsePrediction(answer->root) : Result<Prediction>(answer.error());
    if (!prediction) {
        Error error = prediction.error();
        const bool lasting = error.kind == ErrorKind::NotFound || error.kind == ErrorKind::BadKey;
        if (lasting || ++m_failedLooks > m_pace.retries) {
            error.maybeBilled = true; // it goes on without us
            return fail(std::move(error));
        }
        m_next.start(error.retryAfter ? std::chrono::milliseconds(*error.retryAfter) : m_pace.retry);
        return;
    }
    m_failedLooks = 0;
    m_rawEnd = answer->raw;
    if (m_status != prediction->status) {
        m_status = prediction->status;
        m_silence.start();
    }
    m_facts.servedModel = prediction->model.isEmpty() ? m_facts.servedModel : prediction->model;
    if (isFinal(prediction->status))
        return conclude(*prediction);
    const bool streamDone = m_streamed && !m_streamBroke;
    if (!streamDone && !takeOutput(prediction->output))
        return;
    if (m_step == Step::Following)
        m_next.start(streamDone ? m_pace.lag : m_pace.poll);
}

void ReplicateChat::onSilence()
{
    if (m_step == Step::Over)
        return;
    const Error error{.kind = ErrorKind::Timeout,
                      .detail = u"no word for %1 ms"_s.arg(m_silence.interval()),
                      .maybeBilled = m_submitted};
    fail(error);
}

/// What an output that was asked for has beyond what is known.
bool ReplicateChat::takeOutput(const QJsonValue &output)
{
    const QString all = textOf(output, *m_hint);
    if (all.size() <= m_output.size() || !all.startsWith(m_output))
        return true;
    m_polled = true;
    m_silence.start();
    return take(all.sliced(m_output.size()), m_api->clock().ticks());
}

bool ReplicateChat::take(const QString &piece, std::chrono::nanoseconds at)
{
    if (m_step == Step::Over || piece.isEmpty())
        return true;
    m_output += piece;
    ChatDelta delta{.text = {}, .reasoning = {}, .events = 1, .answerWasReasoning = false, .at = at};
    QByteArray answer;
    QByteArray reasoning;
    delta.answerWasReasoning = m_think.feed(piece.toUtf8(), answer, reasoning);
    delta.text = QString::fromUtf8(answer);
    delta.reasoning = QString::fromUtf8(reasoning);
    ++m_clocks.chunks;
    const QPointer<ReplicateChat> self(this);
    if (!deliver(std::move(delta), at))
        return false;
    if (m_output.size() > kMostText && m_step != Step::Over)
        fail({.kind = ErrorKind::LimitExceeded, .detail = u"answer over %1 characters"_s.arg(kMostText), .maybeBilled = true});
    return !self.isNull();
}

bool ReplicateChat::deliver(ChatDelta delta, std::chrono::nanoseconds at)
{
    delta.at = at;
    m_stopwatch.stamp(m_clocks, delta);
    const QPointer<ReplicateChat> self(this);
    emit received(delta);
    return !self.isNull();
}

/// It has ended: the rest of its text, what it counted, and why it came to nothing.
void ReplicateChat::conclude(const Prediction &prediction)
{
    const bool told = m_streamed && !m_streamBroke;
    const QString all = textOf(prediction.output, *m_hint);
    const bool differs = !all.isEmpty() && !all.startsWith(m_output);
    if (!told && !takeOutput(prediction.output))
        return;
    if (m_step == Step::Over)
        return;
    m_facts.usage = usageOfMetrics(prediction.metrics);
    std::optional<Error> error = errorOfPrediction(prediction, m_api->account().key());
    if (!error && !told && differs)
        error = Error{.kind = ErrorKind::Interrupted, .detail = u"the rest of the answer does not fit what was streamed"_s,
                      .maybeBilled = true};
    m_id.clear(); // nothing is left to be cancelled
    finish(std::move(error), false);
}

void ReplicateChat::abort()
{
    if (m_step == Step::Over || m_aborted)
        return;
    m_aborted = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_step != Step::Over)
                fail({.kind = ErrorKind::Cancelled, .detail = u"stopped"_s, .maybeBilled = m_submitted});
        },
        Qt::QueuedConnection);
}

void ReplicateChat::fail(Error error, bool mayResend)
{
    finish(std::move(error), mayResend);
}

void ReplicateChat::finish(std::optional<Error> error, bool mayResend)
{
    if (m_step == Step::Over)
        return;
    QByteArray answer;
    QByteArray reasoning;
    m_think.finish(answer, reasoning); // what might have been the start of a tag
    if (!answer.isEmpty() || !reasoning.isEmpty()) {
        ChatDelta rest;
        rest.text = QString::fromUtf8(answer);
        rest.reasoning = QString::fromUtf8(reasoning);
        if (!deliver(std::move(rest), m_stopwatch.lastText().value_or(m_api->clock().ticks())) || m_step == Step::Over)
            return;
    }
    letGo();
    m_step = Step::Over;
    m_next.stop();
    m_silence.stop();
    m_clocks.end = m_api->clock().ticks();
    ChatOutcome outcome;
    outcome.error = std::move(error);
    outcome.mayResend = mayResend;
    outcome.facts = m_facts;
    outcome.clocks = m_clocks;
    outcome.timing = m_streamed && !m_polled ? TimingSource::Stream : TimingSource::Poll;
    outcome.rawRequest = m_rawRequest;
    outcome.rawResponse = m_rawResponse;
    if (!m_rawEnd.isEmpty())
        outcome.rawResponse += "\r\n\r\n" + m_rawEnd;
    qCDebug(lcProviders) << "prediction chat ended, chunks" << m_clocks.chunks << "error"
                         << (outcome.error ? errorKindName(outcome.error->kind) : "none"_L1);
    emit finished(outcome); // last: the owner may delete this
}

std::unique_ptr<ChatStream> startReplicateChat(const std::shared_ptr<ReplicateApi> &api, const ChatRequest &request)
{
    return std::make_unique<ReplicateChat>(api, request);
}

} // namespace bakeoff
