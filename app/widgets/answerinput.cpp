// SPDX-License-Identifier: GPL-3.0-or-later
// AnswerView: mouse and keys.
#include "widgets/answerview_p.h"
#include "widgets/labels.h"
#include "widgets/metrics.h"
#include "widgets/surface.h"
#include "widgets/typography.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QHBoxLayout>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QStyle>
#include <QTextBoundaryFinder>
#include <QTimerEvent>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

constexpr int kScrollEvery = 40; // ms, while a selection is dragged past the edge

/// An address with a user in it passes the user's name for a host: https://bank.example@evil.example.
bool opens(const QUrl &url)
{
    const QString scheme = url.scheme();
    return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() && (scheme == "http"_L1 || scheme == "https"_L1);
}

bool isAddress(const AnswerFlow::Target &target)
{
    using Type = AnswerFlow::Target::Type;
    return target.type == Type::Link || target.type == Type::Image;
}

/// The address as it is sent, so that letters of another script don't pass for Latin ones.
QString shownForm(const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    return opens(url) ? QString::fromLatin1(url.toEncoded(QUrl::FullyEncoded)) : QString();
}

} // namespace

void AnswerView::Private::showAddress(const QString &target)
{
    const QString shown = shownForm(target);
    if (address == shown)
        return;
    address = shown;
    q->setAccessibleDescription(shown.isEmpty() ? QString() : AnswerView::tr("Link to %1").arg(shown));
    if (shown.isEmpty()) {
        if (status)
            status->hide();
        return;
    }
    if (!status) {
        // A sibling of the viewport: what is scrolled by copying pixels does not take it along.
        status = new Surface(Surface::Ground::Raised, Qt::TopEdge | Qt::RightEdge, q);
        status->setAttribute(Qt::WA_TransparentForMouseEvents);
        statusText = new ElidedLabel({}, TextStep::Small, Tone::Text2, QFont::Normal, status);
        statusText->setElideMode(Qt::ElideMiddle);
        auto *layout = new QHBoxLayout(status);
        layout->setContentsMargins(metrics::kSmall, metrics::kHair, metrics::kSmall, metrics::kHair);
        layout->addWidget(statusText);
    }
    statusText->setText(shown);
    placeStatus();
    status->show();
    status->raise();
}

void AnswerView::Private::placeStatus()
{
    if (!status || address.isEmpty())
        return;
    const QRect view = q->viewport()->geometry();
    const int wanted = QFontMetrics(statusText->font()).horizontalAdvance(address) + 3 * metrics::kSmall;
    const QSize size(std::min(wanted, view.width()), scaled(24));
    status->setGeometry(view.left(), view.bottom() + 1 - size.height(), size.width(), size.height());
}

int AnswerView::contentHeight() const
{
    const int scrolls = horizontalScrollBar()->maximum() > 0 ? horizontalScrollBar()->sizeHint().height() : 0;
    return d->documentHeight() + scrolls;
}

QString AnswerView::shownAddress() const
{
    return d->address;
}

bool AnswerView::Private::onStrip(QPoint viewportPoint) const
{
    return hasReasoning() && stripRect().contains(viewportPoint + offset());
}

bool AnswerView::Private::inReasoningArea(QPoint viewportPoint) const
{
    return hasReasoning() && reasoningOpen && viewportPoint.y() + offset().y() < answerTop() - metrics::kSmall;
}

void AnswerView::Private::activate(const AnswerFlow::Target &target, bool ofReasoning)
{
    if (target.type == AnswerFlow::Target::Type::CopyCode) {
        copyCode(target.block, ofReasoning);
        return;
    }
    if (target.type == AnswerFlow::Target::Type::Fold) {
        emit q->foldActivated(target.block);
        return;
    }
    const QUrl url(target.address, QUrl::StrictMode);
    if (!opens(url))
        return;
    // Model text can say anything about where a link leads. Only an address that stands on the screen is opened: one
    // that was touched without having been pointed at is shown first.
    if (address != shownForm(target.address)) {
        showAddress(target.address);
        return;
    }
    QDesktopServices::openUrl(url);
    emit q->linkActivated(url);
}

