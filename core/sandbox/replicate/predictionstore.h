// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "sandbox/replicate/mediaprediction.h"

#include <QHash>
#include <QTemporaryDir>

#include <map>
#include <memory>

namespace bakeoff {

/// Which predictions a list shows.
struct SandboxPredictionFilter {
    std::optional<UtcMicros> createdAfter;  ///< at or after
    std::optional<UtcMicros> createdBefore; ///< before
    QString cursor;                         ///< of an earlier page; empty: the newest
};

struct SandboxPredictionPage {
    QList<std::shared_ptr<const SandboxPrediction>> predictions; ///< newest first
    QString next, previous;                                      ///< cursors; empty: no such page
};

/// The predictions of one sandbox in a folder: FOLDER/predictions/ID.json, each written at once and whole, and its
/// files in FOLDER/predictions/ID/. They outlive the process. One thread.
class SandboxPredictionStore {
public:
    /// Reads what is there; what cannot be read is left alone. \param folder empty: a temporary one
    Status open(const QString &folder);
    QString folder() const { return m_folder; }
    /// Of the output files of a prediction.
    QString filesOf(const QString &id) const;

    Status add(const std::shared_ptr<SandboxPrediction> &prediction);
    Status save(const SandboxPrediction &prediction) const;
    std::shared_ptr<SandboxPrediction> find(const QString &id) const;
    QList<std::shared_ptr<SandboxPrediction>> unfinished() const;
    /// Nothing where the cursor is none of ours.
    std::optional<SandboxPredictionPage> page(const SandboxPredictionFilter &filter, int size) const;

    /// Removes input, output, logs and files of those that ended before `until`, and wholly those older than two weeks.
    void expire(UtcMicros until, UtcMicros now);
    void removeData(SandboxPrediction &prediction) const;

    /// How many predictions were created of each fingerprint, across all starts: for tests that no job has two.
    QJsonArray creations() const;

    /// 24 random bytes for a purpose, the same in every start.
    QByteArray secret(const QString &purpose);

private:
    using Key = std::pair<qint64, QString>; ///< creation, id
    QString fileOf(const QString &id) const;

    std::unique_ptr<QTemporaryDir> m_temporary;
    QString m_folder;
    QHash<QString, std::shared_ptr<SandboxPrediction>> m_byId;
    std::map<Key, std::shared_ptr<SandboxPrediction>> m_byTime;
};

/// Written to disk at once and whole.
bool writeSandboxJson(const QString &path, const QJsonObject &object);
QJsonObject readSandboxJson(const QString &path);

} // namespace bakeoff
