// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/glyph.h"
#include "widgets/icons.h"
#include "widgets/lookstyle_p.h"
#include "widgets/metrics.h"
#include "widgets/typography.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QCoreApplication>
#include <QEvent>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QStyleOption>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bakeoff {

namespace {

constexpr char kKindProperty[] = "bakeoffKind";
constexpr char kSizeProperty[] = "bakeoffSize";
constexpr char kKeyProperty[] = "bakeoffKey";
constexpr char kInvalidProperty[] = "bakeoffInvalid";
constexpr char kFoldIconProperty[] = "bakeoffFoldIcon";
constexpr char kFoldedProperty[] = "bakeoffFolded";
constexpr char kMenuProperty[] = "bakeoffOpensMenu";

constexpr int kButtonPadding = 11;
constexpr int kIconGap = 7;
constexpr int kPaintInset = 4;
constexpr int kSegmentPadding = 9;

void setLookProperty(QWidget *widget, const char *name, const QVariant &value)
{
    if (widget->property(name) == value)
        return;
    widget->setProperty(name, value);
    if (qobject_cast<QAbstractButton *>(widget)) {
        QEvent changed(QEvent::StyleChange); // it forgets the size that it has remembered
        QCoreApplication::sendEvent(widget, &changed);
    }
    widget->updateGeometry();
    widget->update();
}

bool isSegment(ButtonKind kind)
{
    return kind >= ButtonKind::SegmentOnly;
}

struct ButtonColors {
    QColor ground;
    QColor border;
    QColor text;
    QColor icon;
    QColor hint;
};

ButtonColors colorsOf(ButtonKind kind, QStyle::State state, const Tokens &t)
{
    const bool enabled = state & QStyle::State_Enabled;
    const bool on = state & QStyle::State_On;
    const bool hover = enabled && state & QStyle::State_MouseOver;
    const bool down = state & QStyle::State_Sunken;
    ButtonColors c{t.button, t.line2, t.text, t.text2, t.text3};
    if (kind == ButtonKind::Flat)
        c = {{}, {}, t.text2, t.text2, t.text3};
    else if (kind == ButtonKind::Danger)
        c.text = c.icon = t.state(StateLook::Failed);
    else if (kind == ButtonKind::Primary)
        c = {t.fill, t.fill, t.onFill, t.onFill, t.onFill};
    if (on)
        c = {t.sel, t.selLine, t.accent, t.accent, t.text2};
    else if (hover && kind == ButtonKind::Primary)
        c.ground = c.border = down ? t.fill.darker(112) : t.fill.lighter(106);
    else if (hover || (down && enabled))
        c.ground = down ? t.line : t.hover;
    if (!enabled) {
        c = {on ? t.sel : (kind == ButtonKind::Flat ? QColor() : t.window),
             kind == ButtonKind::Flat ? QColor() : t.line, t.text3, t.text3, t.text3};
    }
    return c;
}

QPainterPath segmentPath(const QRectF &r, ButtonKind kind, double radius)
{
    const double left = kind == ButtonKind::SegmentFirst || kind == ButtonKind::SegmentOnly ? radius : 0;
    const double right = kind == ButtonKind::SegmentLast || kind == ButtonKind::SegmentOnly ? radius : 0;
    QPainterPath path;
    path.moveTo(r.left() + left, r.top());
    path.lineTo(r.right() - right, r.top());
    path.quadTo(r.right(), r.top(), r.right(), r.top() + right);
    path.lineTo(r.right(), r.bottom() - right);
    path.quadTo(r.right(), r.bottom(), r.right() - right, r.bottom());
    path.lineTo(r.left() + left, r.bottom());
    path.quadTo(r.left(), r.bottom(), r.left(), r.bottom() - left);
    path.lineTo(r.left(), r.top() + left);
    path.quadTo(r.left(), r.top(), r.left() + left, r.top());
    return path;
}

void paintSegmentGround(QPainter &p, const QRectF &rect, ButtonKind kind, const ButtonColors &c)
{
    QRectF r = rect.adjusted(0.5, 0.5, -0.5, -0.5);
    if (kind == ButtonKind::SegmentFirst || kind == ButtonKind::SegmentMiddle)
        r.setRight(rect.right() + 0.5); // shares its line with the next one
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(QPen(c.border, 1));
    p.setBrush(c.ground);
    p.drawPath(segmentPath(r, kind, metrics::kRadiusButton));
    p.restore();
}

/// An icon of ours in `color`; any other icon as it is.
void paintIcon(QPainter &p, const QRect &rect, const QIcon &icon, const QColor &color, bool enabled)
{
    const qreal ratio = p.device() ? p.device()->devicePixelRatio() : 1;
    const QPixmap own = icon.name().isEmpty() ? QPixmap() : iconPixmap(icon.name(), color, rect.width(), ratio);
    if (!own.isNull())
        p.drawPixmap(rect.topLeft(), own);
    else
        icon.paint(&p, rect, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
}

QFont hintFont(const QFont &font)
{
    QFont hint = font;
    hint.setPointSizeF(std::max(1.0, font.pointSizeF() * 11 / 13));
    hint.setWeight(QFont::Normal);
    return hint;
}

QFont labelFont(const QStyleOption &option, const QWidget *widget, ButtonKind kind)
{
    QFont font = widget ? widget->font() : QFont();
    if (kind == ButtonKind::Primary)
        font.setWeight(QFont::DemiBold);
    Q_UNUSED(option);
    return font;
}

} // namespace

void setButtonKind(QAbstractButton *button, ButtonKind kind)
{
    setLookProperty(button, kKindProperty, static_cast<int>(kind));
}

void setButtonSize(QAbstractButton *button, ButtonSize size)
{
    setLookProperty(button, kSizeProperty, static_cast<int>(size));
}

void setKeyHint(QAbstractButton *button, const QString &key)
{
    setLookProperty(button, kKeyProperty, key);
}

void setFoldIcon(QAbstractButton *button, const QString &icon)
{
    setLookProperty(button, kFoldIconProperty, icon);
}

void setFolded(QAbstractButton *button, bool folded)
{
    if (folded == isFolded(button))
        return;
    setLookProperty(button, kFoldedProperty, folded);
    if (auto *tool = qobject_cast<QToolButton *>(button))
        tool->setToolButtonStyle(folded ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
}

bool isFolded(const QAbstractButton *button)
{
    return button && button->property(kFoldedProperty).toBool();
}

int foldGain(const QAbstractButton *button)
{
    if (qobject_cast<const QToolButton *>(button)) {
        QStyleOptionToolButton tool;
        tool.text = button->text();
        tool.icon = button->icon();
        tool.iconSize = button->iconSize();
        tool.toolButtonStyle = Qt::ToolButtonTextBesideIcon;
        const int words = lookdetail::toolButtonSize(tool, button).width();
        tool.toolButtonStyle = Qt::ToolButtonIconOnly;
        return words - lookdetail::toolButtonSize(tool, button).width();
    }
    QStyleOptionButton option;
    option.text = button->text();
    option.icon = button->icon();
    option.iconSize = button->iconSize();
    if (const auto *push = qobject_cast<const QPushButton *>(button); push && push->menu())
        option.features |= QStyleOptionButton::HasMenu;
    return lookdetail::pushButtonSize(option, button, false).width()
        - lookdetail::pushButtonSize(option, button, true).width();
}

void setOpensMenu(QAbstractButton *button, bool opens)
{
    setLookProperty(button, kMenuProperty, opens);
}

void setInvalid(QWidget *field, bool invalid)
{
    setLookProperty(field, kInvalidProperty, invalid);
}

namespace lookdetail {

void paintBox(QPainter &p, const QRectF &rect, const Box &box)
{
    p.save();
    p.setRenderHint(QPainter::Antialiasing, box.radius > 0);
    const double inset = box.border.isValid() ? box.width / 2 : 0;
    const QRectF r = rect.adjusted(inset, inset, -inset, -inset);
    p.setPen(box.border.isValid() ? QPen(box.border, box.width) : QPen(Qt::NoPen));
    p.setBrush(box.ground.isValid() ? QBrush(box.ground) : QBrush(Qt::NoBrush));
    if (box.radius > 0) {
        const double radius = std::max(0.0, box.radius - inset);
        p.drawRoundedRect(r, radius, radius);
    } else {
        p.drawRect(r);
    }
    p.restore();
}

void paintField(QPainter &p, const QRect &rect, const QStyleOption &option, const QWidget *widget, bool fillGround)
{
    const Tokens &t = tokensOf(option.palette);
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool invalid = widget && widget->property(kInvalidProperty).toBool();
    Box box{{}, enabled ? t.field : t.line2, 1, metrics::kRadiusField};
    if (fillGround)
        box.ground = enabled ? t.base : t.window;
    if (enabled && invalid) {
        box.border = t.state(StateLook::Failed);
        box.width = 1.5;
    } else if (enabled && option.state & QStyle::State_HasFocus) {
        box.border = t.accent;
        box.width = 2;
    }
    paintBox(p, rect.toRectF(), box);
}

void paintFocusRing(QPainter &p, const QRectF &rect, double radius, const Tokens &t, const QColor &gap)
{
    if (gap.isValid())
        paintBox(p, rect.adjusted(2, 2, -2, -2), {{}, gap, 1, std::max(0.0, radius - 2)});
    paintBox(p, rect, {{}, t.accent, 2, radius});
}

ButtonKind kindOf(const QWidget *widget)
{
    return widget ? static_cast<ButtonKind>(widget->property(kKindProperty).toInt()) : ButtonKind::Plain;
}

int buttonHeight(const QWidget *widget)
{
    switch (static_cast<ButtonSize>(widget ? widget->property(kSizeProperty).toInt() : 0)) {
    case ButtonSize::Bar:
        return scaled(metrics::kControlInBar);
    case ButtonSize::Dialog:
        return scaled(metrics::kControlInDialog);
    case ButtonSize::Normal:
        break;
    }
    return scaled(metrics::kControl);
}

QString keyHintOf(const QWidget *widget)
{
    return widget ? widget->property(kKeyProperty).toString() : QString();
}

/// What stands on a push button.
struct ButtonFace {
    QString text;
    QString hint;
    QIcon icon;
    bool hasMenu = false;
};

ButtonFace faceOf(const QStyleOptionButton &option, const QWidget *widget, bool folded)
{
    ButtonFace face{option.text, keyHintOf(widget), option.icon, option.features.testFlag(QStyleOptionButton::HasMenu)};
    if (!widget)
        return face;
    face.hasMenu = face.hasMenu || widget->property(kMenuProperty).toBool();
    if (!folded)
        return face;
    if (const QString icon = widget->property(kFoldIconProperty).toString(); !icon.isEmpty())
        face.icon = lookIcon(icon);
    if (!face.icon.isNull())
        face.text = face.hint = QString();
    return face;
}

bool showsKeyboardFocus(const QStyleOption &option)
{
    return option.state & QStyle::State_KeyboardFocusChange;
}

void paintPushButton(const QStyleOptionButton &option, QPainter &p, const QWidget *widget)
{
    const Tokens &t = tokensOf(option.palette);
    const ButtonKind kind = kindOf(widget);
    const bool enabled = option.state & QStyle::State_Enabled;
    const ButtonColors c = colorsOf(kind, option.state, t);
    const QRectF rect = option.rect.toRectF();
    if (isSegment(kind))
        paintSegmentGround(p, rect, kind, c);
    else
        paintBox(p, rect, {c.ground, c.border, 1, metrics::kRadiusButton});
    if (option.state & QStyle::State_HasFocus && showsKeyboardFocus(option))
        paintFocusRing(p, rect, metrics::kRadiusButton, t, kind == ButtonKind::Primary ? t.window : QColor());

    // Icon, text and key as one group in the middle; a menu's chevron at the end.
    const QFont font = labelFont(option, widget, kind);
    const QFont small = hintFont(font);
    const auto [text, hint, icon, hasMenu]
        = faceOf(option, widget, isFolded(qobject_cast<const QAbstractButton *>(widget)));
    const int textWidth = QFontMetrics(font).size(Qt::TextShowMnemonic, text).width();
    const int hintWidth = hint.isEmpty() ? 0 : QFontMetrics(small).horizontalAdvance(hint) + kIconGap;
    const int iconWidth = icon.isNull() ? 0 : option.iconSize.width();
    const int gap = iconWidth && !text.isEmpty() ? kIconGap : 0;
    QRect inner = option.rect.adjusted(kPaintInset, 0, -kPaintInset, 0);
    if (hasMenu)
        inner.setRight(inner.right() - 16);
    const int total = std::min(inner.width(), iconWidth + gap + textWidth + hintWidth);
    int x = inner.left() + (inner.width() - total) / 2;
    p.save();
    if (iconWidth) {
        const QRect iconRect(x, inner.center().y() - (option.iconSize.height() - 1) / 2, iconWidth,
                             option.iconSize.height());
        paintIcon(p, QStyle::visualRect(option.direction, option.rect, iconRect), icon, c.icon, enabled);
        x += iconWidth + gap;
    }
    p.setFont(font);
    p.setPen(c.text);
    const QRect textRect(x, inner.top(), std::min(textWidth + 1, inner.right() - x + 1), inner.height());
    p.drawText(QStyle::visualRect(option.direction, option.rect, textRect),
               Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic | Qt::TextSingleLine,
               textWidth <= textRect.width()
                   ? text
                   : QFontMetrics(font).elidedText(text, Qt::ElideRight, textRect.width(), Qt::TextShowMnemonic));
    if (hintWidth) {
        p.setFont(small);
        p.setPen(c.hint);
        const QRect hintRect(x + textWidth + kIconGap, inner.top(), hintWidth, inner.height());
        p.drawText(QStyle::visualRect(option.direction, option.rect, hintRect), Qt::AlignVCenter | Qt::AlignLeft, hint);
    }
    if (hasMenu) {
        const QRect arrow(inner.right() + 1, option.rect.top(), 16, option.rect.height());
        Glyph::paintChevron(p, QStyle::visualRect(option.direction, option.rect, arrow).toRectF().center(),
                            Direction::Down, c.icon);
    }
    p.restore();
}

QSize pushButtonSize(const QStyleOptionButton &option, const QWidget *widget, bool folded)
{
    const QFont font = labelFont(option, widget, kindOf(widget));
    const auto [text, hint, icon, hasMenu] = faceOf(option, widget, folded);
    int width = QFontMetrics(font).size(Qt::TextShowMnemonic, text).width() + 1;
    if (!icon.isNull())
        width += option.iconSize.width() + (text.isEmpty() ? 0 : kIconGap);
    if (!hint.isEmpty())
        width += QFontMetrics(hintFont(font)).horizontalAdvance(hint) + kIconGap;
    if (hasMenu)
        width += 16;
    const int least = buttonHeight(widget);
    const int margin = least < scaled(metrics::kControl) ? metrics::kTight : metrics::kSmall;
    const int height = std::max(least, QFontMetrics(font).height() + margin);
    if (text.isEmpty())
        return {std::max(height, width + 12), height};
    return {width + 2 * kButtonPadding, height};
}

void paintToolButton(const QStyleOptionToolButton &option, QPainter &p, const QWidget *widget)
{
    const Tokens &t = tokensOf(option.palette);
    const bool enabled = option.state & QStyle::State_Enabled;
    const ButtonColors c = colorsOf(ButtonKind::Flat, option.state, t);
    const QRectF rect = option.rect.toRectF();
    if (c.ground.isValid())
        paintBox(p, rect, {c.ground, c.border, 1, metrics::kRadiusButton});
    if (option.state & QStyle::State_HasFocus && showsKeyboardFocus(option))
        paintFocusRing(p, rect, metrics::kRadiusButton, t, {});
    const bool hasText = option.toolButtonStyle != Qt::ToolButtonIconOnly && !option.text.isEmpty();
    const bool hasIcon = !option.icon.isNull() && option.toolButtonStyle != Qt::ToolButtonTextOnly;
    const bool hasArrow = option.features & QStyleOptionToolButton::HasMenu && hasText;
    p.save();
    QRect inner = option.rect;
    if (hasText)
        inner.adjust(kSegmentPadding, 0, -kSegmentPadding - (hasArrow ? 16 : 0), 0);
    if (hasIcon) {
        QRect icon(QPoint(), option.iconSize);
        icon.moveCenter(inner.center());
        if (hasText)
            icon.moveLeft(inner.left());
        paintIcon(p, QStyle::visualRect(option.direction, option.rect, icon), option.icon, c.icon, enabled);
        if (hasText)
            inner.setLeft(icon.right() + kIconGap);
    }
    if (hasText) {
        p.setFont(widget ? widget->font() : QFont());
        p.setPen(c.text);
        p.drawText(QStyle::visualRect(option.direction, option.rect, inner),
                   Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic | Qt::TextSingleLine, option.text);
    }
    if (hasArrow) {
        const QRect arrow(option.rect.right() - 20, option.rect.top(), 16, option.rect.height());
        Glyph::paintChevron(p, QStyle::visualRect(option.direction, option.rect, arrow).toRectF().center(),
                            Direction::Down, c.icon);
    }
    p.restore();
}

QSize toolButtonSize(const QStyleOptionToolButton &option, const QWidget *widget)
{
    const int height = buttonHeight(widget);
    const bool hasText = option.toolButtonStyle != Qt::ToolButtonIconOnly && !option.text.isEmpty();
    if (!hasText)
        return {std::max(height, option.iconSize.width() + 8), std::max(height, option.iconSize.height() + 8)};
    int width = QFontMetrics(widget ? widget->font() : QFont()).size(Qt::TextShowMnemonic, option.text).width() + 1
        + 2 * kSegmentPadding;
    if (!option.icon.isNull() && option.toolButtonStyle != Qt::ToolButtonTextOnly)
        width += option.iconSize.width() + kIconGap;
    if (option.features & QStyleOptionToolButton::HasMenu)
        width += 16;
    return {width, height};
}

void paintComboBox(const QStyleOptionComboBox &option, QPainter &p, const QWidget *widget)
{
    const Tokens &t = tokensOf(option.palette);
    const bool enabled = option.state & QStyle::State_Enabled;
    if (option.frame && kindOf(widget) != ButtonKind::Flat) {
        QStyleOption frame = option;
        frame.state.setFlag(QStyle::State_HasFocus, widget && widget->hasFocus());
        paintField(p, option.rect, frame, widget);
    } else {
        if (enabled && option.state & QStyle::State_MouseOver)
            paintBox(p, option.rect.toRectF(), {t.hover, {}, 0, metrics::kRadiusButton});
        if (option.state & QStyle::State_HasFocus && showsKeyboardFocus(option))
            paintFocusRing(p, option.rect.toRectF(), metrics::kRadiusButton, t, {});
    }
    const QRect arrow(option.rect.right() - 21, option.rect.top(), 16, option.rect.height());
    Glyph::paintChevron(p, QStyle::visualRect(option.direction, option.rect, arrow).toRectF().center(),
                        Direction::Down, enabled ? t.text2 : t.text3);
}

void paintSpinBox(const QStyleOptionSpinBox &option, QPainter &p, const QWidget *widget, const QStyle &style)
{
    const Tokens &t = tokensOf(option.palette);
    QStyleOption frame = option;
    frame.state.setFlag(QStyle::State_HasFocus, widget && widget->hasFocus());
    paintField(p, option.rect, frame, widget);
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto paintStep = [&](QStyle::SubControl part, Direction direction, bool possible) {
        const QRectF rect = style.subControlRect(QStyle::CC_SpinBox, &option, part, widget).toRectF();
        const bool hover = option.activeSubControls == part && option.state & QStyle::State_MouseOver;
        const QColor color = !possible ? t.line2 : hover ? t.accent : t.text2;
        Glyph::paintChevron(p, rect.center(), direction, color);
    };
    const bool enabled = option.state & QStyle::State_Enabled;
    paintStep(QStyle::SC_SpinBoxUp, Direction::Up, enabled && option.stepEnabled & QAbstractSpinBox::StepUpEnabled);
    paintStep(QStyle::SC_SpinBoxDown, Direction::Down,
              enabled && option.stepEnabled & QAbstractSpinBox::StepDownEnabled);
}

void paintSlider(const QStyleOptionSlider &option, QPainter &p, const QWidget *widget, const QStyle &style)
{
    const Tokens &t = tokensOf(option.palette);
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool horizontal = option.orientation == Qt::Horizontal;
    const QPointF handle
        = style.subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, widget).toRectF().center();
    QRectF groove = option.rect.toRectF();
    QRectF used;
    if (horizontal) {
        groove = QRectF(groove.left() + 2, groove.center().y() - 2, groove.width() - 4, 4);
        used = groove;
        option.upsideDown ? used.setLeft(handle.x()) : used.setRight(handle.x());
    } else {
        groove = QRectF(groove.center().x() - 2, groove.top() + 2, 4, groove.height() - 4);
        used = groove;
        option.upsideDown ? used.setTop(handle.y()) : used.setBottom(handle.y());
    }
    paintBox(p, groove, {t.line2, {}, 0, 2});
    paintBox(p, used, {enabled ? t.fill : t.line2, {}, 0, 2});
    const bool focus = option.state & QStyle::State_HasFocus;
    paintBox(p, QRectF(handle.x() - 7, handle.y() - 7, 14, 14),
             {t.button, focus ? t.accent : t.field, focus ? 2.0 : 1.0, 7});
}

QRect scrollBarRect(const QStyleOptionSlider &option, QStyle::SubControl part)
{
    const bool horizontal = option.orientation == Qt::Horizontal;
    const int length = horizontal ? option.rect.width() : option.rect.height();
    const int extent = horizontal ? option.rect.height() : option.rect.width();
    const qint64 range = qint64(option.maximum) - option.minimum;
    int sliderLength = length;
    if (range > 0)
        sliderLength = std::clamp(int(qint64(option.pageStep) * length / (range + option.pageStep)),
                                  std::min(32, length), length);
    const int start = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                                      length - sliderLength, option.upsideDown);
    const auto along = [&](int from, int size) {
        return (horizontal ? QRect(from, 0, size, extent) : QRect(0, from, extent, size))
            .translated(option.rect.topLeft());
    };
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        return along(start, sliderLength);
    case QStyle::SC_ScrollBarSubPage:
        return along(0, start);
    case QStyle::SC_ScrollBarAddPage:
        return along(start + sliderLength, length - start - sliderLength);
    case QStyle::SC_ScrollBarGroove:
        return along(0, length);
    default:
        return {}; // no arrows
    }
}

