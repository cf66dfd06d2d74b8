// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/surface.h"

#include <QAbstractButton>

class QVBoxLayout;

namespace bakeoff {

/// One entry of the navigation: icon above a short word, an accent bar where it is chosen, a count where there is one.
class RailButton : public QAbstractButton {
    Q_OBJECT
public:
    RailButton(const QString &icon, const QString &text, QWidget *parent = nullptr);

    /// 0: no badge.
    void setCount(int count);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QFont font(bool chosen) const;

    QString m_icon;
    int m_count = 0;
};

/// The navigation at the left edge: screens from the top, settings and menu at the foot.
class NavRail : public Surface {
    Q_OBJECT
public:
    explicit NavRail(QWidget *parent = nullptr);

    RailButton *addTop(const QString &icon, const QString &text);
    RailButton *addFoot(const QString &icon, const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    RailButton *add(const QString &icon, const QString &text, int index);
    void fit();

    QVBoxLayout *m_layout;
    QList<RailButton *> m_buttons;
    int m_top = 0;
};

} // namespace bakeoff
