// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/jsonnode.h"
#include "providers/prediction.h"
#include "providers/tokenusage.h"

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace bakeoff {

struct AccountInfo;

/// Reads what Replicate's HTTP API (its OpenAPI document 1.0.0-a1, and traffic of its own clients) answers. Pure. Every
/// function returns BadReply where the answer is not of the expected shape, and passes over single entries that are not.

/// Deepest nesting of an answer. An output is any JSON; what is stored of it is read by Qt, which goes 1,024 deep.
inline constexpr int kDeepestReplicateJson = 900;

/// An output, an input or a metric as it came; missing is null.
QJsonValue jsonValueOf(const JsonNode &node);
/// Compact JSON with the keys in the order in which they came.
QByteArray jsonTextOf(const JsonNode &node);

/// RFC 3339 with any number of fraction digits (Replicate writes 0 to 9), cut after microseconds; no zone: UTC.
std::optional<UtcMicros> utcFromRfc3339(QStringView text);

/// Only the id must be there: what is missing was not said. A status of a later API counts as under way until an end is
/// told. An error that is no string is kept as JSON text.
Result<Prediction> parsePrediction(const JsonNode &root);
/// `results` and `next`.
Result<PredictionPage> parsePredictionPage(const JsonNode &root);
/// The id of a prediction whose JSON broke off: only one that stands there whole. Empty: none.
QString predictionIdIn(QByteArrayView json);

/// One model, with schema and example where they are given. An official model is run by name, another by its version.
Result<PredictionModel> parsePredictionModel(const JsonNode &root);
/// Takes the schema (and the id) of GET …/versions/{id} over into `model`.
Status takeModelVersion(const JsonNode &root, PredictionModel &model);
/// Without a schema, which is that of the model and version it runs.
struct ReplicateDeployment {
    PredictionModel model; ///< id "deployments/OWNER/NAME", route Deployment, hardware
    QString runs;          ///< "owner/name"
    friend bool operator==(const ReplicateDeployment &, const ReplicateDeployment &) = default;
};
Result<ReplicateDeployment> parseReplicateDeployment(const JsonNode &root);

template <typename T>
struct ReplicatePage {
    QList<T> items;
    QUrl next; ///< empty: the last one
};
Result<ReplicatePage<PredictionModel>> parseReplicateModels(const JsonNode &root);
Result<ReplicatePage<ReplicateDeployment>> parseReplicateDeployments(const JsonNode &root);
Result<ReplicatePage<ModelCollection>> parseReplicateCollections(const JsonNode &root);
Result<ModelCollection> parseReplicateCollection(const JsonNode &root);
/// GET /search: `models[].model`.
Result<QList<PredictionModel>> parseReplicateSearch(const JsonNode &root);

Result<UploadedFile> parseUploadedFile(const JsonNode &root);
/// GET /account; says nothing of money.
Result<AccountInfo> parseReplicateAccount(const JsonNode &root);

/// Tokens as official models and older language models count them in `metrics`; the rest is not said.
TokenUsage usageOfMetrics(const QJsonObject &metrics);

/// "owner/name" of both as a path; empty unless exactly that, of the characters that Replicate allows.
QString replicateModelPath(const QString &id);

} // namespace bakeoff
