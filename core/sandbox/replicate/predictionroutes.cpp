// SPDX-License-Identifier: GPL-3.0-or-later
// Creating, listing, reading and cancelling predictions.
#include "sandbox/replicate/sandboxreplicate.h"

#include "sandbox/httpconnection.h"
#include "sandbox/replicate/cogschema.h"
#include "sandbox/replicate/replicateanswers.h"
#include "sandbox/replicate/webhooks.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

constexpr qsizetype kInlineMost = 400 * 1024; ///< bytes of an output that a waiting client gets inside of its answer

/// "90", "90s", "5m", "1h30m45s".
std::optional<std::chrono::milliseconds> cancelAfter(const QByteArray &text)
{
    static const QRegularExpression form(u"^(?:(\\d{1,3})h)?(?:(\\d{1,5})m)?(?:(\\d{1,6})s?)?$"_s);
    const QRegularExpressionMatch match = form.match(QString::fromLatin1(text.trimmed()));
    if (text.trimmed().isEmpty() || !match.hasMatch())
        return {};
    return std::chrono::hours(match.captured(1).toInt()) + std::chrono::minutes(match.captured(2).toInt()) +
           std::chrono::seconds(match.captured(3).toInt());
}

/// Seconds of `Prefer: wait=N`; nothing where it does not ask to wait.
std::optional<int> preferredWait(const QByteArray &text)
{
    static const QRegularExpression form(u"(?:^|,)\\s*wait(?:=(\\d{1,4}))?\\s*(?:,|$)"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = form.match(QString::fromLatin1(text));
    if (!match.hasMatch())
        return {};
    return match.captured(1).isEmpty() ? 60 : std::clamp(match.captured(1).toInt(), 1, 60);
}

HttpReply refusedWith(int status)
{
    switch (status) {
    case 401:
        return replicateProblem(401, u"Unauthenticated"_s, u"You did not pass a valid authentication token"_s);
    case 402:
        return replicateProblem(402, u"Insufficient credit"_s,
                                u"You have insufficient credit to run this model. Go to your billing page to purchase "
                                "credit."_s);
    case 404:
        return replicateNotFound();
    case 413:
        return replicateJson({{u"detail"_s, u"Request body is too large"_s}}, 413);
    case 422:
        return replicateInvalid(
            {{u"string_gte"_s, u"input.prompt"_s, u"String length must be greater than or equal to 1000"_s},
             {u"number_lte"_s, u"input.seed"_s, u"Must be less than or equal to -1"_s}});
    case 429:
        return replicateThrottled(1, true);
    default:
        return replicateProblem(status, status == 503 ? u"Service Unavailable"_s : u"Internal server error"_s,
                                u"Something went wrong. Please try again later."_s);
    }
}

/// An object's keys in order, so that the same input has the same text.
QByteArray canonical(const QJsonValue &value)
{
    return QJsonDocument(QJsonObject{{u"v"_s, value}}).toJson(QJsonDocument::Compact);
}

} // namespace

const SandboxMediaModel *SandboxReplicate::modelOf(const SandboxPrediction &prediction) const
{
    return m_models.find(QStringView(prediction.model).mid(prediction.model.indexOf(u'/') + 1));
}

QString SandboxReplicate::streamPathOf(const SandboxPrediction &prediction) const
{
    const SandboxMediaModel *model = modelOf(prediction);
    if (model == nullptr || !model->streams)
        return {};
    return (model->streamsFiles ? u"/v1/files/stream/"_s : u"/v1/streams/"_s) + prediction.id;
}

QJsonObject SandboxReplicate::jsonOf(const SandboxPrediction &prediction) const
{
    const SandboxMediaModel *model = modelOf(prediction);
    const auto has = [model](SandboxMediaFaultKind kind) { return model != nullptr && model->has(kind); };
    QJsonObject object =
        predictionJson(prediction, root(), streamPathOf(prediction), has(SandboxMediaFaultKind::NegativeClocks));
    if (has(SandboxMediaFaultKind::InternalName))
        object.insert(u"model"_s, QString(u"replicate-internal/"_s + model->name));
    if (has(SandboxMediaFaultKind::UnknownStatus) && prediction.state == SandboxPredictionState::Starting)
        object.insert(u"status"_s, u"queued"_s);
    return object;
}

HttpReply SandboxReplicate::predictionReply(const SandboxPrediction &prediction, int status) const
{
    return replicateJson(jsonOf(prediction), status);
}

