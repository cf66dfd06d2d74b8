// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wordfold.h"

#include "widgets/lookstyle.h"

#include <QAbstractButton>

namespace bakeoff {

void WordFold::add(int order, const QList<QAbstractButton *> &buttons)
{
    for (QAbstractButton *button : buttons)
        m_groups[order].append(button);
}

void WordFold::fit(const QWidget &row, int width, int room)
{
    int need = width + saved(row);
    for (const auto &group : m_groups) {
        const bool fold = need > room;
        for (QAbstractButton *button : group.second) {
            if (!button)
                continue;
            if (fold && button->isVisibleTo(&row))
                need -= foldGain(button);
            setFolded(button, fold);
        }
    }
}

int WordFold::gain(const QWidget &row, bool folded) const
{
    int px = 0;
    for (const auto &group : m_groups) {
        for (const QAbstractButton *button : group.second) {
            if (button && isFolded(button) == folded && button->isVisibleTo(&row))
                px += foldGain(button);
        }
    }
    return px;
}

} // namespace bakeoff
