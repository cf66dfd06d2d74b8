// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "providers/chat.h"

#include <QString>

namespace bakeoff {

/// "@FILE" is the content of a file, "@-" of stdin; anything else is itself.
Result<QString> textOrFile(const QString &argument);

/// `--set NAME=VALUE`: every setting of GenerationSettings by its name. VALUE of what is an object (response_format,
/// routing, extra) is JSON or @FILE; `stop` is a text or a JSON list of texts, and adds to those before; a
/// response_format may also be "text", "json_object" or a JSON Schema of its own. An empty VALUE leaves the setting to
/// the provider, whatever a line-up says; an empty system prompt is none. \return what is wrong, else empty.
QString applySetting(GenerationSettings &settings, const QString &assignment);

/// `--settings-json`: the object that `lineups show --json` prints as `settings`. \return what is wrong, else empty.
QString readSettings(GenerationSettings &settings, const QString &json);

} // namespace bakeoff