QJsonValue SandboxReplicate::withFileSums(const QJsonValue &value) const
{
    if (value.isString() && value.toString().contains("/v1/files/"_L1)) {
        const SandboxUpload *upload = m_uploads.find(value.toString().section(u'/', -1));
        return upload ? QJsonValue(upload->sha256) : value;
    }
    if (value.isArray()) {
        QJsonArray out;
        for (const QJsonValue &item : value.toArray())
            out << withFileSums(item);
        return out;
    }
    if (value.isObject()) {
        QJsonObject out = value.toObject();
        for (auto it = out.begin(); it != out.end(); ++it)
            it.value() = withFileSums(it.value());
        return out;
    }
    return value;
}

/// The same job sent twice has the same one, also where its file was uploaded twice.
QByteArray SandboxReplicate::fingerprintOf(const Target &target, const QJsonObject &input) const
{
    const QByteArray text =
        target.model->name.toUtf8() + ' ' + target.version->id.toLatin1() + ' ' + canonical(withFileSums(input));
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
}

/// From the three routes of creation: a version, an official model, a deployment.
std::variant<SandboxReplicate::Target, HttpReply> SandboxReplicate::targetOf(const QStringList &path,
                                                                             const QJsonObject &body) const
{
    Target target;
    if (path.constFirst() == "deployments"_L1) {
        const SandboxDeployment *deployment =
            path.value(1) == "sandbox"_L1 ? m_deployments.find(path.value(2)) : nullptr;
        if (deployment == nullptr || path.size() != 4)
            return replicateNotFound();
        target.model = m_models.find(deployment->model.section(u'/', 1));
        target.version = target.model ? SandboxMediaModels::version(*target.model, deployment->versionId) : nullptr;
        target.deployment = deployment->name;
        target.wireVersion = u"dp-"_s + deployment->versionId.first(32);
        return target.version ? std::variant<Target, HttpReply>(target) : replicateInvalidVersion();
    }
    if (path.constFirst() == "models"_L1) {
        target.model = path.size() == 4 && path.at(1) == "sandbox"_L1 ? m_models.find(path.at(2)) : nullptr;
        if (target.model == nullptr || !target.model->official)
            return replicateNotFound();
        target.version = &target.model->versions.constFirst();
        target.wireVersion = u"hidden"_s;
        return target;
    }
    const QString version = body.value(u"version"_s).toString();
    const qsizetype colon = version.indexOf(u':');
    const QString name = version.first(colon < 0 ? version.size() : colon);
    if (name.contains(u'/')) {
        target.model = name.section(u'/', 0, 0) == "sandbox"_L1 ? m_models.find(name.section(u'/', 1)) : nullptr;
        if (target.model != nullptr && colon < 0 && target.model->official) {
            target.version = &target.model->versions.constFirst();
            target.wireVersion = u"hidden"_s;
        } else if (target.model != nullptr && colon >= 0) {
            target.version = SandboxMediaModels::version(*target.model, version.sliced(colon + 1));
        }
    } else if ((target.model = m_models.ofVersion(version)) != nullptr) {
        target.version = SandboxMediaModels::version(*target.model, version);
    }
    if (target.version == nullptr)
        return replicateInvalidVersion();
    if (target.wireVersion.isEmpty())
        target.wireVersion = target.version->id;
    return target;
}

