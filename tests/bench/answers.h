// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bakeoff::bench {

enum class Shape { Paragraphs, Code, Line, Table, Mixed };

QString nameOf(Shape shape);

/// An answer of some `tokens` tokens of four characters, the same at every call.
QString answerOf(Shape shape, int tokens);

} // namespace bakeoff::bench
