// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/storymodel.h"

#include <optional>

namespace bakeoff {

struct StorySampling {
    double temperature = 1; ///< 0 takes the likeliest token each time
    double topP = 1;        ///< 0 to 1: only the likeliest tokens that make up this share
    int topK = 0;           ///< only that many of the likeliest; 0: no such limit
    quint64 seed = 0;       ///< the same seed, settings and prompt give the same text
    int minTokens = 0;      ///< the story does not end before so many tokens
};

struct StoryToken {
    int id = 0;
    QByteArray bytes; ///< may be a part of a UTF-8 sequence
};

/// One text being written. Heavy work, one thread at a time; the object may move between threads in between.
class StoryGeneration {
public:
    /// \param prompt tokens without BOS; where they fill more than three quarters of the window, only the last ones
    ///   are read
    StoryGeneration(std::shared_ptr<const StoryModel> model, std::vector<int> prompt, StorySampling sampling);

    /// The next token, or nothing where the story ends. A text longer than the window goes on with the newest half of
    /// it, read again from the start: the tokens before that are forgotten.
    std::optional<StoryToken> next();

private:
    void read(size_t from);
    int sample(std::span<const float> logits);
    double random();

    std::shared_ptr<const StoryModel> m_model;
    StorySampling m_sampling;
    StoryState m_state;
    std::vector<int> m_tokens; ///< prompt and answer, BOS first
    std::vector<float> m_logits;
    std::vector<std::pair<float, int>> m_candidates;
    quint64 m_random;
    int m_written = 0;
    bool m_started = false;
};

/// Speed of one thread of this machine at writing stories of at least `tokens` tokens in all; for the benchmark.
double storyTokensPerSecond(const std::shared_ptr<const StoryModel> &model, int tokens = 1000);

} // namespace bakeoff