void SandboxReplicate::predictions(HttpConnection &connection, const HttpRequest &request, const QStringList &path)
{
    const bool creates = request.method == "POST" && path.constLast() == "predictions"_L1;
    if (creates) {
        QJsonParseError parse{};
        const QJsonDocument document = QJsonDocument::fromJson(request.body, &parse);
        if (!document.isObject()) {
            answer(connection,
                   replicateJson({{u"detail"_s, QString(u"JSON parse error - "_s + parse.errorString())}}, 400),
                   m_creates);
            return;
        }
        const QJsonObject body = document.object();
        const bool byVersion = path.size() == 1;
        QList<SandboxInvalidField> wrong;
        if (byVersion && !body.value(u"version"_s).isString())
            wrong.append({u"required"_s, QString(), u"version is required"_s});
        if (!body.contains(u"input"_s))
            wrong.append({u"required"_s, QString(), u"input is required"_s});
        else if (!body.value(u"input"_s).isObject())
            wrong.append({u"invalid_type"_s, u"input"_s, u"Invalid type. Expected: object"_s});
        QStringList known{u"input"_s, u"webhook"_s, u"webhook_events_filter"_s, u"stream"_s};
        if (byVersion)
            known << u"version"_s;
        for (auto it = body.begin(); it != body.end(); ++it) {
            if (!known.contains(it.key()))
                wrong.append({u"additional_property_not_allowed"_s, QString(),
                              u"Additional property %1 is not allowed"_s.arg(it.key())});
        }
        if (!wrong.isEmpty()) {
            answer(connection, replicateInvalid(wrong), m_creates);
            return;
        }
        std::variant<Target, HttpReply> target = targetOf(path, body);
        if (const HttpReply *reply = std::get_if<HttpReply>(&target))
            answer(connection, *reply, m_creates);
        else
            create(connection, request, std::get<Target>(target), body);
        return;
    }
    if (path.size() == 1) {
        answer(connection,
               request.method == "GET" ? listPredictions(request) : replicateMethod(request, "GET, POST"_ba), m_others);
        return;
    }
    const std::shared_ptr<SandboxPrediction> prediction = m_store.find(path.at(1));
    if (!prediction) {
        answer(connection, replicateNotFound(), m_others);
        return;
    }
    if (path.size() == 3 && path.at(2) == "cancel"_L1) {
        if (request.method != "POST") {
            answer(connection, replicateMethod(request, "POST"_ba), m_others);
            return;
        }
        const SandboxMediaModel *model = modelOf(*prediction);
        SandboxPredictionRun *run = m_runs.value(prediction->id);
        if (run != nullptr && !(model != nullptr && model->has(SandboxMediaFaultKind::CancelTooLate)))
            run->stop();
        answer(connection, predictionReply(*prediction), m_others);
        return;
    }
    if (path.size() != 2 || request.method != "GET") {
        answer(connection, path.size() != 2 ? replicateNotFound() : replicateMethod(request, "GET"_ba), m_others);
        return;
    }
    const SandboxMediaModel *model = modelOf(*prediction);
    const bool fails =
        model != nullptr && model->has(SandboxMediaFaultKind::GetFails) && m_looks[prediction->id]++ % 2 == 0;
    answer(connection, fails ? refusedWith(500) : predictionReply(*prediction), m_others);
}

HttpReply SandboxReplicate::listPredictions(const HttpRequest &request) const
{
    SandboxPredictionFilter filter;
    for (const auto &[name, member] : {std::pair{u"created_after"_s, &SandboxPredictionFilter::createdAfter},
                                       std::pair{u"created_before"_s, &SandboxPredictionFilter::createdBefore}}) {
        const QString text = request.query.queryItemValue(name, QUrl::FullyDecoded);
        filter.*member = fromRfc3339(text);
        if (!text.isEmpty() && !(filter.*member))
            return replicateJson({{u"detail"_s, QString(u"Invalid "_s + name)}}, 400);
    }
    filter.cursor = request.query.queryItemValue(u"cursor"_s, QUrl::FullyDecoded);
    const bool website = request.query.queryItemValue(u"source"_s) == "web"_L1;
    const std::optional<SandboxPredictionPage> page =
        website ? SandboxPredictionPage{} : m_store.page(filter, m_options.pageSize);
    if (!page)
        return replicateNotFound(u"Invalid cursor"_s);
    QJsonArray results;
    for (const std::shared_ptr<const SandboxPrediction> &prediction : page->predictions)
        results << jsonOf(*prediction);
    const auto address = [&](const QString &cursor) -> QJsonValue {
        if (cursor.isEmpty())
            return QJsonValue::Null;
        QUrlQuery query = request.query;
        query.removeAllQueryItems(u"cursor"_s);
        query.addQueryItem(u"cursor"_s, cursor);
        return QString(root() + u"/v1/predictions?"_s + query.toString(QUrl::FullyEncoded));
    };
    return replicateJson(
        {{u"previous"_s, address(page->previous)}, {u"next"_s, address(page->next)}, {u"results"_s, results}});
}