void AnswerView::Private::copyCode(qsizetype block, bool ofReasoning)
{
    if (ofReasoning)
        return;
    QGuiApplication::clipboard()->setText(answer.codeText(block));
    copiedCode = block;
    q->viewport()->update(fromFlow(answer, answer.codeHead(block)));
}

void AnswerView::Private::hover(QPoint point)
{
    const bool strip = onStrip(point);
    if (strip != hoveredStrip) {
        hoveredStrip = strip;
        q->viewport()->update(stripRect().translated(-offset()));
    }
    AnswerFlow &f = inReasoningArea(point) ? reasoning : answer;
    const QPoint at = toFlow(f, point);
    const bool inside = at.y() >= 0 && at.y() < f.height();
    const qsizetype head = inside && &f == &answer ? f.codeHeadAt(at) : -1;
    const std::optional<AnswerFlow::Target> target = inside ? f.targetAt(at) : std::nullopt;
    const bool onCopy = target && target->type == AnswerFlow::Target::Type::CopyCode;
    const qsizetype hovered = onCopy ? target->block : -1;
    if (hovered != hoveredCode) {
        for (const qsizetype block : {hovered, hoveredCode}) {
            if (block >= 0 && block < answer.blocks().size())
                q->viewport()->update(fromFlow(answer, answer.codeHead(block)));
        }
        hoveredCode = hovered;
    }
    if (copiedCode >= 0 && head != copiedCode) {
        const qsizetype block = std::exchange(copiedCode, -1);
        if (block < answer.blocks().size())
            q->viewport()->update(fromFlow(answer, answer.codeHead(block)));
    }
    const bool onFold = target && target->type == AnswerFlow::Target::Type::Fold;
    showAddress(target && !onCopy && !onFold ? target->address : QString());
    const bool hand = strip || onCopy || onFold || (target && opens(QUrl(target->address, QUrl::StrictMode)));
    q->viewport()->setCursor(hand ? Qt::PointingHandCursor : inside && head < 0 ? Qt::IBeamCursor : Qt::ArrowCursor);
}

void AnswerView::Private::selectAround(AnswerPosition position, int clickCount)
{
    if (flow().blocks().isEmpty())
        return;
    const QString &text = flow().blocks()[position.block].text;
    AnswerPosition from{position.block, 0};
    AnswerPosition to{position.block, text.size()};
    if (clickCount == 2) {
        QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
        finder.setPosition(std::min(position.offset + 1, text.size()));
        from.offset = std::max<qsizetype>(0, finder.toPreviousBoundary());
        finder.setPosition(from.offset);
        const qsizetype end = finder.toNextBoundary();
        to.offset = end < 0 ? text.size() : end;
    }
    setSelection(inReasoning, from, to);
}

void AnswerView::Private::extendTo(QPoint viewportPoint)
{
    AnswerFlow &f = flow();
    const QPoint at = toFlow(f, viewportPoint);
    AnswerPosition to = f.positionAt(at);
    if (at.y() < 0)
        to = {};
    else if (at.y() > f.height())
        to = f.end();
    setSelection(inReasoning, anchor, to);
}

void AnswerView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QPoint point = event->position().toPoint();
    d->stripFocused = false;
    d->focusTarget.reset();
    d->pressed = point;
    d->pressedTarget.reset();
    if (d->onStrip(point)) {
        setReasoningOpen(!d->reasoningOpen);
        return;
    }
    const bool ofReasoning = d->inReasoningArea(point);
    AnswerFlow &f = ofReasoning ? d->reasoning : d->answer;
    const QPoint at = d->toFlow(f, point);
    if (at.y() >= 0 && at.y() < f.height())
        d->pressedTarget = f.targetAt(at);
    if (d->pressedTarget && !isAddress(*d->pressedTarget))
        return;
    const bool third = d->clicks == 2 && event->timestamp() != 0 && d->mouse == point;
    d->clicks = third ? 3 : 1;
    d->selecting = true;
    d->mouse = point;
    const AnswerPosition position = f.positionAt(at);
    if (third) {
        d->inReasoning = ofReasoning;
        d->selectAround(position, 3);
        d->selecting = false;
        d->clicks = 0;
    } else if ((event->modifiers() & Qt::ShiftModifier) && ofReasoning == d->inReasoning) {
        d->setSelection(ofReasoning, d->anchor, position);
    } else {
        d->setSelection(ofReasoning, position, position);
    }
    d->caretX = -1;
}

