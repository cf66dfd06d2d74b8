// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <KSyntaxHighlighting/SyntaxHighlighter>

class QPalette;

namespace bakeoff {

/// Colours what is written in an editor: Markdown or JSON by KDE Syntax Highlighting in our own themes, and over it
/// the `{{variables}}` of a prompt. GUI thread only.
class TextHighlighter : public KSyntaxHighlighting::SyntaxHighlighter {
    Q_OBJECT
public:
    enum class Language { Markdown, Json };

    /// \param variables mark `{{name}}`
    TextHighlighter(QTextDocument *document, Language language, bool variables);

    /// Takes the theme of this palette's mode; call it on QEvent::PaletteChange.
    void follow(const QPalette &palette);
    /// On QEvent::FontChange: names of variables stand in the fixed font of the size then.
    void followFont();

protected:
    void highlightBlock(const QString &text) override;

private:
    QTextCharFormat m_variable;
    bool m_variables;
    bool m_dark = false;
    bool m_themed = false;
};

} // namespace bakeoff
