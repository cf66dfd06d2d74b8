// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"
#include "compare/replymailbox.h"

#include <QHash>
#include <QObject>
#include <QRandomGenerator>

#include <memory>
#include <optional>

namespace bakeoff {

class Clock;
class ComparisonJournal;
class ComparisonRunner;
class Waker;
struct LineUp;

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
    /// The turn that the next one follows; null before the first send.
    const Turn *lastTurn() const;
    const Turn *turn(const Id &turn) const;
    /// From the first turn to lastTurn().
    QList<const Turn *> path() const;
    /// The turns with the same parent, itself included, in the order in which they were sent.
    QList<const Turn *> alternatives(const Turn &turn) const;
    /// Newest reply of a pane in `turn`, else null. Where the pane repeats: the chosen sample of the newest batch, at
    /// first sample 0.
    const Reply *reply(const Id &pane, const Turn &turn) const;
    /// All answers of the newest batch of a pane in `turn`, by sample.
    QList<const Reply *> samples(const Id &pane, const Turn &turn) const;
    /// The sample that stands for the pane in `turn`: it is shown first, and a follow-up goes on from it. Stored in
    /// Comparison::view under "samples", a key that setView() leaves alone.
    void chooseSample(const Id &pane, const Id &turn, const Id &reply);
    /// What the reply says with all that it continues in front of it.
    QString fullText(const Reply &reply) const;
    /// The pane's settings over the comparison's defaults.
    GenerationSettings settingsOf(const Pane &pane) const;
    const Reply *reply(const Id &reply) const;
    /// Clock::ticks() when the running attempt of a reply began; empty when nothing runs.
    std::optional<std::chrono::nanoseconds> attemptStarted(const Id &reply) const;

    void setTitle(const QString &title);
    /// Title, star and tags as they are stored now: they were changed in the history. Saves nothing.
    void takeEntry(const Comparison &stored);
    void setSystemPrompt(const QString &text);
    void setDefaults(const GenerationSettings &settings);
    void setDraft(const QString &text);
    void setVariables(const PromptVariables &variables);    ///< of the draft
    void setAttachments(const QList<Attachment> &attachments); ///< of the draft
    void setBlind(bool blind);                              ///< for the next turns
    void setView(const QJsonObject &view);
    /// ChatRequest::longestSilence of what is sent from now on; not stored.
    void setLongestSilence(std::optional<std::chrono::milliseconds> silence) { m_longestSilence = silence; }
    /// Caps of each run from now on, besides the stored budgets; not stored.
    void setRunCap(std::optional<Usd> cap) { m_runCap = cap; }
    /// May runs from now on go to models whose price is not known, though there is a budget? Not stored.
    void setAllowUnknownPrice(bool allow) { m_allowUnknownPrice = allow; }
    /// Draws the order of blind turns from here on; by itself a document starts from the system's randomness.
    void setGenerator(const QRandomGenerator &generator) { m_generator = generator; }

    /// \return the new pane's id; null id where MaximumPanes are there.
    Id addPane(const ModelRef &model, const GenerationSettings &settings = {}, int repeat = 1);
    /// The same model, settings and repeats, right behind the first. \return as addPane()
    Id duplicatePane(const Id &pane);
    void removePane(const Id &pane); ///< stops its running reply; its earlier replies stay in the document
    /// Puts a removed pane back at its place: its earlier replies show again. \return false where MaximumPanes are there
    /// or the pane still is.
    bool insertPane(const Pane &pane, int at);
    void setPaneModel(const Id &pane, const ModelRef &model);
    void setPaneSettings(const Id &pane, const GenerationSettings &settings);
    void setPaneRepeat(const Id &pane, int repeat); ///< 1 to Pane::MaximumRepeat, others are bent to it
    void movePane(const Id &pane, int to);
    /// These panes, in this order, in place of all. One with an id that the document knew shows its answers again, a null
    /// id becomes a new one. What runs in panes that go is stopped. At most MaximumPanes are taken.
    void setPanes(QList<Pane> panes);
    /// Replaces all panes, the defaults and the system prompt; stops what runs. Earlier replies stay in the document.
    void setLineUp(const LineUp &lineUp);

