// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/historyprint.h"

#include "cli/blindturn.h"
#include "cli/comparerun.h"
#include "cli/context.h"
#include "cli/replyjson.h"

#include <QJsonArray>
#include <QLocale>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

QString date(UtcMicros time)
{
    return time.toDateTime().toString(Qt::ISODateWithMs);
}

QJsonArray attachmentsJson(const QList<Attachment> &attachments)
{
    QJsonArray list;
    for (const Attachment &attachment : attachments) {
        QJsonObject json{{u"name"_s, attachment.name}, {u"sha256"_s, QString::fromLatin1(attachment.sha256.toHex())}};
        if (attachment.isMissing()) {
            json.insert(u"missing"_s, true);
        } else {
            json.insert(u"type"_s, attachment.mediaType);
            json.insert(u"bytes"_s, attachment.data.size());
        }
        list.append(json);
    }
    return list;
}

QJsonObject variablesJson(const PromptVariables &variables)
{
    QJsonObject json;
    for (auto variable = variables.constBegin(); variable != variables.constEnd(); ++variable)
        json.insert(variable.key(), variable.value());
    return json;
}

QJsonObject voteJson(const BlindVote &vote)
{
    QJsonArray shown;
    for (qsizetype place = 0; place < vote.panes.size(); ++place) {
        QJsonObject one{{u"pane"_s, idText(vote.panes[place])}};
        if (const Id reply = vote.replies.value(place); !reply.isNull())
            one.insert(u"reply"_s, idText(reply));
        shown.append(one);
    }
    QJsonObject json{{u"outcome"_s, voteOutcomeName(vote.outcome).toString()}, {u"shown"_s, shown}};
    if (!vote.winner.isNull())
        json.insert(u"winner"_s, idText(vote.winner));
    if (vote.outcome != VoteOutcome::Open)
        json.insert(u"decided"_s, date(vote.decided));
    else
        json.remove(u"shown"_s); // who was where stays hidden
    return json;
}

QJsonObject turnJson(const Turn &turn)
{
    QJsonArray replies;
    for (const Reply &reply : shownReplies(turn)) {
        const auto place = hiddenPlace(turn, reply);
        replies.append(place ? hiddenReplyJson(reply, *place) : replyJson(reply));
    }
    QJsonObject json{{u"id"_s, idText(turn.id)},
                     {u"number"_s, turn.number},
                     {u"created"_s, date(turn.created)},
                     {u"prompt"_s, turn.prompt},
                     {u"replies"_s, replies}};
    if (!turn.parent.isNull())
        json.insert(u"parent"_s, idText(turn.parent));
    if (!turn.source.isEmpty())
        json.insert(u"source"_s, turn.source);
    if (!turn.variables.isEmpty())
        json.insert(u"variables"_s, variablesJson(turn.variables));
    if (!turn.attachments.isEmpty())
        json.insert(u"attachments"_s, attachmentsJson(turn.attachments));
    if (turn.vote)
        json.insert(u"vote"_s, voteJson(*turn.vote));
    return json;
}

QString fileText(const Attachment &attachment)
{
    if (attachment.isMissing())
        return Cli::tr("%1 (missing from the history)").arg(harmless(attachment.name));
    return u"%1 (%2, %3)"_s.arg(harmless(attachment.name), attachment.mediaType,
                                QLocale().formattedDataSize(attachment.data.size(), 0, QLocale::DataSizeSIFormat));
}

QString voteText(const Turn &turn)
{
    const BlindVote &vote = *turn.vote;
    QStringList shown;
    for (qsizetype place = 0; place < vote.panes.size(); ++place) {
        const auto reply = std::ranges::find(turn.replies, vote.panes[place], &Reply::pane);
        if (reply != turn.replies.end())
            shown.append(u"%1 = %2"_s.arg(blindLetter(place), reply->model.toString()));
    }
    QString text;
    switch (vote.outcome) {
    case VoteOutcome::Open:
        return Cli::tr("Blind vote: not decided yet."); // who was where stays hidden
    case VoteOutcome::Win:
        text = Cli::tr("Blind vote: %1 won.").arg(blindLetter(std::max<qsizetype>(0, vote.panes.indexOf(vote.winner))));
        break;
    case VoteOutcome::Tie:
        text = Cli::tr("Blind vote: a tie.");
        break;
    case VoteOutcome::AllBad:
        text = Cli::tr("Blind vote: all bad.");
        break;
    case VoteOutcome::Skipped:
        text = Cli::tr("Asked blind, shown without a vote.");
        break;
    }
    return shown.isEmpty() ? text : text + u' ' + shown.join(u", "_s);
}

/// What went along with a prompt, a line each.
QStringList notesOf(const Comparison &comparison, const Turn &turn)
{
    QStringList notes;
    QList<Id> versions;
    for (const Turn &other : comparison.turns) {
        if (other.parent == turn.parent)
            versions.append(other.id);
    }
    if (versions.size() > 1)
        notes.append(Cli::tr("Version %1 of %2 of this prompt.").arg(versions.indexOf(turn.id) + 1).arg(versions.size()));
    for (const Attachment &attachment : turn.attachments)
        notes.append(Cli::tr("File: %1").arg(fileText(attachment)));
    for (auto variable = turn.variables.constBegin(); variable != turn.variables.constEnd(); ++variable)
        notes.append(u"{{%1}} = %2"_s.arg(variable.key(), harmless(variable.value()).simplified()));
    if (turn.vote)
        notes.append(voteText(turn));
    return notes;
}

} // namespace

QJsonObject documentJson(const Comparison &comparison)
{
    QJsonArray turns;
    for (const Turn &turn : comparison.turns)
        turns.append(turnJson(turn));
    QJsonArray panes;
    for (const Pane &pane : comparison.panes) {
        panes.append(QJsonObject{{u"id"_s, idText(pane.id)},
                                 {u"model"_s, pane.model.toString()},
                                 {u"settings"_s, pane.settings.toJson()},
                                 {u"repeat"_s, pane.repeat}});
    }
    QJsonObject json{{u"comparison"_s, idText(comparison.id)},
                     {u"title"_s, comparison.title},
                     {u"created"_s, date(comparison.created)},
                     {u"system"_s, comparison.systemPrompt},
                     {u"settings"_s, comparison.defaults.toJson()},
                     {u"panes"_s, panes},
                     {u"turns"_s, turns}};
    if (!comparison.leaf.isNull())
        json.insert(u"leaf"_s, idText(comparison.leaf));
    return json;
}

void printDocument(const Comparison &comparison)
{
    for (const Turn &turn : comparison.turns) {
        printOut(Cli::tr("Prompt %1:").arg(turn.number) + u'\n' + harmless(turn.prompt) + u'\n');
        for (const QString &note : notesOf(comparison, turn))
            printOut(note + u'\n');
        printOut(u"\n"_s);
        printAnswers(turn);
    }
    printOut(figuresTable(comparison));
}

} // namespace bakeoff
