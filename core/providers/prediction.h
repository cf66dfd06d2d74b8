// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/times.h"

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace bakeoff {

struct HttpRequest;

/// Where a run stands, in the words of its provider (Replicate, Cog). Stored by name, append-only.
enum class PredictionStatus {
    Starting,   ///< taken; maybe a machine is booted first
    Processing,
    Succeeded,
    Failed,
    Canceled,   ///< while it ran: charged for the time used
    Aborted,    ///< ended before it began: not charged
};
QLatin1StringView predictionStatusName(PredictionStatus status);
std::optional<PredictionStatus> predictionStatusFromName(QStringView name);
bool isFinal(PredictionStatus status);

/// A run of a model as its provider last told it. Absent optionals were not said; the stamps are those of several of
/// the provider's machines, so that a difference of two may be negative.
struct Prediction {
    QString id;
    QString model;      ///< the provider's own name of it, not always the one that was asked for
    QString version;    ///< 64 hex digits, "hidden" or "dp-…"
    QString deployment; ///< "owner/name"; empty: none
    PredictionStatus status = PredictionStatus::Starting;
    QJsonObject input;  ///< secrets redacted by the provider; empty once removed
    QJsonValue output;  ///< any shape; null until known; grows while an iterator runs
    QString error;      ///< what is not a string comes as JSON text
    QString logs;       ///< all of it so far
    QJsonObject metrics; ///< open map: "predict_time" (s), "image_output_count", …
    std::optional<UtcMicros> created;
    std::optional<UtcMicros> started;
    std::optional<UtcMicros> completed;
    std::optional<UtcMicros> deadline;
    bool dataRemoved = false; ///< expired: input, output and logs are gone
    QUrl getUrl;
    QUrl cancelUrl;
    QUrl streamUrl; ///< empty: cannot stream
    QUrl webUrl;
    friend bool operator==(const Prediction &, const Prediction &) = default;
};

/// By which door a model is run.
enum class PredictionRoute {
    Official,   ///< by name alone; the provider chooses the version
    Version,    ///< a pinned version
    Deployment, ///< the user's own
};
QLatin1StringView predictionRouteName(PredictionRoute route); ///< "official"; stored, append-only
std::optional<PredictionRoute> predictionRouteFromName(QStringView name);

/// What is sent. The input holds what the model's schema names, files as addresses or data URIs.
struct PredictionRequest {
    PredictionRoute route = PredictionRoute::Official;
    QString model;   ///< "owner/name" of the model or deployment
    QString version; ///< of PredictionRoute::Version
    QJsonObject input;
    std::optional<std::chrono::seconds> cancelAfter; ///< at least 5 s; the provider ends it then
    QUrl webHook; ///< told when it starts and when it has ended; empty: none
    friend bool operator==(const PredictionRequest &, const PredictionRequest &) = default;
};

/// What a provider says is wrong with one field of an input.
struct InvalidField {
    QString field; ///< path without "input.": "width", "frames.3"
    QString type;  ///< "enum", "required", "number_lte", …; the provider's word
    QString description;
    friend bool operator==(const InvalidField &, const InvalidField &) = default;
};

/// How handing in a prediction ended. The request goes out once, whatever happens.
struct Submission {
    enum class Kind {
        Accepted,    ///< `prediction` is there
        NotSent,     ///< no byte left this machine: may be sent again without a question
        Refused,     ///< the provider answered that it made nothing; `error` and maybe `invalidFields` say why
        Unconfirmed, ///< it may or may not exist: nobody but the user sends it again
    };
    Kind kind = Kind::Unconfirmed;
    std::optional<Prediction> prediction;
    std::optional<Error> error; ///< of all but Accepted; retryAfter of a rate limit
    QList<InvalidField> invalidFields;
    /// For "Details", without keys: the body as sent, of long inline files only how many bytes there were; status line,
    /// headers and the first 256 KiB of the answer. Empty: nothing was sent, nothing came.
    QByteArray rawRequest = {};
    QByteArray rawResponse = {};
};

/// One page of predictions, newest first.
struct PredictionPage {
    QList<Prediction> predictions;
    QUrl next; ///< empty: the last page
};

/// Which predictions a list holds. Absent: no bound.
struct PredictionFilter {
    std::optional<UtcMicros> createdAfter;
    std::optional<UtcMicros> createdBefore;
};

/// A model that is run by predictions, with its form.
struct PredictionModel {
    QString id; ///< "owner/name"
    QString name;
    QString description;
    PredictionRoute route = PredictionRoute::Official;
    QString version;       ///< newest; empty: not said
    QByteArray schema;     ///< its OpenAPI document, as it came (JSON, order of keys kept); empty: not said
    QJsonObject example;   ///< default_example: a whole prediction; empty: none
    QString hardware;      ///< SKU of a deployment; empty: not known
    std::optional<qint64> runCount;
    QUrl cover;
    QUrl page; ///< for the browser
    friend bool operator==(const PredictionModel &, const PredictionModel &) = default;
};

/// A named group of models that a provider recommends.
struct ModelCollection {
    QString slug;
    QString name;
    QString description;
    QList<PredictionModel> models; ///< without schemas; empty in a list of collections
};

/// A file that was handed to the provider.
struct UploadedFile {
    QUrl url; ///< what stands in the input
    QString id;
    std::optional<UtcMicros> expires;
};

/// What a provider said of its limits with its last answer; absent: nothing.
struct RateAllowance {
    std::optional<int> remaining;             ///< requests
    std::optional<std::chrono::seconds> reset; ///< until there are more
    UtcMicros heard;
};

/// Follows one prediction as it streams. Lives on the net thread with all its signals; owned by the caller, deleting it
/// ends the stream and leaves the prediction alone. `ended` comes exactly once and last; what the prediction came to is
/// then asked for with fetchPrediction().
class PredictionStream : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

signals:
    /// A piece of text, or the address of one file where the stream is one of files.
    void output(const QString &piece, bool isFile, std::chrono::nanoseconds at);
    void logs(const QString &text);
    /// No value: the provider said that it is done. An error: the stream broke off, the prediction goes on.
    void ended(const std::optional<bakeoff::Error> &error);
};

