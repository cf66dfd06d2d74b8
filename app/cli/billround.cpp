// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/billround.h"

#include "cli/context.h"
#include "cli/interrupt.h"
#include "workbench/billlookup.h"
#include "workbench/workbench.h"

#include <QTimer>

namespace bakeoff {

BillRound askForBills(Workbench &workbench, const Interrupt &interrupt, std::chrono::milliseconds limit)
{
    /// Between two rounds: a bill that is not recorded yet may be in a moment.
    constexpr std::chrono::seconds kPause(2);
    BillLookup &bills = workbench.bills();
    (void)await(bills.reload());
    BillRound round{.open = bills.pending()};
    if (round.open == 0)
        return round;
    QEventLoop loop;
    QTimer again;
    again.setSingleShot(true);
    QObject::connect(&again, &QTimer::timeout, &bills, &BillLookup::askNow);
    QObject::connect(&bills, &BillLookup::found, &loop, [&round] { ++round.found; });
    QObject::connect(&bills, &BillLookup::asked, &loop, [&] {
        if (bills.pending() == 0)
            loop.quit();
        else
            again.start(kPause);
    });
    QObject::connect(&interrupt, &Interrupt::interrupted, &loop, &QEventLoop::quit);
    QTimer::singleShot(limit, &loop, &QEventLoop::quit);
    bills.askNow();
    if (!interrupt.raised())
        loop.exec();
    round.open = bills.pending();
    return round;
}

} // namespace bakeoff
