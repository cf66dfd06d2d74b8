// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/times.h"
#include "providers/webhooksignature.h"

#include <QHash>
#include <QObject>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace bakeoff {

class Clock;
class PostListener;
class PredictionProvider;
struct PostedMessage;
struct ProviderConfig;

/// Listens for the web hooks of providers whose configuration names a public address. What a hook says is believed in
/// one point only: that something happened to the prediction of that id, so that somebody looks. Its address has a part
/// that nobody can guess, and lives as long as this process. Lives on the net thread.
class WebHookHost : public QObject {
    Q_OBJECT
public:
    /// \param woken a genuine hook of a prediction came; on the net thread
    WebHookHost(const Clock &clock, std::function<void(const QString &provider, const QString &prediction)> woken);
    ~WebHookHost() override;

    /// The address that a new prediction of this provider may be given: empty where none is set, where another process
    /// has the port, or where the secret of the signatures is not known. It listens from then on; what failed is tried
    /// again after a minute. `done` runs once, at once or later.
    void address(const ProviderConfig &config, PredictionProvider &predictions, QObject *context,
                 std::function<void(const QUrl &)> done);

private:
    struct Hook {
        QUrl base; ///< as configured
        QUrl address;
        quint16 port = 0;
        QByteArray path; ///< what nobody can guess, with a slash before it
        QByteArray key;
        std::vector<std::function<void(const QUrl &)>> waiting; ///< for the secret
        std::chrono::nanoseconds notBefore{}; ///< the secret is not asked for again, nor the port tried
        bool doubtful = false; ///< a signature did not fit: the secret may be another one now
    };

    Status listen(quint16 port);
    void closeUnused();
    QString providerOf(QByteArrayView path) const;
    int take(const PostedMessage &message);
    void drop(const QString &provider);
    static void answer(Hook &hook, const Result<QByteArray> &secret);

    const Clock &m_clock;
    const std::function<void(const QString &, const QString &)> m_woken;
    QHash<QString, std::shared_ptr<Hook>> m_hooks; ///< by provider
    QHash<quint16, PostListener *> m_listeners;
    WebHookLog m_log;
};

} // namespace bakeoff
