// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/noteform.h"

#include "shell/keytext.h"
#include "widgets/labels.h"
#include "widgets/lookstyle.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStringListModel>
#include <QVBoxLayout>

namespace bakeoff {

using namespace Qt::StringLiterals;

NoteForm::NoteForm(const QString &name, const QString &note, const QStringList &tags, const QStringList &known,
                   QWidget *parent)
    : QWidget(parent)
    , m_note(new QPlainTextEdit(note, this))
    , m_tags(new QLineEdit(tags.join(u", "_s), this))
    , m_completer(new QCompleter(this))
{
    m_note->setObjectName(u"noteField"_s);
    m_note->setAccessibleName(tr("Note"));
    m_note->setTabChangesFocus(true);
    m_note->setPlaceholderText(tr("What is good or wrong in this answer"));
    m_note->installEventFilter(this);
    m_tags->setObjectName(u"tagField"_s);
    m_tags->setAccessibleName(tr("Tags, separated by commas"));
    m_tags->setPlaceholderText(tr("accurate, too long"));
    m_completer->setModel(new QStringListModel(known, m_completer));
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setWidget(m_tags);
    connect(m_tags, &QLineEdit::textEdited, this, &NoteForm::suggest);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &NoteForm::complete);

    auto *title = new TextLabel(tr("Note and tags for %1").arg(name), TextStep::Title, Tone::Text, QFont::DemiBold, this);
    auto *noteLabel = new TextLabel(tr("&Note"), TextStep::Normal, Tone::Text, QFont::Medium, this);
    noteLabel->setBuddy(m_note);
    auto *tagLabel = new TextLabel(tr("&Tags"), TextStep::Normal, Tone::Text, QFont::Medium, this);
    tagLabel->setBuddy(m_tags);
    auto *help = new TextLabel(tr("Separated by commas; those of this comparison are offered as you write."), TextStep::Small,
                               Tone::Text3, QFont::Normal, this);

    QPushButton *cancel = makeButton(tr("Cancel"), ButtonKind::Plain, {}, this);
    QPushButton *save = makeButton(tr("Save"), ButtonKind::Primary, {}, this);
    save->setObjectName(u"saveNote"_s);
    setKeyHint(save, keyText(QKeySequence(Qt::CTRL | Qt::Key_Return)));
    for (QPushButton *button : {cancel, save})
        setButtonSize(button, ButtonSize::Dialog);
    connect(cancel, &QPushButton::clicked, this, &NoteForm::canceled);
    connect(save, &QPushButton::clicked, this, &NoteForm::accepted);
    connect(m_tags, &QLineEdit::returnPressed, this, &NoteForm::accepted);

    auto *footer = new QHBoxLayout;
    footer->setSpacing(metrics::kSmall);
    footer->addStretch();
    footer->addWidget(cancel);
    footer->addWidget(save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::kXLarge, metrics::kLarge, metrics::kXLarge, metrics::kLarge);
    layout->setSpacing(metrics::kSmall);
    layout->addWidget(title);
    layout->addSpacing(metrics::kTight);
    layout->addWidget(noteLabel);
    layout->addWidget(m_note, 1);
    layout->addWidget(tagLabel);
    layout->addWidget(m_tags);
    layout->addWidget(help);
    layout->addSpacing(metrics::kTight);
    layout->addLayout(footer);
}

QString NoteForm::note() const
{
    return m_note->toPlainText().trimmed();
}

QStringList NoteForm::tags() const
{
    QStringList tags;
    for (const QString &part : m_tags->text().split(u',')) {
        if (const QString tag = part.simplified(); !tag.isEmpty())
            tags.append(tag);
    }
    return tags;
}

QString NoteForm::fragmentAt(const QString &text, qsizetype cursor)
{
    const qsizetype at = qBound<qsizetype>(0, cursor, text.size());
    const qsizetype comma = at > 0 ? text.lastIndexOf(u',', at - 1) : -1;
    return text.sliced(comma + 1, at - comma - 1).trimmed();
}

void NoteForm::suggest()
{
    const QString fragment = fragmentAt(m_tags->text(), m_tags->cursorPosition());
    m_completer->setCompletionPrefix(fragment);
    const bool whole = m_completer->completionCount() == 1 && m_completer->currentCompletion() == fragment;
    if (fragment.isEmpty() || whole || m_completer->completionCount() == 0)
        m_completer->popup()->hide();
    else
        m_completer->complete();
}

void NoteForm::complete(const QString &tag)
{
    const QString text = m_tags->text();
    const qsizetype cursor = m_tags->cursorPosition();
    const qsizetype comma = cursor > 0 ? text.lastIndexOf(u',', cursor - 1) : -1;
    qsizetype end = text.indexOf(u',', cursor);
    if (end < 0)
        end = text.size();
    const QString before = text.first(comma + 1) + (comma >= 0 ? u" "_s : QString()) + tag;
    m_tags->setText(before + text.sliced(end));
    m_tags->setCursorPosition(static_cast<int>(before.size()));
}

bool NoteForm::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_note && (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride)) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && key->modifiers().testFlag(Qt::ControlModifier)) {
            event->accept();
            if (event->type() == QEvent::KeyPress)
                emit accepted();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace bakeoff
