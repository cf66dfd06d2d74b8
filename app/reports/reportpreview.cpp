// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportpreview.h"

#include "widgets/metrics.h"
#include "widgets/tokens.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr double kPixelsPerPoint = 96.0 / 72;
constexpr int kEdge = metrics::kXLarge;    ///< px around the pages
constexpr int kBetween = metrics::kLarge;  ///< px between them
constexpr int kWidestFit = 150;            ///< percent: fitting does not enlarge beyond it
constexpr int kSteps[] = {50, 67, 75, 90, 100, 110, 125, 150, 175, 200};
constexpr auto kSlice = std::chrono::milliseconds(12);
constexpr int kShadow = 5;
constexpr int kNothingSaid = -2;

/// A soft edge below and beside a page.
void paintShadow(QPainter &painter, const QRectF &page, const Tokens &tokens)
{
    QColor colour = tokens.dim;
    for (int i = kShadow; i > 0; --i) {
        colour.setAlphaF(0.09f / static_cast<float>(i));
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawRoundedRect(page.adjusted(-i, -i + 1, i, i + 1), i, i);
    }
}

} // namespace

ReportPreview::ReportPreview(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // else the width that pages fit into would change with them
    setAccessibleName(tr("Preview of the report"));
    viewport()->setAutoFillBackground(false);
}

ReportPreview::~ReportPreview() = default;

void ReportPreview::setDocument(const ReportDocument &document, ReportPaper paper)
{
    if (!m_next && m_pages && m_pages->document() == document && m_pages->pageSize() == paperSize(paper))
        return;
    m_next = std::make_unique<ReportPages>(document, paper);
    m_slices.start(std::chrono::milliseconds(0), this);
}

void ReportPreview::clear()
{
    m_slices.stop();
    m_next.reset();
    m_pages.reset();
    m_pictures.clear();
    renewBars(std::nullopt);
    viewport()->update();
}

void ReportPreview::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_slices.timerId()) {
        QAbstractScrollArea::timerEvent(event);
        return;
    }
    if (m_next && !m_next->layOut(kSlice))
        return;
    m_slices.stop();
    if (!m_next)
        return;
    const std::optional<Place> before = place();
    m_pages = std::move(m_next);
    m_pictures.clear();
    m_saidPage = kNothingSaid; // the same page may say something else now
    renewBars(before);
    viewport()->update();
    emit laidOut();
}

int ReportPreview::pageCount() const
{
    return m_pages ? m_pages->count() : 0;
}

double ReportPreview::scale() const
{
    return shownPercent() / 100.0 * kPixelsPerPoint;
}

int ReportPreview::shownPercent() const
{
    if (m_zoom)
        return *m_zoom;
    const double paper = (m_pages ? m_pages->pageSize() : paperSize(usualPaper())).width() * kPixelsPerPoint;
    const int fitting = static_cast<int>(100.0 * (viewport()->width() - 2 * kEdge) / paper);
    return std::clamp(fitting, kLeastZoom, kWidestFit);
}

QSizeF ReportPreview::pagePixels() const
{
    const QSizeF size = m_pages ? m_pages->pageSize() * scale() : QSizeF();
    return {std::round(size.width()), std::round(size.height())};
}

double ReportPreview::pageTop(int page) const
{
    return kEdge + page * (pagePixels().height() + kBetween);
}

double ReportPreview::wholeHeight() const
{
    return pageCount() == 0 ? 0 : pageTop(pageCount() - 1) + pagePixels().height() + kEdge;
}

QRectF ReportPreview::pageRect(int page) const
{
    const QSizeF size = pagePixels();
    const double room = viewport()->width() - size.width();
    const double x = room >= 2 * kEdge ? std::floor(room / 2) : kEdge - horizontalScrollBar()->value();
    return {QPointF(x, pageTop(page) - verticalScrollBar()->value()), size};
}

