// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/blindturn.h"

#include "cli/context.h"
#include "cli/replyjson.h"
#include "workbench/comparisondocument.h"

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

QString blindLetter(qsizetype place)
{
    return QString(QChar(u'A' + static_cast<char16_t>(place % 26)));
}

QString blindName(qsizetype place)
{
    //: In the place of a model's name. %1: the letter of an answer in a blind vote.
    return place >= 0 ? Cli::tr("%1 (hidden until you vote)").arg(blindLetter(place)) : Cli::tr("(hidden until you vote)");
}

std::optional<qsizetype> hiddenPlace(const Turn &turn, const Reply &reply)
{
    return ComparisonDocument::isHidden(turn) ? std::optional(turn.vote->panes.indexOf(reply.pane)) : std::nullopt;
}

QList<Reply> shownReplies(const Turn &turn)
{
    QList<Reply> replies = turn.replies;
    if (ComparisonDocument::isHidden(turn)) {
        std::ranges::stable_sort(replies, {}, [&turn](const Reply &reply) { return *hiddenPlace(turn, reply); });
    }
    return replies;
}

QJsonObject hiddenReplyJson(const Reply &reply, qsizetype place)
{
    // What is the same for all models is taken over by name: whatever a reply gets later stays hidden.
    const QJsonObject all = replyJson(reply);
    QJsonObject json{{u"hidden"_s, true}};
    for (const QString &name : {u"id"_s, u"sample"_s, u"state"_s, u"text"_s, u"reasoning"_s, u"judgement"_s}) {
        if (all.contains(name))
            json.insert(name, all.value(name));
    }
    if (place >= 0)
        json.insert(u"letter"_s, blindLetter(place));
    return json;
}

} // namespace bakeoff
