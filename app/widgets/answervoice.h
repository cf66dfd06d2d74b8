// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace bakeoff {

/// How the paragraphs of a text look.
enum class AnswerVoice {
    Reading, ///< an answer
    Quiet,   ///< the secondary text of a reasoning above its answer
    Fixed,   ///< every character as wide as the other
};

} // namespace bakeoff
