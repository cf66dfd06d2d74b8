// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/offeredfiles.h"
#include "widgets/surface.h"
#include "widgets/wordfold.h"

class QAction;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace bakeoff {

class AttachmentStrip;
class ElidedLabel;
class PromptEditor;
class TextLabel;
class VariablesForm;

/// The editor at the foot of the compare screen: prompt, its variables and attachments, system prompt, whom it goes to,
/// estimate, Send and Stop all. Grows with its text up to a third of the window.
class PromptDock : public Surface {
    Q_OBJECT
public:
    explicit PromptDock(QWidget *parent = nullptr);

    QString prompt() const;
    void setPrompt(const QString &text);
    QString systemPrompt() const;
    void setSystemPrompt(const QString &text);
    void clearPrompt();
    void focusPrompt();
    void focusVariables(); ///< the first that has no value, else the first

    /// The line beside Send: what sending will cost.
    void setEstimate(const QString &text, const QString &toolTip);
    /// A sentence above the editor; empty hides it. \param wrong why nothing was sent, in the colour of a failure: it
    /// stands over what was said before and goes with the next change
    void setHint(const QString &text, bool wrong = false);
    void clearProblem();
    /// What sending would do to a budget, above the editor while nothing else is to be said there; empty: nothing.
    void setWarning(const QString &text);
    void setRunning(bool running);
    /// One line while something else needs the room (a vote): nothing but the row of buttons.
    void setFolded(bool folded);
    bool isFolded() const { return m_folded; }

    /// The buttons show the keys of these and trigger them.
    void setActions(QAction *send, QAction *stopAll);
    /// The same for attaching, the settings of all panes, showing the system prompt (checkable) and the variables.
    void setEditActions(QAction *attach, QAction *settings, QAction *system, QAction *variables);

    PromptEditor *editor() const { return m_prompt; }
    PromptEditor *systemEditor() const { return m_system; }
    VariablesForm *variables() const { return m_variables; }
    AttachmentStrip *attachments() const { return m_attachments; }
    QToolButton *toButton() const { return m_to; }
    /// Shows the variables form where the prompt names some, and how many on the button.
    void variablesChanged();

    QSize minimumSizeHint() const override;

signals:
    void promptChanged();
    void systemPromptChanged();
    void filesOffered(const QList<bakeoff::OfferedFile> &files);

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void fitWords();
    void fitHeight();
    void renewShown();
    void renewHint();

    WordFold m_words;
    TextLabel *m_hint;
    TextLabel *m_systemLabel;
    PromptEditor *m_system;
    VariablesForm *m_variables;
    PromptEditor *m_prompt;
    AttachmentStrip *m_attachments;
    QToolButton *m_attach;
    QToolButton *m_systemToggle;
    QToolButton *m_variablesButton;
    QToolButton *m_settings;
    QToolButton *m_to;
    ElidedLabel *m_estimate;
    QPushButton *m_stopAll;
    QPushButton *m_send;
    QAction *m_systemAction = nullptr;
    QString m_note;
    QString m_problem;
    QString m_warning;
    bool m_systemShown = false;
    bool m_folded = false;
};

} // namespace bakeoff
