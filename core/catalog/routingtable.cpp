// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/routingtable.h"

namespace bakeoff {

RouteChoice chooseRoute(const Route &route, RouteUse model, RouteUse alternative)
{
    RouteChoice choice{.chosen = {}, .isAlternative = false, .route = route, .model = model, .alternative = alternative};
    if (model == RouteUse::Usable) {
        choice.chosen = route.model;
    } else if (alternative == RouteUse::Usable) {
        choice.chosen = route.alternative;
        choice.isAlternative = true;
    }
    return choice;
}

} // namespace bakeoff
