// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakeserver.h"
#include "providers/providerconfig.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace bakeoff {

/// What a server that speaks OpenAI's dialect streams, piece by piece, for FakeServer::enqueue().
inline const QByteArray kHead = FakeServer::streamHead();

inline QByteArray sse(const QByteArray &json)
{
    return FakeServer::chunk("data: " + json + "\n\n");
}

inline QByteArray content(const QByteArray &text)
{
    return sse(R"({"id":"c1","model":"m-1","choices":[{"index":0,"delta":{"content":")" + text +
               R"("},"finish_reason":null}]})");
}

inline const QByteArray kStop = sse(R"({"id":"c1","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})");
inline const QByteArray kDone = FakeServer::chunk("data: [DONE]\n\n");
inline const QByteArray kLast = FakeServer::lastChunk();

inline ProviderConfig configAt(const QUrl &url, Preset preset = Preset::Generic)
{
    ProviderConfig config;
    config.name = QStringLiteral("test");
    config.preset = preset;
    config.baseUrl = url;
    return config;
}

inline QJsonObject json(const QByteArray &bytes)
{
    return QJsonDocument::fromJson(bytes).object();
}

} // namespace bakeoff
