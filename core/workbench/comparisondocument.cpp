// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/comparisondocument.h"

#include "base/clock.h"
#include "base/waker.h"
#include "compare/journal.h"
#include "workbench/comparisonrunner.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

ComparisonDocument::ComparisonDocument(Comparison comparison, ComparisonRunner &runner, ComparisonJournal &journal,
                                       const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_comparison(std::move(comparison))
    , m_runner(runner)
    , m_journal(journal)
    , m_clock(clock)
{
    if (m_comparison.id.isNull()) {
        m_comparison.id = newId(m_clock.nowUtc());
        m_comparison.created = m_clock.nowUtc();
        m_comparison.updated = m_comparison.created;
    }
    // The box outlives this object while a run still posts into it.
    m_waker = std::make_shared<Waker>(this, [this] { emit patchesWaiting(); });
    m_mailbox = std::make_shared<ReplyMailbox>([waker = m_waker] { waker->wake(); });
}

ComparisonDocument::~ComparisonDocument()
{
    m_waker->disarm();
    if (m_saveScheduled)
        m_journal.saveComparison(m_comparison);
}

const Pane *ComparisonDocument::pane(const Id &id) const
{
    const auto found = std::ranges::find(m_comparison.panes, id, &Pane::id);
    return found == m_comparison.panes.end() ? nullptr : &*found;
}

const Turn *ComparisonDocument::lastTurn() const
{
    return m_comparison.turns.isEmpty() ? nullptr : &m_comparison.turns.last();
}

const Reply *ComparisonDocument::reply(const Id &pane, const Turn &turn) const
{
    const auto newest = std::find_if(turn.replies.crbegin(), turn.replies.crend(),
                                     [&pane](const Reply &r) { return r.pane == pane; });
    return newest == turn.replies.crend() ? nullptr : &*newest;
}

const Reply *ComparisonDocument::reply(const Id &id) const
{
    // Newest first: that is where replies are looked up while they stream.
    for (auto turn = m_comparison.turns.crbegin(); turn != m_comparison.turns.crend(); ++turn) {
        const auto found = std::ranges::find(turn->replies, id, &Reply::id);
        if (found != turn->replies.end())
            return &*found;
    }
    return nullptr;
}

Reply *ComparisonDocument::findReply(const Id &id)
{
    return const_cast<Reply *>(std::as_const(*this).reply(id));
}

std::optional<std::chrono::nanoseconds> ComparisonDocument::attemptStarted(const Id &reply) const
{
    const auto found = m_attemptStarted.find(reply);
    return found == m_attemptStarted.end() ? std::nullopt : std::optional(*found);
}

void ComparisonDocument::setTitle(const QString &title)
{
    if (std::exchange(m_comparison.title, title) != title)
        saveLater();
}

void ComparisonDocument::setSystemPrompt(const QString &text)
{
    if (std::exchange(m_comparison.systemPrompt, text) != text)
        saveLater();
}

void ComparisonDocument::setDraft(const QString &text)
{
    if (std::exchange(m_comparison.draft, text) != text)
        saveLater();
}

void ComparisonDocument::setView(const QJsonObject &view)
{
    if (std::exchange(m_comparison.view, view) != view)
        saveLater();
}

Id ComparisonDocument::addPane(const ModelRef &model, const GenerationSettings &settings, int repeat)
{
    if (m_comparison.panes.size() >= MaximumPanes)
        return {};
    const Id id = newId(m_clock.nowUtc());
    m_comparison.panes.append(
        {.id = id, .model = model, .settings = settings, .repeat = std::clamp(repeat, 1, Pane::MaximumRepeat)});
    emit panesChanged();
    saveLater();
    return id;
}

void ComparisonDocument::removePane(const Id &id)
{
    stop(id);
    if (m_comparison.panes.removeIf([&id](const Pane &p) { return p.id == id; }) == 0)
        return;
    emit panesChanged();
    saveLater();
}

void ComparisonDocument::setPaneModel(const Id &id, const ModelRef &model)
{
    const auto found = std::ranges::find(m_comparison.panes, id, &Pane::id);
    if (found == m_comparison.panes.end() || found->model == model)
        return;
    found->model = model;
    emit paneChanged(id);
    saveLater();
}

void ComparisonDocument::setPaneSettings(const Id &id, const GenerationSettings &settings)
{
    const auto found = std::ranges::find(m_comparison.panes, id, &Pane::id);
    if (found == m_comparison.panes.end() || found->settings == settings)
        return;
    found->settings = settings;
    emit paneChanged(id);
    saveLater();
}

void ComparisonDocument::movePane(const Id &id, int to)
{
    const auto found = std::ranges::find(m_comparison.panes, id, &Pane::id);
    if (found == m_comparison.panes.end())
        return;
    const auto from = found - m_comparison.panes.begin();
    const auto target = std::clamp<qsizetype>(to, 0, m_comparison.panes.size() - 1);
    if (from == target)
        return;
    m_comparison.panes.move(from, target);
    emit panesChanged();
    saveLater();
}

Status ComparisonDocument::send(const QString &prompt, const QList<Id> &panes)
{
    if (prompt.trimmed().isEmpty())
        return Error{.kind = ErrorKind::BadInput, .detail = u"empty prompt"_s};
    QList<Id> targets = panes;
    if (targets.isEmpty()) {
        for (const Pane &p : m_comparison.panes)
            targets.append(p.id);
    }
    if (targets.isEmpty())
        return Error{.kind = ErrorKind::BadInput, .detail = u"no model chosen"_s};

    m_comparison.turns.append({.id = newId(m_clock.nowUtc()),
                               .comparison = m_comparison.id,
                               .number = static_cast<int>(m_comparison.turns.size()) + 1,
                               .prompt = prompt,
                               .created = m_clock.nowUtc(),
                               .replies = {}});
    m_comparison.draft.clear();
    begin(m_comparison.turns.last(), targets, true);
    return success();
}

void ComparisonDocument::retry(const Id &pane)
{
    if (m_comparison.turns.isEmpty())
        return;
    stop(pane);
    begin(m_comparison.turns.last(), {pane}, false);
}

void ComparisonDocument::begin(Turn &turn, const QList<Id> &panes, bool newTurn)
{
    QList<ComparisonRunner::Start> starts;
    for (const Id &id : panes) {
        const Pane *p = pane(id);
        if (!p)
            continue;
        ChatRequest request{.model = p->model.id,
                            .messages = messagesBefore(*p, turn.number, turn.prompt),
                            .settings = p->settings,
                            .longestSilence = m_longestSilence};
        starts.append({.reply = makeReply(*p, turn), .request = std::move(request)});
    }
    for (const auto &start : std::as_const(starts))
        turn.replies.append(start.reply);
    m_comparison.updated = m_clock.nowUtc();
    if (newTurn)
        emit turnAdded();
    for (const auto &start : std::as_const(starts))
        emit replyStarted(start.reply.id);
    m_runner.run(m_comparison, turn, starts, m_mailbox);
}

Reply ComparisonDocument::makeReply(const Pane &pane, const Turn &turn) const
{
    return {.id = newId(m_clock.nowUtc()),
            .turn = turn.id,
            .pane = pane.id,
            .model = pane.model,
            .settings = pane.settings,
            .created = m_clock.nowUtc(),
            .sandbox = m_runner.isSandbox(pane.model.provider)};
}

QList<ChatMessage> ComparisonDocument::messagesFor(const Pane &pane, const QString &prompt) const
{
    return messagesBefore(pane, static_cast<int>(m_comparison.turns.size()) + 1, prompt);
}

QList<ChatMessage> ComparisonDocument::messagesBefore(const Pane &pane, int turnNumber, const QString &prompt) const
{
    QList<ChatMessage> messages;
    if (!m_comparison.systemPrompt.trimmed().isEmpty())
        messages.append({ChatRole::System, m_comparison.systemPrompt});
    for (const Turn &earlier : m_comparison.turns) {
        if (earlier.number >= turnNumber)
            break;
        // A turn that this pane did not answer would leave two prompts in a row: it is not part of its conversation.
        const Reply *answer = reply(pane.id, earlier);
        if (!answer || answer->text.isEmpty())
            continue;
        messages.append({ChatRole::User, earlier.prompt});
        messages.append({ChatRole::Assistant, answer->text});
    }
    messages.append({ChatRole::User, prompt});
    return messages;
}

void ComparisonDocument::stop(const Id &pane)
{
    for (const Turn &turn : std::as_const(m_comparison.turns)) {
        for (const Reply &r : turn.replies) {
            if (r.pane == pane && !isFinal(r.state))
                m_runner.stop(r.id);
        }
    }
}

void ComparisonDocument::stopAll()
{
    for (const Turn &turn : std::as_const(m_comparison.turns)) {
        for (const Reply &r : turn.replies) {
            if (!isFinal(r.state))
                m_runner.stop(r.id);
        }
    }
}

int ComparisonDocument::runningCount() const
{
    int running = 0;
    for (const Turn &turn : m_comparison.turns)
        running += static_cast<int>(std::ranges::count_if(turn.replies, [](const Reply &r) { return !isFinal(r.state); }));
    return running;
}

void ComparisonDocument::drain()
{
    for (ReplyPatch &patch : m_mailbox->take())
        apply(std::move(patch));
}

void ComparisonDocument::apply(ReplyPatch patch)
{
    Reply *reply = findReply(patch.reply);
    if (!reply)
        return;
    const bool wasFinal = isFinal(reply->state);
    if (patch.restarted) {
        reply->text.clear();
        reply->reasoning.clear();
        reply->clocks = {};
        emit textRestarted(reply->id);
    }
    if (patch.attemptStarted)
        m_attemptStarted.insert(reply->id, *patch.attemptStarted);
    if (!patch.text.isEmpty() || !patch.reasoning.isEmpty()) {
        reply->text += patch.text;
        reply->reasoning += patch.reasoning;
        emit textAppended(reply->id, patch.text, patch.reasoning);
    }
    reply->attempts += patch.failedAttempts;
    if (patch.clocks)
        reply->clocks = *patch.clocks;
    if (patch.state)
        reply->state = *patch.state;
    if (patch.whole) {
        *reply = std::move(*patch.whole);
        m_attemptStarted.remove(reply->id);
    }
    emit replyChanged(patch.reply);
    if (!wasFinal && isFinal(reply->state))
        emit replyEnded(patch.reply);
    if (patch.whole)
        emit costChanged();
}

void ComparisonDocument::saveLater()
{
    // One write for a burst of changes, such as the three panes of a line-up.
    if (std::exchange(m_saveScheduled, true))
        return;
    QTimer::singleShot(300, this, [this] {
        m_saveScheduled = false;
        m_comparison.updated = m_clock.nowUtc();
        m_journal.saveComparison(m_comparison);
    });
}

namespace {
CostTotal totalOf(const Comparison &comparison, bool sandbox)
{
    CostTotal total;
    for (const Turn &turn : comparison.turns) {
        for (const Reply &reply : turn.replies) {
            if (reply.sandbox == sandbox && isFinal(reply.state) && mayHaveBeenBilled(reply))
                total.add(reply.cost);
        }
    }
    return total;
}
} // namespace

CostTotal ComparisonDocument::realCost() const
{
    return totalOf(m_comparison, false);
}

CostTotal ComparisonDocument::sandboxCost() const
{
    return totalOf(m_comparison, true);
}

} // namespace bakeoff
