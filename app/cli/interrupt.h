// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace bakeoff {

/// Ctrl-C (SIGINT) and SIGTERM as a Qt signal on the main thread. One object a process.
class Interrupt : public QObject {
    Q_OBJECT
public:
    explicit Interrupt(QObject *parent = nullptr);
    ~Interrupt() override;

    bool raised() const { return m_raised; }

signals:
    /// The first time the user asks to stop. A second Ctrl-C ends the process at once.
    void interrupted();

private:
    int m_pipe[2] = {-1, -1};
    bool m_raised = false;
};

} // namespace bakeoff
