// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/textdiff.h"

#include <QHash>

// dtl uses std::cout and friends without including them.
#include <algorithm>
#include <iostream>
#include <vector>

#include <dtl/dtl.hpp>

#include <map>
#include <span>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// A stretch of up to this many pairs of tokens goes to dtl as a whole, whose worst case is some four steps a pair.
constexpr qsizetype kSmallPairs = 250'000;
/// Pairs that one difference may spend on dtl in all: some tenths of a second.
constexpr qsizetype kAllPairs = 20'000'000;
/// How often a stretch may be cut at words that both sides have once.
constexpr int kDeepest = 12;

/// The tokens of a text: positions where they begin, and the end of the text.
struct TokenList {
    std::vector<qsizetype> begins;
    std::vector<int> ids; ///< equal tokens of both texts have equal ids
    qsizetype size() const { return static_cast<qsizetype>(ids.size()); }
};

using IdSpan = std::span<const int>;

bool isIdeograph(QChar c)
{
    switch (c.script()) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true; // written without spaces between words
    default:
        return false;
    }
}

/// Where the token that begins at `at` ends.
qsizetype wordEnd(QStringView text, qsizetype at)
{
    const auto isWord = [](QChar c) { return (c.isLetterOrNumber() || c == u'_') && !isIdeograph(c); };
    const QChar first = text[at];
    qsizetype end = at + 1;
    if (isWord(first)) {
        while (end < text.size() && (isWord(text[end]) || text[end].isMark()))
            ++end;
        return end;
    }
    if (first == u'\n')
        return end;
    if (first.isSpace()) {
        while (end < text.size() && text[end].isSpace() && text[end] != u'\n')
            ++end;
        return end;
    }
    if (first.isHighSurrogate() && end < text.size() && text[end].isLowSurrogate())
        ++end;
    while (end < text.size() && text[end].isMark())
        ++end;
    return end;
}

qsizetype lineEnd(QStringView text, qsizetype at)
{
    const qsizetype end = text.indexOf(u'\n', at);
    return end < 0 ? text.size() : end + 1;
}

template <typename End>
TokenList tokensOf(QStringView text, qsizetype from, qsizetype to, QHash<QStringView, int> &ids, End end)
{
    TokenList tokens;
    const QStringView part = text.first(to);
    for (qsizetype at = from; at < to;) {
        const qsizetype next = end(part, at);
        const QStringView token = part.sliced(at, next - at);
        auto known = ids.constFind(token);
        if (known == ids.constEnd())
            known = ids.insert(token, static_cast<int>(ids.size()));
        tokens.begins.push_back(at);
        tokens.ids.push_back(*known);
        at = next;
    }
    tokens.begins.push_back(to);
    return tokens;
}

/// Tokens that are the same in both: of a from `a`, of b from `b`.
struct Match {
    qsizetype a = 0;
    qsizetype b = 0;
    qsizetype length = 0;
};

/// Finds matches of two lists of tokens, ascending on both sides, within a fixed amount of work.
class Matcher {
public:
    explicit Matcher(qsizetype &pairsLeft)
        : m_pairsLeft(pairsLeft)
    {
    }

    std::vector<Match> match(IdSpan a, IdSpan b)
    {
        m_found.clear();
        compare(a, 0, b, 0, 0);
        return std::move(m_found);
    }

private:
    void add(qsizetype a, qsizetype b, qsizetype length)
    {
        if (length == 0)
            return;
        if (!m_found.empty()) {
            Match &last = m_found.back();
            if (last.a + last.length == a && last.b + last.length == b) {
                last.length += length;
                return;
            }
        }
        m_found.push_back({a, b, length});
    }

    void compare(IdSpan a, qsizetype atA, IdSpan b, qsizetype atB, int depth)
    {
        const auto front = static_cast<qsizetype>(std::ranges::mismatch(a, b).in1 - a.begin());
        add(atA, atB, front);
        a = a.subspan(static_cast<std::size_t>(front));
        b = b.subspan(static_cast<std::size_t>(front));
        atA += front;
        atB += front;
        std::size_t back = 0;
        while (back < a.size() && back < b.size() && a[a.size() - back - 1] == b[b.size() - back - 1])
            ++back;
        const auto sizeA = static_cast<qsizetype>(a.size() - back);
        const auto sizeB = static_cast<qsizetype>(b.size() - back);
        if (sizeA > 0 && sizeB > 0) {
            const IdSpan restA = a.first(a.size() - back);
            const IdSpan restB = b.first(b.size() - back);
            // Written so that it cannot overflow.
            const bool isSmall = sizeA <= kSmallPairs / sizeB;
            if (isSmall && sizeA * sizeB <= m_pairsLeft) {
                m_pairsLeft -= sizeA * sizeB;
                shortest(restA, atA, restB, atB);
            } else if (depth < kDeepest) {
                cut(restA, atA, restB, atB, depth);
            }
        }
        add(atA + sizeA, atB + sizeB, static_cast<qsizetype>(back));
    }

