// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace bakeoff {

/// Lets screen readers read an AnswerView as a document with text. Any number of times.
void installAnswerAccessibility();

} // namespace bakeoff
