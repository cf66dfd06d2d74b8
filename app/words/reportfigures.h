// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/money.h"
#include "base/times.h"
#include "reports/report.h"
#include "reports/reportdocument.h"
#include "words/words.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>
#include <QTimeZone>

#include <optional>

namespace bakeoff {

/// Figures of a report as words and as cells of its tables. Where there is no figure the cell says why, faintly: "n too
/// small", "too few votes", "unknown", a dash for what is not there.
class ReportFigures {
    Q_DECLARE_TR_FUNCTIONS(bakeoff::ReportFigures)
public:
    ReportFigures(QLocale locale, QTimeZone zone)
        : m_locale(std::move(locale))
        , m_zone(std::move(zone))
    {
    }
    const QLocale &locale() const { return m_locale; }

    static QString tooSmall();
    static QString tooFewVotes();
    static QString unknown();
    static ReportCell faint(const QString &text);

    QString count(qint64 n) const;
    QString time(double ms) const;      ///< "1.02 s"
    QString shortTime(double ms) const; ///< of a single token: "14.5 ms"
    QString speed(double perS) const;   ///< "68.9"; its unit stands in the head
    QString money(Usd amount, bool estimated, Rounding rounding = Rounding::Nearest) const; ///< of a sum: "≈$0.026"
    /// Of one reply or output, where thousandths of a cent make the difference: four significant digits below a dollar,
    /// "$0.01143".
    QString unitMoney(Usd amount, bool estimated) const;
    QString percentDigits(double share) const; ///< "98"; 100 and 0 only where it is exactly that
    QString percent(double share) const;       ///< "98%"
    QString percentRange(const ReportRange &range) const; ///< "52%, 39 to 64"
    QString strength(const ReportRange &range) const;     ///< "+23, −5 to +51"
    QString date(UtcMicros at, bool withYear) const; ///< in the zone of the report
    QString date(QDate date, bool withYear) const;
    QDate day(UtcMicros at) const;
    QString list(const QStringList &parts) const; ///< "a, b"

    ReportCell countCell(qint64 n) const;
    ReportCell tokensCell(qint64 n) const; ///< "131k"
    /// \param n values behind it; 0 is a dash, too few of them "n too small"
    ReportCell timeCell(const std::optional<double> &ms, qsizetype n) const;
    ReportCell speedCell(const std::optional<double> &perS, qsizetype n) const;
    ReportCell shortTimeCell(const std::optional<double> &ms, qsizetype n) const;
    /// Of one reply or output, from known amounts; where there is none but charges are there it is "unknown".
    ReportCell moneyCell(const std::optional<Usd> &amount, const ReportCosts &costs) const;
    ReportCell totalCell(const CostTotal &total) const;
    ReportCell amountCell(Usd amount) const;
    ReportCell percentCell(const std::optional<double> &share, qsizetype n) const;
    ReportCell votesCell(const ReportJudgements &judged) const;

private:
    QLocale m_locale;
    QTimeZone m_zone;
};

/// US dollars as a number to sort and to draw by; not to add.
double dollarsOf(Usd amount);

/// `pattern` with "%1" replaced by `strong`, which stands out.
ReportText emphasized(const QString &pattern, const QString &strong);

} // namespace bakeoff
