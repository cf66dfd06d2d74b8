// SPDX-License-Identifier: GPL-3.0-or-later
// client_us_per_event and paced_us_per_event: socket to typed delta, on the net thread. CPU of the whole process, all its
// threads (Qt's own HTTP thread does a good part), the server being another process.
#include "figure.h"

#include "base/clock.h"
#include "net/httpclient.h"
#include "net/netthread.h"
#include "providers/chatdecoder.h"

#include <QCoreApplication>
#include <QProcess>
#include <QSemaphore>

#include <memory>
#include <vector>

namespace bakeoff::bench {

using namespace Qt::StringLiterals;

namespace {

class Server {
public:
    Server()
    {
        m_process.start(QCoreApplication::applicationFilePath(), {u"--serve"_s});
        if (m_process.waitForReadyRead(10'000))
            m_port = m_process.readLine().trimmed().toInt();
    }
    ~Server()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished(5'000);
    }
    int port() const { return m_port; }

private:
    QProcess m_process;
    int m_port = 0;
};

struct Stream {
    std::unique_ptr<HttpExchange> exchange;
    ChatDecoder decoder;
    int events = 0;
};

/// Runs `streams` exchanges of `events` events each at once. \return CPU microseconds an event; nullopt if not all came
std::optional<double> run(int port, const QString &kind, int streams, int events)
{
    const SystemClock clock;
    NetThread net;
    QSemaphore ended;
    std::vector<std::unique_ptr<Stream>> all;
    std::unique_ptr<HttpClient> client;
    const auto before = processCpu();
    net.post([&] {
        client = std::make_unique<HttpClient>(clock);
        for (int i = 0; i < streams; ++i) {
            HttpRequest request;
            request.url = QUrl(u"http://127.0.0.1:%1/%2/%3"_s.arg(port).arg(kind).arg(events));
            request.headers.append(QHttpHeaders::WellKnownHeader::AcceptEncoding, "identity");
            request.limits.body = qint64{1024} * 1024 * 1024;
            auto &stream = all.emplace_back(std::make_unique<Stream>());
            stream->exchange = client->send(request);
            HttpExchange *x = stream->exchange.get();
            QObject::connect(x, &HttpExchange::headersReceived, x, [s = stream.get()] {
                ErrorReply head;
                head.status = s->exchange->status();
                head.headers = s->exchange->headers();
                s->decoder.begin(head);
            });
            QObject::connect(x, &HttpExchange::bytesReceived, x,
                             [s = stream.get()](const QByteArray &bytes) { s->events += s->decoder.feed(bytes).events; });
            QObject::connect(x, &HttpExchange::finished, x, [&ended] { ended.release(); });
        }
    });
    ended.acquire(streams);
    const double spent = double((processCpu() - before).count());
    int came = 0;
    QSemaphore gone;
    net.post([&] {
        for (const auto &stream : all)
            came += stream->events;
        all.clear();
        client.reset();
        gone.release();
    });
    gone.acquire();
    if (came < streams * events)
        return std::nullopt;
    return spent / double(streams * events) / 1000.0;
}

QJsonObject measure(QLatin1StringView name, const QString &kind, int streams, int events, int runs)
{
    const Server server;
    if (server.port() == 0)
        return {};
    std::optional<double> lowest;
    for (int i = 0; i < runs; ++i) {
        const std::optional<double> us = run(server.port(), kind, streams, events);
        if (us && (!lowest || *us < *lowest))
            lowest = us;
    }
    return lowest ? QJsonObject{{name, *lowest}} : QJsonObject();
}

} // namespace

QJsonObject measureClientBulk()
{
    return measure("client_us_per_event"_L1, u"bulk"_s, 1, 200'000, 3);
}

QJsonObject measureClientPaced()
{
    return measure("paced_us_per_event"_L1, u"paced"_s, 16, 400, 2);
}

} // namespace bakeoff::bench
