// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httpclient.h"
#include "providers/prediction.h"
#include "providers/provider.h"

#include <QHash>
#include <QTimer>

#include <functional>
#include <mutex>
#include <utility>

namespace bakeoff {

/// A provider of predictions without a network. Used on the net thread, told what to do from the test's.
class FakePredictions final : public Provider, public PredictionProvider {
    template <typename F>
    auto locked(F work)
    {
        const std::scoped_lock lock(m_mutex);
        return work();
    }

public:
    enum class Answer { Accept, NotSent, RateLimit, Refuse, Lose, CreateAndLose, Never, CreateAndNever, Hold };

    explicit FakePredictions(const Clock &clock)
        : m_clock(clock)
    {
    }

    // The test's side.
    void answerWith(QList<Answer> answers) { locked([&] { m_answers = answers; }); }
    void change(const QString &id, const std::function<void(Prediction &)> &how)
    {
        locked([&] { how(m_predictions[id]); });
    }
    void changeAll(const std::function<void(Prediction &)> &how)
    {
        locked([&] {
            for (Prediction &prediction : m_predictions)
                how(prediction);
        });
    }
    void breakDown(std::optional<ErrorKind> how) { locked([&] { m_broken = how; }); }
    void holdUploads() { locked([&] { m_holdUploads = true; }); }
    int held() { return locked([&] { return static_cast<int>(m_held.size()); }); } ///< answers of Hold, and uploads
    /// What is held is answered now, and no upload is held any more.
    void letGo()
    {
        const QList<std::function<void()>> answers = locked([&] {
            m_holdUploads = false;
            return std::exchange(m_held, {});
        });
        for (const auto &answer : answers)
            answer();
    }
    void setHasList(bool list) { locked([&] { m_hasList = list; }); }
    void setDeaf(bool deaf) { locked([&] { m_deaf = deaf; }); } ///< cancelling has no effect
    QList<PredictionRequest> requests() { return locked([&] { return m_requests; }); }
    int created() { return locked([&] { return static_cast<int>(m_predictions.size()); }); }
    int fetches() { return locked([&] { return m_fetches; }); }
    int lists() { return locked([&] { return m_lists; }); }
    int cancels() { return locked([&] { return m_cancels; }); }
    int uploads() { return locked([&] { return m_uploads; }); }
    void setSecret(const QByteArray &key) { locked([&] { m_secret = key; }); } ///< of its web hooks; empty: not told
    int secrets() { return locked([&] { return m_secrets; }); }
    ProviderConfig settings{.name = QStringLiteral("fake"), .baseUrl = QUrl(QStringLiteral("http://127.0.0.1:1/v1"))};

    // The queue's side.
    const ProviderConfig &config() const override { return settings; }
    PredictionProvider *predictions() override { return this; }
    void fetchModels(QObject *context, bakeoff::Done<QList<ModelInfo>> done) override
    {
        later<Result<QList<ModelInfo>>>(context, done, QList<ModelInfo>{});
    }
    void testAccount(QObject *context, bakeoff::Done<AccountInfo> done) override
    {
        later<Result<AccountInfo>>(context, done, AccountInfo{});
    }

