// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/replyrun.h"

#include "base/clock.h"
#include "base/log.h"
#include "costs/pricing.h"
#include "net/backoff.h"

#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

ReplyRun::ReplyRun(Setup setup, const Clock &clock, std::function<void(ReplyPatch)> publish, QObject *parent)
    : QObject(parent)
    , m_setup(std::move(setup))
    , m_clock(clock)
    , m_publish(std::move(publish))
    , m_reply(m_setup.reply)
{
    m_wait.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, &ReplyRun::startAttempt);
    m_coldStart.setSingleShot(true);
    connect(&m_coldStart, &QTimer::timeout, this, [this] {
        if (m_reply.state != ReplyState::Waiting)
            return;
        ReplyPatch patch{.reply = m_reply.id};
        setState(ReplyState::Starting, patch);
        m_publish(std::move(patch));
    });
}

ReplyRun::~ReplyRun() = default;

void ReplyRun::start()
{
    startAttempt();
}

void ReplyRun::stop()
{
    if (m_finished || m_stopRequested)
        return;
    m_stopRequested = true;
    if (m_stream)
        m_stream->abort(); // ends in onFinished() with all that came
    else
        finish(ReplyState::Stopped, std::nullopt);
}

void ReplyRun::startAttempt()
{
    TextProvider *text = m_setup.provider->text();
    if (!text) {
        finish(ReplyState::Failed, Error{.kind = ErrorKind::BadInput, .detail = u"provider has no text models"_s});
        return;
    }
    m_publish({.reply = m_reply.id, .state = m_reply.state, .attemptStarted = m_clock.ticks()});
    m_stream = text->chat(m_setup.request, m_setup.model);
    // Clocks as they come, so that TTFT stands there while the answer still streams; the outcome has them all.
    connect(m_stream.get(), &ChatStream::started, this, [this](std::chrono::nanoseconds requestSent) {
        m_reply.clocks.requestSent = requestSent;
        m_publish({.reply = m_reply.id, .clocks = m_reply.clocks});
    });
    connect(m_stream.get(), &ChatStream::billNamed, this, [this](const QString &generationId) {
        m_reply.facts.generationId = generationId;
        m_reply.facts.billIsRecorded = true;
        m_publish({.reply = m_reply.id, .facts = m_reply.facts});
    });
    connect(m_stream.get(), &ChatStream::received, this, &ReplyRun::onReceived);
    connect(m_stream.get(), &ChatStream::finished, this, &ReplyRun::onFinished);
    if (m_setup.mayColdStart)
        m_coldStart.start(m_setup.coldStartAfter);
}

void ReplyRun::setState(ReplyState state, ReplyPatch &patch)
{
    if (m_reply.state == state)
        return;
    m_reply.state = state;
    patch.state = state;
}

void ReplyRun::onReceived(const ChatDelta &delta)
{
    if (delta.text.isEmpty() && delta.reasoning.isEmpty() && !delta.answerWasReasoning)
        return;
    m_coldStart.stop();
    ReplyPatch patch{.reply = m_reply.id, .text = delta.text, .reasoning = delta.reasoning, .events = delta.events};
    if (delta.answerWasReasoning) {
        m_reply.reasoning += std::exchange(m_reply.text, {});
        m_reply.clocks.firstAnswer.reset();
        patch.restarted = true;
        patch.reasoning.prepend(m_reply.reasoning);
    }
    if (!delta.reasoning.isEmpty())
        m_reply.clocks.lastReasoning = delta.at;
    if (!m_reply.clocks.firstReasoning && !delta.reasoning.isEmpty()) {
        m_reply.clocks.firstReasoning = delta.at;
        patch.clocks = m_reply.clocks;
    }
    if (!m_reply.clocks.firstAnswer && !delta.text.isEmpty()) {
        m_reply.clocks.firstAnswer = delta.at;
        patch.clocks = m_reply.clocks;
    }
    m_reply.reasoning += delta.reasoning;
    m_reply.text += delta.text;
    setState(m_reply.text.isEmpty() ? ReplyState::Reasoning : ReplyState::Answering, patch);
    m_publish(std::move(patch));
}

void ReplyRun::onFinished(const ChatOutcome &outcome)
{
    m_coldStart.stop();
    // The stream is emitting: it may not be deleted here, nor used again.
    m_stream.release()->deleteLater();

    m_reply.facts = outcome.facts;
    m_reply.clocks = outcome.clocks;
    m_reply.timing = outcome.timing;
    m_reply.rawRequest = outcome.rawRequest;
    m_reply.rawResponse = outcome.rawResponse;

    if (!outcome.error) {
        finish(ReplyState::Done, std::nullopt);
        return;
    }
    if (m_stopRequested) {
        finish(ReplyState::Stopped, std::nullopt);
        return;
    }
    if (waitForNextAttempt(outcome))
        return;
    const bool hasOutput = !m_reply.text.isEmpty() || !m_reply.reasoning.isEmpty();
    finish(hasOutput ? ReplyState::CutOff : ReplyState::Failed, outcome.error);
}

bool ReplyRun::waitForNextAttempt(const ChatOutcome &outcome)
{
    const bool hasOutput = !m_reply.text.isEmpty() || !m_reply.reasoning.isEmpty();
    const int ended = static_cast<int>(m_reply.attempts.size()) + 1;
    if (!outcome.mayResend || hasOutput || ended >= m_setup.maxAttempts)
        return false;
    const auto pause = backoffDelay({.cap = m_setup.longestWait}, ended, outcome.error->retryAfter,
                                    m_setup.seed + static_cast<quint64>(ended));
    if (!pause)
        return false;

    const FailedAttempt attempt{.error = *outcome.error, .at = m_clock.nowUtc(), .waited = *pause};
    m_reply.attempts.append(attempt);
    m_reply.facts = {};
    m_reply.clocks = {};
    ReplyPatch patch{.reply = m_reply.id, .facts = ChatFacts(), .failedAttempts = {attempt}, .restarted = true};
    setState(ReplyState::Waiting, patch);
    m_publish(std::move(patch));

    m_wait.start(*pause);
    return true;
}

void ReplyRun::finish(ReplyState state, std::optional<Error> error)
{
    m_wait.stop();
    m_coldStart.stop();
    m_finished = true;
    m_reply.state = state;
    m_reply.error = std::move(error);
    settleCost();
    qCDebug(lcCompare) << "reply" << idText(m_reply.id) << replyStateName(state) << m_reply.text.size() << "characters";
    m_publish({.reply = m_reply.id, .state = state, .clocks = m_reply.clocks, .whole = m_reply});

    emit ended();
}

void ReplyRun::settleCost()
{
    const RateCard card = m_setup.model ? m_setup.model->prices : RateCard{};
    const auto completeness = m_reply.state == ReplyState::Done ? Completeness::Whole : Completeness::Partial;
    if (m_reply.facts.responseCacheHit) // all counters are 0, and nothing is billed
        m_reply.facts.usage.billed = m_reply.facts.usage.billed.value_or(Usd());
    const Result<PricedUsage> priced = estimate(m_reply.facts.usage, card, m_reply.created, completeness);
    m_reply.cost = priced ? priced->cost : Cost::unknown();
    m_reply.costBasis = priced ? priced->basis : QJsonObject{};
}

} // namespace bakeoff
