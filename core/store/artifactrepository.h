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

/// What looking into a file of the media library found; for every artifact with this content. Absent is not known.
struct FileFinding {
    QByteArray sha256;
    bool there = true; ///< false: it was downloaded, and its file is gone
    std::optional<int> width;  ///< pixels
    std::optional<int> height; ///< pixels
    std::optional<std::chrono::milliseconds> duration;
    friend bool operator==(const FileFinding &, const FileFinding &) = default;
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
    /// Pictures, films and sounds that are here and of which no size and no length is known, one of each content, by
    /// their hash. \param after the hash of the last one before; empty: from the first
    Result<QList<Artifact>> withoutFacts(int count, const QByteArray &after = {}) const;
    /// Does a job name this file, as what came of it or as what went in?
    Result<bool> isNamed(const QByteArray &sha256) const;

    // Writing: inside a transaction of the store thread.
    Status put(const QList<Artifact> &artifacts);
    Status put(const Artifact &artifact);
    /// Facts, and whether the file is there (Downloaded or Missing). What is not known leaves what stands there.
    /// \return jobs of which something is different now
    Result<QList<Id>> keep(const QList<FileFinding> &findings);

private:
    Database &m_db;
};

} // namespace bakeoff
