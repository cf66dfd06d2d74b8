// SPDX-License-Identifier: GPL-3.0-or-later
#include "costs/costtablemodel.h"

#include "costs/hatching.h"
#include "widgets/metrics.h"
#include "widgets/tokens.h"
#include "widgets/typography.h"
#include "words/requestwords.h"
#include "words/words.h"

#include <QDate>
#include <QPainter>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRowHeight = 29;
constexpr int kShareBar = 84; ///< px of a share of 100 %

double dollars(Usd amount)
{
    return static_cast<double>(amount.picos());
}

} // namespace

CostTableModel::CostTableModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void CostTableModel::setRows(LedgerGrouping grouping, const QList<LedgerRow> &rows, const CostTotal &total)
{
    QList<LedgerRow> real = rows;
    real.removeIf([](const LedgerRow &row) { return row.totals.real.count == 0; });
    if (grouping == m_grouping && real == m_rows && total == m_total)
        return;
    beginResetModel();
    m_grouping = grouping;
    m_rows = real;
    if (grouping == LedgerGrouping::Day)
        std::ranges::reverse(m_rows); // the newest first, as everywhere
    m_total = total;
    endResetModel();
}

QString CostTableModel::groupingWord(LedgerGrouping grouping)
{
    switch (grouping) {
    case LedgerGrouping::Provider:
        return tr("Provider");
    case LedgerGrouping::Model:
        return tr("Model");
    case LedgerGrouping::Day:
        return tr("Day");
    case LedgerGrouping::Kind:
        return tr("Kind");
    case LedgerGrouping::Tag:
        return tr("Tag");
    }
    Q_UNREACHABLE_RETURN({});
}

int CostTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_rows.isEmpty() ? 0 : static_cast<int>(m_rows.size()) + 1;
}

int CostTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

const CostTotal &CostTableModel::sumAt(int row) const
{
    return isTotal(row) ? m_total : m_rows[row].totals.real;
}

QString CostTableModel::nameAt(int row) const
{
    if (isTotal(row)) {
        const auto n = static_cast<int>(std::ranges::count(m_rows, false, &LedgerRow::hidden));
        const QString sum = Words::totalLabel(m_total, m_locale);
        switch (m_grouping) {
        case LedgerGrouping::Provider:
            //: The last row of the table of costs. %1: a sum.
            return tr("%n provider(s), %1", nullptr, n).arg(sum);
        case LedgerGrouping::Model:
            return tr("%n model(s), %1", nullptr, n).arg(sum);
        case LedgerGrouping::Day:
            return tr("%n day(s), %1", nullptr, n).arg(sum);
        case LedgerGrouping::Kind:
            return tr("%n kind(s), %1", nullptr, n).arg(sum);
        case LedgerGrouping::Tag:
            return tr("All charges once: %1").arg(sum);
        }
    }
    if (m_rows[row].hidden)
        return tr("Blind turns still open");
    const QString &key = m_rows[row].key;
    switch (m_grouping) {
    case LedgerGrouping::Day:
        return m_locale.toString(QDate::fromString(key, Qt::ISODate), QLocale::LongFormat);
    case LedgerGrouping::Kind:
        if (const auto kind = requestKindFromName(key))
            return RequestWords::kindWord(*kind);
        break;
    case LedgerGrouping::Tag:
        return key.isEmpty() ? tr("Without a tag") : key;
    default:
        break;
    }
    return key;
}

double CostTableModel::share(Usd part) const
{
    const double known = dollars(m_total.billed) + dollars(m_total.estimated);
    return known > 0 ? std::clamp(dollars(part) / known, 0.0, 1.0) : 0;
}

QString CostTableModel::text(int row, int column) const
{
    const CostTotal &sum = sumAt(row);
    const auto amount = [this](Usd usd, const QString &mark) {
        return usd == Usd() ? QString() : mark + Words::formatUsd(usd, Rounding::Nearest, m_locale);
    };
    switch (column) {
    case Name:
        return nameAt(row);
    case Count:
        return Words::formatCount(sum.count, m_locale);
    case Billed:
        return amount(sum.billed, {});
    case Estimated:
        return amount(sum.estimated, u"≈"_s);
    case Unknown:
        //: In the column of unknown amounts.
        return sum.unknown == 0 ? QString() : tr("%n unknown", nullptr, sum.unknown);
    case Share: {
        if (isTotal(row) || (sum.billed == Usd() && sum.estimated == Usd()))
            return {};
        const double part = share(sum.billed) + share(sum.estimated);
        //: A share, per cent.
        return part < 0.01 ? tr("under 1%") : tr("%1%").arg(m_locale.toString(qRound(std::min(part, 1.0) * 100)));
    }
    default:
        return {};
    }
}

