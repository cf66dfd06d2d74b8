// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/promptdock.h"

#include "shell/keytext.h"
#include "widgets/labels.h"
#include "widgets/lookstyle.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/typography.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTextBlock>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

QPlainTextEdit *makeEditor(const QString &name, const QString &invitation, QWidget *parent)
{
    auto *editor = new QPlainTextEdit(parent);
    editor->setAccessibleName(name);
    editor->setPlaceholderText(invitation);
    editor->setTabChangesFocus(true);
    editor->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    editor->setFont(textFont(TextStep::Reading));
    editor->document()->setDocumentMargin(metrics::kSmall);
    return editor;
}

/// Height that holds the text of `editor`, of at least `lines` lines.
int wantedHeight(const QPlainTextEdit *editor, int lines)
{
    int used = 0;
    for (QTextBlock block = editor->document()->begin(); block.isValid(); block = block.next())
        used += std::max(1, block.lineCount());
    const int line = editor->fontMetrics().lineSpacing();
    const int frame = 2 * (editor->frameWidth() + static_cast<int>(editor->document()->documentMargin())) + 4;
    return std::max(lines, used) * line + frame;
}

} // namespace

PromptDock::PromptDock(QWidget *parent)
    : Surface(Ground::Window, Qt::TopEdge, parent)
    , m_hint(new TextLabel({}, TextStep::Small, Tone::Text2, QFont::Normal, this))
    , m_systemLabel(new TextLabel(tr("System prompt"), TextStep::Small, Tone::Text2, QFont::Medium, this))
    , m_system(makeEditor(tr("System prompt"), tr("How the models should behave. Sent before every prompt."), this))
    , m_prompt(makeEditor(tr("Prompt"), tr("Write a prompt for all panes."), this))
    , m_systemToggle(new QToolButton(this))
    , m_estimate(new ElidedLabel({}, TextStep::Small, Tone::Text2, QFont::Normal, this))
    , m_stopAll(makeButton({}, ButtonKind::Plain, {}, this))
    , m_send(makeButton({}, ButtonKind::Primary, {}, this))
{
    m_prompt->setObjectName(u"promptEditor"_s);
    m_system->setObjectName(u"systemEditor"_s);
    m_send->setObjectName(u"sendButton"_s);
    m_systemLabel->setBuddy(m_system);
    m_hint->hide();

    m_systemToggle->setText(tr("System prompt"));
    m_systemToggle->setCheckable(true);
    m_systemToggle->setToolTip(tr("Show or hide the system prompt"));
    connect(m_systemToggle, &QToolButton::toggled, this, [this](bool on) {
        showSystem(on);
        if (on)
            m_system->setFocus();
    });

    m_estimate->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_stopAll->hide();

    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::kSmall);
    row->addWidget(m_systemToggle);
    row->addWidget(m_estimate, 1);
    row->addWidget(m_stopAll);
    row->addWidget(m_send);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::kLarge, metrics::kSmall, metrics::kLarge, metrics::kSmall);
    layout->setSpacing(metrics::kSmall);
    layout->addWidget(m_hint);
    layout->addWidget(m_systemLabel);
    layout->addWidget(m_system);
    layout->addWidget(m_prompt);
    layout->addLayout(row);
    showSystem(false);

    connect(m_prompt, &QPlainTextEdit::textChanged, this, [this] {
        fitHeight();
        emit promptChanged();
    });
    connect(m_system, &QPlainTextEdit::textChanged, this, [this] {
        fitHeight();
        emit systemPromptChanged();
    });
    m_prompt->installEventFilter(this);
    m_system->installEventFilter(this);
    fitHeight();
}

QString PromptDock::prompt() const
{
    return m_prompt->toPlainText();
}

void PromptDock::setPrompt(const QString &text)
{
    m_prompt->setPlainText(text);
    m_prompt->moveCursor(QTextCursor::Start); // a long prompt is read from its top
}

QString PromptDock::systemPrompt() const
{
    return m_system->toPlainText();
}

void PromptDock::setSystemPrompt(const QString &text)
{
    m_system->setPlainText(text);
    const QSignalBlocker quiet(m_systemToggle); // no focus for a prompt that is merely loaded
    m_systemToggle->setChecked(!text.isEmpty());
    showSystem(!text.isEmpty());
}

void PromptDock::clearPrompt()
{
    m_prompt->clear();
}

void PromptDock::focusPrompt()
{
    m_prompt->setFocus(Qt::ShortcutFocusReason);
}

void PromptDock::setEstimate(const QString &text, const QString &toolTip)
{
    m_estimate->setText(text);
    m_estimate->setToolTip(toolTip);
}

void PromptDock::setHint(const QString &text, bool wrong)
{
    m_hint->setText(text);
    if (wrong)
        m_hint->setStateTone(StateLook::Failed);
    else
        m_hint->setTone(Tone::Text2);
    m_hint->setVisible(!text.isEmpty());
    setInvalid(m_prompt, wrong);
}

void PromptDock::setRunning(bool running)
{
    m_stopAll->setVisible(running);
}

void PromptDock::setActions(QAction *send, QAction *stopAll)
{
    bindButton(m_send, send, true);
    bindButton(m_stopAll, stopAll, true);
}

bool PromptDock::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && (watched == m_prompt || watched == m_system))
        fitHeight();
    return Surface::eventFilter(watched, event);
}

void PromptDock::resizeEvent(QResizeEvent *event)
{
    Surface::resizeEvent(event);
    fitHeight();
}

void PromptDock::fitHeight()
{
    const int third = window() ? window()->height() / 3 : 300;
    const int prompt = std::clamp(wantedHeight(m_prompt, 2), scaled(58), std::max(scaled(58), third));
    if (m_prompt->height() != prompt)
        m_prompt->setFixedHeight(prompt);
    const int system = std::clamp(wantedHeight(m_system, 1), scaled(36), std::max(scaled(36), third / 2));
    if (m_system->height() != system)
        m_system->setFixedHeight(system);
}

void PromptDock::showSystem(bool shown)
{
    m_system->setVisible(shown);
    m_systemLabel->setVisible(shown);
}

} // namespace bakeoff
