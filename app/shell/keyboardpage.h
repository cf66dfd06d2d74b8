// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QKeySequenceEdit;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace bakeoff {

class CommandRegistry;
class TextLabel;

/// Settings: every command with its key, which can be changed here. A key that another command has is refused with
/// that command's name.
class KeyboardPage : public QWidget {
    Q_OBJECT
public:
    explicit KeyboardPage(CommandRegistry &commands, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void fill();
    void filter(const QString &text);
    void showCurrent();
    void apply();
    QString currentId() const;

    CommandRegistry &m_commands;
    QLineEdit *m_find;
    QTreeWidget *m_list;
    TextLabel *m_name;
    QKeySequenceEdit *m_key;
    QPushButton *m_set;
    QPushButton *m_reset;
    TextLabel *m_problem;
    bool m_filling = false;
};

} // namespace bakeoff
