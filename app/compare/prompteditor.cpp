// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/prompteditor.h"

#include "compare/texthighlighter.h"
#include "widgets/metrics.h"
#include "widgets/typography.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>
#include <QtMath>

#include <algorithm>
#include <utility>

namespace bakeoff {

PromptEditor::PromptEditor(const QString &name, const QString &invitation, Takes takes, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_takes(takes)
{
    setAccessibleName(name);
    setPlaceholderText(invitation);
    setTabChangesFocus(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setFont(textFont(TextStep::Reading));
    document()->setDocumentMargin(metrics::kSmall);
    connect(this, &QPlainTextEdit::textChanged, this, &PromptEditor::takeText);
}

PromptEditor::~PromptEditor() = default;

void PromptEditor::takeText()
{
    QString text = toPlainText();
    if (text == m_text)
        return; // colours
    m_text = std::move(text);
    if (!m_highlighter) {
        m_highlighter = new TextHighlighter(document(), TextHighlighter::Language::Markdown,
                                            m_takes == Takes::TextAndFiles);
        m_highlighter->follow(palette());
    }
    emit edited();
}

int PromptEditor::wantedHeight(int lines) const
{
    constexpr double kEnough = 20'000; // px: no window is as high
    double used = 0; // a line with a variable in the fixed font may be a little higher
    for (QTextBlock block = document()->begin(); block.isValid() && used < kEnough; block = block.next())
        used += blockBoundingRect(block).height();
    const int frame = 2 * (frameWidth() + static_cast<int>(document()->documentMargin())) + 4;
    return std::max(lines * fontMetrics().lineSpacing(), qCeil(used)) + frame;
}

void PromptEditor::replaceText(const QString &text, bool cursorAtEnd)
{
    QTextCursor cursor(document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    moveCursor(cursorAtEnd ? QTextCursor::End : QTextCursor::Start);
}

bool PromptEditor::canInsertFromMimeData(const QMimeData *source) const
{
    if (m_takes == Takes::TextAndFiles && offersFiles(*source))
        return true;
    return source->hasText();
}

void PromptEditor::insertFromMimeData(const QMimeData *source)
{
    if (m_takes == Takes::TextAndFiles) {
        const QList<OfferedFile> files = filesOfferedBy(*source);
        if (!files.isEmpty()) {
            emit filesOffered(files);
            return;
        }
    }
    QPlainTextEdit::insertFromMimeData(source); // of a QPlainTextEdit: the plain text only
}

void PromptEditor::keyPressEvent(QKeyEvent *event)
{
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (modifiers == Qt::NoModifier && !textCursor().hasSelection()) {
        if (event->key() == Qt::Key_Up && textCursor().atStart()) {
            emit earlierWanted();
            return;
        }
        if (event->key() == Qt::Key_Down && textCursor().atEnd()) {
            emit laterWanted();
            return;
        }
    }
    QPlainTextEdit::keyPressEvent(event);
}

void PromptEditor::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_highlighter)
        m_highlighter->follow(palette());
    if (event->type() != QEvent::FontChange || m_applyingFont)
        return;
    m_applyingFont = true;
    setFont(textFont(TextStep::Reading));
    m_applyingFont = false;
    if (m_highlighter)
        m_highlighter->followFont();
    emit heightWanted();
}

void PromptEditor::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        emit heightWanted();
}

} // namespace bakeoff
