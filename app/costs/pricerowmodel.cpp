// SPDX-License-Identifier: GPL-3.0-or-later
#include "costs/pricerowmodel.h"

#include "words/words.h"

#include <QLocale>

#include <algorithm>
#include <tuple>

namespace bakeoff {

namespace {

PriceClass classOf(int column)
{
    switch (column) {
    case PriceRowModel::Input:
        return PriceClass::Prompt;
    case PriceRowModel::Output:
        return PriceClass::Completion;
    case PriceRowModel::CacheRead:
        return PriceClass::InputCacheRead;
    case PriceRowModel::CacheWrite:
        return PriceClass::InputCacheWrite;
    default:
        return PriceClass::Request;
    }
}

bool isPrice(int column)
{
    return column >= PriceRowModel::Input && column <= PriceRowModel::Request;
}

} // namespace

PriceRowModel::PriceRowModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void PriceRowModel::setBook(const PriceBook &book, UtcMicros now)
{
    beginResetModel();
    m_book = book;
    m_now = now;
    m_rows = book.rows();
    // Newest first within a model and an origin: the first of them is the one that counts.
    std::ranges::sort(m_rows, [](const PriceRow &a, const PriceRow &b) {
        return std::tuple(a.model.provider, a.model.id, a.origin, b.since, b.id)
               < std::tuple(b.model.provider, b.model.id, b.origin, a.since, a.id);
    });
    endResetModel();
}

const PriceRow *PriceRowModel::at(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows.at(row) : nullptr;
}

bool PriceRowModel::isInForce(int row) const
{
    const PriceRow *shown = at(row);
    const PriceRow *inForce = shown ? m_book.find(shown->model) : nullptr;
    return inForce && inForce->id == shown->id;
}

int PriceRowModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PriceRowModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QString PriceRowModel::text(const PriceRow &row, int column) const
{
    switch (column) {
    case Model:
        return row.model.toString();
    case Date:
        return QLocale().toString(row.card.readOn.toDateTime().toLocalTime().date(), QLocale::ShortFormat);
    case Source:
        return row.origin == PriceOrigin::Typed ? tr("Typed in") : tr("LiteLLM file");
    default:
        break;
    }
    const auto rate = row.card.base.rates.constFind(classOf(column));
    return rate == row.card.base.rates.cend() ? Words::dash() : Words::pricePerMillion(*rate);
}

QVariant PriceRowModel::data(const QModelIndex &index, int role) const
{
    const PriceRow *row = at(index.row());
    if (!row || !index.isValid())
        return {};
    const bool inForce = isInForce(index.row());
    const bool stale = isStale(row->card, m_now);
    switch (role) {
    case Qt::DisplayRole:
        return text(*row, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (isPrice(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole: {
        QStringList facts;
        if (!inForce)
            facts.append(tr("Replaced by a newer price. It stays, since earlier costs were made by it."));
        if (stale)
            facts.append(tr("Older than 30 days."));
        if (!row->card.overrides.isEmpty())
            facts.append(tr("Has prices of its own for long prompts."));
        if (!row->note.isEmpty())
            facts.append(row->note);
        return facts.join(u'\n');
    }
    default:
        return {};
    }
}

QVariant PriceRowModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (isPrice(section) ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::ToolTipRole && isPrice(section))
        return section == Request ? tr("Dollars for one request") : tr("Dollars for a million tokens");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Model:
        return tr("Model");
    case Input:
        return tr("Input");
    case Output:
        return tr("Output");
    case CacheRead:
        return tr("Cache read");
    case CacheWrite:
        return tr("Cache write");
    case Request:
        return tr("Request");
    case Date:
        return tr("Price of");
    case Source:
        return tr("Source");
    default:
        return {};
    }
}

} // namespace bakeoff
