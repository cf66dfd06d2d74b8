// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/answerview.h"

#include "widgets/answeraccessible.h"
#include "widgets/answerscrollbar.h"
#include "widgets/answerview_p.h"
#include "widgets/metrics.h"
#include "widgets/typography.h"

#include <QAccessible>
#include <QEvent>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace bakeoff {

AnswerView::Private::Private(AnswerView *view, Content what, AnswerVoice how)
    : q(view)
    , content(what)
    , voice(how)
    , answer(source(), view->palette(), how)
    , reasoning(thoughts.blocks(), view->palette(), AnswerVoice::Quiet)
{
}

AnswerView::AnswerView(QWidget *parent) : AnswerView(Content::Markdown, AnswerVoice::Reading, parent) {}

AnswerView::AnswerView(Content content, AnswerVoice voice, QWidget *parent)
    : QAbstractScrollArea(parent), d(std::make_unique<Private>(this, content, voice))
{
    installAnswerAccessibility();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Answer"));
    d->scrollBar = new AnswerScrollBar(this);
    setVerticalScrollBar(d->scrollBar);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    viewport()->setMouseTracking(true);
    viewport()->setCursor(Qt::IBeamCursor);
    d->relayout();
}

AnswerView::~AnswerView() = default;

const QList<MarkdownBlock> &AnswerView::Private::source() const
{
    switch (content) {
    case Content::Markdown:
        return stream.blocks();
    case Content::Plain:
        return plain.blocks();
    case Content::Blocks:
        break;
    }
    return fixed;
}

QString AnswerView::Private::markdown() const
{
    switch (content) {
    case Content::Markdown:
        return stream.markdown();
    case Content::Plain:
        return plain.text();
    case Content::Blocks:
        break;
    }
    return fixedMarkdown;
}

int AnswerView::Private::margin() const
{
    return metrics::kLarge;
}

int AnswerView::Private::textWidth() const
{
    return std::max(80, std::min(scaled(metrics::kAnswerMaximumWidth), q->viewport()->width() - 2 * margin()));
}

QRect AnswerView::Private::stripRect() const
{
    return hasReasoning() ? QRect(margin(), margin(), textWidth(), scaled(metrics::kStrip)) : QRect();
}

int AnswerView::Private::reasoningTop() const
{
    return margin() + scaled(metrics::kStrip) + metrics::kSmall;
}

int AnswerView::Private::answerTop() const
{
    if (!hasReasoning())
        return margin();
    if (!reasoningOpen)
        return margin() + scaled(metrics::kStrip) + metrics::kMedium;
    return reasoningTop() + reasoning.height() + metrics::kLarge;
}

int AnswerView::Private::documentHeight() const
{
    return answerTop() + std::max(answer.height(), streaming ? int(answer.style().bodyLine) : 0) + margin();
}

QPoint AnswerView::Private::offset() const
{
    return {q->horizontalScrollBar()->value(), q->verticalScrollBar()->value()};
}

QPoint AnswerView::Private::originOf(const AnswerFlow &flow) const
{
    if (&flow == &reasoning)
        return {margin() + metrics::kMedium, reasoningTop()};
    return {margin(), answerTop()};
}

QPoint AnswerView::Private::toFlow(const AnswerFlow &flow, QPoint viewportPoint) const
{
    return viewportPoint + offset() - originOf(flow);
}

QRect AnswerView::Private::fromFlow(const AnswerFlow &flow, const QRect &rect) const
{
    return rect.translated(originOf(flow) - offset());
}

void AnswerView::Private::refreshStyle()
{
    styleStale = false;
    answer.setStyle(AnswerStyle(q->palette(), voice));
    reasoning.setStyle(AnswerStyle(q->palette(), AnswerVoice::Quiet));
}

