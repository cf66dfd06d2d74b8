// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/faults.h"

#include <QStringView>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

using enum FaultKind;

constexpr std::array kFaults{
    Fault{"400"_L1, ErrorStatus, 400, "Refuses every request as invalid (400)."},
    Fault{"401"_L1, ErrorStatus, 401, "Refuses even the right key (401)."},
    Fault{"402"_L1, ErrorStatus, 402, "Says that the credit is used up (402)."},
    Fault{"403-moderation"_L1, ErrorStatus, 403, "Refuses the prompt for its content, with reasons (403)."},
    Fault{"404"_L1, ErrorStatus, 404, "Is listed, but no host serves it (404)."},
    Fault{"408"_L1, ErrorStatus, 408, "Gives up on the request after too long a time (408)."},
    Fault{"413"_L1, ErrorStatus, 413, "Finds every request too large (413)."},
    Fault{"422"_L1, ErrorStatus, 422, "Finds every request well formed but without sense (422)."},
    Fault{"429"_L1, ErrorStatus, 429, "Is always rate limited (429), with Retry-After: 1."},
    Fault{"429-once"_L1, RateLimitOnce, 429,
          "Is rate limited the first time (429, Retry-After: 1) and answers the same request when it comes again "
          "within a minute."},
    Fault{"500"_L1, ErrorStatus, 500, "Fails inside (500)."},
    Fault{"502"_L1, ErrorStatus, 502, "Gets nonsense from its host (502)."},
    Fault{"502-late"_L1, LateStatus, 502, "Fails after its host had begun (502 with a generation id): may be billed."},
    Fault{"503"_L1, ErrorStatus, 503, "Has no host free (503), with Retry-After: 1."},
    Fault{"529"_L1, ErrorStatus, 529, "Is overloaded (529)."},
    Fault{"context"_L1, ErrorStatus, 400, "Finds every prompt longer than its context (400)."},
    Fault{"html-502"_L1, Html, 502, "Answers with an HTML error page (502)."},
    Fault{"html-200"_L1, Html, 200, "Answers with an HTML page and status 200."},
    Fault{"redirect"_L1, Redirect, 307, "Redirects to another address (307)."},
    Fault{"silent"_L1, Silent, 200, "Takes the request and never answers."},
    Fault{"close"_L1, CloseBeforeAnswer, 200, "Takes the request and closes the connection."},
    Fault{"close-after-status"_L1, StatusLineOnly, 200, "Closes the connection after the status line."},
    Fault{"close-after-headers"_L1, HeadersOnly, 200, "Closes the connection after the headers."},
    Fault{"endless-headers"_L1, EndlessHeaders, 200, "Sends headers without end."},
    Fault{"wrong-length"_L1, WrongLength, 200, "Announces more bytes than it sends."},
    Fault{"json-for-stream"_L1, JsonForStream, 200, "Sends a whole JSON answer although a stream was asked for."},
    Fault{"error-in-200"_L1, ErrorIn200, 200, "Sends an error as JSON with status 200."},
    Fault{"error-event-in-200"_L1, ErrorEventIn200, 200,
          "Sends a stream with status 200 whose only event is an error."},
    Fault{"slow-first-byte"_L1, SlowHeaders, 200, "Sends nothing at all for five seconds, then answers."},
    Fault{"slow-first-event"_L1, SlowFirstEvent, 200,
          "Sends headers and keep-alive comments for five seconds, then answers."},
    Fault{"stall"_L1, Stall, 200, "Stops in the middle of the text and keeps the connection open."},
    Fault{"keep-alive-forever"_L1, KeepAliveForever, 200, "Sends keep-alive comments and never any text."},
    Fault{"error-mid-stream"_L1, ErrorEvent, 200, "Sends an error in the middle of the text."},
    Fault{"reset"_L1, Reset, 200, "Resets the connection in the middle of the text."},
    Fault{"cut"_L1, Cut, 200, "Closes the connection in the middle of a chunk."},
    Fault{"endless"_L1, Endless, 200, "Repeats the prompt without end."},
    Fault{"missing-usage"_L1, NoUsage, 200, "Never says how many tokens it used."},
    Fault{"no-finish"_L1, NoFinish, 200, "Never says why it finished."},
    Fault{"no-done"_L1, NoDone, 200, "Leaves out the closing [DONE]."},
    Fault{"just-ends"_L1, NoFinishNoDone, 200, "Ends in the middle of the text as if all were well."},
    Fault{"crlf"_L1, CrLf, 200, "Ends its lines with CR and LF."},
    Fault{"split-utf8"_L1, SplitUtf8, 200, "Ends its packets inside of characters."},
    Fault{"giant-line"_L1, GiantLine, 200, "Sends one event of four megabytes."},
    Fault{"bad-json"_L1, BadJson, 200, "Sends one event that is not JSON."},
    Fault{"bad-utf8"_L1, BadUtf8, 200, "Sends one event whose text is not UTF-8."},
};

} // namespace

std::span<const Fault> allFaults()
{
    return kFaults;
}

const Fault *findFault(QStringView name)
{
    const auto found = std::find_if(kFaults.begin(), kFaults.end(), [name](const Fault &f) { return f.name == name; });
    return found == kFaults.end() ? nullptr : &*found;
}

} // namespace bakeoff
