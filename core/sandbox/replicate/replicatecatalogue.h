// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/httpmessage.h"
#include "sandbox/replicate/mediamodels.h"

#include <optional>

namespace bakeoff {

class SandboxDeployments;

/// What the catalogue's routes read and, for deployments, change.
struct SandboxCatalogueContext {
    const SandboxMediaModels &models;
    SandboxDeployments &deployments;
    QString root; ///< "http://127.0.0.1:PORT"
    int pageSize = 25;
    UtcMicros now;
};

/// Account, models, versions, examples, read-mes, search, collections, hardware and deployments.
/// \param path below /v1, decoded: {"models", "sandbox", "painter"}
/// \return nothing where there is no such route
std::optional<HttpReply> replicateCatalogue(const SandboxCatalogueContext &context, const HttpRequest &request,
                                            const QStringList &path);

/// The model's own example as a prediction; null where it has none.
QJsonValue sandboxExample(const SandboxMediaModel &model, const QString &root);

} // namespace bakeoff
