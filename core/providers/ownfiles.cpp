// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/ownfiles.h"

#include <QJsonArray>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

bool namesOwnFile(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().trimmed().startsWith("file:"_L1, Qt::CaseInsensitive);
    if (value.isArray())
        return std::ranges::any_of(value.toArray(), [](const QJsonValue &item) { return namesOwnFile(item); });
    if (value.isObject())
        return std::ranges::any_of(value.toObject(), [](const QJsonValue &item) { return namesOwnFile(item); });
    return false;
}

QJsonObject withoutOwnFiles(QJsonObject input)
{
    for (const QString &key : input.keys()) {
        if (namesOwnFile(input[key]))
            input.remove(key);
    }
    return input;
}

} // namespace bakeoff
