// SPDX-License-Identifier: GPL-3.0-or-later
#include "costs/chartview.h"

#include "widgets/tokens.h"
#include "widgets/typography.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QSvgRenderer>
#include <QToolTip>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kHeight = 190;
constexpr int kLeastHeight = 110;

} // namespace

ChartView::ChartView(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void ChartView::setChart(const Chart &chart)
{
    if (chart == m_chart)
        return;
    m_chart = chart;
    m_bar = std::min(m_bar, barCount() - 1);
    setAccessibleName(chart.description.isEmpty() ? chart.title : chart.description);
    setAccessibleDescription(tipOf(m_bar));
    renew();
}

void ChartView::setPicked(std::optional<int> bar)
{
    if (bar == m_picked)
        return;
    m_picked = bar;
    renew();
}

void ChartView::renew()
{
    m_picture = {};
    update();
}

ChartStyle ChartView::style() const
{
    const Tokens &t = tokensOf(palette());
    const QFont font = textFont(TextStep::Caption);
    ChartStyle style;
    style.width = width();
    style.height = height();
    style.fontFamily = QFontInfo(font).family();
    style.fontSize = QFontInfo(font).pixelSize();
    style.colours.text = t.text.name();
    style.colours.faint = t.text3.name();
    style.colours.line = t.line.name();
    style.colours.accent = t.accent.name();
    style.colours.note = t.state(StateLook::CutOff).name();
    style.colours.looks = {t.chart.name()};
    return style; // no ground: what lies behind shows through
}

void ChartView::paintEvent(QPaintEvent *)
{
    if (m_picture.isNull() && !size().isEmpty()) {
        Chart chart = m_chart;
        if (m_picked)
            chart.current = m_picked;
        m_picture = QPixmap(size() * devicePixelRatioF());
        m_picture.setDevicePixelRatio(devicePixelRatioF());
        m_picture.fill(Qt::transparent);
        QSvgRenderer renderer(chartToSvg(chart, style()));
        QPainter p(&m_picture);
        renderer.render(&p, QRectF(QPointF(), QSizeF(size())));
    }
    QPainter p(this);
    p.drawPixmap(0, 0, m_picture);
    if (hasFocus() && m_bar >= 0) {
        p.setRenderHint(QPainter::Antialiasing);
        p.setPen(QPen(tokensOf(palette()).accent, 2));
        p.drawRoundedRect(QRectF(columnOf(m_bar)).adjusted(1, 1, -1, -1), 3, 3);
    }
}

void ChartView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    renew();
}

void ChartView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        renew();
        updateGeometry();
    }
}

QSize ChartView::sizeHint() const
{
    return {600, scaled(kHeight)};
}

QSize ChartView::minimumSizeHint() const
{
    return {260, scaled(kLeastHeight)};
}

int ChartView::barCount() const
{
    return m_chart.series.isEmpty() ? 0 : static_cast<int>(m_chart.series.constFirst().values.size());
}

QRect ChartView::columnOf(int bar) const
{
    const QList<ChartSpot> spots = chartSpots(m_chart, style());
    if (bar < 0 || bar >= std::min<qsizetype>(barCount(), spots.size()))
        return {};
    // Spots of one series are evenly apart: half way to the neighbours is the column.
    const ChartSpot &spot = spots[bar];
    double half = spot.width;
    if (barCount() > 1)
        half = (spots[1].x - spots[0].x) / 2;
    const double middle = spot.x + spot.width / 2;
    double foot = 0;
    for (const ChartSpot &other : spots)
        foot = std::max(foot, other.y + other.height);
    return QRectF(middle - half, 2, 2 * half, foot).toAlignedRect();
}

int ChartView::barAt(const QPoint &point) const
{
    for (int bar = 0; bar < barCount(); ++bar) {
        const QRect column = columnOf(bar);
        if (point.x() >= column.left() && point.x() <= column.right() && point.y() <= column.bottom())
            return bar;
    }
    return -1;
}

QString ChartView::tipOf(int bar) const
{
    return bar >= 0 && bar < barCount() ? m_chart.series.constFirst().values[bar].tip : QString();
}

void ChartView::goTo(int bar)
{
    if (bar < 0 || bar >= barCount())
        return;
    m_bar = bar;
    setAccessibleDescription(tipOf(bar));
    QAccessibleEvent said(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&said);
    update();
}

bool ChartView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int bar = barAt(help->pos());
        QToolTip::showText(help->globalPos(), tipOf(bar), this, columnOf(bar));
        return true;
    }
    return QWidget::event(event);
}

void ChartView::keyPressEvent(QKeyEvent *event)
{
    const int last = barCount() - 1;
    const int wanted = event->key() == Qt::Key_Left  ? std::max(m_bar - 1, 0)
                     : event->key() == Qt::Key_Right ? std::min(m_bar + 1, last)
                     : event->key() == Qt::Key_Home  ? 0
                     : event->key() == Qt::Key_End   ? last
                                                     : -1;
    if (wanted >= 0) {
        goTo(wanted);
        const QRect column = columnOf(m_bar);
        QToolTip::showText(mapToGlobal(QPoint(column.center().x(), column.top())), tipOf(m_bar), this, column);
    } else if (m_bar >= 0
               && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)) {
        emit picked(m_bar);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void ChartView::mouseMoveEvent(QMouseEvent *event)
{
    setCursor(barAt(event->position().toPoint()) >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void ChartView::mouseReleaseEvent(QMouseEvent *event)
{
    const int bar = barAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || bar < 0)
        return;
    goTo(bar);
    emit picked(bar);
}

void ChartView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (m_bar < 0 && event->reason() != Qt::MouseFocusReason)
        goTo(m_picked.value_or(m_chart.current.value_or(0)));
}

} // namespace bakeoff
