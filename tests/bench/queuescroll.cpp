// SPDX-License-Identifier: GPL-3.0-or-later
#include "windowfigure.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QProcess>

namespace bakeoff::bench {

using namespace Qt::StringLiterals;

QJsonObject measureQueueScroll()
{
    // A program of its own: with all screens this one would be bigger, and its memory is a figure.
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationDirPath() + u"/bakeoff-bench-queue"_s, QStringList());
    if (!child.waitForFinished(900'000))
        return {};
    return QJsonDocument::fromJson(child.readAllStandardOutput()).object();
}

} // namespace bakeoff::bench
