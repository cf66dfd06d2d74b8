// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalogsearch.h"
#include "providers/modelinfo.h"

#include <QAbstractListModel>
#include <QList>

namespace bakeoff {

/// Rows of the model picker that belong together.
struct ModelPickerGroup {
    QString title; ///< of the row above them; empty: none
    QList<CatalogHit> hits;
};

/// The hits of a search in their order, under the titles of their groups, with ticks that outlive the search. GUI thread.
class ModelPickerModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        ModelIdRole = Qt::UserRole, ///< QString
        RangesRole,                 ///< QList<MatchRange> of what was typed, in the id
        NameRole,
        ProviderRole,
        TakesRole,    ///< QStringList: what else than text it takes, "image", "audio", …
        ContextRole,  ///< QString: "131k"
        InRole,       ///< QString: dollars per million prompt tokens, with two decimals at least, or a word
        OutRole,
        ReleasedRole, ///< QString: "Aug 2026"; with setShowsRuns() the median TTFT: "0.84 s (12)"
        FavouriteRole, ///< bool
        TitleRole,    ///< QString, of a group; only rows that are titles have it
    };

    /// \param ticks rows can be ticked
    ModelPickerModel(const CatalogSearch &search, bool ticks, QObject *parent = nullptr);

    void setGroups(const QList<ModelPickerGroup> &groups);
    void setShowsRuns(bool on) { m_runs = on; } ///< before setGroups()
    /// Index of the search, or -1 for a title.
    qsizetype searchIndex(const QModelIndex &index) const;
    /// Null where the row is a title.
    const CatalogEntry *entryAt(const QModelIndex &index) const;
    int rowOf(const ModelRef &model) const; ///< -1: not among the hits
    int hits() const { return m_hits; }
    QList<ModelRef> ticked() const { return m_ticked; }
    void toggle(const QModelIndex &index);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void tickedChanged();

private:
    QVariant titleData(qsizetype group, int role) const;

    const CatalogSearch &m_search;
    bool m_ticks;
    bool m_runs = false;
    QList<qsizetype> m_rows; ///< an index of the search, or -1 - the index of a title
    QStringList m_titles;
    int m_hits = 0;
    QList<ModelRef> m_ticked; ///< in the order in which they were ticked
};

} // namespace bakeoff
