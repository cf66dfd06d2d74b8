// SPDX-License-Identifier: GPL-3.0-or-later
// The turns of a document: their tree, what is sent, which answer stands for a pane.
#include "workbench/comparisondocument.h"

#include "base/clock.h"
#include "compare/variables.h"
#include "workbench/comparisonrunner.h"
#include "workbench/refused.h"

#include <QScopedValueRollback>
#include <QSet>

#include <algorithm>
#include <map>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

const Turn *ComparisonDocument::turn(const Id &id) const
{
    if (id.isNull())
        return nullptr;
    const auto found = std::ranges::find(m_comparison.turns, id, &Turn::id);
    return found == m_comparison.turns.end() ? nullptr : &*found;
}

Turn *ComparisonDocument::findTurn(const Id &id)
{
    return const_cast<Turn *>(std::as_const(*this).turn(id));
}

const Turn *ComparisonDocument::lastTurn() const
{
    return turn(m_comparison.leaf);
}

QList<const Turn *> ComparisonDocument::pathTo(const Id &id) const
{
    QList<const Turn *> path;
    // No longer than all turns, even if a damaged file holds a circle.
    for (const Turn *t = turn(id); t && path.size() < m_comparison.turns.size(); t = turn(t->parent))
        path.append(t);
    std::ranges::reverse(path);
    return path;
}

QList<const Turn *> ComparisonDocument::path() const
{
    return pathTo(m_comparison.leaf);
}

QList<const Turn *> ComparisonDocument::alternatives(const Turn &turn) const
{
    QList<const Turn *> found;
    for (const Turn &other : m_comparison.turns) {
        if (other.parent == turn.parent)
            found.append(&other);
    }
    return found;
}

void ComparisonDocument::setLeaf(const Id &id)
{
    Id leaf;
    if (turn(id)) {
        leaf = id;
        // Turns stand in the order in which they were sent: nothing follows the newest of those that follow.
        QSet<Id> following{id};
        for (const Turn &t : std::as_const(m_comparison.turns)) {
            if (following.contains(t.parent)) {
                following.insert(t.id);
                leaf = t.id;
            }
        }
    }
    if (std::exchange(m_comparison.leaf, leaf) == leaf)
        return;
    emit leafChanged();
    saveLater();
}

QList<const Reply *> ComparisonDocument::samples(const Id &pane, const Turn &turn) const
{
    const auto startsBatch = [&pane](const Reply &r) {
        return r.pane == pane && r.sample == 0 && r.continues.isNull();
    };
    const auto last = std::find_if(turn.replies.crbegin(), turn.replies.crend(), startsBatch);
    auto at = last == turn.replies.crend() ? turn.replies.cbegin() : std::prev(last.base());
    std::map<int, const Reply *> newest;
    for (; at != turn.replies.cend(); ++at) {
        if (at->pane == pane)
            newest[at->sample] = &*at; // what continues a sample stands for it
    }
    QList<const Reply *> found;
    for (const auto &entry : newest)
        found.append(entry.second);
    return found;
}

const Reply *ComparisonDocument::reply(const Id &pane, const Turn &turn) const
{
    const QJsonValue chosen = m_comparison.view[kSamplesKey];
    const QString text = chosen.isObject() ? chosen[idText(turn.id)][idText(pane)].toString() : QString();
    if (!text.isEmpty()) {
        const Id id = Id::fromString(text);
        for (const Reply *sample : samples(pane, turn)) {
            for (const Reply *r = sample; r; r = r->continues.isNull() ? nullptr : reply(r->continues)) {
                if (r->id == id)
                    return sample;
            }
        }
    }
    const auto newest = std::find_if(turn.replies.crbegin(), turn.replies.crend(),
                                     [&pane](const Reply &r) { return r.pane == pane && r.sample == 0; });
    return newest == turn.replies.crend() ? nullptr : &*newest;
}

void ComparisonDocument::chooseSample(const Id &pane, const Id &turn, const Id &reply)
{
    const Reply *wanted = this->reply(reply);
    const Turn *t = this->turn(turn);
    if (!wanted || !t || wanted->pane != pane || wanted->turn != turn || this->reply(pane, *t) == wanted)
        return;
    QJsonObject all = m_comparison.view[kSamplesKey].toObject();
    QJsonObject ofTurn = all[idText(turn)].toObject();
    ofTurn[idText(pane)] = idText(reply);
    all[idText(turn)] = ofTurn;
    m_comparison.view[kSamplesKey] = all;
    emit sampleChosen(pane, turn);
    saveLater();
}

QString ComparisonDocument::fullText(const Reply &reply) const
{
    QString text = reply.text;
    QSet<Id> seen{reply.id};
    for (const Reply *r = &reply; !r->continues.isNull() && !seen.contains(r->continues);) {
        seen.insert(r->continues);
        r = this->reply(r->continues);
        if (!r)
            break;
        text.prepend(r->text);
    }
    return text;
}

