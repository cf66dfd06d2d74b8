// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bakeoff {

/// For KSyntaxHighlighting::Repository::addCustomSearchPath(); holds themes/bakeoff-light.theme and -dark.theme.
inline QString highlightSearchPath()
{
    return QStringLiteral(":/bakeoff/highlighting");
}

/// For KSyntaxHighlighting::Repository::theme(). Their colours are those of Tokens::codeColors.
inline QString highlightThemeName(bool dark)
{
    return dark ? QStringLiteral("Bakeoff Dark") : QStringLiteral("Bakeoff Light");
}

} // namespace bakeoff
