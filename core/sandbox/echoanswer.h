// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/chatrequest.h"

#include <variant>

namespace bakeoff {

/// What the echo model says.
struct EchoAnswer {
    QByteArray thought; ///< empty: thinks nothing
    QByteArray answer;
};

/// The last question sent back as it stands; a leading <think>…</think> of it is thought. Then a list of the files that
/// came with it, one line each: kind, type, bytes, name. Where the messages end with the assistant's own words and
/// these are how the answer begins, only what follows them, and without thinking anew.
///
/// With a `response_format` of JSON: the part of the question that is JSON and fits, which is all of it or the first
/// fenced block that does. \return a refusal where there is none, since nothing is made up
std::variant<EchoAnswer, ApiError> echoAnswer(const ChatRequest &request);

} // namespace bakeoff
