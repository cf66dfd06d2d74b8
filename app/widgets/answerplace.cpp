// SPDX-License-Identifier: GPL-3.0-or-later
// AnswerView: the place in view, and the stretch that is pointed at.
#include "widgets/answerview_p.h"

#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace bakeoff {
namespace {

constexpr int kBar = 3;     ///< px, at the edge of the pane
constexpr int kAround = 4;  ///< px of ground above and below the blocks
constexpr int kOutlined = 80; ///< lines of one change that get an outline; no screen shows more

int spanOf(const AnswerFlow &flow, qsizetype block)
{
    const int end = block + 1 < flow.blocks().size() ? flow.top(block + 1) : flow.bottom(block);
    return std::max(1, end - flow.top(block));
}

} // namespace

double AnswerView::place() const
{
    const AnswerFlow &flow = d->answer;
    if (flow.blocks().isEmpty())
        return -1;
    const int y = std::max(0, d->offset().y() + d->margin() - d->answerTop());
    const qsizetype block = flow.indexAt(y);
    if (block < 0)
        return -1; // in the middle of being given another text
    return double(block) + std::clamp(double(y - flow.top(block)) / spanOf(flow, block), 0.0, 0.9999);
}

void AnswerView::setPlace(double place)
{
    const AnswerFlow &flow = d->answer;
    if (flow.blocks().isEmpty() || flow.indexAt(0) < 0)
        return;
    d->placing = true;
    // The first jump may land on estimated heights; when what is there has been laid out the next is right.
    for (int pass = 0; pass < 4; ++pass) {
        int value = 0;
        if (place > 0) {
            const qsizetype block = std::clamp<qsizetype>(qsizetype(place), 0, flow.blocks().size() - 1);
            const double part = std::clamp(place - double(block), 0.0, 1.0);
            value = d->answerTop() - d->margin() + flow.top(block) + int(std::lround(part * spanOf(flow, block)));
        }
        QScrollBar *bar = verticalScrollBar();
        const int wanted = std::clamp(value, 0, bar->maximum());
        if (bar->value() == wanted)
            break;
        bar->setValue(wanted);
    }
    d->placing = false;
}

void AnswerView::setChange(const std::optional<Change> &change)
{
    if (d->change == change)
        return;
    d->change = change;
    viewport()->update();
}

std::optional<AnswerView::Change> AnswerView::change() const
{
    return d->change;
}

QRect AnswerView::Private::changeRect() const
{
    if (!change || answer.blocks().isEmpty())
        return {};
    const qsizetype last = answer.blocks().size() - 1;
    const qsizetype from = std::min(change->from.block, last);
    const qsizetype to = std::clamp(change->to.block, from, last);
    const int top = originOf(answer).y() - offset().y() + answer.top(from) - kAround;
    const int bottom = originOf(answer).y() - offset().y() + answer.bottom(to) + kAround;
    return {0, top, q->viewport()->width(), bottom - top};
}

void AnswerView::Private::paintChangeGround(QPainter &painter) const
{
    const QRect rect = changeRect();
    if (!rect.isValid())
        return;
    const Tokens &t = *answer.style().tokens;
    painter.fillRect(rect, t.alt);
    painter.fillRect(rect.left(), rect.top(), kBar, rect.height(), t.accent);
}

void AnswerView::Private::paintChangeOutline(QPainter &painter)
{
    if (!change || !change->outlined || !changeRect().isValid() || !changeRect().intersects(q->viewport()->rect()))
        return;
    const Tokens &t = *answer.style().tokens;
    const AnswerPosition from = answer.clamped(change->from);
    const AnswerPosition to = answer.clamped(change->to);
    if (from == to) {
        const QRect between = fromFlow(answer, answer.caretRect(from));
        painter.fillRect(between.left() - 1, between.top(), 2, between.height(), t.accent);
        return;
    }
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    int lines = 0;
    for (qsizetype block = from.block; block <= to.block && lines < kOutlined; ++block) {
        const int top = fromFlow(answer, QRect(0, answer.top(block), 1, 1)).top();
        if (top > q->viewport()->height())
            break;
        if (fromFlow(answer, QRect(0, answer.bottom(block), 1, 1)).top() < 0)
            continue;
        const qsizetype end = block == to.block ? to.offset : answer.blocks()[block].text.size();
        for (const QRect &rect : answer.rects(block, block == from.block ? from.offset : 0, end)) {
            path.addRect(QRectF(fromFlow(answer, rect)).adjusted(-2, 0, 2, 0));
            ++lines;
        }
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    QPen pen(t.accent, 2);
    pen.setJoinStyle(Qt::RoundJoin);
    painter.setPen(pen);
    painter.drawPath(path.simplified());
    painter.setRenderHint(QPainter::Antialiasing, false);
}

} // namespace bakeoff
