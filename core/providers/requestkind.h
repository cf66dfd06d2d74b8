// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <optional>

namespace bakeoff {

/// The kind of work that is asked for.
enum class RequestKind { Text, Image, Video, Speech, Music, Transcription };
inline constexpr RequestKind kRequestKinds[] = {RequestKind::Text,   RequestKind::Image, RequestKind::Video,
                                                RequestKind::Speech, RequestKind::Music, RequestKind::Transcription};
QLatin1StringView requestKindName(RequestKind kind); ///< "transcription"; append-only
std::optional<RequestKind> requestKindFromName(QStringView name);

} // namespace bakeoff
