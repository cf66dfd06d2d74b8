// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/tokens.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <optional>

class QGridLayout;

namespace bakeoff {

class TextLabel;

/// Names and values in two columns; values can be selected and copied.
class FactRows : public QWidget {
    Q_OBJECT
public:
    struct Row {
        QString name;
        QString value;
        bool mono = false;
        QString toolTip = {};
        std::optional<StateLook> look = {};
        friend bool operator==(const Row &, const Row &) = default;
    };
    explicit FactRows(QWidget *parent = nullptr);

    void setRows(const QList<Row> &rows);
    const QList<Row> &rows() const { return m_rows; }

private:
    QList<Row> m_rows;
    QGridLayout *m_grid;
    QList<TextLabel *> m_names;
    QList<TextLabel *> m_values;
};

} // namespace bakeoff
