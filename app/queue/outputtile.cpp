// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/outputtile.h"

#include "queue/outputcaption.h"
#include "widgets/metrics.h"
#include "widgets/tokens.h"
#include "widgets/typography.h"

#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace bakeoff {

namespace {

constexpr int kRing = 2;
constexpr int kRingGap = 1;
constexpr double kCross = 7;  // px, half of it
constexpr int kNavigator = 64; // px, its longer side
constexpr int kNavigatorEdge = 8;

} // namespace

/// Above the picture, for the eye alone.
class OutputTile::Overlay : public QWidget {
public:
    explicit Overlay(OutputTile *tile)
        : QWidget(tile->m_view)
        , m_tile(*tile)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    void forgetPicture() { m_small = {}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Tokens &tokens = tokensOf(palette());
        if (!m_tile.m_sentence.isEmpty()) {
            painter.setPen(tokens.text2);
            painter.setFont(textFont(TextStep::Normal));
            painter.drawText(rect().adjusted(metrics::kLarge, metrics::kLarge, -metrics::kLarge, -metrics::kLarge),
                             Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap, m_tile.m_sentence);
            return;
        }
        const QRectF picture = m_tile.m_view->pictureRect();
        if (picture.isEmpty())
            return;
        painter.setRenderHint(QPainter::Antialiasing);
        if (m_tile.m_cross) {
            const QPointF at(picture.x() + m_tile.m_cross->x() * picture.width(),
                             picture.y() + m_tile.m_cross->y() * picture.height());
            // Light on dark: it is seen on any picture.
            for (const auto &[color, width] : {std::pair(lightTokens().text, 3.0), std::pair(lightTokens().base, 1.0)}) {
                painter.setPen(QPen(color, width));
                painter.drawLine(at - QPointF(kCross, 0), at + QPointF(kCross, 0));
                painter.drawLine(at - QPointF(0, kCross), at + QPointF(0, kCross));
            }
        }
        if (m_tile.m_current && m_tile.m_view->view().zoom > 1)
            paintNavigator(painter, picture, tokens);
    }

private:
    void paintNavigator(QPainter &painter, const QRectF &picture, const Tokens &tokens)
    {
        const QImage image = m_tile.m_view->image();
        const QSize small = image.size().scaled(kNavigator, kNavigator, Qt::KeepAspectRatio);
        if (m_small.isNull())
            m_small = image.scaled(small * devicePixelRatioF(), Qt::KeepAspectRatio, Qt::SmoothTransformation);
        const QRectF frame(width() - small.width() - kNavigatorEdge, height() - small.height() - kNavigatorEdge, small.width(),
                           small.height());
        painter.drawImage(frame, m_small);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(tokens.line2, 1));
        painter.drawRect(frame);
        const QRectF seen = QRectF(rect()) & picture;
        const QRectF part(frame.x() + (seen.x() - picture.x()) / picture.width() * frame.width(),
                          frame.y() + (seen.y() - picture.y()) / picture.height() * frame.height(),
                          seen.width() / picture.width() * frame.width(), seen.height() / picture.height() * frame.height());
        painter.setPen(QPen(lightTokens().text, 3));
        painter.drawRect(part);
        painter.setPen(QPen(lightTokens().base, 1));
        painter.drawRect(part);
    }

    OutputTile &m_tile;
    QImage m_small;
};

OutputTile::OutputTile(QWidget *parent)
    : QWidget(parent)
    , m_view(new ImageView(this))
    , m_overlay(new Overlay(this))
    , m_caption(new OutputCaption(this))
{
    auto *column = new QVBoxLayout(this);
    constexpr int kEdge = kRing + kRingGap;
    column->setContentsMargins(kEdge, kEdge, kEdge, 0);
    column->setSpacing(kEdge);
    column->addWidget(m_view, 1);
    column->addWidget(m_caption);
    m_view->installEventFilter(this);
    connect(m_caption, &OutputCaption::clicked, this, &OutputTile::chosen);
    connect(m_view, &ImageView::viewChanged, this, &OutputTile::renewOverlay);
}

void OutputTile::setItem(const OutputEntry &item, bool hidden, const QString &facts)
{
    m_caption->setItem(item, hidden, facts);
    m_view->setAccessibleName(OutputCaption::spoken(item, hidden));
    m_view->setDescribed(!hidden);
    setSentence(item.unreadable ? tr("This file cannot be shown.") : QString());
}

void OutputTile::setImage(const QImage &image)
{
    m_view->setImage(image);
    m_overlay->forgetPicture();
    renewOverlay();
}

void OutputTile::setSentence(const QString &sentence)
{
    m_sentence = sentence;
    renewOverlay();
}

void OutputTile::setCurrent(bool current)
{
    m_current = current;
    m_caption->setCurrent(current);
    update();
    renewOverlay();
}

void OutputTile::setCross(const std::optional<QPointF> &share)
{
    if (m_cross == share)
        return;
    m_cross = share;
    renewOverlay();
}

void OutputTile::renewOverlay()
{
    m_overlay->setGeometry(m_view->rect());
    m_overlay->update();
}

void OutputTile::paintEvent(QPaintEvent *)
{
    if (!m_current)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokensOf(palette()).accent, kRing));
    const QRectF frame = QRectF(m_view->geometry()).adjusted(-kRingGap - 1, -kRingGap - 1, kRingGap + 1, kRingGap + 1);
    painter.drawRoundedRect(frame, metrics::kRadiusMark, metrics::kRadiusMark);
}

bool OutputTile::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view) {
        if (event->type() == QEvent::Resize) {
            renewOverlay();
            emit resized();
        } else if (event->type() == QEvent::FocusIn || event->type() == QEvent::MouseButtonPress) {
            emit chosen();
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace bakeoff
