// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "costs/costfigures.h"

#include <QWidget>

class QDateEdit;

namespace bakeoff {

class TextLabel;

/// The days of "Other…", over the window.
class RangeForm : public QWidget {
    Q_OBJECT
public:
    RangeForm(const DaySpan &span, const QDate &today, QWidget *parent = nullptr);
    QWidget *firstField() const;

signals:
    void chosen(const bakeoff::DaySpan &span);
    void canceled();

private:
    void accept();

    QDateEdit *m_first;
    QDateEdit *m_last;
    TextLabel *m_problem;
};

} // namespace bakeoff