void paintScrollBar(const QStyleOptionSlider &option, QPainter &p, const QWidget *widget, const QStyle &style)
{
    const Tokens &t = tokensOf(option.palette);
    // The ground is that of what scrolls: a page stands on the window's, a list on its own.
    QPalette::ColorRole ground = QPalette::Base;
    for (const QWidget *parent = widget ? widget->parentWidget() : nullptr; parent; parent = parent->parentWidget()) {
        if (const auto *area = qobject_cast<const QAbstractScrollArea *>(parent)) {
            ground = area->viewport()->backgroundRole();
            break;
        }
    }
    p.fillRect(option.rect, option.palette.color(ground));
    if (option.maximum <= option.minimum)
        return;
    QRectF slider
        = style.subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, widget).toRectF();
    slider = option.orientation == Qt::Horizontal ? slider.adjusted(2, 3, -2, -3) : slider.adjusted(3, 2, -3, -2);
    const bool active = option.state & QStyle::State_MouseOver || option.state & QStyle::State_Sunken;
    paintBox(p, slider, {active ? t.field : t.line2, {}, 0, 3});
}

void paintProgressBar(const QStyleOptionProgressBar &option, QPainter &p)
{
    const Tokens &t = tokensOf(option.palette);
    QRectF groove = option.rect.toRectF();
    if (groove.height() > 7 && !option.textVisible)
        groove = QRectF(groove.left(), groove.center().y() - 3.5, groove.width(), 7);
    const double radius = std::min(groove.height() / 2, 4.0);
    paintBox(p, groove, {t.line, {}, 0, radius});
    const double range = double(option.maximum) - option.minimum;
    if (range > 0) {
        QRectF done = groove;
        done.setWidth(groove.width() * std::clamp((option.progress - option.minimum) / range, 0.0, 1.0));
        if (done.width() >= 1)
            paintBox(p, done, {t.fill, {}, 0, radius});
    } else {
        QRectF busy = groove; // no range: a still mark, the word beside it says what goes on
        busy.setWidth(groove.width() / 4);
        paintBox(p, busy, {t.fill, {}, 0, radius});
    }
    if (option.textVisible && !option.text.isEmpty()) {
        p.setPen(t.text);
        p.drawText(option.rect, Qt::AlignCenter, option.text);
    }
}

} // namespace lookdetail

} // namespace bakeoff
