// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QScrollBar>

namespace bakeoff {

/// The vertical scroll bar of a text that grows many times a second: painted again only when its slider has moved by a
/// pixel. Its scroll area hears of what follow() does only when the bar comes or goes: at each word of it the area would
/// lay itself out anew and flash both bars, with a timer for each.
class AnswerScrollBar : public QScrollBar {
public:
    explicit AnswerScrollBar(QWidget *parent = nullptr) : QScrollBar(Qt::Vertical, parent) {}

    /// As setRange(0, `maximum`) and setValue(`value`), without signals while the bar stays. Whoever calls it moves the
    /// text.
    void follow(int value, int maximum);

protected:
    void sliderChange(SliderChange change) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QRect sliderRect() const;

    QRect m_shown; ///< the slider as last painted
    bool m_following = false;
};

} // namespace bakeoff
