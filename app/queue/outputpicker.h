// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "store/joblist.h"
#include "widgets/surface.h"

#include <QSet>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace bakeoff {

class JobQueue;

/// Jobs that have ended well, newest first, to be compared as well. Belongs into an OverlayPopup.
class OutputPicker : public Surface {
    Q_OBJECT
public:
    OutputPicker(JobQueue &jobs, QWidget *parent = nullptr);

    /// \param kinds of what is compared; \param without those that are there already
    void begin(const QList<RequestKind> &kinds, const QList<Id> &without);
    QLineEdit *filterField() const { return m_filter; }
    QListWidget *list() const { return m_list; }
    QPushButton *addButton() const { return m_add; }

signals:
    void chosen(const QList<bakeoff::Id> &jobs);
    void canceled();

private:
    void read();
    void showJobs(const QList<JobSummary> &jobs);
    QList<Id> ticked() const;

    JobQueue &m_jobs;
    QLineEdit *m_filter;
    QListWidget *m_list;
    QPushButton *m_add;
    QList<RequestKind> m_kinds;
    QSet<Id> m_without;
    QSet<Id> m_ticked; ///< also those that the filter hides
    quint64 m_request = 0;
};

} // namespace bakeoff
