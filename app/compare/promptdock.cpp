// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/promptdock.h"

#include "compare/attachmentstrip.h"
#include "compare/prompteditor.h"
#include "compare/variablesform.h"
#include "shell/keytext.h"
#include "widgets/iconbutton.h"
#include "widgets/icons.h"
#include "widgets/labels.h"
#include "widgets/lookstyle.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/typography.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLeastEstimate = 120; ///< px of the estimate that are kept before a button loses its words

} // namespace

PromptDock::PromptDock(QWidget *parent)
    : Surface(Ground::Window, Qt::TopEdge, parent)
    , m_hint(new TextLabel({}, TextStep::Small, Tone::Text2, QFont::Normal, this))
    , m_systemLabel(new TextLabel(tr("System prompt"), TextStep::Small, Tone::Text2, QFont::Medium, this))
    , m_system(new PromptEditor(tr("System prompt"), tr("How the models should behave. Sent before every prompt."),
                                PromptEditor::Takes::TextOnly, this))
    , m_variables(new VariablesForm(this))
    , m_prompt(new PromptEditor(tr("Prompt"), tr("Write a prompt for all panes."), PromptEditor::Takes::TextAndFiles,
                                this))
    , m_attachments(new AttachmentStrip(AttachmentStrip::Mode::Editable, this))
    , m_attach(makeIconButton(u"attach"_s, tr("Attach files"), ButtonSize::Normal, this))
    , m_systemToggle(new QToolButton(this))
    , m_variablesButton(new QToolButton(this))
    , m_settings(new QToolButton(this))
    , m_to(new QToolButton(this))
    , m_estimate(new ElidedLabel({}, TextStep::Small, Tone::Text2, QFont::Normal, this))
    , m_stopAll(makeButton({}, ButtonKind::Plain, {}, this))
    , m_send(makeButton({}, ButtonKind::Primary, {}, this))
{
    m_prompt->setObjectName(u"promptEditor"_s);
    m_system->setObjectName(u"systemEditor"_s);
    m_send->setObjectName(u"sendButton"_s);
    m_to->setObjectName(u"toButton"_s);
    m_estimate->setObjectName(u"promptEstimate"_s);
    m_hint->setObjectName(u"promptHint"_s);
    m_systemLabel->setBuddy(m_system);
    m_hint->setWordWrap(true);
    m_hint->hide();
    m_variables->hide();
    m_attachments->hide();
    setAcceptDrops(true);

    m_systemToggle->setText(tr("System prompt"));
    m_systemToggle->setFocusPolicy(Qt::StrongFocus);
    m_variablesButton->setFocusPolicy(Qt::StrongFocus);
    m_variablesButton->hide();
    m_settings->setText(tr("Settings"));
    m_settings->setIcon(lookIcon(u"settings"_s));
    m_settings->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_settings->setFocusPolicy(Qt::StrongFocus);
    m_settings->setAccessibleName(tr("Settings of all panes"));
    m_to->setPopupMode(QToolButton::InstantPopup);
    m_to->setFocusPolicy(Qt::StrongFocus);
    m_to->setMenu(new QMenu(m_to));
    m_estimate->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_stopAll->hide();
    m_words.add(0, {m_settings});
    m_words.add(1, {m_stopAll});
    m_words.add(2, {m_send});

    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::kSmall);
    row->addWidget(m_attach);
    row->addWidget(m_systemToggle);
    row->addWidget(m_variablesButton);
    row->addWidget(m_settings);
    row->addWidget(m_to);
    row->addWidget(m_estimate, 1);
    row->addWidget(m_stopAll);
    row->addWidget(m_send);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::kLarge, metrics::kSmall, metrics::kLarge, metrics::kSmall);
    layout->setSpacing(metrics::kSmall);
    layout->addWidget(m_hint);
    layout->addWidget(m_systemLabel);
    layout->addWidget(m_system);
    layout->addWidget(m_variables);
    layout->addWidget(m_prompt);
    layout->addWidget(m_attachments);
    layout->addLayout(row);
    renewShown();

    connect(m_prompt, &PromptEditor::edited, this, [this] {
        fitHeight();
        emit promptChanged();
    });
    connect(m_system, &PromptEditor::edited, this, [this] {
        fitHeight();
        emit systemPromptChanged();
    });
    connect(m_prompt, &PromptEditor::filesOffered, this, &PromptDock::filesOffered);
    connect(m_prompt, &PromptEditor::heightWanted, this, &PromptDock::fitHeight);
    connect(m_system, &PromptEditor::heightWanted, this, &PromptDock::fitHeight);
    connect(m_variables, &VariablesForm::heightWanted, this, &PromptDock::fitHeight);
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
    m_systemShown = !text.isEmpty();
    if (m_systemAction) {
        const QSignalBlocker quiet(m_systemAction); // no focus for a prompt that is merely loaded
        m_systemAction->setChecked(m_systemShown);
        m_systemToggle->setChecked(m_systemShown);
    }
    renewShown();
}

