// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/times.h"

#include <QJsonObject>
#include <QList>

namespace bakeoff {

/// A model on hardware of one's own; the owner is "sandbox".
struct SandboxDeployment {
    QString name;
    int release = 1;
    QString model; ///< "sandbox/gpu"
    QString versionId;
    QString hardware; ///< SKU
    int minInstances = 0;
    int maxInstances = 1;
    UtcMicros created; ///< of the release
};

struct SandboxHardware {
    QString sku;
    QString name;
};
QList<SandboxHardware> sandboxHardware();

/// Deployments in FOLDER/deployments.json. One thread.
class SandboxDeployments {
public:
    /// Where the file is missing, it begins with `first`.
    void open(const QString &folder, const QList<SandboxDeployment> &first);
    const QList<SandboxDeployment> &all() const { return m_deployments; }
    const SandboxDeployment *find(const QString &name) const;
    /// Adds it, or puts it in place of the one of its name.
    bool put(const SandboxDeployment &deployment);
    bool remove(const QString &name);

private:
    bool save() const;

    QString m_path;
    QList<SandboxDeployment> m_deployments;
};

/// As the API tells it.
QJsonObject deploymentJson(const SandboxDeployment &deployment);

} // namespace bakeoff
