// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/modelpickermodel.h"

#include "words/words.h"

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {
QString priceOf(const ModelInfo &model, PriceClass c)
{
    const auto rate = model.prices.base.rates.constFind(c);
    if (rate != model.prices.base.rates.cend())
        return rate->isFree() ? ModelPickerModel::tr("free") : Words::pricePerMillion(*rate);
    return model.prices.base.unknownClasses.contains(c) ? ModelPickerModel::tr("variable") : Words::dash();
}
} // namespace

ModelPickerModel::ModelPickerModel(const CatalogSearch &search, bool ticks, QObject *parent)
    : QAbstractListModel(parent)
    , m_search(search)
    , m_ticks(ticks)
{
}

void ModelPickerModel::setHits(QList<CatalogHit> hits)
{
    beginResetModel();
    m_hits = std::move(hits);
    endResetModel();
}

const CatalogEntry *ModelPickerModel::entryAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= m_hits.size())
        return nullptr;
    return &m_search.entry(m_hits[index.row()].index);
}

void ModelPickerModel::toggle(const QModelIndex &index)
{
    const CatalogEntry *entry = entryAt(index);
    if (!entry || !m_ticks)
        return;
    const ModelRef ref{entry->provider, entry->model.id};
    if (!m_ticked.removeOne(ref))
        m_ticked.append(ref);
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit tickedChanged();
}

int ModelPickerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_hits.size());
}

QVariant ModelPickerModel::data(const QModelIndex &index, int role) const
{
    const CatalogEntry *entry = entryAt(index);
    if (!entry)
        return {};
    const ModelInfo &model = entry->model;
    switch (role) {
    case Qt::DisplayRole:
        return ModelRef{entry->provider, model.id}.toString();
    case Qt::AccessibleTextRole:
        return tr("%1, %2, context %3, price in %4, out %5 per million tokens")
            .arg(model.id, entry->provider, Words::countText(model.contextLength), priceOf(model, PriceClass::Prompt),
                 priceOf(model, PriceClass::Completion));
    case Qt::ToolTipRole:
        return model.name;
    case Qt::CheckStateRole:
        if (!m_ticks)
            return {};
        return m_ticked.contains(ModelRef{entry->provider, model.id}) ? Qt::Checked : Qt::Unchecked;
    case ModelIdRole:
        return model.id;
    case RangesRole:
        return QVariant::fromValue(m_search.idRanges(m_hits[index.row()]));
    case NameRole:
        return model.name;
    case ProviderRole:
        return entry->provider;
    case ContextRole:
        return model.contextLength ? Words::formatTokens(*model.contextLength) : Words::dash();
    case InRole:
        return priceOf(model, PriceClass::Prompt);
    case OutRole:
        return priceOf(model, PriceClass::Completion);
    default:
        return {};
    }
}

bool ModelPickerModel::setData(const QModelIndex &index, const QVariant &, int role)
{
    if (role != Qt::CheckStateRole || !m_ticks)
        return false;
    toggle(index);
    return true;
}

Qt::ItemFlags ModelPickerModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractListModel::flags(index);
    if (m_ticks && index.isValid())
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

} // namespace bakeoff