/// What a fault model answers instead of creating.
std::optional<HttpReply> SandboxReplicate::refusal(const Target &target, const QByteArray &fingerprint)
{
    const SandboxMediaFault *fault = target.model->fault;
    if (fault == nullptr)
        return {};
    switch (fault->kind) {
    case SandboxMediaFaultKind::RefuseStatus:
        return refusedWith(fault->status);
    case SandboxMediaFaultKind::RefuseVersion:
        return replicateInvalidVersion();
    case SandboxMediaFaultKind::RefuseHtml:
        return replicateHtml(fault->status);
    case SandboxMediaFaultKind::RefuseOnce:
        if (m_refusedOnce.contains(fingerprint))
            return {};
        m_refusedOnce.insert(fingerprint);
        return replicateThrottled(1, false);
    case SandboxMediaFaultKind::Limited:
        if (m_fewCreates.take(m_clock.ticks()))
            return {};
        return replicateThrottled(m_fewCreates.resetSeconds(), true);
    default:
        return {};
    }
}

/// Nothing is created, and the client does not hear so.
bool SandboxReplicate::losesRequest(HttpConnection &connection, const Target &target) const
{
    if (target.model->has(SandboxMediaFaultKind::LostClose))
        connection.close();
    else if (target.model->has(SandboxMediaFaultKind::LostReset))
        connection.reset();
    else if (!target.model->has(SandboxMediaFaultKind::LostSilent))
        return false;
    return true;
}

void SandboxReplicate::create(HttpConnection &connection, const HttpRequest &request, const Target &target,
                              const QJsonObject &body)
{
    const QJsonObject input = body.value(u"input"_s).toObject();
    const QByteArray fingerprint = fingerprintOf(target, input);
    if (const std::optional<HttpReply> refused = refusal(target, fingerprint)) {
        answer(connection, *refused, target.model->has(SandboxMediaFaultKind::Limited) ? m_fewCreates : m_creates);
        return;
    }
    if (losesRequest(connection, target))
        return;
    QList<SandboxInvalidField> wrong = checkSandboxInput(target.version->document, input);
    const QUrl hook(body.value(u"webhook"_s).toString());
    if (body.contains(u"webhook"_s) && !SandboxWebhooks::isAllowed(hook))
        wrong.append({u"format"_s, u"webhook"_s, u"The sandbox tells web hooks of this machine only"_s});
    QStringList events;
    for (const QJsonValue &event : body.value(u"webhook_events_filter"_s).toArray()) {
        events << event.toString();
        if (!QStringList{u"start"_s, u"output"_s, u"logs"_s, u"completed"_s}.contains(events.constLast()))
            wrong.append({u"enum"_s, u"webhook_events_filter"_s,
                          u"webhook_events_filter must be one of the following: \"start\", \"output\", \"logs\", "
                          "\"completed\""_s});
    }
    if (!wrong.isEmpty()) {
        answer(connection, replicateInvalid(wrong), m_creates);
        return;
    }
    std::chrono::milliseconds longest = m_options.longestRun;
    const QByteArray after = request.header("cancel-after");
    if (!after.isEmpty()) {
        const std::optional<std::chrono::milliseconds> asked = cancelAfter(after);
        if (!asked || *asked < m_options.leastCancelAfter) {
            answer(connection,
                   replicateProblem(422, u"Invalid Cancel-After header"_s,
                                    u"Cancel-After must be a duration of at least 5 seconds, such as 90s or 1h30m."_s),
                   m_creates);
            return;
        }
        longest = *asked;
    }
    const UtcMicros now = m_clock.nowUtc();
    auto prediction = std::make_shared<SandboxPrediction>();
    prediction->id = newId();
    prediction->model = target.model->fullName();
    prediction->versionId = target.version->id;
    prediction->version = target.wireVersion;
    prediction->deployment = target.deployment;
    prediction->input = withoutSandboxSecrets(target.version->document, input);
    prediction->created = now;
    prediction->deadline = {now.value + std::chrono::duration_cast<std::chrono::microseconds>(longest).count()};
    prediction->deadlineAsked = !after.isEmpty();
    prediction->webhook = hook.toString();
    prediction->webhookEvents = events;
    prediction->seed = input.contains(u"seed"_s) ? static_cast<quint64>(input.value(u"seed"_s).toInteger())
                                                 : m_random.generate() & 0x7fffffffU;
    prediction->fingerprint = fingerprint;
    if (!m_store.add(prediction)) {
        answer(connection, refusedWith(500), m_creates);
        return;
    }
    launch(prediction);
    answerCreated(connection, request, target, prediction);
}

