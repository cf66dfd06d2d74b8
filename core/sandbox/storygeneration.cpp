// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/storygeneration.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cmath>
#include <limits>

namespace bakeoff {

StoryGeneration::StoryGeneration(std::shared_ptr<const StoryModel> model, std::vector<int> prompt,
                                 StorySampling sampling)
    : m_model(std::move(model))
    , m_sampling(sampling)
    , m_state(m_model)
    , m_tokens(std::move(prompt))
    // Neighbouring seeds start far apart (the multiplier of splitmix64), and the state is never 0.
    , m_random((sampling.seed + 1) * 0x9E3779B97F4A7C15ULL | 1)
{
    m_tokens.insert(m_tokens.begin(), StoryTokenizer::kBos);
}

void StoryGeneration::read(size_t from)
{
    m_state.reset();
    // The model has only seen texts that begin with BOS.
    if (from > 0)
        m_state.forward(StoryTokenizer::kBos);
    for (size_t i = from; i < m_tokens.size(); ++i) {
        const std::span<const float> logits = m_state.forward(m_tokens[i]);
        if (i + 1 == m_tokens.size())
            m_logits.assign(logits.begin(), logits.end());
    }
}

std::optional<StoryToken> StoryGeneration::next()
{
    const size_t window = static_cast<size_t>(m_model->window());
    if (!m_started) {
        m_started = true;
        const size_t most = window / 4 * 3;
        read(m_tokens.size() > most ? m_tokens.size() - most + 1 : 0);
    } else if (m_state.position() >= m_model->window()) {
        read(m_tokens.size() - window / 2);
    } else {
        const std::span<const float> logits = m_state.forward(m_tokens.back());
        m_logits.assign(logits.begin(), logits.end());
    }
    if (m_written < m_sampling.minTokens)
        m_logits[StoryTokenizer::kBos] = -std::numeric_limits<float>::infinity();
    const int previous = m_tokens.back();
    const int token = sample(m_logits);
    if (token == StoryTokenizer::kBos)
        return {};
    m_tokens.push_back(token);
    ++m_written;
    return StoryToken{token, m_model->tokenizer().bytesOf(previous, token)};
}

int StoryGeneration::sample(std::span<const float> logits)
{
    const auto best = std::max_element(logits.begin(), logits.end());
    if (m_sampling.temperature <= 0)
        return static_cast<int>(best - logits.begin());
    m_candidates.clear();
    float sum = 0;
    for (size_t i = 0; i < logits.size(); ++i) {
        const float weight = std::exp((logits[i] - *best) / static_cast<float>(m_sampling.temperature));
        m_candidates.emplace_back(weight, static_cast<int>(i));
        sum += weight;
    }
    // Ties by token number, so that the order never depends on the sort.
    std::sort(m_candidates.begin(), m_candidates.end(), [](const auto &a, const auto &b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    size_t count = m_candidates.size();
    if (m_sampling.topK > 0)
        count = std::min(count, static_cast<size_t>(m_sampling.topK));
    float kept = 0;
    for (size_t i = 0; i < count; ++i) {
        kept += m_candidates[i].first;
        if (kept >= static_cast<float>(m_sampling.topP) * sum)
            count = i + 1;
    }
    double left = random() * static_cast<double>(kept);
    for (size_t i = 0; i < count; ++i) {
        left -= static_cast<double>(m_candidates[i].first);
        if (left < 0)
            return m_candidates[i].second;
    }
    return m_candidates[count - 1].second;
}

/// xorshift64*: 0 <= value < 1, the same on every machine (std::uniform_real_distribution is not).
double StoryGeneration::random()
{
    m_random ^= m_random >> 12;
    m_random ^= m_random << 25;
    m_random ^= m_random >> 27;
    return static_cast<double>((m_random * 0x2545F4914F6CDD1DULL) >> 11) * 0x1.0p-53;
}

double storyTokensPerSecond(const std::shared_ptr<const StoryModel> &model, int tokens)
{
    QElapsedTimer timer;
    timer.start();
    int written = 0;
    for (quint64 seed = 1; written < tokens; ++seed) {
        StoryGeneration story(model, {}, {.temperature = 0.8, .topP = 0.95, .seed = seed, .minTokens = 32});
        while (written < tokens && story.next())
            ++written;
    }
    return written * 1e9 / static_cast<double>(std::max<qint64>(timer.nsecsElapsed(), 1));
}

} // namespace bakeoff
