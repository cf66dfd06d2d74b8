// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandboxserver.h"

#include "sandbox/chatrun.h"
#include "sandbox/echoanswer.h"
#include "sandbox/faultanswer.h"
#include "sandbox/replicate/sandboxreplicate.h"
#include "sandbox/routes.h"
#include "sandbox/storygeneration.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QThreadPool>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

Q_LOGGING_CATEGORY(lcSandbox, "bakeoff.sandbox", QtInfoMsg)

QRandomGenerator64 generator(std::optional<quint64> seed)
{
    if (!seed)
        return QRandomGenerator64::securelySeeded();
    const std::array words{static_cast<quint32>(*seed), static_cast<quint32>(*seed >> 32)};
    return QRandomGenerator64(words.data(), static_cast<qsizetype>(words.size()));
}

/// Only names of this machine: a page that a browser got from elsewhere cannot reach us by rebinding its own name.
bool isLocalHost(QByteArray host)
{
    const qsizetype colon = host.lastIndexOf(':');
    if (colon > host.lastIndexOf(']'))
        host.truncate(colon);
    return host.isEmpty() || host == "127.0.0.1" || host == "[::1]" ||
           host.compare("localhost", Qt::CaseInsensitive) == 0;
}

HttpReply methodNotAllowed(Dialect dialect, const HttpRequest &request, const QByteArray &allowed)
{
    const QString method = QString::fromLatin1(request.method);
    HttpReply reply = errorReply(dialect,
                                 {.status = 405,
                                  .message = u"Method %1 is not allowed here."_s.arg(method),
                                  .errorType = u"invalid_request"_s,
                                  .openAiCode = {}},
                                 0);
    reply.headers.emplace_back("Allow"_ba, allowed);
    return reply;
}

} // namespace

class SandboxServer::Private {
public:
    Private(SandboxServer *server, SandboxServerOptions given, const Clock &theClock)
        : q(server)
        , options(std::move(given))
        , clock(theClock)
        , log(theClock, options.recordedAfter)
        , faults(theClock)
        , random(generator(options.seed))
    {
        // One core at least stays free for the client that waits for the text.
        pool.setMaxThreadCount(std::max(1, QThread::idealThreadCount() - 1));
        pool.setThreadPriority(QThread::LowPriority);
        replicate = std::make_unique<SandboxReplicate>(options.replicate, clock, pool,
                                                       [this] { return q->url().toString(); });
        QObject::connect(replicate.get(), &SandboxReplicate::runningChanged, q, &SandboxServer::runningChanged);
    }

    void accept();
    void handle(HttpConnection *connection, const HttpRequest &request);
    void chat(HttpConnection *connection, const HttpRequest &request, Dialect dialect);
    void run(HttpConnection &connection, ChatJob job, const EchoAnswer &echo);
    HttpReply health() const;
    QString newId(Dialect dialect);
    qint64 nowMs() const { return clock.nowUtc().value / 1000; }

    SandboxServer *q;
    SandboxServerOptions options;
    const Clock &clock;
    SandboxModels models;
    std::shared_ptr<const StoryModel> story;
    GenerationLog log;
    FaultAnswers faults;
    QRandomGenerator64 random;
    QThreadPool pool;
    std::unique_ptr<SandboxReplicate> replicate;
    QTcpServer tcp;
    int connections = 0;
    int requests = 0;
};

SandboxServer::SandboxServer(SandboxServerOptions options, const Clock &clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(options), clock))
{
    connect(&d->tcp, &QTcpServer::newConnection, this, [this] { d->accept(); });
}

SandboxServer::~SandboxServer()
{
    d->tcp.close();
    d->replicate.reset();
    // Runs first: their connections' end must not be taken for a client that left.
    qDeleteAll(findChildren<ChatRun *>(Qt::FindDirectChildrenOnly));
    qDeleteAll(findChildren<HttpConnection *>(Qt::FindDirectChildrenOnly));
    d->pool.waitForDone();
}

Status SandboxServer::listen()
{
    Result<std::shared_ptr<const StoryModel>> story = StoryModel::load();
    if (!story)
        return story.error();
    d->story = *std::move(story);
    d->tcp.setListenBacklogSize(256);
    if (!d->tcp.listen(QHostAddress::LocalHost, d->options.port))
        return Error{ErrorKind::BadInput,
                     u"cannot listen on 127.0.0.1:%1: %2"_s.arg(d->options.port).arg(d->tcp.errorString())};
    qCDebug(lcSandbox) << "listening on port" << port();
    // Now that the port is known: addresses of files go to web hooks too.
    return d->replicate->open(d->story);
}

void SandboxServer::stopListening()
{
    d->tcp.close();
}

quint16 SandboxServer::port() const
{
    return d->tcp.serverPort();
}

QUrl SandboxServer::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(port()));
}

QUrl SandboxServer::openRouterUrl() const
{
    return QUrl(u"http://127.0.0.1:%1/api/v1"_s.arg(port()));
}

QUrl SandboxServer::openAiUrl() const
{
    return QUrl(u"http://127.0.0.1:%1/openai/v1"_s.arg(port()));
}

QUrl SandboxServer::replicateUrl() const
{
    return QUrl(u"http://127.0.0.1:%1/v1"_s.arg(port()));
}

int SandboxServer::running() const
{
    return d->replicate->running();
}

int SandboxServer::connections() const
{
    return d->connections;
}

int SandboxServer::requests() const
{
    return d->requests;
}

