// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "reports/savedreport.h"

#include <QWidget>

class QComboBox;
class QDateEdit;

namespace bakeoff {

class FilterChip;
class HistoryFilterBar;
class ReportPickList;
class Segmented;
class Workbench;

/// What a report covers: comparisons, what a filter leaves, batches of jobs, or some days.
class ReportSelectionForm : public QWidget {
    Q_OBJECT
public:
    explicit ReportSelectionForm(Workbench &workbench, QWidget *parent = nullptr);

    /// Reads what there is to pick from anew; nothing before the workbench is ready.
    void reload();
    /// The comparison that the compare screen shows: it is offered first. Null: none.
    void setOpenComparison(const Id &comparison);

    ReportCovers covers() const { return m_covers; }
    ReportSelection selection() const;
    /// Does not emit changed(). What the other ways of picking hold is emptied.
    void setSelection(ReportCovers covers, const ReportSelection &selection);
    void setCovers(ReportCovers covers);
    /// Where one types or chooses first in the part that is shown.
    QWidget *firstField() const;

    ReportPickList *comparisons() const { return m_comparisons; }
    ReportPickList *batches() const { return m_batches; }
    HistoryFilterBar *filter() const { return m_filter; }

signals:
    void changed();
    void failed(const bakeoff::Error &error);

private:
    QWidget *buildDates();
    void readComparisons();
    void readBatches();
    void readOverview();
    void showPart();
    void renewJobs();
    void takePreset();
    void showDates();
    QDate today() const;

    Workbench &m_workbench;
    ReportCovers m_covers = ReportCovers::Comparisons;
    Segmented *m_switch;
    ReportPickList *m_comparisons;
    HistoryFilterBar *m_filter;
    ReportPickList *m_batches;
    QComboBox *m_preset;
    QDateEdit *m_first;
    QDateEdit *m_last;
    QWidget *m_dates;
    FilterChip *m_jobsChip;
    QList<Id> m_jobs;
    Id m_open;
    int m_comparisonsAsked = 0; ///< only the answer to the latest question counts
    int m_batchesAsked = 0;
    bool m_setting = false;
};

} // namespace bakeoff
