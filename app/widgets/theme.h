// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/tokens.h"

#include <QFont>
#include <QObject>

class QApplication;

namespace bakeoff {

enum class ThemeMode { System, Light, Dark };

/// Gives the application its style, palette and font, and changes them at run time.
///
/// Make one before the first window; it must not outlive the application. There is no style sheet: LookStyle paints
/// the controls, so that a change of mode costs a palette and nothing else.
class Theme : public QObject {
    Q_OBJECT
public:
    /// \param fontPercent size of the application font, 70 to 250
    Theme(QApplication &application, ThemeMode mode, int fontPercent, QObject *parent = nullptr);

    ThemeMode mode() const { return m_mode; }
    void setMode(ThemeMode mode);
    int fontPercent() const { return m_fontPercent; }
    void setFontPercent(int percent);
    const Tokens &tokens() const { return m_dark ? darkTokens() : lightTokens(); }

signals:
    /// After palette or font have changed.
    void changed();

private:
    void apply();
    void applyFont();
    bool systemIsDark() const;

    QApplication &m_application;
    QFont m_systemFont;
    ThemeMode m_mode;
    int m_fontPercent;
    bool m_dark = false;
};

} // namespace bakeoff
