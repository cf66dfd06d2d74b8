// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/job.h"
#include "jobs/jobtimes.h"
#include "queue/joboutputs.h"
#include "widgets/tokens.h"

#include <QWidget>

class QPushButton;

namespace bakeoff {

class ClockBar;
class FactRows;
class StateMessage;
class TextLabel;
struct JobLive;

/// What there is to know of one job: its clocks, what came of it, what it cost and why, and what went wrong.
class JobOverview : public QWidget {
    Q_OBJECT
public:
    explicit JobOverview(QWidget *parent = nullptr);

    struct Shown {
        const Job &job;
        const JobOutput *output = nullptr; ///< the one in the preview; null: none
        const JobLive *live = nullptr; ///< null: it is not this process's
        QString stateWord;
        StateLook look = StateLook::Ready;
        QString providerTitle;
        bool priceKnown = true; ///< what it will cost can be computed when it has ended
        JobTimes times = {}; ///< of its model; of one that has not ended
        std::optional<UtcMicros> saved = {}; ///< when all its files were here
        UtcMicros now;
    };
    void show(const Shown &shown);

signals:
    void priceWanted();
    void hardwareWanted();

private:
    void showClocks(const Shown &shown);
    void showTrouble(const Shown &shown);

    StateMessage *m_trouble;
    FactRows *m_fields;
    TextLabel *m_total;
    ClockBar *m_clocks;
    TextLabel *m_clockNote;
    FactRows *m_facts;
    FactRows *m_moreFacts;
    TextLabel *m_costNote;
    QPushButton *m_price;
    QPushButton *m_hardware;
};

} // namespace bakeoff
