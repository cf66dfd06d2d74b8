// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/commandregistry.h"

#include "shell/appsettings.h"
#include "widgets/icons.h"

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

const Command *CommandRegistry::setShortcut(const QString &id, const QKeySequence &key)
{
    QAction *target = action(id);
    if (!target)
        return nullptr;
    const auto taken = std::ranges::find_if(m_commands, [&](const Command &command) {
        return command.id != id && !key.isEmpty() && command.action->shortcut() == key;
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
