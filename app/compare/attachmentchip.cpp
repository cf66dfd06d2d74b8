// SPDX-License-Identifier: GPL-3.0-or-later
// AttachmentChip of attachmentstrip.h.
#include "compare/attachmentstrip.h"

#include "widgets/icons.h"
#include "widgets/metrics.h"
#include "widgets/tokens.h"
#include "widgets/typography.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QHelpEvent>
#include <QImageReader>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QPointer>
#include <QThreadPool>
#include <QToolTip>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPicture = 28;
constexpr int kInset = 4;
constexpr int kCross = 16;
constexpr int kWidestText = 220;

QSize imageSize(const QByteArray &data)
{
    QByteArray bytes = data;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return QImageReader(&buffer).size();
}

/// The middle of the image, `side` device px square. The dimensions are bounded by whoever attached it; a stored one
/// that breaks the bound has no picture.
QImage squareOf(const QByteArray &data, int side)
{
    QByteArray bytes = data;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isEmpty() || qint64(size.width()) * size.height() > 64'000'000)
        return {};
    reader.setScaledSize(size.scaled(side, side, Qt::KeepAspectRatioByExpanding).expandedTo(QSize(1, 1)));
    const QImage image = reader.read();
    if (image.isNull())
        return {};
    return image.copy((image.width() - side) / 2, (image.height() - side) / 2, side, side);
}