QList<ChatMessage> ComparisonDocument::messagesFor(const Pane &pane, const QString &prompt) const
{
    return messagesAfter(m_comparison.leaf, pane,
                         {ChatRole::User, fillVariables(prompt, m_comparison.variables).text, m_comparison.attachments});
}

QList<ChatMessage> ComparisonDocument::messagesAfter(const Id &parent, const Pane &pane,
                                                     const ChatMessage &prompt) const
{
    QList<ChatMessage> messages;
    const QString system = settingsOf(pane).systemPrompt.value_or(m_comparison.systemPrompt);
    if (!system.trimmed().isEmpty())
        messages.append({ChatRole::System, system, {}});
    for (const Turn *earlier : pathTo(parent)) {
        // A turn that this pane did not answer would leave two prompts in a row: it is not part of its conversation.
        const Reply *answer = reply(pane.id, *earlier);
        const QString text = answer ? fullText(*answer) : QString();
        if (text.isEmpty())
            continue;
        messages.append({ChatRole::User, earlier->prompt, earlier->attachments});
        messages.append({ChatRole::Assistant, text, {}});
    }
    messages.append(prompt);
    return messages;
}

QStringList ComparisonDocument::missingFiles(const Id &turn) const
{
    QStringList names;
    for (const Turn *each : pathTo(turn))
        names += missingNames(each->attachments);
    names.removeDuplicates();
    return names;
}

Status ComparisonDocument::send(const QString &prompt, const QList<Id> &panes)
{
    return addTurn(m_comparison.leaf, prompt, panes);
}

Status ComparisonDocument::sendInstead(const Id &id, const QString &prompt, const QList<Id> &panes)
{
    const Turn *earlier = turn(id);
    if (!earlier)
        return Error{.kind = ErrorKind::NotFound, .detail = u"no such turn"_s};
    return addTurn(earlier->parent, prompt, panes);
}

Status ComparisonDocument::addTurn(const Id &parent, const QString &prompt, const QList<Id> &panes)
{
    if (prompt.trimmed().isEmpty())
        return refused(u"empty prompt"_s);
    QList<Id> targets;
    for (const Pane &p : std::as_const(m_comparison.panes)) {
        if (panes.isEmpty() || panes.contains(p.id))
            targets.append(p.id);
    }
    if (targets.isEmpty())
        return refused(u"no model chosen"_s);
    const FilledText filled = fillVariables(prompt, m_comparison.variables);
    if (!filled.unfilled.isEmpty())
        return refused(u"%1 variables have no value"_s.arg(filled.unfilled.size()));
    if (filled.text.trimmed().isEmpty())
        return refused(u"empty prompt"_s);

    const auto missing = missingFiles(parent).size() + missingNames(m_comparison.attachments).size();
    if (missing > 0)
        return refused(u"%1 attachments are not stored any more"_s.arg(missing));

    const Turn *before = turn(parent);
    Turn next{.id = newId(m_clock.nowUtc()),
              .comparison = m_comparison.id,
              .parent = before ? before->id : Id(),
              .number = before ? before->number + 1 : 1,
              .prompt = filled.text,
              .source = filled.text == prompt ? QString() : prompt,
              .variables = {},
              .attachments = m_comparison.attachments,
              .created = m_clock.nowUtc(),
              .vote = drawVote(before, targets),
              .replies = {}};
    for (const QString &name : variableNames(prompt))
        next.variables.insert(name, m_comparison.variables.value(name));
    m_comparison.turns.append(next);
    m_comparison.leaf = next.id;
    const bool hadDraft = !m_comparison.draft.isEmpty() || !m_comparison.attachments.isEmpty();
    m_comparison.draft.clear();
    m_comparison.attachments.clear();
    begin(m_comparison.turns.last(), targets, true);
    if (hadDraft)
        emit draftChanged();
    return success();
}

std::optional<BlindVote> ComparisonDocument::drawVote(const Turn *parent, const QList<Id> &panes)
{
    const bool goesOn = parent && isHidden(*parent);
    if (!goesOn && (!m_comparison.blind || panes.size() < 2))
        return std::nullopt;
    BlindVote vote;
    if (goesOn)
        std::ranges::copy_if(parent->vote->panes, std::back_inserter(vote.panes),
                             [&panes](const Id &id) { return panes.contains(id); });
    QList<Id> fresh;
    std::ranges::copy_if(panes, std::back_inserter(fresh), [&vote](const Id &id) { return !vote.panes.contains(id); });
    for (qsizetype i = fresh.size() - 1; i > 0; --i)
        fresh.swapItemsAt(i, m_generator.bounded(i + 1)); // Fisher and Yates
    vote.panes += fresh;
    return vote;
}

void ComparisonDocument::retry(const Id &id)
{
    Turn *last = findTurn(m_comparison.leaf);
    if (!last || !pane(id) || !missingFiles(last->id).isEmpty())
        return;
    stop(id);
    begin(*last, {id}, false);
}

