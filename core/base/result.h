// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>
#include <utility>
#include <variant>

namespace bakeoff {

/// Why something did not work; drives code and the sentence that a person reads. The text names (errorKindName) are
/// stored in history and printed by `--json`, so they are append-only.
enum class ErrorKind {
    Cancelled,       ///< stopped by the user
    BadInput,        ///< refused before anything was sent, or 400/422 by the provider
    NoKey,           ///< this provider needs a key and none was found
    BadKey,          ///< 401
    NoCredit,        ///< 402, insufficient_quota
    Forbidden,       ///< 403: permission, region, guardrail
    Moderated,       ///< refused for its content
    NotFound,        ///< 404: no such model, or no such address
    ContextTooLong,  ///< prompt larger than the model's context
    RateLimited,     ///< 429; see retryAfter
    Overloaded,      ///< 503, 529: the provider has no room now
    ProviderFailed,  ///< 5xx, or an error inside a 200 or a stream
    NoNetwork,       ///< this machine is offline
    HostNotFound,    ///< name not resolved
    ConnectionRefused, ///< nobody listens at that address
    Tls,             ///< certificate or handshake
    Timeout,         ///< connect, first byte or idle; detail says which
    Interrupted,     ///< the answer broke off
    BadReply,        ///< not what the protocol says: HTML, no JSON, wrong shape
    Redirected,      ///< an API call was redirected; never followed
    LimitExceeded,   ///< a stated cap on line, body, stream or depth
    InsecureUrl,     ///< plain http to another machine
    ForeignHost,     ///< the address is not one that may see this key
    UnknownPrice,    ///< a quantity without a rate
    Overflow,        ///< a sum too large for its type
    Storage,         ///< the database refused
    DiskFull,
    ReadOnly,        ///< profile folder cannot be written
    Locked,          ///< database busy for longer than we wait
    NewerData,       ///< profile written by a newer Bakeoff
    CorruptData,     ///< database damaged
    KeyStore,        ///< the system's key store is absent or refused
    BudgetReached,   ///< a budget does not allow it; nothing was sent. detail: budgetRefusalDetail()
};

/// Stable text of a kind, for storage and machines: "rate_limited".
QLatin1StringView errorKindName(ErrorKind kind);
std::optional<ErrorKind> errorKindFromName(QStringView name);

struct Error {
    ErrorKind kind{};
    /// For the log and "Details": untranslated, never a key or a prompt.
    QString detail = {};
    /// What the provider itself said, keys redacted, at most 2,000 characters; shown as a quotation.
    QString providerMessage = {};
    /// Absent when no HTTP answer came.
    std::optional<int> httpStatus = {};
    std::optional<std::chrono::seconds> retryAfter = {};
    /// The request left this machine: re-sent only if the user says so.
    bool maybeBilled = false;

    friend bool operator==(const Error &, const Error &) = default;
};

/// A value or the error that stands in its place. Ignoring it is a compiler warning.
template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    /// Only where ok().
    const T &value() const & { return std::get<0>(m_state); }
    T &value() & { return std::get<0>(m_state); }
    T &&value() && { return std::get<0>(std::move(m_state)); }
    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }
    T valueOr(T fallback) const { return ok() ? value() : std::move(fallback); }

    /// Only where not ok().
    const Error &error() const { return std::get<1>(m_state); }

    friend bool operator==(const Result &, const Result &) = default;

private:
    std::variant<T, Error> m_state;
};

/// Success without a value.
using Status = Result<std::monostate>;
inline Status success() { return std::monostate{}; }

} // namespace bakeoff
