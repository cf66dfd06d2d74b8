// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"

class QSqlQuery;

namespace bakeoff {

class Database;

/// SELECT … FROM replies r LEFT JOIN reply_texts x, judgements j, without a WHERE; replyFromRow() reads its rows.
QString replySelect();

/// A reply without the text that is still in chunks. `key`: its row.
struct ReplyRow {
    qint64 key = 0;
    bool ended = false; ///< its text is whole; otherwise see joinChunks()
    Reply reply;
};
/// \return CorruptData where a stored name is not one of ours.
Result<ReplyRow> replyFromRow(const QSqlQuery &row);
/// The replies of a SELECT that starts with replySelect(), whole.
Result<QList<Reply>> repliesWhere(Database &db, const QString &condition, const QVariantList &values);

} // namespace bakeoff
