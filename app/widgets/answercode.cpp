// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/answercode.h"

#include <QHash>

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/Theme>

#include <optional>

using namespace Qt::StringLiterals;

namespace bakeoff {
namespace {

namespace Ksh = KSyntaxHighlighting;

/// A longer line (minified code) is shown without colours.
constexpr qsizetype kLongestLine = 2000;

std::optional<CodeClass> classOf(const Ksh::Format &format)
{
    switch (format.textStyle()) {
    case Ksh::Theme::Keyword:
    case Ksh::Theme::ControlFlow:
    case Ksh::Theme::Preprocessor:
        return CodeClass::Keyword;
    case Ksh::Theme::Import: // both the word "import" and the <name> of an included file
        return format.name().contains("Lib"_L1) ? CodeClass::String : CodeClass::Keyword;
    case Ksh::Theme::DataType:
    case Ksh::Theme::BuiltIn:
    case Ksh::Theme::Extension:
    case Ksh::Theme::Attribute:
        return CodeClass::Type;
    case Ksh::Theme::String:
    case Ksh::Theme::VerbatimString:
    case Ksh::Theme::SpecialString:
    case Ksh::Theme::Char:
    case Ksh::Theme::SpecialChar:
        return CodeClass::String;
    case Ksh::Theme::DecVal:
    case Ksh::Theme::BaseN:
    case Ksh::Theme::Float:
    case Ksh::Theme::Constant:
        return CodeClass::Number;
    case Ksh::Theme::Function:
        return CodeClass::Function;
    case Ksh::Theme::Comment:
    case Ksh::Theme::Documentation:
    case Ksh::Theme::Annotation:
    case Ksh::Theme::CommentVar:
    case Ksh::Theme::RegionMarker:
    case Ksh::Theme::Information:
        return CodeClass::Comment;
    default:
        return std::nullopt;
    }
}

class LineHighlighter final : public Ksh::AbstractHighlighter {
public:
    Ksh::State highlight(const QString &line, const Ksh::State &state, QList<CodeSpan> &spans)
    {
        m_spans = &spans;
        return highlightLine(line, state);
    }

protected:
    void applyFormat(int offset, int length, const Ksh::Format &format) override
    {
        const std::optional<CodeClass> kind = classOf(format);
        if (!kind || length <= 0)
            return;
        if (!m_spans->isEmpty() && m_spans->last().kind == *kind
            && m_spans->last().start + m_spans->last().length == offset)
            m_spans->last().length += length;
        else
            m_spans->append({offset, length, *kind});
    }

private:
    QList<CodeSpan> *m_spans = nullptr;
};

Ksh::Definition definitionOf(const QString &word)
{
    static Ksh::Repository repository; // 3 ms, at the first code block
    static QHash<QString, Ksh::Definition> known;
    const QString key = word.toLower();
    const auto it = known.constFind(key);
    if (it != known.cend())
        return *it;
    Ksh::Definition definition = repository.definitionForName(key);
    if (!definition.isValid())
        definition = repository.definitionForFileName(u"x."_s + key);
    if (known.size() < 200)
        known.insert(key, definition);
    return definition;
}

} // namespace

QString CodeHighlighting::languageName(const QString &word)
{
    if (word.isEmpty())
        return {};
    const Ksh::Definition definition = definitionOf(word);
    return definition.isValid() && definition.name() != "None"_L1 ? definition.translatedName() : word;
}

Ksh::State CodeHighlighting::highlightLine(const QString &word, const QString &line, const Ksh::State &state,
                                           QList<CodeSpan> &spans)
{
    spans.clear();
    if (word.isEmpty() || line.size() > kLongestLine)
        return state;
    const Ksh::Definition definition = definitionOf(word);
    if (!definition.isValid())
        return state;
    static LineHighlighter highlighter;
    if (highlighter.definition() != definition)
        highlighter.setDefinition(definition);
    return highlighter.highlight(line, state, spans);
}

} // namespace bakeoff
