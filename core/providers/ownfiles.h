// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QJsonValue>

namespace bakeoff {

/// Whether an address of a file on this machine ("file:…") stands anywhere in it. A file is handed over only because its
/// user named it: what a provider says of its models must not name one.
bool namesOwnFile(const QJsonValue &value);
/// Without the keys whose values do.
QJsonObject withoutOwnFiles(QJsonObject input);

} // namespace bakeoff
