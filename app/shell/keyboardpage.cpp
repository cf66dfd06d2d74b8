// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/keyboardpage.h"

#include "shell/commandregistry.h"
#include "shell/keytext.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace bakeoff {

namespace {

QString plainName(const QAction *action)
{
    QString name = action->text();
    return name.remove(u'&');
}

} // namespace

KeyboardPage::KeyboardPage(CommandRegistry &commands, QWidget *parent)
    : QWidget(parent)
    , m_commands(commands)
    , m_find(new QLineEdit)
    , m_list(new QTreeWidget)
    , m_name(new TextLabel({}, TextStep::Normal, Tone::Text, QFont::DemiBold))
    , m_key(new QKeySequenceEdit)
    , m_set(makeButton(tr("&Change"), ButtonKind::Plain))
    , m_reset(makeButton(tr("&Default"), ButtonKind::Flat))
    , m_problem(new TextLabel({}, TextStep::Small))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::kXLarge, metrics::kLarge, metrics::kXLarge, metrics::kLarge);
    layout->setSpacing(metrics::kMedium);
    m_find->setPlaceholderText(tr("Find a command or a key"));
    m_find->setAccessibleName(tr("Find a command or a key"));
    m_find->setClearButtonEnabled(true);
    m_find->setMaximumWidth(360);
    layout->addWidget(m_find);
    m_list->setHeaderLabels({tr("Command"), tr("Where"), tr("Key")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAccessibleName(tr("Commands"));
    m_list->header()->setStretchLastSection(true);
    layout->addWidget(m_list, 1);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::kSmall);
    row->addWidget(m_name);
    row->addStretch();
    m_key->setAccessibleName(tr("New key"));
    m_key->setAccessibleDescription(tr("Press the new key. Tab and Shift+Tab leave the field."));
    m_key->setToolTip(m_key->accessibleDescription());
    // Qt's own list has Backtab without the Shift that it always comes with, so that the way back would be recorded.
    m_key->setFinishingKeyCombinations({QKeyCombination(Qt::Key_Tab), QKeyCombination(Qt::Key_Backtab),
                                        Qt::SHIFT | Qt::Key_Backtab, Qt::SHIFT | Qt::Key_Tab});
    m_key->setMaximumSequenceLength(1);
    m_key->setMaximumWidth(200);
    if (auto *edit = m_key->findChild<QLineEdit *>())
        edit->setAccessibleName(tr("New key"));
    row->addWidget(m_key);
    row->addWidget(m_set);
    row->addWidget(m_reset);
    layout->addLayout(row);
    m_problem->setStateTone(StateLook::Failed);
    m_problem->setWordWrap(true);
    layout->addWidget(m_problem);

    connect(m_find, &QLineEdit::textChanged, this, &KeyboardPage::filter);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &KeyboardPage::showCurrent);
    connect(m_set, &QPushButton::clicked, this, &KeyboardPage::apply);
    connect(m_reset, &QPushButton::clicked, this, [this] { m_commands.resetShortcut(currentId()); });
    connect(&commands, &CommandRegistry::changed, this, [this] {
        if (isVisible())
            fill();
    });
}

/// Not before: the list of all commands takes milliseconds that the start of the program has better use for.
void KeyboardPage::showEvent(QShowEvent *event)
{
    fill();
    QWidget::showEvent(event);
}

void KeyboardPage::fill()
{
    const QString current = currentId();
    m_filling = true;
    m_list->clear();
    for (const Command &command : m_commands.commands()) {
        auto *item = new QTreeWidgetItem(
            m_list, {plainName(command.action), command.group, keyText(command.action->shortcut())});
        item->setData(0, Qt::UserRole, command.id);
        if (command.id == current)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem())
        m_list->setCurrentItem(m_list->topLevelItem(0));
    m_filling = false;
    m_list->resizeColumnToContents(0);
    m_list->resizeColumnToContents(1);
    filter(m_find->text());
    showCurrent();
}

void KeyboardPage::filter(const QString &text)
{
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *item = m_list->topLevelItem(i);
        bool hit = text.isEmpty();
        for (int column = 0; column < 3; ++column)
            hit = hit || item->text(column).contains(text, Qt::CaseInsensitive);
        item->setHidden(!hit);
    }
}

QString KeyboardPage::currentId() const
{
    const QTreeWidgetItem *item = m_list->currentItem();
    return item ? item->data(0, Qt::UserRole).toString() : QString();
}

void KeyboardPage::showCurrent()
{
    if (m_filling)
        return;
    const QAction *action = m_commands.action(currentId());
    m_name->setText(action ? plainName(action) : QString());
    m_key->setKeySequence(action ? action->shortcut() : QKeySequence());
    m_set->setEnabled(action != nullptr);
    m_reset->setEnabled(action != nullptr);
    m_problem->clear();
}

void KeyboardPage::apply()
{
    const QKeySequence key = m_key->keySequence();
    if (const Command *taken = m_commands.setShortcut(currentId(), key)) {
        //: %1: a key; %2: the command that has it.
        m_problem->setText(tr("%1 belongs to “%2”. Give that command another key first.")
                               .arg(keyText(key), plainName(taken->action)));
    }
}

} // namespace bakeoff
