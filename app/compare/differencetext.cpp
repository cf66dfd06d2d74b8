// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/differencetext.h"

#include "compare/textdiff.h"

#include <algorithm>
#include <map>
#include <optional>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

using Kind = MarkdownBlock::Kind;
using Join = MarkdownBlock::Join;

/// Blocks that share less than this of the longer one are two different blocks, not one that was changed.
constexpr double kLeastShared = 0.2;
constexpr qsizetype kSpoken = 200; ///< UTF-16 units of a change that are read out

/// The text of all blocks as one, and where each of them is in it.
struct JoinedText {
    QString text;
    QList<qsizetype> begins; ///< of each block, and behind the last

    explicit JoinedText(const QList<MarkdownBlock> &blocks)
    {
        begins.reserve(blocks.size() + 1);
        for (qsizetype i = 0; i < blocks.size(); ++i) {
            if (i > 0 && blocks[i].join != Join::Segment)
                text += blocks[i].join == Join::Line ? u"\n"_s : u"\n\n"_s;
            begins.append(text.size());
            text += blocks[i].text;
        }
        begins.append(text.size());
    }
    qsizetype blockAt(qsizetype offset) const
    {
        return std::max<qsizetype>(0, std::upper_bound(begins.begin(), begins.end() - 1, offset) - begins.begin() - 1);
    }
};

/// The same words in both texts; ascending on both sides.
struct EqualStretch {
    qsizetype a = 0;
    qsizetype b = 0;
    qsizetype length = 0;
};

bool comparable(const MarkdownBlock &a, const MarkdownBlock &b)
{
    const auto prose = [](Kind kind) { return kind == Kind::Paragraph || kind == Kind::Heading || kind == Kind::Item; };
    if (prose(a.kind) && prose(b.kind))
        return true;
    return a.kind == b.kind && (a.kind != Kind::TableRow || a.cells.size() == b.cells.size());
}

/// What two blocks have in common.
struct Candidate {
    qsizetype a = 0;
    qsizetype b = 0;
    qsizetype shared = 0; ///< UTF-16 units that are no space
};

/// The chain of candidates, ascending on both sides, that shares most. Fenwick tree over the blocks of `a`.
QList<QPair<qsizetype, qsizetype>> bestChain(const std::vector<Candidate> &candidates, qsizetype blocksOfA)
{
    struct Best {
        qsizetype sum = 0;
        std::ptrdiff_t index = -1;
    };
    std::vector<Best> tree(std::size_t(blocksOfA) + 1);
    std::vector<Best> before(candidates.size());
    Best best;
    // All candidates of one block of b look at what was known before that block.
    for (std::size_t i = 0; i < candidates.size();) {
        std::size_t end = i;
        while (end < candidates.size() && candidates[end].b == candidates[i].b) {
            Best found;
            for (qsizetype at = candidates[end].a; at > 0; at -= at & -at) {
                if (tree[std::size_t(at)].sum > found.sum)
                    found = tree[std::size_t(at)];
            }
            before[end++] = found;
        }
        for (; i < end; ++i) {
            const Best sum{before[i].sum + candidates[i].shared, std::ptrdiff_t(i)};
            for (qsizetype at = candidates[i].a + 1; at <= blocksOfA; at += at & -at) {
                if (sum.sum > tree[std::size_t(at)].sum)
                    tree[std::size_t(at)] = sum;
            }
            if (sum.sum > best.sum)
                best = sum;
        }
    }
    QList<QPair<qsizetype, qsizetype>> chain;
    for (std::ptrdiff_t i = best.index; i >= 0; i = before[std::size_t(i)].index)
        chain.prepend({candidates[std::size_t(i)].a, candidates[std::size_t(i)].b});
    return chain;
}

qsizetype lettersIn(QStringView text)
{
    return std::ranges::count_if(text, [](QChar c) { return !c.isSpace(); });
}

