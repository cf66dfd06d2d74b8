// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "queue/joboutputs.h"

#include <QListView>

class QToolButton;

namespace bakeoff {

class JobThumbs;
class OutputStripModel;
class TextLabel;

/// The outputs of one job side by side, and which of them is shown: "3 of 249". Left and Right, Home and End choose.
class OutputStrip : public QWidget {
    Q_OBJECT
public:
    explicit OutputStrip(JobThumbs &thumbs, QWidget *parent = nullptr);

    /// Keeps the choice where the job is the same. \param sameJob the one that was shown before
    void setOutputs(const Job &job, const QList<JobOutput> &outputs, bool sameJob);
    int count() const;
    int current() const; ///< -1: none
    void setCurrent(int index);
    /// To the next or one before, not beyond the ends.
    void step(int by);
    QString positionText() const; ///< "3 of 249"

signals:
    void currentChanged(int index);

private:
    void renew();

    OutputStripModel *m_model;
    QListView *m_list;
    TextLabel *m_position;
    QToolButton *m_previous;
    QToolButton *m_next;
    int m_current = -1;
};

} // namespace bakeoff
