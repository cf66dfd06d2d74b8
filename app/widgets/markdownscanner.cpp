// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/markdownscanner.h"

#include "widgets/markdowncollector.h"

#include <algorithm>
#include <utility>

namespace bakeoff {
namespace {

using Kind = MarkdownBlock::Kind;
using Join = MarkdownBlock::Join;

constexpr unsigned kCodeIndent = 4;
constexpr int kMostColumns = 128; // md4c reads no table wider than this

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

/// Columns of white space from `at`, which moves behind it; tab stops count from column `column`.
unsigned indentation(QByteArrayView source, qsizetype end, unsigned column, qsizetype &at)
{
    unsigned reached = column;
    for (; at < end && isBlank(source[at]); ++at)
        reached = source[at] == '\t' ? (reached + 4) & ~3u : reached + 1;
    return reached - column;
}

/// Three or more of the same of -_* and nothing else.
bool isRule(QByteArrayView source, qsizetype at, qsizetype end)
{
    const char c = source[at];
    int count = 0;
    for (; at < end; ++at) {
        if (source[at] == c)
            ++count;
        else if (!isBlank(source[at]))
            return false;
    }
    return count >= 3;
}

bool isSetextUnderline(QByteArrayView source, qsizetype at, qsizetype end)
{
    const char c = source[at];
    while (at < end && source[at] == c)
        ++at;
    while (at < end && isBlank(source[at]))
        ++at;
    return at == end;
}

/// Columns of a table's underline such as |:--|--:|, 0 if it is none.
int tableColumns(QByteArrayView source, qsizetype at, qsizetype end)
{
    bool pipe = false;
    int columns = 0;
    const auto skipPipe = [&] {
        while (at < end && isBlank(source[at]))
            ++at;
        if (at == end || source[at] != '|')
            return false;
        pipe = true;
        ++at;
        while (at < end && isBlank(source[at]))
            ++at;
        return true;
    };
    if (source[at] == '|')
        skipPipe();
    for (;;) {
        if (at < end && source[at] == ':')
            ++at;
        if (at >= end || source[at] != '-')
            return 0;
        while (at < end && source[at] == '-')
            ++at;
        if (at < end && source[at] == ':')
            ++at;
        if (++columns > kMostColumns)
            return 0;
        const bool delimited = skipPipe();
        if (at >= end)
            break;
        if (!delimited)
            return 0;
    }
    return pipe ? columns : 0;
}

} // namespace

struct MarkdownScanner::Analysis {
    Type type = Type::Text;
    unsigned indent = 0;
    qsizetype begin = 0; ///< first byte of the content
    qsizetype end = 0;   ///< behind the content
    int level = 0;
    int columns = 0;
    bool closesFence = false;
    bool task = false;
};

bool MarkdownScanner::containerMark(QByteArrayView source, qsizetype end, unsigned indent, qsizetype &at,
                                    Container &found) const
{
    if (at >= end || indent >= kCodeIndent)
        return false;
    const auto blankAt = [&](qsizetype i) { return i >= end || isBlank(source[i]); };
    found = {};
    found.markIndent = indent;
    found.contentsIndent = indent + 1;
    const char c = source[at];
    if (c == '>') {
        found.ch = c;
        ++at;
        return true;
    }
    if ((c == '-' || c == '+' || c == '*') && blankAt(at + 1)) {
        found.ch = c;
        ++at;
        return true;
    }
    qsizetype i = at;
    while (i < end && i < at + 9 && source[i] >= '0' && source[i] <= '9') {
        found.number = found.number * 10 + quint32(source[i] - '0');
        ++i;
    }
    if (i > at && i < end && (source[i] == '.' || source[i] == ')') && blankAt(i + 1)) {
        found.ch = source[i];
        found.contentsIndent = indent + unsigned(i - at) + 1;
        at = i + 1;
        return true;
    }
    return false;
}

void MarkdownScanner::analyze(QByteArrayView source, qsizetype begin, qsizetype end, Analysis &line,
                              QList<MarkdownBlock> &out)
{
    qsizetype at = begin;
    unsigned column = indentation(source, end, 0, at);
    line.indent = column;
    line.begin = at;
    line.end = end;
    std::size_t parents = 0;
    int brothers = 0;
    int children = 0;

    // How many of the open containers go on in this line?
    for (; parents < m_containers.size(); ++parents) {
        const Container &c = m_containers[parents];
        if (c.quote() && line.indent < kCodeIndent && at < end && source[at] == '>') {
            ++at;
            ++column;
            line.indent = indentation(source, end, column, at);
            column += line.indent;
            if (line.indent > 0)
                --line.indent;
            line.begin = at;
        } else if (!c.quote() && line.indent >= c.contentsIndent) {
            line.indent -= c.contentsIndent;
        } else {
            break;
        }
    }
    if (at >= end) {
        while (parents < m_containers.size() && !m_containers[parents].quote())
            ++parents;
    }

    Type pivot = m_leaf.type;
    const auto inside = [&] { return parents == m_containers.size(); };
    // A list marker takes the white space after it, unless that begins code.
    const auto takeMark = [&](Container &found) {
        column += found.contentsIndent - found.markIndent;
        line.indent = indentation(source, end, column, at);
        column += line.indent;
        line.begin = at;
        if (at >= end) {
            ++found.contentsIndent;
        } else if (line.indent <= kCodeIndent) {
            found.contentsIndent += line.indent;
            line.indent = 0;
        } else {
            ++found.contentsIndent;
            --line.indent;
        }
    };

    for (;;) {
        if (pivot == Type::Fenced) {
            line.begin = at;
            if (line.indent < kCodeIndent) {
                qsizetype i = at;
                while (i < end && source[i] == m_leaf.fenceChar)
                    ++i;
                if (i - at >= qsizetype(m_leaf.fenceLength)) {
                    while (i < end && source[i] == ' ')
                        ++i;
                    if (i >= end) {
                        line.type = Type::Blank;
                        line.closesFence = true;
                        break;
                    }
                }
            }
            if (inside()) {
                line.indent = line.indent > m_leaf.fenceIndent ? line.indent - m_leaf.fenceIndent : 0;
                line.type = Type::Fenced;
                break;
            }
        }

        if (at >= end) {
            if (pivot == Type::Indented && inside()) {
                line.type = Type::Indented;
                line.indent = line.indent > kCodeIndent ? line.indent - kCodeIndent : 0;
            } else {
                line.type = Type::Blank;
                // "A list item can begin with at most one blank line."
                if (parents > 0 && !m_containers[parents - 1].quote() && brothers + children == 0
                    && m_leaf.type == Type::None && m_containers.back().empty)
                    m_twoBlanks = true;
            }
            break;
        }
        if (m_twoBlanks) {
            if (inside() && parents > 0 && !m_containers.back().quote() && brothers + children == 0
                && m_leaf.type == Type::None && m_containers.back().empty) {
                --parents;
                line.indent = column;
                if (parents > 0)
                    line.indent -= std::min(line.indent, m_containers[parents - 1].contentsIndent);
            }
            m_twoBlanks = false;
        }

        const char c = source[at];
        if (line.indent < kCodeIndent && pivot == Type::Text && (c == '=' || c == '-') && inside()
            && isSetextUnderline(source, at, end)) {
            line.type = Type::SetextUnderline;
            line.level = c == '=' ? 1 : 2;
            break;
        }
        if (line.indent < kCodeIndent && (c == '-' || c == '_' || c == '*') && isRule(source, at, end)) {
            line.type = Type::Rule;
            break;
        }

        Container found;
        if (!inside() && brothers + children == 0) {
            qsizetype after = at;
            if (containerMark(source, end, line.indent, after, found) && !found.quote()
                && found.ch == m_containers[parents].ch && found.markIndent <= m_containers[parents].contentsIndent) {
                pivot = Type::None;
                at = after;
                takeMark(found);
                const bool spaced = m_blankBefore;
                leave(parents + 1, source, out);
                closeLeaf(source, out);
                Container &item = m_containers[parents];
                if (!item.shown)
                    giveItem(parents + 1, out);
                item.markIndent = found.markIndent;
                item.contentsIndent = found.contentsIndent;
                item.shown = false;
                item.empty = true;
                item.task = 0;
                item.begin = begin;
                item.end = end;
                item.spaced = spaced;
                ++item.number;
                ++brothers;
                parents = m_containers.size();
                // md4c counts the brother apart from the parents; nothing below asks for more than their sum.
                continue;
            }
        }

        if (line.indent >= kCodeIndent && pivot != Type::Text) {
            line.type = Type::Indented;
            line.indent -= kCodeIndent;
            break;
        }

        qsizetype after = at;
        if (line.indent < kCodeIndent && containerMark(source, end, line.indent, after, found)) {
            const bool interrupts = pivot == Type::Text && inside();
            const bool emptyItem = interrupts && after >= end && !found.quote();
            const bool wrongNumber = interrupts && found.ordered() && found.number != 1;
            if (!emptyItem && !wrongNumber) {
                at = after;
                takeMark(found);
                if (brothers + children == 0)
                    pivot = Type::None;
                if (children == 0)
                    leave(parents, source, out);
                closeLeaf(source, out);
                ++children;
                if (!m_containers.empty())
                    m_containers.back().empty = false;
                found.begin = begin;
                found.end = end;
                found.spaced = m_blankBefore;
                m_containers.push_back(found);
                parents = m_containers.size();
                continue;
            }
            // md4c goes on behind such a mark when it looks for what else the line could be; it can only be text then.
            at = after;
        }

        if (pivot == Type::Table && inside()) {
            line.type = Type::Table;
            break;
        }
        if (line.indent < kCodeIndent && at < end && source[at] == '#') {
            qsizetype i = at;
            while (i < end && source[i] == '#')
                ++i;
            if (i - at <= 6 && (i >= end || isBlank(source[i]))) {
                line.type = Type::Heading;
                line.level = int(i - at);
                while (i < end && source[i] == ' ')
                    ++i;
                line.begin = i;
                break;
            }
        }
        if (line.indent < kCodeIndent && at < end && (source[at] == '`' || source[at] == '~')) {
            qsizetype i = at;
            while (i < end && source[i] == source[at])
                ++i;
            const bool tick = source[at] == '`';
            if (i - at >= 3 && !(tick && source.sliced(i, end - i).contains('`'))) {
                line.type = Type::Fenced;
                line.level = 1; // an opening fence
                break;
            }
        }
        if (pivot == Type::Text && at < end && (source[at] == '|' || source[at] == '-' || source[at] == ':') && inside()
            && m_leaf.lines.size() == 1 && !m_leaf.continued) {
            line.columns = tableColumns(source, at, end);
            if (line.columns > 0) {
                line.type = Type::TableUnderline;
                break;
            }
        }

        line.type = Type::Text;
        if (pivot == Type::Text && brothers + children == 0)
            parents = m_containers.size(); // lazy continuation
        if (brothers + children > 0 && !m_containers.back().quote()) {
            qsizetype i = at;
            while (i < end && i < at + 3 && isBlank(source[i]))
                ++i;
            if (i + 2 < end && source[i] == '[' && source[i + 2] == ']'
                && (source[i + 1] == ' ' || source[i + 1] == 'x' || source[i + 1] == 'X')
                && (i + 3 == end || isBlank(source[i + 3]))) {
                m_containers.back().task = source[i + 1];
                i += 3;
                while (i < end && isBlank(source[i]))
                    ++i;
                line.begin = i;
                line.task = true;
            }
        }
        break;
    }

    if (children == 0 && parents < m_containers.size())
        leave(parents, source, out);
}

void MarkdownScanner::feed(QByteArrayView source, qsizetype begin, qsizetype end, QList<MarkdownBlock> &out, bool open)
{
    giveOpenCode(source, out);
    m_growable = false;
    m_lineBegin = begin;
    Analysis line;
    analyze(source, begin, end, line, out);

    switch (line.type) {
    case Type::Blank:
        if (line.closesFence && !out.isEmpty() && m_leaf.given)
            out.last().end = end;
        if (line.closesFence)
            m_leaf.end = end;
        closeLeaf(source, out);
        m_blankBefore = m_blankBefore || !line.closesFence;
        return;
    case Type::Rule: {
        closeLeaf(source, out);
        MarkdownBlock rule = block(Kind::Rule);
        rule.begin = begin;
        rule.end = end;
        out.append(rule);
        return;
    }
    case Type::Heading: {
        closeLeaf(source, out);
        qsizetype last = line.end;
        const auto back = [&](char c) {
            while (last > line.begin && source[last - 1] == c)
                --last;
        };
        back(' ');
        const qsizetype trimmed = last;
        back('#');
        if (last > line.begin && source[last - 1] != ' ')
            last = trimmed;
        startLeaf(Type::Text, begin);
        m_leaf.lines.push_back({line.begin, last});
        m_leaf.end = end;
        closeParagraph(source, out, line.level);
        return;
    }
    case Type::SetextUnderline:
        m_leaf.end = end;
        closeParagraph(source, out, line.level);
        return;
    case Type::TableUnderline:
        m_leaf.type = Type::Table;
        m_leaf.columns = line.columns;
        m_leaf.lines.push_back({line.begin, line.end});
        m_leaf.end = end;
        giveRow(source, out, m_leaf.lines[0], true);
        return;
    case Type::Table:
        m_leaf.end = end;
        giveRow(source, out, {line.begin, line.end}, false);
        return;
    case Type::Fenced:
        if (line.level == 1) {
            closeLeaf(source, out);
            startLeaf(Type::Fenced, begin);
            qsizetype i = line.begin;
            m_leaf.fenceChar = source[i];
            while (i < end && source[i] == m_leaf.fenceChar)
                ++i;
            m_leaf.fenceLength = unsigned(i - line.begin);
            m_leaf.fenceIndent = line.indent;
            const QByteArrayView word = source.sliced(i, end - i).trimmed();
            qsizetype length = 0;
            while (length < word.size() && !isBlank(word[length]))
                ++length;
            m_leaf.info = safeText(QString::fromUtf8(word.first(length)));
            m_leaf.end = end;
            return;
        }
        m_leaf.openCode = {line.begin, line.end};
        m_leaf.openIndent = line.indent;
        m_leaf.hasOpenCode = true;
        if (open)
            m_growable = true;
        else
            giveOpenCode(source, out);
        return;
    case Type::Indented:
        if (m_leaf.type != Type::Indented) {
            closeLeaf(source, out);
            startLeaf(Type::Indented, begin);
        }
        if (line.begin >= line.end) {
            m_leaf.blanks.push_back(line.indent);
            return;
        }
        for (const unsigned indent : std::exchange(m_leaf.blanks, {}))
            giveCode(source, out, indent, {begin, begin});
        giveCode(source, out, line.indent, {line.begin, line.end});
        return;
    default:
        break;
    }

    if (m_leaf.type != Type::Text) {
        closeLeaf(source, out);
        startLeaf(Type::Text, begin);
        m_leaf.sentinel = line.task;
        m_tried = 0;
    }
    m_leaf.lines.push_back({line.begin, line.end});
    m_leaf.end = end;
    m_growable = open;
}

void MarkdownScanner::finish(QByteArrayView source, QList<MarkdownBlock> &out)
{
    leave(0, source, out);
    closeLeaf(source, out);
}

} // namespace bakeoff
