// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/chart.h"
#include "store/ledgerrepository.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

#include <optional>

namespace bakeoff {

class Database;

/// What the costs screen sums up over.
enum class CostRange { Today, Week, Month, Year, Other };

/// Days of the local calendar, both included.
struct DaySpan {
    QDate first;
    QDate last;
    friend bool operator==(const DaySpan &, const DaySpan &) = default;
};

/// Today, the seven days up to today, or the month or year that today is in. `other`: what was chosen for Other.
DaySpan spanOf(CostRange range, const QDate &today, const DaySpan &other);
/// The days that the chart shows for a span: at least a month of them, so that a day is seen among others.
DaySpan chartSpanOf(CostRange range, const DaySpan &span);
/// Bars of months where days would be too thin to be told apart.
bool isChartedByMonth(const DaySpan &chartSpan);

/// What the screen asks the ledger.
struct CostQuestion {
    DaySpan span;
    DaySpan chartSpan;
    std::optional<DaySpan> picked; ///< a bar of the chart: sums and table are of these days only
    LedgerGrouping grouping = LedgerGrouping::Model;
    QStringList providers;
    QList<ModelRef> models;
    QList<RequestKind> kinds;
    QStringList tags;

    bool isFiltered() const;
    const DaySpan &shown() const { return picked ? *picked : span; }
    LedgerQuery query(const DaySpan &days) const;
    friend bool operator==(const CostQuestion &, const CostQuestion &) = default;
};

/// What the ledger answered.
struct CostFigures {
    CostTally total;
    QList<LedgerRow> rows; ///< by the grouping asked for
    QList<LedgerRow> bars; ///< days of the chart, or months ("2026-08"), in order; those without a charge are left out
    QList<Charge> unknown; ///< newest first, at most kUnknownShown
    bool anyReal = false;    ///< a charge of real money, at any time
    bool anySandbox = false; ///< a charge of the sandbox, at any time
    friend bool operator==(const CostFigures &, const CostFigures &) = default;
};
inline constexpr int kUnknownShown = 200;

Result<CostFigures> readCosts(Database &db, const CostQuestion &question);

/// The chart of the screen, and how its words are made.
class CostChart {
    Q_DECLARE_TR_FUNCTIONS(bakeoff::CostChart)
public:
    /// \param today tinted where it is among the days
    static Chart make(const CostQuestion &question, const CostFigures &figures, const QDate &today, const QLocale &locale);
    /// The days of a bar; absent beyond the last one.
    static std::optional<DaySpan> daysOf(const CostQuestion &question, int bar);
    /// "August by day", "2026 by month", "20 to 26 August by day".
    static QString title(const DaySpan &chartSpan, const QLocale &locale);
    /// "26 August", "20 August to 26 August 2026", "August 2026".
    static QString spanText(const DaySpan &span, const QDate &today, const QLocale &locale);
};

} // namespace bakeoff
