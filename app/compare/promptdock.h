// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/surface.h"

class QAction;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace bakeoff {

class ElidedLabel;
class TextLabel;

/// The editor at the foot of the compare screen: prompt, system prompt, estimate, Send and Stop all. Grows with its
/// text up to a third of the window.
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

    /// The line beside Send: what sending will cost.
    void setEstimate(const QString &text, const QString &toolTip);
    /// A sentence above the editor; empty hides it. \param wrong in the colour of a failure, with its glyph's word
    void setHint(const QString &text, bool wrong = false);
    void setRunning(bool running);
    /// The buttons show the keys of these and trigger them.
    void setActions(QAction *send, QAction *stopAll);

    QPlainTextEdit *editor() const { return m_prompt; }
    QPlainTextEdit *systemEditor() const { return m_system; }

signals:
    void promptChanged();
    void systemPromptChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitHeight();
    void showSystem(bool shown);

    TextLabel *m_hint;
    TextLabel *m_systemLabel;
    QPlainTextEdit *m_system;
    QPlainTextEdit *m_prompt;
    QToolButton *m_systemToggle;
    ElidedLabel *m_estimate;
    QPushButton *m_stopAll;
    QPushButton *m_send;
};

} // namespace bakeoff
