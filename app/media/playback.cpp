// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/playback.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibrary>

namespace bakeoff {

using namespace Qt::StringLiterals;

std::unique_ptr<PlaybackEngine> makePlaybackEngine(PlaybackListener &listener, QString &detail)
{
    // Beside the program where it was built, in the library folder where it was installed.
    const QDir programs(QCoreApplication::applicationDirPath());
    for (const QString &folder : {programs.path(), programs.filePath(u"../" BAKEOFF_LIBRARY_FOLDER ""_s)}) {
        QLibrary library(QDir(folder).filePath(u"bakeoff_playback"_s));
        if (const auto make = reinterpret_cast<MakePlayback>(library.resolve(kPlaybackSymbol)))
            return std::unique_ptr<PlaybackEngine>(make(&listener));
        detail = library.errorString();
    }
    return nullptr;
}

} // namespace bakeoff
