// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace bakeoff {

class CompareScreen;
class OverlayPopup;
class Workbench;
struct Comparison;

/// Runs comparisons of the history again on the compare screen, and shows what differs then.
class RunAgain : public QObject {
    Q_OBJECT
public:
    /// \param host what the view of the differences covers
    RunAgain(Workbench &workbench, CompareScreen &screen, QWidget *host);

    /// Opens the new comparison on the compare screen and sends the prompts of `then` again, one turn after the other.
    /// \param compare when the last answer has ended, the differences are shown, if the screen still shows it
    void run(const Comparison &then, bool compare);
    /// A copy under its own name is opened there, with all turns: both go on by themselves from here.
    void branch(const Comparison &from);
    /// Beside the comparison that `now` ran again.
    void showThenNow(const Comparison &now);

signals:
    void failed(const bakeoff::Error &error);

private:
    void show(const Comparison &then, const Comparison &now);

    Workbench &m_workbench;
    CompareScreen &m_screen;
    QWidget *m_host;
    QPointer<OverlayPopup> m_popup;
};

} // namespace bakeoff
