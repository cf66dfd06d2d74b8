// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/lookstyle.h"
#include "widgets/tokens.h"

#include <QRectF>
#include <QString>

class QPainter;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QStyleOptionSpinBox;
class QStyleOptionToolButton;

/// Shared by the two halves of LookStyle; nobody else includes it.
namespace bakeoff::lookdetail {

struct Box {
    QColor ground; ///< invalid: none
    QColor border; ///< invalid: none
    double width = 1;
    double radius = 4;
};

/// A rounded box whose border lies inside `rect`, sharp at whole px.
void paintBox(QPainter &painter, const QRectF &rect, const Box &box);

/// The frame of a field: base ground, field border; accent when it has the focus, red when invalid.
void paintField(QPainter &painter, const QRect &rect, const QStyleOption &option, const QWidget *widget,
                bool fillGround = true);

/// 2 px accent along the inside of `rect`, then 1 px of `gap` so that it stands off a filled button.
void paintFocusRing(QPainter &painter, const QRectF &rect, double radius, const Tokens &tokens, const QColor &gap);

ButtonKind kindOf(const QWidget *widget);
int buttonHeight(const QWidget *widget);
QString keyHintOf(const QWidget *widget);
bool showsKeyboardFocus(const QStyleOption &option);

void paintPushButton(const QStyleOptionButton &option, QPainter &painter, const QWidget *widget);
/// \param folded without its words
QSize pushButtonSize(const QStyleOptionButton &option, const QWidget *widget, bool folded);
void paintToolButton(const QStyleOptionToolButton &option, QPainter &painter, const QWidget *widget);
QSize toolButtonSize(const QStyleOptionToolButton &option, const QWidget *widget);
void paintComboBox(const QStyleOptionComboBox &option, QPainter &painter, const QWidget *widget);
void paintSpinBox(const QStyleOptionSpinBox &option, QPainter &painter, const QWidget *widget, const QStyle &style);
void paintSlider(const QStyleOptionSlider &option, QPainter &painter, const QWidget *widget, const QStyle &style);
void paintScrollBar(const QStyleOptionSlider &option, QPainter &painter, const QWidget *widget, const QStyle &style);
QRect scrollBarRect(const QStyleOptionSlider &option, QStyle::SubControl part);
void paintProgressBar(const QStyleOptionProgressBar &option, QPainter &painter);

} // namespace bakeoff::lookdetail
