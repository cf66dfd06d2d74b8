// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/labels.h"

#include "widgets/glyph.h"
#include "widgets/lookstyle_p.h"
#include "widgets/metrics.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace bakeoff {

TextLabel::TextLabel(const QString &text, TextStep step, Tone tone, QFont::Weight weight, QWidget *parent)
    : QLabel(text, parent)
    , m_step(step)
    , m_tone(tone)
    , m_weight(weight)
{
    setTextFormat(Qt::PlainText);
    applyFont();
    applyColor();
}

void TextLabel::setTone(Tone tone)
{
    m_tone = tone;
    m_look.reset();
    applyColor();
}

void TextLabel::setStateTone(StateLook look)
{
    m_look = look;
    applyColor();
}

void TextLabel::setWeight(QFont::Weight weight)
{
    m_weight = weight;
    applyFont();
}

void TextLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (m_applying)
        return;
    if (event->type() == QEvent::PaletteChange)
        applyColor();
    else if (event->type() == QEvent::FontChange)
        applyFont();
}

void TextLabel::applyColor()
{
    const Tokens &t = tokensOf(palette());
    QColor color = t.text;
    if (m_look)
        color = t.state(*m_look);
    else if (m_tone == Tone::Text2)
        color = t.text2;
    else if (m_tone == Tone::Text3)
        color = t.text3;
    else if (m_tone == Tone::Accent)
        color = t.accent;
    // Only this one role is our own: all others keep following the window.
    QPalette own;
    own.setColor(QPalette::Active, QPalette::WindowText, color);
    own.setColor(QPalette::Inactive, QPalette::WindowText, color);
    m_applying = true;
    setPalette(own);
    m_applying = false;
}

void TextLabel::applyFont()
{
    m_applying = true;
    setFont(figureFont(m_step, m_weight));
    m_applying = false;
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode)
{
    m_mode = mode;
    update();
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 1, fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {0, fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    p.drawText(contentsRect(), static_cast<int>(alignment() | Qt::TextSingleLine),
               fontMetrics().elidedText(text(), m_mode, contentsRect().width()));
}

bool ElidedLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        const bool fits = fontMetrics().horizontalAdvance(text()) <= contentsRect().width();
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), fits ? QString() : text(), this);
        return true;
    }
    return TextLabel::event(event);
}

Tag::Tag(const QString &text, std::optional<StateLook> look, QWidget *parent)
    : QWidget(parent)
    , m_text(text)
    , m_look(look)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFont(textFont(TextStep::Small));
    setAccessibleName(text);
}

void Tag::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Tag::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + 12, scaled(20)};
}

void Tag::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(palette());
    QPainter p(this);
    lookdetail::paintBox(p, QRectF(rect()), {m_look ? t.ground(*m_look) : t.hover, {}, 0, metrics::kRadiusField});
    p.setPen(m_look ? t.state(*m_look) : t.text2);
    p.drawText(rect(), Qt::AlignCenter, m_text);
}

void Tag::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        setFont(textFont(TextStep::Small));
}

KeyCap::KeyCap(const QString &key, QWidget *parent)
    : QWidget(parent)
    , m_key(key)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFont(textFont(TextStep::Caption));
    setAccessibleName(key);
}

void KeyCap::setKey(const QString &key)
{
    m_key = key;
    setAccessibleName(key);
    updateGeometry();
    update();
}

QSize KeyCap::sizeHint() const
{
    const int height = scaled(18);
    return {std::max(height, fontMetrics().horizontalAdvance(m_key) + 10), height};
}

void KeyCap::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(palette());
    QPainter p(this);
    lookdetail::paintBox(p, QRectF(rect()), {t.raised, t.line2, 1, metrics::kRadiusMark});
    p.setPen(t.text2);
    p.drawText(rect(), Qt::AlignCenter, m_key);
}

void KeyCap::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        setFont(textFont(TextStep::Caption));
}

GlyphView::GlyphView(StateLook look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void GlyphView::setLook(StateLook look)
{
    m_look = look;
    update();
}

QSize GlyphView::sizeHint() const
{
    return {metrics::kGlyph, metrics::kGlyph};
}

void GlyphView::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(palette());
    QPainter p(this);
    QRectF target(0, 0, metrics::kGlyph, metrics::kGlyph);
    target.moveCenter(QRectF(rect()).center());
    Glyph::paintState(p, target, m_look, t.state(m_look), t.base);
}

} // namespace bakeoff
