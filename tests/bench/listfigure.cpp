// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure.h"
#include "historycorpus.h"

#include "store/comparisonrepository.h"
#include "store/database.h"

#include <QDate>
#include <QMap>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

namespace bakeoff::bench {

using namespace Qt::StringLiterals;

QJsonObject measureListOpen()
{
    using Steady = std::chrono::steady_clock;
    constexpr int kRows = 100; // more than fit on any screen
    const Result<QString> file = historyCorpus();
    if (!file)
        return {};
    std::array<double, 9> runs{};
    for (double &run : runs) {
        const Steady::time_point begin = Steady::now();
        const auto db = Database::openForReading(*file);
        const Result<ComparisonPage> page = db ? ComparisonRepository(**db).list(kRows) : Result<ComparisonPage>(db.error());
        if (!page) {
            std::fprintf(stderr, "no list: %s\n", qPrintable(page.error().detail));
            return {};
        }
        QMap<QDate, int> days;
        for (const ComparisonSummary &row : page->rows)
            ++days[row.updated.toDateTime().toLocalTime().date()];
        run = std::chrono::duration<double, std::milli>(Steady::now() - begin).count();
        if (page->rows.size() != kRows || days.isEmpty())
            return {};
    }
    std::ranges::sort(runs);
    std::fprintf(stderr, "list: median %.2f ms, worst %.2f\n", runs[4], runs[8]);
    return {{u"list_open_ms"_s, runs[4]}};
}

} // namespace bakeoff::bench
