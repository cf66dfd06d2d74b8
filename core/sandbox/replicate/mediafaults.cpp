// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/replicate/mediafaults.h"

#include <array>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

using enum SandboxMediaFaultKind;

constexpr std::array kMediaFaults{
    SandboxMediaFault{"401"_L1, RefuseStatus, 401, "Refuses even the right key (401)."},
    SandboxMediaFault{"402"_L1, RefuseStatus, 402, "Says that the credit is used up (402)."},
    SandboxMediaFault{"404"_L1, RefuseStatus, 404, "Is listed, but cannot be run (404)."},
    SandboxMediaFault{"413"_L1, RefuseStatus, 413, "Finds every input too large (413)."},
    SandboxMediaFault{"422"_L1, RefuseStatus, 422, "Finds the prompt and the seed invalid (422)."},
    SandboxMediaFault{"422-version"_L1, RefuseVersion, 422, "Does not permit its version (422)."},
    SandboxMediaFault{"429"_L1, RefuseStatus, 429, "Is always throttled (429)."},
    SandboxMediaFault{"429-once"_L1, RefuseOnce, 429,
                      "Is throttled the first time and takes the same request the second time."},
    SandboxMediaFault{"500"_L1, RefuseStatus, 500, "Fails inside, before anything is created (500)."},
    SandboxMediaFault{"503"_L1, RefuseStatus, 503, "Has no room (503)."},
    SandboxMediaFault{"html-502"_L1, RefuseHtml, 502, "Answers with an HTML error page (502); nothing is created."},
    SandboxMediaFault{"limited"_L1, Limited, 429, "Takes six predictions a minute and one at a time."},
    SandboxMediaFault{"lost-silent"_L1, LostSilent, 0, "Takes the request, creates nothing and never answers."},
    SandboxMediaFault{"lost-close"_L1, LostClose, 0, "Takes the request, creates nothing and closes the connection."},
    SandboxMediaFault{"lost-reset"_L1, LostReset, 0, "Takes the request, creates nothing and resets the connection."},
    SandboxMediaFault{"created-silent"_L1, CreatedSilent, 0, "Creates the prediction and never answers."},
    SandboxMediaFault{"created-close"_L1, CreatedClose, 0, "Creates the prediction and closes without an answer."},
    SandboxMediaFault{"created-reset"_L1, CreatedReset, 0, "Creates the prediction and resets the connection."},
    SandboxMediaFault{"created-cut"_L1, CreatedCut, 201, "Creates the prediction and sends half of the answer."},
    SandboxMediaFault{"created-500"_L1, CreatedStatus, 500, "Creates the prediction and answers 500."},
    SandboxMediaFault{"created-html-502"_L1, CreatedHtml, 502, "Creates the prediction and answers with an HTML page."},
    SandboxMediaFault{"created-bad-json"_L1, CreatedBadJson, 201,
                      "Creates the prediction and answers with what is no JSON."},
    SandboxMediaFault{"slow-answer"_L1, CreatedSlow, 201, "Creates the prediction at once and answers after delay_ms."},
    SandboxMediaFault{"negative-clocks"_L1, NegativeClocks, 0, "Begins and ends before it was created."},
    SandboxMediaFault{"other-shape"_L1, OtherShape, 0, "Gives an output that its schema does not allow."},
    SandboxMediaFault{"no-output"_L1, NoOutput, 0, "Succeeds without an output."},
    SandboxMediaFault{"error-object"_L1, ErrorObject, 0, "Fails with an error that is no text."},
    SandboxMediaFault{"unknown-status"_L1, UnknownStatus, 0, "Says \"queued\", which is no known status, for a while."},
    SandboxMediaFault{"cancel-too-late"_L1, CancelTooLate, 0, "Succeeds although it was cancelled."},
    SandboxMediaFault{"aborted"_L1, Aborts, 0, "Is aborted before it begins."},
    SandboxMediaFault{"expired"_L1, Expired, 0, "Removes input, output and logs as soon as it has ended."},
    SandboxMediaFault{"output-gone"_L1, OutputGone, 0, "Names output files that are gone (404)."},
    SandboxMediaFault{"internal-name"_L1, InternalName, 0, "Tells another name than its own in its predictions."},
    SandboxMediaFault{"get-500"_L1, GetFails, 500, "Fails every second time that its prediction is looked at."},
    SandboxMediaFault{"stream-breaks"_L1, StreamBreaks, 0, "Writes text whose stream ends in the middle."},
    SandboxMediaFault{"delivery"_L1, Delivery, 0, "Delivers its output in the way that delivery_fault says."},
};

constexpr std::array kDeliveryFaults{
    "none"_L1,         // all is well
    "cut"_L1,          // every answer ends after `cut_at` bytes; goes on from there where a range is asked for
    "cut-once"_L1,     // only the first answer
    "reset"_L1,        // as cut, with RST
    "too-long"_L1,     // Content-Length says more than comes
    "too-short"_L1,    // Content-Length says less than the file has
    "no-length"_L1,    // chunked, without Content-Length
    "chunk-cut"_L1,    // chunked, ends in the middle
    "wrong-type"_L1,   // Content-Type says text/html
    "no-range"_L1,     // answers ranges with the whole file
    "wrong-range"_L1,  // answers ranges with other bytes than asked for
    "changes"_L1,      // another ETag and other bytes each time
    "404"_L1,          // never there
    "404-once"_L1,     // not there yet the first time
    "500-once"_L1,     // fails the first time
    "403"_L1,          // refused
    "html"_L1,         // an HTML page with status 200
    "empty"_L1,        // 200 without a byte
    "redirect"_L1,     // one redirect on the way
    "redirect-far"_L1, // a redirect to an address of the local network
    "stall"_L1,        // stops after `cut_at` bytes and keeps the connection open
};

} // namespace

std::span<const SandboxMediaFault> allMediaFaults()
{
    return kMediaFaults;
}

std::span<const QLatin1StringView> allDeliveryFaults()
{
    return kDeliveryFaults;
}

} // namespace bakeoff
