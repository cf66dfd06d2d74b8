// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/historyquery.h"
#include "store/historyoverview.h"

#include <QWidget>

class QMenu;

namespace bakeoff {

class Clock;
class ConditionChip;

/// The conditions of the history screen as chips, those that are set first. Each opens a menu.
class HistoryFilterBar : public QWidget {
    Q_OBJECT
public:
    enum class Field { Provider, Model, Date, State, Rating, Tag, Cost, Kind, Starred };

    explicit HistoryFilterBar(const Clock &clock, QWidget *parent = nullptr);

    const HistoryFilter &filter() const { return m_filter; }
    /// Does not emit changed().
    void setFilter(const HistoryFilter &filter);
    void clear();
    /// What models, tags and providers there are to choose from.
    void setOverview(const HistoryOverview &overview);
    /// The menu of a field, filled: what its chip opens.
    void fill(QMenu &menu, Field field);
    void openMenu(Field field);
    ConditionChip *chip(Field field) const;
    ConditionChip *moreChip() const { return m_more; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

signals:
    void changed();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    bool isSet(Field field) const;
    void unset(Field field);
    QString nameOf(Field field) const;
    QString textOf(Field field) const;
    void renew();
    void change(const HistoryFilter &filter);
    int layOut(int width, bool apply) const;
    void fillDates(QMenu &menu);
    void fillCosts(QMenu &menu);
    void askDates();
    void askCosts();

    const Clock &m_clock;
    HistoryFilter m_filter;
    HistoryOverview m_overview;
    QList<ConditionChip *> m_chips; ///< by Field
    QList<ConditionChip *> m_order; ///< as shown; others are hidden
    ConditionChip *m_more;
};

} // namespace bakeoff
