// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/managedsandbox.h"

namespace bakeoff {

using namespace Qt::StringLiterals;

bool isManagedSandbox(Preset preset)
{
    return preset == Preset::Sandbox || preset == Preset::SandboxReplicate;
}

QString sandboxPath(Preset preset)
{
    return preset == Preset::SandboxReplicate ? u"/v1"_s : u"/api/v1"_s;
}

} // namespace bakeoff
