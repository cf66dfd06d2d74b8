// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/schemaeditor.h"

#include "compare/texthighlighter.h"
#include "providers/jsonschema.h"
#include "widgets/metrics.h"
#include "widgets/tokens.h"
#include "widgets/typography.h"

#include <QEvent>
#include <QJsonDocument>
#include <QMimeData>
#include <QTextBlock>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

QString wordsOf(const JsonCheck &check)
{
    switch (check.fault.value()) {
    case JsonFault::NotJson:
        return JsonEditor::tr("This is not JSON.");
    case JsonFault::NotAnObject:
        return JsonEditor::tr("Write a JSON object, in braces.");
    case JsonFault::TooDeep:
        return JsonEditor::tr("This is nested too deeply.");
    case JsonFault::NotASchema:
        return JsonEditor::tr("This is JSON, but no JSON Schema: %1").arg(check.detail);
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

QString JsonProblem::sentence() const
{
    if (line == 0)
        return what;
    //: %1, %2: where in a text something is wrong. %3: a sentence that says what.
    return JsonEditor::tr("Line %1, column %2: %3").arg(line).arg(column).arg(what);
}

JsonEditor::JsonEditor(Holds holds, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_holds(holds)
{
    setFont(monoFont());
    setTabChangesFocus(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    document()->setDocumentMargin(metrics::kSmall);
    connect(this, &QPlainTextEdit::textChanged, this, &JsonEditor::check);
}

void JsonEditor::setObject(const QJsonObject &object)
{
    setPlainText(object.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(object).toJson()).trimmed());
}

bool JsonEditor::isBlank() const
{
    return toPlainText().trimmed().isEmpty();
}

QSize JsonEditor::sizeHint() const
{
    const int lines = m_holds == Holds::Schema ? 9 : 5;
    return {scaled(300), lines * fontMetrics().lineSpacing() + 2 * metrics::kSmall + 4};
}

void JsonEditor::insertFromMimeData(const QMimeData *source)
{
    if (source->hasText())
        QPlainTextEdit::insertFromMimeData(source);
}

void JsonEditor::check()
{
    const QString now = toPlainText();
    if (now == m_text)
        return; // new colours, which come as a change of the text too
    m_text = now;
    if (!m_highlighter) {
        m_highlighter = new TextHighlighter(document(), TextHighlighter::Language::Json, false);
        m_highlighter->follow(palette());
    }
    m_problem.reset();
    m_object.reset();
    if (!isBlank()) {
        const QByteArray text = m_text.toUtf8();
        const JsonCheck result = m_holds == Holds::Schema ? checkJsonSchema(text) : checkJsonObject(text);
        if (result.ok())
            m_object = QJsonDocument::fromJson(text).object();
        else
            m_problem = JsonProblem{result.line, result.column, wordsOf(result)};
    }
    markProblem();
    emit checked();
}

void JsonEditor::markProblem()
{
    QList<QTextEdit::ExtraSelection> marks;
    if (m_problem && m_problem->line > 0) {
        QTextEdit::ExtraSelection mark;
        const QTextBlock block = document()->findBlockByNumber(m_problem->line - 1);
        mark.cursor = QTextCursor(block.isValid() ? block : document()->lastBlock());
        const int length = mark.cursor.block().length() - 1;
        const int at = std::clamp(m_problem->column - 1, 0, std::max(0, length - 1));
        mark.cursor.setPosition(mark.cursor.block().position() + at);
        if (length > 0)
            mark.cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor);
        const Tokens &t = tokensOf(palette());
        mark.format.setBackground(t.ground(StateLook::Failed));
        mark.format.setUnderlineColor(t.state(StateLook::Failed));
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        marks.append(mark);
    }
    setExtraSelections(marks);
}

void JsonEditor::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        if (m_highlighter)
            m_highlighter->follow(palette());
        markProblem();
    }
    if (event->type() == QEvent::FontChange && !m_applyingFont) {
        m_applyingFont = true;
        setFont(monoFont());
        m_applyingFont = false;
        updateGeometry();
    }
}

} // namespace bakeoff
