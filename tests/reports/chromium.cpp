// SPDX-License-Identifier: GPL-3.0-or-later
#include "chromium.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QJsonDocument>
#include <QUrl>

#include <algorithm>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {
constexpr int kPatience = 20'000; ///< ms
}

Chromium::Chromium() = default;

Chromium::~Chromium()
{
    if (m_process.state() != QProcess::NotRunning) {
        m_session.clear();
        if (m_error.isEmpty())
            send({{u"id"_s, ++m_id}, {u"method"_s, u"Browser.close"_s}});
        if (!m_process.waitForFinished(10'000)) {
            m_process.kill();
            m_process.waitForFinished(5'000);
        }
    }
    for (const int fd : {m_in, m_out}) {
        if (fd >= 0)
            ::close(fd);
    }
}

bool Chromium::start()
{
    const QByteArray in = QFile::encodeName(m_folder.filePath(u"in"_s)), out = QFile::encodeName(m_folder.filePath(u"out"_s));
    if (::mkfifo(in.constData(), 0600) != 0 || ::mkfifo(out.constData(), 0600) != 0) {
        fail(u"no pipes"_s);
        return false;
    }
    // Open for both, so that neither side waits for the other.
    m_in = ::open(in.constData(), O_RDWR | O_CLOEXEC);
    m_out = ::open(out.constData(), O_RDWR | O_CLOEXEC | O_NONBLOCK);
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(m_folder.filePath(u"log"_s));
    m_process.start(u"sh"_s, {u"-c"_s, u"in=$1 out=$2; shift 2; exec chromium \"$@\" 3<\"$in\" 4>\"$out\""_s, u"sh"_s, QString::fromUtf8(in), QString::fromUtf8(out),
                              u"--headless"_s, u"--no-sandbox"_s, u"--disable-gpu"_s, u"--disable-quic"_s, u"--no-first-run"_s,
                              u"--disable-background-networking"_s, u"--disable-component-update"_s, u"--disable-sync"_s, u"--disable-breakpad"_s,
                              u"--disable-dev-shm-usage"_s, u"--disable-extensions"_s, u"--hide-scrollbars"_s, u"--force-color-profile=srgb"_s,
                              u"--user-data-dir="_s + m_folder.filePath(u"profile"_s), u"--remote-debugging-pipe"_s, u"about:blank"_s});
    if (!m_process.waitForStarted(kPatience)) {
        fail(u"chromium does not start"_s);
        return false;
    }
    const QString target = call(u"Target.createTarget"_s, {{u"url"_s, u"about:blank"_s}})[u"targetId"_s].toString();
    m_session = call(u"Target.attachToTarget"_s, {{u"targetId"_s, target}, {u"flatten"_s, true}})[u"sessionId"_s].toString();
    for (const QString &domain : {u"Page"_s, u"Runtime"_s, u"Log"_s, u"Network"_s})
        call(domain + u".enable"_s);
    return m_error.isEmpty();
}

bool Chromium::open(const QString &file)
{
    m_events.clear();
    call(u"Page.navigate"_s, {{u"url"_s, QUrl::fromLocalFile(file).toString()}});
    const bool loaded = read([this] {
        return std::ranges::any_of(m_events, [](const QJsonObject &e) { return e[u"method"_s] == "Page.loadEventFired"_L1; });
    });
    if (!loaded)
        fail(u"the page does not load"_s);
    return loaded;
}

QJsonObject Chromium::call(const QString &method, const QJsonObject &parameters)
{
    QJsonObject message{{u"id"_s, ++m_id}, {u"method"_s, method}, {u"params"_s, parameters}};
    if (!m_session.isEmpty())
        message[u"sessionId"_s] = m_session;
    m_answer = {};
    if (!m_error.isEmpty() || !send(message))
        return {};
    if (!read([this] { return m_answer[u"id"_s].toInt() == m_id; })) {
        fail(method + u" is not answered"_s);
        return {};
    }
    if (m_answer.contains(u"error"_s))
        fail(method + u": "_s + m_answer[u"error"_s][u"message"_s].toString());
    return m_answer[u"result"_s].toObject();
}

QJsonValue Chromium::evaluate(const QString &script)
{
    const QJsonObject result = call(u"Runtime.evaluate"_s, {{u"expression"_s, script}, {u"returnByValue"_s, true}, {u"awaitPromise"_s, true}});
    if (result.contains(u"exceptionDetails"_s))
        fail(script + u": "_s + QString::fromUtf8(QJsonDocument(result[u"exceptionDetails"_s].toObject()).toJson(QJsonDocument::Compact)));
    return result[u"result"_s][u"value"_s];
}

void Chromium::setSize(QSize size)
{
    call(u"Emulation.setDeviceMetricsOverride"_s,
         {{u"width"_s, size.width()}, {u"height"_s, size.height()}, {u"deviceScaleFactor"_s, 1}, {u"mobile"_s, false}});
}

void Chromium::setMedia(const QString &media, const QString &scheme)
{
    call(u"Emulation.setEmulatedMedia"_s,
         {{u"media"_s, media}, {u"features"_s, QJsonArray{QJsonObject{{u"name"_s, u"prefers-color-scheme"_s}, {u"value"_s, scheme}}}}});
}

void Chromium::click(double x, double y)
{
    for (const QString &type : {u"mousePressed"_s, u"mouseReleased"_s})
        call(u"Input.dispatchMouseEvent"_s, {{u"type"_s, type}, {u"x"_s, x}, {u"y"_s, y}, {u"button"_s, u"left"_s}, {u"clickCount"_s, 1}});
}

void Chromium::press(const QString &key, int code, const QString &text)
{
    QJsonObject event{{u"type"_s, u"keyDown"_s}, {u"key"_s, key}, {u"code"_s, key == " "_L1 ? u"Space"_s : key}, {u"windowsVirtualKeyCode"_s, code}};
    if (!text.isEmpty())
        event[u"text"_s] = text;
    call(u"Input.dispatchKeyEvent"_s, event);
    event[u"type"_s] = u"keyUp"_s;
    event.remove(u"text"_s);
    call(u"Input.dispatchKeyEvent"_s, event);
}

QByteArray Chromium::picture()
{
    const QJsonObject result = call(u"Page.captureScreenshot"_s, {{u"format"_s, u"png"_s}, {u"captureBeyondViewport"_s, true}});
    return QByteArray::fromBase64(result[u"data"_s].toString().toLatin1());
}

QStringList Chromium::complaints()
{
    evaluate(u"0"_s); // whatever came before it has been read
    QStringList found;
    for (const QJsonObject &event : std::as_const(m_events)) {
        const QString method = event[u"method"_s].toString();
        if (method == "Log.entryAdded"_L1 || method == "Runtime.consoleAPICalled"_L1 || method == "Runtime.exceptionThrown"_L1
            || method == "Page.javascriptDialogOpening"_L1)
            found.append(QString::fromUtf8(QJsonDocument(event).toJson(QJsonDocument::Compact)));
    }
    return found;
}

QStringList Chromium::requests()
{
    evaluate(u"0"_s);
    QStringList found;
    for (const QJsonObject &event : std::as_const(m_events)) {
        const QString url = event[u"params"_s][u"request"_s][u"url"_s].toString();
        if (event[u"method"_s] == "Network.requestWillBeSent"_L1 && !url.startsWith("data:"_L1))
            found.append(url);
    }
    return found;
}

bool Chromium::send(const QJsonObject &message)
{
    const QByteArray bytes = QJsonDocument(message).toJson(QJsonDocument::Compact) + '\0';
    for (qsizetype done = 0; done < bytes.size();) {
        const ssize_t n = ::write(m_in, bytes.constData() + done, size_t(bytes.size() - done));
        if (n <= 0) {
            fail(u"the pipe takes nothing"_s);
            return false;
        }
        done += n;
    }
    return true;
}

template <typename Done>
bool Chromium::read(Done done)
{
    const QDeadlineTimer deadline(kPatience);
    while (!done()) {
        pollfd wait{m_out, POLLIN, 0};
        if (deadline.hasExpired())
            return false;
        if (::poll(&wait, 1, 250) <= 0) {
            if (m_process.waitForFinished(0))
                return false;
            continue;
        }
        char part[65'536];
        const ssize_t n = ::read(m_out, part, sizeof part);
        if (n <= 0)
            continue;
        m_buffer.append(part, n);
        for (qsizetype end; (end = m_buffer.indexOf('\0')) >= 0; m_buffer.remove(0, end + 1))
            take(m_buffer.first(end));
    }
    return true;
}

void Chromium::take(const QByteArray &message)
{
    const QJsonObject object = QJsonDocument::fromJson(message).object();
    if (object.contains(u"id"_s))
        m_answer = object;
    else
        m_events.append(object);
}

void Chromium::fail(const QString &what)
{
    if (!m_error.isEmpty())
        return;
    QFile log(m_folder.filePath(u"log"_s));
    m_error = what;
    if (log.open(QIODevice::ReadOnly))
        m_error += u'\n' + QString::fromUtf8(log.readAll().right(2'000));
}

} // namespace bakeoff