void AnswerView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (event->button() != Qt::LeftButton || d->onStrip(point))
        return;
    const bool ofReasoning = d->inReasoningArea(point);
    AnswerFlow &f = ofReasoning ? d->reasoning : d->answer;
    d->inReasoning = ofReasoning;
    d->selectAround(f.positionAt(d->toFlow(f, point)), 2);
    d->clicks = 2;
    d->mouse = point;
    d->selecting = false;
    d->pressedTarget.reset();
}

void AnswerView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (!(event->buttons() & Qt::LeftButton) || !d->selecting) {
        if (d->clicks == 2 && d->mouse != point)
            d->clicks = 0;
        d->hover(point);
        return;
    }
    d->mouse = point;
    if ((point - d->pressed).manhattanLength() >= QApplication::startDragDistance())
        d->pressedTarget.reset(); // a selection that begins in a link
    d->extendTo(point);
    const bool outside = point.y() < 0 || point.y() > viewport()->height();
    if (outside && !d->scrollTimer.isActive())
        d->scrollTimer.start(kScrollEvery, this);
    else if (!outside)
        d->scrollTimer.stop();
}

void AnswerView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != d->scrollTimer.timerId()) {
        QAbstractScrollArea::timerEvent(event);
        return;
    }
    const int beyond = d->mouse.y() < 0 ? d->mouse.y() : d->mouse.y() - viewport()->height();
    verticalScrollBar()->setValue(verticalScrollBar()->value() + beyond / 2);
    d->extendTo(d->mouse);
}

void AnswerView::mouseReleaseEvent(QMouseEvent *event)
{
    d->scrollTimer.stop();
    d->selecting = false;
    if (event->button() != Qt::LeftButton || !d->pressedTarget)
        return;
    const AnswerFlow::Target target = *d->pressedTarget;
    d->pressedTarget.reset();
    const QPoint point = event->position().toPoint();
    const bool ofReasoning = d->inReasoningArea(point);
    AnswerFlow &f = ofReasoning ? d->reasoning : d->answer;
    if (f.targetAt(d->toFlow(f, point)) == target && !(hasSelection() && isAddress(target)))
        d->activate(target, ofReasoning);
}

AnswerPosition AnswerView::Private::moved(AnswerPosition from, int key, bool word)
{
    AnswerFlow &f = flow();
    const QList<MarkdownBlock> &blocks = f.blocks();
    from = f.clamped(from);
    if (blocks.isEmpty())
        return from;
    const QString &text = blocks[from.block].text;
    switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const bool back = key == Qt::Key_Left;
        if (back && from.offset == 0)
            return from.block > 0 ? AnswerPosition{from.block - 1, blocks[from.block - 1].text.size()} : from;
        if (!back && from.offset == text.size())
            return from.block + 1 < blocks.size() ? AnswerPosition{from.block + 1, 0} : from;
        QTextBoundaryFinder finder(word ? QTextBoundaryFinder::Word : QTextBoundaryFinder::Grapheme, text);
        finder.setPosition(from.offset);
        qsizetype to = from.offset;
        do {
            to = back ? finder.toPreviousBoundary() : finder.toNextBoundary();
        } while (word && to > 0 && to < text.size()
                 && !(finder.boundaryReasons() & (back ? QTextBoundaryFinder::StartOfItem : QTextBoundaryFinder::EndOfItem)));
        return {from.block, to < 0 ? (back ? 0 : text.size()) : to};
    }
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: {
        const QRect rect = f.caretRect(from);
        if (caretX < 0)
            caretX = rect.left();
        const bool up = key == Qt::Key_Up || key == Qt::Key_PageUp;
        const bool page = key == Qt::Key_PageUp || key == Qt::Key_PageDown;
        const int by = page ? q->viewport()->height() - rect.height() : rect.height();
        int y = up ? rect.top() - (page ? by : 2) : rect.bottom() + (page ? by : 2);
        // Over the gaps between blocks to the next line.
        for (int tries = 0; tries < 60; ++tries, y += up ? -4 : 4) {
            if (y < 0)
                return {};
            if (y >= f.height())
                return f.end();
            const AnswerPosition to = f.positionAt({int(caretX), y});
            const QRect reached = f.caretRect(to);
            if (up ? reached.top() < rect.top() : reached.top() > rect.top())
                return to;
        }
        return up ? AnswerPosition{} : f.end();
    }
    case Qt::Key_Home:
        return word ? AnswerPosition{} : f.lineEdge(from, false);
    case Qt::Key_End:
        return word ? f.end() : f.lineEdge(from, true);
    default:
        return from;
    }
}

