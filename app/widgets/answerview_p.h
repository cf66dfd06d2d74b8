// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/answerflow.h"
#include "widgets/answerplain.h"
#include "widgets/answerview.h"
#include "widgets/markdownstream.h"

#include <QBasicTimer>

namespace bakeoff {

class AnswerScrollBar;
class ElidedLabel;
class Surface;

/// The state of an AnswerView. From top to bottom: margin, the reasoning's strip, its text if open, the answer, margin.
/// Document coordinates have their origin at the top left of the margin and don't scroll.
class AnswerView::Private {
public:
    Private(AnswerView *view, Content what, AnswerVoice how);

    AnswerView *const q;
    const Content content;
    const AnswerVoice voice;
    MarkdownStream stream;                        ///< Content::Markdown
    PlainStream plain{PlainStream::Lines::Exact}; ///< Content::Plain
    QList<MarkdownBlock> fixed;                   ///< Content::Blocks
    QString fixedMarkdown;
    PlainStream thoughts;
    AnswerFlow answer;
    AnswerFlow reasoning;
    QString note;
    QString search;
    TextFinder words; ///< in place of `search`
    bool reasoningOpen = false;
    bool streaming = false;
    bool atBottom = true;
    bool styleStale = false;

    // The selection lies in one of the two flows.
    bool inReasoning = false;
    AnswerPosition anchor;
    AnswerPosition caret;
    qreal caretX = -1; ///< wanted column of Up and Down
    bool selecting = false;
    int seam = -1; ///< place in the plain text; below 0: none
    int clicks = 0;
    QPoint pressed;
    QPoint mouse;
    std::optional<AnswerFlow::Target> pressedTarget;
    std::optional<AnswerFlow::Target> focusTarget;
    qsizetype hoveredCode = -1;
    qsizetype copiedCode = -1;
    bool hoveredStrip = false;
    bool stripFocused = false;
    bool movingScrollBar = false;
    bool placing = false; ///< setPlace() is at work
    std::optional<Change> change;
    QString address; ///< of the link under the mouse or the focus, as told in `status`
    Surface *status = nullptr;
    ElidedLabel *statusText = nullptr;
    QRect streamingShown; ///< document coordinates of the streaming mark as last painted
    AnswerScrollBar *scrollBar = nullptr; ///< the vertical one
    QPoint textAt;                        ///< offset() of the pixels in the viewport
    int settledHeight = 0;                ///< document's when it was last settled
    int settledEnd = 0;                   ///< … and where its last block ended, in document coordinates
    QBasicTimer scrollTimer;

    AnswerFlow &flow() { return inReasoning ? reasoning : answer; }
    bool hasReasoning() const { return !thoughts.text().isEmpty(); }
    const QList<MarkdownBlock> &source() const;
    QString markdown() const;
    int margin() const;
    int textWidth() const;
    QRect stripRect() const; ///< document coordinates
    int reasoningTop() const;
    int answerTop() const;
    int documentHeight() const;
    QPoint offset() const; ///< document point at the viewport's origin
    QPoint originOf(const AnswerFlow &flow) const;
    QPoint toFlow(const AnswerFlow &flow, QPoint viewportPoint) const;
    QRect fromFlow(const AnswerFlow &flow, const QRect &rect) const;

    /// What stands at the top of the view; nothing where the view stays at the bottom.
    struct Anchor {
        AnswerFlow *flow = nullptr;
        qsizetype block = -1;
        int delta = 0;  ///< of the view's top below the block's
        int height = 0; ///< of the block
    };
    Anchor anchorInView();
    void relayout();
    /// Lays out what is in view, keeps the place in view (or the bottom), sets the scroll bars.
    void settle();
    void settle(const Anchor &place, bool reshaped);
    void changed(AnswerFlow &flow, qsizetype first);
    void paint(QPainter &painter, const QRect &area);
    QRect streamingMark(); ///< where it has to stand, in document coordinates
    int answerEnd() const; ///< where its last block ends, in document coordinates
    void setScroll(int value, int maximum);
    void moveText(); ///< to where the scroll bars are
    AnswerFlow::PaintState paintState(bool ofReasoning) const;
    void refreshStyle();
    void setSelection(bool ofReasoning, AnswerPosition from, AnswerPosition to);
    void updateSelection(AnswerPosition a, AnswerPosition b);
    void extendTo(QPoint viewportPoint);
    void selectAround(AnswerPosition position, int clickCount);
    AnswerPosition moved(AnswerPosition from, int key, bool word);
    void activate(const AnswerFlow::Target &target, bool ofReasoning);
    void showAddress(const QString &target);
    void placeStatus();
    QRect changeRect() const; ///< ground of the blocks of `change`, in viewport coordinates
    void paintChangeGround(QPainter &painter) const;
    void paintChangeOutline(QPainter &painter);
    void copyCode(qsizetype block, bool ofReasoning);
    bool onStrip(QPoint viewportPoint) const;
    bool inReasoningArea(QPoint viewportPoint) const;
    void hover(QPoint viewportPoint);
    QString textOf(const AnswerFlow &flow, AnswerPosition from, AnswerPosition to) const;
    QString markdownOf(AnswerPosition from, AnswerPosition to) const;
};

} // namespace bakeoff
