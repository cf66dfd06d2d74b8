// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace bakeoff {

/// A square of a legend, filled as the charts are; dashed in the colour of warnings: of unknown amount.
class LegendSwatch : public QWidget {
    Q_OBJECT
public:
    enum class Look { Billed, Estimated, Unknown };
    explicit LegendSwatch(Look look, QWidget *parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Look m_look;
};

} // namespace bakeoff
