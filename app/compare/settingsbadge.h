// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/chat.h"

#include <QCoreApplication>

namespace bakeoff {

/// What is special about a pane's settings, in words. Pure functions.
class SettingsBadge {
    Q_DECLARE_TR_FUNCTIONS(bakeoff::SettingsBadge)
public:
    /// Names what differs from the comparison's defaults: "temp 0.2, seed 7, ×3"; "temp default" where the defaults have
    /// a value and it is left to the provider. Empty where nothing differs.
    /// \param settings in force: the pane's over the defaults, or as they were sent
    static QString text(const GenerationSettings &settings, const GenerationSettings &defaults, int repeat = 1);
    /// Every value in force, a line each; those that differ say what the default is. Empty where all is left to the
    /// provider and the pane answers once.
    static QString toolTip(const GenerationSettings &settings, const GenerationSettings &defaults, int repeat = 1);

    /// "0.7": as short as it can be, digits of the user's locale, without group marks.
    static QString number(double value);
};

} // namespace bakeoff
