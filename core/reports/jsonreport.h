// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/csvreport.h"

#include <QJsonObject>

namespace bakeoff {

/// A report as JSON by report.schema.json: the figures, then every row as it is added. Keeps no row. Texts are kept whole;
/// in the file control characters, marks that turn the direction of writing and "<" stand as \uXXXX.
class JsonReport {
public:
    /// \param device open for writing, outlives this
    JsonReport(QIODevice &device, ReportOptions options, ReportFilePath path);

    /// Then replies, then jobs, then end(). \return Storage or DiskFull where the device refuses, as do the others
    Status begin(const Report &report);
    /// \param name ReportModel::name of its model
    Status add(ReportReply reply, ReportReplyTexts texts, const QString &name);
    Status add(ReportJob job, ReportJobTexts texts, const QString &name);
    Status end();

private:
    enum class Place { Replies, Jobs };
    Status addRow(const QJsonObject &row);
    Status go(Place place);

    QIODevice &m_device;
    const ReportOptions m_options;
    const ReportFilePath m_path;
    Place m_place = Place::Replies;
    bool m_first = true;
};

/// The figures of a report; what is not known is absent.
QJsonObject figuresJson(const Report &report);
/// Compact JSON in which nothing is left that could do harm where it is shown or put into a page; the same value.
QByteArray harmlessJson(const QJsonObject &object);

} // namespace bakeoff
