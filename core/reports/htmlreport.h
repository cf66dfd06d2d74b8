// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace bakeoff {

struct ReportDocument;

/// A report as one HTML 5 file in UTF-8 that is complete by itself: style, script, charts (SVG) and thumbnails stand in
/// it, and its content security policy forbids every request. It is well-formed XML too, but for names of entities that
/// answers may hold. Light or dark as the reader prefers, light on paper; opens
/// from disk and reads well without script. All texts of the document are escaped; answers are drawn by
/// markdownToHtml(). Equal documents give equal bytes. Any thread.
QByteArray reportToHtml(const ReportDocument &document);

} // namespace bakeoff
