// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/storytokenizer.h"

#include <memory>

namespace bakeoff {

/// Weights of a small Llama-architecture model and its tokenizer. Immutable: any thread may use it.
class StoryModel {
public:
    /// \param checkpoint llama2.c's first format: seven int32 (dim, hidden, layers, heads, key/value heads,
    ///   vocabulary, window), then float32 weights, little-endian; the classifier is the embedding
    static Result<std::shared_ptr<const StoryModel>> fromBytes(QByteArrayView checkpoint, QByteArrayView tokenizer);
    /// The model that is compiled into this library. Reads and checks about 1 MB: call it once.
    static Result<std::shared_ptr<const StoryModel>> load();

    const StoryTokenizer &tokenizer() const { return m_tokenizer; }
    /// Tokens that the model can attend to.
    int window() const { return m_window; }
    int vocabulary() const { return m_vocabulary; }

private:
    friend class StoryState;
    explicit StoryModel(StoryTokenizer tokenizer)
        : m_tokenizer(std::move(tokenizer))
    {
    }

    StoryTokenizer m_tokenizer;
    int m_dim = 0, m_hidden = 0, m_layers = 0, m_heads = 0, m_kvHeads = 0, m_vocabulary = 0, m_window = 0;
    std::vector<float> m_weights;
    // Offsets into m_weights; those of one kind lie layer after layer.
    size_t m_embedding = 0, m_attentionNorm = 0, m_wq = 0, m_wk = 0, m_wv = 0, m_wo = 0;
    size_t m_hiddenNorm = 0, m_w1 = 0, m_w2 = 0, m_w3 = 0, m_finalNorm = 0;
    std::vector<float> m_cosines, m_sines; ///< rotary embedding, [position][pair]
};

/// What the model remembers of one text: its key/value cache. One thread at a time.
class StoryState {
public:
    explicit StoryState(std::shared_ptr<const StoryModel> model);

    /// Tokens taken so far; at model.window() it is full.
    int position() const { return m_position; }
    void reset() { m_position = 0; }
    /// Takes `token` in and gives a logit for each possible next token, valid until the next call. Not when full.
    std::span<const float> forward(int token);

private:
    void attend(int layer);
    void feedForward(int layer);

    std::shared_ptr<const StoryModel> m_model;
    int m_position = 0;
    std::vector<float> m_keys, m_values; ///< [layer][position][kv dim]
    std::vector<float> m_x, m_normed, m_out, m_query, m_scores, m_gate, m_up, m_logits;
};

} // namespace bakeoff
