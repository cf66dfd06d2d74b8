// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QStringView>

#include <span>

namespace bakeoff {

/// What a fault model of `/v1` does wrong. Unless it says otherwise it paints a small picture.
enum class SandboxMediaFaultKind {
    // Before a prediction exists.
    RefuseStatus,  ///< an error status; nothing was created
    RefuseVersion, ///< 422 of the version, without invalid_fields
    RefuseOnce,    ///< 429 the first time, created the second
    RefuseHtml,
    Limited, ///< 6 creations a minute, one at a time
    LostSilent,
    LostClose,
    LostReset,
    // After it was created.
    CreatedSilent,
    CreatedClose,
    CreatedReset,
    CreatedCut,    ///< half of the answer
    CreatedStatus, ///< an error status although it was created
    CreatedHtml,
    CreatedSlow, ///< answers after `delay_ms`
    CreatedBadJson,
    // While it runs, and what is told of it.
    NegativeClocks,
    OtherShape, ///< an output that its schema does not allow
    NoOutput,
    ErrorObject,   ///< `error` is no string
    UnknownStatus, ///< a status that no client knows, for a while
    CancelTooLate, ///< cancelling changes nothing
    Aborts,        ///< ends before it begins
    Expired,       ///< input, output and logs are removed at once
    OutputGone,    ///< the output's addresses answer 404
    InternalName,  ///< `model` is another name than the one asked for
    GetFails,      ///< every second look at it fails with 500
    StreamBreaks,  ///< writes text; its stream ends in the middle
    // When its output is fetched: chosen by the input `delivery_fault`.
    Delivery,
};

struct SandboxMediaFault {
    QLatin1StringView name; ///< the model is sandbox/fault-NAME
    SandboxMediaFaultKind kind;
    int status;           ///< HTTP status, where it answers with one
    const char *sentence; ///< what it does, for the catalogue
};

/// Every fault there is; one model each.
std::span<const SandboxMediaFault> allMediaFaults();

/// What may be wrong with a delivery, as the input `delivery_fault` and the query of the output's address name it.
std::span<const QLatin1StringView> allDeliveryFaults();

} // namespace bakeoff