    /// Names of files of a turn and of those before it that the history has lost: nothing of this conversation can be
    /// sent again, nor anything after it.
    QStringList missingFiles(const Id &turn) const;
    /// What sending `prompt` to this pane would send: system prompt, the pane's own conversation so far, the prompt with
    /// the draft's variables (those that have a value) and attachments.
    QList<ChatMessage> messagesFor(const Pane &pane, const QString &prompt) const;
    /// A new turn after lastTurn() with `prompt` to all panes, or to the given ones, with the draft's variables filled
    /// in and its attachments, which then leave the draft. An empty prompt, a variable without a value, no pane, or a
    /// missing file: returns the reason and does nothing. A pane that repeats gets that many replies, samples 0 and up.
    /// In blind mode the new turn is hidden where two panes or more answer. After a turn that is still hidden it is
    /// hidden in any case, and its panes stand in the same order.
    Status send(const QString &prompt, const QList<Id> &panes = {});
    /// As send(), but in place of `turn`: the new turn stands beside it and becomes lastTurn().
    Status sendInstead(const Id &turn, const QString &prompt, const QList<Id> &panes = {});
    /// Where the next turn goes on: after `turn`, or after the newest of those that follow it. Null: at the start.
    void setLeaf(const Id &turn);
    /// The prompt of lastTurn() again to one pane; stops what runs there. The earlier replies are kept. Does nothing
    /// while there are missingFiles() of that turn.
    void retry(const Id &pane);
    /// Panes whose answer in lastTurn() a budget did not allow.
    QList<Id> refusedPanes() const;
    /// Asks refusedPanes() once more, as one run: the budget was raised, or unknown prices are allowed this once.
    void retryRefused(bool allowUnknownPrice);
    /// Goes on from where the pane's answer in lastTurn() ended, see isContinuable(). \return why it cannot; BadInput
    /// too where the pane has another model now.
    Status continueReply(const Id &pane);

    void judge(const Id &reply, const Judgement &judgement); ///< a new best (worst) takes the mark from the one before
    /// Are names, costs and speeds of this turn hidden? Then neither they nor the order of the panes may be shown.
    static bool isHidden(const Turn &turn) { return turn.vote && turn.vote->outcome == VoteOutcome::Open; }
    /// Decides a blind turn once all of its replies have ended; only a pane that said something can win. Hidden turns
    /// before and after it in the same conversation show the same panes in the same order: they become Skipped.
    /// \return why not.
    Status vote(const Id &turn, VoteOutcome outcome, const Id &winner = {});

    void stop(const Id &pane);
    void stopAll();
    bool isRunning() const { return runningCount() > 0; }
    int runningCount() const;

    /// Takes in what came since the last call; emits the signals below.
    void drain();
    /// A reply that had ended was changed in the store: its bill is known now. What does not run here is replaced.
    void takeStored(const Reply &reply);

    /// Charges of the document: real ones and sandbox ones apart. A stopped or failed reply of unknown price counts.
    CostTotal realCost() const;
    CostTotal sandboxCost() const;

signals:
    void titleChanged();
    void systemPromptChanged();
    void defaultsChanged(); ///< the effective settings of every pane may have changed
    void draftChanged();    ///< its text, variables or attachments
    void blindChanged();    ///< the mode of the next turns
    void sampleChosen(const bakeoff::Id &pane, const bakeoff::Id &turn);
    void panesChanged();
    void paneChanged(const bakeoff::Id &pane);
    void turnAdded();
    void leafChanged(); ///< another path through the turns; also after turnAdded()
    void judged(const bakeoff::Id &reply);
    void voted(const bakeoff::Id &turn);
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
    /// In Comparison::view: {turn: {pane: reply}}.
    static constexpr QLatin1StringView kSamplesKey{"samples"};

    Status addTurn(const Id &parent, const QString &prompt, const QList<Id> &panes);
    std::optional<BlindVote> drawVote(const Turn *parent, const QList<Id> &panes);
    void begin(Turn &turn, const QList<Id> &panes, bool newTurn);
    void run(Turn &turn, const QList<Reply> &replies, const QList<ChatRequest> &requests, bool newTurn);
    Reply makeReply(const Pane &pane, const Turn &turn, const ChatRequest &request, int sample) const;
    ChatRequest makeRequest(const Pane &pane, const Id &parent, const ChatMessage &prompt) const;
    QList<ChatMessage> messagesAfter(const Id &parent, const Pane &pane, const ChatMessage &prompt) const;
    QList<const Turn *> pathTo(const Id &turn) const;
    Pane *findPane(const Id &pane);
    Turn *findTurn(const Id &turn);
    Reply *findReply(const Id &reply);
    void decide(Turn &turn, VoteOutcome outcome, const Id &winner);
    void apply(ReplyPatch patch);
    Comparison withoutTurns() const;
    void saveLater();

    Comparison m_comparison;
    ComparisonRunner &m_runner;
    ComparisonJournal &m_journal;
    const Clock &m_clock;
    std::shared_ptr<Waker> m_waker;
    std::shared_ptr<ReplyMailbox> m_mailbox;
    QHash<Id, std::chrono::nanoseconds> m_attemptStarted;
    std::optional<std::chrono::milliseconds> m_longestSilence;
    std::optional<Usd> m_runCap;
    bool m_allowUnknownPrice = false;
    QRandomGenerator m_generator;
    bool m_saveScheduled = false;
};

} // namespace bakeoff