std::vector<Candidate> candidatesOf(const QList<EqualStretch> &equal, const JoinedText &a, const JoinedText &b,
                                    const QList<MarkdownBlock> &blocksA, const QList<MarkdownBlock> &blocksB)
{
    std::map<QPair<qsizetype, qsizetype>, qsizetype> shared; // (block of b, block of a)
    for (const EqualStretch &run : equal) {
        for (qsizetype done = 0; done < run.length;) {
            const qsizetype i = a.blockAt(run.a + done);
            const qsizetype j = b.blockAt(run.b + done);
            const qsizetype ends = std::min(a.begins[i + 1] - run.a, b.begins[j + 1] - run.b);
            const qsizetype to = std::clamp(ends, done + 1, run.length);
            shared[{j, i}] += lettersIn(QStringView(b.text).sliced(run.b + done, to - done));
            done = to;
        }
    }
    std::vector<Candidate> candidates;
    for (const auto &[place, count] : shared) {
        const auto &[j, i] = place;
        const qsizetype longer = std::max(lettersIn(blocksA[i].text), lettersIn(blocksB[j].text));
        if (count > 0 && double(count) >= kLeastShared * double(longer) && comparable(blocksA[i], blocksB[j]))
            candidates.push_back({i, j, count});
    }
    return candidates;
}

/// Rules and blank lines have no words to tell by: they belong together where they stand between the same blocks.
QList<QPair<qsizetype, qsizetype>> withBlankOnes(const QList<QPair<qsizetype, qsizetype>> &pairs,
                                                 const QList<MarkdownBlock> &a, const QList<MarkdownBlock> &b)
{
    QList<QPair<qsizetype, qsizetype>> all;
    qsizetype i = 0;
    qsizetype j = 0;
    const auto fill = [&](qsizetype endA, qsizetype endB) {
        for (; i < endA && j < endB; ++i) {
            if (!a[i].text.isEmpty())
                continue;
            qsizetype at = j;
            while (at < endB && !(b[at].text.isEmpty() && b[at].kind == a[i].kind))
                ++at;
            if (at < endB) {
                all.append({i, at});
                j = at + 1;
            }
        }
    };
    for (const auto &pair : pairs) {
        fill(pair.first, pair.second);
        all.append(pair);
        i = pair.first + 1;
        j = pair.second + 1;
    }
    fill(a.size(), b.size());
    return all;
}

QString spoken(const QString &text)
{
    return text.size() <= kSpoken ? text : text.first(kSpoken) + u'…';
}

/// Puts the parts together, in order.
class DifferenceMaker {
public:
    DifferenceMaker(const QList<MarkdownBlock> &a, const QList<MarkdownBlock> &b, AnswerDifference &out)
        : m_a(a), m_b(b), m_out(out), m_groupsA(groupsOf(a)), m_groupsB(groupsOf(b))
    {
        for (const auto &[i, j] : out.pairs)
            m_linked.insert({m_groupsA[i], m_groupsB[j]});
    }

    /// Blocks of one side only: one change.
    void addGap(qsizetype fromA, qsizetype toA, qsizetype fromB, qsizetype toB)
    {
        std::optional<DifferenceChange> change;
        const auto take = [&](const MarkdownBlock &source, qsizetype base, qsizetype own, int style) {
            if (base >= 0 && source.text.isEmpty())
                return; // a blank line that went away is nothing to be seen
            DifferencePart part{.block = source, .base = base, .own = own, .changed = !source.text.isEmpty()};
            part.block.text.clear();
            part.block.runs.clear();
            part.block.targets.clear();
            if (source.kind == Kind::TableRow) {
                part.block.cells.clear();
                for (qsizetype column = 0; column < source.cells.size(); ++column) {
                    if (column > 0)
                        part.block.text += u'\t';
                    append(part.block, source, column == 0 ? 0 : source.cells[column - 1] + 1, source.cells[column], style);
                    part.block.cells.append(qint32(part.block.text.size()));
                }
            } else {
                append(part.block, source, 0, source.text.size(), style);
            }
            emitPart(part);
            if (!part.changed)
                return;
            const AnswerPosition end{m_out.parts.size() - 1, part.block.text.size()};
            if (!change)
                change = DifferenceChange{{end.block, 0}, {}, beforeBase(fromA), beforeBase(fromA), {}, {}};
            change->to = end;
            QString &words = base >= 0 ? change->deleted : change->inserted;
            if (words.size() <= kSpoken)
                words += (words.isEmpty() ? QString() : u" "_s) + source.text;
            if (base >= 0) {
                if (change->baseFrom == change->baseTo)
                    change->baseFrom = {base, 0};
                change->baseTo = {base, source.text.size()};
            }
        };
        for (qsizetype i = fromA; i < toA; ++i)
            take(m_a[i], i, -1, MarkdownRun::Deleted);
        for (qsizetype j = fromB; j < toB; ++j)
            take(m_b[j], -1, j, MarkdownRun::Inserted);
        if (change)
            keep(*change);
    }

