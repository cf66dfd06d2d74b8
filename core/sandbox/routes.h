// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/chatrequest.h"
#include "sandbox/generationlog.h"

#include <optional>

namespace bakeoff {

/// Who asks, by the Authorization header.
enum class SandboxCaller { Nobody, Unknown, Key, ManagementKey };
SandboxCaller callerOf(const HttpRequest &request);

/// What the catalogue and account routes read.
struct RouteContext {
    const SandboxModels &models;
    const GenerationLog &log;
    const Clock &clock;
};

/// Answers of OpenRouter's GET routes. \param path below /api/v1, still percent-encoded
/// \return nothing where there is no such route
std::optional<HttpReply> openRouterGet(const RouteContext &context, const HttpRequest &request, const QByteArray &path);
/// The same below /openai/v1.
std::optional<HttpReply> openAiGet(const RouteContext &context, const HttpRequest &request, const QByteArray &path);

/// A model and a host that can serve a request, or why none can.
struct ChosenRoute {
    const SandboxModel *model = nullptr;
    QString modelId;
    QString suffix;
    SandboxHost host;
    qint64 promptTokens = 0;
    QJsonObject metadata; ///< openrouter_metadata
};
class StoryModel;
/// Goes through the request's models in turn, as OpenRouter does: unknown ones, those whose context is too small and
/// those whose only fault is an error status hand over to the next.
std::variant<ChosenRoute, ApiError> chooseRoute(const SandboxModels &models, const StoryModel &story,
                                          const ChatRequest &request, Dialect dialect);

/// The error that a fault of an error status answers with.
ApiError statusFault(const Fault &fault, const ChatRequest &request, const QString &model);

} // namespace bakeoff
