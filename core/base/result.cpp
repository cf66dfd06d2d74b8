// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/result.h"

#include "base/enumnames.h"

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {
constexpr EnumNames<ErrorKind, 33> kNames{{
    {ErrorKind::Cancelled, "cancelled"_L1},
    {ErrorKind::BadInput, "bad_input"_L1},
    {ErrorKind::NoKey, "no_key"_L1},
    {ErrorKind::BadKey, "bad_key"_L1},
    {ErrorKind::NoCredit, "no_credit"_L1},
    {ErrorKind::Forbidden, "forbidden"_L1},
    {ErrorKind::Moderated, "moderated"_L1},
    {ErrorKind::NotFound, "not_found"_L1},
    {ErrorKind::ContextTooLong, "context_too_long"_L1},
    {ErrorKind::RateLimited, "rate_limited"_L1},
    {ErrorKind::Overloaded, "overloaded"_L1},
    {ErrorKind::ProviderFailed, "provider_failed"_L1},
    {ErrorKind::NoNetwork, "no_network"_L1},
    {ErrorKind::HostNotFound, "host_not_found"_L1},
    {ErrorKind::ConnectionRefused, "connection_refused"_L1},
    {ErrorKind::Tls, "tls"_L1},
    {ErrorKind::Timeout, "timeout"_L1},
    {ErrorKind::Interrupted, "interrupted"_L1},
    {ErrorKind::BadReply, "bad_reply"_L1},
    {ErrorKind::Redirected, "redirected"_L1},
    {ErrorKind::LimitExceeded, "limit_exceeded"_L1},
    {ErrorKind::InsecureUrl, "insecure_url"_L1},
    {ErrorKind::ForeignHost, "foreign_host"_L1},
    {ErrorKind::UnknownPrice, "unknown_price"_L1},
    {ErrorKind::Overflow, "overflow"_L1},
    {ErrorKind::Storage, "storage"_L1},
    {ErrorKind::DiskFull, "disk_full"_L1},
    {ErrorKind::ReadOnly, "read_only"_L1},
    {ErrorKind::Locked, "locked"_L1},
    {ErrorKind::NewerData, "newer_data"_L1},
    {ErrorKind::CorruptData, "corrupt_data"_L1},
    {ErrorKind::KeyStore, "key_store"_L1},
    {ErrorKind::BudgetReached, "budget_reached"_L1},
}};
} // namespace

QLatin1StringView errorKindName(ErrorKind kind)
{
    return nameOf(kNames, kind);
}

std::optional<ErrorKind> errorKindFromName(QStringView name)
{
    return valueOf(kNames, name);
}

} // namespace bakeoff
