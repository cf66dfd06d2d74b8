// SPDX-License-Identifier: GPL-3.0-or-later
#include "cliprogram.h"

#include "sandbox/sandboxfiles.h"
#include "store/comparisonrepository.h"
#include "store/database.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <csignal>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

const QJsonObject CliEnd::json() const
{
    return QJsonDocument::fromJson(out).object();
}

const QJsonObject CliEnd::reply(const QString &model) const
{
    QJsonObject found;
    for (const QJsonValue &reply : replies()) {
        if (reply["model"_L1].toString() == model)
            found = reply.toObject();
    }
    return found;
}

CliProgram::CliProgram()
    : environment(QProcessEnvironment::systemEnvironment())
{
    for (const QString &name : {u"OPENROUTER_API_KEY"_s, u"REPLICATE_API_TOKEN"_s, u"XALEN_API_KEY"_s,
                                u"TOGETHER_API_KEY"_s, u"OPENAI_API_KEY"_s, u"DBUS_SESSION_BUS_ADDRESS"_s,
                                u"http_proxy"_s, u"https_proxy"_s, u"HTTP_PROXY"_s, u"HTTPS_PROXY"_s})
        environment.remove(name);
    environment.insert(u"HOME"_s, m_folder.path());
    environment.insert(u"XDG_DATA_HOME"_s, path(u"data"_s));
    environment.insert(u"XDG_CONFIG_HOME"_s, path(u"config"_s));
    environment.insert(u"XDG_CACHE_HOME"_s, path(u"cache"_s));
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
}

CliProgram::~CliProgram()
{
    endSandbox();
}

std::unique_ptr<QProcess> CliProgram::start(const QStringList &arguments)
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(environment);
    process->setProgram(qEnvironmentVariable("BAKEOFF_BIN_DIR") + u"/bakeoff-cli"_s);
    process->setArguments(QStringList{u"--profile"_s, profileArgument.value_or(folder())} + arguments);
    process->start();
    return process;
}

CliEnd CliProgram::finish(QProcess &process)
{
    const bool ended = QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 60'000);
    if (!ended) {
        process.kill();
        process.waitForFinished();
    }
    return {.exitCode = ended && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            .out = process.readAllStandardOutput(),
            .err = process.readAllStandardError()};
}

CliEnd CliProgram::run(const QStringList &arguments, const QByteArray &input)
{
    const auto process = start(arguments);
    process->write(input);
    process->closeWriteChannel();
    return finish(*process);
}

int CliProgram::addProvider(const QString &name, const QUrl &server, const QStringList &more)
{
    QUrl url = server;
    url.setPath(u"/v1"_s);
    return run(QStringList{u"providers"_s, u"add"_s, u"--kind"_s, u"openai"_s, u"--name"_s, name, u"--url"_s,
                           url.toString()}
               + more)
        .exitCode;
}

std::optional<Comparison> CliProgram::newestComparison() const
{
    const auto db = Database::openForReading(folder() + u"/history.db"_s);
    if (!db)
        return {};
    const ComparisonRepository repository(**db);
    const Result<ComparisonPage> page = repository.list(1);
    if (!page || page->rows.isEmpty())
        return {};
    const Result<Comparison> comparison = repository.load(page->rows.first().id);
    return comparison ? std::optional(*comparison) : std::nullopt;
}

QStringList CliProgram::filesWith(const QByteArray &needle) const
{
    QStringList found;
    QDirIterator files(m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        if (contentOf(file).contains(needle))
            found.append(file);
    }
    return found;
}

int CliProgram::sandboxProcesses() const
{
    int count = 0;
    const QStringList pids = QDir(u"/proc"_s).entryList(QDir::Dirs);
    for (const QString &pid : pids) {
        const QByteArrayList words = contentOf(u"/proc/%1/cmdline"_s.arg(pid)).split('\0');
        count += words.contains("sandbox") && words.contains(folder().toUtf8()) ? 1 : 0;
    }
    return count;
}

void CliProgram::endSandbox()
{
    if (const auto running = readSandboxInfo(folder()); running && running->pid > 1 && sandboxProcesses() > 0)
        ::kill(static_cast<pid_t>(running->pid), SIGKILL);
}

QByteArray openaiwire::event(const QString &text)
{
    const QJsonObject choice{{u"index"_s, 0}, {u"delta"_s, QJsonObject{{u"content"_s, text}}}};
    return "data: " + compact({{u"id"_s, u"c-1"_s}, {u"model"_s, u"m"_s}, {u"choices"_s, QJsonArray{choice}}}) + "\n\n";
}

FakeServer::Script openaiwire::answer(const QString &text)
{
    const QJsonObject last{{u"index"_s, 0}, {u"delta"_s, QJsonObject{}}, {u"finish_reason"_s, u"stop"_s}};
    const QJsonObject usage{{u"prompt_tokens"_s, 5}, {u"completion_tokens"_s, 2}, {u"total_tokens"_s, 7}};
    const QByteArray end = "data: " + compact({{u"id"_s, u"c-1"_s}, {u"choices"_s, QJsonArray{last}}}) + "\n\n" + "data: "
        + compact({{u"id"_s, u"c-1"_s}, {u"choices"_s, QJsonArray{}}, {u"usage"_s, usage}}) + "\n\ndata: [DONE]\n\n";
    return {FakeServer::streamHead() + FakeServer::chunk(event(text)), FakeServer::chunk(end) + FakeServer::lastChunk()};
}

std::function<FakeServer::Script(const FakeServer::Request &)> openaiwire::server(const QStringList &models)
{
    return [models](const FakeServer::Request &request) -> FakeServer::Script {
        if (!request.target.endsWith("/models"))
            return answer(u"Hello"_s);
        QJsonArray rows;
        for (const QString &model : models)
            rows.append(QJsonObject{{u"id"_s, model}, {u"object"_s, u"model"_s}});
        return {FakeServer::answer(200, compact({{u"object"_s, u"list"_s}, {u"data"_s, rows}}))};
    };
}

} // namespace bakeoff
