// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace bakeoff {

/// Byte-pair tokenizer of the story model, read from a llama2.c tokenizer file. Immutable: any thread may use it.
class StoryTokenizer {
public:
    /// Begins every text, and is what the model emits where a story ends.
    static constexpr int kBos = 1;

    /// \param file an int32 (longest token), then per token float32 score, int32 length and bytes, little-endian
    static Result<StoryTokenizer> fromBytes(QByteArrayView file, int vocabulary);

    /// Tokens of `utf8` without BOS, after SentencePiece's rule: a space in front, characters that are no token as
    /// bytes, then the best-scored neighbours merged (leftmost first among equals). O(n log n). Takes any bytes.
    std::vector<int> encode(QByteArrayView utf8) const;

    /// Bytes that `token` adds after `previous`: may be a part of a UTF-8 sequence; BOS adds none, and the space that
    /// encode() put in front is dropped after BOS.
    QByteArray bytesOf(int previous, int token) const;
    QByteArray decode(std::span<const int> tokens) const;

private:
    std::vector<std::string> m_pieces;
    std::vector<float> m_scores;
    std::unordered_map<std::string, int> m_ids;
};

} // namespace bakeoff