    void shortest(IdSpan a, qsizetype atA, IdSpan b, qsizetype atB)
    {
        dtl::Diff<int, std::vector<int>> diff(std::vector<int>(a.begin(), a.end()), std::vector<int>(b.begin(), b.end()));
        diff.compose();
        for (const auto &[id, info] : diff.getSes().getSequence()) {
            if (info.type == dtl::SES_COMMON) // numbered from 1
                add(atA + info.beforeIdx - 1, atB + info.afterIdx - 1, 1);
        }
    }

    /// Cuts at tokens that both sides have once, the longest chain of them that stands in the same order.
    void cut(IdSpan a, qsizetype atA, IdSpan b, qsizetype atB, int depth)
    {
        struct Count {
            int inA = 0;
            int inB = 0;
            qsizetype at = 0; ///< in b
        };
        QHash<int, Count> counts;
        counts.reserve(static_cast<qsizetype>(a.size()));
        for (const int id : a)
            ++counts[id].inA;
        for (std::size_t i = 0; i < b.size(); ++i) {
            const auto count = counts.find(b[i]);
            if (count == counts.end())
                continue;
            ++count->inB;
            count->at = static_cast<qsizetype>(i);
        }
        // Patience sorting: the top of each pile is the smallest end of a chain of that length.
        struct Card {
            qsizetype a = 0;
            qsizetype b = 0;
            std::ptrdiff_t before = -1;
        };
        std::vector<Card> cards;
        std::vector<std::ptrdiff_t> piles;
        for (std::size_t i = 0; i < a.size(); ++i) {
            const Count count = counts.value(a[i]);
            if (count.inA != 1 || count.inB != 1)
                continue;
            const auto pile = std::ranges::lower_bound(
                piles, count.at, {}, [&cards](std::ptrdiff_t card) { return cards[static_cast<std::size_t>(card)].b; });
            cards.push_back({static_cast<qsizetype>(i), count.at, pile == piles.begin() ? -1 : *std::prev(pile)});
            const auto card = static_cast<std::ptrdiff_t>(cards.size()) - 1;
            if (pile == piles.end())
                piles.push_back(card);
            else
                *pile = card;
        }
        std::vector<Card> chain;
        for (std::ptrdiff_t at = piles.empty() ? -1 : piles.back(); at >= 0; at = chain.back().before)
            chain.push_back(cards[static_cast<std::size_t>(at)]);
        std::ranges::reverse(chain);
        if (chain.empty())
            return; // nothing to hold on to: all of it is replaced
        qsizetype fromA = 0;
        qsizetype fromB = 0;
        const auto part = [](IdSpan ids, qsizetype from, qsizetype to) {
            return ids.subspan(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from));
        };
        for (const Card &card : chain) {
            compare(part(a, fromA, card.a), atA + fromA, part(b, fromB, card.b), atB + fromB, depth + 1);
            add(atA + card.a, atB + card.b, 1);
            fromA = card.a + 1;
            fromB = card.b + 1;
        }
        compare(part(a, fromA, static_cast<qsizetype>(a.size())), atA + fromA,
                part(b, fromB, static_cast<qsizetype>(b.size())), atB + fromB, depth + 1);
    }

    qsizetype &m_pairsLeft;
    std::vector<Match> m_found;
};

/// Puts runs behind each other; what lies between two equal ones was replaced.
class RunList {
public:
    void equal(qsizetype a, qsizetype b, qsizetype length)
    {
        replaced(a, b);
        if (!m_runs.isEmpty() && m_runs.last().kind == DiffRun::Kind::Equal)
            m_runs.last().length += length;
        else
            m_runs.append({DiffRun::Kind::Equal, a, b, length});
        m_a = a + length;
        m_b = b + length;
    }
    QList<DiffRun> finish(qsizetype a, qsizetype b)
    {
        replaced(a, b);
        return std::move(m_runs);
    }

private:
    void replaced(qsizetype a, qsizetype b)
    {
        if (a > m_a)
            m_runs.append({DiffRun::Kind::Deleted, m_a, m_b, a - m_a});
        if (b > m_b)
            m_runs.append({DiffRun::Kind::Inserted, a, m_b, b - m_b});
    }
    QList<DiffRun> m_runs;
    qsizetype m_a = 0;
    qsizetype m_b = 0;
};

