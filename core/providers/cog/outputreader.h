// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/cog/outputhint.h"

namespace bakeoff {

class JsonNode;
class SchemaReader;

/// What a schema of an output promises. Looks a few levels deep; circles end.
OutputHint readOutputHint(const SchemaReader &reader, const JsonNode &schema);

} // namespace bakeoff
