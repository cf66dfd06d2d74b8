// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/account.h"
#include "providers/errorreader.h"
#include "providers/prediction.h"

#include <QHash>

#include <functional>
#include <memory>

namespace bakeoff {

/// The calls of one Replicate account: addresses, key, errors, and what its answers say of rate limits. Shared by the
/// provider and whatever it started, which may outlive it. Net thread.
class ReplicateApi : public std::enable_shared_from_this<ReplicateApi> {
public:
    ReplicateApi(const ProviderConfig &config, const QByteArray &key, const Clock &clock);

    const Account &account() const { return m_account; }
    const Clock &clock() const { return m_account.clock(); }
    /// Lives as long as requests may; a context for what must be finished whoever asked for it.
    QObject *client() const { return m_account.client().get(); }

    QUrl url(const QString &path, const QString &query = {}) const;
    /// Is this address part of the API itself: same scheme, host and port, and below its path? Only there does a page
    /// lead to a page, and only there does a file need the key.
    bool isOwn(const QUrl &url) const;

    /// An answer with its raw text, keys taken out.
    struct Answer {
        JsonNode root;
        QByteArray body;
        QByteArray raw; ///< status line, headers and the start of the body
    };
    /// GET, and POST without a body. Statuses of 400 and more are errors. `done` runs exactly once, later, unless
    /// `context` died.
    void get(const QUrl &url, QObject *context, Done<Answer> done);
    void post(const QUrl &url, QObject *context, Done<Answer> done);

    /// POST that makes something, exactly once, on a connection of its own if need be. Every fault arrives as a
    /// Submission. `context` dying stops it.
    void submit(const PredictionRequest &request, QObject *context, std::function<void(const HttpClocks &)> sent,
                std::function<void(Submission, const HttpClocks &)> done);

    /// How `request` goes out; BadInput where it cannot.
    Result<HttpRequest> requestFor(const PredictionRequest &request) const;

    /// Models whose schema was fetched within the last hour, by the name that was asked for.
    std::optional<PredictionModel> knownModel(const QString &id) const;
    void keepModel(const QString &id, const PredictionModel &model);
    void forgetModel(const QString &id) { m_models.remove(id); }

    /// Reads the headers of any answer of the account.
    void learn(int status, const QHttpHeaders &headers);
    /// A rate limit was hit that lasts so long.
    void learnWait(const Error &error);
    RateAllowance allowance() const { return m_allowance; }
    ErrorReply replyOf(int status, const QHttpHeaders &headers) const;
    QByteArray rawResponse(int status, const QHttpHeaders &headers, const QByteArray &body) const;

private:
    void fetch(HttpRequest request, QObject *context, Done<Answer> done);

    Account m_account;
    RateAllowance m_allowance;
    struct Known {
        PredictionModel model;
        std::chrono::nanoseconds at{};
    };
    QHash<QString, Known> m_models;
};

/// The body of a request as it is kept: without the key, and of long data URIs only how many bytes there were.
QByteArray keptPredictionBody(const QByteArray &body, const QByteArray &key);
/// Did that take something out? Then it cannot be sent again as it stands.
bool leavesFilesOut(const QByteArray &kept);

} // namespace bakeoff
