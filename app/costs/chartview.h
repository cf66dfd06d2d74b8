// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/chart.h"

#include <QPixmap>
#include <QWidget>

#include <optional>

namespace bakeoff {

/// Shows a chart of bars, painted from the very SVG that a report has. A bar is reached by mouse or with Left, Right,
/// Home and End; its sentence is the tooltip and what a screen reader says. Enter or a click picks it.
class ChartView : public QWidget {
    Q_OBJECT
public:
    explicit ChartView(QWidget *parent = nullptr);

    void setChart(const Chart &chart);
    const Chart &chart() const { return m_chart; }
    /// Bars on a tinted ground, as those that are picked; absent: the chart's own `current`.
    void setPicked(std::optional<int> bar);
    /// The bar that the keyboard is at; -1: none yet.
    int currentBar() const { return m_bar; }
    /// The place of a bar's column in the widget, over the whole height of the plot.
    QRect columnOf(int bar) const;
    /// What is said of a bar.
    QString tipOf(int bar) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void picked(int bar);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    ChartStyle style() const;
    int barCount() const;
    int barAt(const QPoint &point) const;
    void goTo(int bar);
    void renew();

    Chart m_chart;
    std::optional<int> m_picked;
    QPixmap m_picture; ///< made at the next paint where it is null
    int m_bar = -1;
};

} // namespace bakeoff