qsizetype lettersIn(QStringView text)
{
    return std::ranges::count_if(text, [](QChar c) { return !c.isSpace(); });
}

} // namespace

QList<DiffRun> diffWords(const QString &a, const QString &b)
{
    const QStringView textA(a);
    const QStringView textB(b);
    qsizetype pairsLeft = kAllPairs;
    Matcher matcher(pairsLeft);
    RunList runs;

    QHash<QStringView, int> lineIds;
    const TokenList linesA = tokensOf(textA, 0, a.size(), lineIds, lineEnd);
    const TokenList linesB = tokensOf(textB, 0, b.size(), lineIds, lineEnd);
    qsizetype doneA = 0;
    qsizetype doneB = 0;
    const auto compareWords = [&](qsizetype endA, qsizetype endB) {
        if (doneA == endA || doneB == endB)
            return; // only there or only here
        QHash<QStringView, int> wordIds;
        const TokenList wordsA = tokensOf(textA, doneA, endA, wordIds, wordEnd);
        const TokenList wordsB = tokensOf(textB, doneB, endB, wordIds, wordEnd);
        for (const Match &match : matcher.match(wordsA.ids, wordsB.ids)) {
            const qsizetype from = wordsA.begins[static_cast<std::size_t>(match.a)];
            const qsizetype to = wordsA.begins[static_cast<std::size_t>(match.a + match.length)];
            runs.equal(from, wordsB.begins[static_cast<std::size_t>(match.b)], to - from);
        }
    };
    for (const Match &match : matcher.match(linesA.ids, linesB.ids)) {
        const qsizetype fromA = linesA.begins[static_cast<std::size_t>(match.a)];
        const qsizetype fromB = linesB.begins[static_cast<std::size_t>(match.b)];
        const qsizetype toA = linesA.begins[static_cast<std::size_t>(match.a + match.length)];
        // Blank lines alone tell nothing: words that stand on the two sides of one may still be the same.
        if (textA.sliced(fromA, toA - fromA).trimmed().isEmpty())
            continue;
        compareWords(fromA, fromB);
        runs.equal(fromA, fromB, toA - fromA);
        doneA = toA;
        doneB = fromB + (toA - fromA);
    }
    compareWords(a.size(), b.size());
    return runs.finish(a.size(), b.size());
}

QList<QPair<qsizetype, qsizetype>> alignBlocks(const QStringList &a, const QStringList &b)
{
    const auto begins = [](const QStringList &blocks) {
        std::vector<qsizetype> list{0};
        for (const QString &block : blocks)
            list.push_back(list.back() + block.size() + 2);
        return list;
    };
    const std::vector<qsizetype> beginsA = begins(a);
    const std::vector<qsizetype> beginsB = begins(b);
    const auto blockAt = [](const std::vector<qsizetype> &list, qsizetype at) {
        return std::ranges::upper_bound(list, at) - list.begin() - 1;
    };
    const QString textA = a.join("\n\n"_L1);
    const QString textB = b.join("\n\n"_L1);
    std::map<QPair<qsizetype, qsizetype>, qsizetype> shared;
    for (const DiffRun &run : diffWords(textA, textB)) {
        if (run.kind != DiffRun::Kind::Equal)
            continue;
        for (qsizetype done = 0; done < run.length;) {
            const qsizetype i = blockAt(beginsA, run.aBegin + done);
            const qsizetype j = blockAt(beginsB, run.bBegin + done);
            const qsizetype end = std::min({run.length, beginsA[static_cast<std::size_t>(i) + 1] - run.aBegin,
                                            beginsB[static_cast<std::size_t>(j) + 1] - run.bBegin});
            shared[{i, j}] += lettersIn(QStringView(textA).sliced(run.aBegin + done, end - done));
            done = end;
        }
    }
    // Each block with the one that it shares most with; in order on both sides, since the runs are.
    QList<QPair<qsizetype, qsizetype>> pairs;
    for (const auto &[place, letters] : shared) {
        const auto &[i, j] = place;
        if (letters == 0 || letters * 3 < std::max(lettersIn(a[i]), lettersIn(b[j])))
            continue;
        if (!pairs.isEmpty() && (pairs.last().first == i || pairs.last().second >= j)) {
            if (shared[pairs.last()] >= letters)
                continue;
            pairs.removeLast();
        }
        pairs.append(place);
    }
    return pairs;
}

} // namespace bakeoff
