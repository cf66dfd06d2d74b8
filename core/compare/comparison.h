// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/money.h"
#include "base/times.h"
#include "compare/judgement.h"
#include "providers/chat.h"
#include "providers/modelinfo.h"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QStringList>

namespace bakeoff {

/// States of a reply, in the order in which they come; the last four are final. Stored and printed by name
/// ("cut_off"), append-only.
enum class ReplyState { Waiting, Starting, Reasoning, Answering, Done, Failed, Stopped, CutOff };
QLatin1StringView replyStateName(ReplyState state);
std::optional<ReplyState> replyStateFromName(QStringView name);
constexpr bool isFinal(ReplyState s) { return s >= ReplyState::Done; }

/// An attempt that did not answer, and how long we waited before the next.
struct FailedAttempt {
    Error error;
    UtcMicros at;
    std::chrono::milliseconds waited{0};
    friend bool operator==(const FailedAttempt &, const FailedAttempt &) = default;
};

/// One model's answer in a pane. The value that is stored, shown and exported.
struct Reply {
    Id id;
    Id turn;
    Id pane;
    /// 0 for a single answer; those of a pane that repeats count from 0. The newest batch of a pane begins at its last
    /// reply with sample 0 that continues none. A reply that continues another has the other's number.
    int sample = 0;
    /// The cut-off or stopped reply whose text this one goes on from; null: it stands alone. `text` holds the new part.
    Id continues;
    ModelRef model;
    GenerationSettings settings; ///< as they were sent: the pane's over the comparison's defaults
    UtcMicros created; ///< intent written; nothing was sent before
    ReplyState state = ReplyState::Waiting;
    QString text;
    QString reasoning;
    ChatFacts facts;
    ReplyClocks clocks;
    TimingSource timing = TimingSource::Stream;
    Cost cost;
    /// The price row and formula behind an estimate, for the tooltip and the ledger; empty where billed.
    QJsonObject costBasis;
    bool sandbox = false;
    /// inputDigest() of what was sent; empty where it is not known (kept from before it was stored).
    QByteArray inputDigest;
    std::optional<Error> error; ///< set exactly when Failed or CutOff
    QList<FailedAttempt> attempts;
    QByteArray rawRequest;
    QByteArray rawResponse;
    Judgement judgement;
    friend bool operator==(const Reply &, const Reply &) = default;
};

/// SHA-256 (32 bytes) of what a provider counts as prompt: roles, texts, and the bytes of attachments, in order. Equal
/// for equal messages, so that a model's own count of them can be found again.
QByteArray inputDigest(const QList<ChatMessage> &messages);

/// Does this ended reply belong in the ledger? False only where nothing can have been charged: the request never left
/// this machine, or the provider refused it before any work. An unknown amount that may have been billed counts.
bool mayHaveBeenBilled(const Reply &reply);

/// Can the bill of this ended reply still be asked for? It may have been billed, its answer did not say how much, and
/// its provider keeps a record.
bool hasOpenBill(const Reply &reply);

/// Can the answer go on from where it ended? It was cut off, stopped or ended by the limit on its length, after some
/// text.
bool isContinuable(const Reply &reply);

/// Values of the prompt's variables by name.
using PromptVariables = QMap<QString, QString>;

/// One prompt and the replies to it. A pane that was retried has several replies; the newest is shown. Turns form a
/// tree: a prompt that was edited and sent again stands beside the earlier one, and nothing of that is lost.
struct Turn {
    Id id;
    Id comparison;
    Id parent;      ///< the turn before; null at the start
    int number = 1; ///< from 1: how far from the start
    QString prompt; ///< as sent
    QString source; ///< as written, with its {{variables}}; empty: the same
    PromptVariables variables;
    QList<Attachment> attachments;
    UtcMicros created;
    std::optional<BlindVote> vote; ///< set where the turn was sent in blind mode
    QList<Reply> replies;
    friend bool operator==(const Turn &, const Turn &) = default;
};

/// A place in the line-up: a model with its settings.
struct Pane {
    static constexpr int MaximumRepeat = 20;
    Id id;
    ModelRef model;
    GenerationSettings settings; ///< what differs from the comparison's defaults
    int repeat = 1;              ///< answers to one prompt, 1 to MaximumRepeat
    friend bool operator==(const Pane &, const Pane &) = default;
};

/// The document: prompt, line-up, replies. Reopens exactly as it looked.
struct Comparison {
    Id id;
    QString title; ///< empty: made from the first prompt
    UtcMicros created;
    UtcMicros updated;
    QString systemPrompt;
    GenerationSettings defaults; ///< of every pane that does not say otherwise
    QString draft;               ///< text in the prompt editor that was not sent
    PromptVariables variables;   ///< of the draft
    QList<Attachment> attachments; ///< of the draft
    bool blind = false;          ///< the next turns are sent blind
    QList<Pane> panes;
    QList<Turn> turns; ///< all of the tree, in the order in which they were sent
    Id leaf;           ///< the turn that the next one follows; null: the next one is a first turn
    QJsonObject view;  ///< widths, mode, current pane: what only the window needs
    bool starred = false;
    QStringList tags; ///< trimmed, without doubles, in the order in which they were given
    Id origin;        ///< the comparison that this one runs again; null: none
    friend bool operator==(const Comparison &, const Comparison &) = default;
};

/// A title for a comparison that was given none: the first line of its first prompt, without marks of Markdown, of at
/// most 80 characters.
QString titleFromPrompt(const QString &prompt);

/// Row of the list of comparisons.
struct ComparisonSummary {
    Id id;
    QString title;
    UtcMicros updated;
    int panes = 0;
    int turns = 0;   ///< prompts sent
    int replies = 0;
    int failed = 0;  ///< of the replies
    int cutOff = 0;  ///< of the replies
    QStringList models; ///< PROVIDER/ID of the panes
    QString prompt;     ///< the first one that was sent, else the draft; its first 300 characters
    bool starred = false;
    QStringList tags;
    CostTotal cost;     ///< real charges only
    CostTotal sandboxCost;
    friend bool operator==(const ComparisonSummary &, const ComparisonSummary &) = default;
};

} // namespace bakeoff