void SandboxReplicate::answerCreated(HttpConnection &connection, const HttpRequest &request, const Target &target,
                                     const std::shared_ptr<SandboxPrediction> &prediction)
{
    const HttpReply reply = predictionReply(*prediction, 201);
    const auto head = [&reply](qsizetype length) {
        return "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: " +
               QByteArray::number(length) + "\r\n\r\n";
    };
    if (const SandboxMediaFault *fault = target.model->fault) {
        switch (fault->kind) {
        case SandboxMediaFaultKind::CreatedSilent:
            return;
        case SandboxMediaFaultKind::CreatedClose:
            connection.close();
            return;
        case SandboxMediaFaultKind::CreatedReset:
            connection.reset();
            return;
        case SandboxMediaFaultKind::CreatedCut:
            connection.writeRaw(head(reply.body.size()) + reply.body.first(reply.body.size() / 2));
            connection.close();
            return;
        case SandboxMediaFaultKind::CreatedBadJson:
            answer(connection, {.status = 201, .body = reply.body.chopped(2)}, m_creates);
            return;
        case SandboxMediaFaultKind::CreatedStatus:
            answer(connection, refusedWith(fault->status), m_creates);
            return;
        case SandboxMediaFaultKind::CreatedHtml:
            answer(connection, replicateHtml(fault->status), m_creates);
            return;
        case SandboxMediaFaultKind::CreatedSlow: {
            const QJsonObject input = withSandboxDefaults(target.version->document, prediction->input);
            QTimer::singleShot(
                std::chrono::milliseconds(input.value(u"delay_ms"_s).toInt()), &connection,
                [this, &connection, prediction] { answer(connection, predictionReply(*prediction, 201), m_creates); });
            return;
        }
        default:
            break;
        }
    }
    if (const std::optional<int> seconds = preferredWait(request.header("prefer")))
        wait(connection, *prediction, *seconds);
    else
        answer(connection, reply, m_creates);
}

void SandboxReplicate::wait(HttpConnection &connection, const SandboxPrediction &prediction, int seconds)
{
    const QString id = prediction.id;
    m_waiters.append({&connection, id, "wait=" + QByteArray::number(seconds)});
    QTimer::singleShot(std::chrono::seconds(seconds), &connection, [this, &connection, id] {
        const auto mine = [&](const Waiter &w) { return w.connection == &connection && w.prediction == id; };
        const auto found = std::ranges::find_if(m_waiters, mine);
        if (found == m_waiters.end())
            return; // answered
        HttpReply reply = predictionReply(*m_store.find(id), 202);
        reply.headers.emplace_back("Preference-Applied"_ba, found->applied);
        m_waiters.erase(found);
        answer(connection, reply, m_creates);
    });
}

/// \param inlined the output is there, its upload is not over: files go along as data URIs, and the status lags behind
void SandboxReplicate::answerWaiters(const SandboxPrediction &prediction, bool inlined)
{
    QJsonObject object = jsonOf(prediction);
    bool has = false;
    for (const Waiter &waiter : std::as_const(m_waiters))
        has = has || waiter.prediction == prediction.id;
    if (!has)
        return;
    if (inlined) {
        const auto dataUri = [this](const QJsonValue &value) -> QJsonValue {
            const QString path = value.toString();
            QFile file(m_store.filesOf(path.section(u'/', -2, -2)) + u'/' + path.section(u'/', -1));
            if (!path.startsWith(kSandboxFile) || file.size() > kInlineMost || !file.open(QIODevice::ReadOnly))
                return withFileUrls(value, root());
            return QString(u"data:"_s + QString::fromLatin1(sandboxContentType(path)) + u";base64,"_s +
                           QString::fromLatin1(file.readAll().toBase64()));
        };
        QJsonArray list;
        for (const QJsonValue &value : prediction.output.toArray())
            list << dataUri(value);
        object.insert(u"output"_s, prediction.output.isArray() ? QJsonValue(list) : dataUri(prediction.output));
    }
    const QList<Waiter> waiters = std::exchange(m_waiters, {});
    for (const Waiter &waiter : waiters) {
        if (waiter.prediction != prediction.id) {
            m_waiters << waiter;
            continue;
        }
        HttpReply reply = replicateJson(object, 201);
        reply.headers.emplace_back("Preference-Applied"_ba, waiter.applied);
        if (waiter.connection)
            answer(*waiter.connection, reply, m_creates);
    }
}

} // namespace bakeoff
