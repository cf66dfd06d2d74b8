// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/pairview.h"

#include "widgets/labels.h"
#include "widgets/metrics.h"
#include "widgets/tokens.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace bakeoff {

using namespace std::chrono_literals;

namespace {

constexpr auto kPulse = 1200ms;
constexpr int kGrip = 13;          // px that can be caught
constexpr double kStep = 0.01;     // of the width, one key
constexpr double kLongStep = 0.1;  // … with Shift

} // namespace

/// The line between the two, with its grip. Keys: Left and Right, with Shift further; Home and End.
class PairView::Divider : public QWidget {
public:
    explicit Divider(PairView *pair)
        : QWidget(pair)
        , m_pair(*pair)
    {
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::SplitHCursor);
        setAccessibleName(PairView::tr("Divider"));
        setToolTip(PairView::tr("Drag, or Left and Right"));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &tokens = tokensOf(palette());
        QPainter painter(this);
        const double middle = width() / 2.0;
        painter.setPen(QPen(tokens.base, 3));
        painter.drawLine(QPointF(middle, 0), QPointF(middle, height()));
        painter.setPen(QPen(tokens.text, 1));
        painter.drawLine(QPointF(middle, 0), QPointF(middle, height()));
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF grip(middle - 5, height() / 2.0 - 14, 10, 28);
        painter.setPen(QPen(hasFocus() ? tokens.accent : tokens.line2, hasFocus() ? 2 : 1));
        painter.setBrush(tokens.raised);
        painter.drawRoundedRect(grip, metrics::kRadiusField, metrics::kRadiusField);
        painter.setPen(QPen(tokens.text2, 1));
        for (const double x : {middle - 1.5, middle + 1.5})
            painter.drawLine(QPointF(x, height() / 2.0 - 6), QPointF(x, height() / 2.0 + 6));
    }
    void keyPressEvent(QKeyEvent *event) override
    {
        const double step = event->modifiers().testFlag(Qt::ShiftModifier) ? kLongStep : kStep;
        switch (event->key()) {
        case Qt::Key_Left: m_pair.setDivide(m_pair.divide() - step); return;
        case Qt::Key_Right: m_pair.setDivide(m_pair.divide() + step); return;
        case Qt::Key_Home: m_pair.setDivide(0); return;
        case Qt::Key_End: m_pair.setDivide(1); return;
        default: QWidget::keyPressEvent(event);
        }
    }
    void mousePressEvent(QMouseEvent *event) override { event->accept(); }
    void mouseMoveEvent(QMouseEvent *event) override
    {
        if (event->buttons().testFlag(Qt::LeftButton) && m_pair.width() > 0)
            m_pair.setDivide((event->position().x() + x()) / m_pair.width());
    }
    void focusInEvent(QFocusEvent *event) override
    {
        QWidget::focusInEvent(event);
        update();
    }

private:
    PairView &m_pair;
};

