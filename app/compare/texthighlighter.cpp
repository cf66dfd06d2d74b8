// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/texthighlighter.h"

#include "compare/variables.h"
#include "widgets/highlightthemes.h"
#include "widgets/tokens.h"
#include "widgets/typography.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/Theme>

#include <QPalette>
#include <QTextDocument>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

namespace Ksh = KSyntaxHighlighting;

/// A longer line (a pasted log, minified JSON) has no colours but those of its variables.
constexpr qsizetype kLongestLine = 4000;

Ksh::Repository &repository()
{
    static Ksh::Repository shared; // 3 ms, with the first text
    static const bool themed = [] {
        shared.addCustomSearchPath(highlightSearchPath());
        return true;
    }();
    Q_UNUSED(themed)
    return shared;
}

} // namespace

TextHighlighter::TextHighlighter(QTextDocument *document, Language language, bool variables)
    : Ksh::SyntaxHighlighter(document)
    , m_variables(variables)
{
    setDefinition(repository().definitionForName(language == Language::Json ? u"JSON"_s : u"Markdown"_s));
}

void TextHighlighter::follow(const QPalette &palette)
{
    const Tokens &t = tokensOf(palette);
    if (m_themed && m_dark == t.dark)
        return;
    m_themed = true;
    m_dark = t.dark;
    m_variable.setForeground(t.state(StateLook::Reasoning));
    m_variable.setBackground(t.ground(StateLook::Reasoning));
    m_variable.setFontFamilies(monoFont().families());
    setTheme(repository().theme(highlightThemeName(t.dark)));
    rehighlight();
}

void TextHighlighter::followFont()
{
    m_variable.setFontFamilies(monoFont().families());
    rehighlight();
}

void TextHighlighter::highlightBlock(const QString &text)
{
    if (text.size() <= kLongestLine)
        Ksh::SyntaxHighlighter::highlightBlock(text);
    if (!m_variables)
        return;
    for (const VariableMark &mark : variableMarks(text)) {
        if (!mark.escaped)
            setFormat(static_cast<int>(mark.position), static_cast<int>(mark.length), m_variable);
    }
}

} // namespace bakeoff
