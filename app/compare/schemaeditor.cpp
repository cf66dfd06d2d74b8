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

/// What the value of a keyword must be. %1: the keyword.
QString wordsOfSchema(const JsonCheck &check)
{
    const QString &key = check.keyword;
    switch (check.schemaFault) {
    case SchemaFaultKind::Schema:
        return JsonEditor::tr("“%1” must be a schema: an object, true or false.").arg(key);
    case SchemaFaultKind::Type:
        return JsonEditor::tr("“%1” must be object, array, string, number, integer, boolean, null or a list of them.")
            .arg(key);
    case SchemaFaultKind::Object:
        return JsonEditor::tr("“%1” must be an object.").arg(key);
    case SchemaFaultKind::List:
        return JsonEditor::tr("“%1” must be a list.").arg(key);
    case SchemaFaultKind::FilledList:
        return JsonEditor::tr("“%1” must be a list of at least one schema.").arg(key);
    case SchemaFaultKind::Text:
        return JsonEditor::tr("“%1” must be a text.").arg(key);
    case SchemaFaultKind::Texts:
        return JsonEditor::tr("“%1” must be a list of texts.").arg(key);
    case SchemaFaultKind::Number:
        return JsonEditor::tr("“%1” must be a number.").arg(key);
    case SchemaFaultKind::Count:
        return JsonEditor::tr("“%1” must be a whole number of at least 0.").arg(key);
    case SchemaFaultKind::YesNo:
        return JsonEditor::tr("“%1” must be true or false.").arg(key);
    case SchemaFaultKind::Pattern:
        return JsonEditor::tr("“%1” is no regular expression that can be read.").arg(key);
    case SchemaFaultKind::Reference:
        return JsonEditor::tr("“%1” must name a place in this schema, such as #/$defs/name.").arg(key);
    case SchemaFaultKind::EndlessReference:
        return JsonEditor::tr("“%1” leads back to itself.").arg(key);
    case SchemaFaultKind::Other:
        break;
    }
    return JsonEditor::tr("This is JSON, but no JSON Schema: %1").arg(check.detail);
}

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
        return wordsOfSchema(check);
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
