// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "media/reportpages.h"

class QIODevice;

namespace bakeoff {

/// Writes a report as PDF 1.4: the pages of ReportPages with real text, embedded fonts, vector charts, title and bookmarks.
/// Needs a QGuiApplication (the offscreen platform will do), no window. The device must be open for writing.
/// \return Storage or DiskFull where the device takes less than all of it
Status writePdf(const ReportDocument &document, QIODevice &device, ReportPaper paper = usualPaper());
/// The same of pages that are laid out already.
Status writePdf(const ReportPages &pages, QIODevice &device);

} // namespace bakeoff
