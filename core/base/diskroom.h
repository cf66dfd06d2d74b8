// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bakeoff {

/// Is the file system of `path`, or of the nearest folder above that exists, out of room? Asked after something could
/// not be written, to tell a full disk from a refusal. No where that cannot be known.
bool isDiskFull(const QString &path);

} // namespace bakeoff
