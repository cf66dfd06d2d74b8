// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbenchfixture.h"

#include <QCryptographicHash>

#include <algorithm>
#include <memory>

namespace bakeoff {

/// The provider and the small values that the tests of a document share.
namespace documenttest {

using namespace Qt::StringLiterals;

inline QByteArray ending(const QString &reason)
{
    const QByteArray choice = "{\"index\":0,\"delta\":{},\"finish_reason\":\"" + reason.toUtf8() + "\"}";
    return "data: {\"id\":\"c-1\",\"choices\":[" + choice + "]}\n\ndata: [DONE]\n\n";
}

/// "length" ends for want of tokens, "cut" breaks off, "gated" waits in the middle, "fails" refuses, "count" says how
/// many requests there were; others say who they are.
inline FakeServer::Script chat(const FakeServer::Request &request, int count)
{
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const QString id = body["model"_L1].toString();
    const QByteArray start = FakeServer::streamHead() + FakeServer::chunk(openaiwire::event(u"One "_s));
    // The dialect may ask in words to go on, behind what was said so far.
    const QJsonArray messages = body["messages"_L1].toArray();
    const bool goesOn = std::any_of(messages.begin(), messages.end(), [](const QJsonValue &m) {
        return m["role"_L1].toString() == "assistant"_L1;
    });
    if (id == "length"_L1 && !goesOn)
        return {start + FakeServer::chunk(ending(u"length"_s)) + FakeServer::lastChunk()};
    if (id == "cut"_L1 && !goesOn)
        return {start, FakeServer::close()};
    if (id == "gated"_L1) {
        FakeServer::Script script{start, FakeServer::gate()};
        return script << FakeServer::chunk(openaiwire::event(u"two."_s) + ending(u"stop"_s)) + FakeServer::lastChunk();
    }
    if (id == "fails"_L1)
        return {FakeServer::answer(400, R"({"error":{"message":"no"}})")};
    if (id == "count"_L1)
        return openaiwire::answer(u"This is %1."_s.arg(count));
    return openaiwire::answer(goesOn ? u"and more."_s : u"I am %1."_s.arg(id));
}

inline QJsonObject message(const QString &role, const QString &text)
{
    return {{u"role"_s, role}, {u"content"_s, text}};
}

inline Attachment textFile(const QString &name, const QByteArray &data)
{
    return {.name = name,
            .mediaType = u"text/plain"_s,
            .kind = AttachmentKind::Text,
            .sha256 = QCryptographicHash::hash(data, QCryptographicHash::Sha256),
            .data = data};
}

inline QList<Id> idsOf(const QList<const Turn *> &turns)
{
    QList<Id> ids;
    for (const Turn *turn : turns)
        ids.append(turn->id);
    return ids;
}

inline Judgement marked(Mark mark)
{
    Judgement judgement;
    judgement.mark = mark;
    return judgement;
}

/// A workbench whose provider answers as chat() says.
inline std::unique_ptr<WorkbenchFixture> newFixture()
{
    auto fixture = std::make_unique<WorkbenchFixture>();
    fixture->server.handler = [count = 0](const FakeServer::Request &request) mutable {
        return chat(request, ++count);
    };
    return fixture;
}

} // namespace documenttest

} // namespace bakeoff