QList<Id> ComparisonDocument::refusedPanes() const
{
    QList<Id> panes;
    const Turn *last = lastTurn();
    for (const Pane &p : m_comparison.panes) {
        const QList<const Reply *> answers = last ? samples(p.id, *last) : QList<const Reply *>();
        if (std::ranges::any_of(answers, [](const Reply *r) {
                return r->error && r->error->kind == ErrorKind::BudgetReached;
            }))
            panes.append(p.id);
    }
    return panes;
}

void ComparisonDocument::retryRefused(bool allowUnknownPrice)
{
    const QList<Id> panes = refusedPanes();
    if (panes.isEmpty() || !missingFiles(m_comparison.leaf).isEmpty())
        return;
    const QScopedValueRollback allowed(m_allowUnknownPrice, m_allowUnknownPrice || allowUnknownPrice);
    QList<Id> whole;
    for (const Id &id : panes) {
        if (reply(id, *lastTurn())->continues.isNull())
            whole.append(id);
        else
            (void)continueReply(id); // where it cannot go on there is nothing to ask again
    }
    if (!whole.isEmpty())
        begin(*findTurn(m_comparison.leaf), whole, false);
}

Status ComparisonDocument::continueReply(const Id &id)
{
    const Pane *p = pane(id);
    Turn *last = findTurn(m_comparison.leaf);
    const Reply *earlier = p && last ? reply(id, *last) : nullptr;
    if (!earlier)
        return Error{.kind = ErrorKind::NotFound, .detail = u"no answer to continue"_s};
    // An answer that was continued without success says nothing of its own: the text before it still ended too early.
    const Reply *broken = earlier;
    while (isFinal(broken->state) && broken->text.isEmpty() && !broken->continues.isNull() && reply(broken->continues))
        broken = reply(broken->continues);
    if (!isContinuable(*broken))
        return refused(u"the answer did not break off"_s);
    if (broken->model != p->model)
        return refused(u"the pane has another model now"_s);
    if (!missingFiles(last->id).isEmpty())
        return refused(u"an attachment is not stored any more"_s);
    ChatRequest request = makeRequest(*p, last->parent, {ChatRole::User, last->prompt, last->attachments});
    request.messages.append({ChatRole::Assistant, fullText(*broken), {}});
    Reply next = makeReply(*p, *last, request, broken->sample);
    next.continues = broken->id;
    run(*last, {next}, {request}, false);
    return success();
}

void ComparisonDocument::begin(Turn &turn, const QList<Id> &panes, bool newTurn)
{
    QList<Reply> replies;
    QList<ChatRequest> requests;
    for (const Id &id : panes) {
        const Pane *p = pane(id);
        if (!p)
            continue;
        const ChatRequest request = makeRequest(*p, turn.parent, {ChatRole::User, turn.prompt, turn.attachments});
        const Reply first = makeReply(*p, turn, request, 0);
        for (int sample = 0; sample < p->repeat; ++sample) {
            replies.append(first);
            replies.last().id = sample == 0 ? first.id : newId(m_clock.nowUtc());
            replies.last().sample = sample;
            requests.append(request);
        }
    }
    run(turn, replies, requests, newTurn);
}

void ComparisonDocument::run(Turn &turn, const QList<Reply> &replies, const QList<ChatRequest> &requests, bool newTurn)
{
    QList<ComparisonRunner::Start> starts;
    for (qsizetype i = 0; i < replies.size(); ++i)
        starts.append({.reply = replies[i], .request = requests[i]});
    turn.replies += replies;
    m_comparison.updated = m_clock.nowUtc();
    Turn intent = turn;
    intent.replies.clear();
    if (newTurn) {
        emit turnAdded();
        emit leafChanged();
    }
    for (const Reply &reply : replies)
        emit replyStarted(reply.id);
    m_runner.run(withoutTurns(), intent, starts, m_mailbox,
                 {.allowUnknownPrice = m_allowUnknownPrice, .runCap = m_runCap});
}

Reply ComparisonDocument::makeReply(const Pane &pane, const Turn &turn, const ChatRequest &request, int sample) const
{
    return {.id = newId(m_clock.nowUtc()),
            .turn = turn.id,
            .pane = pane.id,
            .sample = sample,
            .model = pane.model,
            .settings = settingsOf(pane),
            .created = m_clock.nowUtc(),
            .sandbox = m_runner.isSandbox(pane.model.provider),
            .inputDigest = inputDigest(request.messages)};
}

ChatRequest ComparisonDocument::makeRequest(const Pane &pane, const Id &parent, const ChatMessage &prompt) const
{
    return {.model = pane.model.id,
            .messages = messagesAfter(parent, pane, prompt),
            .settings = settingsOf(pane),
            .longestSilence = m_longestSilence};
}

} // namespace bakeoff
