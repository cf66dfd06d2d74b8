// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/chatrun.h"

#include <QHash>

namespace bakeoff {

/// The faults that replace a whole answer. Those in the middle of one are ChatRun's.
class FaultAnswers {
public:
    explicit FaultAnswers(const Clock &clock);

    /// Answers, or keeps silent, as the job's fault says. \return false where the job goes on to ChatRun, which it may
    ///   have been changed for
    bool answer(HttpConnection &connection, const HttpRequest &request, ChatJob &job, GenerationLog &log);

private:
    bool isRepeated(const HttpRequest &request);
    void answerLate(HttpConnection &connection, const ChatJob &job, GenerationLog &log) const;

    const Clock &m_clock;
    QHash<QByteArray, std::chrono::nanoseconds> m_limited; ///< requests that got their 429, and when
};

} // namespace bakeoff