AnswerView::Private::Anchor AnswerView::Private::anchorInView()
{
    Anchor place;
    if (atBottom)
        return place;
    const int y = offset().y();
    place.flow = hasReasoning() && reasoningOpen && y < answerTop() ? &reasoning : &answer;
    const int inFlow = y - originOf(*place.flow).y();
    place.block = place.flow->indexAt(inFlow);
    if (place.block >= 0) {
        place.delta = inFlow - place.flow->top(place.block);
        place.height = place.flow->bottom(place.block) - place.flow->top(place.block);
    }
    return place;
}

void AnswerView::Private::relayout()
{
    Anchor place = anchorInView();
    if (styleStale)
        refreshStyle();
    answer.setWidth(textWidth());
    reasoning.setWidth(textWidth() - metrics::kMedium);
    settle(place, true);
    q->viewport()->update();
}

void AnswerView::Private::setScroll(int value, int maximum)
{
    movingScrollBar = true;
    scrollBar->follow(value, maximum);
    movingScrollBar = false;
    moveText();
}

void AnswerView::Private::moveText()
{
    const QPoint moved = std::exchange(textAt, offset()) - offset();
    if (moved.isNull())
        return;
    q->viewport()->scroll(moved.x(), moved.y());
    if (moved.x() != 0 && change)
        q->viewport()->update(); // the bar stays at the edge
}

void AnswerView::Private::settle()
{
    settle(anchorInView(), false);
}

void AnswerView::Private::settle(const Anchor &place, bool reshaped)
{
    const int page = q->viewport()->height();
    QScrollBar *bar = q->verticalScrollBar();
    bar->setPageStep(page);
    bar->setSingleStep(qRound(answer.style().bodyLine));

    // What stands at the top of the view stays there, whatever estimates above it turn out to be.
    int value = bar->value();
    for (int pass = 0; pass < 8; ++pass) {
        const int maximum = std::max(0, documentHeight() - page);
        if (atBottom) {
            value = maximum;
        } else if (place.block >= 0) {
            const int top = place.flow->top(place.block);
            const int height = place.flow->bottom(place.block) - top;
            // Within a block that is broken anew: the same part of it.
            const int delta = reshaped && place.height > 0 && place.delta > 0 && place.delta < place.height
                                  ? int(qint64(place.delta) * height / place.height)
                                  : place.delta;
            value = originOf(*place.flow).y() + top + delta;
        }
        value = std::clamp(value, 0, maximum);
        bool moved = false;
        if (hasReasoning() && reasoningOpen)
            moved = reasoning.layOut(value - reasoningTop(), value + page - reasoningTop());
        moved = answer.layOut(value - answerTop(), value + page - answerTop()) || moved;
        if (!moved)
            break;
    }
    const int maximum = std::max(0, documentHeight() - page);
    setScroll(atBottom ? maximum : std::clamp(value, 0, maximum), maximum);
    QScrollBar *across = q->horizontalScrollBar();
    const bool wide = answer.contentWidth() > textWidth();
    const int beyond = wide ? std::max(0, answer.contentWidth() + 2 * margin() - q->viewport()->width()) : 0;
    if (across->maximum() != beyond)
        across->setRange(0, beyond);
    across->setPageStep(q->viewport()->width());
    answer.forget(value - page - answerTop(), value + 2 * page - answerTop());
    reasoning.forget(value - page - reasoningTop(), value + 2 * page - reasoningTop());
    settledHeight = documentHeight();
    settledEnd = answerEnd();
}

QRect AnswerView::Private::streamingMark()
{
    return streaming ? answer.streamingRect().translated(originOf(answer)) : QRect();
}

int AnswerView::Private::answerEnd() const
{
    const qsizetype count = answer.blocks().size();
    return answerTop() + (count > 0 ? answer.bottom(count - 1) : int(answer.style().bodyLine));
}

