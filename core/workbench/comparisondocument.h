// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"
#include "compare/replymailbox.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <optional>

namespace bakeoff {

class Clock;
class ComparisonJournal;
class ComparisonRunner;
class Waker;

/// One comparison under work: the only owner of its value. Panes and command line show it and keep no copy. Lives on
/// the thread that made it; replies arrive through a mailbox that whoever shows them drains once a frame.
class ComparisonDocument : public QObject {
    Q_OBJECT
public:
    static constexpr int MaximumPanes = 24;

    /// `comparison` empty id: a new one.
    ComparisonDocument(Comparison comparison, ComparisonRunner &runner, ComparisonJournal &journal, const Clock &clock,
                       QObject *parent = nullptr);
    ~ComparisonDocument() override;

    const Comparison &value() const { return m_comparison; }
    const Pane *pane(const Id &pane) const;
    /// Newest turn; null before the first send.
    const Turn *lastTurn() const;
    /// Newest reply of a pane in `turn`, else null.
    const Reply *reply(const Id &pane, const Turn &turn) const;
    const Reply *reply(const Id &reply) const;
    /// Clock::ticks() when the running attempt of a reply began; empty when nothing runs.
    std::optional<std::chrono::nanoseconds> attemptStarted(const Id &reply) const;

    void setTitle(const QString &title);
    void setSystemPrompt(const QString &text);
    void setDraft(const QString &text);
    void setView(const QJsonObject &view);
    /// ChatRequest::longestSilence of what is sent from now on; not stored.
    void setLongestSilence(std::optional<std::chrono::milliseconds> silence) { m_longestSilence = silence; }

    /// \return the new pane's id; null id where MaximumPanes are there.
    Id addPane(const ModelRef &model, const GenerationSettings &settings = {});
    void removePane(const Id &pane); ///< stops its running reply; its earlier replies stay in the document
    void setPaneModel(const Id &pane, const ModelRef &model);
    void setPaneSettings(const Id &pane, const GenerationSettings &settings);
    void movePane(const Id &pane, int to);

    /// What sending `prompt` to this pane would send: system prompt, the pane's own conversation so far, the prompt.
    QList<ChatMessage> messagesFor(const Pane &pane, const QString &prompt) const;
    /// A new turn with `prompt` to all panes, or to the given ones. An empty prompt or no pane: returns the reason and
    /// does nothing.
    Status send(const QString &prompt, const QList<Id> &panes = {});
    /// The newest turn's prompt again to one pane; stops what runs there. The earlier reply is kept.
    void retry(const Id &pane);
    void stop(const Id &pane);
    void stopAll();
    bool isRunning() const { return runningCount() > 0; }
    int runningCount() const;

    /// Takes in what came since the last call; emits the signals below.
    void drain();

    /// Charges of the document: real ones and sandbox ones apart. A stopped or failed reply of unknown price counts.
    CostTotal realCost() const;
    CostTotal sandboxCost() const;

signals:
    void panesChanged();
    void paneChanged(const bakeoff::Id &pane);
    void turnAdded();
    void replyStarted(const bakeoff::Id &reply);
    void textAppended(const bakeoff::Id &reply, const QString &text, const QString &reasoning);
    /// An earlier attempt's text is void.
    void textRestarted(const bakeoff::Id &reply);
    void replyChanged(const bakeoff::Id &reply); ///< state, clocks, attempts
    void replyEnded(const bakeoff::Id &reply);
    void costChanged();
    /// From the net thread's point of view there is something to drain. Emitted on this object's thread.
    void patchesWaiting();

private:
    void begin(Turn &turn, const QList<Id> &panes, bool newTurn);
    Reply makeReply(const Pane &pane, const Turn &turn) const;
    QList<ChatMessage> messagesBefore(const Pane &pane, int turnNumber, const QString &prompt) const;
    Reply *findReply(const Id &reply);
    void apply(ReplyPatch patch);
    void saveLater();

    Comparison m_comparison;
    ComparisonRunner &m_runner;
    ComparisonJournal &m_journal;
    const Clock &m_clock;
    std::shared_ptr<Waker> m_waker;
    std::shared_ptr<ReplyMailbox> m_mailbox;
    QHash<Id, std::chrono::nanoseconds> m_attemptStarted;
    std::optional<std::chrono::milliseconds> m_longestSilence;
    bool m_saveScheduled = false;
};

} // namespace bakeoff
