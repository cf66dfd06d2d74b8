// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/jobjudgement.h"

#include "base/enumnames.h"

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr EnumNames<OutputKind, 4> kKinds{{
    {OutputKind::Image, "image"_L1},
    {OutputKind::Video, "video"_L1},
    {OutputKind::Audio, "audio"_L1},
    {OutputKind::Text, "text"_L1},
}};

} // namespace

QLatin1StringView outputKindName(OutputKind kind)
{
    return nameOf(kKinds, kind);
}

std::optional<OutputKind> outputKindFromName(QStringView name)
{
    return valueOf(kKinds, name);
}

} // namespace bakeoff
