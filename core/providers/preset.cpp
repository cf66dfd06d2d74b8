// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/preset.h"

#include "base/enumnames.h"
#include "providers/provider.h"

#include <algorithm>
#include <array>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr EnumNames<ProviderKind, 4> kKinds{{
    {ProviderKind::OpenAi, "openai"_L1},
    {ProviderKind::OpenRouter, "openrouter"_L1},
    {ProviderKind::Replicate, "replicate"_L1},
    {ProviderKind::Cog, "cog"_L1},
}};

struct Row {
    Preset preset;
    QLatin1StringView id;
    QLatin1StringView title;
    ProviderKind kind;
    QLatin1StringView baseUrl;
    QLatin1StringView keyVariable;
    bool local;
};

/// In the order in which a person is offered them.
constexpr std::array kPresets{
    Row{Preset::OpenRouter, "openrouter"_L1, "OpenRouter"_L1, ProviderKind::OpenRouter,
        "https://openrouter.ai/api/v1"_L1, "OPENROUTER_API_KEY"_L1, false},
    Row{Preset::OpenAi, "openai"_L1, "OpenAI"_L1, ProviderKind::OpenAi, "https://api.openai.com/v1"_L1,
        "OPENAI_API_KEY"_L1, false},
    Row{Preset::Xalen, "xalen"_L1, "XALEN"_L1, ProviderKind::OpenAi, "https://api.xalen.io/v1"_L1, "XALEN_API_KEY"_L1,
        false},
    Row{Preset::Together, "together"_L1, "Together AI"_L1, ProviderKind::OpenAi, "https://api.together.ai/v1"_L1,
        "TOGETHER_API_KEY"_L1, false},
    Row{Preset::Replicate, "replicate"_L1, "Replicate"_L1, ProviderKind::Replicate, "https://api.replicate.com/v1"_L1,
        "REPLICATE_API_TOKEN"_L1, false},
    Row{Preset::Ollama, "ollama"_L1, "Ollama"_L1, ProviderKind::OpenAi, "http://localhost:11434/v1"_L1, {}, true},
    Row{Preset::LlamaServer,
        "llama-server"_L1,
        "llama-server"_L1,
        ProviderKind::OpenAi,
        "http://localhost:8080/v1"_L1,
        {},
        true},
    Row{Preset::LmStudio,
        "lm-studio"_L1,
        "LM Studio"_L1,
        ProviderKind::OpenAi,
        "http://localhost:1234/v1"_L1,
        {},
        true},
    Row{Preset::Vllm, "vllm"_L1, "vLLM"_L1, ProviderKind::OpenAi, "http://localhost:8000/v1"_L1, {}, true},
    Row{Preset::Generic, "generic"_L1, "OpenAI-compatible"_L1, ProviderKind::OpenAi, {}, {}, false},
    // Their address is known once their process runs.
    Row{Preset::Sandbox, "sandbox"_L1, "Sandbox"_L1, ProviderKind::OpenRouter, {}, {}, false},
    Row{Preset::SandboxReplicate, "sandbox-replicate"_L1, "Sandbox media"_L1, ProviderKind::Replicate, {}, {}, false},
};

PresetInfo infoOf(const Row &row)
{
    return {.preset = row.preset,
            .id = row.id,
            .title = row.title,
            .kind = row.kind,
            .baseUrl = QUrl(QString(row.baseUrl)),
            .keyVariable = row.keyVariable,
            .local = row.local};
}

} // namespace

QLatin1StringView providerKindName(ProviderKind kind)
{
    return nameOf(kKinds, kind);
}

std::optional<ProviderKind> providerKindFromName(QStringView name)
{
    return valueOf(kKinds, name);
}

QList<PresetInfo> providerPresets()
{
    QList<PresetInfo> presets;
    for (const Row &row : kPresets)
        presets.append(infoOf(row));
    return presets;
}

PresetInfo presetInfo(Preset preset)
{
    const auto *row = std::ranges::find(kPresets, preset, &Row::preset);
    Q_ASSERT(row != kPresets.end());
    return infoOf(*row);
}

} // namespace bakeoff