PairView::PairView(QWidget *parent)
    : QWidget(parent)
    , m_first(new ImageView(this))
    , m_second(new ImageView(this))
    , m_difference(new ImageView(this))
    , m_divider(new Divider(this))
    , m_firstTag(new Tag({}, {}, this))
    , m_secondTag(new Tag({}, {}, this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMinimumSize(m_first->minimumSizeHint());
    for (Tag *tag : {m_firstTag, m_secondTag})
        tag->setAttribute(Qt::WA_TransparentForMouseEvents);
    for (ImageView *image : {m_first, m_second, m_difference}) {
        connect(image, &ImageView::viewChanged, this, [this](const PictureView &view) {
            if (m_linking)
                return;
            setView(view);
            emit viewChanged(view);
        });
    }
    m_pulse.setInterval(kPulse);
    connect(&m_pulse, &QTimer::timeout, this, &PairView::swap);
    renew();
}

PairView::~PairView() = default;

void PairView::setMode(Mode mode)
{
    m_mode = mode;
    if (mode != Mode::Blink)
        m_pulse.stop();
    renew();
}

void PairView::setLetters(const QString &first, const QString &second)
{
    m_firstTag->setText(first);
    m_secondTag->setText(second);
    //: What a screen reader calls a picture. %1: its letter.
    m_first->setAccessibleName(tr("Picture %1").arg(first));
    m_second->setAccessibleName(tr("Picture %1").arg(second));
    //: %1 and %2: letters of pictures.
    m_difference->setAccessibleName(tr("Difference of %1 and %2").arg(first, second));
    arrange();
}

void PairView::setImages(const QImage &first, const QImage &second)
{
    m_first->setImage(first);
    m_second->setImage(second);
}

void PairView::setDifference(const QImage &difference)
{
    m_difference->setImage(difference);
}

void PairView::setDescribed(bool described)
{
    for (ImageView *image : {m_first, m_second, m_difference})
        image->setDescribed(described);
}

PictureView PairView::view() const
{
    return imageView()->view();
}

void PairView::setView(const PictureView &view)
{
    const bool before = std::exchange(m_linking, true);
    for (ImageView *image : {m_first, m_second, m_difference})
        image->setView(view);
    m_linking = before;
}

double PairView::percent() const
{
    return imageView()->percent();
}

ImageView *PairView::imageView() const
{
    if (m_mode == Mode::Difference)
        return m_difference;
    return m_mode == Mode::Blink && m_showsSecond ? m_second : m_first;
}

void PairView::setDivide(double share)
{
    share = std::clamp(share, 0.0, 1.0);
    if (std::exchange(m_divide, share) == share)
        return;
    arrange();
    emit divideChanged(share);
}

QWidget *PairView::divider() const
{
    return m_divider;
}

void PairView::swap()
{
    m_showsSecond = !m_showsSecond;
    renew();
    emit swapped(m_showsSecond);
}

void PairView::setSwapsByItself(bool on)
{
    if (on && m_mode == Mode::Blink)
        m_pulse.start();
    else
        m_pulse.stop();
}

void PairView::renew()
{
    const QWidget *focus = focusWidget();
    const bool had = focus && focus->hasFocus();
    const bool wipe = m_mode == Mode::Wipe;
    // Beneath what covers it the first one stays, so that nothing flickers.
    m_second->setVisible(wipe || (m_mode == Mode::Blink && m_showsSecond));
    m_difference->setVisible(m_mode == Mode::Difference);
    m_divider->setVisible(wipe);
    m_firstTag->setVisible(wipe || m_mode == Mode::Difference || !m_showsSecond);
    m_secondTag->setVisible(wipe || m_mode == Mode::Difference || m_showsSecond);
    ImageView *top = imageView();
    for (ImageView *image : {m_first, m_second, m_difference})
        image->setFocusPolicy(image == top ? Qt::StrongFocus : Qt::ClickFocus);
    if (had && !m_divider->hasFocus())
        top->setFocus(Qt::OtherFocusReason);
    arrange();
}

void PairView::arrange()
{
    for (ImageView *image : {m_first, m_second, m_difference})
        image->setGeometry(rect());
    const int place = static_cast<int>(std::lround(m_divide * width()));
    if (m_mode == Mode::Wipe) {
        // An empty mask would be none.
        const QRegion right(QRect(place, 0, width() - place, height()));
        m_second->setMask(right.isEmpty() ? QRegion(-1, -1, 1, 1) : right);
    } else {
        m_second->clearMask();
    }
    m_divider->setGeometry(std::clamp(place - kGrip / 2, -kGrip / 2, std::max(0, width() - kGrip / 2 - 1)), 0, kGrip, height());
    m_divider->raise();
    constexpr int kEdge = metrics::kSmall;
    m_firstTag->adjustSize();
    m_secondTag->adjustSize();
    m_firstTag->move(kEdge, kEdge);
    m_secondTag->move(m_mode == Mode::Blink ? kEdge : width() - m_secondTag->width() - kEdge, kEdge);
    m_firstTag->raise();
    m_secondTag->raise();
}

void PairView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void PairView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_pulse.stop();
}

} // namespace bakeoff