void AnswerView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
        return;
    }
    const int key = event->key();
    const bool control = event->modifiers() & Qt::ControlModifier;
    if ((event->modifiers() & Qt::ShiftModifier) && !(event->modifiers() & Qt::AltModifier)) {
        switch (key) {
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
        case Qt::Key_Home:
        case Qt::Key_End: {
            const bool vertical = key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown;
            if (!vertical)
                d->caretX = -1;
            const AnswerPosition to = d->moved(d->caret, key, control);
            d->setSelection(d->inReasoning, d->anchor, to);
            ensureVisible(to);
            return;
        }
        default:
            break;
        }
    }
    if (event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier) {
        QScrollBar *bar = verticalScrollBar();
        switch (key) {
        case Qt::Key_Home:
            bar->triggerAction(QAbstractSlider::SliderToMinimum);
            return;
        case Qt::Key_End:
            bar->triggerAction(QAbstractSlider::SliderToMaximum);
            return;
        case Qt::Key_Space:
            bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (d->stripFocused) {
                setReasoningOpen(!d->reasoningOpen);
                return;
            }
            if (d->focusTarget) {
                d->activate(*d->focusTarget, false);
                return;
            }
            break;
        default:
            break;
        }
    }
    QAbstractScrollArea::keyPressEvent(event); // arrows and pages scroll
}

bool AnswerView::focusNextPrevChild(bool next)
{
    // Tab visits the strip of the reasoning, links and the Copy of code blocks, and then goes on to the next widget.
    const QList<AnswerFlow::Target> targets = d->answer.targets();
    qsizetype at = -1; // -1: the strip; targets.size(): beyond
    const bool strip = d->hasReasoning();
    if (d->stripFocused)
        at = next ? 0 : -2;
    else if (d->focusTarget) {
        const qsizetype index = targets.indexOf(*d->focusTarget);
        at = next ? index + 1 : index - 1;
    } else {
        at = next ? (strip ? -1 : 0) : -2;
    }
    if (at == -1 && !strip)
        at = -2;
    d->stripFocused = at == -1;
    d->focusTarget.reset();
    d->showAddress({});
    viewport()->update();
    if (at == -1) {
        verticalScrollBar()->setValue(0);
        return true;
    }
    if (at >= 0 && at < targets.size()) {
        d->focusTarget = targets[at];
        d->inReasoning = false;
        ensureVisible({targets[at].block, targets[at].from});
        d->showAddress(isAddress(targets[at]) ? targets[at].address : QString());
        if (targets[at].type == AnswerFlow::Target::Type::CopyCode) {
            const QRect head = d->fromFlow(d->answer, d->answer.codeHead(targets[at].block));
            if (head.top() < 0)
                verticalScrollBar()->setValue(verticalScrollBar()->value() + head.top() - 4);
        }
        return true;
    }
    return QAbstractScrollArea::focusNextPrevChild(next);
}

void AnswerView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    if (d->focusTarget && isAddress(*d->focusTarget))
        d->showAddress(d->focusTarget->address);
    if (d->focusTarget || d->stripFocused)
        viewport()->update();
}

