// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/comparisondocument.h"

#include "base/clock.h"
#include "base/waker.h"
#include "compare/journal.h"
#include "compare/lineup.h"
#include "workbench/comparisonrunner.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

static_assert(LineUp::MostEntries == ComparisonDocument::MaximumPanes);

namespace {

int withinRepeat(int repeat)
{
    return std::clamp(repeat, 1, Pane::MaximumRepeat);
}

} // namespace

ComparisonDocument::ComparisonDocument(Comparison comparison, ComparisonRunner &runner, ComparisonJournal &journal,
                                       const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_comparison(std::move(comparison))
    , m_runner(runner)
    , m_journal(journal)
    , m_clock(clock)
    , m_generator(QRandomGenerator::securelySeeded())
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
        m_journal.saveComparison(withoutTurns());
}

const Pane *ComparisonDocument::pane(const Id &id) const
{
    const auto found = std::ranges::find(m_comparison.panes, id, &Pane::id);
    return found == m_comparison.panes.end() ? nullptr : &*found;
}

Pane *ComparisonDocument::findPane(const Id &id)
{
    return const_cast<Pane *>(std::as_const(*this).pane(id));
}

GenerationSettings ComparisonDocument::settingsOf(const Pane &pane) const
{
    return pane.settings.over(m_comparison.defaults);
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
    if (std::exchange(m_comparison.title, title) == title)
        return;
    emit titleChanged();
    saveLater();
}

void ComparisonDocument::takeEntry(const Comparison &stored)
{
    m_comparison.starred = stored.starred;
    m_comparison.tags = stored.tags;
    if (std::exchange(m_comparison.title, stored.title) != stored.title)
        emit titleChanged();
}

void ComparisonDocument::setSystemPrompt(const QString &text)
{
    if (std::exchange(m_comparison.systemPrompt, text) == text)
        return;
    emit systemPromptChanged();
    saveLater();
}

void ComparisonDocument::setDefaults(const GenerationSettings &settings)
{
    if (std::exchange(m_comparison.defaults, settings) == settings)
        return;
    emit defaultsChanged();
    saveLater();
}

void ComparisonDocument::setDraft(const QString &text)
{
    if (std::exchange(m_comparison.draft, text) == text)
        return;
    emit draftChanged();
    saveLater();
}

void ComparisonDocument::setVariables(const PromptVariables &variables)
{
    if (std::exchange(m_comparison.variables, variables) == variables)
        return;
    emit draftChanged();
    saveLater();
}

void ComparisonDocument::setAttachments(const QList<Attachment> &attachments)
{
    if (std::exchange(m_comparison.attachments, attachments) == attachments)
        return;
    emit draftChanged();
    saveLater();
}

void ComparisonDocument::setBlind(bool blind)
{
    if (std::exchange(m_comparison.blind, blind) == blind)
        return;
    emit blindChanged();
    saveLater();
}

void ComparisonDocument::setView(const QJsonObject &view)
{
    QJsonObject next = view;
    if (const auto samples = m_comparison.view.constFind(kSamplesKey); samples != m_comparison.view.constEnd())
        next[kSamplesKey] = *samples;
    else
        next.remove(kSamplesKey);
    if (std::exchange(m_comparison.view, next) != next)
        saveLater();
}

Id ComparisonDocument::addPane(const ModelRef &model, const GenerationSettings &settings, int repeat)
{
    if (m_comparison.panes.size() >= MaximumPanes)
        return {};
    const Id id = newId(m_clock.nowUtc());
    m_comparison.panes.append({.id = id, .model = model, .settings = settings, .repeat = withinRepeat(repeat)});
    emit panesChanged();
    saveLater();
    return id;
}

Id ComparisonDocument::duplicatePane(const Id &id)
{
    const auto found = std::ranges::find(m_comparison.panes, id, &Pane::id);
    if (found == m_comparison.panes.end() || m_comparison.panes.size() >= MaximumPanes)
        return {};
    Pane copy = *found;
    copy.id = newId(m_clock.nowUtc());
    m_comparison.panes.insert(found - m_comparison.panes.begin() + 1, copy);
    emit panesChanged();
    saveLater();
    return copy.id;
}

