// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"

#include <QStringList>
#include <QWidget>

class QGridLayout;
class QPlainTextEdit;
class QScrollArea;

namespace bakeoff {

class TextLabel;

/// A field for each variable that the prompt names. Values of names that are gone for the moment are kept: while one
/// types, a name is often incomplete.
class VariablesForm : public QWidget {
    Q_OBJECT
public:
    explicit VariablesForm(QWidget *parent = nullptr);

    /// In the order in which they stand in the prompt, without doubles.
    void setNames(const QStringList &names);
    QStringList names() const { return m_names; }
    void setValues(const PromptVariables &values);
    /// Those of names that are gone included; empty ones are left out.
    PromptVariables values() const { return m_values; }

    /// Those among the names that have no value.
    QStringList missing() const;
    /// Says in place which values are missing and puts the focus into the first.
    void showMissing();

    /// \param most height in px beyond which it scrolls
    void fitHeight(int most);
    QPlainTextEdit *field(const QString &name) const;

signals:
    void valuesChanged();
    void heightWanted();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Row {
        QString name;
        QWidget *label = nullptr;
        QPlainTextEdit *edit = nullptr;
        TextLabel *note = nullptr;
    };
    void build();
    void place();
    void fitField(const Row &row);
    void markMissing(const Row &row, bool missing);
    Row makeRow(const QString &name);

    QScrollArea *m_scroll;
    QWidget *m_page;
    QGridLayout *m_grid;
    QStringList m_names;
    PromptVariables m_values;
    QList<Row> m_rows;
    int m_columns = 0;
    bool m_loading = false;
};

} // namespace bakeoff
