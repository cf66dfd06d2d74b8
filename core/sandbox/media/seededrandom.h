// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCryptographicHash>
#include <QString>
#include <QtEndian>

namespace bakeoff {

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every machine, which the distributions of <random> do not
/// promise.
class SeededRandom {
public:
    /// \param purpose keeps the numbers of one part of a picture from moving those of another
    SeededRandom(const QString &prompt, quint64 seed, QByteArrayView purpose)
    {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        hash.addData(purpose);
        hash.addData(QByteArrayView("\0", 1));
        const quint64 little = qToLittleEndian(seed);
        hash.addData(QByteArrayView(reinterpret_cast<const char *>(&little), sizeof little));
        hash.addData(prompt.toUtf8());
        m_state = qFromLittleEndian<quint64>(hash.result().constData());
    }

    quint64 next()
    {
        m_state += 0x9E3779B97F4A7C15U;
        quint64 z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31);
    }
    /// In [0, 1).
    float unit() { return static_cast<float>(next() >> 40) * 0x1p-24F; }
    /// In [from, to).
    float between(float from, float to) { return from + (to - from) * unit(); }
    /// In [0, count).
    int below(int count) { return static_cast<int>(next() % static_cast<quint64>(count)); }

private:
    quint64 m_state;
};

} // namespace bakeoff
