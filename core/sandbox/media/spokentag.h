// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace bakeoff {

/// Stands before the text in the comment tag of what speak() made: no other program writes such a comment.
inline const QByteArray kSpokenTag = QByteArrayLiteral("Spoken by Bakeoff's sandbox: ");

} // namespace bakeoff
