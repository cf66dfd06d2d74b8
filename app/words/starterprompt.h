// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace bakeoff {

/// The line-up of a first start, PROVIDER/ID: two story models and echo, so that Send works at once.
QStringList starterModels();

/// A prompt that shows prose, code and a table: the story models go on with it, echo streams it back as it is.
QString starterPrompt();

} // namespace bakeoff
