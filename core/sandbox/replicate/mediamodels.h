// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/times.h"
#include "sandbox/replicate/mediafaults.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace bakeoff {

struct SandboxModelVersion {
    QString id; ///< 64 hexadecimal digits
    UtcMicros created;
    QString cog;          ///< version of Cog that it was packed with
    QJsonObject document; ///< OpenAPI
};

/// A model that is run by predictions.
struct SandboxMediaModel {
    enum class Kind {
        Painter,
        Flipbook,
        Film,
        Speaker,
        Composer,
        Transcriber,
        Writer,
        Json,
        Slow,
        Failing,
        Hanging,
        Cold,
        Gpu
    };

    QString name; ///< "painter"; the owner is "sandbox"
    Kind kind = Kind::Painter;
    QString description;
    QString details; ///< longer, for search and README
    QStringList tags;
    QString collection;    ///< slug; empty: none
    bool official = false; ///< has a route of its own and hides its version
    bool streams = false;
    bool streamsFiles = false;           ///< of those: pieces are addresses of files
    QList<SandboxModelVersion> versions; ///< newest first
    QJsonObject exampleInput;
    QJsonValue exampleOutput;
    const SandboxMediaFault *fault = nullptr;
    int startMs = 300;           ///< of Kind::Writer: before the first token
    double tokensPerSecond = 60; ///< of Kind::Writer

    QString fullName() const { return QStringLiteral("sandbox/") + name; }
    bool has(SandboxMediaFaultKind kindOfFault) const { return fault != nullptr && fault->kind == kindOfFault; }
};

struct SandboxCollection {
    QString slug;
    QString name;
    QString description;
};

class SandboxMediaModels {
public:
    SandboxMediaModels();

    const QList<SandboxMediaModel> &all() const { return m_models; }
    /// By name without owner; null: there is none.
    const SandboxMediaModel *find(QStringView name) const;
    /// Whose version that is; null: nobody's.
    const SandboxMediaModel *ofVersion(QStringView versionId) const;
    static const SandboxModelVersion *version(const SandboxMediaModel &model, QStringView versionId);
    static QList<SandboxCollection> collections();

private:
    QList<SandboxMediaModel> m_models;
};

} // namespace bakeoff
