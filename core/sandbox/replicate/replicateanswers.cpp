// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/replicate/replicateanswers.h"

#include "sandbox/replicate/cogschema.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bakeoff {

HttpReply replicateJson(const QJsonObject &object, int status)
{
    return {.status = status, .body = QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

HttpReply replicateProblem(int status, const QString &title, const QString &detail, QJsonObject more)
{
    more.insert(u"detail"_s, detail);
    more.insert(u"status"_s, status);
    if (!title.isEmpty())
        more.insert(u"title"_s, title);
    HttpReply reply = replicateJson(more, status);
    reply.contentType = "application/problem+json"_ba;
    return reply;
}

HttpReply replicateNotFound(const QString &detail)
{
    return replicateJson({{u"detail"_s, detail.isEmpty() ? u"The requested resource could not be found."_s : detail}},
                         404);
}

HttpReply replicateInvalid(const QList<SandboxInvalidField> &fields)
{
    QJsonArray list;
    QString detail;
    for (const SandboxInvalidField &field : fields) {
        list << QJsonObject{{u"type"_s, field.type}, {u"field"_s, field.field}, {u"description"_s, field.description}};
        detail +=
            u"- "_s + (field.field.isEmpty() ? QString() : QString(field.field + u": "_s)) + field.description + u'\n';
    }
    return replicateProblem(422, u"Input validation failed"_s, detail, {{u"invalid_fields"_s, list}});
}

HttpReply replicateInvalidVersion()
{
    return replicateProblem(
        422, u"Invalid version or not permitted"_s,
        u"The specified version does not exist (or perhaps you don't have permission to use it?)"_s);
}

HttpReply replicateThrottled(int seconds, bool lowCredit)
{
    // The service has two forms; only the second says its numbers apart.
    HttpReply reply;
    if (lowCredit) {
        reply = replicateJson(
            {{u"detail"_s,
              u"Request was throttled. Your rate limit for creating predictions is reduced to 6 requests per minute "
              u"with "
              "a burst of 1 requests while you have less than $5.0 in credit. Your rate limit resets in ~%1s."_s.arg(
                  seconds)},
             {u"status"_s, 429},
             {u"retry_after"_s, seconds}},
            429);
        reply.headers.emplace_back("Retry-After"_ba, QByteArray::number(seconds));
    } else {
        reply = replicateJson({{u"detail"_s, u"Request was throttled. Your rate limit resets in ~%1s."_s.arg(seconds)}},
                              429);
    }
    return reply;
}

HttpReply replicateHtml(int status)
{
    return {.status = status,
            .body = "<!DOCTYPE html>\n<html>\n<head><title>502 Bad Gateway</title></head>\n<body>\n"
                    "<h1>502 Bad Gateway</h1>\n<p>This page comes from a proxy, not from the service.</p>\n"
                    "</body>\n</html>\n",
            .contentType = "text/html"_ba};
}

HttpReply replicateMethod(const HttpRequest &request, const QByteArray &allowed)
{
    HttpReply reply = replicateProblem(405, u"Method Not Allowed"_s,
                                       u"Method \"%1\" not allowed."_s.arg(QString::fromLatin1(request.method)));
    reply.headers.emplace_back("Allow"_ba, allowed);
    return reply;
}

bool hasReplicateKey(const HttpRequest &request)
{
    const QByteArray header = request.header("authorization").trimmed();
    const qsizetype space = header.indexOf(' ');
    if (space < 0)
        return false;
    const QByteArray scheme = header.first(space).toLower();
    return (scheme == "bearer" || scheme == "token") && header.sliced(space + 1).trimmed() == "sandbox";
}

} // namespace bakeoff
