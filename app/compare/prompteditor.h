// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/offeredfiles.h"

#include <QPlainTextEdit>

namespace bakeoff {

class TextHighlighter;

/// The editor of a prompt or of a system prompt: Markdown and `{{variables}}` in colour, plain text only. It tells
/// whoever shows it how high it would like to be, hands on files and images that are pasted or dropped, and asks for
/// earlier and later prompts at its two ends.
class PromptEditor : public QPlainTextEdit {
    Q_OBJECT
public:
    enum class Takes {
        TextOnly,     ///< a system prompt, which has no variables either
        TextAndFiles, ///< a prompt
    };

    PromptEditor(const QString &name, const QString &invitation, Takes takes, QWidget *parent = nullptr);
    ~PromptEditor() override;

    /// Height in px that shows the whole text, of at least `lines` lines.
    int wantedHeight(int lines) const;

    /// Replaces the text, undoable, with the cursor at its start or its end.
    void replaceText(const QString &text, bool cursorAtEnd);

signals:
    /// The text is another. (QPlainTextEdit's own textChanged() also comes with new colours.)
    void edited();
    /// The same text may need another height: font or width have changed.
    void heightWanted();
    void filesOffered(const QList<bakeoff::OfferedFile> &files);
    void earlierWanted(); ///< Up at the very start
    void laterWanted();   ///< Down at the very end

protected:
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void takeText();

    Takes m_takes;
    QString m_text;
    TextHighlighter *m_highlighter = nullptr; ///< made with the first text: an empty window needs none
    bool m_applyingFont = false;
};

} // namespace bakeoff