    /// A block that both have. \param equal what is the same, in offsets of the two blocks
    void addPair(qsizetype i, qsizetype j, const QList<EqualStretch> &equal)
    {
        const MarkdownBlock &a = m_a[i];
        const MarkdownBlock &b = m_b[j];
        DifferencePart part{.block = b, .base = i, .own = j};
        if (a.text == b.text) {
            emitPart(part);
            return;
        }
        part.changed = true;
        part.block.text.clear();
        part.block.runs.clear();
        part.block.targets.clear();
        m_pending.clear();
        if (b.kind == Kind::TableRow) {
            part.block.cells.clear();
            for (qsizetype column = 0; column < b.cells.size(); ++column) {
                if (column > 0)
                    part.block.text += u'\t';
                merge(part.block, i, j, column == 0 ? 0 : a.cells[column - 1] + 1, a.cells[column],
                      column == 0 ? 0 : b.cells[column - 1] + 1, b.cells[column], equal);
                part.block.cells.append(qint32(part.block.text.size()));
            }
        } else {
            merge(part.block, i, j, 0, a.text.size(), 0, b.text.size(), equal);
        }
        emitPart(part);
        const qsizetype index = m_out.parts.size() - 1;
        for (DifferenceChange &change : m_pending) {
            change.from.block = change.to.block = index;
            keep(change);
        }
    }

private:
    static QList<qsizetype> groupsOf(const QList<MarkdownBlock> &blocks)
    {
        QList<qsizetype> groups;
        groups.reserve(blocks.size());
        for (qsizetype i = 0; i < blocks.size(); ++i)
            groups.append(i == 0 || blocks[i].join == Join::Start ? i : groups.last());
        return groups;
    }

    AnswerPosition beforeBase(qsizetype i) const
    {
        if (i > 0)
            return {i - 1, m_a[i - 1].text.size()};
        return {};
    }

    void keep(DifferenceChange change)
    {
        change.deleted = spoken(change.deleted);
        change.inserted = spoken(change.inserted);
        m_out.changes.append(change);
    }

    /// Lines of code and rows of a table stay in one frame where the two texts have that frame in common.
    void emitPart(DifferencePart &part)
    {
        const bool own = part.own >= 0;
        const qsizetype group = own ? m_groupsB[part.own] : m_groupsA[part.base];
        QPair<bool, qsizetype> frame(own, group);
        if (!own) {
            const auto link = m_linked.find(group);
            if (link != m_linked.end())
                frame = {true, link->second};
        }
        const MarkdownBlock &source = own ? m_b[part.own] : m_a[part.base];
        const bool framed = source.kind == Kind::Code || source.kind == Kind::TableRow;
        if (framed) {
            const bool goesOn = !m_out.parts.isEmpty() && m_frame == frame && m_out.parts.last().block.kind == source.kind;
            part.block.join = !goesOn ? Join::Start : source.join == Join::Segment ? Join::Segment : Join::Line;
        } else if (source.join == Join::Segment) {
            const bool follows = !m_out.parts.isEmpty()
                && (own ? m_out.parts.last().own == part.own - 1 : m_out.parts.last().base == part.base - 1);
            part.block.join = follows ? Join::Segment : Join::Start;
        }
        m_frame = frame;
        m_out.parts.append(part);
    }

