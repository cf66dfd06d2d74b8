// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure.h"
#include "sandbox/storygeneration.h"
#include "sandbox/storymodel.h"

namespace bakeoff::bench {

using namespace Qt::StringLiterals;

QJsonObject measureStory()
{
    const auto model = StoryModel::load();
    if (!model)
        return {};
    // The fastest of three: best() looks for the lowest.
    return {{u"story_tokens_per_s"_s, -best(3, [&] { return -storyTokensPerSecond(*model, 2000); })}};
}

} // namespace bakeoff::bench
