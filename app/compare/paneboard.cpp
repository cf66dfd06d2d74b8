// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/paneboard.h"

#include "compare/panewidget.h"
#include "widgets/panesplitter.h"

#include <QVBoxLayout>

#include <algorithm>

namespace bakeoff {

PaneBoard::PaneBoard(QWidget *parent)
    : QWidget(parent)
    , m_rows(new PaneSplitter(Qt::Vertical, this))
{
    m_rows->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_rows);
    connect(m_rows, &QSplitter::splitterMoved, this, &PaneBoard::sizesChanged);
}

QList<int> PaneBoard::rowLengths(qsizetype panes)
{
    if (panes <= 4)
        return {static_cast<int>(panes)};
    // As square as possible, at most four in a row, the longer rows first.
    const auto rows = std::max<qsizetype>(2, (panes + 3) / 4);
    QList<int> lengths;
    for (qsizetype row = 0; row < rows; ++row)
        lengths.append(static_cast<int>(panes / rows + (row < panes % rows ? 1 : 0)));
    return lengths;
}

void PaneBoard::setPanes(const QList<Id> &ids, const std::function<PaneWidget *(const Id &)> &make)
{
    QList<PaneWidget *> next;
    for (const Id &id : ids) {
        PaneWidget *existing = pane(id);
        next.append(existing ? existing : make(id));
    }
    for (PaneWidget *old : std::as_const(m_panes)) {
        if (!next.contains(old)) {
            old->hide();
            old->setParent(nullptr);
            old->deleteLater();
        }
    }
    m_panes = next;

    const QList<int> lengths = rowLengths(m_panes.size());
    while (m_columns.size() < lengths.size()) {
        auto *row = new PaneSplitter(Qt::Horizontal, m_rows);
        row->setChildrenCollapsible(false);
        m_rows->addWidget(row);
        m_columns.append(row);
        connect(row, &QSplitter::splitterMoved, this, &PaneBoard::sizesChanged);
    }
    qsizetype at = 0;
    for (qsizetype row = 0; row < lengths.size(); ++row) {
        for (int column = 0; column < lengths[row]; ++column) {
            PaneWidget *widget = m_panes[at++];
            if (m_columns[row]->indexOf(widget) != column)
                m_columns[row]->insertWidget(column, widget);
            widget->show();
        }
        m_columns[row]->equalize();
    }
    // Rows that are no longer needed are empty by now: every pane that stays has moved up.
    while (m_columns.size() > lengths.size()) {
        PaneSplitter *row = m_columns.takeLast();
        row->setParent(nullptr);
        row->deleteLater();
    }
    m_rows->equalize();
}

void PaneBoard::clear()
{
    setPanes({}, {});
}

PaneWidget *PaneBoard::pane(const Id &id) const
{
    const auto found = std::ranges::find(m_panes, id, &PaneWidget::paneId);
    return found == m_panes.end() ? nullptr : *found;
}

QList<int> PaneBoard::sizes() const
{
    QList<int> all = m_rows->sizes();
    for (const PaneSplitter *row : m_columns)
        all += row->sizes();
    return all;
}

void PaneBoard::setSizes(const QList<int> &sizes)
{
    qsizetype expected = m_columns.size();
    for (const PaneSplitter *row : m_columns)
        expected += row->count();
    if (sizes.size() != expected)
        return; // of another line-up
    qsizetype at = m_columns.size();
    m_rows->setSizes(sizes.first(at));
    for (PaneSplitter *row : std::as_const(m_columns)) {
        row->setSizes(sizes.sliced(at, row->count()));
        at += row->count();
    }
}

} // namespace bakeoff
