// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "reports/report.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>

class QIODevice;

namespace bakeoff {

struct ReportJob;
struct ReportJobTexts;
struct ReportReply;
struct ReportReplyTexts;

/// Where a file of the media library lies; empty: it is gone.
using ReportFilePath = std::function<QString(const QByteArray &sha256)>;

/// The rows of a report as CSV (RFC 4180), one a reply or job as they are added: REPORT-FORMAT.md. Columns and order are
/// the same in every file; what the options leave out is empty. Keeps no row.
class CsvReport {
public:
    /// \param device open for writing, outlives this
    CsvReport(QIODevice &device, ReportOptions options, ReportFilePath path);

    /// Byte order mark and header line. \return Storage or DiskFull where the device refuses, as do the others
    Status begin();
    /// \param name of its model (ReportModel::name); stands in the place of the model where names are left out
    Status add(ReportReply reply, ReportReplyTexts texts, const QString &name);
    Status add(ReportJob job, ReportJobTexts texts, const QString &name);

    static QStringList columns();

private:
    Status writeLine(const QByteArray &line);
    QIODevice &m_device;
    const ReportOptions m_options;
    const ReportFilePath m_path;
};

/// A cell of text: a spreadsheet takes it for nothing but text. Control characters other than line feed and tab, and the
/// marks that turn the direction of writing become U+FFFD, line ends become line feeds; what begins like a formula gets an
/// apostrophe in front, and so does what begins with an apostrophe; quoted where it must be.
QByteArray csvText(const QString &text);

} // namespace bakeoff
