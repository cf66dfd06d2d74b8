// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandboxlauncher.h"

#include "sandbox/sandboxfiles.h"

#include <QEventLoop>
#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkProxy>
#include <QProcess>
#include <QTcpSocket>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <csignal>
#endif

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

constexpr std::chrono::milliseconds kLookEvery(20);
constexpr std::chrono::milliseconds kAnswerWithin(1000);
constexpr int kMostStarts = 3;

/// Where this cannot be known, a process counts as alive and the deadline decides.
bool isAlive(qint64 pid)
{
#ifdef Q_OS_UNIX
    return ::kill(static_cast<pid_t>(pid), 0) == 0 || errno != ESRCH;
#else
    return true;
#endif
}

} // namespace

SandboxLauncher::SandboxLauncher(QString program, QString profileFolder, QStringList arguments, QObject *parent)
    : QObject(parent)
    , m_program(std::move(program))
    , m_folder(std::move(profileFolder))
    , m_arguments(std::move(arguments))
{
    m_next.setSingleShot(true);
    m_deadline.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &SandboxLauncher::look);
    connect(&m_deadline, &QTimer::timeout, this,
            [this] { answer(Error{.kind = ErrorKind::Timeout, .detail = u"the sandbox did not start in time"_s}); });
}

SandboxLauncher::~SandboxLauncher() = default;

void SandboxLauncher::ensureRunning(QObject *context, Done done)
{
    m_waiters.append({context, std::move(done)});
    if (!std::exchange(m_searching, true))
        begin();
}

Result<QUrl> SandboxLauncher::waitUntilRunning()
{
    QEventLoop loop;
    std::optional<Result<QUrl>> result;
    ensureRunning(&loop, [&](const Result<QUrl> &root) {
        result = root;
        loop.quit();
    });
    loop.exec();
    return result.value_or(Error{.kind = ErrorKind::Cancelled});
}

void SandboxLauncher::begin()
{
    m_startsNow = 0;
    m_startedPid = 0;
    m_deadline.start(m_patience);
    m_next.start(0);
}

/// Asks whoever the profile names; where nobody answers, starts a process and looks again.
void SandboxLauncher::look()
{
    if (const std::optional<SandboxInfo> info = readSandboxInfo(m_folder))
        greet(info->port, info->token);
    else
        startIfNeeded();
}

void SandboxLauncher::greet(quint16 port, const QString &token)
{
    m_socket = std::make_unique<QTcpSocket>();
    QTcpSocket *socket = m_socket.get();
    socket->setProxy(QNetworkProxy::NoProxy);
    // Any end of the connection ends the greeting: with the right token it is the sandbox, without it somebody else
    // has the port now.
    const auto judge = [this, socket, port, token] {
        if (m_socket.get() != socket)
            return;
        const QByteArray answerBytes = socket->readAll();
        const qsizetype body = answerBytes.indexOf("\r\n\r\n");
        const QJsonObject object =
            QJsonDocument::fromJson(body < 0 ? QByteArray() : answerBytes.sliced(body + 4)).object();
        m_socket.release()->deleteLater();
        socket->disconnect(this);
        if (object.value(u"token"_s).toString() == token)
            answer(QUrl(u"http://127.0.0.1:%1"_s.arg(port)));
        else
            startIfNeeded();
    };
    connect(socket, &QTcpSocket::connected, this,
            [socket] { socket->write("GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"); });
    connect(socket, &QTcpSocket::disconnected, this, judge);
    connect(socket, &QTcpSocket::errorOccurred, this, judge);
    QTimer::singleShot(kAnswerWithin, socket, judge);
    socket->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
}

void SandboxLauncher::startIfNeeded()
{
    if (!m_searching)
        return;
    // A process that we started may lose the race against another one's, or arrive while the last one is closing
    // down: it ends then, and is started again where nobody else serves.
    if (m_startedPid == 0 || !isAlive(m_startedPid)) {
        if (m_startsNow == kMostStarts) {
            answer(Error{.kind = ErrorKind::ProviderFailed, .detail = u"the sandbox ends as soon as it is started"_s});
            return;
        }
        ++m_startsNow;
        QProcess process;
        process.setProgram(m_program);
        process.setArguments(QStringList{u"--profile"_s, m_folder, u"sandbox"_s} + m_arguments);
        // Nothing of ours stays open in it: whoever waits for the end of our output must not wait for the sandbox.
        process.setStandardInputFile(QProcess::nullDevice());
        process.setStandardOutputFile(QProcess::nullDevice());
        process.setStandardErrorFile(QProcess::nullDevice());
        if (!process.startDetached(&m_startedPid)) {
            answer(Error{.kind = ErrorKind::ProviderFailed, .detail = u"cannot start %1"_s.arg(m_program)});
            return;
        }
        ++m_starts;
    }
    m_next.start(kLookEvery);
}

void SandboxLauncher::answer(const Result<QUrl> &result)
{
    m_searching = false;
    if (m_socket) { // the deadline came first
        m_socket->disconnect(this);
        m_socket.release()->deleteLater();
    }
    m_next.stop();
    m_deadline.stop();
    const QList<Waiter> waiters = std::exchange(m_waiters, {});
    for (const Waiter &waiter : waiters) {
        if (waiter.context)
            waiter.done(result);
    }
}

} // namespace bakeoff
