// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/tokens.h"

#include <QWidget>

namespace bakeoff {

/// A plain ground with hairlines on chosen edges: bars, strips, panels. The hairline lies inside the widget; layouts
/// keep clear of it.
class Surface : public QWidget {
    Q_OBJECT
public:
    enum class Ground { Window, Rail, Base, Alt, Raised, Code };

    explicit Surface(Ground ground, Qt::Edges lines = {}, QWidget *parent = nullptr);

    void setGround(Ground ground);
    /// A state's soft ground in place of the plain one.
    void setStateGround(StateLook look);
    void setLines(Qt::Edges lines);
    /// Rounded with a border all round, for cards and messages. 0: square, lines() count.
    void setRounded(double radius, bool stateBorder = false);

    QColor groundColor() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void applyMargins();

    Ground m_ground;
    StateLook m_look = StateLook::Ready;
    bool m_stateGround = false;
    bool m_stateBorder = false;
    double m_radius = 0;
    Qt::Edges m_lines;
};

/// A hairline between two parts of a layout.
class HairLine : public QWidget {
    Q_OBJECT
public:
    explicit HairLine(Qt::Orientation orientation, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace bakeoff
