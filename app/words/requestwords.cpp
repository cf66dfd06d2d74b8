// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/requestwords.h"

namespace bakeoff {

QString RequestWords::kindWord(RequestKind kind)
{
    switch (kind) {
    case RequestKind::Text:
        return tr("Text");
    case RequestKind::Image:
        return tr("Images");
    case RequestKind::Video:
        return tr("Video");
    case RequestKind::Speech:
        return tr("Speech");
    case RequestKind::Music:
        return tr("Music");
    case RequestKind::Transcription:
        return tr("Transcription");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace bakeoff
