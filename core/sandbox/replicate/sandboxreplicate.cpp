// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/replicate/sandboxreplicate.h"

#include "sandbox/httpconnection.h"
#include "sandbox/replicate/cogschema.h"
#include "sandbox/replicate/predictionevents.h"
#include "sandbox/replicate/replicateanswers.h"
#include "sandbox/replicate/replicatecatalogue.h"
#include "sandbox/replicate/webhooks.h"

#include <QFile>
#include <QJsonDocument>
#include <QThread>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

using Options = SandboxReplicateOptions;

constexpr std::chrono::milliseconds kSaveAfter(400);
constexpr std::chrono::milliseconds kTick(200);
constexpr qsizetype kIdLength = 26;

constexpr std::array kDurations{
    std::pair{"expire_after_ms"_L1, &Options::expireAfter},
    std::pair{"uploads_expire_after_ms"_L1, &Options::uploadsExpireAfter},
    std::pair{"longest_run_ms"_L1, &Options::longestRun},
    std::pair{"least_cancel_after_ms"_L1, &Options::leastCancelAfter},
    std::pair{"stream_idle_ms"_L1, &Options::streamIdle},
};
constexpr std::array kNumbers{
    std::pair{"pace_percent"_L1, &Options::pacePercent},
    std::pair{"cold_start_ms"_L1, &Options::coldStartMs},
    std::pair{"creates_per_minute"_L1, &Options::createsPerMinute},
    std::pair{"create_burst"_L1, &Options::createBurst},
    std::pair{"others_per_minute"_L1, &Options::othersPerMinute},
    std::pair{"page_size"_L1, &Options::pageSize},
    std::pair{"model_page_size"_L1, &Options::modelPageSize},
};

UtcMicros before(UtcMicros now, std::chrono::milliseconds time)
{
    return {now.value - std::chrono::duration_cast<std::chrono::microseconds>(time).count()};
}

/// A part of a path that names a file of ours: nothing that leads elsewhere.
bool isPlainName(const QString &name)
{
    return !name.isEmpty() && !name.startsWith(u'.') && !name.contains(u'/') && !name.contains(QChar(0));
}

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::NotFound, u"The input file cannot be read: it has expired, or never was."_s};
    return file.readAll();
}

} // namespace

