// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/joblook.h"

#include "jobs/jobclocks.h"

#include <QRegularExpression>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

StateLook standLook(JobStand stand)
{
    switch (stand) {
    case JobStand::Waiting:
        return StateLook::Waiting;
    case JobStand::Held:
        return StateLook::Held;
    case JobStand::Running:
        return StateLook::Answering;
    case JobStand::Saving:
        return StateLook::Saving;
    case JobStand::Done:
        return StateLook::Done;
    case JobStand::Failed:
        return StateLook::Failed;
    case JobStand::Stopped:
        return StateLook::Stopped;
    case JobStand::Unconfirmed:
        return StateLook::Unconfirmed;
    }
    Q_UNREACHABLE_RETURN(StateLook::Ready);
}

StateLook jobLook(const JobRow &row, UtcMicros now)
{
    if (row.job.state == JobState::Starting && jobClocks(row.job.stamps, row.job.predictTime, row.job.state, now).probablyCold)
        return StateLook::ColdStart;
    return standLook(row.stand);
}

std::optional<int> saidPercent(QStringView logs)
{
    // A bar is written again and again: only the end counts.
    constexpr qsizetype kEnd = 400;
    static const QRegularExpression bar(u"(?<![0-9.])(100|[0-9]{1,2})%\\|"_s);
    std::optional<int> last;
    auto match = bar.globalMatchView(logs.last(std::min(kEnd, logs.size())));
    while (match.hasNext())
        last = match.next().capturedView(1).toInt();
    return last;
}

} // namespace bakeoff
