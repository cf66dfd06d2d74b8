// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/reportfigures.h"

#include <QDateTime>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace bakeoff {

using namespace Qt::StringLiterals;

QString ReportFigures::tooSmall()
{
    //: In the place of a figure that rests on too few values.
    return tr("n too small");
}

QString ReportFigures::tooFewVotes()
{
    return tr("too few votes");
}

QString ReportFigures::unknown()
{
    //: In the place of an amount of money.
    return tr("unknown");
}

ReportCell ReportFigures::faint(const QString &text)
{
    return {text, {}, true, false};
}

QString ReportFigures::count(qint64 n) const
{
    return Words::formatCount(n, m_locale);
}

QString ReportFigures::time(double ms) const
{
    constexpr double kMost = 1e12; // 30 years; what is longer is no time
    return Words::formatDuration(Words::Ns(std::llround(std::clamp(ms, 0.0, kMost) * 1e6)), m_locale);
}

QString ReportFigures::shortTime(double ms) const
{
    if (ms >= 999.5)
        return time(ms);
    return Words::tr("%1 ms").arg(m_locale.toString(std::max(ms, 0.0), 'f', ms < 99.95 ? 1 : 0)).replace(u' ', QChar(QChar::Nbsp));
}

QString ReportFigures::speed(double perS) const
{
    return Words::speedFigure(Figure<double>(perS), m_locale);
}

QString ReportFigures::money(Usd amount, bool estimated, Rounding rounding) const
{
    const QString text = Words::formatUsd(amount, rounding, m_locale);
    return estimated && amount > Usd() ? u"≈"_s + text : text;
}

QString ReportFigures::unitMoney(Usd amount, bool estimated) const
{
    const double dollars = dollarsOf(amount);
    if (dollars < 0.01 || dollars >= 1)
        return money(amount, estimated);
    int decimals = dollars < 0.1 ? 5 : 4;
    while (decimals > 2 && std::fmod(std::round(dollars * std::pow(10, decimals)), 10) == 0)
        --decimals;
    const QString text = Words::tr("$%1").arg(m_locale.toString(dollars, 'f', decimals));
    return estimated ? u"≈"_s + text : text;
}

QString ReportFigures::percentDigits(double share) const
{
    double shown = std::round(share * 100);
    if (shown >= 100 && share < 1) // 99.6 % is not all
        shown = std::floor(share * 1000) / 10;
    else if (shown <= 0 && share > 0)
        shown = std::ceil(share * 1000) / 10;
    if (shown >= 100 && share < 1)
        shown = 99.9;
    return m_locale.toString(shown, 'f', shown == std::floor(shown) ? 0 : 1);
}

QString ReportFigures::percent(double share) const
{
    //: A share in percent, after the custom of the language: "8 %" in German.
    return tr("%1%").arg(percentDigits(share));
}

QString ReportFigures::percentRange(const ReportRange &range) const
{
    //: A share and the range around it, in percent: "52%, 39 to 64".
    return tr("%1, %2 to %3").arg(percent(range.value), percentDigits(range.low), percentDigits(range.high));
}

QString ReportFigures::strength(const ReportRange &range) const
{
    const auto sign = [this](double v) {
        const double whole = std::round(v);
        const QString digits = m_locale.toString(std::abs(whole), 'f', 0);
        return whole > 0 ? u'+' + digits : whole < 0 ? u'−' + digits : digits;
    };
    //: A strength and the range around it: "+23, −5 to +51".
    return tr("%1, %2 to %3", "strength").arg(sign(range.value), sign(range.low), sign(range.high));
}

QDate ReportFigures::day(UtcMicros at) const
{
    return at.toDateTime().toTimeZone(m_zone).date();
}

QString ReportFigures::date(UtcMicros at, bool withYear) const
{
    return date(day(at), withYear);
}

QString ReportFigures::date(QDate date, bool withYear) const
{
    //: A date in the letters of Qt's QLocale::toString: "26 August 2026".
    return m_locale.toString(date, withYear ? tr("d MMMM yyyy") : tr("d MMMM"));
}

QString ReportFigures::list(const QStringList &parts) const
{
    //: Between the parts of a list.
    return parts.join(tr(", "));
}

ReportCell ReportFigures::countCell(qint64 n) const
{
    return {count(n), static_cast<double>(n)};
}

ReportCell ReportFigures::tokensCell(qint64 n) const
{
    return {Words::formatTokens(n, m_locale), static_cast<double>(n)};
}

ReportCell ReportFigures::timeCell(const std::optional<double> &ms, qsizetype n) const
{
    if (ms)
        return {time(*ms), *ms};
    return faint(n > 0 ? tooSmall() : Words::dash());
}

ReportCell ReportFigures::shortTimeCell(const std::optional<double> &ms, qsizetype n) const
{
    if (ms)
        return {shortTime(*ms), *ms};
    return faint(n > 0 ? tooSmall() : Words::dash());
}

ReportCell ReportFigures::speedCell(const std::optional<double> &perS, qsizetype n) const
{
    if (perS)
        return {speed(*perS), *perS};
    return faint(n > 0 ? tooSmall() : Words::dash());
}

ReportCell ReportFigures::moneyCell(const std::optional<Usd> &amount, const ReportCosts &costs) const
{
    if (amount)
        return {unitMoney(*amount, costs.total.estimated > Usd()), dollarsOf(*amount)};
    if (costs.n > 0)
        return faint(tooSmall());
    return faint(costs.total.unknown > 0 ? unknown() : Words::dash());
}

ReportCell ReportFigures::totalCell(const CostTotal &total) const
{
    if (total.count == 0)
        return faint(Words::dash());
    ReportCell cell{Words::totalLabel(total, m_locale)};
    if (total.unknown < total.count)
        cell.sort = dollarsOf(total.known().valueOr(total.billed));
    else
        cell.faint = true;
    return cell;
}

ReportCell ReportFigures::amountCell(Usd amount) const
{
    return {Words::formatUsd(amount, Rounding::Nearest, m_locale), dollarsOf(amount)};
}

ReportCell ReportFigures::percentCell(const std::optional<double> &share, qsizetype n) const
{
    if (share)
        return {percent(*share), *share};
    return faint(n > 0 ? tooSmall() : Words::dash());
}

ReportCell ReportFigures::votesCell(const ReportJudgements &judged) const
{
    if (judged.winRate)
        return {percentRange(*judged.winRate), judged.winRate->value};
    return faint(judged.votes > 0 ? tooFewVotes() : Words::dash());
}

double dollarsOf(Usd amount)
{
    return static_cast<double>(amount.picos()) / 1e12;
}

ReportText emphasized(const QString &pattern, const QString &strong)
{
    using Style = ReportText::Span::Style;
    ReportText text;
    const qsizetype at = pattern.indexOf("%1"_L1);
    if (at < 0)
        return {pattern};
    if (at > 0)
        text.spans.append({pattern.first(at), Style::Plain});
    text.spans.append({strong, Style::Strong});
    if (at + 2 < pattern.size())
        text.spans.append({pattern.sliced(at + 2), Style::Plain});
    return text;
}

} // namespace bakeoff
