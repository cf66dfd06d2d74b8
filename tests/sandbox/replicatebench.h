// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rawclient.h"

#include "base/clock.h"
#include "sandbox/sandboxserver.h"

#include <QElapsedTimer>
#include <QTest>

#include <memory>

namespace bakeoff {

/// A sandbox and one-shot requests to its Replicate routes over a raw socket.
class ReplicateBench {
public:
    explicit ReplicateBench(const Clock &clock, SandboxReplicateOptions options = {})
        : m_server(std::make_unique<SandboxServer>(
              SandboxServerOptions{.token = QStringLiteral("t"), .seed = 1, .replicate = std::move(options)}, clock))
    {
    }
    bool listen() { return m_server->listen().ok(); }
    quint16 port() const { return m_server->port(); }
    QString root() const { return m_server->url().toString(); }

    /// The answer; its status is 0 where the connection ended without one.
    std::unique_ptr<RawClient> ask(const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
                                   const QByteArray &extra = {}, const QByteArray &key = "Bearer sandbox") const
    {
        auto client = std::make_unique<RawClient>(port());
        QByteArray text = method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + extra;
        if (!key.isEmpty())
            text += "Authorization: " + key + "\r\n";
        if (!body.isEmpty() || method == "POST")
            text += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        client->send(text + "\r\n" + body);
        const RawClient *c = client.get();
        (void)QTest::qWaitFor([c] { return c->whole() || c->closed; }, 20'000);
        return client;
    }
    QJsonObject get(const QByteArray &path) const { return ask("GET", path)->json(); }
    std::unique_ptr<RawClient> post(const QByteArray &path, const QJsonObject &body, const QByteArray &extra = {}) const
    {
        return ask("POST", path, QJsonDocument(body).toJson(QJsonDocument::Compact), extra);
    }
    /// Creates a prediction of the model's newest version, whatever its kind.
    std::unique_ptr<RawClient> create(const QString &model, const QJsonObject &input, const QByteArray &extra = {},
                                      QJsonObject more = {}) const
    {
        more.insert(QLatin1StringView("version"),
                    QString(QLatin1StringView("sandbox/") + model + QLatin1Char(':') + version(model)));
        more.insert(QLatin1StringView("input"), input);
        return post("/v1/predictions", more, extra);
    }
    QString version(const QString &model) const
    {
        return get("/v1/models/sandbox/" + model.toUtf8())[QLatin1StringView("latest_version")][QLatin1StringView("id")]
            .toString();
    }
    QJsonObject prediction(const QString &id) const { return get("/v1/predictions/" + id.toUtf8()); }
    /// The prediction once its status is final, or as it is after `ms`.
    QJsonObject ended(const QString &id, int ms = 20'000) const
    {
        QElapsedTimer timer;
        timer.start();
        QJsonObject p;
        do {
            p = prediction(id);
            const QString status = p[QLatin1StringView("status")].toString();
            if (status != QLatin1StringView("starting") && status != QLatin1StringView("processing") &&
                status != QLatin1StringView("queued"))
                break;
            QTest::qWait(10);
        } while (timer.elapsed() < ms);
        return p;
    }
    QJsonObject run(const QString &model, const QJsonObject &input) const
    {
        return ended(create(model, input)->json()[QLatin1StringView("id")].toString());
    }
    /// Path and query of an address of this sandbox.
    QByteArray pathOf(const QString &url) const { return url.sliced(root().size()).toUtf8(); }

private:
    std::unique_ptr<SandboxServer> m_server;
};

} // namespace bakeoff
