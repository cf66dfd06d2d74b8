// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <memory>
#include <optional>

namespace bakeoff {

/// A moment in the traffic between the program and the sandbox, in the order of a job's life.
enum class KillStep {
    Model,           ///< the model's schema is asked for: there is no intent yet
    Upload,          ///< a file of the input arrives
    Uploaded,        ///< its address has been told
    Request,         ///< the request to create a prediction is here; the sandbox has nothing of it
    HalfRequest,     ///< the sandbox has half of it
    Handed,          ///< the sandbox has the whole of it
    Answer,          ///< the answer is here; the program has nothing of it
    HalfAnswer,      ///< the program has half of it
    Answered,        ///< the program has the whole of it
    Reconcile,       ///< the list of predictions is asked for
    Look,            ///< the prediction is asked for
    Stream,          ///< its stream is asked for
    Ended,           ///< it was told to have ended
    File,            ///< its file is asked for
    HalfFile,        ///< half of the file has been handed over
    WholeFile,       ///< all of it
};

/// Stands between the program and the sandbox and acts when the traffic reaches a step: a request is handed on as a
/// whole, and so is its answer. Addresses of the sandbox in answers become addresses of this proxy, and back.
class KillProxy : public QObject {
    Q_OBJECT
public:
    KillProxy()
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *client = m_server.nextPendingConnection())
                accept(client);
        });
    }

    quint16 port() const { return m_server.serverPort(); }
    quint16 sandbox = 0; ///< its port
    std::optional<KillStep> at;
    std::function<void()> kill;

private:
    struct Link {
        QPointer<QTcpSocket> client;
        QPointer<QTcpSocket> there;
        QByteArray asked;  ///< of the client, not handed on yet
        QByteArray answer; ///< of the sandbox, not handed on yet
        QByteArray method;
        QByteArray path;
        bool passes = false; ///< an answer without a length goes through as it comes
    };

    bool reached(KillStep step)
    {
        if (at != step)
            return false;
        at.reset();
        kill();
        return true;
    }

    void accept(QTcpSocket *client)
    {
        const auto link = std::make_shared<Link>();
        link->client = client;
        link->there = new QTcpSocket(client);
        link->there->connectToHost(QHostAddress::LocalHost, sandbox);
        connect(client, &QTcpSocket::readyRead, this, [this, link] {
            link->asked += link->client->readAll();
            handOn(*link);
        });
        connect(link->there, &QTcpSocket::readyRead, this, [this, link] {
            link->answer += link->there->readAll();
            giveBack(*link);
        });
        connect(link->there, &QTcpSocket::disconnected, client, [link] {
            if (link->client) {
                link->client->write(link->answer);
                link->client->disconnectFromHost();
            }
        });
        // What the sandbox was given it works on; it may take note that nobody waits for the answer.
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    }

    static QByteArray header(const QByteArray &message, const QByteArray &name)
    {
        for (const QByteArray &line : message.first(message.indexOf("\r\n\r\n") + 2).split('\n')) {
            if (line.toLower().startsWith(name + ':'))
                return line.sliced(name.size() + 1).trimmed();
        }
        return {};
    }
    /// The first message of `bytes`, taken out of them; empty: it is not whole yet.
    static QByteArray takeMessage(QByteArray &bytes)
    {
        const qsizetype head = bytes.indexOf("\r\n\r\n");
        if (head < 0)
            return {};
        const qsizetype whole = head + 4 + header(bytes, "content-length").toLongLong();
        if (bytes.size() < whole)
            return {};
        const QByteArray message = bytes.first(whole);
        bytes = bytes.sliced(whole);
        return message;
    }
    /// With another port in its addresses, and the length that follows.
    static QByteArray readdressed(const QByteArray &message, quint16 from, quint16 to)
    {
        const qsizetype head = message.indexOf("\r\n\r\n");
        QByteArray body = message.sliced(head + 4);
        body.replace("127.0.0.1:" + QByteArray::number(from), "127.0.0.1:" + QByteArray::number(to));
        QByteArrayList lines = message.first(head).split('\n');
        for (QByteArray &line : lines) {
            line = line.trimmed();
            if (line.toLower().startsWith("content-length:"))
                line = "Content-Length: " + QByteArray::number(body.size());
        }
        return lines.join("\r\n") + "\r\n\r\n" + body;
    }

    bool creates(const Link &link) const { return link.method == "POST" && link.path.endsWith("/predictions"); }

    void handOn(Link &link)
    {
        for (QByteArray request = takeMessage(link.asked); !request.isEmpty(); request = takeMessage(link.asked)) {
            const QByteArrayList line = request.first(request.indexOf('\r')).split(' ');
            link.method = line.value(0);
            link.path = line.value(1).split('?').first();
            link.passes = false;
            const bool upload = link.method == "POST" && link.path.endsWith("/files");
            if (!upload)
                request = readdressed(request, port(), sandbox);
            if (creates(link)) {
                if (reached(KillStep::Request))
                    return;
                if (at == KillStep::HalfRequest) {
                    link.there->write(request.first(request.size() / 2));
                    link.there->flush();
                    reached(KillStep::HalfRequest);
                    return;
                }
            } else if (link.method == "GET") {
                const bool stream = link.path.contains("/streams/") || link.path.contains("/stream/");
                const bool file = link.path.startsWith("/files/");
                if ((link.path.startsWith("/v1/models/") && reached(KillStep::Model)) ||
                    (link.path.endsWith("/v1/predictions") && reached(KillStep::Reconcile)) ||
                    (link.path.startsWith("/v1/predictions/") && reached(KillStep::Look)) ||
                    (stream && reached(KillStep::Stream)) || (file && reached(KillStep::File)))
                    return;
            } else if (upload && reached(KillStep::Upload)) {
                return;
            }
            link.there->write(request);
            if (creates(link) && at == KillStep::Handed) {
                link.there->flush();
                reached(KillStep::Handed);
            }
        }
    }

    void giveBack(Link &link)
    {
        const qsizetype head = link.answer.indexOf("\r\n\r\n");
        if (head >= 0 && header(link.answer, "content-length").isEmpty())
            link.passes = true;
        if (link.passes) {
            send(link, std::exchange(link.answer, {}));
            return;
        }
        for (QByteArray answer = takeMessage(link.answer); !answer.isEmpty(); answer = takeMessage(link.answer)) {
            const bool file = link.path.startsWith("/files/");
            if (!file)
                answer = readdressed(answer, sandbox, port());
            const bool created = creates(link);
            if (created && reached(KillStep::Answer))
                return;
            const auto half = created ? KillStep::HalfAnswer : KillStep::HalfFile;
            if ((created || file) && at == half) {
                send(link, answer.first(answer.indexOf("\r\n\r\n") + 4 + answer.size() / 4));
                reached(half);
                return;
            }
            send(link, answer);
            const bool look = link.method == "GET" && link.path.startsWith("/v1/predictions/");
            (void)((created && reached(KillStep::Answered)) ||
                   (link.method == "POST" && link.path.endsWith("/files") && reached(KillStep::Uploaded)) ||
                   (look && answer.contains("\"status\":\"succeeded\"") && reached(KillStep::Ended)) ||
                   (file && reached(KillStep::WholeFile)));
        }
    }

    static void send(const Link &link, const QByteArray &bytes)
    {
        if (!link.client)
            return;
        link.client->write(bytes);
        link.client->flush();
    }

    QTcpServer m_server;
};

} // namespace bakeoff
