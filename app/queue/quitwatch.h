// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

class QWidget;

namespace bakeoff {

class Workbench;

/// Quitting while jobs run: names them, says what becomes of them, and waits for them where that is wished.
class QuitWatch : public QObject {
    Q_OBJECT
public:
    QuitWatch(Workbench &workbench, QWidget *window);

    /// The workbench is ready.
    void start();
    /// May the window close? Asks where jobs run. After "wait" it may not: mayQuitNow() follows.
    bool mayQuit();
    bool isWaiting() const { return m_waiting; }
    /// The user stays after all.
    void stay();
    /// "Still running: 3 jobs at replicate. 1 job is still being saved."; empty where nothing is under way.
    QString sentence() const;

signals:
    /// What is waited for has become less, or is not waited for any more.
    void waitingChanged();
    void mayQuitNow();

private:
    /// The first few jobs by their names and models, and how many more.
    QString namesHtml() const;
    void look();

    Workbench &m_workbench;
    QWidget *m_window;
    bool m_waiting = false;
    bool m_asking = false;
};

} // namespace bakeoff
