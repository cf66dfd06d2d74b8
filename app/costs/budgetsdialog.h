// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "costs/budget.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QSpinBox;
class QVBoxLayout;

namespace bakeoff {

class TextLabel;
class Workbench;

/// The caps on real money, over the window: those that are set, each with what it has used, and a form that sets one.
/// A budget is stored at once.
class BudgetsDialog : public QWidget {
    Q_OBJECT
public:
    /// The workbench must be ready.
    explicit BudgetsDialog(Workbench &workbench, QWidget *parent = nullptr);

    QWidget *firstField() const;
    QSize wantedSize() const;
    /// Fills the form.
    void edit(const Budget &budget);

signals:
    void closed();

private:
    QWidget *buildForm();
    void fillList();
    void save();
    void remove(const Budget &budget);
    void tell(const QString &sentence, QWidget *field);

    Workbench &m_workbench;
    QVBoxLayout *m_rows;
    QWidget *m_list = nullptr;
    QComboBox *m_scope;
    QComboBox *m_provider;
    QLineEdit *m_cap;
    QSpinBox *m_warn;
    TextLabel *m_problem;
};

} // namespace bakeoff
