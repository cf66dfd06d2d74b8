// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/glyph.h"

#include <QPainter>
#include <QPainterPath>

namespace bakeoff::Glyph {

namespace {

constexpr double kWidth = 1.5;
constexpr QPointF kCenter(6, 6);

QPen pen(const QColor &color, double width = kWidth)
{
    return QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
}

void paintCircle(QPainter &p, double radius)
{
    p.drawEllipse(kCenter, radius, radius);
}

void paintMarkInGround(QPainter &p, const QColor &ground, double top, double bottom, double dot)
{
    p.setPen(pen(ground));
    p.drawLine(QPointF(6, top), QPointF(6, bottom));
    p.setPen(Qt::NoPen);
    p.setBrush(ground);
    p.drawEllipse(QPointF(6, dot), 0.85, 0.85);
}

void paintQuestionMark(QPainter &p, const QColor &ground)
{
    QPainterPath hook(QPointF(4.4, 4.7));
    hook.cubicTo(4.4, 2.6, 7.6, 2.6, 7.6, 4.7);
    hook.cubicTo(7.6, 5.9, 6, 5.9, 6, 7.1);
    p.setBrush(Qt::NoBrush);
    p.setPen(pen(ground, 1.35));
    p.drawPath(hook);
    p.setPen(Qt::NoPen);
    p.setBrush(ground);
    p.drawEllipse(QPointF(6, 9), 0.8, 0.8);
}

void paintArc(QPainter &p, const QColor &color, double turn)
{
    QColor faint = color;
    faint.setAlphaF(0.3F);
    p.setPen(pen(faint, 2));
    paintCircle(p, 4.75);
    p.setPen(pen(color, 2));
    // Qt counts sixteenths of a degree counter-clockwise from three o'clock; the arc starts at the top.
    const int start = qRound((90 - turn * 360) * 16);
    p.drawArc(QRectF(1.25, 1.25, 9.5, 9.5), start, -90 * 16);
}

void paintStar(QPainter &p)
{
    for (const double degrees : {90.0, 30.0, -30.0}) {
        QLineF line(kCenter, QPointF(6 + 5.25, 6));
        line.setAngle(degrees);
        const QPointF end = line.p2();
        p.drawLine(end, kCenter * 2 - end);
    }
}

} // namespace

void paintState(QPainter &p, const QRectF &target, StateLook look, const QColor &color, const QColor &ground,
                double turn)
{
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.translate(target.topLeft());
    p.scale(target.width() / 12, target.height() / 12);
    p.setPen(pen(color));
    p.setBrush(Qt::NoBrush);
    switch (look) {
    case StateLook::Ready:
        paintCircle(p, 4.5);
        break;
    case StateLook::Waiting: {
        QPen dashed = pen(color);
        dashed.setCapStyle(Qt::FlatCap);
        dashed.setDashPattern({2.1 / kWidth, 1.6 / kWidth});
        p.setPen(dashed);
        paintCircle(p, 4.75);
        break;
    }
    case StateLook::ColdStart:
        paintStar(p);
        break;
    case StateLook::Reasoning:
        paintCircle(p, 4.75);
        p.setPen(Qt::NoPen);
        p.setBrush(color);
        paintCircle(p, 2);
        break;
    case StateLook::Answering:
        paintArc(p, color, turn);
        break;
    case StateLook::Saving:
        p.drawPolyline(QPolygonF({{3.25, 5.25}, {6, 7.9}, {8.75, 5.25}}));
        p.drawLine(QPointF(6, 1.25), QPointF(6, 7.75));
        p.drawLine(QPointF(1.75, 10.75), QPointF(10.25, 10.75));
        break;
    case StateLook::Done:
        p.setPen(pen(color, 1.75));
        p.drawPolyline(QPolygonF({{1.5, 6.5}, {4.75, 9.75}, {10.75, 2.75}}));
        break;
    case StateLook::Failed:
        p.setPen(Qt::NoPen);
        p.setBrush(color);
        p.drawPolygon(QPolygonF({{6, 0.5}, {11.5, 6}, {6, 11.5}, {0.5, 6}}));
        paintMarkInGround(p, ground, 3.4, 6.4, 8.4);
        break;
    case StateLook::Stopped:
        p.setPen(Qt::NoPen);
        p.setBrush(color);
        p.drawRoundedRect(QRectF(1.5, 1.5, 9, 9), 1.5, 1.5);
        break;
    case StateLook::Held:
        p.setPen(pen(color, 2.25));
        p.drawLine(QPointF(3.75, 2), QPointF(3.75, 10));
        p.drawLine(QPointF(8.25, 2), QPointF(8.25, 10));
        break;
    case StateLook::CutOff:
        p.setPen(Qt::NoPen);
        p.setBrush(color);
        p.drawPie(QRectF(1, 1.25, 10, 10), 0, 180 * 16);
        p.setPen(pen(color));
        for (const double x : {1.5, 5.0, 8.5})
            p.drawLine(QPointF(x + 0.4, 9.25), QPointF(x + 1.6, 9.25));
        break;
    case StateLook::Unconfirmed:
        p.setPen(Qt::NoPen);
        p.setBrush(color);
        paintCircle(p, 5.25);
        paintQuestionMark(p, ground);
        break;
    case StateLook::Info:
        p.setPen(Qt::NoPen);
        p.setBrush(color);
        paintCircle(p, 5.25);
        p.setPen(pen(ground));
        p.drawLine(QPointF(6, 5.6), QPointF(6, 8.6));
        p.setPen(Qt::NoPen);
        p.setBrush(ground);
        p.drawEllipse(QPointF(6, 3.4), 0.85, 0.85);
        break;
    }
    p.restore();
}

void paintChevron(QPainter &p, const QPointF &center, Direction direction, const QColor &color)
{
    static constexpr double angles[] = {0, -90, 180, 90};
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(pen(color));
    p.setBrush(Qt::NoBrush);
    p.translate(center);
    p.rotate(angles[static_cast<int>(direction)]);
    p.drawPolyline(QPolygonF({{-3.5, -1.75}, {0, 1.75}, {3.5, -1.75}}));
    p.restore();
}

void paintTick(QPainter &p, const QRectF &box, const QColor &color)
{
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.translate(box.topLeft());
    p.scale(box.width() / 16, box.height() / 16);
    p.setPen(pen(color, 2));
    p.setBrush(Qt::NoBrush);
    p.drawPolyline(QPolygonF({{4, 8.25}, {7, 11.25}, {12, 5}}));
    p.restore();
}

} // namespace bakeoff::Glyph
