// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/commandregistry.h"

#include "shell/appsettings.h"
#include "widgets/icons.h"

#include <QAbstractButton>
#include <QMenu>
#include <QMenuBar>
#include <QWidget>

#include <algorithm>

namespace bakeoff {

CommandRegistry::CommandRegistry(AppSettings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
}

QAction *CommandRegistry::add(const QString &id, const QString &group, const QString &text, const QKeySequence &fallback,
                              QWidget *owner, const QString &icon)
{
    Q_ASSERT(!m_index.contains(id));
    auto *action = new QAction(text, owner);
    action->setObjectName(id);
    if (!icon.isEmpty())
        action->setIcon(lookIcon(icon));
    const QString portable = fallback.toString(QKeySequence::PortableText);
    action->setShortcut(QKeySequence(m_settings.shortcut(id, portable), QKeySequence::PortableText));
    owner->addAction(action);
    m_index.insert(id, m_commands.size());
    m_commands.append({.id = id, .group = group, .action = action, .fallback = fallback});
    emit changed();
    return action;
}

QAction *CommandRegistry::action(const QString &id) const
{
    const auto found = m_index.constFind(id);
    return found == m_index.cend() ? nullptr : m_commands[*found].action;
}

void CommandRegistry::setInPopup(const QString &id)
{
    if (const auto found = m_index.constFind(id); found != m_index.cend())
        m_commands[*found].inPopup = true;
}

bool CommandRegistry::competes(const Command &a, const Command &b)
{
    if (a.inPopup != b.inPopup)
        return false;
    const auto widgetsOf = [](const Command &command) {
        QList<const QWidget *> widgets;
        for (const QObject *object : command.action->associatedObjects()) {
            // A menu or a button shows the command; its key does not work from there.
            if (const auto *widget = qobject_cast<const QWidget *>(object);
                widget && !qobject_cast<const QMenu *>(widget) && !qobject_cast<const QMenuBar *>(widget)
                && !qobject_cast<const QAbstractButton *>(widget))
                widgets.append(widget);
        }
        return widgets;
    };
    const QList<const QWidget *> ofB = widgetsOf(b);
    return std::ranges::any_of(widgetsOf(a), [&ofB](const QWidget *one) {
        return std::ranges::any_of(ofB, [one](const QWidget *other) {
            return one == other || one->isAncestorOf(other) || other->isAncestorOf(one);
        });
    });
}

const Command *CommandRegistry::setShortcut(const QString &id, const QKeySequence &key)
{
    QAction *target = action(id);
    if (!target)
        return nullptr;
    const Command &own = m_commands[m_index.value(id)];
    const auto taken = std::ranges::find_if(m_commands, [&](const Command &command) {
        return command.id != id && !key.isEmpty() && command.action->shortcut() == key && competes(command, own);
    });
    if (taken != m_commands.end())
        return &*taken;
    target->setShortcut(key);
    m_settings.setShortcut(id, key.toString(QKeySequence::PortableText));
    emit changed();
    return nullptr;
}

void CommandRegistry::resetShortcut(const QString &id)
{
    const auto found = m_index.constFind(id);
    if (found == m_index.cend())
        return;
    m_settings.resetShortcut(id);
    m_commands[*found].action->setShortcut(m_commands[*found].fallback);
    emit changed();
}

} // namespace bakeoff
