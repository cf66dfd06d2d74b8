// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVariant>

namespace bakeoff {

struct HistoryFilter;

/// A condition of SQL with the values of its question marks, in their order; empty: none.
struct SqlCondition {
    QString sql;
    QVariantList values;

    void add(const QString &more, const QVariantList &with = {});
    /// `more` with a question mark for each value in the place of %1.
    void addAny(const QString &more, const QVariantList &any);
};

enum class RunningReplies { LeftOut, LeftIn };

/// What one and the same reply must be; moments, star and tags apart. While the vote on a blind turn is open its
/// replies have no provider, model or cost that anyone could ask for. \param reply, judgement aliases of the tables
SqlCondition replyCondition(const HistoryFilter &filter, const QString &reply, const QString &judgement,
                            RunningReplies running = RunningReplies::LeftOut);
/// What a job must be; moments and kinds apart. The names of its states are those of replies. \param job alias of the table
SqlCondition jobCondition(const HistoryFilter &filter, const QString &job);

} // namespace bakeoff
