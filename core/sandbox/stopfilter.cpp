// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/stopfilter.h"

#include <algorithm>

namespace bakeoff {

QByteArray StopFilter::feed(const QByteArray &piece)
{
    if (m_sequences.isEmpty())
        return piece;
    m_held += piece;
    qsizetype at = -1;
    for (const QByteArray &sequence : std::as_const(m_sequences)) {
        const qsizetype found = m_held.indexOf(sequence);
        if (found >= 0 && (at < 0 || found < at))
            at = found;
    }
    if (at >= 0) {
        m_stopped = true;
        return m_held.first(at);
    }
    qsizetype keep = 0;
    for (const QByteArray &sequence : std::as_const(m_sequences)) {
        for (qsizetype n = std::min(sequence.size() - 1, m_held.size()); n > keep; --n) {
            if (m_held.endsWith(QByteArrayView(sequence).first(n))) {
                keep = n;
                break;
            }
        }
    }
    const QByteArray shown = m_held.chopped(keep);
    m_held = m_held.last(keep);
    return shown;
}

} // namespace bakeoff
