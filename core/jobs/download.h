// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "net/httpclient.h"

#include <QFile>
#include <QObject>
#include <QString>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>

namespace bakeoff {

class Clock;

/// What is fetched, and where it goes.
struct DownloadTask {
    HttpRequest request; ///< a GET; its key goes to the host of its own address only, never along a redirect elsewhere
    QString file;        ///< grows as bytes come; what an earlier attempt left in it is gone on with
    qint64 mostBytes = 0;
    bool allowLoopback = false; ///< plain http, and this machine at all: where the provider itself runs here
    int attempts = 5; ///< in a row without a new byte
    std::chrono::milliseconds firstPause{500}; ///< before another attempt; doubles each time, up to 30 s
};

struct DownloadedFile {
    qint64 bytes = 0;
    QString fileName; ///< safe; from the address that answered
    friend bool operator==(const DownloadedFile &, const DownloadedFile &) = default;
};

/// Worth another attempt: something on the way, or a server that has no time now.
bool mayPassOnTheWay(ErrorKind kind);

/// Fetches one file, whatever happens on the way. Lives on the net thread with all its signals; owned by the caller;
/// deleting it stops it and leaves the file, so that another one can go on.
///
/// What breaks is asked for again from where it broke (Range with If-Range, so that a file that has changed meanwhile
/// comes as a whole). A validator is kept beside the file ("FILE.etag"); without one a file is fetched anew. At most 5
/// redirects are followed, https only. Errors: NotFound (gone: 403, 404, 410), BadKey, InsecureUrl, LimitExceeded,
/// BadReply, DiskFull, ReadOnly, and those of the transport once `attempts` are used up.
class Download : public QObject {
    Q_OBJECT
public:
    Download(HttpClient &client, DownloadTask task, QObject *parent = nullptr);
    ~Download() override;
    void start();

signals:
    /// `total`: as the server says; -1: it does not.
    void progress(qint64 bytes, qint64 total);
    /// Exactly once.
    void finished(const bakeoff::Result<bakeoff::DownloadedFile> &result);

private:
    void request();
    void onHeaders();
    void onBytes(const QByteArray &bytes);
    void onEnd(const HttpOutcome &outcome);
    void follow(const QUrl &target);
    void again(const Error &error);
    void restart();
    void end(Result<DownloadedFile> result);
    bool openFile();
    Status allowed(const QUrl &url) const;
    Error writeError() const;

    HttpClient &m_client;
    DownloadTask m_task;
    QUrl m_url;
    QFile m_file;
    QByteArray m_validator; ///< strong ETag, or Last-Modified
    std::unique_ptr<HttpExchange> m_exchange;
    QTimer m_pause;
    std::optional<Error> m_refusal; ///< why the answer that is coming in is not wanted
    qint64 m_total = -1;
    qint64 m_atStart = 0; ///< bytes when this attempt began
    int m_failures = 0;
    int m_redirects = 0;
    int m_restarts = 0;
    bool m_body = false; ///< the bytes that come belong to the file
    bool m_ended = false;
};

/// The bytes of a data URI. \return BadInput where it is none, LimitExceeded where it holds more than `mostBytes`.
Result<QByteArray> dataOfUri(const QString &uri, qint64 mostBytes);

} // namespace bakeoff

Q_DECLARE_METATYPE(bakeoff::Result<bakeoff::DownloadedFile>)