void PromptDock::clearPrompt()
{
    m_prompt->clear();
}

void PromptDock::focusPrompt()
{
    m_prompt->setFocus(Qt::ShortcutFocusReason);
}

void PromptDock::focusVariables()
{
    const QStringList names = m_variables->names();
    const QStringList missing = m_variables->missing();
    if (!names.isEmpty())
        m_variables->field(missing.isEmpty() ? names.first() : missing.first())->setFocus(Qt::ShortcutFocusReason);
}

void PromptDock::setEstimate(const QString &text, const QString &toolTip)
{
    m_estimate->setText(text);
    m_estimate->setToolTip(toolTip);
}

void PromptDock::setHint(const QString &text, bool wrong)
{
    if (!wrong)
        m_note = text;
    m_problem = wrong ? text : QString();
    renewHint();
}

void PromptDock::clearProblem()
{
    m_problem.clear();
    renewHint();
}

void PromptDock::setWarning(const QString &text)
{
    if (std::exchange(m_warning, text) != text)
        renewHint();
}

void PromptDock::renewHint()
{
    const bool wrong = !m_problem.isEmpty();
    const bool warns = !wrong && m_note.isEmpty() && !m_warning.isEmpty();
    const QString text = wrong ? m_problem : warns ? m_warning : m_note;
    m_hint->setText(text);
    if (wrong)
        m_hint->setStateTone(StateLook::Failed);
    else if (warns)
        m_hint->setStateTone(StateLook::CutOff);
    else
        m_hint->setTone(Tone::Text2);
    m_hint->setVisible(!text.isEmpty());
    setInvalid(m_prompt, wrong);
}

void PromptDock::setRunning(bool running)
{
    m_stopAll->setVisible(running);
}

void PromptDock::setFolded(bool folded)
{
    if (std::exchange(m_folded, folded) != folded)
        renewShown();
}

void PromptDock::setActions(QAction *send, QAction *stopAll)
{
    bindButton(m_send, send, true);
    bindButton(m_stopAll, stopAll, true);
}

void PromptDock::setEditActions(QAction *attach, QAction *settings, QAction *system, QAction *variables)
{
    bindButton(m_attach, attach);
    const auto tell = [](QToolButton *button, QAction *action) {
        const auto follow = [button, action] { button->setToolTip(commandToolTip(action)); };
        follow();
        connect(action, &QAction::changed, button, follow);
        connect(button, &QToolButton::clicked, action, [action] { action->trigger(); });
    };
    tell(m_settings, settings);
    tell(m_variablesButton, variables);
    tell(m_systemToggle, system);
    m_systemAction = system;
    m_systemToggle->setCheckable(true);
    m_systemToggle->setChecked(system->isChecked());
    connect(system, &QAction::toggled, this, [this](bool on) {
        m_systemToggle->setChecked(on);
        m_systemShown = on;
        renewShown();
        if (on)
            m_system->setFocus(Qt::ShortcutFocusReason);
        else
            focusPrompt();
    });
}

