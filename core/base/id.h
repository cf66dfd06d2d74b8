// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/times.h"

#include <QUuid>

namespace bakeoff {

/// Identifier of anything stored: a UUID version 7 (RFC 9562), so that ids sort by the time they were made.
using Id = QUuid;

/// A new id for `now`; unique among processes (62 random bits), and rising within one process and millisecond.
/// Thread-safe.
Id newId(UtcMicros now);

/// 36 characters, lower case, without braces: the form of the command line and of exports.
inline QString idText(const Id &id) { return id.toString(QUuid::WithoutBraces); }

} // namespace bakeoff