SandboxReplicate::SandboxReplicate(const SandboxReplicateOptions &options, const Clock &clock, QThreadPool &storyPool,
                                   std::function<QString()> root, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_clock(clock)
    , m_storyPool(storyPool)
    , m_root(std::move(root))
    , m_creates(options.createsPerMinute, options.createBurst)
    , m_others(options.othersPerMinute, options.othersPerMinute)
    , m_fewCreates(6, 1)
    , m_random(QRandomGenerator::securelySeeded())
{
    m_pool.setMaxThreadCount(std::max(1, QThread::idealThreadCount() - 1));
    m_pool.setThreadPriority(QThread::LowestPriority);
    m_saver.setSingleShot(true);
    connect(&m_saver, &QTimer::timeout, this, [this] {
        for (const QString &id : std::exchange(m_unsaved, {})) {
            // A full disk is said when the prediction ends; until then it goes on from memory.
            if (const std::shared_ptr<SandboxPrediction> prediction = m_store.find(id))
                (void)m_store.save(*prediction);
        }
    });
    connect(&m_ticker, &QTimer::timeout, this, &SandboxReplicate::housekeep);
}

SandboxReplicate::~SandboxReplicate()
{
    const QList<SandboxPredictionRun *> runs = m_runs.values();
    for (SandboxPredictionRun *run : runs) {
        run->disconnect(this);
        delete run;
    }
    m_pool.clear();
    m_pool.waitForDone();
}

Status SandboxReplicate::open(std::shared_ptr<const StoryModel> story)
{
    m_story = std::move(story);
    if (Status opened = m_store.open(m_options.folder); !opened)
        return opened;
    m_uploads.open(m_store.folder());
    m_filesKey = m_store.secret(u"files"_s);
    m_webhooks = std::make_unique<SandboxWebhooks>(m_clock, m_store.secret(u"webhooks"_s), m_options.webhookRetry);
    const SandboxMediaModel &gpu = *m_models.find(u"gpu");
    const auto deployment = [&](const QString &name, const QString &hardware, int least) {
        return SandboxDeployment{.name = name,
                                 .release = 1,
                                 .model = gpu.fullName(),
                                 .versionId = gpu.versions.constFirst().id,
                                 .hardware = hardware,
                                 .minInstances = least,
                                 .maxInstances = 2,
                                 .created = gpu.versions.constFirst().created};
    };
    m_deployments.open(m_store.folder(),
                       {deployment(u"painter-l40s"_s, u"gpu-l40s"_s, 1), deployment(u"painter-t4"_s, u"gpu-t4"_s, 0)});
    housekeep();
    for (const std::shared_ptr<SandboxPrediction> &prediction : m_store.unfinished())
        launch(prediction);
    return success();
}

bool SandboxReplicate::handle(HttpConnection &connection, const HttpRequest &request)
{
    const bool ours = request.path.startsWith("/v1/") || request.path.startsWith("/files/") ||
                      request.path.startsWith("/sandbox/") || request.path.startsWith("/p/");
    if (!ours)
        return false;
    housekeep();
    if (request.path.startsWith("/files/")) {
        deliver(connection, request);
    } else if (request.path.startsWith("/p/")) {
        // What a browser shows of a prediction.
        const auto prediction = m_store.find(QString::fromLatin1(request.path.sliced(3)));
        const QByteArray json = prediction ? QJsonDocument(jsonOf(*prediction)).toJson() : QByteArray();
        connection.send({.status = prediction ? 200 : 404,
                         .body = "<!DOCTYPE html>\n<meta charset=\"utf-8\"><title>Prediction</title><pre>" +
                                 QString::fromUtf8(json).toHtmlEscaped().toUtf8() + "</pre>\n",
                         .contentType = "text/html; charset=utf-8"_ba});
    } else {
        api(connection, request);
    }
    return true;
}

void SandboxReplicate::api(HttpConnection &connection, const HttpRequest &request)
{
    QStringList path;
    for (const QByteArray &part : request.path.sliced(1).split('/'))
        path << QString::fromUtf8(QByteArray::fromPercentEncoding(part));
    const bool ownRoutes = path.takeFirst() == "sandbox"_L1;
    const QString first = path.constFirst();
    const bool stream = !ownRoutes && request.method == "GET" &&
                        ((first == "streams"_L1 && path.size() == 2) ||
                         (first == "files"_L1 && path.value(1) == "stream"_L1 && path.size() == 3));
    if (stream) { // whoever knows the address may read it, as with the service
        openStream(connection, path.constLast());
        return;
    }
    const bool signedDownload = !ownRoutes && first == "files"_L1 && path.value(2) == "download"_L1;
    if (!signedDownload && !hasReplicateKey(request)) {
        connection.send(
            replicateProblem(401, u"Unauthenticated"_s, u"You did not pass a valid authentication token"_s));
        return;
    }
    if (ownRoutes) {
        if (first == "settings"_L1)
            connection.send(settings(request));
        else if (first == "creations"_L1)
            connection.send(replicateJson({{u"creations"_s, m_store.creations()}}));
        else
            connection.send(replicateNotFound());
        return;
    }
    const bool creates = request.method == "POST" && path.constLast() == "predictions"_L1;
    SandboxRateLimit &limit = creates ? m_creates : m_others;
    if (!limit.take(m_clock.ticks())) {
        answer(connection, replicateThrottled(limit.resetSeconds(), m_options.createsPerMinute <= 6 && creates), limit);
        return;
    }
    if (creates || first == "predictions"_L1) {
        predictions(connection, request, path);
        return;
    }
    if (first == "files"_L1) {
        answer(connection, files(request, path), limit);
        return;
    }
    if (first == "webhooks"_L1) {
        const bool secret = path.mid(1) == QStringList{u"default"_s, u"secret"_s};
        const QString key = u"whsec_"_s + QString::fromLatin1(m_store.secret(u"webhooks"_s).toBase64());
        answer(connection, secret ? replicateJson({{u"key"_s, key}}) : replicateNotFound(), limit);
        return;
    }
    const std::optional<HttpReply> reply = replicateCatalogue({.models = m_models,
                                                               .deployments = m_deployments,
                                                               .root = root(),
                                                               .pageSize = m_options.modelPageSize,
                                                               .now = m_clock.nowUtc()},
                                                              request, path);
    answer(connection, reply.value_or(replicateNotFound()), limit);
}

void SandboxReplicate::answer(HttpConnection &connection, HttpReply reply, const SandboxRateLimit &limit) const
{
    reply.headers.emplace_back("ratelimit-remaining"_ba, QByteArray::number(limit.remaining()));
    reply.headers.emplace_back("ratelimit-reset"_ba, QByteArray::number(limit.resetSeconds()));
    connection.send(reply);
}

HttpReply SandboxReplicate::settings(const HttpRequest &request)
{
    const QJsonObject changes = QJsonDocument::fromJson(request.body).object();
    if (request.method == "PATCH") {
        for (auto it = changes.begin(); it != changes.end(); ++it) {
            const auto sameName = [&it](const auto &entry) { return it.key() == entry.first; };
            const auto duration = std::ranges::find_if(kDurations, sameName);
            const auto number = std::ranges::find_if(kNumbers, sameName);
            const int value = it.value().toInt(-1);
            if (value < 0 || (duration == kDurations.end() && number == kNumbers.end()))
                return replicateProblem(400, u"Bad Request"_s, u"There is no such setting, or not of that value."_s);
            if (duration != kDurations.end())
                m_options.*(duration->second) = std::chrono::milliseconds(value);
            else
                m_options.*(number->second) = value;
        }
        m_options.pageSize = std::max(m_options.pageSize, 1);
        m_options.modelPageSize = std::max(m_options.modelPageSize, 1);
        if (changes.contains(u"creates_per_minute"_s) || changes.contains(u"create_burst"_s))
            m_creates = SandboxRateLimit(m_options.createsPerMinute, m_options.createBurst);
        if (changes.contains(u"others_per_minute"_s))
            m_others = SandboxRateLimit(m_options.othersPerMinute, m_options.othersPerMinute);
    } else if (request.method != "GET") {
        return replicateMethod(request, "GET, PATCH"_ba);
    }
    QJsonObject all;
    for (const auto &[name, member] : kDurations)
        all.insert(name, static_cast<qint64>((m_options.*member).count()));
    for (const auto &[name, member] : kNumbers)
        all.insert(name, m_options.*member);
    return replicateJson(all);
}

void SandboxReplicate::housekeep()
{
    const UtcMicros now = m_clock.nowUtc();
    const QList<SandboxPredictionRun *> runs = m_runs.values();
    for (SandboxPredictionRun *run : runs) {
        if (now >= run->prediction().deadline)
            run->stop();
    }
    m_store.expire(before(now, m_options.expireAfter), now);
    m_uploads.expire(before(now, m_options.uploadsExpireAfter));
    m_streams.removeIf([](const auto &stream) { return stream.isNull(); });
    m_ticker.start(m_runs.isEmpty() ? std::chrono::milliseconds(std::chrono::minutes(1)) : kTick);
}

QString SandboxReplicate::newId()
{
    static constexpr QLatin1StringView kAlphabet("abcdefghijklmnopqrstuvwxyz0123456789");
    QString id;
    for (qsizetype i = 0; i < kIdLength; ++i)
        id += kAlphabet.at(m_random.bounded(static_cast<qint64>(kAlphabet.size())));
    return id;
}

void SandboxReplicate::saveSoon(const QString &id)
{
    m_unsaved.insert(id);
    if (!m_saver.isActive())
        m_saver.start(kSaveAfter);
}

/// Addresses of this sandbox are known by their path alone: an earlier start may have had another port.
SandboxInputReader SandboxReplicate::inputReader() const
{
    return [uploads = m_store.folder() + u"/uploads/"_s, outputs = m_store.folder() + u"/predictions/"_s,
            models = &m_models](const QString &address) -> Result<QByteArray> {
        if (address.startsWith("data:"_L1)) {
            const qsizetype comma = address.indexOf(u',');
            const QByteArray data = address.sliced(comma + 1).toLatin1();
            return address.first(std::max<qsizetype>(comma, 0)).endsWith(";base64"_L1)
                       ? QByteArray::fromBase64(data)
                       : QByteArray::fromPercentEncoding(data);
        }
        const QUrl url(address);
        const QStringList path = url.path().split(u'/', Qt::SkipEmptyParts);
        const bool loopback = url.host() == "127.0.0.1"_L1 || url.host() == "localhost"_L1;
        if (loopback && path.size() >= 3 && path.at(0) == "v1"_L1 && path.at(1) == "files"_L1 &&
            isPlainName(path.at(2)))
            return contentOf(uploads + path.at(2) + u".bin"_s);
        if (loopback && path.size() == 4 && path.at(0) == "files"_L1 && path.at(1) == "example"_L1) {
            const SandboxMediaModel *model = models->find(path.at(2));
            if (model == nullptr)
                return Error{ErrorKind::NotFound, u"There is no such example."_s};
            Result<SandboxProduct> product = sandboxExampleProduct(*model);
            return product ? Result<QByteArray>(product->bytes) : Result<QByteArray>(product.error());
        }
        if (loopback && path.size() == 3 && path.at(0) == "files"_L1 && isPlainName(path.at(1)) &&
            isPlainName(path.at(2)))
            return contentOf(outputs + path.at(1) + u'/' + path.at(2));
        return Error{ErrorKind::NotFound,
                     u"The sandbox reads only files that were uploaded to it, its own outputs and data URIs."_s};
    };
}

Result<SandboxProduct> sandboxExampleProduct(const SandboxMediaModel &model)
{
    const SandboxModelVersion &version = model.versions.constFirst();
    const SandboxWork work = sandboxWorkOf(model, withSandboxDefaults(version.document, model.exampleInput),
                                           static_cast<quint64>(model.exampleInput.value(u"seed"_s).toInteger(7)), {});
    if (work.makers.isEmpty() || model.kind == SandboxMediaModel::Kind::Transcriber)
        return Error{ErrorKind::NotFound, u"This model's example has no file."_s};
    return work.makers.constFirst()({}, {});
}

} // namespace bakeoff
