// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/job.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace bakeoff {

/// What stands beside the figures of a ReportReply; all of it is hostile until it is escaped.
struct ReportReplyTexts {
    QString title;  ///< of its comparison
    QString system; ///< system prompt, as it was sent
    QString prompt;
    QString text;
    QString reasoning;
    QString note;
    QStringList tags;
};

/// What stands beside the figures of a ReportJob.
struct ReportJobTexts {
    QString title;
    QByteArray output; ///< Job::output as it is stored, compact JSON; empty: none
    QString note;
    QList<Artifact> files; ///< in the order of the output, of every state
};

} // namespace bakeoff
