// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/jsonnode.h"
#include "providers/modelinfo.h"
#include "providers/preset.h"

namespace bakeoff {

/// The list of models in any of its shapes: {data: […]}, {models: […]}, a bare array; `data: null` is Ollama without
/// models. Entries without an id are left out, of equal ids the first stays. Prices: only Together AI's, in dollars per
/// million tokens, kept exactly; no other service says its unit.
/// \return BadReply for any other shape
Result<QList<ModelInfo>> parseOpenAiModels(const JsonNode &root, Preset preset, UtcMicros readOn);

/// The elements of such a list; null for another shape.
const std::vector<JsonNode> *modelListItems(const JsonNode &root);

} // namespace bakeoff
