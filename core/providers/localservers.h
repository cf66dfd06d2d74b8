// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/provider.h"

#include <functional>

namespace bakeoff {

class Clock;

/// A server that answered on this machine.
struct LocalServer {
    PresetInfo info; ///< what it is; Generic where it speaks the dialect but tells nothing else
    QUrl baseUrl;    ///< "http://127.0.0.1:11434/v1"
    int models = 0;  ///< models it lists; 0 while it loads one, too
    friend bool operator==(const LocalServer &a, const LocalServer &b)
    {
        return a.info.preset == b.info.preset && a.baseUrl == b.baseUrl && a.models == b.models;
    }
};

/// Ports of Ollama, LM Studio, llama-server and vLLM, in this order.
QList<quint16> localServerPorts();

/// Asks 127.0.0.1 at each of `ports` for /v1/models, all at once and without a key; what does not answer within
/// `patience` is not there. What a server is, its own answers tell, not its port: vLLM lists max_model_len,
/// llama-server and LM Studio name themselves as owners, Ollama answers /api/version, LM Studio /api/v0/models,
/// llama-server /props.
///
/// Net thread. `done` runs there exactly once, later, unless `context` died; servers in the order of `ports`.
void findLocalServers(const Clock &clock, QObject *context, std::function<void(QList<LocalServer>)> done,
                      const QList<quint16> &ports = localServerPorts(),
                      std::chrono::milliseconds patience = std::chrono::milliseconds(800));

} // namespace bakeoff
