// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

QT_BEGIN_NAMESPACE
class QHttpHeaders;
QT_END_NAMESPACE

namespace bakeoff {

/// What stands where a secret stood.
inline constexpr char kRedacted[] = "[key]";

/// `text` without keys: for logs, errors and raw traffic, whatever a server may have echoed into them. Taken out are
/// - every occurrence of `secrets`, as they are, percent-encoded and escaped for JSON, also where a server repeats one
///   with its middle starred out; secrets of fewer than 6 characters are no secrets, nor is the sandbox's key;
/// - what looks like somebody's key even if it is in no list: the value behind Bearer or Basic, of fields such as
///   Authorization, X-Api-Key or "api_key", of query parameters such as key= and token=, tokens with the prefixes that
///   providers give theirs (sk-, r8_, xln_, …), and the user part of an address.
/// Give it a text whole: a secret that is cut in two by a packet is only found when the packets have been joined.
QByteArray redacted(const QByteArray &text, const QByteArrayList &secrets = {});
QString redacted(const QString &text, const QByteArrayList &secrets = {});

/// "Name: value" lines, CRLF after each; values of headers that carry credentials (Authorization, Cookie, …) are taken
/// out whole, the others go through redacted().
QByteArray redactedHeaders(const QHttpHeaders &headers, const QByteArrayList &secrets = {});

} // namespace bakeoff
