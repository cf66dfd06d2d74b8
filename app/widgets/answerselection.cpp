// SPDX-License-Identifier: GPL-3.0-or-later
// AnswerView: selection, copying, searching, and the text that screen readers see.
#include "widgets/answerview_p.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

using Kind = MarkdownBlock::Kind;
using Join = MarkdownBlock::Join;

QString plainLine(QStringView text)
{
    return text.toString().replace(QChar(QChar::LineSeparator), u'\n');
}

/// What a list shows before the first block of an item.
QString marker(const MarkdownBlock &block)
{
    QString text;
    for (const MarkdownMark &mark : block.marks) {
        if (mark.type == MarkdownMark::Type::Quote)
            continue;
        if (!mark.opens) {
            text += u"  "_s;
            continue;
        }
        text += mark.type == MarkdownMark::Type::Ordered ? QString::number(mark.number) + u". "_s : u"- "_s;
        if (mark.task != MarkdownMark::Task::None)
            text += mark.task == MarkdownMark::Task::Done ? u"[x] "_s : u"[ ] "_s;
    }
    return text;
}

/// A part of a block, its formatting written out again.
QString rewritten(const MarkdownBlock &block, qsizetype from, qsizetype to)
{
    const MarkdownBlock part = slicedBlock(block, from, to);
    if (block.kind == Kind::Code)
        return part.text;
    QString text;
    qsizetype at = 0;
    for (const MarkdownRun &run : part.runs) {
        text += QStringView(part.text).sliced(at, run.start - at);
        QString inner = part.text.sliced(run.start, run.length);
        at = run.start + run.length;
        if (run.styles & MarkdownRun::Code)
            inner = u'`' + inner + u'`';
        if (run.styles & MarkdownRun::Strike)
            inner = u"~~"_s + inner + u"~~"_s;
        if (run.styles & MarkdownRun::Emphasis)
            inner = u'*' + inner + u'*';
        if (run.styles & MarkdownRun::Strong)
            inner = u"**"_s + inner + u"**"_s;
        if (run.styles & MarkdownRun::Deleted)
            inner = u"~~"_s + inner + u"~~"_s;
        if (run.styles & MarkdownRun::Inserted)
            inner = u"<ins>"_s + inner + u"</ins>"_s;
        if (run.target >= 0)
            inner = (run.styles & MarkdownRun::Image ? u"!["_s : u"["_s) + inner + u"]("_s + part.targets[run.target] + u')';
        text += inner;
    }
    text += QStringView(part.text).sliced(at);
    text.replace(QChar(QChar::LineSeparator), u"  \n"_s);
    return text.replace(u'\t', u" | "_s);
}

/// Adds where `text` stands in `blocks`. The segments of a long line are one text.
void findIn(const QList<MarkdownBlock> &blocks, const QString &text, bool inReasoning, QList<AnswerHit> &hits)
{
    for (qsizetype first = 0; first < blocks.size();) {
        qsizetype next = first + 1;
        while (next < blocks.size() && blocks[next].join == Join::Segment)
            ++next;
        QString joined;
        for (qsizetype i = first + 1; i < next; ++i)
            joined += blocks[i].text;
        const QString whole = next == first + 1 ? blocks[first].text : blocks[first].text + joined;
        qsizetype block = first;
        qsizetype begin = 0; // of `block` in `whole`
        const auto placeOf = [&](qsizetype at, bool isEnd) {
            // Where one segment ends the next begins: a hit begins in the later and ends in the earlier one.
            while (block + 1 < next && at - begin + (isEnd ? 0 : 1) > blocks[block].text.size()) {
                begin += blocks[block].text.size();
                ++block;
            }
            return AnswerPosition{block, at - begin};
        };
        for (qsizetype at = 0; (at = whole.indexOf(text, at, Qt::CaseInsensitive)) >= 0; at += text.size()) {
            const AnswerPosition from = placeOf(at, false);
            hits.append({inReasoning, from, placeOf(at + text.size(), true)});
        }
        first = next;
    }
}

} // namespace

