// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace bakeoff {

/// The bar that shows where a pane that is being dragged would go.
class DropMark : public QWidget {
    Q_OBJECT
public:
    static constexpr int kWidth = 4;

    explicit DropMark(QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace bakeoff
