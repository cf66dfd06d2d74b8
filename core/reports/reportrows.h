// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/money.h"
#include "base/result.h"
#include "base/times.h"
#include "compare/comparison.h"
#include "compare/judgement.h"
#include "compare/metrics.h"
#include "jobs/job.h"
#include "jobs/jobclocks.h"
#include "providers/modelinfo.h"
#include "providers/requestkind.h"
#include "providers/tokenusage.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace bakeoff {

/// A reply as a report counts it, without its texts. Handed over one by one; nobody keeps all of them.
struct ReportReply {
    Id id;
    Id turn;
    Id comparison;
    Id pane;
    int sample = 0;
    bool continuesAnother = false; ///< Reply::continues is set: its figures are those of a part
    ModelRef model;
    QByteArray settings; ///< GenerationSettings::toJson() as it is stored, compact
    ReplyState state = ReplyState::Waiting;
    TimingSource timing = TimingSource::Stream;
    bool sandbox = false;
    UtcMicros created;
    ReplyMetrics metrics; ///< metricsOf()
    TokenUsage usage;
    std::optional<Cost> cost; ///< absent: nothing can have been charged, see mayHaveBeenBilled(), or not ended
    std::optional<ErrorKind> error;
    bool ours = false;     ///< it broke on this machine: see brokeHere(); no word on the provider's health
    int attempts = 0;      ///< failed ones before
    QString host;          ///< ChatFacts::host
    QString servedModel;   ///< ChatFacts::servedModel
    QString finishReason;  ///< ChatFacts::finishReason
    bool fallback = false; ///< another host answered than the first that was tried
    bool responseCacheHit = false;
    /// The provider boots machines on demand, and the first event came later than kColdStartAfter.
    bool probablyCold = false;
    QByteArray inputDigest; ///< inputDigest(): equal for the same work; empty: not known
    std::optional<int> rating; ///< 1 to 5
    Mark mark = Mark::None;
};

/// A job as a report counts it. Handed over one by one.
struct ReportJob {
    Id id;
    Id batch;
    ModelRef model;
    QString version;
    std::optional<RequestKind> kind; ///< absent: it never came to an output
    JobState state = JobState::Queued;
    bool sandbox = false;
    JobStamps stamps;
    JobClocks clocks; ///< jobClocks()
    QByteArray input; ///< Job::input as it is stored, compact: its short values are the settings
    std::optional<Cost> cost; ///< as Job::cost
    qint64 outputs = 0; ///< files of its output; 1 where it is a text or other JSON
    std::optional<qint64> seed;
    std::optional<ErrorKind> error;
    bool ours = false; ///< likewise
    int attempt = 1;
    QString hardware;
    std::optional<int> rating; ///< 1 to 5
};

/// A decision between replies to one prompt (BlindVote) or between outputs of jobs (OutputVerdict).
struct ReportVote {
    QList<ModelRef> members; ///< models of what was shown, in that order; one that is there twice is there twice
    VoteOutcome outcome = VoteOutcome::Open; ///< Open and Skipped ones count nowhere
    int winner = -1;         ///< index into members; set exactly when outcome is Win
    bool jobs = false;       ///< between outputs of jobs
    RequestKind kind = RequestKind::Text; ///< of the work: Text for replies
    bool sandbox = false;    ///< of the members
    bool blind = true;
    UtcMicros decided;
};

} // namespace bakeoff
