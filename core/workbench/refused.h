// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

namespace bakeoff {

/// What a comparison does not do as it is asked, and why. For logs, not shown.
inline Error refused(const QString &why)
{
    return Error{.kind = ErrorKind::BadInput, .detail = why};
}

} // namespace bakeoff
