// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/modelinfo.h"
#include "providers/requestkind.h"

#include <QMap>

#include <optional>

namespace bakeoff {

/// One row of the routing table.
struct Route {
    std::optional<ModelRef> model;       ///< used where it can be
    std::optional<ModelRef> alternative; ///< used where the provider of `model` is not configured or has no key
    friend bool operator==(const Route &, const Route &) = default;
};

/// Kind of request -> default model -> alternative.
using RoutingTable = QMap<RequestKind, Route>;

/// Can a model of a route be used right now?
enum class RouteUse {
    Usable,
    NotSet,     ///< no model stands there
    NoProvider, ///< its provider is not configured
    NoKey,      ///< its provider needs a key and has none
};

/// What a route comes to, and why.
struct RouteChoice {
    std::optional<ModelRef> chosen; ///< nothing: neither can be used
    bool isAlternative = false;
    Route route;
    RouteUse model = RouteUse::NotSet;
    RouteUse alternative = RouteUse::NotSet;
    friend bool operator==(const RouteChoice &, const RouteChoice &) = default;
};
/// The model where it can be used, else the alternative where that can.
RouteChoice chooseRoute(const Route &route, RouteUse model, RouteUse alternative);

} // namespace bakeoff
