// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/job.h"

#include <QJsonObject>

namespace bakeoff {

class MediaLibrary;

/// `job … --json`: times in milliseconds, money as a decimal string, what is not known is absent.
QJsonObject jobJson(const Job &job, const MediaLibrary &library, UtcMicros now);
QJsonObject jobJson(const JobSummary &job, UtcMicros now);

} // namespace bakeoff
