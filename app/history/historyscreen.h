// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"

#include <QWidget>

class QListView;

namespace bakeoff {

class Banner;
class CommandRegistry;
class ComparisonListModel;
class EmptyState;
class Workbench;

/// The comparisons so far, newest first; one is reopened exactly as it looked.
class HistoryScreen : public QWidget {
    Q_OBJECT
public:
    HistoryScreen(Workbench &workbench, CommandRegistry &commands, QWidget *parent = nullptr);

    /// The workbench is ready.
    void start();
    void focusList();
    QListView *list() const { return m_list; }

signals:
    void openRequested(const bakeoff::Id &comparison);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void showState();

    Workbench &m_workbench;
    ComparisonListModel *m_model;
    Banner *m_banner;
    EmptyState *m_empty;
    QListView *m_list;
};

} // namespace bakeoff
