// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace bakeoff {

/// Five stars, of which the first ones are given. A click gives that many, a click on the last given one takes them
/// back; with the focus 1 to 5, the arrows and Delete do the same. Only outlines while nothing is given.
class StarRating : public QWidget {
    Q_OBJECT
public:
    static constexpr int kMost = 5;

    explicit StarRating(QWidget *parent = nullptr);

    int rating() const { return m_rating; } ///< 1 to 5; 0: none
    void setRating(int rating);
    /// \param subject what is rated, for screen readers
    void setSubject(const QString &subject);
    /// Where a star is painted. \param star from 1
    QRect starRect(int star) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    /// The user's choice; 0 takes the rating back.
    void chosen(int rating);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int starAt(const QPoint &position) const; ///< 0: none
    void setHovered(int star);
    void renewName();

    QString m_subject;
    int m_rating = 0;
    int m_hovered = 0;
    bool m_ring = false; ///< the focus came by the keyboard
};

} // namespace bakeoff