void SandboxServer::Private::accept()
{
    while (QTcpSocket *socket = tcp.nextPendingConnection()) {
        auto *connection = new HttpConnection(socket, options.limits, q);
        connect(connection, &HttpConnection::requestArrived, q,
                [this, connection](const HttpRequest &request) { handle(connection, request); });
        connect(connection, &HttpConnection::gone, q, [this] { emit q->connectionsChanged(--connections); });
        emit q->connectionsChanged(++connections);
    }
}

void SandboxServer::Private::handle(HttpConnection *connection, const HttpRequest &request)
{
    ++requests;
    qCDebug(lcSandbox) << request.method << request.path << request.body.size() << "bytes";
    const bool openAi = request.path.startsWith("/openai/v1/");
    const bool openRouter = request.path.startsWith("/api/v1/");
    const Dialect dialect = openAi ? Dialect::OpenAi : Dialect::OpenRouter;
    const QByteArray path = openAi ? request.path.sliced(10) : openRouter ? request.path.sliced(7) : request.path;
    if (!isLocalHost(request.header("host"))) {
        connection->send(errorReply(dialect,
                                    {.status = 421,
                                     .message = u"The sandbox serves this machine only."_s,
                                     .errorType = u"invalid_request"_s,
                                     .openAiCode = {}},
                                    0));
        return;
    }
    if (replicate->handle(*connection, request))
        return;
    if ((openAi || openRouter) && path == "/chat/completions") {
        if (request.method == "POST")
            chat(connection, request, dialect);
        else
            connection->send(methodNotAllowed(dialect, request, "POST"_ba));
        return;
    }
    const RouteContext context{models, log, clock};
    std::optional<HttpReply> reply;
    if (request.path == "/health")
        reply = health();
    else if (openAi)
        reply = openAiGet(context, request, path);
    else if (openRouter)
        reply = openRouterGet(context, request, path);
    if (!reply)
        reply = errorReply(dialect, ApiError::notFound(u"There is no such address in the sandbox."_s), 0);
    else if (request.method != "GET" && request.method != "HEAD")
        reply = methodNotAllowed(dialect, request, "GET, HEAD"_ba);
    connection->send(*reply);
}

void SandboxServer::Private::chat(HttpConnection *connection, const HttpRequest &request, Dialect dialect)
{
    const auto refuse = [&](const ApiError &error) { connection->send(errorReply(dialect, error, nowMs())); };
    if (callerOf(request) != SandboxCaller::Key) {
        refuse(ApiError::unauthorized());
        return;
    }
    std::variant<ChatRequest, ApiError> parsed = parseChatRequest(request);
    if (const ApiError *error = std::get_if<ApiError>(&parsed)) {
        refuse(*error);
        return;
    }
    ChatJob job;
    job.request = std::get<ChatRequest>(std::move(parsed));
    std::variant<ChosenRoute, ApiError> chosen = chooseRoute(models, *story, job.request, dialect);
    if (const ApiError *error = std::get_if<ApiError>(&chosen)) {
        refuse(*error);
        return;
    }
    const ChosenRoute &route = std::get<ChosenRoute>(chosen);
    job.dialect = dialect;
    job.model = route.model;
    job.modelId = route.modelId;
    job.host = route.host;
    job.id = newId(dialect);
    job.promptTokens = route.promptTokens;
    job.metadata = route.metadata;
    applySuffix(job.request.pace, route.suffix);
    if (faults.answer(*connection, request, job, log))
        return;
    std::variant<EchoAnswer, ApiError> echo;
    if (job.model->kind != SandboxModel::Kind::Story)
        echo = echoAnswer(job.request);
    if (const ApiError *error = std::get_if<ApiError>(&echo))
        refuse(*error);
    else
        run(*connection, std::move(job), std::get<EchoAnswer>(echo));
}

void SandboxServer::Private::run(HttpConnection &connection, ChatJob job, const EchoAnswer &echo)
{
    const ChatRequest &request = job.request;
    const SandboxModel &model = *job.model;
    PieceSource *source = nullptr;
    if (model.kind == SandboxModel::Kind::Story) {
        const StorySampling sampling{
            .temperature = request.temperature.value_or(model.temperature),
            .topP = request.topP,
            .topK = request.topK,
            .seed = request.seed.value_or(random.generate64()),
            .minTokens = request.pace.minTokens,
        };
        source = new StorySource(std::make_unique<StoryGeneration>(
                                     story, story->tokenizer().encode(request.transcript().toUtf8()), sampling),
                                 pool, nullptr);
    } else {
        source = new EchoSource(echo, model.fault != nullptr && model.fault->kind == FaultKind::Endless, nullptr);
    }
    auto *answer = new ChatRun(std::move(job), connection, log, clock, q);
    answer->start(source);
}

/// In the form of the real services: gen-SECONDS-20 characters, chatcmpl-29 characters.
QString SandboxServer::Private::newId(Dialect dialect)
{
    static constexpr QLatin1StringView kAlphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
    const bool openAi = dialect == Dialect::OpenAi;
    QString id = openAi ? u"chatcmpl-"_s : u"gen-%1-"_s.arg(nowMs() / 1000);
    for (int i = 0; i < (openAi ? 29 : 20); ++i)
        id += kAlphabet.at(static_cast<qsizetype>(random.bounded(static_cast<quint32>(kAlphabet.size()))));
    return id;
}

HttpReply SandboxServer::Private::health() const
{
    const QJsonObject object{{u"status"_s, u"ok"_s},
                             {u"service"_s, u"bakeoff-sandbox"_s},
                             {u"version"_s, QStringLiteral(BAKEOFF_VERSION)},
                             {u"pid"_s, QCoreApplication::applicationPid()},
                             {u"token"_s, options.token}};
    return {.body = QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

} // namespace bakeoff
