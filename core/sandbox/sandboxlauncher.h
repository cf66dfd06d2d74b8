// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

class QTcpSocket;

namespace bakeoff {

/// Finds the sandbox process of a profile, or starts it. Never blocks; everything happens in the launcher's thread.
class SandboxLauncher : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(const Result<QUrl> &root)>;

    /// \param program bakeoff-cli, run as `PROGRAM --profile FOLDER sandbox ARGUMENTS`
    SandboxLauncher(QString program, QString profileFolder, QStringList arguments = {}, QObject *parent = nullptr);
    ~SandboxLauncher() override;

    /// Calls `done` once with the address of a sandbox that has just answered ("http://127.0.0.1:PORT"), as long as
    /// `context` lives; never from inside this call. Errors: ProviderFailed where the program cannot be started or
    /// ends at once, Timeout after patience().
    void ensureRunning(QObject *context, Done done);
    /// The same, with an event loop of its own.
    Result<QUrl> waitUntilRunning();

    /// How long a start may take; ten seconds unless set.
    std::chrono::milliseconds patience() const { return m_patience; }
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }
    /// Processes that this launcher has started so far.
    int starts() const { return m_starts; }

private:
    struct Waiter {
        QPointer<QObject> context;
        Done done;
    };
    void begin();
    void look();
    void greet(quint16 port, const QString &token);
    void startIfNeeded();
    void answer(const Result<QUrl> &result);

    QString m_program;
    QString m_folder;
    QStringList m_arguments;
    std::chrono::milliseconds m_patience = std::chrono::seconds(10);
    QList<Waiter> m_waiters;
    QTimer m_next;
    QTimer m_deadline;
    std::unique_ptr<QTcpSocket> m_socket;
    qint64 m_startedPid = 0;
    int m_starts = 0;
    int m_startsNow = 0; ///< within this search
    bool m_searching = false;
};

} // namespace bakeoff
