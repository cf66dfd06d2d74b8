// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/replicate/predictionevents.h"

#include "sandbox/httpconnection.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bakeoff {

SandboxPredictionEvents::SandboxPredictionEvents(HttpConnection &connection,
                                                 std::shared_ptr<const SandboxPrediction> prediction,
                                                 const Clock &clock, const Options &options)
    : QObject(&connection)
    , m_connection(connection)
    , m_prediction(std::move(prediction))
    , m_clock(clock)
    , m_options(options)
{
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, [this] {
        m_connection.stream(":408: 408 Request Timeout\n\n");
        close();
    });
    connect(&connection, &HttpConnection::gone, this, [this] {
        m_over = true;
        m_idle.stop();
    });
    connection.beginStream(200, "text/event-stream"_ba,
                           {{"Cache-Control"_ba, "no-store"_ba}, {"X-Accel-Buffering"_ba, "no"_ba}});
    m_idle.start(m_options.idle);
    update();
}

void SandboxPredictionEvents::close()
{
    m_over = true;
    m_idle.stop();
    m_connection.endStream();
    deleteLater();
}

void SandboxPredictionEvents::send(const QByteArray &event, const QString &data)
{
    QByteArray text = "event: " + event + "\nid: " + QByteArray::number(m_clock.nowUtc().value / 1000) + ":" +
                      QByteArray::number(m_sequence++) + '\n';
    // A piece may hold line ends: one data line each, which the reader joins again.
    for (const QByteArray &line : data.toUtf8().split('\n'))
        text += "data: " + line + '\n';
    m_connection.stream(text + '\n');
    m_idle.start(m_options.idle);
}

void SandboxPredictionEvents::update()
{
    if (m_over)
        return;
    if (m_logs < m_prediction->logs.size()) {
        send("logs"_ba, m_prediction->logs.sliced(m_logs));
        m_logs = m_prediction->logs.size();
    }
    const QJsonArray output = m_prediction->output.toArray();
    for (; m_pieces < output.size(); ++m_pieces) {
        if (m_options.breakAfter >= 0 && m_pieces >= m_options.breakAfter) {
            m_over = true;
            m_idle.stop();
            m_connection.writeRaw("40\r\nevent: output\nid: 1:1\nda");
            m_connection.close();
            deleteLater();
            return;
        }
        send("output"_ba, withFileUrls(output.at(m_pieces), m_options.root).toString());
    }
    switch (m_prediction->state) {
    case SandboxPredictionState::Starting:
    case SandboxPredictionState::Processing:
        return;
    case SandboxPredictionState::Succeeded:
        send("done"_ba, u"{}"_s);
        break;
    case SandboxPredictionState::Canceled:
    case SandboxPredictionState::Aborted:
        send("done"_ba, u"{\"reason\": \"canceled\"}"_s);
        break;
    case SandboxPredictionState::Failed: {
        const QJsonValue error = m_prediction->error;
        const QString detail = error.isString()
                                   ? error.toString()
                                   : QString::fromUtf8(QJsonDocument(error.toObject()).toJson(QJsonDocument::Compact));
        send("error"_ba,
             QString::fromUtf8(QJsonDocument(QJsonObject{{u"detail"_s, detail}}).toJson(QJsonDocument::Compact)));
        send("done"_ba, u"{\"reason\": \"error\"}"_s);
        break;
    }
    }
    close();
}

} // namespace bakeoff
