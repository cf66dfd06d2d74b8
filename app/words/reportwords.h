// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/reportdocument.h"

#include <QByteArray>
#include <QLocale>
#include <QMap>
#include <QString>

namespace bakeoff {

struct Report;

/// A thumbnail as it goes into a report.
struct ReportPicture {
    QByteArray bytes; ///< encoded PNG or JPEG of at most 480 px
    QString type;     ///< "image/png"
    friend bool operator==(const ReportPicture &, const ReportPicture &) = default;
};

/// By ReportMedia::sha256.
using ReportPictures = QMap<QByteArray, ReportPicture>;

/// The report in translated words, figures and dates as `locale` writes them. What the options leave out is nowhere in
/// the document; where names are left out no provider, model, host, file name or list price is. Pure but for the
/// translation; any thread while no other language is being installed.
ReportDocument reportDocument(const Report &report, const QLocale &locale, const ReportPictures &pictures = {});

} // namespace bakeoff
