// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/imageview.h"

#include "widgets/metrics.h"
#include "widgets/tokens.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace bakeoff {

namespace {

constexpr double kStep = 1.25;        // one key, one notch of the wheel
constexpr double kLargestScale = 64;  // pixels of the screen per pixel of the picture
constexpr double kSmallestZoom = 0.1;
constexpr double kSquaresFrom = 2;    // from here on pixels are shown as squares
constexpr int kMove = 40;             // px, one arrow key
constexpr int kChequer = 8;           // px, a field of the ground behind transparency

void paintChequers(QPainter &painter, const QRect &rect, const Tokens &tokens)
{
    painter.fillRect(rect, tokens.base);
    for (int y = rect.top() / kChequer; y * kChequer <= rect.bottom(); ++y) {
        for (int x = rect.left() / kChequer; x * kChequer <= rect.right(); ++x) {
            if ((x + y) % 2 == 0)
                painter.fillRect(QRect(x * kChequer, y * kChequer, kChequer, kChequer) & rect, tokens.line);
        }
    }
}

} // namespace

ImageView::ImageView(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Picture"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void ImageView::setImage(const QImage &image)
{
    m_levels.clear();
    if (!image.isNull())
        m_levels.push_back(image);
    m_view = corrected(m_view);
    describe();
    update();
}

QSizeF ImageView::fittingSize() const
{
    return m_levels.empty() ? QSizeF() : QSizeF(m_levels.front().size()).scaled(size(), Qt::KeepAspectRatio);
}

QRectF ImageView::pictureRect() const
{
    const QSizeF whole = fittingSize() * m_view.zoom;
    const QPointF centre = QRectF(rect()).center();
    return {centre.x() - m_view.centre.x() * whole.width(), centre.y() - m_view.centre.y() * whole.height(),
            whole.width(), whole.height()};
}

double ImageView::percent() const
{
    if (m_levels.empty())
        return 100;
    return 100 * fittingSize().width() * m_view.zoom * devicePixelRatioF() / m_levels.front().width();
}

double ImageView::largestZoom() const
{
    const double fitting = fittingSize().width() * devicePixelRatioF();
    return fitting > 0 ? std::max(1.0, kLargestScale * m_levels.front().width() / fitting) : 1;
}

PictureView ImageView::corrected(PictureView view) const
{
    if (m_levels.empty() || size().isEmpty())
        return view;
    view.zoom = std::clamp(view.zoom, kSmallestZoom, largestZoom());
    const QSizeF whole = fittingSize() * view.zoom;
    // What fits stands in the middle; what does not shows no empty edge.
    const auto inside = [](double centre, double length, double room) {
        if (length <= room)
            return 0.5;
        const double half = room / length / 2;
        return std::clamp(centre, half, 1 - half);
    };
    view.centre = {inside(view.centre.x(), whole.width(), width()), inside(view.centre.y(), whole.height(), height())};
    return view;
}

void ImageView::setView(PictureView view)
{
    view = corrected(view);
    if (view == m_view)
        return;
    m_view = view;
    describe();
    update();
    emit viewChanged(m_view);
}

void ImageView::zoomAround(const QPointF &place, double factor)
{
    if (m_levels.empty())
        return;
    const QRectF before = pictureRect();
    const QPointF share((place.x() - before.x()) / before.width(), (place.y() - before.y()) / before.height());
    PictureView view = m_view;
    view.zoom = std::clamp(view.zoom * factor, kSmallestZoom, largestZoom());
    const QSizeF whole = fittingSize() * view.zoom;
    const QPointF middle = QRectF(rect()).center();
    view.centre = {share.x() + (middle.x() - place.x()) / whole.width(),
                   share.y() + (middle.y() - place.y()) / whole.height()};
    setView(view);
}

void ImageView::zoomIn()
{
    zoomAround(QRectF(rect()).center(), kStep);
}

void ImageView::zoomOut()
{
    zoomAround(QRectF(rect()).center(), 1 / kStep);
}

void ImageView::fit()
{
    setView({});
}

void ImageView::showPixels()
{
    zoomAround(QRectF(rect()).center(), 100 / percent());
}

void ImageView::move(const QPointF &pixels)
{
    const QSizeF whole = fittingSize() * m_view.zoom;
    if (whole.isEmpty())
        return;
    setView({m_view.centre + QPointF(pixels.x() / whole.width(), pixels.y() / whole.height()), m_view.zoom});
}

void ImageView::setDescribed(bool described)
{
    m_described = described;
    describe();
}

void ImageView::describe()
{
    if (m_levels.empty() || !m_described) {
        setAccessibleDescription({});
        return;
    }
    const QSize size = m_levels.front().size();
    //: What a screen reader says of a picture. %1, %2: width and height in pixels; %3: zoom.
    setAccessibleDescription(tr("%1 × %2 pixels, shown at %3 percent")
                                 .arg(locale().toString(size.width()), locale().toString(size.height()),
                                      locale().toString(std::lround(percent()))));
}

const QImage &ImageView::levelFor(double scale)
{
    // Halves are made once and smoothly; the painter's own scaling shows grain below a half.
    std::size_t level = 0;
    while (scale < 0.5 && m_levels[level].width() > 1 && m_levels[level].height() > 1) {
        if (level + 1 == m_levels.size())
            m_levels.push_back(m_levels[level].scaled(m_levels[level].size() / 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
        ++level;
        scale *= 2;
    }
    return m_levels[level];
}

void ImageView::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    const Tokens &tokens = tokensOf(palette());
    painter.fillRect(event->rect(), tokens.base);
    if (!m_levels.empty()) {
        const QRectF target = pictureRect();
        const QRect shown = target.toAlignedRect() & rect();
        if (m_levels.front().hasAlphaChannel())
            paintChequers(painter, shown & event->rect(), tokens);
        const double scale = percent() / 100;
        const QImage &level = levelFor(scale);
        painter.setRenderHint(QPainter::SmoothPixmapTransform, scale < kSquaresFrom);
        // Only what is seen: a picture of 64 million pixels at 64 times its size is no longer a rectangle of ints.
        const QRectF visible = target & QRectF(rect()).adjusted(-2, -2, 2, 2);
        const double sx = level.width() / target.width();
        const double sy = level.height() / target.height();
        painter.drawImage(visible, level,
                          QRectF((visible.x() - target.x()) * sx, (visible.y() - target.y()) * sy, visible.width() * sx,
                                 visible.height() * sy));
    }
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(tokens.accent, 2));
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
}

void ImageView::resizeEvent(QResizeEvent *)
{
    setView(m_view);
    describe();
}

void ImageView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomIn(); return;
    case Qt::Key_Minus: zoomOut(); return;
    case Qt::Key_0: fit(); return;
    case Qt::Key_1: showPixels(); return;
    case Qt::Key_Left: move({-kMove, 0}); return;
    case Qt::Key_Right: move({kMove, 0}); return;
    case Qt::Key_Up: move({0, -kMove}); return;
    case Qt::Key_Down: move({0, kMove}); return;
    default: QWidget::keyPressEvent(event);
    }
}

