// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/storytokenizer.h"

#include <QtEndian>

#include <queue>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

constexpr int kFirstByteToken = 3; // <unk>, <s>, </s>, then one token per byte value

qsizetype characterLength(QByteArrayView utf8, qsizetype at)
{
    qsizetype end = at + 1;
    // At most four bytes, as in UTF-8; stray continuation bytes become byte tokens one by one all the same.
    while (end < utf8.size() && end - at < 4 && (static_cast<uchar>(utf8[end]) & 0xC0) == 0x80)
        ++end;
    return end - at;
}

struct Symbol {
    int token = 0;
    int previous = -1;
    int next = -1;
};

struct Merge {
    float score = 0;
    int left = 0;
    int right = 0;
    int leftToken = 0;
    int rightToken = 0;
    int merged = 0;

    bool operator<(const Merge &other) const // the queue's top is the largest
    {
        return score != other.score ? score < other.score : left > other.left;
    }
};

} // namespace

Result<StoryTokenizer> StoryTokenizer::fromBytes(QByteArrayView file, int vocabulary)
{
    const auto broken = [] { return Error{ErrorKind::CorruptData, u"story tokenizer is cut short"_s}; };
    StoryTokenizer result;
    qsizetype at = 4; // longest token: not needed
    for (int i = 0; i < vocabulary; ++i) {
        if (file.size() - at < 8)
            return broken();
        const float score = qFromLittleEndian<float>(file.data() + at);
        const qint32 length = qFromLittleEndian<qint32>(file.data() + at + 4);
        at += 8;
        if (length < 0 || file.size() - at < length)
            return broken();
        result.m_pieces.emplace_back(file.data() + at, static_cast<size_t>(length));
        result.m_scores.push_back(score);
        result.m_ids.emplace(result.m_pieces.back(), i);
        at += length;
    }
    if (vocabulary < kFirstByteToken + 256)
        return broken();
    return result;
}

std::vector<int> StoryTokenizer::encode(QByteArrayView utf8) const
{
    std::vector<Symbol> symbols;
    if (utf8.isEmpty())
        return {};
    symbols.reserve(static_cast<size_t>(utf8.size()) + 1);
    const auto add = [&](int token) {
        const int at = static_cast<int>(symbols.size());
        symbols.push_back({token, at - 1, -1});
        if (at > 0)
            symbols[static_cast<size_t>(at) - 1].next = at;
    };
    if (const auto space = m_ids.find(" "); space != m_ids.end())
        add(space->second);
    for (qsizetype at = 0; at < utf8.size();) {
        const qsizetype length = characterLength(utf8, at);
        const auto known = m_ids.find(std::string(utf8.data() + at, static_cast<size_t>(length)));
        if (known != m_ids.end()) {
            add(known->second);
        } else {
            for (qsizetype i = 0; i < length; ++i)
                add(kFirstByteToken + static_cast<uchar>(utf8[at + i]));
        }
        at += length;
    }

    std::priority_queue<Merge> queue;
    const auto offer = [&](int left) {
        const int right = left < 0 ? -1 : symbols[static_cast<size_t>(left)].next;
        if (right < 0)
            return;
        const int a = symbols[static_cast<size_t>(left)].token;
        const int b = symbols[static_cast<size_t>(right)].token;
        const auto merged = m_ids.find(m_pieces[static_cast<size_t>(a)] + m_pieces[static_cast<size_t>(b)]);
        if (merged != m_ids.end())
            queue.push({m_scores[static_cast<size_t>(merged->second)], left, right, a, b, merged->second});
    };
    for (size_t i = 0; i < symbols.size(); ++i)
        offer(static_cast<int>(i));
    while (!queue.empty()) {
        const Merge best = queue.top();
        queue.pop();
        Symbol &left = symbols[static_cast<size_t>(best.left)];
        Symbol &right = symbols[static_cast<size_t>(best.right)];
        if (left.next != best.right || left.token != best.leftToken || right.token != best.rightToken)
            continue; // one of the two was merged meanwhile
        left.token = best.merged;
        left.next = right.next;
        right.token = -1;
        if (left.next >= 0)
            symbols[static_cast<size_t>(left.next)].previous = best.left;
        offer(left.previous);
        offer(best.left);
    }

    std::vector<int> tokens;
    for (int i = 0; i >= 0; i = symbols[static_cast<size_t>(i)].next)
        tokens.push_back(symbols[static_cast<size_t>(i)].token);
    return tokens;
}

QByteArray StoryTokenizer::bytesOf(int previous, int token) const
{
    if (token < 0 || static_cast<size_t>(token) >= m_pieces.size() || token < kFirstByteToken)
        return {};
    if (token < kFirstByteToken + 256)
        return QByteArray(1, static_cast<char>(token - kFirstByteToken));
    const std::string &piece = m_pieces[static_cast<size_t>(token)];
    const bool afterBos = previous == kBos && piece.starts_with(' ');
    return QByteArray(piece.data() + (afterBos ? 1 : 0), static_cast<qsizetype>(piece.size()) - (afterBos ? 1 : 0));
}

QByteArray StoryTokenizer::decode(std::span<const int> tokens) const
{
    QByteArray text;
    int previous = kBos;
    for (const int token : tokens) {
        text += bytesOf(previous, token);
        previous = token;
    }
    return text;
}

} // namespace bakeoff
