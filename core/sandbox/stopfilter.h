// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace bakeoff {

/// Lets a text through up to the first stop sequence, also where one comes in several pieces. Pure.
class StopFilter {
public:
    explicit StopFilter(QList<QByteArray> sequences)
        : m_sequences(std::move(sequences))
    {
    }

    /// What may be shown after `piece`: the end that could begin a stop sequence is held back.
    QByteArray feed(const QByteArray &piece);
    /// A sequence was found: the text ends before it.
    bool stopped() const { return m_stopped; }
    /// What was held back, where the text ends by itself.
    QByteArray rest() { return m_stopped ? QByteArray() : std::exchange(m_held, {}); }

private:
    QList<QByteArray> m_sequences;
    QByteArray m_held;
    bool m_stopped = false;
};

} // namespace bakeoff
