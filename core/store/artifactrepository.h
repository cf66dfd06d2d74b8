// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/job.h"

namespace bakeoff {

class Database;

/// One page of artifacts, newest jobs first.
struct ArtifactPage {
    QList<Artifact> rows;
    QString next; ///< opaque; empty: the last page
};

/// Files of outputs, as they are listed; their bytes lie in the media library.
class ArtifactRepository {
public:
    explicit ArtifactRepository(Database &db)
        : m_db(db)
    {
    }
    Result<QList<Artifact>> ofJob(const Id &job) const;
    /// Those that are here. \param after ArtifactPage::next of the page before; \return BadInput where it is none
    Result<ArtifactPage> downloaded(int count, const QString &after = {}) const;
    /// Does a job name this file, as what came of it or as what went in?
    Result<bool> isNamed(const QByteArray &sha256) const;

    // Writing: inside a transaction of the store thread.
    Status put(const QList<Artifact> &artifacts);
    Status put(const Artifact &artifact);
    /// What was found out by looking into a file; for every artifact with this content.
    Status setFacts(const QByteArray &sha256, std::optional<int> width, std::optional<int> height,
                    std::optional<std::chrono::milliseconds> duration);

private:
    Database &m_db;
};

} // namespace bakeoff
