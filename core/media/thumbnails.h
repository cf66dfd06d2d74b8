// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/mediareader.h"

#include <QHash>
#include <QObject>
#include <QThreadPool>

#include <deque>
#include <stop_token>

namespace bakeoff {

/// Previews of files, made on threads of its own and kept in a folder. Lives on one thread, and answers there.
class Thumbnails : public QObject {
    Q_OBJECT
public:
    /// \param folder of the kept previews, made when the first is written; empty: none is kept
    explicit Thumbnails(QString folder, MediaReadOptions options = {}, QObject *parent = nullptr);
    /// Stops what runs and waits for it: some milliseconds. No signal comes any more.
    ~Thumbnails() override;
    Q_DISABLE_COPY_MOVE(Thumbnails)

    /// Where the preview of a content is kept, whether there is one or not: FOLDER/ab/SHA256.png. A picture that any
    /// program shows; facts and waveform are texts in it.
    /// \param sha256 64 hexadecimal digits
    QString thumbnailFile(const QString &sha256) const;

    /// Asks for a preview. Each request is answered by ready() exactly once, later, unless it is cancelled.
    /// \param sha256 of the file's content; empty: it is neither looked for nor kept
    /// \param urgent before those that wait, for what is on the screen now
    quint64 request(const QString &path, const QString &sha256 = {}, bool urgent = false);
    /// Never answered then. Unknown or answered requests are no error.
    void cancel(quint64 request);
    /// Requests without an answer.
    qsizetype open() const { return static_cast<qsizetype>(m_waiting.size()) + m_running.size(); }

signals:
    void ready(quint64 request, const bakeoff::MediaPreviewResult &preview);

private:
    struct Request {
        quint64 id = 0;
        QString path;
        QString sha256;
    };
    void startNext();
    void finish(quint64 id, const MediaPreviewResult &preview);

    QString m_folder;
    MediaReadOptions m_options;
    std::deque<Request> m_waiting;
    QHash<quint64, std::stop_source> m_running; ///< without those that were cancelled
    int m_busy = 0;                             ///< threads, with those that work for a cancelled request
    quint64 m_last = 0;
    QThreadPool m_pool;
};

/// A preview as one PNG file, and back. \return nothing where the file is missing or not one of these
std::optional<MediaPreview> loadPreview(const QString &file);
Status savePreview(const MediaPreview &preview, const QString &file);

} // namespace bakeoff
