// SPDX-License-Identifier: GPL-3.0-or-later
// The half of AnswerView that paints.
#include "widgets/answerview_p.h"
#include "widgets/glyph.h"
#include "widgets/metrics.h"
#include "widgets/typography.h"

#include <QPaintEvent>
#include <QPainter>

#include <algorithm>

namespace bakeoff {
namespace {

/// Areas that are painted one by one; more of them as one. A growing text has two, its last line and what is below.
constexpr int kMostAreas = 4;

} // namespace

AnswerFlow::PaintState AnswerView::Private::paintState(bool ofReasoning) const
{
    AnswerFlow::PaintState state;
    if (ofReasoning == inReasoning) {
        state.from = std::min(anchor, caret);
        state.to = std::max(anchor, caret);
    }
    state.search = search;
    state.words = words;
    if (!ofReasoning) {
        state.hoveredCode = hoveredCode;
        state.copiedCode = copiedCode;
        state.streaming = streaming;
        if (q->hasFocus())
            state.focus = focusTarget;
    }
    return state;
}

void AnswerView::paintEvent(QPaintEvent *event)
{
    if (d->styleStale) {
        const Private::Anchor place = d->anchorInView();
        d->refreshStyle();
        d->answer.setWidth(d->textWidth());
        d->reasoning.setWidth(d->textWidth() - metrics::kMedium);
        d->settle(place, true);
    }
    QPainter painter(viewport());
    const QRegion &region = event->region();
    if (region.rectCount() == 1 || region.rectCount() > kMostAreas) {
        d->paint(painter, region.boundingRect());
    } else {
        for (const QRect &area : region) {
            painter.setClipRect(area);
            d->paint(painter, area);
        }
    }
    d->streamingShown = d->streamingMark();
}

void AnswerView::Private::paint(QPainter &painter, const QRect &area)
{
    const Tokens &t = tokensOf(q->palette());
    painter.fillRect(area, t.base);
    paintChangeGround(painter);
    const auto paintFlow = [&](AnswerFlow &flow, bool ofReasoning) {
        const QPoint origin = originOf(flow) - offset();
        painter.translate(origin);
        flow.paint(painter, area.translated(-origin), paintState(ofReasoning));
        painter.translate(-origin);
    };
    if (const QRect strip = stripRect().translated(-offset()); strip.isValid()) {
        if (strip.intersects(area)) {
            const QColor color = t.state(StateLook::Reasoning);
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(Qt::NoPen);
            painter.setBrush(t.ground(StateLook::Reasoning));
            painter.drawRoundedRect(strip, metrics::kRadiusButton, metrics::kRadiusButton);
            if (stripFocused && q->hasFocus()) {
                painter.setPen(QPen(t.accent, 2));
                painter.setBrush(Qt::NoBrush);
                painter.drawRoundedRect(QRectF(strip).adjusted(1, 1, -1, -1), metrics::kRadiusButton,
                                        metrics::kRadiusButton);
            }
            Glyph::paintChevron(painter, QPointF(strip.left() + 15, strip.center().y() + 0.5),
                                reasoningOpen ? Direction::Down : Direction::Right, color);
            painter.setRenderHint(QPainter::Antialiasing, false);
            QFont font = textFont(TextStep::Small, QFont::DemiBold);
            font.setUnderline(hoveredStrip);
            painter.setFont(font);
            painter.setPen(color);
            const QString word = AnswerView::tr("Reasoning");
            QRect room = strip.adjusted(30, 0, -metrics::kMedium, 0);
            painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, word);
            room.setLeft(room.left() + QFontMetrics(font).horizontalAdvance(word) + metrics::kSmall);
            painter.setFont(textFont(TextStep::Small));
            painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                             painter.fontMetrics().elidedText(note, Qt::ElideRight, room.width()));
        }
        if (reasoningOpen && area.bottom() + offset().y() >= reasoningTop()
            && area.top() + offset().y() < answerTop()) {
            const int top = reasoningTop() - offset().y();
            painter.fillRect(margin() - offset().x(), top, 2, reasoning.height(),
                             t.ground(StateLook::Reasoning));
            paintFlow(reasoning, true);
        }
    }
    if (area.bottom() + offset().y() >= answerTop())
        paintFlow(answer, false);
    paintChangeOutline(painter);
    if (seam >= 0) {
        const QRect at = q->characterRect(seam);
        const int x = margin() / 2 - offset().x();
        painter.fillRect(QRect(x, at.top() + metrics::kHair, metrics::kHair, at.height() - 2 * metrics::kHair), t.line2);
    }
}

} // namespace bakeoff
