// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace bakeoff {

/// When what streams in is shown: a frame after the first piece, all that came by then at once. Many streams are shown
/// a little less often, since each of them costs a paint a frame.
class FramePacer : public QObject {
    Q_OBJECT
public:
    explicit FramePacer(QObject *parent = nullptr);

    /// How many streams there are, from now on.
    void setStreams(int streams) { m_interval = intervalFor(streams); }
    /// Something came. Any number of times; due() follows once, at most a frame later.
    void ask();

    static int intervalFor(int streams); ///< ms

signals:
    void due();

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    int m_interval = intervalFor(1);
};

} // namespace bakeoff
