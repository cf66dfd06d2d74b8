// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace bakeoff {

/// Style sheet of an HTML report: light, dark where the reader prefers it, light on paper. Colours are custom properties
/// (--paper, --text, ..., --look0 to --look7), which the charts name too.
QByteArray htmlReportStyle();

/// What makes the heads of `table.figures` buttons that sort: up, down, and back to the order of the report. Rows without
/// a figure (`data-sort`) come last in both directions. The page loses nothing without it.
QByteArray htmlReportScript();

} // namespace bakeoff
