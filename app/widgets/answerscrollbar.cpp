// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/answerscrollbar.h"

#include <QSignalBlocker>
#include <QStyle>
#include <QStyleOptionSlider>

namespace bakeoff {

void AnswerScrollBar::follow(int value, int maximum)
{
    if (this->maximum() == maximum && this->value() == value)
        return;
    m_following = true;
    {
        const bool stays = this->maximum() > 0 && maximum > 0;
        const QSignalBlocker quiet(stays ? this : nullptr);
        setRange(0, maximum);
        setValue(value);
    }
    m_following = false;
    if (sliderRect() != m_shown)
        update();
}

void AnswerScrollBar::sliderChange(SliderChange change)
{
    if (!m_following)
        QScrollBar::sliderChange(change);
}

void AnswerScrollBar::paintEvent(QPaintEvent *event)
{
    m_shown = sliderRect();
    QScrollBar::paintEvent(event);
}

QRect AnswerScrollBar::sliderRect() const
{
    QStyleOptionSlider option;
    initStyleOption(&option);
    return style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, this);
}

} // namespace bakeoff
