// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalogsearch.h"
#include "providers/modelinfo.h"

#include <QList>
#include <QSet>
#include <QStringList>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QListView;
class QPushButton;
class QToolButton;

namespace bakeoff {

class ModelDetails;
class ModelPickerModel;
class TextLabel;
class Workbench;

/// Type to filter over every model of every provider; the keyboard alone is enough: the arrows move in the list while
/// the query keeps the focus, Space after an arrow ticks, Enter takes what is ticked, or else the row.
class ModelPicker : public QWidget {
    Q_OBJECT
public:
    /// \param swap one model is taken in place of another; no ticks
    ModelPicker(Workbench &workbench, bool swap, QWidget *parent = nullptr);

    QLineEdit *queryField() const { return m_query; }
    QListView *list() const { return m_list; }

signals:
    void chosen(const QList<bakeoff::ModelRef> &models);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QToolButton *addFilterButton(const QString &text, const QString &objectName);
    void fetchAll();
    void renewEntries();
    void search();
    void accept();
    void showCurrent();
    void renewFooter();
    void move(int by);

    Workbench &m_workbench;
    bool m_swap;
    bool m_arrowed = false; ///< an arrow key was the last to be pressed: Space ticks
    CatalogSearch m_search;
    QStringList m_fetching;
    QStringList m_failed; ///< sentences about providers whose list did not come
    QLineEdit *m_query;
    TextLabel *m_count;
    QToolButton *m_textOnly;
    QToolButton *m_free;
    QToolButton *m_vision;
    QToolButton *m_reasoning;
    QToolButton *m_tools;
    QComboBox *m_provider;
    ModelPickerModel *m_model;
    QListView *m_list;
    ModelDetails *m_details;
    TextLabel *m_note;
    TextLabel *m_ticked;
    QPushButton *m_accept;
};

} // namespace bakeoff
