// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"
#include "widgets/paneheader.h"
#include "widgets/tokens.h"

#include <QCoreApplication>

#include <optional>

namespace bakeoff {

struct ModelInfo;

/// Turns a reply into what its pane shows: words, figures, tooltips. No widgets, no state.
class PanePresenter {
    Q_DECLARE_TR_FUNCTIONS(bakeoff::PanePresenter)
public:
    struct Input {
        const Pane &pane;
        const Reply *reply = nullptr;     ///< null: nothing was sent to this pane in the turn shown
        const ModelInfo *model = nullptr; ///< null: not in the catalogue
        QString providerTitle = {};
        bool sandbox = false; ///< its prices are made up
        std::optional<std::chrono::nanoseconds> running = {}; ///< since the attempt began, while it runs
        UtcMicros now = {};
    };

    static PaneHeaderData header(const Input &input);

    /// What stands above or in place of the answer; empty sentence: nothing.
    struct Message {
        StateLook look = StateLook::Ready;
        QString sentence;
        QString detail;
        bool retry = false; ///< offer Retry
        QList<QPair<QString, QString>> facts = {};
        friend bool operator==(const Message &, const Message &) = default;
    };
    static Message message(const Input &input);

    static StateLook lookOf(ReplyState state);
    /// "temperature 0.2, max tokens 400"; empty where all is the provider's default.
    static QString settingsSummary(const GenerationSettings &settings);
    /// "claude-sonnet-5" of "anthropic/claude-sonnet-5".
    static QString shortName(const ModelRef &model);
    /// "anthropic, OpenRouter".
    static QString origin(const ModelRef &model, const QString &providerTitle);
};

} // namespace bakeoff
