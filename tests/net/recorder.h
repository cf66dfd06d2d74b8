// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httpclient.h"

#include "fakeserver.h"

#include <QByteArrayList>
#include <QSslCertificate>
#include <QSslConfiguration>

namespace bakeoff {

/// Writes down what an exchange says, in order.
struct Recorder {
    std::unique_ptr<HttpExchange> exchange;
    QByteArrayList calls; ///< "sent", "headers", "bytes", "finished"; bytes in a row are one
    QByteArray body;
    int reads = 0;
    int finishes = 0;
    HttpOutcome outcome;

    explicit Recorder(std::unique_ptr<HttpExchange> e)
        : exchange(std::move(e))
    {
        HttpExchange *x = exchange.get();
        QObject::connect(x, &HttpExchange::requestSent, x, [this] { calls += "sent"; });
        QObject::connect(x, &HttpExchange::headersReceived, x, [this] { calls += "headers"; });
        QObject::connect(x, &HttpExchange::bytesReceived, x, [this](const QByteArray &bytes) {
            if (calls.isEmpty() || calls.constLast() != "bytes")
                calls += "bytes";
            body += bytes;
            ++reads;
        });
        QObject::connect(x, &HttpExchange::finished, x, [this](const HttpOutcome &o) {
            calls += "finished";
            outcome = o;
            ++finishes;
        });
    }
    bool done() const { return finishes > 0; }
    bool ok() const { return done() && !outcome.error; }
    ErrorKind kind() const { return outcome.error.value_or(Error{}).kind; }
    QString detail() const { return outcome.error.value_or(Error{}).detail; }
};

/// As long as it lives, this process trusts the certificate that it makes.
class TrustedCertificate {
public:
    TrustedCertificate()
        : m_before(QSslConfiguration::defaultConfiguration())
        , m_server(FakeServer::selfSigned())
    {
        QSslConfiguration trusting = m_before;
        trusting.addCaCertificate(m_server.localCertificate());
        QSslConfiguration::setDefaultConfiguration(trusting);
    }
    ~TrustedCertificate() { QSslConfiguration::setDefaultConfiguration(m_before); }
    Q_DISABLE_COPY_MOVE(TrustedCertificate)

    const QSslConfiguration &server() const { return m_server; }

private:
    QSslConfiguration m_before;
    QSslConfiguration m_server;
};

inline HttpRequest get(const QUrl &url)
{
    HttpRequest request;
    request.url = url;
    return request;
}

inline HttpRequest post(const QUrl &url, const QByteArray &body = QByteArrayLiteral("{\"a\":1}"))
{
    HttpRequest request;
    request.method = HttpRequest::Method::Post;
    request.url = url;
    request.body = body;
    request.headers.append(QHttpHeaders::WellKnownHeader::ContentType, "application/json");
    return request;
}

} // namespace bakeoff
