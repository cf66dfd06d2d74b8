// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "providers/attachment.h"

#include <QHash>
#include <QJsonArray>
#include <QList>

namespace bakeoff {

class Database;

/// Files that go with prompts, stored once by their hash. Comparisons and turns name them: [{"sha256" (hex), "name"}].
class AttachmentRepository {
public:
    explicit AttachmentRepository(Database &db)
        : m_db(db)
    {
    }

    static QJsonArray namesOf(const QList<Attachment> &attachments);
    /// The attachments that `names` lists; bytes that were read once are shared by all that this repository returns.
    /// One that is not stored comes with its name and hash only: Attachment::isMissing().
    Result<QList<Attachment>> load(const QJsonArray &names);

    // Writing: inside a transaction of the store thread.
    /// Those that are missing are left out: there is nothing to store.
    Status put(const QList<Attachment> &attachments);
    /// Deletes those that no comparison and no turn names any more. \return how many.
    Result<int> dropUnnamed();

private:
    Database &m_db;
    QHash<QByteArray, Attachment> m_read; ///< by hash, without a name
};

} // namespace bakeoff
