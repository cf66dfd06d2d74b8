// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/answeraccessible.h"

#include "widgets/answerview.h"
#include "widgets/markdownblock.h"

#include <QAccessible>
#include <QAccessibleWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

/// Streaming text is silent: nothing is announced, a reader gets the text when it asks.
class AnswerAccessible final : public QAccessibleWidget, public QAccessibleTextInterface {
public:
    explicit AnswerAccessible(AnswerView *view) : QAccessibleWidget(view, QAccessible::Document) {}

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TextInterface)
            return static_cast<QAccessibleTextInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }

    QAccessible::State state() const override
    {
        QAccessible::State s = QAccessibleWidget::state();
        s.readOnly = true;
        s.multiLine = true;
        s.selectableText = true;
        s.busy = view()->isStreaming();
        return s;
    }

    QString text(QAccessible::Text type) const override
    {
        return type == QAccessible::Value ? view()->plainText() : QAccessibleWidget::text(type);
    }

    // The scroll bars and the viewport are no part of the document.
    int childCount() const override { return 0; }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }

    // The strip of the reasoning, which is painted and no widget of its own.
    QStringList actionNames() const override
    {
        QStringList names = QAccessibleWidget::actionNames();
        if (!view()->reasoning().isEmpty())
            names.prepend(toggleAction());
        return names;
    }
    QString localizedActionName(const QString &name) const override
    {
        if (name != toggleAction())
            return QAccessibleWidget::localizedActionName(name);
        return view()->isReasoningOpen() ? AnswerView::tr("Hide the reasoning") : AnswerView::tr("Show the reasoning");
    }
    void doAction(const QString &name) override
    {
        if (name == toggleAction())
            view()->setReasoningOpen(!view()->isReasoningOpen());
        else
            QAccessibleWidget::doAction(name);
    }

    int selectionCount() const override { return view()->hasSelection() ? 1 : 0; }
    void selection(int index, int *start, int *end) const override
    {
        *start = *end = 0;
        if (index != 0 || !view()->hasSelection())
            return;
        const int a = view()->textOffset(view()->selectionAnchor());
        const int b = view()->textOffset(view()->caret());
        *start = std::min(a, b);
        *end = std::max(a, b);
    }
    void addSelection(int start, int end) override { setSelection(0, start, end); }
    void removeSelection(int) override { setCursorPosition(cursorPosition()); }
    void setSelection(int index, int start, int end) override
    {
        if (index == 0)
            view()->select(view()->positionAt(start), view()->positionAt(end));
    }
    int cursorPosition() const override { return view()->textOffset(view()->caret()); }
    void setCursorPosition(int position) override
    {
        const AnswerPosition at = view()->positionAt(position);
        view()->select(at, at);
    }
    int characterCount() const override { return int(view()->plainText().size()); }
    QString text(int start, int end) const override { return view()->plainText().mid(start, end - start); }
    QRect characterRect(int offset) const override
    {
        const QRect rect = view()->characterRect(offset);
        return rect.translated(view()->viewport()->mapToGlobal(QPoint(0, 0)));
    }
    int offsetAtPoint(const QPoint &point) const override
    {
        return view()->textOffset(view()->positionAt(view()->viewport()->mapFromGlobal(point)));
    }
    void scrollToSubstring(int start, int) override { view()->ensureVisible(view()->positionAt(start)); }
    /// What a difference marks is said in IAccessible2's attributes of text.
    QString attributes(int offset, int *start, int *end) const override
    {
        const int styles = view()->stylesAt(offset, start, end);
        if (styles & MarkdownRun::Inserted)
            return u"text-underline-style:solid;text-underline-type:single;"_s;
        if (styles & MarkdownRun::Deleted)
            return u"text-line-through-style:solid;text-line-through-type:single;"_s;
        return {};
    }

private:
    AnswerView *view() const { return static_cast<AnswerView *>(widget()); }
};

QAccessibleInterface *makeAnswerAccessible(const QString &className, QObject *object)
{
    if (className == "bakeoff::AnswerView"_L1) {
        if (auto *view = qobject_cast<AnswerView *>(object))
            return new AnswerAccessible(view);
    }
    return nullptr;
}

} // namespace

void installAnswerAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeAnswerAccessible);
        return true;
    }();
    Q_UNUSED(installed)
}

} // namespace bakeoff
