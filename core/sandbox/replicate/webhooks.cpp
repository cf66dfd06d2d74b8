// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/replicate/webhooks.h"

#include <QMessageAuthenticationCode>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QTimer>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

constexpr std::chrono::milliseconds kApart(500);
constexpr std::chrono::milliseconds kAnswerWithin(5000);
constexpr int kTries = 6;

/// Never the same again, over restarts too: a receiver takes each only once.
QByteArray newMessageId()
{
    return "msg_" + QUuid::createUuid().toRfc4122().toHex();
}

} // namespace

SandboxSignature signWebhook(const QByteArray &key, const QByteArray &id, qint64 timestamp, const QByteArray &body)
{
    const QByteArray text = id + '.' + QByteArray::number(timestamp) + '.' + body;
    const QByteArray code = QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha256);
    return {.id = id, .timestamp = timestamp, .signature = "v1," + code.toBase64()};
}

SandboxWebhooks::SandboxWebhooks(const Clock &clock, const QByteArray &key, std::chrono::milliseconds firstRetry,
                                 QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_key(key)
    , m_firstRetry(firstRetry)
{
    m_network.setProxy(QNetworkProxy::NoProxy);
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

bool SandboxWebhooks::isAllowed(const QUrl &url)
{
    const QString host = url.host();
    return (url.scheme() == "http"_L1 || url.scheme() == "https"_L1) &&
           (host == "127.0.0.1"_L1 || host == "localhost"_L1 || host == "::1"_L1);
}

void SandboxWebhooks::tell(const Event &event)
{
    if (!event.filter.isEmpty() && !event.filter.contains(event.kind))
        return;
    if (event.kind != "output"_L1 && event.kind != "logs"_L1) {
        post(event, newMessageId(), 1);
        return;
    }
    const QString key = event.prediction + u' ' + event.kind;
    if (m_waiting.contains(key))
        return;
    const std::chrono::nanoseconds now = m_clock.ticks();
    const auto last = m_last.constFind(key);
    if (last == m_last.constEnd() || now - *last >= kApart) {
        m_last.insert(key, now);
        post(event, newMessageId(), 1);
        return;
    }
    m_waiting.insert(key, true);
    QTimer::singleShot(kApart, this, [this, event, key] {
        m_waiting.remove(key);
        m_last.insert(key, m_clock.ticks());
        post(event, newMessageId(), 1);
    });
}

void SandboxWebhooks::post(const Event &event, const QByteArray &id, int tries)
{
    const QByteArray body = event.body();
    if (body.isEmpty())
        return; // the prediction has gone
    // Its id stays the same however often it is told, so that it can be recognized; stamp and signature are new.
    const SandboxSignature signature = signWebhook(m_key, id, m_clock.nowUtc().value / 1'000'000, body);
    QNetworkRequest request(event.url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setRawHeader("User-Agent", "Replicate/1 (Bakeoff sandbox)");
    request.setRawHeader("webhook-id", signature.id);
    request.setRawHeader("webhook-timestamp", QByteArray::number(signature.timestamp));
    request.setRawHeader("webhook-signature", signature.signature);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setTransferTimeout(kAnswerWithin);
    QNetworkReply *reply = m_network.post(request, body);
    connect(reply, &QNetworkReply::finished, this, [this, reply, event, id, tries] {
        reply->deleteLater();
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        const bool taken = status >= 200 && status < 300;
        if (taken || event.kind != "completed"_L1 || tries >= kTries)
            return;
        QTimer::singleShot(m_firstRetry * (1 << (tries - 1)), this,
                           [this, event, id, tries] { post(event, id, tries + 1); });
    });
}

} // namespace bakeoff
