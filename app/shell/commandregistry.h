// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>

namespace bakeoff {

class AppSettings;

/// A command of the window: everything that a menu, a tooltip, the overview of keys and the settings show.
struct Command {
    QString id;    ///< stable: "compare.send"; key of a changed shortcut in the settings
    QString group; ///< translated: the screen that it belongs to
    QAction *action = nullptr;
    QKeySequence fallback;
    bool inPopup = false; ///< works only in a popup that covers the window: its key reaches no other command
};

/// All commands, in the order in which they were added. Menus, tooltips and the overview are made from it; every
/// shortcut can be changed. Commands of different screens may have the same key, since one screen is shown at a time.
class CommandRegistry : public QObject {
    Q_OBJECT
public:
    explicit CommandRegistry(AppSettings &settings, QObject *parent = nullptr);

    /// Makes the action with its default key, or the user's. `owner` is the widget in whose window the key works
    /// (Qt::WindowShortcut while it is shown); it also owns the action.
    QAction *add(const QString &id, const QString &group, const QString &text, const QKeySequence &fallback,
                 QWidget *owner, const QString &icon = {});
    QAction *action(const QString &id) const;
    const QList<Command> &commands() const { return m_commands; }
    void setInPopup(const QString &id);
    /// Could a key that both have mean either? One of them works in a part of the window that holds, or is, that of the
    /// other.
    static bool competes(const Command &a, const Command &b);

    /// Changes a key for good. \return a competing command that has this key already, else null and the change is made.
    const Command *setShortcut(const QString &id, const QKeySequence &key);
    void resetShortcut(const QString &id);

signals:
    void changed();

private:
    AppSettings &m_settings;
    QList<Command> m_commands;
    QHash<QString, qsizetype> m_index;
};

} // namespace bakeoff