void ComparisonDocument::removePane(const Id &id)
{
    stop(id);
    if (m_comparison.panes.removeIf([&id](const Pane &p) { return p.id == id; }) == 0)
        return;
    emit panesChanged();
    saveLater();
}

bool ComparisonDocument::insertPane(const Pane &pane, int at)
{
    if (m_comparison.panes.size() >= MaximumPanes || pane.id.isNull() || findPane(pane.id))
        return false;
    m_comparison.panes.insert(std::clamp<qsizetype>(at, 0, m_comparison.panes.size()), pane);
    emit panesChanged();
    saveLater();
    return true;
}

void ComparisonDocument::setPaneModel(const Id &id, const ModelRef &model)
{
    Pane *found = findPane(id);
    if (!found || found->model == model)
        return;
    found->model = model;
    emit paneChanged(id);
    saveLater();
}

void ComparisonDocument::setPaneSettings(const Id &id, const GenerationSettings &settings)
{
    Pane *found = findPane(id);
    if (!found || found->settings == settings)
        return;
    found->settings = settings;
    emit paneChanged(id);
    saveLater();
}

void ComparisonDocument::setPaneRepeat(const Id &id, int repeat)
{
    Pane *found = findPane(id);
    if (!found || found->repeat == withinRepeat(repeat))
        return;
    found->repeat = withinRepeat(repeat);
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

void ComparisonDocument::setLineUp(const LineUp &lineUp)
{
    stopAll();
    m_comparison.panes = panesOf(lineUp, m_clock.nowUtc());
    setSystemPrompt(lineUp.systemPrompt);
    setDefaults(lineUp.defaults);
    emit panesChanged();
    saveLater();
}

void ComparisonDocument::setPanes(QList<Pane> panes)
{
    panes = panes.first(std::min<qsizetype>(panes.size(), MaximumPanes));
    for (Pane &pane : panes) {
        if (pane.id.isNull())
            pane.id = newId(m_clock.nowUtc());
        pane.repeat = withinRepeat(pane.repeat);
    }
    const QList<Pane> before = std::exchange(m_comparison.panes, panes);
    for (const Pane &pane : before) {
        if (!findPane(pane.id))
            stop(pane.id);
    }
    emit panesChanged();
    saveLater();
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

void ComparisonDocument::takeStored(const Reply &reply)
{
    const Reply *known = this->reply(reply.id);
    if (known && isFinal(known->state) && isFinal(reply.state))
        apply({.reply = reply.id, .whole = reply});
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
    if (patch.facts)
        reply->facts = *patch.facts;
    if (patch.state)
        reply->state = *patch.state;
    if (patch.whole) {
        // What a person thought of it meanwhile is not known where the reply was collected.
        Judgement judgement = std::move(reply->judgement);
        *reply = std::move(*patch.whole);
        reply->judgement = std::move(judgement);
        m_attemptStarted.remove(reply->id);
    }
    emit replyChanged(patch.reply);
    if (!wasFinal && isFinal(reply->state))
        emit replyEnded(patch.reply);
    if (patch.whole)
        emit costChanged();
}

Comparison ComparisonDocument::withoutTurns() const
{
    // A copy of the turns in the store's queue would make each piece of streamed text copy what came before it.
    Comparison copy = m_comparison;
    copy.turns.clear();
    return copy;
}

void ComparisonDocument::saveLater()
{
    // One write for a burst of changes, such as the three panes of a line-up.
    if (std::exchange(m_saveScheduled, true))
        return;
    QTimer::singleShot(300, this, [this] {
        m_saveScheduled = false;
        m_comparison.updated = m_clock.nowUtc();
        m_journal.saveComparison(withoutTurns());
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
