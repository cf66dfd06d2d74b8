// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/keytext.h"

#include "widgets/lookstyle.h"

#include <QAbstractButton>
#include <QAction>
#include <QCoreApplication>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace bakeoff {

QString keyText(const QKeySequence &key)
{
    // The main Enter key is Return to Qt; keyboards and people say Enter.
    QKeySequence shown = key;
    if (key.count() == 1 && key[0].key() == Qt::Key_Return)
        shown = QKeySequence(QKeyCombination(key[0].keyboardModifiers(), Qt::Key_Enter));
    return shown.toString(QKeySequence::NativeText).remove(u"Num+"_s);
}

QString commandToolTip(const QAction *action)
{
    QString name = action->text();
    name.remove(u'&');
    const QString key = keyText(action->shortcut());
    //: Tooltip of a command. %1: its name; %2: its key.
    return key.isEmpty() ? name : QCoreApplication::translate("bakeoff::Shell", "%1 (%2)").arg(name, key);
}

void bindButton(QAbstractButton *button, QAction *action, bool showKey)
{
    const auto follow = [button, action, showKey] {
        const bool hasText = qobject_cast<QPushButton *>(button) != nullptr;
        if (hasText)
            button->setText(action->text());
        QString name = action->text();
        button->setAccessibleName(name.remove(u'&'));
        button->setIcon(action->icon());
        button->setToolTip(commandToolTip(action));
        button->setEnabled(action->isEnabled());
        button->setCheckable(action->isCheckable());
        button->setChecked(action->isChecked());
        if (showKey)
            setKeyHint(button, keyText(action->shortcut()));
    };
    follow();
    QObject::connect(action, &QAction::changed, button, follow);
    QObject::connect(action, &QAction::toggled, button, follow);
    QObject::connect(button, &QAbstractButton::clicked, action, [action] { action->trigger(); });
}

} // namespace bakeoff