QVariant CostTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const int row = index.row();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(row, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(index.column() == Name ? Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter)
                                                          : Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    case Qt::ToolTipRole:
        if (index.column() == Name && !isTotal(row) && m_rows[row].hidden)
            return tr("Models are hidden until you vote.") + u'\n' + Words::totalTooltip(sumAt(row), m_locale);
        return index.column() == Name && !isTotal(row)
            ? nameAt(row) + u'\n' + Words::totalTooltip(sumAt(row), m_locale)
            : Words::totalTooltip(sumAt(row), m_locale);
    case KeyRole: {
        if (isTotal(row))
            return QString();
        const QString &key = m_rows[row].key;
        return key.isNull() ? QString(QLatin1StringView("")) : key;
    }
    case IsTotalRole:
        return isTotal(row);
    case PrefixRole: {
        if (m_grouping != LedgerGrouping::Model || isTotal(row))
            return QString();
        return m_rows[row].key.left(m_rows[row].key.lastIndexOf(u'/') + 1);
    }
    case BilledShareRole:
        return share(sumAt(row).billed);
    case EstimatedShareRole:
        return share(sumAt(row).estimated);
    default:
        return {};
    }
}

QVariant CostTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(section == Name ? Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter)
                                                   : Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return groupingWord(m_grouping);
    case Count:
        return tr("Charges");
    case Billed:
        return tr("Billed");
    case Estimated:
        return tr("Estimated");
    case Unknown:
        return tr("Unknown");
    case Share:
        return tr("Share of known");
    default:
        return {};
    }
}

void CostTableDelegate::paint(QPainter *p, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = tokensOf(option.palette);
    const bool total = index.data(CostTableModel::IsTotalRole).toBool();
    const bool selected = option.state & QStyle::State_Selected;
    p->save();
    if (selected)
        p->fillRect(option.rect, t.sel);
    else if (option.state & QStyle::State_MouseOver && !total)
        p->fillRect(option.rect, t.hover);
    if (!total)
        p->fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1, selected ? t.selLine : t.line);

    const QRect cell = option.rect.adjusted(metrics::kSmall, 0, -metrics::kSmall, -1);
    const QFont font = figureFont(TextStep::Normal, total ? QFont::DemiBold : QFont::Normal);
    const QFontMetrics measure(font);
    const QString text = index.data().toString();
    p->setFont(font);
    p->setPen(t.text);
    switch (index.column()) {
    case CostTableModel::Name: {
        const QString prefix = index.data(CostTableModel::PrefixRole).toString();
        const int width = measure.horizontalAdvance(prefix);
        if (prefix.isEmpty() || measure.horizontalAdvance(text) > cell.width()) {
            p->drawText(cell, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                        measure.elidedText(text, Qt::ElideMiddle, cell.width()));
            break;
        }
        p->setPen(t.text3);
        p->drawText(cell, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, prefix);
        p->setPen(t.text);
        p->drawText(cell.adjusted(width, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                    text.mid(prefix.size()));
        break;
    }
    case CostTableModel::Share: {
        if (text.isEmpty())
            break;
        p->setPen(t.text2);
        p->drawText(cell, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, text);
        const int room = cell.width() - measure.horizontalAdvance(u"under 1%"_s) - metrics::kMedium;
        const int length = std::min(room, scaled(kShareBar));
        if (length < 12)
            break;
        const QRectF bar(cell.left(), cell.center().y() - 2.0, length, 6);
        const double solid = index.data(CostTableModel::BilledShareRole).toDouble() * length;
        const double hatched = index.data(CostTableModel::EstimatedShareRole).toDouble() * length;
        p->fillRect(QRectF(bar.left(), bar.top(), solid > 0 ? std::max(solid, 1.0) : 0, bar.height()), t.chart);
        paintHatched(*p, QRectF(bar.left() + solid, bar.top(), hatched > 0 ? std::max(hatched, 1.0) : 0, bar.height()), t.chart);
        break;
    }
    default:
        if (index.column() == CostTableModel::Unknown && !text.isEmpty())
            p->setPen(t.state(StateLook::CutOff));
        p->drawText(cell, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, text);
        if (index.column() == CostTableModel::Estimated && !text.isEmpty() && !total) {
            const int y = cell.center().y() + measure.ascent() / 2 + 3;
            p->setPen(QPen(t.text3, 1, Qt::DotLine));
            p->drawLine(cell.right() - measure.horizontalAdvance(text) + 1, y, cell.right(), y);
        }
    }
    if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_KeyboardFocusChange) {
        p->setPen(QPen(t.accent, 2));
        p->drawRect(option.rect.adjusted(1, 1, -2, -2));
    }
    p->restore();
}

int CostTableDelegate::rowHeight()
{
    return scaled(kRowHeight);
}

QSize CostTableDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool total = index.data(CostTableModel::IsTotalRole).toBool();
    const QFontMetrics measure(figureFont(TextStep::Normal, total ? QFont::DemiBold : QFont::Normal));
    Q_UNUSED(option)
    return {measure.horizontalAdvance(index.data().toString()) + 2 * metrics::kSmall + 2, scaled(kRowHeight)};
}

} // namespace bakeoff
