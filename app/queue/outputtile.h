// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/imageview.h"
#include "queue/outputset.h"

#include <QWidget>

namespace bakeoff {

class OutputCaption;

/// A picture, or the frame of a film, with its caption: a ring round the current one, which also shows where in the
/// picture one is; a cross-hair at the place that the mouse points to in another.
class OutputTile : public QWidget {
    Q_OBJECT
public:
    explicit OutputTile(QWidget *parent = nullptr);

    void setItem(const OutputEntry &item, bool hidden, const QString &facts = {});
    void setImage(const QImage &image);
    /// In the picture's place: it cannot be shown.
    void setSentence(const QString &sentence);
    void setCurrent(bool current);
    bool isCurrent() const { return m_current; }
    /// As shares of the picture; nothing: none.
    void setCross(const std::optional<QPointF> &share);
    std::optional<QPointF> cross() const { return m_cross; }

    ImageView *view() const { return m_view; }
    OutputCaption *caption() const { return m_caption; }

signals:
    /// It is to be the current one.
    void chosen();
    /// The picture has another size on the screen.
    void resized();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class Overlay;
    void renewOverlay();

    ImageView *m_view;
    Overlay *m_overlay;
    OutputCaption *m_caption;
    std::optional<QPointF> m_cross;
    QString m_sentence;
    bool m_current = false;
};

} // namespace bakeoff
