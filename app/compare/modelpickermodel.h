// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalogsearch.h"
#include "providers/modelinfo.h"

#include <QAbstractListModel>
#include <QList>

namespace bakeoff {

/// The hits of a search in their order, with ticks that outlive the search. GUI thread.
class ModelPickerModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        ModelIdRole = Qt::UserRole, ///< QString
        RangesRole,                 ///< QList<MatchRange> of what was typed, in the id
        NameRole,
        ProviderRole,
        ContextRole, ///< QString: "131k"
        InRole,      ///< QString: dollars per million prompt tokens
        OutRole,
    };

    /// \param ticks rows can be ticked
    ModelPickerModel(const CatalogSearch &search, bool ticks, QObject *parent = nullptr);

    void setHits(QList<CatalogHit> hits);
    const CatalogEntry *entryAt(const QModelIndex &index) const;
    QList<ModelRef> ticked() const { return m_ticked; }
    void toggle(const QModelIndex &index);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void tickedChanged();

private:
    const CatalogSearch &m_search;
    bool m_ticks;
    QList<CatalogHit> m_hits;
    QList<ModelRef> m_ticked; ///< in the order in which they were ticked
};

} // namespace bakeoff
