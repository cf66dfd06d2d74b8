// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"
#include "fakeserver.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <optional>

namespace bakeoff {

/// What one run of the program left behind.
struct CliEnd {
    int exitCode = -1; ///< -1: it crashed or never ended
    QByteArray out;
    QByteArray err;

    /// stdout as one JSON object; empty where it is none.
    const QJsonObject json() const;
    const QJsonArray replies() const { return json().value(QLatin1StringView("replies")).toArray(); }
    /// The reply of a model in `compare --json`; the last one where it answered several times.
    const QJsonObject reply(const QString &model) const;
};

/// The real program bakeoff-cli on a profile of its own, with no keys around it. Ends the sandbox of the profile.
class CliProgram {
public:
    CliProgram();
    ~CliProgram();

    QString folder() const { return m_folder.filePath(QStringLiteral("profile")); }
    /// A file beside the profile.
    QString path(const QString &name) const { return m_folder.filePath(name); }

    /// Runs to the end while events are handled, so that a FakeServer of the test can answer.
    CliEnd run(const QStringList &arguments, const QByteArray &input = {});
    std::unique_ptr<QProcess> start(const QStringList &arguments);
    static CliEnd finish(QProcess &process);

    /// `providers add` of a server that speaks OpenAI's dialect. \return the exit code
    int addProvider(const QString &name, const QUrl &server, const QStringList &more = {});

    QProcessEnvironment environment;
    /// --profile of the runs; folder() unless set.
    std::optional<QString> profileArgument;

    /// What the history holds now, read beside the running program; the newest comparison, if any.
    std::optional<Comparison> newestComparison() const;
    /// Files of the profile and of the temporary home in which `needle` stands.
    QStringList filesWith(const QByteArray &needle) const;
    /// Processes that run `sandbox` for this profile.
    int sandboxProcesses() const;
    void endSandbox();

private:
    QTemporaryDir m_folder;
};

/// Answers of a server that speaks OpenAI's dialect.
namespace openaiwire {
QByteArray event(const QString &text);
/// A whole stream with that text, its usage and [DONE].
FakeServer::Script answer(const QString &text);
/// Answers /models with `models`, and every chat with answer("Hello").
std::function<FakeServer::Script(const FakeServer::Request &)> server(const QStringList &models = {QStringLiteral("m")});
} // namespace openaiwire

} // namespace bakeoff
