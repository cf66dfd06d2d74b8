// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace bakeoff {

/// A round button that stands for one condition: a chevron where it asks nothing, a cross where it does. The cross, or
/// Delete, takes the condition back.
class ConditionChip : public QToolButton {
    Q_OBJECT
public:
    explicit ConditionChip(QWidget *parent = nullptr);

    void setCondition(const QString &text, bool on);
    bool isOn() const { return m_on; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void opened();
    void takenBack();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRect markRect() const;

    bool m_on = false;
};

} // namespace bakeoff
