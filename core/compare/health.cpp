// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/health.h"

namespace bakeoff {

bool brokeHere(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Cancelled:
    case ErrorKind::NoKey:
    case ErrorKind::NoNetwork:
    case ErrorKind::InsecureUrl:
    case ErrorKind::ForeignHost:
    case ErrorKind::Storage:
    case ErrorKind::DiskFull:
    case ErrorKind::ReadOnly:
    case ErrorKind::Locked:
    case ErrorKind::NewerData:
    case ErrorKind::CorruptData:
    case ErrorKind::KeyStore:
    case ErrorKind::BudgetReached:
        return true;
    default:
        return false;
    }
}

} // namespace bakeoff