    static void append(MarkdownBlock &out, const MarkdownBlock &source, qsizetype from, qsizetype to, int style)
    {
        if (from >= to)
            return;
        const MarkdownBlock piece = slicedBlock(source, from, to);
        const auto base = qint32(out.text.size());
        const auto targets = qint32(out.targets.size());
        const auto add = [&](qint32 start, qint32 length, qint32 target, int styles) {
            if (length > 0 && styles != 0)
                out.runs.append({base + start, length, target, quint16(styles)});
        };
        qint32 at = 0;
        for (const MarkdownRun &run : piece.runs) {
            add(at, run.start - at, -1, style);
            add(run.start, run.length, run.target < 0 ? -1 : run.target + targets, run.styles | style);
            at = run.start + run.length;
        }
        add(at, qint32(piece.text.size()) - at, -1, style);
        out.text += piece.text;
        out.targets += piece.targets;
    }

    /// The stretch [fromA, toA) of block i and [fromB, toB) of block j, merged.
    void merge(MarkdownBlock &out, qsizetype i, qsizetype j, qsizetype fromA, qsizetype toA, qsizetype fromB, qsizetype toB,
               const QList<EqualStretch> &equal)
    {
        const MarkdownBlock &a = m_a[i];
        const MarkdownBlock &b = m_b[j];
        qsizetype atA = fromA;
        qsizetype atB = fromB;
        const auto change = [&](qsizetype endA, qsizetype endB) {
            if (endA <= atA && endB <= atB)
                return;
            DifferenceChange made;
            made.from.offset = out.text.size();
            made.baseFrom = {i, atA};
            made.baseTo = {i, std::max(atA, endA)};
            made.deleted = a.text.sliced(atA, std::max<qsizetype>(0, endA - atA)).trimmed();
            made.inserted = b.text.sliced(atB, std::max<qsizetype>(0, endB - atB)).trimmed();
            append(out, a, atA, endA, MarkdownRun::Deleted);
            // The two would read as one word.
            if (endA > atA && endB > atB && !a.text[endA - 1].isSpace() && !b.text[atB].isSpace())
                out.text += u' ';
            append(out, b, atB, endB, MarkdownRun::Inserted);
            made.to.offset = out.text.size();
            m_pending.append(made);
        };
        for (const EqualStretch &run : equal) {
            const qsizetype skip = std::max({fromA - run.a, fromB - run.b, qsizetype(0)});
            const qsizetype length = std::min({run.length, toA - run.a, toB - run.b}) - skip;
            if (length <= 0)
                continue;
            const qsizetype a0 = run.a + skip;
            const qsizetype b0 = run.b + skip;
            if (a0 < atA || b0 < atB)
                continue;
            // A space between two changes is no pause in what has changed.
            const bool changedBefore = a0 > atA || b0 > atB;
            const bool blank = QStringView(b.text).sliced(b0, length).trimmed().isEmpty();
            if (blank && changedBefore && a0 + length < toA && b0 + length < toB)
                continue;
            change(a0, b0);
            append(out, b, b0, b0 + length, 0);
            atA = a0 + length;
            atB = b0 + length;
        }
        change(toA, toB);
    }

    const QList<MarkdownBlock> &m_a;
    const QList<MarkdownBlock> &m_b;
    AnswerDifference &m_out;
    QList<qsizetype> m_groupsA;
    QList<qsizetype> m_groupsB;
    std::map<qsizetype, qsizetype> m_linked; ///< group of a -> group of b
    QPair<bool, qsizetype> m_frame{true, -1};
    QList<DifferenceChange> m_pending;
};

/// Stretches that lie in block i of a and block j of b, in offsets of these.
class StretchCutter {
public:
    StretchCutter(const QList<EqualStretch> &equal, const JoinedText &a, const JoinedText &b)
        : m_equal(equal), m_a(a), m_b(b)
    {
    }
    QList<EqualStretch> between(qsizetype i, qsizetype j)
    {
        const qsizetype a0 = m_a.begins[i];
        const qsizetype b0 = m_b.begins[j];
        const qsizetype a1 = m_a.begins[i + 1];
        const qsizetype b1 = m_b.begins[j + 1];
        while (m_at < m_equal.size() && m_equal[m_at].b + m_equal[m_at].length <= b0)
            ++m_at;
        QList<EqualStretch> found;
        for (qsizetype k = m_at; k < m_equal.size() && m_equal[k].b < b1; ++k) {
            const EqualStretch &run = m_equal[k];
            const qsizetype skip = std::max({a0 - run.a, b0 - run.b, qsizetype(0)});
            const qsizetype length = std::min({run.length, a1 - run.a, b1 - run.b}) - skip;
            if (length > 0)
                found.append({run.a + skip - a0, run.b + skip - b0, length});
        }
        return found;
    }

private:
    const QList<EqualStretch> &m_equal;
    const JoinedText &m_a;
    const JoinedText &m_b;
    qsizetype m_at = 0;
};

} // namespace

