// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ratecard.h"
#include "reports/modelaliases.h"
#include "reports/report.h"
#include "reports/reportrows.h"

#include <functional>
#include <memory>

namespace bakeoff {

/// What a report says besides its rows.
struct ReportContext {
    UtcMicros now;
    QString program; ///< "Bakeoff 0.1.0"
    qint64 hidden = 0; ///< replies and jobs in open blind votes: they were not added
    /// The range that was asked for, half-open; absent: from the first row to behind the last.
    std::optional<UtcMicros> since, until;
    /// List price today; nullopt: not listed. Asked in finish() only.
    std::function<std::optional<RateCard>(const ModelRef &)> price;
    ModelAliases aliases; ///< which models of several providers are the same
};

/// Counts rows as they come and makes the report of them; some 100 bytes are kept of each. The texts (Report::turns,
/// media and how many more there are) are for the caller to fill in, with indexOf(). Pure: no clock, no chance; the
/// order in which rows come changes nothing.
class ReportBuilder {
public:
    explicit ReportBuilder(ReportOptions options);
    ~ReportBuilder();
    ReportBuilder(ReportBuilder &&) noexcept;
    ReportBuilder &operator=(ReportBuilder &&) noexcept;

    void add(const ReportReply &reply);
    void add(const ReportJob &job);
    void add(const ReportVote &vote);

    /// Everything but the texts. Where names are left out (ReportOptions::names) models are letters, and providers,
    /// ids, hosts, versions, list prices and families stand nowhere in it: health and sameModels are empty then.
    Report finish(const ReportContext &context);

    /// Index into Report::models; after finish(). -1: no such row was added.
    int indexOf(const ReportReply &reply) const;
    int indexOf(const ReportJob &job) const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace bakeoff
