// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"

#include <QWidget>

class QTableView;
class QPushButton;

namespace bakeoff {

class AnswerView;
class ElidedLabel;
class RunDeltaModel;
class TextLabel;

/// A comparison that ran another again, beside it: each answer's figures then and now, prices that changed, and the
/// words of the chosen answer that came and went. Says so where a vote is open: nothing is compared then.
class RunDeltaView : public QWidget {
    Q_OBJECT
public:
    RunDeltaView(const Comparison &then, const Comparison &now, UtcMicros today, QWidget *parent = nullptr);

    QWidget *firstField() const;
    AnswerView *text() const { return m_text; }
    RunDeltaModel *model() const { return m_model; }
    QString notes() const;
    /// Names are hidden in one of them.
    static bool isHidden(const Comparison &comparison);

signals:
    void closed();

private:
    void showRow(int row);

    Comparison m_then;
    Comparison m_now;
    RunDeltaModel *m_model = nullptr;
    QTableView *m_table = nullptr;
    TextLabel *m_notes = nullptr;
    TextLabel *m_changes = nullptr;
    AnswerView *m_text = nullptr;
    QPushButton *m_close;
    int m_asked = -1; ///< the row whose difference is on the way
};

} // namespace bakeoff
