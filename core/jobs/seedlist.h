// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

class QRandomGenerator;

namespace bakeoff {

/// Seeds that one run is repeated with.
inline constexpr int kMostSeeds = 200;

/// What a list of seeds, as it was typed, comes to.
struct SeedReading {
    QList<qint64> seeds; ///< in their order, each once
    QString odd;         ///< the first piece that is no seed; empty: all are
    bool tooMany = false; ///< there are more than kMostSeeds
    bool isValid() const { return odd.isEmpty() && !tooMany; }
    friend bool operator==(const SeedReading &, const SeedReading &) = default;
};

/// Whole numbers with commas, semicolons or white space between them; "41-43" is 41, 42, 43.
SeedReading readSeeds(const QString &text);
/// "41, 42, 43": read back by readSeeds().
QString seedsText(const QList<qint64> &seeds);

/// So many seeds from 0 to `most` that are not among `besides`; fewer where there are none left.
QList<qint64> randomSeeds(int count, qint64 most, const QList<qint64> &besides, QRandomGenerator &random);

} // namespace bakeoff
