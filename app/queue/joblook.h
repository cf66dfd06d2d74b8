// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/times.h"
#include "providers/requestkind.h"
#include "store/joblist.h"
#include "widgets/tokens.h"

#include <QStringView>

#include <optional>

namespace bakeoff {

/// Glyph and colour of how jobs stand.
StateLook standLook(JobStand stand);
/// The same of one job: a probable cold start has its own.
StateLook jobLook(const JobRow &row, UtcMicros now);

/// How far a model says it is, 0 to 100: the last percentage of a progress bar in its logs (" 64%|"); absent where it
/// says none. Never computed from anything else.
std::optional<int> saidPercent(QStringView logs);

} // namespace bakeoff