AnswerDifference makeDifference(const QList<MarkdownBlock> &baseline, const QList<MarkdownBlock> &answer)
{
    AnswerDifference out;
    out.baseBlocks = baseline.size();
    out.ownBlocks = answer.size();
    const JoinedText a(baseline);
    const JoinedText b(answer);
    if (a.text.size() + b.text.size() > kLongestDifference) {
        out.tooLong = true;
        return out;
    }
    QList<EqualStretch> equal;
    for (const DiffRun &run : diffWords(a.text, b.text)) {
        if (run.kind == DiffRun::Kind::Equal)
            equal.append({run.aBegin, run.bBegin, run.length});
    }
    out.pairs = withBlankOnes(bestChain(candidatesOf(equal, a, b, baseline, answer), baseline.size()), baseline, answer);

    DifferenceMaker maker(baseline, answer, out);
    StretchCutter cutter(equal, a, b);
    qsizetype i = 0;
    qsizetype j = 0;
    for (const auto &[atA, atB] : std::as_const(out.pairs)) {
        maker.addGap(i, atA, j, atB);
        maker.addPair(atA, atB, cutter.between(atA, atB));
        i = atA + 1;
        j = atB + 1;
    }
    maker.addGap(i, baseline.size(), j, answer.size());
    return out;
}

AnswerPosition DifferenceText::shown(AnswerPosition inParts) const
{
    if (inParts.block < 0 || inParts.block >= shownOf.size())
        return {};
    const qsizetype block = shownOf[inParts.block];
    return {block, blocks[block].kind == Kind::Fold ? 0 : inParts.offset};
}

DifferenceText differenceText(const QList<DifferencePart> &parts, qsizetype ownBlocks, bool fold,
                              const QSet<qsizetype> &opened, const std::function<QString(int)> &words)
{
    DifferenceText text;
    text.shownOf.reserve(parts.size());
    qsizetype reached = 0; // in the answer's blocks
    const auto add = [&](const MarkdownBlock &block, qsizetype part) {
        text.blocks.append(block);
        text.partOf.append(part);
        const qsizetype own = parts[part].own;
        reached = std::max(reached, own);
        text.places.append(double(reached));
    };
    const auto stays = [&](qsizetype i) { return parts[i].changed || opened.contains(i); };
    for (qsizetype i = 0; i < parts.size();) {
        qsizetype end = i;
        while (fold && end < parts.size() && !stays(end))
            ++end;
        // A line of code or a row that stands alone between two changes is no higher than what would say so.
        const bool alone = end - i == 1 && (parts[i].block.kind == Kind::Code || parts[i].block.kind == Kind::TableRow);
        if (end > i && !alone) {
            MarkdownBlock mark;
            mark.kind = Kind::Fold;
            mark.text = words(int(end - i));
            add(mark, i);
            for (; i < end; ++i) {
                text.shownOf.append(text.blocks.size() - 1);
                reached = std::max(reached, parts[i].own + 1);
                ++text.folded;
            }
            continue;
        }
        MarkdownBlock block = parts[i].block;
        if (!text.blocks.isEmpty() && text.blocks.last().kind == Kind::Fold)
            block.join = Join::Start; // its frame begins anew
        add(block, i);
        reached = std::max(reached, parts[i].own + 1);
        text.shownOf.append(text.blocks.size() - 1);
        ++i;
    }
    text.places.append(double(std::max(reached, ownBlocks)));
    return text;
}

} // namespace bakeoff
