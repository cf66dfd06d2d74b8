// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/answerflow.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <utility>

namespace bakeoff {
namespace {

using Kind = MarkdownBlock::Kind;
using Join = MarkdownBlock::Join;

/// The columns of a table are as wide as its first rows want them; a later row must not move the whole table.
constexpr qsizetype kMeasuredRows = 20;
constexpr qreal kWide = 1e6;
constexpr qsizetype kMeasuredUnits = 200; // of a cell
/// An open line of code is coloured again when it has grown by so many UTF-16 units in so many steps (a step is a
/// frame, so that a fast stream is coloured some eight times a second), or by a good part of a line at once.
constexpr qsizetype kLag = 16;
constexpr int kLagSteps = 6;
constexpr qsizetype kMostLag = 160;
/// Lines of code that are coloured at once, only for what they leave to the lines in view.
constexpr qsizetype kMostCatchUp = 2000;
/// Layouts that may be kept before those out of view are dropped.
constexpr qsizetype kMostLaid = 160;

} // namespace

AnswerFlow::AnswerFlow(const QList<MarkdownBlock> &blocks, const QPalette &palette, AnswerVoice voice)
    : m_blocks(blocks), m_style(palette, voice)
{
}

AnswerFlow::~AnswerFlow() = default;

void AnswerFlow::setStyle(const AnswerStyle &style)
{
    m_style = style;
    m_corners = {};
    m_tables.clear();
    m_contentWidth = m_width;
    for (qsizetype i = 0; i < qsizetype(m_items.size()); ++i) {
        item(i).laid.reset();
        item(i).exact = false;
        item(i).height = estimate(m_blocks[i]);
    }
    m_laidCount = 0;
    m_placed = 0;
}

void AnswerFlow::setWidth(int width)
{
    if (width == m_width)
        return;
    m_width = width;
    m_contentWidth = width;
    for (qsizetype i = 0; i < qsizetype(m_items.size()); ++i) {
        item(i).exact = false;
        if (!item(i).laid)
            item(i).height = estimate(m_blocks[i]);
    }
    m_placed = 0;
}

void AnswerFlow::setGrowing(bool growing)
{
    m_growing = growing;
    if (growing || m_items.empty() || !m_items.back().laid)
        return;
    Item &last = m_items.back();
    const MarkdownBlock &block = m_blocks.last();
    if (m_blocks.size() == qsizetype(m_items.size()) && block.kind == Kind::Code && last.laid->colored != block.text.size())
        last.exact = false;
}

qsizetype AnswerFlow::update(qsizetype first)
{
    const auto oldSize = qsizetype(m_items.size());
    const qsizetype size = m_blocks.size();
    for (qsizetype i = size; i < oldSize; ++i) {
        if (item(i).laid)
            --m_laidCount;
    }
    m_items.resize(std::size_t(size));
    if (first > 0 && first <= oldSize && first < size && m_blocks[first - 1].kind == Kind::Code) {
        const Item &before = item(first - 1);
        if (before.laid && before.laid->colored != m_blocks[first - 1].text.size())
            --first; // no longer the open line: its colours must catch up
    }
    qsizetype changed = -1;
    for (qsizetype i = first; i < size; ++i) {
        const MarkdownBlock &block = m_blocks[i];
        Item &it = item(i);
        it.group = block.join == Join::Start || i == 0 ? qint32(i) : item(i - 1).group;
        const bool colored = block.kind != Kind::Code || i + 1 == size || (it.laid && it.laid->colored == block.text.size());
        if (i < oldSize && it.laid && it.exact && colored && it.laid->block.sameContent(block)
            && it.laid->block.spaced == block.spaced)
            continue;
        if (changed < 0)
            changed = i;
        it.exact = false;
        it.hasState = false;
        if (!it.laid || it.laid->block.kind != block.kind)
            it.height = estimate(block);
    }
    m_tables.erase(m_tables.lower_bound(first), m_tables.end());
    m_placed = std::min(m_placed, first);
    return changed < 0 ? size : changed;
}

bool AnswerFlow::joinsNext(qsizetype index) const
{
    return index + 1 < m_blocks.size() && m_blocks[index + 1].join != Join::Start;
}

int AnswerFlow::endPad(qsizetype index) const
{
    return m_blocks[index].kind == Kind::Code && !joinsNext(index) ? m_style.codePad : 0;
}

int AnswerFlow::gapBefore(qsizetype index) const
{
    if (index == 0)
        return 0;
    const MarkdownBlock &block = m_blocks[index];
    if (block.join != Join::Start)
        return 0;
    const int pad = endPad(index - 1);
    if (block.kind == Kind::Heading)
        return pad + m_style.headingGap;
    const bool item = !block.marks.isEmpty() && block.marks.last().opens;
    const bool close = (item || !block.marks.isEmpty()) && !block.spaced && !m_blocks[index - 1].marks.isEmpty();
    return pad + (close ? m_style.itemGap : m_style.gap);
}

int AnswerFlow::contentOffset(qsizetype index) const
{
    const MarkdownBlock &block = m_blocks[index];
    if (block.kind == Kind::Code && block.join == Join::Start)
        return m_style.codeHead + m_style.codePad;
    if (block.kind == Kind::TableRow)
        return m_style.cellPadY + (block.join == Join::Start ? 1 : 0);
    return 0;
}

int AnswerFlow::estimate(const MarkdownBlock &block) const
{
    const auto lines = [this](qsizetype units, qreal charWidth, int left) {
        return std::max<qreal>(1, std::ceil(qreal(units) * charWidth / std::max(40, m_width - left)));
    };
    const int left = m_style.indentOf(block);
    switch (block.kind) {
    case Kind::Heading:
        return qRound(m_style.headingLine[std::size_t(std::clamp(int(block.level), 1, 6) - 1)]
                      * lines(block.text.size(), m_style.bodyChar * 1.2, left));
    case Kind::Code:
        return qRound(m_style.monoLine * lines(block.text.size(), m_style.monoChar, left + 2 * m_style.codeSide))
               + (block.join == Join::Start ? m_style.codeHead + m_style.codePad : 0);
    case Kind::TableRow:
        return qRound(m_style.tableLine) + 2 * m_style.cellPadY + 1;
    case Kind::Rule:
        return m_style.gap + 1;
    case Kind::Fold:
        return m_style.codeHead;
    case Kind::Paragraph:
    case Kind::Item:
        break;
    }
    return qRound(m_style.bodyLine * lines(block.text.size(), m_style.bodyChar, left));
}

void AnswerFlow::place(qsizetype upTo) const
{
    if (m_tops.size() != m_items.size())
        m_tops.resize(m_items.size());
    m_placed = std::min(m_placed, qsizetype(m_tops.size()));
    for (; m_placed <= upTo && m_placed < qsizetype(m_tops.size()); ++m_placed) {
        const qsizetype i = m_placed;
        m_tops[std::size_t(i)] = i == 0 ? 0 : m_tops[std::size_t(i) - 1] + item(i - 1).height + gapBefore(i);
    }
}

int AnswerFlow::top(qsizetype index) const
{
    place(index);
    return m_tops[std::size_t(index)];
}

int AnswerFlow::height() const
{
    if (m_items.empty())
        return 0;
    const qsizetype last = qsizetype(m_items.size()) - 1;
    return bottom(last) + endPad(last);
}

qsizetype AnswerFlow::indexAt(int y) const
{
    if (m_items.empty())
        return -1;
    place(qsizetype(m_items.size()) - 1);
    const auto it = std::ranges::upper_bound(m_tops, y);
    return std::max<qsizetype>(0, it - m_tops.begin() - 1);
}

AnswerFlow::Change AnswerFlow::changedFrom(qsizetype index)
{
    const auto whole = [](int y) { return Change{y, y, 0}; };
    const qsizetype moved = std::exchange(m_movedTable, -1);
    if (m_items.empty())
        return {};
    if (moved >= 0 && moved < index)
        return whole(top(moved));
    if (index >= qsizetype(m_items.size()))
        return whole(bottom(qsizetype(m_items.size()) - 1));
    const Item &it = item(index);
    if (it.laid && it.exact && it.laid->onlyText && it.laid->boxes.size() == 1
        && m_blocks[index].kind != Kind::TableRow) {
        const TextBox &box = it.laid->boxes.front();
        const QPointF at = boxOrigin(index, 0);
        const qreal line = box.height() / std::max(1, box.lineCount());
        Change change;
        change.top = int(std::floor(at.y() + box.firstChangedLine() * line));
        change.bottom = int(std::ceil(at.y() + (box.firstChangedLine() + 1) * line));
        if (box.unchangedWidth() > 0)
            change.left = int(std::floor(at.x() + box.unchangedWidth()));
        return change;
    }
    return whole(index == 0 ? 0 : bottom(index - 1));
}

bool AnswerFlow::layOut(int topEdge, int bottomEdge)
{
    bool moved = false;
    for (qsizetype i = indexAt(topEdge); i >= 0 && i < qsizetype(m_items.size()) && top(i) < bottomEdge; ++i) {
        if (item(i).exact)
            continue;
        const int before = item(i).height;
        layOutItem(i);
        if (item(i).height != before) {
            m_placed = std::min(m_placed, i + 1);
            moved = true;
        }
    }
    return moved;
}

void AnswerFlow::forget(int topEdge, int bottomEdge)
{
    if (m_laidCount <= kMostLaid)
        return;
    const qsizetype from = indexAt(topEdge) - 10;
    const qsizetype to = indexAt(bottomEdge) + 10;
    m_laidCount = 0;
    for (qsizetype i = 0; i < qsizetype(m_items.size()); ++i) {
        if ((i < from || i > to) && item(i).laid) {
            item(i).laid.reset();
            item(i).exact = false; // the height stays: it was measured at this width
        }
        if (item(i).laid)
            ++m_laidCount;
    }
}

AnswerFlow::Laid &AnswerFlow::laid(qsizetype index)
{
    if (!item(index).exact) {
        const int before = item(index).height;
        layOutItem(index);
        if (item(index).height != before)
            m_placed = std::min(m_placed, index + 1);
    }
    return *item(index).laid;
}

void AnswerFlow::layOutItem(qsizetype index)
{
    const MarkdownBlock &block = m_blocks[index];
    Item &it = item(index);
    if (!it.laid) {
        it.laid = std::make_unique<Laid>();
        ++m_laidCount;
    }
    Laid &l = *it.laid;
    const bool fresh = l.boxes.empty();
    ++m_laidOutBlocks;
    const int left = indent(index);
    if (block.kind == Kind::TableRow) {
        layOutRow(index, l);
    } else if (block.kind == Kind::Rule) {
        l.boxes.clear();
        it.height = m_style.gap + 1;
    } else {
        l.boxes.resize(1);
        TextBox &box = l.boxes.front();
        QList<QTextLayout::FormatRange> formats;
        int sides = 0;
        if (block.kind == Kind::Fold)
            sides = 2 * m_style.codeSide;
        if (block.kind == Kind::Code) {
            sides = 2 * m_style.codeSide;
            const bool open = m_growing && index + 1 == m_blocks.size();
            const qsizetype grown = block.text.size() - l.colored;
            const bool lags = open && grown < kMostLag && (grown < kLag || l.lags < kLagSteps)
                              && (fresh || (l.block.kind == Kind::Code && block.text.startsWith(l.block.text)));
            ++l.lags;
            if (!lags) {
                l.lags = 0;
                it.state = CodeHighlighting::highlightLine(block.info, block.text, stateBefore(index), l.spans);
                l.colored = block.text.size();
            }
            it.hasState = !lags;
            formats = m_style.formatsOf(l.spans);
        } else {
            formats = m_style.formatsOf(block, block.runs);
        }
        m_laidOutUnits += box.set(block.text, formats, m_style.shapeOf(block, m_width - left - sides));
        it.height = int(std::ceil(box.height())) + contentOffset(index);
    }
    const MarkdownBlock &was = l.block;
    l.onlyText = !fresh && was.kind == block.kind && was.join == block.join && was.level == block.level
                 && was.spaced == block.spaced && was.marks == block.marks && was.info == block.info;
    l.block = block;
    it.exact = true;
}

KSyntaxHighlighting::State AnswerFlow::stateBefore(qsizetype index)
{
    const qsizetype group = item(index).group;
    qsizetype known = index;
    while (known > group && !item(known - 1).hasState) {
        // A jump far into megabytes of code: colours that begin here are soon right, and nobody waits for them.
        if (index - known >= kMostCatchUp)
            break;
        --known;
    }
    KSyntaxHighlighting::State state = known > group && item(known - 1).hasState ? item(known - 1).state
                                                                                 : KSyntaxHighlighting::State();
    QList<CodeSpan> spans;
    for (; known < index; ++known) {
        state = CodeHighlighting::highlightLine(m_blocks[known].info, m_blocks[known].text, state, spans);
        item(known).state = state;
        item(known).hasState = true;
    }
    return state;
}

qsizetype AnswerFlow::cellStart(const MarkdownBlock &row, qsizetype column)
{
    return column == 0 ? 0 : row.cells[column - 1] + 1;
}

MarkdownBlock AnswerFlow::cell(const MarkdownBlock &row, qsizetype column)
{
    return slicedBlock(row, cellStart(row, column), row.cells[column]);
}

bool AnswerFlow::measureRow(qsizetype index, Table &table) const
{
    const MarkdownBlock &row = m_blocks[index];
    if (table.natural.size() < std::size_t(row.cells.size())) {
        table.natural.resize(std::size_t(row.cells.size()), 0);
        table.least.resize(std::size_t(row.cells.size()), 0);
    }
    bool wider = false;
    const auto grow = [&wider](qreal &known, qreal width) {
        wider = wider || width > known;
        known = std::max(known, width);
    };
    const TextShape shape = m_style.shapeOf(row, kWide);
    const QFontMetricsF metrics(shape.font);
    for (qsizetype column = 0; column < row.cells.size(); ++column) {
        const MarkdownBlock part = cell(row, column);
        const QString text = part.text.first(std::min(kMeasuredUnits, part.text.size()));
        qreal width = metrics.horizontalAdvance(text);
        qreal factor = 1; // of formatted to plain text
        if (!part.runs.isEmpty()) {
            TextBox box;
            box.set(text, m_style.formatsOf(part, part.runs), shape);
            const qreal formatted = box.naturalWidth();
            factor = width > 0 ? std::max<qreal>(1, formatted / width) : 1;
            width = formatted;
        }
        grow(table.natural[std::size_t(column)], width);
        QString longest;
        for (const QStringView word : QStringView(text).tokenize(u' ', Qt::SkipEmptyParts)) {
            if (word.size() > longest.size())
                longest = word.toString();
        }
        grow(table.least[std::size_t(column)], metrics.horizontalAdvance(longest) * factor);
    }
    return wider;
}

/// Every column gets room for its longest word, and a part of the rest by what it would need for its longest cell. A
/// table that has no room even for the words is wider than the column and scrolls.
void AnswerFlow::shareWidth(Table &table, int available) const
{
    const std::size_t count = table.natural.size();
    const qreal pads = 2 * cellPad() + 2;
    const qreal mostForWord = 18 * m_style.bodyChar;
    std::vector<qreal> widths(count);
    qreal sum = 0;
    qreal wanted = 0;
    for (std::size_t i = 0; i < count; ++i) {
        widths[i] = std::clamp(table.least[i], 2 * m_style.bodyChar, mostForWord) + pads;
        sum += widths[i];
        wanted += std::max<qreal>(0, table.natural[i] + pads - widths[i]);
    }
    qreal rest = available - sum;
    if (rest > 0) {
        const qreal given = std::min(rest, wanted);
        for (std::size_t i = 0; i < count; ++i) {
            const qreal more = std::max<qreal>(0, table.natural[i] + pads - widths[i]);
            widths[i] += wanted > 0 ? more * given / wanted : 0;
        }
        rest -= given;
        for (qreal &width : widths) // room to spare: to the full width, in proportion
            width += rest * width / (sum + given);
    } else if (rest > -0.15 * available) {
        for (qreal &width : widths)
            width *= available / sum;
    }
    table.widths.resize(count);
    int total = 0;
    for (std::size_t i = 0; i < count; ++i) {
        table.widths[i] = int(std::floor(widths[i]));
        total += table.widths[i];
    }
    if (count > 0 && total < available)
        table.widths.back() += available - total; // what rounding left over
    table.width = m_width;
}

const AnswerFlow::Table &AnswerFlow::tableOf(qsizetype index)
{
    const qsizetype group = item(index).group;
    Table &table = m_tables[group];
    bool wider = false;
    const auto inTable = [&](qsizetype row) {
        return row < m_blocks.size() && item(row).group == group && m_blocks[row].kind == Kind::TableRow;
    };
    if (index - group < kMeasuredRows && index - group < table.measured)
        wider = measureRow(index, table); // it may have grown
    for (; table.measured < kMeasuredRows && inTable(group + table.measured); ++table.measured)
        wider = measureRow(group + table.measured, table) || wider;
    if (!wider && table.width == m_width)
        return table;
    const std::vector<int> before = table.widths;
    shareWidth(table, m_width - indent(index) - 1);
    if (table.widths == before)
        return table;
    int total = indent(index) + 1;
    for (const int width : table.widths)
        total += width;
    m_contentWidth = std::max(m_contentWidth, total);
    for (qsizetype row = group; row < qsizetype(m_items.size()) && item(row).group == group; ++row) {
        if (row != index)
            item(row).exact = false;
    }
    m_movedTable = m_movedTable < 0 ? group : std::min(m_movedTable, group);
    return table;
}

/// The table of a row that has been laid out.
const AnswerFlow::Table &AnswerFlow::knownTable(qsizetype index)
{
    const auto known = m_tables.find(item(index).group);
    return known != m_tables.end() && known->second.width == m_width ? known->second : tableOf(index);
}

void AnswerFlow::layOutRow(qsizetype index, Laid &l)
{
    const MarkdownBlock &row = m_blocks[index];
    const Table &table = tableOf(index);
    l.boxes.resize(std::size_t(row.cells.size()));
    int lines = 1;
    for (qsizetype column = 0; column < row.cells.size(); ++column) {
        const MarkdownBlock part = cell(row, column);
        TextShape shape = m_style.shapeOf(row, table.widths[std::size_t(column)] - 2 * cellPad() - 1);
        const char align = column < row.align.size() ? row.align[column] : '-';
        shape.align = align == 'r' ? Qt::AlignRight : align == 'c' ? Qt::AlignHCenter : Qt::AlignLeft;
        TextBox &box = l.boxes[std::size_t(column)];
        m_laidOutUnits += box.set(part.text, m_style.formatsOf(part, part.runs), shape);
        lines = std::max(lines, box.lineCount());
    }
    item(index).height = int(std::ceil(lines * m_style.tableLine)) + contentOffset(index) + m_style.cellPadY + 1;
}

} // namespace bakeoff
