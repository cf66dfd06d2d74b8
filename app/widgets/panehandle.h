// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace bakeoff {

/// The border between two parts that stand side by side or one above the other: a hairline of 1 px with a grab of
/// 5 px, moved by the mouse, or by the arrow keys by 16 px and with Ctrl by 1 px. It does not move itself: whoever
/// lays out the parts does. A tab stop; its name says what it parts.
class PaneHandle : public QWidget {
    Q_OBJECT
public:
    static constexpr int kGrab = 5;

    /// \param orientation Horizontal: between two columns; Vertical: between two rows
    explicit PaneHandle(Qt::Orientation orientation, QWidget *parent = nullptr);

    Qt::Orientation orientation() const { return m_orientation; }

signals:
    /// Wanted: this many px to the right, or down.
    void moved(int by);
    /// Double-clicked: both parts alike.
    void evened();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    int along(const QPoint &point) const { return m_orientation == Qt::Horizontal ? point.x() : point.y(); }

    Qt::Orientation m_orientation;
    int m_grabbed = -1; ///< where in the handle the mouse took it; below 0: not
};

} // namespace bakeoff
