// SPDX-License-Identifier: GPL-3.0-or-later
// The half of AnswerFlow that says what is where; answerflow.cpp lays out, answerpaint.cpp paints.
#include "widgets/answerflow.h"

#include <QCoreApplication>
#include <QFontMetrics>

#include <algorithm>
#include <cmath>

namespace bakeoff {
namespace {

using Kind = MarkdownBlock::Kind;
using Join = MarkdownBlock::Join;

} // namespace

QPointF AnswerFlow::boxOrigin(qsizetype index, std::size_t box)
{
    const MarkdownBlock &block = m_blocks[index];
    QPointF at(indent(index), top(index) + contentOffset(index));
    if (block.kind == Kind::Code || block.kind == Kind::Fold)
        at.rx() += m_style.codeSide;
    if (block.kind == Kind::TableRow) {
        const Table &table = knownTable(index);
        at.rx() += 1 + cellPad();
        for (std::size_t i = 0; i < box; ++i)
            at.rx() += table.widths[i];
    }
    return at;
}

AnswerFlow::BoxPlace AnswerFlow::boxAt(qsizetype index, qsizetype offset)
{
    const MarkdownBlock &block = m_blocks[index];
    BoxPlace place;
    if (block.kind == Kind::TableRow) {
        qsizetype column = 0;
        while (column + 1 < block.cells.size() && offset > block.cells[column])
            ++column;
        place.box = std::size_t(column);
        place.start = cellStart(block, column);
    }
    place.at = boxOrigin(index, place.box);
    return place;
}

AnswerPosition AnswerFlow::end() const
{
    return m_blocks.isEmpty() ? AnswerPosition{} : AnswerPosition{m_blocks.size() - 1, m_blocks.last().text.size()};
}

AnswerPosition AnswerFlow::clamped(AnswerPosition position) const
{
    if (m_blocks.isEmpty() || position.block < 0)
        return {};
    if (position.block >= m_blocks.size())
        return end();
    position.offset = std::clamp<qsizetype>(position.offset, 0, m_blocks[position.block].text.size());
    return position;
}

AnswerPosition AnswerFlow::positionAt(QPoint point)
{
    const qsizetype index = indexAt(point.y());
    if (index < 0)
        return {};
    Laid &l = laid(index);
    if (l.boxes.empty())
        return {index, 0};
    std::size_t box = 0;
    while (box + 1 < l.boxes.size() && point.x() >= boxOrigin(index, box + 1).x() - cellPad())
        ++box;
    const qsizetype start = m_blocks[index].kind == Kind::TableRow ? cellStart(m_blocks[index], qsizetype(box)) : 0;
    return {index, start + l.boxes[box].offsetAt(QPointF(point) - boxOrigin(index, box))};
}

QRect AnswerFlow::caretRect(AnswerPosition position)
{
    position = clamped(position);
    if (m_blocks.isEmpty())
        return {0, 0, 0, int(m_style.bodyLine)};
    const Laid &l = laid(position.block);
    if (l.boxes.empty())
        return {indent(position.block), top(position.block), 0, item(position.block).height};
    const BoxPlace place = boxAt(position.block, position.offset);
    return l.boxes[place.box].caretRect(position.offset - place.start).translated(place.at).toAlignedRect();
}

QList<QRect> AnswerFlow::rects(qsizetype index, qsizetype from, qsizetype to)
{
    QList<QRect> found;
    const Laid &l = laid(index);
    const MarkdownBlock &block = m_blocks[index];
    for (std::size_t box = 0; box < l.boxes.size(); ++box) {
        const qsizetype start = block.kind == Kind::TableRow ? cellStart(block, qsizetype(box)) : 0;
        const qsizetype length = l.boxes[box].text().size();
        const qsizetype a = std::clamp<qsizetype>(from - start, 0, length);
        const qsizetype b = std::clamp<qsizetype>(to - start, 0, length);
        if (a >= b)
            continue;
        const QPointF at = boxOrigin(index, box);
        for (const QRectF &rect : l.boxes[box].rects(a, b))
            found.append(rect.translated(at).toAlignedRect());
    }
    return found;
}

QRect AnswerFlow::streamingRect()
{
    QRect rect = caretRect(end());
    if (!m_blocks.isEmpty() && m_blocks.last().kind == Kind::TableRow)
        rect.translate(0, 0);
    const int high = std::min(rect.height() - 2, qRound(m_style.bodyLine * 0.72));
    return {rect.left() + 2, rect.center().y() - high / 2, qRound(m_style.bodyChar), high};
}

AnswerPosition AnswerFlow::lineEdge(AnswerPosition position, bool last)
{
    position = clamped(position);
    if (m_blocks.isEmpty())
        return position;
    const Laid &l = laid(position.block);
    if (l.boxes.empty())
        return position;
    const BoxPlace place = boxAt(position.block, position.offset);
    const TextBox &box = l.boxes[place.box];
    const int line = box.lineOf(position.offset - place.start);
    position.offset = place.start + (last ? box.lineEnd(line) : box.lineStart(line));
    return position;
}

QRect AnswerFlow::codeHead(qsizetype index) const
{
    const int left = indent(index);
    return {left, top(index), m_width - left, m_style.codeHead};
}

QRect AnswerFlow::copyWord(qsizetype index) const
{
    const QFontMetrics metrics(m_style.label);
    const int width = std::max(metrics.horizontalAdvance(QCoreApplication::translate("AnswerFlow", "Copy")),
                               metrics.horizontalAdvance(QCoreApplication::translate("AnswerFlow", "Copied")))
                      + 2 * m_style.codeSide;
    const QRect head = codeHead(index);
    return {head.right() + 1 - width, head.top(), width, head.height()};
}

qsizetype AnswerFlow::codeHeadAt(QPoint point) const
{
    const qsizetype index = indexAt(point.y());
    if (index < 0)
        return -1;
    const MarkdownBlock &block = m_blocks[index];
    return block.kind == Kind::Code && block.join == Join::Start && codeHead(index).contains(point) ? index : -1;
}

std::optional<AnswerFlow::Target> AnswerFlow::targetAt(QPoint point)
{
    const qsizetype index = indexAt(point.y());
    if (index < 0)
        return {};
    const MarkdownBlock &block = m_blocks[index];
    if (codeHeadAt(point) == index && copyWord(index).contains(point))
        return Target{Target::Type::CopyCode, index, 0, 0, {}};
    if (block.kind == Kind::Fold && point.y() < bottom(index))
        return Target{Target::Type::Fold, index, 0, 0, {}};
    for (const MarkdownRun &run : block.runs) {
        if (run.target < 0)
            continue;
        for (const QRect &rect : rects(index, run.start, run.start + run.length)) {
            if (rect.contains(point)) {
                const bool image = (run.styles & MarkdownRun::Image) != 0;
                return Target{image ? Target::Type::Image : Target::Type::Link, index, run.start,
                              run.start + run.length, block.targets[run.target]};
            }
        }
    }
    return {};
}

QList<QRect> AnswerFlow::targetRects(const Target &target)
{
    if (target.block >= m_blocks.size())
        return {};
    if (target.type == Target::Type::Fold)
        return {QRect(0, top(target.block), m_width, item(target.block).height).adjusted(3, 1, -3, -1)};
    if (target.type == Target::Type::CopyCode)
        return {copyWord(target.block).adjusted(m_style.codeSide / 2, 3, -m_style.codeSide / 2, -3)};
    return rects(target.block, target.from, target.to);
}

QList<AnswerFlow::Target> AnswerFlow::targets() const
{
    QList<Target> all;
    for (qsizetype i = 0; i < m_blocks.size(); ++i) {
        const MarkdownBlock &block = m_blocks[i];
        if (block.kind == Kind::Code && block.join == Join::Start)
            all.append({Target::Type::CopyCode, i, 0, 0, {}});
        if (block.kind == Kind::Fold)
            all.append({Target::Type::Fold, i, 0, 0, {}});
        for (const MarkdownRun &run : block.runs) {
            if (run.target < 0)
                continue;
            const bool image = (run.styles & MarkdownRun::Image) != 0;
            Target target{image ? Target::Type::Image : Target::Type::Link, i, run.start, run.start + run.length,
                          block.targets[run.target]};
            // A link with some words in bold is several runs and one target.
            if (!all.isEmpty() && all.last().type == target.type && all.last().block == i
                && all.last().to == target.from && all.last().address == target.address)
                all.last().to = target.to;
            else
                all.append(target);
        }
    }
    return all;
}

QString AnswerFlow::codeText(qsizetype index) const
{
    QString text;
    for (qsizetype i = index; i < m_blocks.size() && (i == index || m_blocks[i].join != Join::Start); ++i) {
        if (i > index && m_blocks[i].join == Join::Line)
            text += u'\n';
        text += m_blocks[i].text;
    }
    return text + u'\n';
}

} // namespace bakeoff
