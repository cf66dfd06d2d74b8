// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

#include <optional>
#include <vector>

namespace bakeoff {

/// Which part of a picture is shown. Independent of its size, so that views of several pictures can share one.
struct PictureView {
    QPointF centre{0.5, 0.5}; ///< of the view, as shares of the picture
    double zoom = 1;          ///< 1: the whole picture just fits

    friend bool operator==(const PictureView &, const PictureView &) = default;
};

/// A picture that is zoomed and moved by keys, wheel and mouse. Where it is transparent a chequered ground shows. From
/// twice its size on each of its pixels is a square.
///
/// Keys while it has the focus: + and - zoom, 0 fits, 1 shows a pixel per pixel of the screen, arrows move.
class ImageView : public QWidget {
    Q_OBJECT
public:
    explicit ImageView(QWidget *parent = nullptr);

    /// Null: nothing is shown. The view stays as it is.
    void setImage(const QImage &image);
    QImage image() const { return m_levels.empty() ? QImage() : m_levels.front(); }

    PictureView view() const { return m_view; }
    /// Corrected into what the picture allows; a signal only where that changes something.
    void setView(PictureView view);
    /// Pixels of the screen per pixel of the picture, in percent.
    double percent() const;
    /// The whole picture, in coordinates of this widget; it may reach beyond it.
    QRectF pictureRect() const;
    /// A screen reader is told size and zoom, unless who made the picture may not be told from them.
    void setDescribed(bool described);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

public slots:
    void zoomIn();
    void zoomOut();
    void fit();
    void showPixels(); ///< one pixel of the picture is one of the screen

signals:
    void viewChanged(const bakeoff::PictureView &view);
    /// The mouse is over this place, as shares of the picture; nothing: it has left.
    void hovered(const std::optional<QPointF> &share);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QSizeF fittingSize() const;                  ///< of the picture at zoom 1, device independent px
    double largestZoom() const;
    PictureView corrected(PictureView view) const;
    void zoomAround(const QPointF &place, double factor);
    void move(const QPointF &pixels);
    void describe();
    const QImage &levelFor(double scale);

    std::vector<QImage> m_levels; ///< the picture, then each half as large as the one before; made when needed
    PictureView m_view;
    std::optional<QPointF> m_dragFrom;
    bool m_described = true;
};

} // namespace bakeoff
