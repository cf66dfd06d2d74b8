// SPDX-License-Identifier: GPL-3.0-or-later
#include "providers/requestkind.h"

#include "base/enumnames.h"

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {
constexpr EnumNames<RequestKind, 6> kKinds{{
    {RequestKind::Text, "text"_L1},
    {RequestKind::Image, "image"_L1},
    {RequestKind::Video, "video"_L1},
    {RequestKind::Speech, "speech"_L1},
    {RequestKind::Music, "music"_L1},
    {RequestKind::Transcription, "transcription"_L1},
}};
} // namespace

QLatin1StringView requestKindName(RequestKind kind)
{
    return nameOf(kKinds, kind);
}

std::optional<RequestKind> requestKindFromName(QStringView name)
{
    return valueOf(kKinds, name);
}

} // namespace bakeoff
