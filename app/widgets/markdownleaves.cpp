// SPDX-License-Identifier: GPL-3.0-or-later
// The half of MarkdownScanner that turns leaves into blocks; markdownscanner.cpp finds where they begin and end.
#include "widgets/markdowncollector.h"
#include "widgets/markdownscanner.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

using Kind = MarkdownBlock::Kind;
using Join = MarkdownBlock::Join;

/// A paragraph in front of a line keeps md4c from reading the line as anything but text.
constexpr QByteArrayView kSentinel = "x\n    ";
constexpr qsizetype kSentinelUnits = 2; // "x" and the space of the line end
constexpr QByteArrayView kNextLine = "\n    ";
/// An open paragraph is looked at for segments to freeze each time it has grown by this many bytes.
constexpr qsizetype kTryEvery = 500;

} // namespace

MarkdownBlock MarkdownScanner::block(MarkdownBlock::Kind kind, std::size_t depth)
{
    MarkdownBlock made;
    made.kind = kind;
    made.begin = m_leaf.type == Type::None ? m_lineBegin : m_leaf.begin;
    made.end = m_leaf.end;
    made.spaced = m_leaf.type == Type::None ? m_blankBefore : m_leaf.spaced;
    for (std::size_t i = 0; i < depth; ++i) {
        Container &c = m_containers[i];
        MarkdownMark mark;
        mark.opens = !c.shown;
        if (!c.shown) {
            made.begin = std::min(made.begin, c.begin);
            made.spaced = made.spaced || c.spaced;
        }
        if (!c.quote()) {
            mark.type = c.ordered() ? MarkdownMark::Type::Ordered : MarkdownMark::Type::Bullet;
            mark.number = c.ordered() ? c.number : 0;
            if (c.task != 0)
                mark.task = c.task == ' ' ? MarkdownMark::Task::Open : MarkdownMark::Task::Done;
        }
        c.shown = true;
        c.empty = false;
        if (made.marks.size() < kMarkdownDepth)
            made.marks.append(mark);
    }
    m_blankBefore = false;
    return made;
}

void MarkdownScanner::startLeaf(Type type, qsizetype begin)
{
    m_leaf = {};
    m_leaf.type = type;
    m_leaf.begin = begin;
    m_leaf.spaced = std::exchange(m_blankBefore, false);
    if (!m_containers.empty())
        m_containers.back().empty = false;
}

void MarkdownScanner::leave(std::size_t keep, QByteArrayView source, QList<MarkdownBlock> &out)
{
    if (m_containers.size() > keep)
        closeLeaf(source, out);
    while (m_containers.size() > keep) {
        if (!m_containers.back().quote() && !m_containers.back().shown)
            giveItem(m_containers.size(), out);
        m_containers.pop_back();
    }
}

void MarkdownScanner::giveItem(std::size_t depth, QList<MarkdownBlock> &out)
{
    const bool blank = m_blankBefore;
    const Container &item = m_containers[depth - 1];
    m_lineBegin = item.begin;
    const qsizetype end = item.end;
    const bool spaced = item.spaced;
    MarkdownBlock made = block(Kind::Item, depth);
    made.end = end;
    made.spaced = spaced;
    out.append(made);
    m_blankBefore = blank;
}

void MarkdownScanner::closeLeaf(QByteArrayView source, QList<MarkdownBlock> &out)
{
    switch (m_leaf.type) {
    case Type::Text:
        closeParagraph(source, out, 0);
        return;
    case Type::Fenced:
        giveOpenCode(source, out);
        if (!m_leaf.given)
            giveCode(source, out, 0, {m_leaf.end, m_leaf.end});
        break;
    default:
        break;
    }
    m_leaf = {};
}

QByteArray MarkdownScanner::paragraphSource(QByteArrayView source, bool sentinel, std::vector<Line> *map) const
{
    QByteArray joined;
    qsizetype size = 0;
    for (const Line &line : m_leaf.lines)
        size += line.end - line.begin + kNextLine.size();
    joined.reserve(size + kSentinel.size() + m_closers.size());
    if (sentinel)
        joined += kSentinel;
    for (std::size_t i = 0; i < m_leaf.lines.size(); ++i) {
        if (i > 0)
            joined += kNextLine;
        const Line &line = m_leaf.lines[i];
        if (map)
            map->push_back({joined.size(), line.begin});
        joined += source.sliced(line.begin, line.end - line.begin);
    }
    if (!m_closers.isEmpty()) {
        while (joined.endsWith(' '))
            joined.chop(1);
        joined += m_closers;
    }
    return joined;
}