void ImageView::wheelEvent(QWheelEvent *event)
{
    const double notches = event->angleDelta().y() / 120.0;
    if (notches == 0 || m_levels.empty()) {
        event->ignore();
        return;
    }
    zoomAround(event->position(), std::pow(kStep, notches));
    event->accept();
}

void ImageView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton) {
        QWidget::mousePressEvent(event);
        return;
    }
    m_dragFrom = event->position();
    setCursor(Qt::ClosedHandCursor);
}

void ImageView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_dragFrom) {
        move(*m_dragFrom - event->position());
        m_dragFrom = event->position();
    }
    const QRectF picture = pictureRect();
    const bool over = !picture.isEmpty() && picture.contains(event->position());
    emit hovered(over ? std::optional(QPointF((event->position().x() - picture.x()) / picture.width(),
                                              (event->position().y() - picture.y()) / picture.height()))
                      : std::nullopt);
}

void ImageView::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    emit hovered(std::nullopt);
}

void ImageView::mouseReleaseEvent(QMouseEvent *)
{
    m_dragFrom.reset();
    unsetCursor();
}

void ImageView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (m_view.zoom != 1)
        fit();
    else
        zoomAround(event->position(), 100 / percent());
}

void ImageView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        update();
}

QSize ImageView::sizeHint() const
{
    return {400, 300};
}

QSize ImageView::minimumSizeHint() const
{
    return {metrics::kXXLarge * 2, metrics::kXXLarge * 2};
}

} // namespace bakeoff
