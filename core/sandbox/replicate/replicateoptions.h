// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

namespace bakeoff {

/// How the sandbox's `/v1` behaves. Those of whole numbers can be read and changed while it runs, at /sandbox/settings.
struct SandboxReplicateOptions {
    QString folder = {}; ///< of predictions and files; made where it is missing. Empty: a temporary one
    std::chrono::milliseconds expireAfter = std::chrono::hours(1); ///< input, output and logs of ended predictions
    std::chrono::milliseconds uploadsExpireAfter = std::chrono::hours(24);
    std::chrono::milliseconds longestRun = std::chrono::minutes(30); ///< where no Cancel-After says less
    std::chrono::milliseconds leastCancelAfter = std::chrono::seconds(5);
    std::chrono::milliseconds streamIdle = std::chrono::seconds(30);  ///< then a stream ends with a comment
    std::chrono::milliseconds webhookRetry = std::chrono::seconds(1); ///< before the second try; doubles each time
    int pacePercent = 100; ///< of each model's own durations: 0 is as fast as it can
    int coldStartMs = 0;   ///< added to each model's own start
    int createsPerMinute = 600;
    int createBurst = 600; ///< at once
    int othersPerMinute = 3000;
    int pageSize = 100; ///< predictions and files of a page
    int modelPageSize = 25;
};

} // namespace bakeoff