void MarkdownScanner::closeParagraph(QByteArrayView source, QList<MarkdownBlock> &out, int level)
{
    const bool sentinel = m_leaf.sentinel || m_leaf.continued || level > 0;
    const QByteArray paragraph = paragraphSource(source, sentinel, nullptr);
    m_parsedBytes += paragraph.size();
    MarkdownBlock content;
    const bool shown = parseInline(paragraph, content, sentinel ? kSentinelUnits : 0);
    const bool rest = m_leaf.continued || (m_leaf.sentinel && level == 0); // of which nothing may be left
    if (shown && !(rest && content.text.isEmpty())) {
        MarkdownBlock made = block(level > 0 ? Kind::Heading : Kind::Paragraph);
        made.level = quint8(level);
        made.text = std::move(content.text);
        made.runs = std::move(content.runs);
        made.targets = std::move(content.targets);
        if (m_leaf.continued)
            made.join = Join::Segment;
        appendSegmented(out, std::move(made), m_leaf.continued);
    }
    m_leaf = {};
}

void MarkdownScanner::giveCode(QByteArrayView source, QList<MarkdownBlock> &out, unsigned indent, Line line)
{
    const bool continued = m_leaf.openContinued;
    MarkdownBlock made = block(Kind::Code);
    made.join = continued ? Join::Segment : m_leaf.given ? Join::Line : Join::Start;
    made.spaced = made.join == Join::Start && made.spaced;
    made.text = QString(qsizetype(indent), u' ') + safeText(QString::fromUtf8(source.sliced(line.begin, line.end - line.begin)));
    made.info = m_leaf.info;
    if (m_leaf.given || continued)
        made.begin = line.begin;
    made.end = line.end;
    m_leaf.given = true;
    if (!(continued && made.text.isEmpty()))
        appendSegmented(out, std::move(made), continued);
}

void MarkdownScanner::giveOpenCode(QByteArrayView source, QList<MarkdownBlock> &out)
{
    if (!m_leaf.hasOpenCode)
        return;
    giveCode(source, out, m_leaf.openIndent, m_leaf.openCode);
    m_leaf.hasOpenCode = false;
    m_leaf.openContinued = false;
}

void MarkdownScanner::giveRow(QByteArrayView source, QList<MarkdownBlock> &out, Line line, bool head)
{
    QByteArray table;
    if (!head) {
        for (int i = 0; i < m_leaf.columns; ++i)
            table += "|x";
        table += "|\n";
    } else {
        table += source.sliced(line.begin, line.end - line.begin);
        table += '\n';
    }
    table += source.sliced(m_leaf.lines[1].begin, m_leaf.lines[1].end - m_leaf.lines[1].begin);
    if (!head) {
        table += '\n';
        table += source.sliced(line.begin, line.end - line.begin);
    }
    m_parsedBytes += table.size();
    MarkdownBlock made = block(Kind::TableRow);
    made.level = head ? 0 : 1;
    made.join = head ? Join::Start : Join::Line;
    made.spaced = head && made.spaced;
    made.end = m_leaf.end;
    if (!head)
        made.begin = line.begin;
    parseTableRow(table, made);
    out.append(std::move(made));
}

void MarkdownScanner::growLine(qsizetype end)
{
    if (m_leaf.type == Type::Text)
        m_leaf.lines.back().end = end;
    else
        m_leaf.openCode.end = end;
    m_leaf.end = end;
}

qsizetype MarkdownScanner::openBytes() const
{
    if (m_leaf.type == Type::Fenced)
        return m_leaf.hasOpenCode ? m_leaf.openCode.end - m_leaf.openCode.begin : 0;
    if (m_leaf.type != Type::Text)
        return 0;
    qsizetype size = 0;
    for (const Line &line : m_leaf.lines)
        size += line.end - line.begin;
    return size;
}