/// The kinds of work that run as predictions. Net thread only; callbacks as Provider's.
class PredictionProvider {
public:
    template <typename T>
    using Done = std::function<void(Result<T>)>;

    virtual ~PredictionProvider() = default;

    /// Sends exactly once. `sent` runs when the request has been handed to a connection, at most once and before `done`.
    virtual void submit(const PredictionRequest &request, QObject *context, std::function<void()> sent,
                        std::function<void(Submission)> done) = 0;
    virtual void fetchPrediction(const QString &id, QObject *context, Done<Prediction> done) = 0;
    /// \return what it came to; a prediction that had ended already stays as it is.
    virtual void cancelPrediction(const QString &id, QObject *context, Done<Prediction> done) = 0;
    /// Without it a request that may have arrived stays unconfirmed for ever.
    virtual bool hasPredictionList() const { return false; }
    /// \param page empty for the first, then PredictionPage::next
    virtual void fetchPredictions(const PredictionFilter &filter, const QUrl &page, QObject *context,
                                  Done<PredictionPage> done);
    /// Null where this prediction cannot be streamed.
    virtual std::unique_ptr<PredictionStream> stream(const Prediction &prediction);

    /// A model with its newest schema (or that of `version`) and example. "deployments/OWNER/NAME": a deployment.
    virtual void fetchPredictionModel(const QString &id, const QString &version, QObject *context,
                                      Done<PredictionModel> done) = 0;
    virtual bool hasModelSearch() const { return false; }
    virtual void searchModels(const QString &text, QObject *context, Done<QList<PredictionModel>> done);
    virtual bool hasCollections() const { return false; }
    virtual void fetchCollections(QObject *context, Done<QList<ModelCollection>> done);
    virtual void fetchCollection(const QString &slug, QObject *context, Done<ModelCollection> done);

    /// Files up to this many bytes go inline as data URIs, larger ones through upload().
    virtual qint64 inlineLimit() const = 0;
    virtual bool hasUploads() const { return false; }
    /// `progress`: bytes sent, any number of times.
    virtual void upload(const QString &filePath, const QString &name, const QByteArray &mimeType, QObject *context,
                        std::function<void(qint64)> progress, Done<UploadedFile> done);

    /// The request that fetches an output: with the key only where the address is the provider's own API.
    virtual HttpRequest fileRequest(const QUrl &url) const = 0;
    virtual RateAllowance rateAllowance() const { return {}; }
    /// Does it call PredictionRequest::webHook? What it signs its calls with: "whsec_…".
    virtual bool hasWebHooks() const { return false; }
    virtual void fetchWebHookSecret(QObject *context, Done<QByteArray> done);
};

} // namespace bakeoff
