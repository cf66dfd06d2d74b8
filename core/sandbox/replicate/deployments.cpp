// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/replicate/deployments.h"

#include "sandbox/replicate/mediaprediction.h"
#include "sandbox/replicate/predictionstore.h"

#include <QFile>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bakeoff {

QList<SandboxHardware> sandboxHardware()
{
    return {{u"cpu"_s, u"CPU"_s},
            {u"gpu-t4"_s, u"Nvidia T4 GPU"_s},
            {u"gpu-l40s"_s, u"Nvidia L40S GPU"_s},
            {u"gpu-l40s-2x"_s, u"2x Nvidia L40S GPU"_s},
            {u"gpu-a100-large"_s, u"Nvidia A100 (80GB) GPU"_s},
            {u"gpu-a100-large-2x"_s, u"2x Nvidia A100 (80GB) GPU"_s},
            {u"gpu-h100"_s, u"Nvidia H100 GPU"_s}};
}

void SandboxDeployments::open(const QString &folder, const QList<SandboxDeployment> &first)
{
    m_path = folder + u"/deployments.json"_s;
    if (!QFile::exists(m_path)) {
        m_deployments = first;
        return;
    }
    for (const QJsonValue &value : readSandboxJson(m_path).value(u"deployments"_s).toArray()) {
        const QJsonObject object = value.toObject();
        m_deployments << SandboxDeployment{.name = object.value(u"name"_s).toString(),
                                           .release = object.value(u"release"_s).toInt(),
                                           .model = object.value(u"model"_s).toString(),
                                           .versionId = object.value(u"version"_s).toString(),
                                           .hardware = object.value(u"hardware"_s).toString(),
                                           .minInstances = object.value(u"min"_s).toInt(),
                                           .maxInstances = object.value(u"max"_s).toInt(),
                                           .created = {object.value(u"created"_s).toInteger()}};
    }
}

const SandboxDeployment *SandboxDeployments::find(const QString &name) const
{
    const auto found = std::ranges::find_if(m_deployments, [&name](const auto &d) { return d.name == name; });
    return found == m_deployments.end() ? nullptr : &*found;
}

bool SandboxDeployments::put(const SandboxDeployment &deployment)
{
    const auto found = std::ranges::find_if(m_deployments, [&](const auto &d) { return d.name == deployment.name; });
    if (found == m_deployments.end())
        m_deployments << deployment;
    else
        *found = deployment;
    return save();
}

bool SandboxDeployments::remove(const QString &name)
{
    return m_deployments.removeIf([&name](const auto &d) { return d.name == name; }) > 0 && save();
}

bool SandboxDeployments::save() const
{
    QJsonArray list;
    for (const SandboxDeployment &d : m_deployments) {
        list << QJsonObject{{u"name"_s, d.name},         {u"release"_s, d.release},      {u"model"_s, d.model},
                            {u"version"_s, d.versionId}, {u"hardware"_s, d.hardware},    {u"min"_s, d.minInstances},
                            {u"max"_s, d.maxInstances},  {u"created"_s, d.created.value}};
    }
    return writeSandboxJson(m_path, {{u"deployments"_s, list}});
}

QJsonObject deploymentJson(const SandboxDeployment &d)
{
    return {
        {u"owner"_s, u"sandbox"_s},
        {u"name"_s, d.name},
        {u"current_release"_s, QJsonObject{{u"number"_s, d.release},
                                           {u"model"_s, d.model},
                                           {u"version"_s, d.versionId},
                                           {u"created_at"_s, rfc3339(d.created, 6)},
                                           {u"created_by"_s, QJsonObject{{u"type"_s, u"user"_s},
                                                                         {u"username"_s, u"sandbox"_s},
                                                                         {u"name"_s, u"The Sandbox"_s},
                                                                         {u"avatar_url"_s, QJsonValue::Null},
                                                                         {u"github_url"_s, QJsonValue::Null}}},
                                           {u"configuration"_s, QJsonObject{{u"hardware"_s, d.hardware},
                                                                            {u"min_instances"_s, d.minInstances},
                                                                            {u"max_instances"_s, d.maxInstances}}}}}};
}

} // namespace bakeoff