std::optional<ReportPreview::Place> ReportPreview::place() const
{
    if (pageCount() == 0)
        return {};
    const double whole = pagePixels().height() + kBetween;
    const double y = verticalScrollBar()->value() - kEdge;
    const int page = std::clamp(static_cast<int>(std::floor(y / whole)), 0, pageCount() - 1);
    return Place{page, (y - page * whole) / whole};
}

void ReportPreview::renewBars(const std::optional<Place> &place)
{
    const QSize view = viewport()->size();
    const int high = static_cast<int>(std::ceil(wholeHeight()));
    const int wide = pageCount() == 0 ? 0 : static_cast<int>(pagePixels().width()) + 2 * kEdge;
    verticalScrollBar()->setPageStep(view.height());
    verticalScrollBar()->setSingleStep(metrics::kXLarge * 2);
    verticalScrollBar()->setRange(0, std::max(high - view.height(), 0));
    horizontalScrollBar()->setPageStep(view.width());
    horizontalScrollBar()->setSingleStep(metrics::kXLarge);
    const int most = std::max(wide - view.width(), 0);
    const bool appears = horizontalScrollBar()->maximum() == 0 && most > 0;
    horizontalScrollBar()->setRange(0, most);
    if (appears)
        horizontalScrollBar()->setValue(most / 2);
    const double whole = pagePixels().height() + kBetween;
    verticalScrollBar()->setValue(place ? static_cast<int>(std::lround(kEdge + (place->page + place->share) * whole)) : 0);
    renewPlace();
}

int ReportPreview::currentPage() const
{
    if (pageCount() == 0)
        return -1;
    const QRectF view(QPointF(), QSizeF(viewport()->size()));
    const int first = place()->page;
    int best = first;
    double most = -1;
    for (int page = first; page < pageCount(); ++page) {
        const QRectF rect = pageRect(page);
        if (rect.top() > view.bottom())
            break;
        const double shown = rect.intersected(view).height();
        if (shown > most + 0.5) {
            most = shown;
            best = page;
        }
    }
    return best;
}

void ReportPreview::goToPage(int page)
{
    if (pageCount() > 0)
        verticalScrollBar()->setValue(static_cast<int>(pageTop(std::clamp(page, 0, pageCount() - 1))) - kBetween);
}

QString ReportPreview::placeText() const
{
    if (pageCount() == 0)
        return {};
    const QLocale locale;
    return tr("Page %1 of %2").arg(locale.toString(currentPage() + 1), locale.toString(pageCount()));
}

void ReportPreview::renewPlace()
{
    const int page = currentPage();
    if (page == m_saidPage && pageCount() == m_saidCount)
        return;
    m_saidPage = page;
    m_saidCount = pageCount();
    setAccessibleDescription(page < 0 ? QString() : placeText() + u'\n' + m_pages->text(page));
    emit placeChanged(placeText());
}

void ReportPreview::setZoom(std::optional<int> percent)
{
    if (percent)
        percent = std::clamp(*percent, kLeastZoom, kMostZoom);
    if (percent == m_zoom)
        return;
    const std::optional<Place> before = place();
    m_zoom = percent;
    renewBars(before);
    viewport()->update();
    emit zoomChanged();
}

void ReportPreview::step(int by)
{
    const int now = shownPercent();
    int next = by > 0 ? kMostZoom : kLeastZoom;
    if (by > 0) {
        const auto *it = std::ranges::upper_bound(kSteps, now);
        next = it == std::end(kSteps) ? kMostZoom : *it;
    } else {
        const auto *it = std::ranges::lower_bound(kSteps, now);
        next = it == std::begin(kSteps) ? kLeastZoom : *(it - 1);
    }
    setZoom(next);
}

void ReportPreview::zoomIn()
{
    step(1);
}

void ReportPreview::zoomOut()
{
    step(-1);
}

void ReportPreview::fitWidth()
{
    setZoom(std::nullopt);
}

QSize ReportPreview::sizeHint() const
{
    return {720, 800};
}

