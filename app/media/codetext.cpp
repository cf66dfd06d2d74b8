// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/codetext.h"

#include "compare/texthighlighter.h"
#include "widgets/typography.h"

#include <QScrollBar>
#include <QTextBlock>
#include <QTextCursor>

namespace bakeoff {

namespace {

constexpr qsizetype kMostColoured = 1 << 20;

} // namespace

CodeText::CodeText(const QString &accessibleName, QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setUndoRedoEnabled(false);
    setFont(monoFont());
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(accessibleName);
}

void CodeText::setText(const QString &text, bool json)
{
    const bool coloured = json && text.size() <= kMostColoured;
    if (text == m_text && coloured == (m_highlighter != nullptr))
        return;
    m_text = text;
    if (!coloured) {
        delete m_highlighter;
        m_highlighter = nullptr;
    }
    setPlainText(text);
    if (coloured && !m_highlighter) {
        m_highlighter = new TextHighlighter(document(), TextHighlighter::Language::Json, false);
        m_highlighter->follow(palette());
    }
}

bool CodeText::isAtEnd() const
{
    return verticalScrollBar()->value() >= verticalScrollBar()->maximum();
}

void CodeText::setGrowingText(const QString &text)
{
    if (text == m_text)
        return;
    delete m_highlighter; // it is no JSON
    m_highlighter = nullptr;
    const bool follow = isAtEnd();
    const int place = verticalScrollBar()->value();
    if (!m_text.isEmpty() && text.startsWith(m_text)) {
        QTextCursor end(document());
        end.movePosition(QTextCursor::End);
        end.insertText(text.sliced(m_text.size()));
    } else {
        setPlainText(text);
    }
    m_text = text;
    verticalScrollBar()->setValue(follow ? verticalScrollBar()->maximum() : place);
}

void CodeText::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_highlighter)
        m_highlighter->follow(palette());
    else if (event->type() == QEvent::ApplicationFontChange)
        setFont(monoFont());
}

} // namespace bakeoff