QString iconOf(AttachmentKind kind)
{
    switch (kind) {
    case AttachmentKind::Image:
        return u"image"_s;
    case AttachmentKind::Audio:
        return u"audio"_s;
    case AttachmentKind::Document:
    case AttachmentKind::Text:
        return u"reports"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

AttachmentChip::AttachmentChip(const Attachment &attachment, bool removable, QWidget *parent)
    : QWidget(parent)
    , m_attachment(attachment)
    , m_removable(removable)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(removable);
    setObjectName(u"attachmentChip"_s);
    const QString bytes = QLocale().formattedDataSize(attachment.data.size(), 0, QLocale::DataSizeSIFormat);
    QString kind;
    switch (attachment.kind) {
    case AttachmentKind::Image: {
        kind = tr("Image");
        const QSize size = imageSize(attachment.data);
        //: Width and height of an image in pixels, and its size in bytes.
        m_detail = size.isEmpty() ? bytes : tr("%1 × %2, %3").arg(size.width()).arg(size.height()).arg(bytes);
        loadPicture();
        break;
    }
    case AttachmentKind::Audio:
        kind = tr("Audio");
        break;
    case AttachmentKind::Document:
        kind = tr("PDF");
        break;
    case AttachmentKind::Text:
        kind = tr("Text");
        break;
    }
    if (attachment.isMissing()) {
        kind = tr("File");
        m_detail = tr("missing from the history");
    }
    if (m_detail.isEmpty())
        m_detail = u"%1, %2"_s.arg(kind, bytes);
    setAccessibleName(u"%1, %2, %3"_s.arg(attachment.name, kind, m_detail));
    if (removable)
        setAccessibleDescription(tr("Delete removes it."));
}

void AttachmentChip::loadPicture()
{
    const int side = qRound(scaled(kPicture) * devicePixelRatioF());
    // Decoding a large picture takes longer than a frame.
    QThreadPool::globalInstance()->start([data = m_attachment.data, side, chip = QPointer(this)] {
        QImage picture = squareOf(data, side);
        QMetaObject::invokeMethod(
            qApp,
            [chip, picture = std::move(picture)] {
                if (!chip || picture.isNull())
                    return;
                chip->m_picture = picture;
                chip->update();
            },
            Qt::QueuedConnection);
    });
}

QSize AttachmentChip::sizeHint() const
{
    const QFontMetrics name(textFont(TextStep::Small, QFont::Medium));
    const QFontMetrics detail(figureFont(TextStep::Caption));
    const int text = std::min(std::max(name.horizontalAdvance(m_attachment.name) + 2, detail.horizontalAdvance(m_detail) + 2),
                              scaled(kWidestText));
    const int height = std::max(scaled(kPicture), name.height() + detail.height()) + 2 * kInset;
    return {kInset + scaled(kPicture) + metrics::kSmall + text + metrics::kSmall
                + (m_removable ? scaled(kCross) + metrics::kTight : 0),
            height};
}

QRectF AttachmentChip::crossRect() const
{
    const int side = scaled(kCross);
    return QRectF(width() - side - kInset - 2, (height() - side) / 2.0, side, side);
}

void AttachmentChip::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(palette());
    QPainter p(this);
    const bool ring = hasFocus();
    const double line = ring ? 2 : 1;
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(QPen(ring ? t.accent : t.line2, line));
    p.setBrush(t.button);
    p.drawRoundedRect(rect().toRectF().adjusted(line / 2, line / 2, -line / 2, -line / 2), metrics::kRadiusField,
                      metrics::kRadiusField);

    const int side = scaled(kPicture);
    const QRectF picture(kInset, (height() - side) / 2.0, side, side);
    QPainterPath clip;
    clip.addRoundedRect(picture, metrics::kRadiusMark, metrics::kRadiusMark);
    p.save();
    p.setRenderHint(QPainter::SmoothPixmapTransform);
    p.fillPath(clip, t.code);
    if (!m_picture.isNull()) {
        p.setClipPath(clip);
        p.drawImage(picture, m_picture);
    }
    p.restore();
    if (m_picture.isNull()) {
        const QPixmap icon = iconPixmap(iconOf(m_attachment.kind), t.text2, metrics::kIcon, devicePixelRatioF());
        p.drawPixmap(picture.center() - QPointF(metrics::kIcon, metrics::kIcon) / 2, icon);
    }

    const qreal left = picture.right() + metrics::kSmall;
    const qreal right = (m_removable ? crossRect().left() - metrics::kTight : width() - metrics::kSmall);
    const QFont nameFont = textFont(TextStep::Small, QFont::Medium);
    const QFont detailFont = figureFont(TextStep::Caption);
    const QFontMetrics name(nameFont);
    const QFontMetrics detail(detailFont);
    const qreal top = (height() - name.height() - detail.height()) / 2.0;
    const int room = std::max(0, static_cast<int>(right - left));
    p.setFont(nameFont);
    p.setPen(t.text);
    p.drawText(QRectF(left, top, room, name.height()), Qt::AlignLeft | Qt::AlignVCenter,
               name.elidedText(m_attachment.name, Qt::ElideMiddle, room));
    p.setFont(detailFont);
    p.setPen(m_attachment.isMissing() ? t.state(StateLook::CutOff) : t.text3);
    p.drawText(QRectF(left, top + name.height(), room, detail.height()), Qt::AlignLeft | Qt::AlignVCenter,
               detail.elidedText(m_detail, Qt::ElideRight, room));
    if (!m_removable)
        return;
    if (m_overCross) {
        p.setPen(Qt::NoPen);
        p.setBrush(t.hover);
        p.drawRoundedRect(crossRect(), metrics::kRadiusField, metrics::kRadiusField);
    }
    const QPixmap cross = iconPixmap(u"close"_s, t.text2, metrics::kIconSmall - 2, devicePixelRatioF());
    p.drawPixmap(crossRect().center() - QPointF(6, 6), cross);
}

bool AttachmentChip::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const bool cross = m_removable && crossRect().contains(help->pos());
        QToolTip::showText(help->globalPos(),
                           cross ? tr("Remove (Del)") : u"%1\n%2"_s.arg(m_attachment.name, m_detail), this);
        return true;
    }
    if (event->type() == QEvent::Leave && m_overCross) {
        m_overCross = false;
        update();
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QWidget::event(event);
}

void AttachmentChip::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (m_removable)
            emit removeWanted();
        return;
    case Qt::Key_Left:
        emit stepWanted(layoutDirection() == Qt::RightToLeft ? 1 : -1);
        return;
    case Qt::Key_Right:
        emit stepWanted(layoutDirection() == Qt::RightToLeft ? -1 : 1);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void AttachmentChip::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_removable && event->button() == Qt::LeftButton && crossRect().contains(event->position()))
        emit removeWanted();
}

void AttachmentChip::mouseMoveEvent(QMouseEvent *event)
{
    const bool over = m_removable && crossRect().contains(event->position());
    if (std::exchange(m_overCross, over) != over)
        update();
}

void AttachmentChip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    update();
}

} // namespace bakeoff
