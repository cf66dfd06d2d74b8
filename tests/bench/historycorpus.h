// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/times.h"

#include <QString>
#include <QStringList>

namespace bakeoff::bench {

/// Words of the made-up history, the most frequent first.
QStringList corpusWords();

/// A history of a million replies (see README.md), made where the user's caches are and kept there for the next time.
/// BAKEOFF_BENCH_REPLIES changes the million. \return its file
Result<QString> historyCorpus();
qint64 corpusReplies();
/// From the first to the last comparison.
UtcMicros corpusStart();
UtcMicros corpusEnd();

} // namespace bakeoff::bench
