// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lookstyle.h"

#include "widgets/glyph.h"
#include "widgets/lookstyle_p.h"
#include "widgets/metrics.h"
#include "widgets/tokens.h"
#include "widgets/typography.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QComboBox>
#include <QHeaderView>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStyleOption>
#include <QTabBar>
#include <QTextEdit>

using namespace Qt::StringLiterals;

namespace bakeoff {

using namespace lookdetail;

LookStyle::LookStyle()
    : QProxyStyle(u"Fusion"_s)
{
}

void LookStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget)
        || qobject_cast<QScrollBar *>(widget) || qobject_cast<QTabBar *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (qobject_cast<QScrollBar *>(widget))
        widget->setAttribute(Qt::WA_OpaquePaintEvent); // its ground is painted with it
}

namespace {

void paintCheckBox(const QStyleOption &option, QPainter &p, const Tokens &t)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool on = option.state & QStyle::State_On;
    const bool partly = option.state & QStyle::State_NoChange;
    const QRectF box = QStyle::alignedRect(option.direction, Qt::AlignCenter, QSize(16, 16), option.rect).toRectF();
    if (on || partly) {
        paintBox(p, box, {enabled ? t.fill : t.line2, {}, 0, metrics::kRadiusMark});
        const QColor mark = enabled ? t.onFill : t.text3;
        if (on)
            Glyph::paintTick(p, box, mark);
        else
            p.fillRect(box.adjusted(4, 7, -4, -7), mark);
    } else {
        paintBox(p, box, {t.base, enabled ? t.field : t.line2, 1, metrics::kRadiusMark});
    }
}

void paintRadioButton(const QStyleOption &option, QPainter &p, const Tokens &t)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool on = option.state & QStyle::State_On;
    const QRectF box = QStyle::alignedRect(option.direction, Qt::AlignCenter, QSize(16, 16), option.rect).toRectF();
    const QColor mark = enabled ? t.fill : t.line2;
    paintBox(p, box, {t.base, on ? mark : (enabled ? t.field : t.line2), on ? 1.5 : 1.0, 8});
    if (on)
        paintBox(p, box.adjusted(4, 4, -4, -4), {mark, {}, 0, 4});
}

bool isTextEditor(const QWidget *widget)
{
    return qobject_cast<const QTextEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget);
}

void paintHeaderSection(const QStyleOption &option, QPainter &p, const Tokens &t)
{
    p.fillRect(option.rect, t.alt);
    p.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.line);
}

void paintTab(const QStyleOptionTab &option, QPainter &p, const Tokens &t)
{
    const QRect r = option.rect;
    if (option.state & QStyle::State_Selected)
        p.fillRect(QRect(r.left(), r.bottom() - 1, r.width(), 2), t.accent);
    else if (option.state & QStyle::State_MouseOver)
        p.fillRect(r, t.hover);
    if (option.state & QStyle::State_HasFocus && showsKeyboardFocus(option))
        paintFocusRing(p, r.toRectF(), metrics::kRadiusField, t, {});
}

void paintChevronPrimitive(const QStyleOption &option, QPainter &p, Direction direction, const Tokens &t)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    Glyph::paintChevron(p, option.rect.toRectF().center(), direction, enabled ? t.text2 : t.text3);
}

} // namespace

void LookStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    if (!option || !painter)
        return;
    const Tokens &t = tokensOf(option->palette);
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        paintCheckBox(*option, *painter, t);
        return;
    case PE_IndicatorRadioButton:
        paintRadioButton(*option, *painter, t);
        return;
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth <= 0)
            return; // inside a spin or combo box, whose frame is painted by itself
        paintField(*painter, option->rect, *option, widget);
        return;
    case PE_FrameLineEdit:
        return; // painted with the panel
    case PE_Frame:
        if (isTextEditor(widget)) {
            QStyleOption frame = *option;
            frame.state.setFlag(State_HasFocus, widget->hasFocus());
            paintField(*painter, option->rect, frame, widget);
        } else {
            paintBox(*painter, option->rect.toRectF(), {{}, t.line, 1, metrics::kRadiusField});
        }
        return;
    case PE_FrameFocusRect:
        if (qobject_cast<const QAbstractItemView *>(widget))
            paintBox(*painter, option->rect.toRectF(), {{}, t.accent, 1, metrics::kRadiusMark});
        else if (showsKeyboardFocus(*option))
            paintBox(*painter, option->rect.toRectF(), {{}, t.accent, 2, metrics::kRadiusField});
        return;
    case PE_FrameMenu:
        paintBox(*painter, option->rect.toRectF(), {{}, t.line2, 1, 0});
        return;
    case PE_PanelMenu:
        painter->fillRect(option->rect, t.raised);
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, t.raised);
        paintBox(*painter, option->rect.toRectF(), {{}, t.line2, 1, 0});
        return;
    case PE_PanelItemViewItem:
        if (option->state & State_Selected)
            painter->fillRect(option->rect, t.sel);
        else if (option->state & State_MouseOver && option->state & State_Enabled)
            painter->fillRect(option->rect, t.hover);
        return;
    case PE_PanelItemViewRow:
        if (option->state & State_Selected)
            painter->fillRect(option->rect, t.sel);
        return;
    case PE_IndicatorBranch:
        if (option->state & State_Children)
            paintChevronPrimitive(*option, *painter, option->state & State_Open ? Direction::Down : Direction::Right,
                                  t);
        return;
    case PE_IndicatorArrowDown:
        paintChevronPrimitive(*option, *painter, Direction::Down, t);
        return;
    case PE_IndicatorArrowUp:
        paintChevronPrimitive(*option, *painter, Direction::Up, t);
        return;
    case PE_IndicatorArrowLeft:
        paintChevronPrimitive(*option, *painter, Direction::Left, t);
        return;
    case PE_IndicatorArrowRight:
        paintChevronPrimitive(*option, *painter, Direction::Right, t);
        return;
    case PE_IndicatorHeaderArrow:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            paintChevronPrimitive(
                *option, *painter,
                header->sortIndicator == QStyleOptionHeader::SortUp ? Direction::Up : Direction::Down, t);
        return;
    case PE_FrameStatusBarItem:
    case PE_FrameTabBarBase:
    case PE_FrameTabWidget:
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void LookStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                            const QWidget *widget) const
{
    const Tokens &t = tokensOf(option->palette);
    switch (element) {
    case CE_PushButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            paintPushButton(*button, *painter, widget);
            return;
        }
        break;
    case CE_ProgressBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option)) {
            paintProgressBar(*bar, *painter);
            return;
        }
        break;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            paintTab(*tab, *painter, t);
            return;
        }
        break;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        paintHeaderSection(*option, *painter, t);
        return;
    case CE_HeaderLabel:
        // The margin of a header is beside its text: above and below it would cut letters off in a low one. (The base
        // style takes it off without asking subElementRect() of this style.)
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            const int margin = pixelMetric(PM_HeaderMargin, option, widget);
            QStyleOptionHeaderV2 label;
            if (const auto *full = qstyleoption_cast<const QStyleOptionHeaderV2 *>(option))
                label = *full;
            else
                static_cast<QStyleOptionHeader &>(label) = *header;
            label.rect.adjust(0, -margin, 0, margin - 1);
            QProxyStyle::drawControl(element, &label, painter, widget);
            return;
        }
        break;
    case CE_Splitter:
        painter->fillRect(option->rect, t.line);
        return;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, t.window);
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void LookStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                   const QWidget *widget) const
{
    switch (control) {
    case CC_ToolButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
            paintToolButton(*button, *painter, widget);
            return;
        }
        break;
    case CC_ComboBox:
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            paintComboBox(*combo, *painter, widget);
            return;
        }
        break;
    case CC_SpinBox:
        if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option)) {
            paintSpinBox(*spin, *painter, widget, *proxy());
            return;
        }
        break;
    case CC_Slider:
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            paintSlider(*slider, *painter, widget, *proxy());
            return;
        }
        break;
    case CC_ScrollBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            paintScrollBar(*bar, *painter, widget, *proxy());
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect LookStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl subControl,
                                const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option))
            return visualRect(bar->direction, bar->rect, scrollBarRect(*bar, subControl));
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

QRect LookStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_LineEditContents) {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0)
            return rect.adjusted(metrics::kTight, 0, -metrics::kTight, 0);
    }
    return rect;
}

QSize LookStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                  const QWidget *widget) const
{
    switch (type) {
    case CT_PushButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            return pushButtonSize(*button, widget, isFolded(qobject_cast<const QAbstractButton *>(widget)));
        break;
    case CT_ToolButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option))
            return toolButtonSize(*button, widget);
        break;
    case CT_LineEdit:
        return {size.width() + 2 * metrics::kSmall,
                std::max(size.height() + 2 * metrics::kTight, scaled(metrics::kControl))};
    case CT_ComboBox:
    case CT_SpinBox: {
        QSize s = QProxyStyle::sizeFromContents(type, option, size, widget);
        s.setHeight(std::max(s.height(), scaled(metrics::kControl)));
        return s;
    }
    case CT_ItemViewItem: {
        QSize s = QProxyStyle::sizeFromContents(type, option, size, widget);
        s.setHeight(std::max(s.height(), scaled(metrics::kControlInBar)));
        return s;
    }
    case CT_TabBarTab:
        return QProxyStyle::sizeFromContents(type, option, size, widget) + QSize(8, 4);
    case CT_MenuItem: {
        QSize s = QProxyStyle::sizeFromContents(type, option, size, widget);
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
            item && item->menuItemType != QStyleOptionMenuItem::Separator)
            s.setHeight(std::max(s.height(), scaled(metrics::kControlInBar + 2)));
        return s;
    }
    default:
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

int LookStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
    case PM_ToolBarIconSize:
    case PM_ListViewIconSize:
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return metrics::kIcon;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return metrics::kSmall;
    case PM_HeaderMargin:
        return metrics::kSmall;
    case PM_FocusFrameHMargin:
        return metrics::kSmall - 1; // Qt adds 1: texts of rows stand below those of the header
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_SplitterWidth:
        return 1;
    case PM_ToolTipLabelFrameWidth:
        return 6;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuVMargin:
        return metrics::kTight;
    case PM_MenuButtonIndicator:
        return 20;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarBaseHeight:
    case PM_TabBarBaseOverlap:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int LookStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                         QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ComboBox_Popup:
    case SH_ScrollBar_Transient:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 1;
    case SH_ToolTip_WakeUpDelay:
        return 500;
    case SH_Table_GridLineColor:
        return option ? static_cast<int>(tokensOf(option->palette).line.rgba()) : 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

} // namespace bakeoff