QString AnswerView::Private::textOf(const AnswerFlow &flow, AnswerPosition from, AnswerPosition to) const
{
    const QList<MarkdownBlock> &blocks = flow.blocks();
    if (&flow == &answer && content == Content::Plain && from < to) { // exactly the characters that came
        const qsizetype begin = blocks[from.block].begin + from.offset;
        const qsizetype end = to == answer.end() ? plain.text().size() : blocks[to.block].begin + to.offset;
        return plain.text().sliced(begin, std::max<qsizetype>(0, end - begin));
    }
    QString text;
    for (qsizetype i = from.block; i <= to.block && i < blocks.size(); ++i) {
        const MarkdownBlock &block = blocks[i];
        const qsizetype begin = i == from.block ? from.offset : 0;
        const qsizetype end = i == to.block ? to.offset : block.text.size();
        if (i > from.block && block.join != Join::Segment) {
            const bool apart = block.join == Join::Start && (block.spaced || block.marks.isEmpty()) && &flow != &reasoning;
            text += apart ? u"\n\n"_s : u"\n"_s;
        }
        if (begin == 0 && from.block != to.block && block.join != Join::Segment)
            text += marker(block);
        text += plainLine(QStringView(block.text).sliced(begin, std::max<qsizetype>(0, end - begin)));
    }
    return text;
}

QString AnswerView::Private::markdownOf(AnswerPosition from, AnswerPosition to) const
{
    const QList<MarkdownBlock> &blocks = source();
    if (blocks.isEmpty() || from == to)
        return {};
    if (from == AnswerPosition{} && to == answer.end() && !markdown().isEmpty())
        return markdown();
    if (content == Content::Plain)
        return textOf(answer, from, to);
    // Within one block of code: the lines as they are.
    const auto groupOf = [&](qsizetype i) {
        while (i > 0 && blocks[i].join != Join::Start)
            --i;
        return i;
    };
    if (blocks[from.block].kind == Kind::Code && groupOf(from.block) == groupOf(to.block))
        return textOf(answer, from, to);

    if (content == Content::Blocks) {
        QStringList parts;
        for (qsizetype i = from.block; i <= to.block; ++i) {
            const MarkdownBlock &block = blocks[i];
            const QString text = rewritten(block, i == from.block ? from.offset : 0,
                                           i == to.block ? to.offset : block.text.size());
            if (block.join == Join::Segment && !parts.isEmpty())
                parts.last() += text;
            else if (block.join == Join::Line && !parts.isEmpty())
                parts.last() += u'\n' + text;
            else
                parts.append(text);
        }
        return parts.join(u"\n\n"_s);
    }

    qsizetype first = from.block;
    qsizetype last = to.block;
    QString head;
    QString foot;
    if (from.offset > 0) {
        head = rewritten(blocks[first], from.offset, first == last ? to.offset : blocks[first].text.size());
        if (first == last)
            return head;
        ++first;
    }
    if (to.offset < blocks[last].text.size()) {
        foot = to.offset > 0 ? rewritten(blocks[last], 0, to.offset) : QString();
        --last;
    }
    QString middle;
    if (first <= last) {
        const qsizetype begin = blocks[first].begin;
        qsizetype end = begin;
        for (qsizetype i = first; i <= last; ++i)
            end = std::max(end, blocks[i].end);
        middle = QString::fromUtf8(QByteArrayView(stream.source()).sliced(begin, end - begin));
        while (middle.endsWith(u'\n'))
            middle.chop(1);
        if (blocks[first].kind == Kind::Code && blocks[first].join != Join::Start)
            middle.prepend(u"```"_s + blocks[first].info + u'\n');
        if (blocks[last].kind == Kind::Code && last + 1 < blocks.size() && blocks[last + 1].join != Join::Start)
            middle += u"\n```"_s;
    }
    QStringList parts{head, middle, foot};
    parts.removeAll(QString());
    return parts.join(u"\n\n"_s);
}

QString AnswerView::selectedText() const
{
    return d->textOf(d->flow(), std::min(d->anchor, d->caret), std::max(d->anchor, d->caret));
}

QString AnswerView::selectedMarkdown() const
{
    if (d->inReasoning)
        return selectedText();
    return d->markdownOf(std::min(d->anchor, d->caret), std::max(d->anchor, d->caret));
}