void AnswerView::Private::changed(AnswerFlow &flow, qsizetype first)
{
    if (styleStale)
        refreshStyle();
    const int answerWas = answerTop();
    const int heightWas = settledHeight;
    const int endWas = settledEnd;
    const QPoint offsetWas = offset();
    const qsizetype from = flow.update(first);
    settle();
    // Only what lies behind the first change is painted again; what stands was moved with the scroll bar.
    const AnswerFlow::Change begin = flow.changedFrom(from);
    const QPoint origin = originOf(flow);
    int top = origin.y() + begin.top;
    int below = origin.y() + begin.bottom;
    int left = begin.left > 0 ? origin.x() + begin.left : 0;
    const bool sameTop = answerTop() == answerWas;
    if (!sameTop)
        top = below = std::min({top, answerTop(), answerWas});
    if (!search.isEmpty() || !words.isEmpty())
        top = below = offset().y();
    if (seam >= 0)
        left = 0; // its mark is beside the line
    // Where nothing moved, what is below the document is as it was; where it is as high as before, so is what is below
    // its text.
    const QRect view = q->viewport()->rect();
    int end = view.height() + offset().y();
    if (&flow == &answer && sameTop && offset() == offsetWas) {
        const bool sameHeight = settledHeight == heightWas;
        end = std::min(end, sameHeight ? std::max(endWas, settledEnd) : std::max(heightWas, settledHeight));
    }
    QRegion area;
    left -= offset().x();
    if (left > 0 && top < below)
        area = QRect(left, top, view.width() - left, std::min(below, end) - top);
    else
        below = top;
    area += QRect(0, below, view.width(), end - below);
    for (const QRect &mark : {streamingShown, streamingMark()}) {
        if (mark.isValid())
            area += mark.translated(-offset().x(), 0);
    }
    area = area.translated(0, -offset().y()) & view;
    if (!area.isEmpty())
        q->viewport()->update(area);
}

void AnswerView::setMarkdown(const QString &markdown)
{
    d->stream.clear();
    d->plain.clear();
    d->anchor = d->caret = {};
    d->focusTarget.reset();
    d->copiedCode = d->hoveredCode = -1;
    d->change.reset();
    d->showAddress({});
    d->answer.update(0);
    if (d->content == Content::Plain) {
        if (!markdown.isEmpty())
            d->plain.append(markdown);
    } else {
        d->stream.append(markdown);
        d->stream.finish();
    }
    d->atBottom = false;
    d->answer.update(0);
    d->setScroll(0, verticalScrollBar()->maximum());
    d->settle();
    d->atBottom = verticalScrollBar()->maximum() == 0;
    viewport()->update();
}

void AnswerView::setBlocks(const QList<MarkdownBlock> &blocks, const QString &markdown)
{
    const Private::Anchor place = d->anchorInView();
    qsizetype same = 0;
    while (same < blocks.size() && same < d->fixed.size() && blocks[same].sameContent(d->fixed[same])
           && blocks[same].spaced == d->fixed[same].spaced)
        ++same;
    d->fixed = blocks;
    d->fixedMarkdown = markdown;
    d->anchor = d->caret = {};
    d->focusTarget.reset();
    d->copiedCode = d->hoveredCode = -1;
    d->change.reset();
    d->showAddress({});
    d->answer.update(same);
    d->atBottom = false; // nothing is appended here
    if (place.block >= blocks.size()) {
        d->setScroll(0, 0);
        d->settle({}, false);
    } else {
        d->settle(place, false);
    }
    d->atBottom = false;
    viewport()->update();
}

const QList<MarkdownBlock> &AnswerView::blocks() const
{
    return d->source();
}

void AnswerView::append(const QString &piece)
{
    if (piece.isEmpty())
        return;
    if (d->content == Content::Plain) {
        d->changed(d->answer, d->plain.append(piece));
        return;
    }
    if (d->stream.finished()) { // reads all again
        d->stream.append(piece);
        d->changed(d->answer, 0);
        return;
    }
    d->changed(d->answer, d->stream.append(piece));
}

void AnswerView::finish()
{
    setStreaming(false);
    if (d->content == Content::Markdown)
        d->changed(d->answer, d->stream.finish());
}

