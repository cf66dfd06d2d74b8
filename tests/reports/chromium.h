// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QSize>
#include <QStringList>
#include <QTemporaryDir>

namespace bakeoff {

/// One headless Chromium with one page, driven by its DevTools protocol over two named pipes. Every call ends within 20 s;
/// what goes wrong is kept in error(), and all calls after it do nothing.
class Chromium {
public:
    Chromium();
    ~Chromium();
    Chromium(const Chromium &) = delete;
    Chromium &operator=(const Chromium &) = delete;

    bool start();
    /// Opens a file and waits until it is loaded. Forgets what earlier pages said.
    bool open(const QString &file);
    QJsonObject call(const QString &method, const QJsonObject &parameters = {});
    /// The value of an expression, as JSON has it.
    QJsonValue evaluate(const QString &script);
    void setSize(QSize size);
    /// \param media "screen" or "print"
    /// \param scheme "light" or "dark"
    void setMedia(const QString &media, const QString &scheme);
    void click(double x, double y);
    void press(const QString &key, int code, const QString &text = {});
    /// PNG of the whole page.
    QByteArray picture();

    /// Messages on the console, violations of the policy, exceptions and dialogs of the page.
    QStringList complaints();
    /// Addresses that the page asked for, data: left out.
    QStringList requests();
    QString error() const { return m_error; }

private:
    bool send(const QJsonObject &message);
    /// Reads until `done` or the time is up.
    template <typename Done> bool read(Done done);
    void fail(const QString &what);
    void take(const QByteArray &message);

    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_buffer;
    QList<QJsonObject> m_events;
    QJsonObject m_answer;
    QString m_session;
    QString m_error;
    int m_in = -1;
    int m_out = -1;
    int m_id = 0;
};

} // namespace bakeoff
