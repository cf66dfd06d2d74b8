// SPDX-License-Identifier: GPL-3.0-or-later
#include "eventsender.h"

#include <QCoreApplication>
#include <QHash>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <cstdio>
#include <ctime>

using namespace Qt::StringLiterals;

namespace bakeoff::bench {
namespace {

// A stamp is short, so that it is no great part of the text: tenths of a millisecond, four digits of base 36, which
// come again after 168 s.
constexpr qint64 kStampUnit = 100;
constexpr qint64 kStampWrap = 36 * 36 * 36 * 36;

/// A Markdown answer without an end, word by word: paragraphs, a list, code and a table. Each word has its stamp where
/// the `@` is: where it does not keep a heading, a fence or a table from being one.
QList<QByteArray> script()
{
    QList<QByteArray> words;
    const auto prose = [&words](int count) {
        static const QList<QByteArray> kWords{"the @ ",    "rate @ ",  "**limit** @ ", "of @ ",     "`tokens` @ ", "a @ ",
                                              "bucket @ ", "holds @ ", "and @ ",       "*soft* @ ", "window @ ",   "answer @ "};
        for (int i = 0; i < count; ++i)
            words << kWords[(i * 5 + i / 7) % kWords.size()];
    };
    words << "@\n\n## " << "Heading @" << "@\n\n";
    prose(90);
    words << "@\n\n";
    prose(60);
    for (int item = 0; item < 5; ++item) {
        words << (item == 0 ? "@\n\n- " : "@\n- ");
        prose(12);
    }
    words << "@\n\n```cpp\n";
    for (int line = 0; line < 12; ++line)
        words << "    const @ " << "auto @ " << "value@ " << " = compute(@ " << "\"text\", @ " << "42); // @ " << "@\n";
    words << "```\n\n| a @ | b | c |\n|---|---|--:|\n";
    for (int row = 0; row < 8; ++row)
        words << "| cell @ " << "| some text @ " << "| 12 @ " << "@ |\n";
    words << "\n@ ";
    prose(80);
    return words;
}

class Stream : public QObject {
public:
    Stream(QTcpSocket *socket, int rate) : QObject(socket), m_socket(socket), m_rate(rate)
    {
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n");
        m_begin = machineTime();
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, &Stream::send);
        m_timer.start(1000 / rate);
    }

private:
    void send()
    {
        static const QList<QByteArray> words = script();
        // Late timers are made up for: the rate is kept, and each event has its own stamp.
        const auto due = qint64((machineTime() - m_begin).count() * m_rate / 1'000'000);
        for (; m_sent < due; ++m_sent) {
            QByteArray word = words[m_sent % words.size()];
            word.replace('"', "\\\"").replace('\n', "\\n");
            word.replace('@', '@' + QByteArray::number(machineTime().count() / kStampUnit % kStampWrap, 36));
            m_socket->write("data: {\"id\":\"gen-1700000000-abcdefghijklmnop\",\"object\":\"chat.completion.chunk\",\"created\":"
                            "1700000000,\"model\":\"vendor/model-large\",\"choices\":[{\"index\":0,\"delta\":{\"role\":"
                            "\"assistant\",\"content\":\""
                            + word + "\"},\"finish_reason\":null}]}\n\n");
        }
    }

    QTcpSocket *m_socket;
    QTimer m_timer;
    std::chrono::microseconds m_begin{};
    qint64 m_sent = 0;
    int m_rate;
};

} // namespace

std::chrono::microseconds machineTime()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return std::chrono::microseconds(qint64(now.tv_sec) * 1'000'000 + now.tv_nsec / 1000);
}

QList<std::chrono::microseconds> stampsIn(QStringView text)
{
    QList<std::chrono::microseconds> stamps;
    for (qsizetype at = 0; (at = text.indexOf(u'@', at)) >= 0;) {
        qsizetype end = ++at;
        while (end < text.size() && text[end].isLetterOrNumber())
            ++end;
        bool ok = false;
        const qint64 value = text.sliced(at, end - at).toLongLong(&ok, 36);
        if (ok) { // the newest time that ends like this
            const qint64 now = machineTime().count() / kStampUnit;
            const qint64 age = ((now - value) % kStampWrap + kStampWrap) % kStampWrap;
            stamps << std::chrono::microseconds((now - age) * kStampUnit);
        }
        at = end;
    }
    return stamps;
}

int sendEvents(int rate)
{
    QTcpServer server;
    QObject::connect(&server, &QTcpServer::newConnection, &server, [&server, rate] {
        while (QTcpSocket *socket = server.nextPendingConnection()) {
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            QObject::connect(
                socket, &QTcpSocket::readyRead, socket,
                [socket, rate] {
                    const QByteArray request = socket->readAll();
                    if (socket->findChildren<QObject *>(Qt::FindDirectChildrenOnly).isEmpty() || request.startsWith("POST"))
                        new Stream(socket, rate); // the socket owns it
                });
        }
    });
    if (!server.listen(QHostAddress::LocalHost, 0))
        return 1;
    std::printf("%d\n", int(server.serverPort()));
    std::fflush(stdout);
    return QCoreApplication::exec();
}

} // namespace bakeoff::bench
