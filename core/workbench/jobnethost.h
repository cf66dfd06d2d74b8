// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/download.h"
#include "providers/prediction.h"
#include "providers/providerconfig.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <memory>
#include <utility>

namespace bakeoff {

/// What the queue keeps on the net thread: streams and downloads.
class JobNetHost : public QObject {
    Q_OBJECT
public:
    using Fetched = std::function<void(const Result<DownloadedFile> &)>;

    void fetch(const ProviderConfig &config, const Clock &clock, DownloadTask task,
               std::function<void(qint64, qint64)> progress, Fetched done)
    {
        // By one client a provider: its proxy, its hosts that may see the key.
        auto &[made, client] = m_clients[config.name];
        if (!client || made != config) {
            made = config;
            client.reset(new HttpClient(clock, policyFor(config)), [](HttpClient *c) { c->deleteLater(); });
        }
        auto *download = new Download(*client, std::move(task), this);
        connect(download, &Download::progress, this, progress);
        connect(download, &Download::finished, this, [download, done, held = client](const Result<DownloadedFile> &result) {
            done(result);
            download->deleteLater();
        });
        download->start();
    }

    struct StreamEvents {
        std::function<void(const QString &piece)> text;
        std::function<void(const QString &text)> logs;
        std::function<void()> ended;
    };
    /// \return false where this prediction cannot be streamed
    bool stream(const Id &job, PredictionProvider &provider, const Prediction &prediction, const StreamEvents &events)
    {
        std::unique_ptr<PredictionStream> made = provider.stream(prediction);
        if (!made)
            return false;
        PredictionStream *stream = made.release();
        stream->setParent(this);
        endStream(job);
        m_streams.insert(job, stream);
        connect(stream, &PredictionStream::output, this, [events](const QString &piece, bool isFile) {
            if (!isFile)
                events.text(piece);
        });
        connect(stream, &PredictionStream::logs, this, [events](const QString &text) { events.logs(text); });
        connect(stream, &PredictionStream::ended, this, [this, job, stream, events] {
            if (m_streams.value(job) == stream)
                m_streams.remove(job);
            stream->deleteLater();
            events.ended();
        });
        return true;
    }
    void endStream(const Id &job)
    {
        if (PredictionStream *stream = m_streams.take(job))
            stream->deleteLater();
    }

private:
    QHash<QString, std::pair<ProviderConfig, std::shared_ptr<HttpClient>>> m_clients; ///< by name, as it was then
    QHash<Id, PredictionStream *> m_streams;
};

} // namespace bakeoff
