// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace bakeoff {

class AppSettings;
class Theme;
class Ticker;

/// Settings: light or dark, size of the text, language, motion. All but the language take effect at once.
class AppearancePage : public QWidget {
    Q_OBJECT
public:
    AppearancePage(AppSettings &settings, Theme &theme, QWidget *parent = nullptr);

signals:
    void reducedMotionChanged(bool reduced);
};

} // namespace bakeoff