void AnswerView::clear()
{
    d->stream.clear();
    d->plain.clear();
    d->fixed.clear();
    d->fixedMarkdown.clear();
    d->change.reset();
    d->showAddress({});
    d->thoughts.clear();
    d->answer.update(0);
    d->reasoning.update(0);
    d->note.clear();
    d->anchor = d->caret = {};
    d->focusTarget.reset();
    d->copiedCode = d->hoveredCode = -1;
    d->streamingShown = {};
    d->seam = -1;
    d->atBottom = true;
    d->settle();
    viewport()->update();
}

QString AnswerView::markdown() const
{
    return d->markdown();
}

bool AnswerView::isEmpty() const
{
    return d->content == Content::Markdown ? d->stream.source().isEmpty()
         : d->content == Content::Plain    ? d->plain.text().isEmpty()
                                           : d->fixed.isEmpty();
}

void AnswerView::setStreaming(bool streaming)
{
    if (d->streaming == streaming)
        return;
    d->streaming = streaming;
    d->answer.setGrowing(streaming);
    d->settle();
    viewport()->update();
}

void AnswerView::setSeam(int textOffset)
{
    if (std::exchange(d->seam, textOffset) != textOffset)
        viewport()->update();
}

bool AnswerView::isStreaming() const
{
    return d->streaming;
}

void AnswerView::setReasoning(const QString &text)
{
    d->thoughts.clear();
    d->reasoning.update(0);
    if (!text.isEmpty())
        d->thoughts.append(text);
    d->reasoning.update(0);
    d->relayout();
}

void AnswerView::appendReasoning(const QString &piece)
{
    if (piece.isEmpty())
        return;
    const bool first = !d->hasReasoning();
    const qsizetype from = d->thoughts.append(piece);
    if (first || !d->reasoningOpen) {
        d->reasoning.update(from);
        if (first)
            d->relayout();
        return;
    }
    d->changed(d->reasoning, from);
}

QString AnswerView::reasoning() const
{
    return d->thoughts.text();
}

void AnswerView::setReasoningNote(const QString &note)
{
    if (d->note == note)
        return;
    d->note = note;
    viewport()->update(d->stripRect().translated(-d->offset()));
}

void AnswerView::setReasoningOpen(bool open)
{
    if (d->reasoningOpen == open)
        return;
    d->reasoningOpen = open;
    if (open)
        d->atBottom = false; // what was asked for stays in view
    if (d->inReasoning && !open) {
        d->inReasoning = false;
        d->anchor = d->caret = {};
    }
    d->settle();
    viewport()->update();
    emit reasoningToggled(open);
}

bool AnswerView::isReasoningOpen() const
{
    return d->reasoningOpen;
}

AnswerView::Counters AnswerView::counters() const
{
    Counters c;
    c.parsedBytes = d->stream.parsedBytes();
    c.laidOutUnits = d->answer.laidOutUnits() + d->reasoning.laidOutUnits();
    c.laidOutBlocks = d->answer.laidOutBlocks() + d->reasoning.laidOutBlocks();
    c.paintedBlocks = d->answer.paintedBlocks() + d->reasoning.paintedBlocks();
    return c;
}

void AnswerView::changeEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::FontChange:
    case QEvent::ApplicationFontChange:
    case QEvent::StyleChange:
        d->styleStale = true; // made anew when it is next painted
        viewport()->update();
        break;
    default:
        break;
    }
    QAbstractScrollArea::changeEvent(event);
}

void AnswerView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    d->relayout();
    d->placeStatus();
}

void AnswerView::scrollContentsBy(int /*dx*/, int /*dy*/)
{
    if (d->movingScrollBar)
        return;
    d->moveText(); // not by what the area thinks: it was not told of every move
    if (d->status && !d->placing)
        d->showAddress({}); // another text is under the mouse now
    d->atBottom = verticalScrollBar()->value() >= verticalScrollBar()->maximum();
    // Blocks that come into view may turn out higher or lower than they were thought to be.
    const QPoint before = d->offset();
    const int heightBefore = d->documentHeight();
    d->settle();
    if (d->offset() != before || d->documentHeight() != heightBefore)
        viewport()->update();
    if (!d->placing)
        emit scrolled();
}

} // namespace bakeoff
