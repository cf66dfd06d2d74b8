// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QStringView>

#include <optional>

namespace bakeoff {

/// What a provider speaks. Stored and typed on the command line by name: "openai", "openrouter", "replicate", "cog".
enum class ProviderKind { OpenAi, OpenRouter, Replicate, Cog };
QLatin1StringView providerKindName(ProviderKind kind);
std::optional<ProviderKind> providerKindFromName(QStringView name);

/// Whose flavour of its kind's dialect; decides quirks and defaults, never shown where Generic.
enum class Preset { Generic, OpenAi, Xalen, Together, Ollama, LlamaServer, LmStudio, Vllm, OpenRouter, Sandbox, Replicate, SandboxReplicate };

} // namespace bakeoff