    void submit(const PredictionRequest &request, QObject *context, std::function<void()> sent,
                std::function<void(Submission)> done) override
    {
        const std::scoped_lock lock(m_mutex);
        m_requests.append(request);
        const Answer answer = m_answers.isEmpty() ? Answer::Accept : m_answers.takeFirst();
        Submission submission;
        const auto refuse = [&](Submission::Kind kind, const Error &error) {
            submission.kind = kind;
            submission.error = error;
        };
        if (answer == Answer::Accept || answer == Answer::CreateAndLose || answer == Answer::CreateAndNever
            || answer == Answer::Hold)
            submission = {.kind = Submission::Kind::Accepted, .prediction = make(request)};
        if (answer == Answer::NotSent)
            refuse(Submission::Kind::NotSent, {.kind = ErrorKind::ConnectionRefused});
        else
            sent();
        if (answer == Answer::RateLimit)
            refuse(Submission::Kind::Refused, {.kind = ErrorKind::RateLimited, .retryAfter = std::chrono::seconds(30)});
        if (answer == Answer::Refuse) {
            refuse(Submission::Kind::Refused, {.kind = ErrorKind::BadInput, .httpStatus = 422});
            // Some say what they were sent.
            const QString token = request.input[QStringLiteral("token")].toString();
            submission.invalidFields = {{QStringLiteral("width"), QStringLiteral("enum"), QStringLiteral("no") + token}};
            submission.error->providerMessage = token;
            submission.rawResponse = "HTTP 422\r\n\r\n" + token.toUtf8();
        }
        if (answer == Answer::Lose || answer == Answer::CreateAndLose)
            refuse(Submission::Kind::Unconfirmed, {.kind = ErrorKind::Interrupted, .maybeBilled = true});
        if (answer == Answer::Hold)
            m_held.append([context, done, submission] { later<Submission>(context, done, submission); });
        else if (answer != Answer::Never && answer != Answer::CreateAndNever)
            later<Submission>(context, done, submission);
    }
    void fetchPrediction(const QString &id, QObject *context, Done<Prediction> done) override
    {
        const std::scoped_lock lock(m_mutex);
        ++m_fetches;
        later<Result<Prediction>>(context, done, told(id));
    }
    void cancelPrediction(const QString &id, QObject *context, Done<Prediction> done) override
    {
        const std::scoped_lock lock(m_mutex);
        ++m_cancels;
        if (!m_deaf && m_predictions.contains(id) && !isFinal(m_predictions[id].status))
            m_predictions[id].status = PredictionStatus::Canceled;
        later<Result<Prediction>>(context, done, told(id));
    }
    bool hasPredictionList() const override { return m_hasList; }
    void fetchPredictions(const PredictionFilter &, const QUrl &page, QObject *context, Done<PredictionPage> done) override
    {
        const std::scoped_lock lock(m_mutex);
        ++m_lists;
        if (m_broken) {
            later<Result<PredictionPage>>(context, done, Error{.kind = *m_broken});
            return;
        }
        // Two a page, newest first.
        const qsizetype from = page.isEmpty() ? 0 : page.path().sliced(1).toLongLong();
        PredictionPage answer;
        for (qsizetype i = m_order.size() - 1 - from; i >= 0 && answer.predictions.size() < 2; --i)
            answer.predictions.append(m_predictions[m_order[i]]);
        if (from + 2 < m_order.size())
            answer.next = QUrl(QStringLiteral("http://127.0.0.1/%1").arg(from + 2));
        later<Result<PredictionPage>>(context, done, answer);
    }
    void fetchPredictionModel(const QString &id, const QString &, QObject *context, Done<PredictionModel> done) override
    {
        later<Result<PredictionModel>>(context, done, PredictionModel{.id = id});
    }
    qint64 inlineLimit() const override { return 16; }
    bool hasUploads() const override { return true; }
    void upload(const QString &, const QString &name, const QByteArray &, QObject *context, std::function<void(qint64)>,
                Done<UploadedFile> done) override
    {
        const std::scoped_lock lock(m_mutex);
        ++m_uploads;
        const UploadedFile file{.url = QUrl(QStringLiteral("https://up.test/") + name)};
        if (m_holdUploads)
            m_held.append([context, done, file] { later<Result<UploadedFile>>(context, done, file); });
        else
            later<Result<UploadedFile>>(context, done, file);
    }
    HttpRequest fileRequest(const QUrl &url) const override { return {.url = url}; }
    bool hasWebHooks() const override { return true; }
    void fetchWebHookSecret(QObject *context, Done<QByteArray> done) override
    {
        const std::scoped_lock lock(m_mutex);
        ++m_secrets;
        later<Result<QByteArray>>(context, done,
                                  m_secret.isEmpty() ? Result<QByteArray>(Error{.kind = ErrorKind::NotFound})
                                                     : Result<QByteArray>("whsec_" + m_secret.toBase64()));
    }

private:
    template <typename T, typename F>
    static void later(QObject *context, F done, T answer)
    {
        QTimer::singleShot(0, context, [done = std::move(done), answer = std::move(answer)] { done(answer); });
    }
    Prediction make(const PredictionRequest &request)
    {
        Prediction p;
        p.id = QStringLiteral("p%1").arg(m_order.size() + 1);
        p.model = request.model;
        p.version = QStringLiteral("hidden");
        p.input = request.input;
        p.created = m_clock.nowUtc();
        m_predictions.insert(p.id, p);
        m_order.append(p.id);
        return p;
    }
    Result<Prediction> told(const QString &id)
    {
        if (m_broken)
            return Error{.kind = *m_broken};
        const auto found = m_predictions.constFind(id);
        return found == m_predictions.cend() ? Result<Prediction>(Error{.kind = ErrorKind::NotFound})
                                             : Result<Prediction>(*found);
    }

    const Clock &m_clock;
    std::mutex m_mutex;
    QList<Answer> m_answers;
    QList<PredictionRequest> m_requests;
    QHash<QString, Prediction> m_predictions;
    QStringList m_order;
    std::optional<ErrorKind> m_broken;
    bool m_hasList = true;
    bool m_deaf = false;
    bool m_holdUploads = false;
    QList<std::function<void()>> m_held;
    int m_fetches = 0;
    int m_lists = 0;
    int m_cancels = 0;
    int m_uploads = 0;
    int m_secrets = 0;
    QByteArray m_secret;
};

} // namespace bakeoff
