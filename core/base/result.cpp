// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/result.h"

#include <array>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {
constexpr std::array kNames{
    std::pair{ErrorKind::Cancelled, "cancelled"_L1},
    std::pair{ErrorKind::BadInput, "bad_input"_L1},
    std::pair{ErrorKind::NoKey, "no_key"_L1},
    std::pair{ErrorKind::BadKey, "bad_key"_L1},
    std::pair{ErrorKind::NoCredit, "no_credit"_L1},
    std::pair{ErrorKind::Forbidden, "forbidden"_L1},
    std::pair{ErrorKind::Moderated, "moderated"_L1},
    std::pair{ErrorKind::NotFound, "not_found"_L1},
    std::pair{ErrorKind::ContextTooLong, "context_too_long"_L1},
    std::pair{ErrorKind::RateLimited, "rate_limited"_L1},
    std::pair{ErrorKind::Overloaded, "overloaded"_L1},
    std::pair{ErrorKind::ProviderFailed, "provider_failed"_L1},
    std::pair{ErrorKind::NoNetwork, "no_network"_L1},
    std::pair{ErrorKind::HostNotFound, "host_not_found"_L1},
    std::pair{ErrorKind::ConnectionRefused, "connection_refused"_L1},
    std::pair{ErrorKind::Tls, "tls"_L1},
    std::pair{ErrorKind::Timeout, "timeout"_L1},
    std::pair{ErrorKind::Interrupted, "interrupted"_L1},
    std::pair{ErrorKind::BadReply, "bad_reply"_L1},
    std::pair{ErrorKind::Redirected, "redirected"_L1},
    std::pair{ErrorKind::LimitExceeded, "limit_exceeded"_L1},
    std::pair{ErrorKind::InsecureUrl, "insecure_url"_L1},
    std::pair{ErrorKind::ForeignHost, "foreign_host"_L1},
    std::pair{ErrorKind::UnknownPrice, "unknown_price"_L1},
    std::pair{ErrorKind::Overflow, "overflow"_L1},
    std::pair{ErrorKind::Storage, "storage"_L1},
    std::pair{ErrorKind::DiskFull, "disk_full"_L1},
    std::pair{ErrorKind::ReadOnly, "read_only"_L1},
    std::pair{ErrorKind::Locked, "locked"_L1},
    std::pair{ErrorKind::NewerData, "newer_data"_L1},
    std::pair{ErrorKind::CorruptData, "corrupt_data"_L1},
    std::pair{ErrorKind::KeyStore, "key_store"_L1},
    std::pair{ErrorKind::BudgetReached, "budget_reached"_L1},
};
} // namespace

QLatin1StringView errorKindName(ErrorKind kind)
{
    for (const auto &[k, name] : kNames) {
        if (k == kind)
            return name;
    }
    Q_UNREACHABLE_RETURN({});
}

std::optional<ErrorKind> errorKindFromName(QStringView name)
{
    for (const auto &[k, text] : kNames) {
        if (text == name)
            return k;
    }
    return std::nullopt;
}

} // namespace bakeoff
