// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QLatin1StringView>

#include <span>

namespace bakeoff {

/// What a fault model does wrong.
enum class FaultKind {
    ErrorStatus,       ///< an error status with a JSON body, before any output
    RateLimitOnce,     ///< 429 the first time, an answer the second
    LateStatus,        ///< an error status with a generation id: the prompt may have been billed
    Html,              ///< an HTML page with Fault::status
    Redirect,          ///< 307 to another path of the same server
    Silent,            ///< reads the request and never answers
    CloseBeforeAnswer, ///< reads the request and closes
    StatusLineOnly,    ///< closes after the status line
    HeadersOnly,       ///< closes after the headers
    EndlessHeaders,    ///< header lines without end
    WrongLength,       ///< Content-Length larger than the body, then the end
    JsonForStream,     ///< a whole JSON answer although a stream was asked for
    ErrorIn200,        ///< status 200, the body is an error
    ErrorEventIn200,   ///< a stream whose only event is an error
    SlowHeaders,       ///< nothing for some seconds, not even headers
    SlowFirstEvent,    ///< headers at once, keep-alive comments, text after some seconds
    Stall,             ///< text stops in the middle, the connection stays open
    KeepAliveForever,  ///< keep-alive comments and never any text
    ErrorEvent,        ///< an error event in the middle
    Reset,             ///< RST in the middle
    Cut,               ///< FIN in the middle of a chunk
    Endless,           ///< text without end
    NoUsage,
    NoFinish,
    NoDone,
    NoFinishNoDone, ///< the stream just ends, as a lost upstream makes it
    CrLf,           ///< CRLF line ends
    SplitUtf8,      ///< packets end inside characters
    GiantLine,      ///< one event of several megabytes
    BadJson,        ///< one event that is no JSON
    BadUtf8,        ///< one event with bytes that are no UTF-8
};

struct Fault {
    QLatin1StringView name; ///< the model is sandbox/fault-NAME
    FaultKind kind;
    int status;           ///< HTTP status of the answer
    const char *sentence; ///< what it does, for the catalogue
};

/// Every fault there is; one model each.
std::span<const Fault> allFaults();
const Fault *findFault(QStringView name);

} // namespace bakeoff