bool AnswerView::hasSelection() const
{
    return d->anchor != d->caret;
}

QString AnswerView::plainText() const
{
    QString text;
    for (const MarkdownBlock &block : d->source()) {
        if (&block != &d->source().first())
            text += u'\n';
        text += plainLine(block.text);
    }
    return text;
}

int AnswerView::textOffset(AnswerPosition position) const
{
    const QList<MarkdownBlock> &blocks = d->source();
    position = d->answer.clamped(position);
    qsizetype offset = position.offset;
    for (qsizetype i = 0; i < position.block; ++i)
        offset += blocks[i].text.size() + 1;
    return int(offset);
}

int AnswerView::stylesAt(int offset, int *from, int *to) const
{
    *from = *to = offset;
    const QList<MarkdownBlock> &blocks = d->source();
    if (blocks.isEmpty())
        return 0;
    const AnswerPosition at = positionAt(offset);
    const MarkdownBlock &block = blocks[at.block];
    const int begin = offset - int(at.offset);
    qsizetype plainFrom = 0;
    qsizetype plainTo = block.text.size();
    for (const MarkdownRun &run : block.runs) {
        if (run.start > at.offset) {
            plainTo = run.start;
            break;
        }
        if (at.offset < run.start + run.length) {
            *from = begin + run.start;
            *to = begin + run.start + run.length;
            return run.styles;
        }
        plainFrom = run.start + run.length;
    }
    *from = begin + int(plainFrom);
    *to = begin + int(plainTo);
    return 0;
}

AnswerPosition AnswerView::positionAt(int offset) const
{
    const QList<MarkdownBlock> &blocks = d->source();
    for (qsizetype i = 0; i < blocks.size(); ++i) {
        if (offset <= blocks[i].text.size())
            return {i, std::max(0, offset)};
        offset -= int(blocks[i].text.size()) + 1;
    }
    return d->answer.end();
}

AnswerPosition AnswerView::positionAt(QPoint viewportPoint) const
{
    return d->answer.positionAt(d->toFlow(d->answer, viewportPoint));
}

QRect AnswerView::characterRect(int offset) const
{
    const AnswerPosition at = positionAt(offset);
    const QList<QRect> rects = d->source().isEmpty() ? QList<QRect>()
                                                            : d->answer.rects(at.block, at.offset, at.offset + 1);
    return d->fromFlow(d->answer, rects.isEmpty() ? d->answer.caretRect(at) : rects.first());
}

AnswerPosition AnswerView::caret() const
{
    return d->inReasoning ? AnswerPosition{} : d->caret;
}

AnswerPosition AnswerView::selectionAnchor() const
{
    return d->inReasoning ? AnswerPosition{} : d->anchor;
}

void AnswerView::select(AnswerPosition anchor, AnswerPosition position)
{
    d->setSelection(false, d->answer.clamped(anchor), d->answer.clamped(position));
}

void AnswerView::Private::updateSelection(AnswerPosition a, AnswerPosition b)
{
    AnswerFlow &f = flow();
    if (f.blocks().isEmpty())
        return;
    a = f.clamped(a);
    b = f.clamped(b);
    const int y1 = f.top(std::min(a, b).block);
    const int y2 = f.bottom(std::max(a, b).block);
    q->viewport()->update(fromFlow(f, QRect(0, y1, f.contentWidth() + margin(), y2 - y1 + 1)));
}

void AnswerView::Private::setSelection(bool ofReasoning, AnswerPosition from, AnswerPosition to)
{
    if (ofReasoning == inReasoning && from == anchor && to == caret)
        return;
    if (ofReasoning != inReasoning || from != anchor)
        updateSelection(anchor, caret);
    else
        updateSelection(caret, to);
    const bool moved = to != caret || ofReasoning != inReasoning;
    if (ofReasoning != inReasoning || from != anchor) {
        inReasoning = ofReasoning;
        anchor = from;
        caret = to;
        updateSelection(anchor, caret);
    }
    caret = to;
    emit q->selectionChanged();
    if (moved && !inReasoning && QAccessible::isActive()) {
        if (anchor != caret) {
            QAccessibleTextSelectionEvent event(q, q->textOffset(anchor), q->textOffset(caret));
            event.setCursorPosition(q->textOffset(caret));
            QAccessible::updateAccessibility(&event);
        } else {
            QAccessibleTextCursorEvent event(q, q->textOffset(caret));
            QAccessible::updateAccessibility(&event);
        }
    }
}

