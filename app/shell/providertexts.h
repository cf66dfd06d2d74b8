// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/provider.h"

#include <QList>
#include <QString>
#include <QUrl>

namespace bakeoff {

struct FoundKey;

/// Words about providers that settings and first start share.
namespace providerTexts {

/// "OpenRouter"; of the generic dialect "Any other address".
QString presetTitle(const PresetInfo &preset);
/// What a preset is good for, in a few words.
QString presetNote(const PresetInfo &preset);
/// The name that people read: the service's own where the provider was not given another.
QString title(const ProviderConfig &config);
/// A configuration of this preset whose name is not taken by one of `others`.
ProviderConfig configOf(const PresetInfo &preset, const QList<ProviderConfig> &others);
/// Where the key is: "Key from OPENROUTER_API_KEY."
QString keySource(const FoundKey &found, const ProviderConfig &config);
/// Where the service itself tells of its troubles; empty where it has no such page.
QUrl statusPage(Preset preset);
/// What is left on the account; empty where the provider does not say.
QString account(const AccountInfo &info);

} // namespace providerTexts

} // namespace bakeoff