QPixmap ReportPreview::pictureOf(int page)
{
    const double wanted = scale() * devicePixelRatioF();
    if (wanted != m_pictureScale) {
        m_pictures.clear();
        m_pictureScale = wanted;
    }
    auto it = m_pictures.constFind(page);
    if (it == m_pictures.cend()) {
        QPixmap picture((pagePixels() * devicePixelRatioF()).toSize());
        picture.setDevicePixelRatio(devicePixelRatioF());
        QPainter painter(&picture);
        const QSizeF paper = m_pages->pageSize();
        painter.scale(pagePixels().width() / paper.width(), pagePixels().height() / paper.height());
        m_pages->paint(painter, page);
        painter.end();
        it = m_pictures.insert(page, picture);
    }
    return *it;
}

void ReportPreview::paintEvent(QPaintEvent *event)
{
    const Tokens &tokens = tokensOf(palette());
    QPainter painter(viewport());
    painter.fillRect(event->rect(), tokens.rail);
    painter.setRenderHint(QPainter::Antialiasing);
    int first = -1;
    int last = -1;
    for (int page = place() ? place()->page : 0; page < pageCount(); ++page) {
        const QRectF rect = pageRect(page);
        if (rect.top() > viewport()->height())
            break;
        first = first < 0 ? page : first;
        last = page;
        paintShadow(painter, rect, tokens);
        painter.drawPixmap(rect.topLeft(), pictureOf(page));
    }
    m_pictures.removeIf([&](const auto &it) { return it.key() < first - 1 || it.key() > last + 1; });
    if (m_ring && hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(tokens.accent, 2));
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
}

void ReportPreview::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    // At the size that it had: the place on the page stays.
    const double before = m_pictureScale > 0 ? m_pictureScale / devicePixelRatioF() : scale();
    std::optional<Place> kept = place();
    if (kept && before != scale()) {
        const double whole = std::round(m_pages->pageSize().height() * before) + kBetween;
        const double y = verticalScrollBar()->value() - kEdge;
        kept->page = std::clamp(static_cast<int>(std::floor(y / whole)), 0, pageCount() - 1);
        kept->share = (y - kept->page * whole) / whole;
    }
    renewBars(kept);
    if (!m_zoom)
        emit zoomChanged();
}

void ReportPreview::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    QScrollBar *bar = verticalScrollBar();
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    if (control) {
        switch (event->key()) {
        case Qt::Key_Plus:
        case Qt::Key_Equal: zoomIn(); return;
        case Qt::Key_Minus: zoomOut(); return;
        case Qt::Key_0: fitWidth(); return;
        case Qt::Key_PageDown: goToPage(currentPage() + 1); return;
        case Qt::Key_PageUp: goToPage(currentPage() - 1); return;
        default: break;
        }
    }
    switch (event->key()) {
    case Qt::Key_Space: bar->triggerAction(shift ? QScrollBar::SliderPageStepSub : QScrollBar::SliderPageStepAdd); return;
    case Qt::Key_Home: bar->triggerAction(QScrollBar::SliderToMinimum); return;
    case Qt::Key_End: bar->triggerAction(QScrollBar::SliderToMaximum); return;
    default: QAbstractScrollArea::keyPressEvent(event);
    }
}

void ReportPreview::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        if (event->angleDelta().y() != 0)
            step(event->angleDelta().y());
        event->accept();
        return;
    }
    QAbstractScrollArea::wheelEvent(event);
}

void ReportPreview::scrollContentsBy(int, int)
{
    renewPlace();
    viewport()->update();
}

void ReportPreview::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        viewport()->update();
    else if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Preview of the report"));
}

bool ReportPreview::event(QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        m_ring = event->type() == QEvent::FocusIn
            && (reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason);
        viewport()->update();
    }
    // Keys that commands of the window may have too mean this view while it has the focus.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool zooms = key->key() == Qt::Key_Plus || key->key() == Qt::Key_Equal || key->key() == Qt::Key_Minus
            || key->key() == Qt::Key_0;
        if (key->modifiers().testFlag(Qt::ControlModifier) && zooms) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

} // namespace bakeoff
