// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/modelinfo.h"
#include "providers/prediction.h"

#include <functional>
#include <memory>

namespace bakeoff {

class ReplicateApi;

/// An entry of the catalogue: what goes in and comes out, and which settings of a chat reach the model, as far as its
/// schema says so.
ModelInfo modelInfoOf(const PredictionModel &model);

/// What a catalogue holds besides the account's own deployments.
enum class ReplicateListing {
    Whole,  ///< every model, page by page: servers with some dozens of them
    Chosen, ///< own models, those run lately, official and language models: of thousands nobody reads a list
};

/// At most about fifty calls.
void fetchReplicateCatalog(const std::shared_ptr<ReplicateApi> &api, ReplicateListing listing, QObject *context,
                           std::function<void(Result<QList<ModelInfo>>)> done);

/// A model with the schema of its newest version, or of `version` where that is not empty.
void fetchReplicateModel(const std::shared_ptr<ReplicateApi> &api, const QString &id, const QString &version,
                         QObject *context, std::function<void(Result<PredictionModel>)> done);

} // namespace bakeoff
