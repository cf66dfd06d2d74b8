// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reporttile.h"

#include "widgets/lookstyle_p.h"
#include "widgets/metrics.h"
#include "widgets/typography.h"

#include <QEvent>
#include <QPainter>
#include <QStyleOption>

#include <algorithm>

namespace bakeoff {

namespace {

constexpr QSize kPicture(26, 32);
constexpr int kHeight = 62;

/// Lines of text, boxes and bars of a small page at (0, 0).
void paintPage(QPainter &p, ReportTile::Page page)
{
    p.drawRoundedRect(QRectF(0.5, 0.5, kPicture.width() - 1, kPicture.height() - 1), 3, 3);
    const auto line = [&p](double y, double from = 5, double to = 21) { p.drawLine(QPointF(from, y), QPointF(to, y)); };
    const auto bar = [&p](double x, double top) { p.drawLine(QPointF(x, top), QPointF(x, 26.5)); };
    line(5.5);
    switch (page) {
    case ReportTile::Page::Full:
        line(9.5, 5, 17);
        p.drawRect(QRectF(5.5, 13.5, 7, 7));
        line(14.5, 15);
        line(17.5, 15);
        line(20.5, 15);
        line(24.5);
        line(27.5, 5, 17);
        return;
    case ReportTile::Page::OnePage:
        line(9.5);
        line(13.5);
        line(17.5, 5, 14);
        return;
    case ReportTile::Page::Costs:
        line(9.5, 5, 14);
        bar(7.5, 20);
        bar(11.5, 15);
        bar(15.5, 22);
        bar(19.5, 17);
        return;
    case ReportTile::Page::Blind:
        // Names are dots.
        for (const double y : {11.5, 16.5, 21.5, 26.5}) {
            p.drawEllipse(QPointF(6.5, y), 1.2, 1.2);
            line(y, 10);
        }
        return;
    }
}

} // namespace

ReportTile::ReportTile(Page page, const QString &text, QWidget *parent)
    : QAbstractButton(parent)
    , m_page(page)
{
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize ReportTile::sizeHint() const
{
    const int text = QFontMetrics(textFont(TextStep::Caption, QFont::DemiBold)).horizontalAdvance(this->text());
    return {std::max(scaled(60), text + 2 * metrics::kSmall), scaled(kHeight)};
}

QSize ReportTile::minimumSizeHint() const
{
    return {scaled(48), scaled(kHeight)};
}

void ReportTile::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

void ReportTile::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(palette());
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const bool on = isChecked();
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    lookdetail::paintBox(p, box, {underMouse() && !on ? t.hover : t.base, on ? t.accent : t.line2, on ? 1.5 : 1.0, metrics::kRadiusButton});
    const QColor ink = on ? t.accent : isEnabled() ? t.text2 : t.text3;
    const QFont font = textFont(TextStep::Caption, on ? QFont::DemiBold : QFont::Normal);
    const int words = QFontMetrics(font).height();
    const double top = box.top() + std::max(3.0, (box.height() - kPicture.height() - words - 3) / 2);
    p.save();
    p.translate(box.center().x() - kPicture.width() / 2.0, top);
    p.setPen(QPen(ink, 1));
    p.setBrush(Qt::NoBrush);
    paintPage(p, m_page);
    p.restore();
    p.setFont(font);
    p.setPen(ink);
    const QRectF line(box.left() + 2, top + kPicture.height() + 3, box.width() - 4, words);
    p.drawText(line, Qt::AlignCenter, QFontMetrics(font).elidedText(text(), Qt::ElideRight, static_cast<int>(line.width())));
    QStyleOption option;
    option.initFrom(this);
    if (hasFocus() && lookdetail::showsKeyboardFocus(option))
        lookdetail::paintFocusRing(p, QRectF(rect()), metrics::kRadiusButton + 1, t, {});
}

} // namespace bakeoff
