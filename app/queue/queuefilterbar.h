// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "queue/standchip.h"
#include "widgets/surface.h"

class QMenu;
class QPushButton;

namespace bakeoff {

class ConditionChip;
class HistorySearchField;

/// What the list of jobs shows: a text, how jobs stand, and conditions on kind, provider and model. At the right what is
/// done with the list.
class QueueFilterBar : public Surface {
    Q_OBJECT
public:
    explicit QueueFilterBar(QWidget *parent = nullptr);

    const JobFilter &filter() const { return m_filter; }
    void setFilter(const JobFilter &filter);
    /// How many there are of each, and what there is to choose from.
    void setTally(const QList<JobTally> &tally, const QList<ModelRef> &models);
    HistorySearchField *field() const { return m_field; }
    StandChip *chip(std::optional<JobStand> stand) const;
    ConditionChip *moreChip() const { return m_more; }
    QPushButton *groupButton() const { return m_group; }
    QPushButton *clearButton() const { return m_clear; }
    void fillMore(QMenu &menu);

signals:
    void changed();

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    enum Field { Kind, Provider, Model, Fields };

    void change(const JobFilter &filter);
    void renew();
    void fit();
    bool isSet(Field field) const;
    QString textOf(Field field) const;

    JobFilter m_filter;
    QList<ModelRef> m_models;
    HistorySearchField *m_field;
    QList<StandChip *> m_stands;
    QList<ConditionChip *> m_conditions; ///< by Field; hidden unless set
    ConditionChip *m_more;
    QPushButton *m_group;
    QPushButton *m_clear;
    bool m_setting = false;
};

} // namespace bakeoff
