// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "providers/chat.h"

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

namespace bakeoff {

/// What one JSON object of a chat answer holds: a chunk of a stream, or a whole answer (`message` for `delta`). Views
/// hold until the next read().
struct ChatChunk {
    QByteArrayView content;          ///< answer text, a refusal's too
    QByteArrayView reasoning;        ///< `reasoning`
    QByteArrayView reasoningContent; ///< `reasoning_content`
    QByteArray reasoningDetails;     ///< text or summaries of `reasoning_details`, joined
    QByteArrayView finishReason;
    QByteArrayView nativeFinishReason;
    QByteArrayView id;
    QByteArrayView model;
    QByteArrayView provider;
    bool summary = false;   ///< `reasoning_details` says that the reasoning is a summary
    bool hasChoice = false; ///< `choices` holds an element
    bool hasUsage = false;
    bool hasError = false;     ///< an `error` that is neither null nor empty, on top or in the choice
    bool hasComplaint = false; ///< `message`, `detail` or `error_message` on top, as gateways write errors
};

/// Reads the JSON objects of a chat answer with simdjson, without a tree and without recursion: nesting costs nothing.
/// One reader per stream; its buffers are reused. Unknown keys and values are passed over, null counts as absent,
/// invalid UTF-8 becomes U+FFFD.
class ChunkReader {
public:
    enum class Outcome { Read, NotJson, TooDeep };
    /// Only objects of more than this many bytes are checked for their nesting.
    static constexpr qsizetype kDepthCheckFrom = qsizetype{16} * 1024;
    static constexpr int kMaxDepth = 256;

    ChunkReader();
    ~ChunkReader();
    ChunkReader(const ChunkReader &) = delete;
    ChunkReader &operator=(const ChunkReader &) = delete;

    /// Numbers, attempts and timings go straight into `facts`, the newest word wins; texts into `chunk`.
    Outcome read(QByteArrayView json, ChatChunk &chunk, ChatFacts &facts);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace bakeoff
