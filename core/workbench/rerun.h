// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"

#include <QObject>

#include <memory>

namespace bakeoff {

class ComparisonDocument;

/// What runs `then` again: a new comparison with the same line-up, settings, defaults, system prompt, tags and title, no turns
/// yet, whose origin is `then`. Not blind. Stored with its first change or send.
Comparison rerunOf(const Comparison &then, UtcMicros now);

/// Sends the prompts of an earlier comparison again, one turn after the other, each when all answers to the one before
/// have ended: those of the path that was shown, with their variables and attachments. What the earlier models answered
/// is not sent; every pane goes on from its own new answers. Budgets and everything else are those of any other send.
class Rerun : public QObject {
    Q_OBJECT
public:
    enum class End {
        Complete,
        Stopped, ///< an answer was stopped: nothing further is sent
        Failed,  ///< no pane answered a turn, so that there is nothing to go on from; or a prompt was refused: see refusal()
    };

    /// `document`: open, of rerunOf(`then`), drained by whoever shows it. It must outlive this object, which may be its
    /// child: it goes with it then.
    Rerun(const Comparison &then, ComparisonDocument &document, QObject *parent = nullptr);
    ~Rerun() override;

    /// Once. ended() comes in any case, but never from inside this call.
    void start();
    /// Stops what runs; ended(Stopped).
    void stop();
    bool isRunning() const { return m_running; }
    int turns() const { return static_cast<int>(m_turns.size()); }
    int sent() const { return m_sent; } ///< prompts so far
    /// Why a prompt was not sent at all.
    const std::optional<Error> &refusal() const { return m_refusal; }

signals:
    void turnSent(int number); ///< from 1
    void ended(bakeoff::Rerun::End end);

private:
    void sendNext();
    void look();
    void finish(End end);

    ComparisonDocument &m_document;
    QList<Turn> m_turns; ///< without replies
    int m_sent = 0;
    bool m_running = false;
    bool m_stopped = false;
    std::optional<Error> m_refusal;
};

} // namespace bakeoff
