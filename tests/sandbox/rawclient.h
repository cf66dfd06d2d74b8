// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>

namespace bakeoff {

/// A client of one connection that shows what really came over it, byte by byte.
class RawClient : public QObject {
    Q_OBJECT
public:
    explicit RawClient(quint16 port)
    {
        connect(&socket, &QTcpSocket::readyRead, this, [this] {
            const QByteArray bytes = socket.readAll();
            packets << bytes;
            received += bytes;
        });
        connect(&socket, &QTcpSocket::disconnected, this, [this] { closed = true; });
        connect(&socket, &QTcpSocket::errorOccurred, this, [this](QAbstractSocket::SocketError e) { error = e; });
        socket.connectToHost(QHostAddress::LocalHost, port);
    }

    void send(const QByteArray &bytes) { socket.write(bytes); }

    static QByteArray post(const QByteArray &path, const QJsonObject &json, const QByteArray &extra = {})
    {
        const QByteArray body = QJsonDocument(json).toJson(QJsonDocument::Compact);
        return "POST " + path +
               " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer sandbox\r\nContent-Type: application/json\r\n"
               "Content-Length: " +
               QByteArray::number(body.size()) + "\r\n" + extra + "\r\n" + body;
    }
    static QByteArray get(const QByteArray &path, const QByteArray &extra = {})
    {
        return "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer sandbox\r\n" + extra + "\r\n";
    }

    int status() const { return received.sliced(std::min<qsizetype>(9, received.size())).first(3).toInt(); }
    QByteArray head() const { return received.first(std::max<qsizetype>(headEnd(), 0)); }
    /// Value of a header of the first answer.
    QByteArray header(const QByteArray &name) const
    {
        for (const QByteArray &line : head().split('\n')) {
            if (line.toLower().startsWith(name.toLower() + ':'))
                return line.sliced(name.size() + 1).trimmed();
        }
        return {};
    }
    /// Body of the first answer so far, chunks joined.
    QByteArray body() const
    {
        if (headEnd() < 0)
            return {};
        const QByteArray rest = received.sliced(headEnd() + 4);
        return header("Transfer-Encoding") == "chunked" ? joined(rest) : rest;
    }
    /// The first answer is whole by its own framing.
    bool whole() const
    {
        if (headEnd() < 0)
            return false;
        if (header("Transfer-Encoding") == "chunked")
            return received.contains("\r\n0\r\n\r\n");
        return body().size() >= header("Content-Length").toLongLong();
    }
    QJsonObject json() const { return QJsonDocument::fromJson(body()).object(); }

    QTcpSocket socket;
    QByteArray received;
    QByteArrayList packets;
    bool closed = false;
    QAbstractSocket::SocketError error = QAbstractSocket::UnknownSocketError;

private:
    qsizetype headEnd() const { return received.indexOf("\r\n\r\n"); }
    static QByteArray joined(const QByteArray &chunks)
    {
        QByteArray out;
        for (qsizetype at = 0; at < chunks.size();) {
            const qsizetype end = chunks.indexOf("\r\n", at);
            if (end < 0)
                break;
            const qsizetype size = chunks.sliced(at, end - at).toLongLong(nullptr, 16);
            out += chunks.sliced(end + 2, std::min(size, chunks.size() - end - 2));
            at = end + 2 + size + 2;
        }
        return out;
    }
};

/// The events of a stream, as a reader sees them.
struct StreamRead {
    explicit StreamRead(const QByteArray &bytes)
    {
        QByteArray text = bytes;
        text.replace("\r\n", "\n");
        for (const QByteArray &line : text.split('\n')) {
            if (line.startsWith(':'))
                ++comments;
            if (!line.startsWith("data: "))
                continue;
            const QByteArray data = line.sliced(6);
            if (data == "[DONE]") {
                done = true;
                continue;
            }
            const QJsonObject event = QJsonDocument::fromJson(data).object();
            if (event.isEmpty()) {
                ++broken;
                continue;
            }
            events << event;
            const QJsonObject choice = event[u"choices"].toArray().at(0).toObject();
            const QJsonObject delta = choice[u"delta"].toObject();
            content += delta[u"content"].toString();
            reasoning +=
                delta.contains(u"reasoning") ? delta[u"reasoning"].toString() : delta[u"reasoning_content"].toString();
            if (choice[u"finish_reason"].isString())
                finish = choice[u"finish_reason"].toString();
            if (event[u"usage"].isObject()) {
                ++usages;
                usage = event[u"usage"].toObject();
            }
            if (event.contains(u"error"))
                error = event[u"error"].toObject();
        }
    }

    QList<QJsonObject> events;
    QString content, reasoning, finish;
    QJsonObject usage, error;
    int comments = 0, broken = 0, usages = 0;
    bool done = false;
};

inline QJsonObject chatBody(const QString &model, const QString &prompt, QJsonObject more = {})
{
    more.insert(QLatin1StringView("model"), model);
    more.insert(QLatin1StringView("messages"),
                QJsonArray{QJsonObject{{QLatin1StringView("role"), QLatin1StringView("user")},
                                       {QLatin1StringView("content"), prompt}}});
    return more;
}

} // namespace bakeoff
