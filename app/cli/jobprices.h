// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/context.h"
#include "providers/modelinfo.h"

#include <QJsonObject>

#include <optional>

namespace bakeoff {

/// The prices of media jobs among `prices`: per output, per second of hardware, and what hardware a model runs on.
namespace JobPriceCommand {

/// Adds "unit_prices", "hardware_prices" and "hardware" to what `prices list` prints; prints tables where no JSON is
/// wanted. \return whether there is any
bool list(Workbench &workbench, const CliContext &context, QJsonObject &json);
/// `prices unit PROVIDER/ID METRIC USD`
ExitCode setUnit(Workbench &workbench, const CliContext &context, const QCommandLineParser &parser, const QStringList &words);
/// `prices hardware PROVIDER/ID SKU [--second USD]`
ExitCode setHardware(Workbench &workbench, const CliContext &context, const QCommandLineParser &parser, const QStringList &words);
/// Takes back everything of a model, or of a SKU written PROVIDER/SKU. \return how many there were; absent: not written
std::optional<int> remove(Workbench &workbench, const CliContext &context, const ModelRef &model, ExitCode &exitCode);

} // namespace JobPriceCommand

} // namespace bakeoff
