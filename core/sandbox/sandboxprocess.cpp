// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandboxprocess.h"

#include "sandbox/sandboxfiles.h"
#include "sandbox/sandboxserver.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QRandomGenerator>
#include <QSaveFile>
#include <QThread>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace bakeoff {

/// Held by one process at a time. On Unix a lock of the kernel's, which ends with its process: QLockFile judges by
/// process id whether a lock is stale, and ids mean nothing between two containers that share a profile.
class ProfileLock {
public:
    enum class Answer { Mine, Taken, Impossible };
    explicit ProfileLock(const QString &path);
    ~ProfileLock();
    Q_DISABLE_COPY_MOVE(ProfileLock)
    Answer tryLock();

private:
#ifdef Q_OS_UNIX
    int m_file = -1;
#else
    QLockFile m_file;
#endif
};

#ifdef Q_OS_UNIX
ProfileLock::ProfileLock(const QString &path)
    : m_file(::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600))
{
}

ProfileLock::~ProfileLock()
{
    if (m_file >= 0)
        ::close(m_file);
}

ProfileLock::Answer ProfileLock::tryLock()
{
    if (m_file < 0)
        return Answer::Impossible;
    return ::flock(m_file, LOCK_EX | LOCK_NB) == 0 ? Answer::Mine : Answer::Taken;
}
#else
ProfileLock::ProfileLock(const QString &path)
    : m_file(path)
{
    m_file.setStaleLockTime(0);
}

ProfileLock::~ProfileLock() = default;

ProfileLock::Answer ProfileLock::tryLock()
{
    if (m_file.tryLock(0))
        return Answer::Mine;
    return m_file.error() == QLockFile::LockFailedError ? Answer::Taken : Answer::Impossible;
}
#endif

namespace {

QString portFile(const QString &profileFolder)
{
    return profileFolder + u"/sandbox/port"_s;
}

/// 0: none.
quint16 lastPort(const QString &profileFolder)
{
    QFile file(portFile(profileFolder));
    return file.open(QIODevice::ReadOnly) ? file.read(8).trimmed().toUShort() : quint16(0);
}

/// Without it the next one takes another port, which is no harm.
void keepPort(const QString &profileFolder, quint16 port)
{
    QSaveFile file(portFile(profileFolder));
    if (file.open(QIODevice::WriteOnly)) {
        file.write(QByteArray::number(port) + '\n');
        file.commit();
    }
}

} // namespace

SandboxProcess::SandboxProcess(SandboxProcessOptions options, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_clock(clock)
{
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, [this] {
        m_server->stopListening();
        QFile::remove(sandboxInfoFile(m_options.profileFolder));
        emit finished();
    });
}

SandboxProcess::~SandboxProcess()
{
    // In this order: nobody is sent to a port that is closing, nobody starts another while the old one still listens.
    if (m_server)
        QFile::remove(sandboxInfoFile(m_options.profileFolder));
    m_server.reset();
    m_lock.reset();
}

Result<SandboxProcess::Started> SandboxProcess::start()
{
    const QString &folder = m_options.profileFolder;
    const auto readOnly = [&folder] {
        return Error{.kind = ErrorKind::ReadOnly, .detail = u"cannot write in %1/sandbox"_s.arg(folder)};
    };
    if (!QDir().mkpath(folder + u"/sandbox"_s))
        return readOnly();
    m_lock = std::make_unique<ProfileLock>(sandboxLockFile(folder));
    const QDeadlineTimer patience(2000);
    for (;;) {
        const ProfileLock::Answer answer = m_lock->tryLock();
        if (answer == ProfileLock::Answer::Impossible)
            return readOnly();
        if (answer == ProfileLock::Answer::Mine)
            break;
        if (const auto other = readSandboxInfo(folder)) {
            m_url = QUrl(u"http://127.0.0.1:%1"_s.arg(other->port));
            return Started::AlreadyRunning;
        }
        // The other one has the lock but says no address: it is about to say it, or about to go.
        if (patience.hasExpired())
            return Error{.kind = ErrorKind::Locked, .detail = u"%1 is locked"_s.arg(sandboxLockFile(folder))};
        QThread::msleep(20);
    }
    QFile::remove(sandboxInfoFile(folder)); // of one that crashed

    const quint64 secret = QRandomGenerator::system()->generate64();
    const QString token = QString::number(secret, 36);
    const auto listen = [&](quint16 port) {
        m_server = std::make_unique<SandboxServer>(SandboxServerOptions{.port = port,
                                                                        .token = token,
                                                                        .recordedAfter = m_options.recordedAfter,
                                                                        .replicate = {.folder = folder + u"/sandbox"_s}},
                                                   m_clock);
        return m_server->listen();
    };
    // Where it was the last time, if that is free: addresses of files that somebody still has lead there.
    const quint16 last = m_options.port == 0 ? lastPort(folder) : quint16(0);
    Status listening = listen(last != 0 ? last : m_options.port);
    if (!listening && last != 0)
        listening = listen(0);
    if (!listening) {
        m_server.reset();
        return listening.error();
    }
    connect(m_server.get(), &SandboxServer::connectionsChanged, this, &SandboxProcess::watchIdle);
    connect(m_server.get(), &SandboxServer::runningChanged, this, &SandboxProcess::watchIdle);
    keepPort(folder, m_server->port());
    m_url = m_server->url();
    if (!writeSandboxInfo(folder, {m_server->port(), QCoreApplication::applicationPid(), token}))
        return readOnly();
    watchIdle();
    return Started::Serving;
}

void SandboxProcess::watchIdle()
{
    if (m_server->connections() > 0 || m_server->running() > 0 || m_options.idle.count() == 0)
        m_idle.stop();
    else
        m_idle.start(m_options.idle);
}

} // namespace bakeoff
