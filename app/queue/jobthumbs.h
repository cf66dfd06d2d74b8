// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/mediafacts.h"

#include <QCache>
#include <QHash>
#include <QObject>
#include <QPixmap>
#include <QSet>
#include <QThreadPool>
#include <QTimer>

#include <deque>

namespace bakeoff {

class Thumbnails;
class Workbench;
struct FileFinding;

/// Small pictures of the media library's files for rows and tiles. Made off the GUI thread, kept in the profile's cache,
/// the newest also in memory. What was learned about a file on the way (size, length, that it is gone) is stored.
class JobThumbs : public QObject {
    Q_OBJECT
public:
    explicit JobThumbs(Workbench &workbench, QObject *parent = nullptr);
    ~JobThumbs() override;
    Q_DISABLE_COPY_MOVE(JobThumbs)

    /// Fills `size` (device independent px) exactly: the middle of the picture. Null while it is made (then changed()
    /// comes), and for good where the file has no picture or is gone without a trace; the workbench must be ready.
    QPixmap pixmap(const QByteArray &sha256, const QString &mediaType, QSize size, qreal ratio);
    /// Its file was looked for and was not there; a picture that was kept is shown all the same.
    bool isMissing(const QByteArray &sha256) const { return m_entries.value(sha256).missing; }
    /// Looks anew for a file that was gone, or could not be read.
    void forget(const QByteArray &sha256);

    /// Finds out size and length of files here of which neither is known (those that the command line fetched), one
    /// after the other behind what is on the screen. Once it has ended it may be called again.
    void fillFacts();
    /// Nothing is being made or stored.
    bool isIdle() const;

signals:
    /// pixmap() or isMissing() of this content is another now.
    void changed(const QByteArray &sha256);
    void idle();

private:
    struct Entry {
        QList<QSize> wanted; ///< in pixels
        quint64 request = 0; ///< at Thumbnails
        bool asked = false;
        bool blank = false;  ///< it has no picture
        bool missing = false;
    };
    struct Key {
        QByteArray sha256;
        QSize pixels;
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.sha256, key.pixels.width(), key.pixels.height());
        }
    };

    Thumbnails &maker();
    void ask(const QByteArray &sha256, bool urgent);
    void located(const QByteArray &sha256, const QString &path, bool urgent);
    void take(quint64 request, const MediaPreviewResult &preview);
    void scale(const QByteArray &sha256, const QImage &image, const QList<QSize> &sizes);
    void found(const FileFinding &finding);
    void flush();
    void fillNext();
    void tellIdle();

    Workbench &m_workbench;
    Thumbnails *m_maker = nullptr;
    QHash<QByteArray, Entry> m_entries;
    QHash<quint64, QByteArray> m_requests;
    std::deque<QByteArray> m_order; ///< of what was asked for to be shown
    QCache<Key, QPixmap> m_pixmaps;
    QList<FileFinding> m_findings;
    QSet<QByteArray> m_told;   ///< facts were stored, or found to be none
    QSet<QByteArray> m_filling;
    QByteArray m_fillAfter;
    bool m_fill = false;
    bool m_reading = false;
    int m_busy = 0; ///< pieces of work on the pool, and writes
    QTimer m_flush;
    QThreadPool m_pool; ///< last: nothing runs in it any more when the rest goes
};

} // namespace bakeoff
