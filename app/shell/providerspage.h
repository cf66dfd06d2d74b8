// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QListView;
class QPushButton;
class QScrollArea;

namespace bakeoff {

class CommandRegistry;
class ProviderEditor;
class ProviderListModel;
class TextLabel;
class Workbench;

/// Settings: the list of providers and the form of the chosen one.
class ProvidersPage : public QWidget {
    Q_OBJECT
public:
    /// The workbench must be ready.
    ProvidersPage(Workbench &workbench, CommandRegistry &commands, QWidget *parent = nullptr);

    void choose(const QString &provider);

private:
    void showCurrent();

    Workbench &m_workbench;
    ProviderListModel *m_model;
    QListView *m_list;
    QScrollArea *m_scroll;
    TextLabel *m_title;
    ProviderEditor *m_editor;
};

} // namespace bakeoff
