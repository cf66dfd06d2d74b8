// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/surface.h"

#include "widgets/lookstyle_p.h"

#include <QPainter>

namespace bakeoff {

Surface::Surface(Ground ground, Qt::Edges lines, QWidget *parent)
    : QWidget(parent)
    , m_ground(ground)
    , m_lines(lines)
{
    applyMargins();
}

void Surface::setGround(Ground ground)
{
    m_ground = ground;
    m_stateGround = false;
    update();
}

void Surface::setStateGround(StateLook look)
{
    m_look = look;
    m_stateGround = true;
    update();
}

void Surface::setLines(Qt::Edges lines)
{
    m_lines = lines;
    applyMargins();
    update();
}

void Surface::setRounded(double radius, bool stateBorder)
{
    m_radius = radius;
    m_stateBorder = stateBorder;
    applyMargins();
    update();
}

void Surface::applyMargins()
{
    const auto line = [this](Qt::Edge edge) { return m_radius > 0 || m_lines.testFlag(edge) ? 1 : 0; };
    setContentsMargins(line(Qt::LeftEdge), line(Qt::TopEdge), line(Qt::RightEdge), line(Qt::BottomEdge));
}

QColor Surface::groundColor() const
{
    const Tokens &t = tokensOf(palette());
    if (m_stateGround)
        return t.ground(m_look);
    switch (m_ground) {
    case Ground::Window:
        return t.window;
    case Ground::Rail:
        return t.rail;
    case Ground::Base:
        return t.base;
    case Ground::Alt:
        return t.alt;
    case Ground::Raised:
        return t.raised;
    case Ground::Code:
        return t.code;
    }
    return t.window;
}

void Surface::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    const Tokens &t = tokensOf(palette());
    if (m_radius > 0) {
        const QColor border = m_stateBorder && m_stateGround ? t.state(m_look) : t.line2;
        lookdetail::paintBox(p, QRectF(rect()), {groundColor(), border, 1, m_radius});
        return;
    }
    p.fillRect(rect(), groundColor());
    if (m_lines.testFlag(Qt::TopEdge))
        p.fillRect(0, 0, width(), 1, t.line);
    if (m_lines.testFlag(Qt::BottomEdge))
        p.fillRect(0, height() - 1, width(), 1, t.line);
    if (m_lines.testFlag(Qt::LeftEdge))
        p.fillRect(0, 0, 1, height(), t.line);
    if (m_lines.testFlag(Qt::RightEdge))
        p.fillRect(width() - 1, 0, 1, height(), t.line);
}

HairLine::HairLine(Qt::Orientation orientation, QWidget *parent)
    : QWidget(parent)
{
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
}

void HairLine::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), tokensOf(palette()).line);
}

} // namespace bakeoff
