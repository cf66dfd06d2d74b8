// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace bakeoff::metrics {

// Space, in device independent px. 2 only inside a row.
inline constexpr int kHair = 2;
inline constexpr int kTight = 4;
inline constexpr int kSmall = 8;
inline constexpr int kMedium = 12;
inline constexpr int kLarge = 16; ///< edge of panes and pages
inline constexpr int kXLarge = 24;
inline constexpr int kXXLarge = 32;

// Corner radii. Panes, rows and bars have none.
inline constexpr double kRadiusMark = 3;   ///< check box, thumbnail
inline constexpr double kRadiusField = 4;  ///< field, tag
inline constexpr double kRadiusButton = 5; ///< button, banner group, code block
inline constexpr double kRadiusPopup = 8;

// Heights that hold text: pass them through scaled() of typography.h.
inline constexpr int kControl = 28;
inline constexpr int kControlInBar = 24;
inline constexpr int kControlInDialog = 32;
inline constexpr int kScreenHeader = 44;
inline constexpr int kTurnBand = 36;
inline constexpr int kStrip = 28;
inline constexpr int kPaneHeader = 34;
inline constexpr int kFigures = 40;
inline constexpr int kBanner = 40;
inline constexpr int kStatusBar = 25;

inline constexpr int kRailWidth = 68;
inline constexpr int kRailEntry = 54;
inline constexpr int kPaneMinimumWidth = 260;
inline constexpr int kAnswerMaximumWidth = 720;

// Icons
inline constexpr int kGlyph = 12;
inline constexpr int kIconSmall = 14; ///< in tags and tables
inline constexpr int kIcon = 16;
inline constexpr int kIconRail = 20;

} // namespace bakeoff::metrics