void AnswerView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    if (d->focusTarget || d->stripFocused) {
        d->showAddress({});
        viewport()->update();
    }
}

void AnswerView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool keyboard = event->reason() == QContextMenuEvent::Keyboard;
    const QPoint point = keyboard ? viewport()->rect().center() : event->pos();
    std::optional<AnswerFlow::Target> target = d->focusTarget;
    const bool ofReasoning = d->inReasoningArea(point);
    AnswerFlow &f = ofReasoning ? d->reasoning : d->answer;
    if (!keyboard && !f.blocks().isEmpty())
        target = f.targetAt(d->toFlow(f, point));
    qsizetype code = -1;
    if (!ofReasoning && !f.blocks().isEmpty()) {
        const QPoint at = d->toFlow(f, point);
        code = f.indexAt(at.y());
        while (code > 0 && f.blocks()[code].join != MarkdownBlock::Join::Start)
            --code;
        if (code >= 0 && f.blocks()[code].kind != MarkdownBlock::Kind::Code)
            code = -1;
    }

    QMenu menu(this);
    if (target && isAddress(*target)) {
        const QString shown = shownForm(target->address);
        const QString elided = menu.fontMetrics().elidedText(shown, Qt::ElideMiddle, scaled(320));
        QAction *open = menu.addAction(shown.isEmpty() ? tr("This address is not opened")
                                                       : tr("&Open %1").arg(QString(elided).replace(u'&', u"&&"_s)),
                                       this, [this, t = *target, ofReasoning] {
                                           d->showAddress(t.address); // the menu has shown it
                                           d->activate(t, ofReasoning);
                                       });
        open->setEnabled(!shown.isEmpty());
        menu.addAction(tr("Copy &Link Address"), this,
                       [address = target->address] { QGuiApplication::clipboard()->setText(address); });
        menu.addSeparator();
    }
    QAction *copyAction = menu.addAction(tr("&Copy"), this, &AnswerView::copy);
    copyAction->setShortcut(QKeySequence::Copy);
    copyAction->setEnabled(hasSelection());
    QAction *markdownAction = menu.addAction(hasSelection() ? tr("Copy as &Markdown") : tr("Copy Answer as &Markdown"), this,
                                             &AnswerView::copyMarkdown);
    markdownAction->setEnabled(!isEmpty());
    if (code >= 0)
        menu.addAction(tr("Copy Code &Block"), this, [this, code] { d->copyCode(code, false); });
    if (d->hasReasoning()) {
        menu.addSeparator();
        menu.addAction(tr("Copy Reasoning"), this,
                       [this] { QGuiApplication::clipboard()->setText(d->thoughts.text()); });
        menu.addAction(d->reasoningOpen ? tr("Hide &Reasoning") : tr("Show &Reasoning"), this,
                       [this] { setReasoningOpen(!d->reasoningOpen); });
    }
    menu.addSeparator();
    QAction *all = menu.addAction(tr("Select &All"), this, &AnswerView::selectAll);
    all->setShortcut(QKeySequence::SelectAll);
    menu.exec(keyboard ? viewport()->mapToGlobal(point) : event->globalPos());
}

bool AnswerView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Copy) || key->matches(QKeySequence::SelectAll)) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

bool AnswerView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        AnswerFlow &f = d->inReasoningArea(help->pos()) ? d->reasoning : d->answer;
        const QPoint at = d->toFlow(f, help->pos());
        const std::optional<AnswerFlow::Target> target = at.y() >= 0 && at.y() < f.height() ? f.targetAt(at) : std::nullopt;
        if (!target || !isAddress(*target)) {
            QToolTip::hideText();
            return true;
        }
        const QString address = target->address.left(300).toHtmlEscaped();
        QToolTip::showText(help->globalPos(),
                           opens(QUrl(target->address, QUrl::StrictMode))
                               ? address
                               : tr("This address is not opened: %1").arg(address),
                           viewport());
        return true;
    }
    if (event->type() == QEvent::Leave)
        d->hover({-1, -1});
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace bakeoff
