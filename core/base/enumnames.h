// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace bakeoff {

/// The stable names of an enumeration, as databases and machine-readable output write them.
template <typename E, std::size_t N>
using EnumNames = std::array<std::pair<E, QLatin1StringView>, N>;

/// \pre every value stands in the table
template <typename E, std::size_t N>
QLatin1StringView nameOf(const EnumNames<E, N> &names, E value)
{
    const auto found = std::ranges::find(names, value, &std::pair<E, QLatin1StringView>::first);
    Q_ASSERT(found != names.end());
    return found->second;
}

template <typename E, std::size_t N>
std::optional<E> valueOf(const EnumNames<E, N> &names, QStringView name)
{
    const auto found = std::ranges::find_if(names, [name](const auto &entry) { return entry.second == name; });
    return found == names.end() ? std::nullopt : std::optional(found->first);
}

} // namespace bakeoff
