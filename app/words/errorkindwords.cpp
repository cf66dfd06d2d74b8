// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/errorkindwords.h"

namespace bakeoff {

QString ErrorKindWords::word(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Cancelled:
        return tr("Stopped");
    case ErrorKind::BadInput:
        return tr("Request refused");
    case ErrorKind::NoKey:
        return tr("No key");
    case ErrorKind::BadKey:
        return tr("Key refused");
    case ErrorKind::NoCredit:
        return tr("No credit");
    case ErrorKind::Forbidden:
        return tr("Not allowed");
    case ErrorKind::Moderated:
        return tr("Refused for its content");
    case ErrorKind::NotFound:
        return tr("No such model");
    case ErrorKind::ContextTooLong:
        return tr("Prompt too long");
    case ErrorKind::RateLimited:
        return tr("Too many requests");
    case ErrorKind::Overloaded:
        return tr("No room");
    case ErrorKind::ProviderFailed:
        return tr("Provider failed");
    case ErrorKind::NoNetwork:
        return tr("Offline");
    case ErrorKind::HostNotFound:
        return tr("Address not found");
    case ErrorKind::ConnectionRefused:
        return tr("Nobody answered");
    case ErrorKind::Tls:
        return tr("Secure connection failed");
    case ErrorKind::Timeout:
        return tr("Time-out");
    case ErrorKind::Interrupted:
        return tr("Connection broke");
    case ErrorKind::BadReply:
        return tr("Unreadable answer");
    case ErrorKind::Redirected:
        return tr("Redirected");
    case ErrorKind::LimitExceeded:
        return tr("Answer too large");
    case ErrorKind::InsecureUrl:
        return tr("Not encrypted");
    case ErrorKind::ForeignHost:
        return tr("Foreign address");
    case ErrorKind::UnknownPrice:
        return tr("Price not known");
    case ErrorKind::Overflow:
        return tr("Sum too large");
    case ErrorKind::Storage:
    case ErrorKind::DiskFull:
    case ErrorKind::ReadOnly:
    case ErrorKind::Locked:
    case ErrorKind::NewerData:
    case ErrorKind::CorruptData:
        return tr("Not stored");
    case ErrorKind::KeyStore:
        return tr("Key store refused");
    case ErrorKind::BudgetReached:
        return tr("Budget reached");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace bakeoff
