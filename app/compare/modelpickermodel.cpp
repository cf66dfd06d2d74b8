// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/modelpickermodel.h"

#include "words/words.h"

#include <QLocale>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

QString priceOf(const ModelInfo &model, PriceClass c)
{
    const auto rate = model.prices.base.rates.constFind(c);
    if (rate == model.prices.base.rates.cend())
        return model.prices.base.unknownClasses.contains(c) ? ModelPickerModel::tr("variable") : Words::dash();
    if (rate->isFree())
        return ModelPickerModel::tr("free");
    // Below each other, amounts are compared by their points.
    const QString price = Words::pricePerMillion(*rate);
    const QString point = QLocale().decimalPoint();
    return price.contains(point) ? price : price + point + u"00"_s;
}

QString releasedOf(const ModelInfo &model)
{
    if (!model.created)
        return Words::dash();
    //: Format of a month in the model picker: "Aug 2026".
    return QLocale().toString(model.created->toDateTime().date(), ModelPickerModel::tr("MMM yyyy"));
}

QString runsOf(const std::optional<OwnRuns> &runs)
{
    if (!runs)
        return Words::dash();
    //: %1: a time, or a dash; %2: how many answers it is the median of.
    return ModelPickerModel::tr("%1 (%2)").arg(runs->isEnough() ? Words::formatDuration(runs->medianTtft) : Words::dash(),
                                               Words::formatCount(runs->n));
}

QString modalities(const QStringList &names)
{
    return names.isEmpty() ? Words::dash() : names.join(u", "_s);
}

} // namespace

ModelPickerModel::ModelPickerModel(const CatalogSearch &search, bool ticks, QObject *parent)
    : QAbstractListModel(parent)
    , m_search(search)
    , m_ticks(ticks)
{
}

void ModelPickerModel::setGroups(const QList<ModelPickerGroup> &groups)
{
    beginResetModel();
    m_rows.clear();
    m_titles.clear();
    m_hits = 0;
    for (const ModelPickerGroup &group : groups) {
        if (group.hits.isEmpty())
            continue;
        if (!group.title.isEmpty()) {
            m_rows.append(-1 - m_titles.size());
            m_titles.append(group.title);
        }
        m_rows.reserve(m_rows.size() + group.hits.size());
        for (const CatalogHit &hit : group.hits)
            m_rows.append(hit.index);
        m_hits += static_cast<int>(group.hits.size());
    }
    endResetModel();
}

qsizetype ModelPickerModel::searchIndex(const QModelIndex &index) const
{
    return entryAt(index) ? m_rows[index.row()] : -1;
}

const CatalogEntry *ModelPickerModel::entryAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= m_rows.size() || m_rows[index.row()] < 0)
        return nullptr;
    return &m_search.entry(m_rows[index.row()]);
}

int ModelPickerModel::rowOf(const ModelRef &model) const
{
    const std::optional<qsizetype> index = m_search.indexOf(model);
    return index ? static_cast<int>(m_rows.indexOf(*index)) : -1;
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
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ModelPickerModel::titleData(qsizetype group, int role) const
{
    return role == Qt::DisplayRole || role == Qt::AccessibleTextRole || role == TitleRole ? m_titles.at(group)
                                                                                          : QVariant();
}

QVariant ModelPickerModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const CatalogEntry *entry = entryAt(index);
    if (!entry)
        return titleData(-1 - m_rows[index.row()], role);
    const ModelInfo &model = entry->model;
    switch (role) {
    case Qt::DisplayRole:
        return ModelRef{entry->provider, model.id}.toString();
    case Qt::AccessibleTextRole: {
        const QString text = tr("%1, %2, context %3, price in %4, out %5 per million tokens")
                                 .arg(model.id, entry->provider, Words::countText(model.contextLength),
                                      priceOf(model, PriceClass::Prompt), priceOf(model, PriceClass::Completion));
        const auto runs = m_runs ? m_search.ownRuns(m_rows[index.row()]) : std::nullopt;
        const QString told = runs ? u"%1, TTFT %2"_s.arg(text, runsOf(runs)) : text;
        //: Screen reader: a favourite model. %1: what else is said of it.
        return m_search.isFavourite(m_rows[index.row()]) ? tr("%1, favourite").arg(told) : told;
    }
    case Qt::ToolTipRole:
        //: %1: name of a model; %2, %3: "text, image".
        return tr("%1\nTakes %2; gives %3").arg(model.name, modalities(model.inputModalities),
                                                modalities(model.outputModalities));
    case Qt::CheckStateRole:
        if (!m_ticks)
            return {};
        return m_ticked.contains(ModelRef{entry->provider, model.id}) ? Qt::Checked : Qt::Unchecked;
    case ModelIdRole:
        return model.id;
    case RangesRole:
        return QVariant::fromValue(m_search.idRanges(CatalogHit{m_rows[index.row()]}));
    case NameRole:
        return model.name;
    case ProviderRole:
        return entry->provider;
    case TakesRole: {
        QStringList takes = model.inputModalities;
        takes.removeAll(u"text"_s);
        return takes;
    }
    case ContextRole:
        return model.contextLength ? Words::formatTokens(*model.contextLength) : Words::dash();
    case InRole:
        return priceOf(model, PriceClass::Prompt);
    case OutRole:
        return priceOf(model, PriceClass::Completion);
    case ReleasedRole:
        return m_runs ? runsOf(m_search.ownRuns(m_rows[index.row()])) : releasedOf(model);
    case FavouriteRole:
        return m_search.isFavourite(m_rows[index.row()]);
    default:
        return {};
    }
}

bool ModelPickerModel::setData(const QModelIndex &index, const QVariant &, int role)
{
    if (role != Qt::CheckStateRole || !m_ticks || !entryAt(index))
        return false;
    toggle(index);
    return true;
}

Qt::ItemFlags ModelPickerModel::flags(const QModelIndex &index) const
{
    if (index.isValid() && !entryAt(index))
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = QAbstractListModel::flags(index);
    if (m_ticks && index.isValid())
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

} // namespace bakeoff
