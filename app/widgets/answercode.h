// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <KSyntaxHighlighting/State>

namespace bakeoff {

/// What a stretch of code is; its colour comes from Tokens::codeColors.
enum class CodeClass : quint8 { Keyword, Type, String, Number, Function, Comment };

struct CodeSpan {
    int start = 0;
    int length = 0;
    CodeClass kind = CodeClass::Keyword;

    friend bool operator==(const CodeSpan &, const CodeSpan &) = default;
};

/// Code, line by line. The definitions of the languages are shared and loaded when a language is first met.
/// GUI thread only.
namespace CodeHighlighting {

/// What the language word of a fence names, for people ("C++" for "cpp"); the word itself if it is not known.
QString languageName(const QString &word);

/// \param state as it was left by the line before; default constructed for the first line
/// \return the state for the next line
KSyntaxHighlighting::State highlightLine(const QString &word, const QString &line,
                                         const KSyntaxHighlighting::State &state, QList<CodeSpan> &spans);

} // namespace CodeHighlighting

} // namespace bakeoff
