// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointer>

#include <map>

class QAbstractButton;
class QWidget;

namespace bakeoff {

/// Buttons of one row that lose their words, group by group, where the row has no room for all of them; they are then
/// shown by their icons. Their texts, tooltips and accessible names stay.
class WordFold {
public:
    /// \param order the lowest loses its words first; calls of one order make one group
    void add(int order, const QList<QAbstractButton *> &buttons);
    /// \param width px that the row needs with what is shown now \param room px that it has
    void fit(const QWidget &row, int width, int room);
    /// How many px of `row` could still be saved, and how many are.
    int open(const QWidget &row) const { return gain(row, false); }
    int saved(const QWidget &row) const { return gain(row, true); }

private:
    int gain(const QWidget &row, bool folded) const;

    std::map<int, QList<QPointer<QAbstractButton>>> m_groups;
};

} // namespace bakeoff
