// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/surface.h"

class QToolButton;

namespace bakeoff {

class ElidedLabel;
class TextLabel;

/// The prompt of the turn shown, once for all panes, with a step to the turns before and after.
class TurnBand : public Surface {
    Q_OBJECT
public:
    explicit TurnBand(QWidget *parent = nullptr);

    /// \param number from 1 to `count`
    void setTurn(int number, int count, const QString &prompt);

signals:
    void turnChosen(int number);

private:
    TextLabel *m_number;
    ElidedLabel *m_prompt;
    QToolButton *m_previous;
    QToolButton *m_next;
    int m_current = 1;
};

} // namespace bakeoff
