// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/seedlist.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <limits>

namespace bakeoff {

using namespace Qt::StringLiterals;

SeedReading readSeeds(const QString &text)
{
    static const QRegularExpression gap(u"[\\s,;]+"_s);
    static const QRegularExpression range(u"^(\\d+)(?:-|–|\\.\\.)(\\d+)$"_s);
    SeedReading reading;
    QSet<qint64> seen;
    const auto add = [&](qint64 seed) {
        if (seen.contains(seed))
            return true;
        if (reading.seeds.size() >= kMostSeeds) {
            reading.tooMany = true;
            return false;
        }
        seen.insert(seed);
        reading.seeds.append(seed);
        return true;
    };
    for (const QString &piece : text.split(gap, Qt::SkipEmptyParts)) {
        bool ok = false;
        const qint64 seed = piece.toLongLong(&ok);
        if (ok) {
            if (!add(seed))
                break;
            continue;
        }
        const QRegularExpressionMatch match = range.match(piece);
        bool second = false;
        const qint64 from = match.captured(1).toLongLong(&ok);
        const qint64 to = match.captured(2).toLongLong(&second);
        if (!match.hasMatch() || !ok || !second || to < from) {
            reading.odd = piece;
            break;
        }
        for (qint64 at = from; add(at) && at < to; ++at) { }
        if (reading.tooMany)
            break;
    }
    return reading;
}

QString seedsText(const QList<qint64> &seeds)
{
    QStringList pieces;
    for (const qint64 seed : seeds)
        pieces.append(QString::number(seed));
    return pieces.join(u", "_s);
}

QList<qint64> randomSeeds(int count, qint64 most, const QList<qint64> &besides, QRandomGenerator &random)
{
    QSet<qint64> taken(besides.cbegin(), besides.cend());
    QList<qint64> seeds;
    // Where few are left the draw ends all the same.
    const qint64 top = std::clamp<qint64>(most, 0, std::numeric_limits<qint32>::max());
    for (int tries = 0; seeds.size() < count && tries < 100 * count; ++tries) {
        const qint64 seed = random.bounded(qint64(0), top + 1);
        if (taken.contains(seed))
            continue;
        taken.insert(seed);
        seeds.append(seed);
    }
    return seeds;
}

} // namespace bakeoff
