// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"

#include <QHash>
#include <QList>
#include <QTimer>
#include <QWidget>

class QListView;
class QStandardItemModel;

namespace bakeoff {

class ElidedLabel;
class HistorySearchField;

/// Entries to pick from, with a field above them that narrows them. What is picked stays picked, and is shown first, where
/// other rows come.
class ReportPickList : public QWidget {
    Q_OBJECT
public:
    struct Row {
        Id id;
        QString title;
        QString detail;
        QString aside;
        friend bool operator==(const Row &, const Row &) = default;
    };

    /// \param field what the field is called \param list what the list is called
    ReportPickList(const QString &field, const QString &list, QWidget *parent = nullptr);

    ~ReportPickList() override;

    QString typed() const;
    QList<Id> picked() const { return m_picked; }
    /// Does not emit pickedChanged(). Those that no row tells of are shown once setRows() brings them.
    void setPicked(const QList<Id> &ids);
    /// \param known rows of picked entries that `rows` does not hold
    void setRows(const QList<Row> &rows, const QList<Row> &known = {});
    /// What stands in the place of rows that are not there.
    void setNothing(const QString &sentence);
    QWidget *firstField() const;
    QListView *list() const { return m_list; }

signals:
    /// Some moments after the last key.
    void typedChanged(const QString &text);
    void pickedChanged();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void select();
    void take();
    void fit();

    HistorySearchField *m_field;
    QListView *m_list;
    ElidedLabel *m_nothing;
    QStandardItemModel *m_model;
    QTimer m_soon;
    QList<Row> m_rows;
    QList<Row> m_shown; ///< what the list holds: those that are picked and not among the rows, then the rows
    QHash<Id, Row> m_known; ///< every row that was ever told
    QList<Id> m_picked;
    bool m_filling = false;
};

} // namespace bakeoff
