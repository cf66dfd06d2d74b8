// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"

#include "widgets/lookstyle.h"

#include <QApplication>
#include <QEvent>
#include <QFontInfo>
#include <QStyleHints>
#include <QToolTip>
#include <QWidget>

#include <algorithm>

namespace bakeoff {

namespace {

/// 13 px at 96 dpi, the size that all measures were drawn for. A larger system font wins over it.
constexpr double kNormalPoints = 9.75;

} // namespace

Theme::Theme(QApplication &application, ThemeMode mode, int fontPercent, QObject *parent)
    : QObject(parent)
    , m_application(application)
    , m_systemFont(QApplication::font())
    , m_mode(mode)
    , m_fontPercent(std::clamp(fontPercent, 70, 250))
{
    QApplication::setStyle(new LookStyle); // the application owns it
    applyFont();
    apply();
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        if (m_mode == ThemeMode::System)
            apply();
    });
}

void Theme::setMode(ThemeMode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    apply();
}

void Theme::setFontPercent(int percent)
{
    percent = std::clamp(percent, 70, 250);
    if (percent == m_fontPercent)
        return;
    m_fontPercent = percent;
    applyFont();
    // Qt tells nobody who has a font of its own: such a widget derives it anew from the application's.
    for (QWidget *widget : QApplication::allWidgets()) {
        QEvent changedFont(QEvent::FontChange);
        QApplication::sendEvent(widget, &changedFont);
    }
    emit changed();
}

void Theme::applyFont()
{
    QFont font = m_systemFont;
    font.setPointSizeF(std::max(QFontInfo(m_systemFont).pointSizeF(), kNormalPoints) * m_fontPercent / 100);
    QApplication::setFont(font);
    QToolTip::setFont(font);
}

void Theme::apply()
{
    m_dark = m_mode == ThemeMode::Dark || (m_mode == ThemeMode::System && systemIsDark());
    const QPalette palette = paletteOf(tokens());
    const QPalette raised = paletteOf(tokens(), true);
    QApplication::setPalette(palette);
    QApplication::setPalette(raised, "QMenu");
    QApplication::setPalette(raised, "QComboBoxPrivateContainer");
    QToolTip::setPalette(raised);
    emit changed();
}

bool Theme::systemIsDark() const
{
    // setColorScheme() has no effect in Qt 6.8.2, so the platform's wish is only read here.
    return m_application.styleHints()->colorScheme() == Qt::ColorScheme::Dark;
}

} // namespace bakeoff
