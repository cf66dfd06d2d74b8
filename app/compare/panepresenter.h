// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"
#include "widgets/paneheader.h"
#include "widgets/tokens.h"

#include <QCoreApplication>

#include <optional>

namespace bakeoff {

struct ModelInfo;

/// Which figures of a pane are the best of their kind in the turn.
struct PaneBest {
    bool ttft = false;
    bool speed = false;
    bool cost = false;
    bool time = false;
    bool mixedCost = false; ///< costs that were compared are billed in part and estimated in part
    friend bool operator==(const PaneBest &, const PaneBest &) = default;
};

/// Turns a reply into what its pane shows: words, figures, tooltips. No widgets, no state.
class PanePresenter {
    Q_DECLARE_TR_FUNCTIONS(bakeoff::PanePresenter)
public:
    struct Input {
        const Pane &pane;
        const Reply *reply = nullptr;     ///< null: nothing was sent to this pane in the turn shown
        const ModelInfo *model = nullptr; ///< null: not in the catalogue
        bool listed = true;   ///< the provider's list was read; without it nothing is said of what it names
        QString providerTitle = {};
        bool sandbox = false; ///< its prices are made up
        std::optional<std::chrono::nanoseconds> running = {}; ///< since the attempt began, while it runs
        UtcMicros now = {};
        PaneBest best = {};
        const GenerationSettings *defaults = nullptr; ///< of the comparison: the badge names what differs from them
        QString letter = {}; ///< set while the turn's vote is open: all that may be known of the model
        /// Of such a turn: its answers are shown together, and later ones when they have ended.
        bool revealed = true;
        int ended = 0;        ///< of such a turn: panes whose answers have ended
        int asked = 0;        ///< and all that were asked
        bool othersRunning = false; ///< another answer of the same pane is under way
        QString costSpread = {}; ///< how the costs of all answers of the pane lie; empty: there is one
        QString timeSpread = {};
    };

    static PaneHeaderData header(const Input &input);

    /// What stands above or in place of the answer; empty sentence: nothing.
    struct Message {
        StateLook look = StateLook::Ready;
        QString sentence;
        QString detail;
        bool retry = false;     ///< offer Retry
        bool goOn = false;      ///< offer Continue
        bool allowUnknownPrice = false; ///< offer to ask once more though a price is not known
        QList<QPair<QString, QString>> facts = {};
        friend bool operator==(const Message &, const Message &) = default;
    };
    static Message message(const Input &input);

    /// An answer that ended before it was complete and has some text to go on from.
    static bool canContinue(const Reply &reply);
    /// The model that answered, where it is another than the one asked for; a dated release of the same is not.
    static QString otherModel(const Reply &reply);
    /// "A" for the first pane of a blind vote.
    /// Why a conversation whose files the history has lost is not sent again.
    static QString missingFilesText(QStringList names);
    static QString voteLetter(qsizetype place);

    static StateLook lookOf(ReplyState state);
    /// "claude-sonnet-5" of "anthropic/claude-sonnet-5".
    static QString shortName(const ModelRef &model);
    /// "anthropic, OpenRouter".
    static QString origin(const ModelRef &model, const QString &providerTitle);

private:
    static PaneHeaderData hidden(PaneHeaderData data, const Input &input);
    static Message hiddenMessage(const Input &input);
    static Message refusedMessage(const Reply &reply, bool isHidden);
};

} // namespace bakeoff
