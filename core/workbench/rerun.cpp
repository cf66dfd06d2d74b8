// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/rerun.h"

#include "compare/variables.h"
#include "workbench/comparisondocument.h"

#include <QTimer>

#include <algorithm>

namespace bakeoff {

namespace {

/// What is written so that exactly this is sent.
QString writtenAs(const Turn &turn)
{
    if (!turn.source.isEmpty())
        return turn.source;
    // Sent before there were variables: what looks like one is text.
    QString text = turn.prompt;
    QList<VariableMark> marks = variableMarks(text);
    while (!marks.isEmpty()) {
        const VariableMark mark = marks.takeLast();
        if (!mark.escaped)
            text.insert(mark.position, u'\\');
    }
    return text;
}

} // namespace

Comparison rerunOf(const Comparison &then, UtcMicros now)
{
    Comparison next;
    next.id = newId(now);
    next.title = then.title;
    next.created = now;
    next.updated = now;
    next.systemPrompt = then.systemPrompt;
    next.defaults = then.defaults;
    next.tags = then.tags;
    next.origin = then.id;
    for (Pane pane : then.panes) {
        pane.id = newId(now);
        next.panes.append(pane);
    }
    return next;
}

Rerun::Rerun(const Comparison &then, ComparisonDocument &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
{
    Id at = then.leaf;
    while (m_turns.size() < then.turns.size()) { // no longer than all turns, even if a damaged file holds a circle
        const auto turn = std::ranges::find(then.turns, at, &Turn::id);
        if (at.isNull() || turn == then.turns.end())
            break;
        Turn copy = *turn;
        copy.replies.clear();
        m_turns.prepend(copy);
        at = turn->parent;
    }
}

Rerun::~Rerun() = default;

void Rerun::start()
{
    m_running = true;
    // Answers end one by one, often several at once: looked at together, and never from inside a call of ours.
    connect(&m_document, &ComparisonDocument::replyEnded, this, &Rerun::look, Qt::QueuedConnection);
    QTimer::singleShot(0, this, &Rerun::sendNext);
}

void Rerun::stop()
{
    if (!m_running)
        return;
    m_stopped = true;
    m_document.stopAll();
    if (!m_document.isRunning())
        QTimer::singleShot(0, this, [this] { finish(End::Stopped); });
}

void Rerun::sendNext()
{
    if (!m_running)
        return;
    if (m_stopped || m_sent == m_turns.size()) {
        finish(m_stopped ? End::Stopped : End::Complete);
        return;
    }
    const Turn &turn = m_turns.at(m_sent);
    // What the user is writing meanwhile comes back behind the prompt.
    const QString draft = m_document.value().draft;
    const PromptVariables variables = m_document.value().variables;
    const QList<Attachment> attachments = m_document.value().attachments;
    m_document.setVariables(turn.variables);
    m_document.setAttachments(turn.attachments);
    const Status status = m_document.send(writtenAs(turn));
    m_document.setVariables(variables);
    m_document.setAttachments(attachments);
    m_document.setDraft(draft);
    if (!status) {
        m_refusal = status.error();
        finish(End::Failed);
        return;
    }
    ++m_sent;
    emit turnSent(m_sent);
}

void Rerun::look()
{
    if (!m_running || m_document.isRunning())
        return;
    const Turn *turn = m_document.lastTurn();
    if (!turn || m_sent == 0)
        return;
    const auto ended = [turn](ReplyState state) {
        return std::ranges::count(turn->replies, state, &Reply::state);
    };
    if (m_stopped || ended(ReplyState::Stopped) > 0)
        finish(End::Stopped);
    else if (ended(ReplyState::Failed) == turn->replies.size())
        finish(m_sent == m_turns.size() ? End::Complete : End::Failed);
    else
        sendNext();
}

void Rerun::finish(End end)
{
    if (!m_running)
        return;
    m_running = false;
    disconnect(&m_document, nullptr, this, nullptr);
    emit ended(end);
}

} // namespace bakeoff