void MarkdownScanner::freezeLong(QByteArrayView source, QList<MarkdownBlock> &out)
{
    if (m_leaf.type == Type::Fenced) {
        freezeLongCode(source, out);
        return;
    }
    const qsizetype size = openBytes();
    if (m_leaf.type != Type::Text || size < (m_leaf.continued ? kSegmentLimit : kSegmentAbove)
        || size < m_tried + kTryEvery)
        return;
    const bool sentinel = m_leaf.sentinel || m_leaf.continued;
    std::vector<Line> map;
    std::vector<MarkdownOrigin> origins;
    const QByteArray paragraph = paragraphSource(source, sentinel, &map);
    m_parsedBytes += paragraph.size();
    MarkdownBlock content;
    m_tried = size;
    if (!parseInline(paragraph, content, sentinel ? kSentinelUnits : 0, &origins)
        || (!m_leaf.continued && content.text.size() <= kSegmentAbove))
        return;

    // Byte of the source at a text offset that no emphasis, link or code spans; -1 elsewhere.
    const auto sourceOf = [&](qsizetype at) -> qsizetype {
        for (const MarkdownRun &run : content.runs) {
            if (at >= run.start && at < run.start + run.length)
                return -1;
        }
        const auto it = std::ranges::find_if(
            origins, [at](const MarkdownOrigin &o) { return at >= o.text && at < o.text + o.units; });
        if (it == origins.end())
            return -1;
        const qsizetype byte = it->sourceOf(at, paragraph);
        const auto line = std::ranges::find_if(map.rbegin(), map.rend(), [byte](const Line &l) { return l.begin <= byte; });
        return line == map.rend() ? -1 : line->end + byte - line->begin;
    };
    std::vector<qsizetype> cuts{0};
    std::size_t settled = 0;
    qsizetype resume = 0;
    for (qsizetype to; (to = segmentEnd(content.text, cuts.back(), Kind::Paragraph)) < content.text.size();) {
        cuts.push_back(to);
        if (const qsizetype byte = sourceOf(to); byte >= 0) {
            settled = cuts.size() - 1;
            resume = byte;
        }
    }
    if (settled == 0) {
        m_tried = size + size / 8; // emphasis without an end: look again less and less often
        return;
    }
    MarkdownBlock whole = block(Kind::Paragraph);
    whole.end = resume;
    if (m_leaf.continued)
        whole.begin = m_leaf.lines.front().begin;
    whole.text = content.text;
    whole.runs = content.runs;
    whole.targets = content.targets;
    for (std::size_t i = 0; i < settled; ++i) {
        MarkdownBlock part = slicedBlock(whole, cuts[i], cuts[i + 1]);
        if (i > 0 || m_leaf.continued) {
            part.join = Join::Segment;
            for (MarkdownMark &mark : part.marks)
                mark.opens = false;
        }
        out.append(std::move(part));
    }
    std::erase_if(m_leaf.lines, [resume](const Line &line) { return line.end <= resume; });
    if (m_leaf.lines.empty())
        m_leaf.lines.push_back({resume, resume});
    m_leaf.lines.front().begin = std::max(m_leaf.lines.front().begin, resume);
    m_leaf.continued = true;
    m_tried = 0;
}

void MarkdownScanner::freezeLongCode(QByteArrayView source, QList<MarkdownBlock> &out)
{
    if (!m_leaf.hasOpenCode || openBytes() < (m_leaf.openContinued ? kSegmentLimit : kSegmentAbove))
        return;
    Line &open = m_leaf.openCode;
    const QString text = QString(qsizetype(m_leaf.openIndent), u' ')
                         + safeText(QString::fromUtf8(source.sliced(open.begin, open.end - open.begin)));
    if (!m_leaf.openContinued && text.size() <= kSegmentAbove)
        return;
    qsizetype from = 0;
    const MarkdownOrigin origin{qsizetype(m_leaf.openIndent), open.begin, text.size()};
    for (qsizetype to; (to = segmentEnd(text, from, Kind::Code)) < text.size(); from = to) {
        MarkdownBlock made = block(Kind::Code);
        made.join = m_leaf.openContinued ? Join::Segment : m_leaf.given ? Join::Line : Join::Start;
        made.spaced = made.join == Join::Start && made.spaced;
        made.text = text.sliced(from, to - from);
        made.info = m_leaf.info;
        if (m_leaf.given)
            made.begin = origin.sourceOf(from, source);
        made.end = origin.sourceOf(to, source);
        m_leaf.given = true;
        m_leaf.openContinued = true;
        out.append(std::move(made));
    }
    if (from > 0) {
        open.begin = origin.sourceOf(from, source);
        m_leaf.openIndent = 0;
    }
}

bool MarkdownScanner::maybeTableHead(QByteArrayView source) const
{
    return m_leaf.type == Type::Text && m_leaf.lines.size() == 1 && !m_leaf.continued
           && m_leaf.lines[0].begin < m_leaf.lines[0].end && source[m_leaf.lines[0].begin] == '|';
}

QByteArray MarkdownScanner::closers(QByteArrayView source) const
{
    if (m_leaf.type != Type::Text)
        return {};
    qsizetype ticks = 0; // length of the open code span's mark
    bool strong = false;
    for (const Line &line : m_leaf.lines) {
        const QByteArrayView text = source.sliced(line.begin, line.end - line.begin);
        for (qsizetype i = 0; i < text.size();) {
            const char c = text[i];
            if (c == '\\' && ticks == 0) {
                i += 2;
                continue;
            }
            qsizetype n = 1;
            while (i + n < text.size() && text[i + n] == c)
                ++n;
            if (c == '`')
                ticks = ticks == 0 ? n : ticks == n ? 0 : ticks;
            else if (c == '*' && n == 2 && ticks == 0)
                strong = strong ? false : i + 2 < text.size() && text[i + 2] != ' ';
            i += n;
        }
    }
    return QByteArray(ticks, '`') + (strong ? "**"_ba : QByteArray());
}

} // namespace bakeoff
