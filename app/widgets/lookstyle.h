// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

class QAbstractButton;

namespace bakeoff {

/// How LookStyle paints a QPushButton. A QToolButton is always flat.
enum class ButtonKind {
    Plain,
    Primary, ///< one a screen
    Flat,
    Danger,
    SegmentOnly, ///< Segmented: the parts of one frame
    SegmentFirst,
    SegmentMiddle,
    SegmentLast,
};

enum class ButtonSize {
    Normal, ///< 28 high
    Bar,    ///< 24 high, in bars inside a pane
    Dialog, ///< 32 high, in dialog footers and votes
};

void setButtonKind(QAbstractButton *button, ButtonKind kind);
void setButtonSize(QAbstractButton *button, ButtonSize size);

/// A button may be shown by its icon alone where there is no room for words; its text stays what it is called.
/// \param icon name of the icon that a push button has then; without a call the one that stands beside its words
void setFoldIcon(QAbstractButton *button, const QString &icon);
void setFolded(QAbstractButton *button, bool folded);
bool isFolded(const QAbstractButton *button);
/// How much narrower the button is when it is folded, in device independent px.
int foldGain(const QAbstractButton *button);

/// A chevron at the end of a push button that opens a menu of its own.
void setOpensMenu(QAbstractButton *button, bool opens);

/// Shows a key beside the button's text. \param key in the user's format (QKeySequence::NativeText)
void setKeyHint(QAbstractButton *button, const QString &key);

/// Paints a field (QLineEdit, QComboBox, spin box, text editor) with the error border.
void setInvalid(QWidget *field, bool invalid);

/// Fusion with our own controls: all that Fusion lets vanish in dark mode, and the flat look of the rest.
/// Reads colours from the palette that it is given (tokensOf), so it has no state.
class LookStyle : public QProxyStyle {
    Q_OBJECT
public:
    LookStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget = nullptr) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget = nullptr) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl subControl,
                         const QWidget *widget = nullptr) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option,
                         const QWidget *widget = nullptr) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget = nullptr) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option = nullptr,
                    const QWidget *widget = nullptr) const override;
    int styleHint(StyleHint hint, const QStyleOption *option = nullptr, const QWidget *widget = nullptr,
                  QStyleHintReturn *returnData = nullptr) const override;
    void polish(QWidget *widget) override;
    using QProxyStyle::polish;
};

} // namespace bakeoff
