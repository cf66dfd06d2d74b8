// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRegularExpression>
#include <QString>

namespace bakeoff {

/// What a search asks for, to be marked in texts: the words of a query as the history looks them up. Case and accents
/// make no difference, characters between words neither ("retry-after" marks "Retry After"); "quoted words" stand behind
/// each other; the last word may be the beginning of one.
class TextFinder {
public:
    struct Stretch {
        qsizetype at = 0;     ///< UTF-16 units
        qsizetype length = 0; ///< never 0
        friend bool operator==(const Stretch &, const Stretch &) = default;
    };

    TextFinder() = default; ///< marks nothing
    static TextFinder ofQuery(const QString &query);

    bool isEmpty() const { return m_pattern.pattern().isEmpty(); }
    /// All places, rising, not touching each other's inside.
    QList<Stretch> in(const QString &text) const;

    friend bool operator==(const TextFinder &a, const TextFinder &b) { return a.m_pattern == b.m_pattern; }

private:
    QRegularExpression m_pattern;
};

} // namespace bakeoff
