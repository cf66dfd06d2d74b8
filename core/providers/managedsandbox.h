// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/preset.h"

#include <QString>

namespace bakeoff {

/// Does Bakeoff itself start what answers there? Such a provider has no address of its own until its process runs, and
/// a key that everybody knows.
bool isManagedSandbox(Preset preset);

/// Where the sandbox's process speaks this protocol: "/v1". \pre isManagedSandbox()
QString sandboxPath(Preset preset);

} // namespace bakeoff
