// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QScrollBar>

namespace bakeoff {

/// The vertical scroll bar of a text that grows many times a second: painted again only when its slider has moved by a
/// pixel, and without a word to its scroll area about a range that was there before and still is.
class AnswerScrollBar : public QScrollBar {
public:
    explicit AnswerScrollBar(QWidget *parent = nullptr) : QScrollBar(Qt::Vertical, parent) {}

    /// As setRange(0, `maximum`) and setValue(`value`).
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