void AnswerView::ensureVisible(AnswerPosition position)
{
    // The first jump may land on estimated heights; when what is there has been laid out the second is right.
    for (int pass = 0; pass < 3; ++pass) {
        const QRect rect = d->fromFlow(d->flow(), d->flow().caretRect(position));
        QScrollBar *bar = verticalScrollBar();
        const int space = 4;
        if (rect.top() < space)
            bar->setValue(bar->value() + rect.top() - space);
        else if (rect.bottom() > viewport()->height() - space)
            bar->setValue(bar->value() + rect.bottom() - viewport()->height() + space);
        else
            break;
    }
}

void AnswerView::copy()
{
    if (!hasSelection())
        return;
    auto *mime = new QMimeData; // the clipboard owns it
    mime->setText(selectedText());
    mime->setData(u"text/markdown"_s, selectedMarkdown().toUtf8());
    QGuiApplication::clipboard()->setMimeData(mime);
}

void AnswerView::copyMarkdown()
{
    QString text = hasSelection() ? selectedMarkdown() : markdown();
    if (text.isEmpty())
        text = d->markdownOf({}, d->answer.end());
    if (text.isEmpty())
        return;
    auto *mime = new QMimeData; // the clipboard owns it
    mime->setText(text);
    mime->setData(u"text/markdown"_s, text.toUtf8());
    QGuiApplication::clipboard()->setMimeData(mime);
}

void AnswerView::selectAll()
{
    d->setSelection(d->inReasoning && d->reasoningOpen, {}, d->flow().end());
}

int AnswerView::setSearch(const QString &text)
{
    d->search = text;
    d->words = {};
    viewport()->update();
    return int(searchHits().size());
}

int AnswerView::setFinder(const TextFinder &words)
{
    d->search.clear();
    d->words = words;
    viewport()->update();
    return int(searchHits().size());
}

QList<AnswerHit> AnswerView::searchHits() const
{
    QList<AnswerHit> hits;
    if (!d->words.isEmpty()) {
        const auto find = [&](const QList<MarkdownBlock> &blocks, bool inReasoning) {
            for (qsizetype i = 0; i < blocks.size(); ++i) {
                for (const TextFinder::Stretch &hit : d->words.in(blocks.at(i).text))
                    hits.append({inReasoning, {i, hit.at}, {i, hit.at + hit.length}});
            }
        };
        find(d->thoughts.blocks(), true);
        find(d->source(), false);
        return hits;
    }
    if (d->search.isEmpty())
        return hits;
    findIn(d->thoughts.blocks(), d->search, true, hits);
    findIn(d->source(), d->search, false, hits);
    return hits;
}

void AnswerView::showHit(const AnswerHit &hit)
{
    if (hit.inReasoning)
        setReasoningOpen(true);
    AnswerFlow &flow = hit.inReasoning ? d->reasoning : d->answer;
    d->setSelection(hit.inReasoning, flow.clamped(hit.from), flow.clamped(hit.to));
    ensureVisible(flow.clamped(hit.from));
}

bool AnswerView::findNext(bool backward)
{
    const QList<AnswerHit> hits = searchHits();
    if (hits.isEmpty())
        return false;
    const AnswerHit from{d->inReasoning, std::min(d->anchor, d->caret), std::max(d->anchor, d->caret)};
    if (backward) {
        const auto after = std::ranges::lower_bound(hits, from);
        showHit(after == hits.begin() ? hits.last() : *std::prev(after));
    } else {
        const auto after = std::ranges::find_if(hits, [&from](const AnswerHit &hit) {
            return hit.inReasoning == from.inReasoning ? hit.from >= from.to : from.inReasoning;
        });
        showHit(after == hits.end() ? hits.first() : *after);
    }
    return true;
}

} // namespace bakeoff