void PromptDock::variablesChanged()
{
    const int count = static_cast<int>(m_variables->names().size());
    m_variablesButton->setText(tr("Variables %1").arg(count));
    m_variablesButton->setAccessibleName(tr("%n variable(s)", nullptr, count));
    m_variablesButton->setVisible(count > 0);
    renewShown();
}

void PromptDock::resizeEvent(QResizeEvent *event)
{
    Surface::resizeEvent(event);
    fitWords();
    fitHeight();
}

void PromptDock::dragEnterEvent(QDragEnterEvent *event)
{
    if (!m_folded && offersFiles(*event->mimeData()))
        event->acceptProposedAction();
}

void PromptDock::dropEvent(QDropEvent *event)
{
    const QList<OfferedFile> files = filesOfferedBy(*event->mimeData());
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    emit filesOffered(files);
}

void PromptDock::fitHeight()
{
    const int third = window() ? window()->height() / 3 : 300;
    const auto fit = [](PromptEditor *editor, int lines, int least, int most) {
        const int height = std::clamp(editor->wantedHeight(lines), least, std::max(least, most));
        if (editor->height() != height || editor->minimumHeight() != height)
            editor->setFixedHeight(height);
    };
    fit(m_system, 1, scaled(36), third / 2);
    m_variables->fitHeight(third / 2);
    // What stands around the prompt takes from its room, not from that of the answers.
    int others = m_send->sizeHint().height() + 2 * metrics::kSmall;
    const int inside = std::max(1, width() - 2 * metrics::kLarge);
    for (const QWidget *part : QList<const QWidget *>{m_hint, m_systemLabel, m_system, m_variables, m_attachments}) {
        if (part->isHidden())
            continue;
        const int fixed = part->minimumHeight() > 0 ? part->minimumHeight() : part->sizeHint().height();
        others += (part->hasHeightForWidth() ? part->heightForWidth(inside) : fixed) + metrics::kSmall;
    }
    int room = window() ? window()->height() * 11 / 20 : 500;
    // Nor does it press the rest of the screen below its least height, at large type.
    if (const QWidget *screen = parentWidget(); screen && screen->layout() && isVisible()) {
        const int rest = screen->layout()->minimumSize().height() - minimumSizeHint().height();
        room = std::min(room, screen->height() - rest);
    }
    fit(m_prompt, 2, scaled(58), std::min(third, room - others));
}

bool PromptDock::event(QEvent *event)
{
    const bool done = Surface::event(event);
    if (event->type() == QEvent::LayoutRequest) {
        fitWords();
        fitHeight(); // a part has come, gone or grown
    }
    return done;
}

QSize PromptDock::minimumSizeHint() const
{
    QSize size = Surface::minimumSizeHint();
    size.rwidth() -= m_words.open(*this);
    return size;
}

void PromptDock::fitWords()
{
    int need = 2 * metrics::kLarge + std::min(m_estimate->sizeHint().width(), scaled(kLeastEstimate));
    for (const QWidget *part : QList<const QWidget *>{m_attach, m_systemToggle, m_variablesButton, m_settings, m_to,
                                                      m_stopAll, m_send}) {
        if (!part->isHidden())
            need += part->sizeHint().width() + metrics::kSmall;
    }
    m_words.fit(*this, need, width());
}

void PromptDock::renewShown()
{
    m_system->setVisible(m_systemShown && !m_folded);
    m_systemLabel->setVisible(m_systemShown && !m_folded);
    m_variables->setVisible(!m_variables->names().isEmpty() && !m_folded);
    m_prompt->setVisible(!m_folded);
    if (m_folded)
        m_attachments->hide();
    else
        m_attachments->renewShown();
    fitHeight();
}

} // namespace bakeoff
