// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/media/mediawriter.h"

namespace bakeoff {

/// A piece in stereo that is exactly so long, with a fade at the end. Scale, chords, speed and melody follow from prompt
/// and seed. Where it was stopped the track is empty.
SoundTrack composeMusic(const QString &prompt, quint64 seed, double seconds, int sampleRate,
                        const std::stop_token &stop, const MediaProgress &progress);

} // namespace bakeoff
