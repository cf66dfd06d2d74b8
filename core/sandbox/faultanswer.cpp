// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/faultanswer.h"

#include "sandbox/httpconnection.h"
#include "sandbox/routes.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

constexpr std::chrono::seconds kRepeatWithin(60);

QByteArray htmlPage(int status)
{
    const QByteArray title = status == 200 ? "Welcome to the network" : "502 Bad Gateway";
    return "<!DOCTYPE html>\n<html>\n<head><title>" + title + "</title></head>\n<body>\n<h1>" + title +
           "</h1>\n<p>This page comes from a proxy, not from the service.</p>\n</body>\n</html>\n";
}

/// Header lines as long as the client takes them.
void sendHeadersForEver(HttpConnection &connection)
{
    connection.writeRaw("HTTP/1.1 200 OK\r\n");
    auto *timer = new QTimer(&connection);
    QObject::connect(timer, &QTimer::timeout, &connection, [&connection, line = 0]() mutable {
        if (connection.pending() > HttpConnection::kHighWater)
            return;
        QByteArray lines;
        for (int i = 0; i < 200; ++i, ++line)
            lines += "X-Endless-" + QByteArray::number(line) + ": and one more header that nobody needs\r\n";
        connection.writeRaw(lines);
    });
    timer->start(5);
}

} // namespace

FaultAnswers::FaultAnswers(const Clock &clock)
    : m_clock(clock)
{
}

/// The same request with the same key came, was refused, and comes again within a minute: this once it passes.
bool FaultAnswers::isRepeated(const HttpRequest &request)
{
    const std::chrono::nanoseconds now = m_clock.ticks();
    m_limited.removeIf([now](const auto &entry) { return now - entry.value() > kRepeatWithin; });
    const QByteArray key =
        QCryptographicHash::hash(request.header("authorization") + '\n' + request.body, QCryptographicHash::Sha256);
    if (m_limited.remove(key))
        return true;
    m_limited.insert(key, now);
    return false;
}

void FaultAnswers::answerLate(HttpConnection &connection, const ChatJob &job, GenerationLog &log) const
{
    ChatTally tally;
    tally.promptTokens = job.promptTokens;
    log.add({.id = job.id,
             .model = job.model->id,
             .host = job.host.name,
             .tally = tally,
             .costPicos = job.host.price.of(tally.promptTokens, 0),
             .streamed = job.request.stream,
             .cancelled = false,
             .failed = true,
             .finishReason = u"error"_s,
             .created = m_clock.nowUtc()});
    HttpReply reply = errorReply(job.dialect, statusFault(*job.fault(), job.request, job.modelId), 0);
    reply.headers.emplace_back("X-Generation-Id"_ba, job.id.toLatin1());
    connection.send(reply);
}

bool FaultAnswers::answer(HttpConnection &connection, const HttpRequest &request, ChatJob &job, GenerationLog &log)
{
    if (job.fault() == nullptr)
        return false;
    const Fault &fault = *job.fault();
    const ApiError error{.status = 502,
                         .message = u"Provider returned error"_s,
                         .errorType = u"provider_unavailable"_s,
                         .openAiCode = u"server_error"_s};
    switch (fault.kind) {
    case FaultKind::RateLimitOnce: {
        if (isRepeated(request))
            return false;
        static constexpr Fault kLimit{{}, FaultKind::ErrorStatus, 429, ""};
        connection.send(
            errorReply(job.dialect, statusFault(kLimit, job.request, job.modelId), m_clock.nowUtc().value / 1000));
        return true;
    }
    case FaultKind::LateStatus:
        answerLate(connection, job, log);
        return true;
    case FaultKind::Html:
        connection.send({.status = fault.status, .body = htmlPage(fault.status), .contentType = "text/html"_ba});
        return true;
    case FaultKind::Redirect:
        connection.send({.status = 307,
                         .headers = {{"Location"_ba, "/api/v1/elsewhere/chat/completions"_ba}},
                         .contentType = "text/html"_ba});
        return true;
    case FaultKind::Silent:
        return true;
    case FaultKind::CloseBeforeAnswer:
        connection.close();
        return true;
    case FaultKind::StatusLineOnly:
        connection.writeRaw("HTTP/1.1 200 OK\r\n");
        connection.close();
        return true;
    case FaultKind::HeadersOnly:
        connection.writeRaw("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
        connection.close();
        return true;
    case FaultKind::EndlessHeaders:
        sendHeadersForEver(connection);
        return true;
    case FaultKind::WrongLength: {
        const QByteArray body = errorBody(job.dialect, error);
        connection.writeRaw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " +
                            QByteArray::number(body.size() + 1000) + "\r\n\r\n" + body);
        connection.close();
        return true;
    }
    case FaultKind::ErrorIn200:
        connection.send({.body = errorBody(job.dialect, error)});
        return true;
    case FaultKind::ErrorEventIn200:
        connection.send(
            {.body = "data: " + errorBody(job.dialect, error) + "\n\n", .contentType = "text/event-stream"_ba});
        return true;
    case FaultKind::JsonForStream:
        job.request.stream = false;
        return false;
    default:
        return false;
    }
}

} // namespace bakeoff
