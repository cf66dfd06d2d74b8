// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "reports/report.h"

#include <QJsonObject>

namespace bakeoff {

/// By what the parts of a report were picked. Comparisons and batches: their ids and those of jobs; filter and dates: the
/// filter, of dates its range alone. The rest of a selection is empty.
enum class ReportCovers { Comparisons, Filter, Batches, Dates };
QLatin1StringView reportCoversName(ReportCovers covers); ///< "comparisons": stored, append-only
std::optional<ReportCovers> reportCoversFromName(QStringView name);

/// A report as the user left it: what it covers, its words, what goes in. Its figures are made anew each time.
struct ReportSettings {
    Id id;             ///< null: was never stored
    UtcMicros created;
    UtcMicros updated; ///< last change
    ReportCovers covers = ReportCovers::Comparisons;
    ReportSelection selection;
    ReportOptions options; ///< `zone` is the machine's and is not stored

    /// Nothing is picked and nothing written: it is not worth keeping.
    bool isBlank() const;
    /// Is there anything that a report could be made of? "Comparisons" without any is not "everything".
    bool asksAnything() const;

    QJsonObject toJson() const; ///< without id and stamps
    /// \return BadInput where it holds what toJson() never writes.
    static Result<ReportSettings> fromJson(const QJsonObject &json);
    friend bool operator==(const ReportSettings &, const ReportSettings &) = default;
};

/// A stored report in a list.
struct ReportEntry {
    Id id;
    QString title; ///< may be empty
    UtcMicros updated;
    friend bool operator==(const ReportEntry &, const ReportEntry &) = default;
};

} // namespace bakeoff
