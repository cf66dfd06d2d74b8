// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"

#include <QList>
#include <QString>

#include <chrono>

namespace bakeoff {

class Database;
struct GenerationInfo;

/// An answer whose bill its provider tells only afterwards.
struct OpenBill {
    Id subject; ///< the reply
    QString provider;
    QString generation; ///< by what the provider knows it
    UtcMicros since;    ///< when the answer ended
    UtcMicros due = {}; ///< the next moment to ask
    int tries = 0;
    friend bool operator==(const OpenBill &, const OpenBill &) = default;
};

/// The pause after `tries` questions: 2 s, 5 s, 15 s, 1 min, 5 min, 30 min, then always 6 hours.
std::chrono::seconds pauseBeforeBill(int tries);

/// Bills that are to be asked for. Several processes share the list, and each question is asked by one of them.
class BillRepository {
public:
    /// Asked for this long; then the charge stays as it is.
    static constexpr std::chrono::days kAskedFor{7};

    explicit BillRepository(Database &db)
        : m_db(db)
    {
    }
    /// All of them, those that are due first in front.
    Result<QList<OpenBill>> list() const;

    // Writing: inside a transaction of the store thread.

    /// Due after the first pause. Nothing happens where it is there already; `due` and `tries` are not looked at.
    Status add(const OpenBill &bill);
    Status drop(const Id &subject);
    /// Those to ask for now, at most 20, each moved on to its next moment, so that nobody else asks meanwhile. Forgets
    /// what was asked for long and often enough. A due moment further off than the longest pause is due too: the clock
    /// was set back.
    /// \param all without regard to the due moment
    Result<QList<OpenBill>> take(UtcMicros now, bool all);
    /// The bill came in: what was counted, the host, the cost of the reply and its charge change together, in the day
    /// to which it belonged before; nothing is held for it any more.
    /// \return whether it was still open; nothing changes otherwise, nor where the record names no amount.
    Result<bool> settle(const Id &subject, const GenerationInfo &record);

private:
    Database &m_db;
};

} // namespace bakeoff
