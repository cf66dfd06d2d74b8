// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/providertexts.h"

#include "secrets/keyring.h"
#include "words/words.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bakeoff::providerTexts {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("bakeoff::Providers", text);
}

} // namespace

QString presetTitle(const PresetInfo &preset)
{
    if (preset.preset == Preset::Generic)
        return say(QT_TRANSLATE_NOOP("bakeoff::Providers", "Any other address"));
    return preset.title;
}

QString presetNote(const PresetInfo &preset)
{
    switch (preset.preset) {
    case Preset::OpenRouter:
        return say(QT_TRANSLATE_NOOP("bakeoff::Providers", "Hundreds of models, one key"));
    case Preset::OpenAi:
        return say(QT_TRANSLATE_NOOP("bakeoff::Providers", "The models of OpenAI"));
    case Preset::Together:
        return say(QT_TRANSLATE_NOOP("bakeoff::Providers", "Open text models"));
    case Preset::Xalen:
        return say(QT_TRANSLATE_NOOP("bakeoff::Providers", "OpenAI-compatible"));
    case Preset::Ollama:
    case Preset::LmStudio:
    case Preset::LlamaServer:
    case Preset::Vllm:
        return say(QT_TRANSLATE_NOOP("bakeoff::Providers", "A server on this computer, needs no key"));
    case Preset::Generic:
        return say(QT_TRANSLATE_NOOP("bakeoff::Providers", "Speaks the OpenAI dialect"));
    case Preset::Replicate:
        return say(QT_TRANSLATE_NOOP("bakeoff::Providers", "Images, videos, sound and text"));
    case Preset::Sandbox:
    case Preset::SandboxReplicate:
        return say(QT_TRANSLATE_NOOP("bakeoff::Providers", "Built in, always there. Made-up prices."));
    }
    return {};
}

QString title(const ProviderConfig &config)
{
    const PresetInfo preset = presetInfo(config.preset);
    return config.preset != Preset::Generic && config.name == preset.id ? preset.title : config.name;
}

QUrl statusPage(Preset preset)
{
    switch (preset) {
    case Preset::OpenRouter:
        return QUrl(u"https://status.openrouter.ai"_s);
    case Preset::OpenAi:
        return QUrl(u"https://status.openai.com"_s);
    case Preset::Together:
        return QUrl(u"https://status.together.ai"_s);
    case Preset::Replicate:
        return QUrl(u"https://www.replicatestatus.com"_s);
    default:
        return {};
    }
}

ProviderConfig configOf(const PresetInfo &preset, const QList<ProviderConfig> &others)
{
    ProviderConfig config;
    config.kind = preset.kind;
    config.preset = preset.preset;
    config.baseUrl = preset.baseUrl;
    const QString base = preset.preset == Preset::Generic ? u"provider"_s : preset.id.toString();
    config.name = base;
    const auto taken = [&](const QString &name) {
        return std::ranges::any_of(others, [&](const ProviderConfig &other) { return other.name == name; });
    };
    for (int i = 2; taken(config.name); ++i)
        config.name = u"%1-%2"_s.arg(base).arg(i);
    return config;
}

QString keySource(const FoundKey &found, const ProviderConfig &config)
{
    switch (found.source) {
    case KeySource::Session:
        return say(QT_TRANSLATE_NOOP("bakeoff::Providers", "Key kept for this session only."));
    case KeySource::KeyStore:
        return say(QT_TRANSLATE_NOOP("bakeoff::Providers", "Key in the system key store."));
    case KeySource::Environment:
        return say(QT_TRANSLATE_NOOP("bakeoff::Providers", "Key from %1.")).arg(found.variable);
    case KeySource::Sandbox:
        return presetNote(presetInfo(Preset::Sandbox));
    case KeySource::None:
        break;
    }
    const PresetInfo preset = presetInfo(config.preset);
    if (preset.local)
        return say(QT_TRANSLATE_NOOP("bakeoff::Providers", "Needs no key."));
    return say(QT_TRANSLATE_NOOP("bakeoff::Providers", "No key yet."));
}

QString account(const AccountInfo &info)
{
    QStringList parts;
    if (!info.label.isEmpty())
        parts << say(QT_TRANSLATE_NOOP("bakeoff::Providers", "Key “%1”.")).arg(info.label);
    if (info.remaining && info.limit) {
        parts << say(QT_TRANSLATE_NOOP("bakeoff::Providers", "%1 of %2 left."))
                     .arg(Words::formatUsd(*info.remaining, Rounding::Down), Words::formatUsd(*info.limit));
    } else if (info.remaining) {
        parts << say(QT_TRANSLATE_NOOP("bakeoff::Providers", "%1 left."))
                     .arg(Words::formatUsd(*info.remaining, Rounding::Down));
    }
    if (info.used)
        parts << say(QT_TRANSLATE_NOOP("bakeoff::Providers", "%1 used.")).arg(Words::formatUsd(*info.used));
    if (info.freeTier.value_or(false))
        parts << say(QT_TRANSLATE_NOOP("bakeoff::Providers", "A free account: some models are limited."));
    return parts.join(u' ');
}

} // namespace bakeoff::providerTexts
