// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "providers/modelinfo.h"

#include <QJsonObject>

namespace bakeoff {

/// Our own form of a catalogue entry, exact both ways; not a provider's. What is not set is left out.
QJsonObject modelToJson(const ModelInfo &model);
/// \return BadInput where it holds what modelToJson() never writes.
Result<ModelInfo> modelFromJson(const QJsonObject &json);

} // namespace bakeoff
