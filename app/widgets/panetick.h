// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCheckBox>

namespace bakeoff {

/// The tick box in the head of a pane. While it is quiet it is painted only under the pointer or with the keyboard's
/// focus, so that a row of heads does not look like a form; it keeps its place.
class PaneTick : public QCheckBox {
    Q_OBJECT
public:
    explicit PaneTick(QWidget *parent = nullptr);

    void setQuiet(bool quiet);
    /// The pointer is over the head that it stands in.
    void setHeadHovered(bool hovered);
    bool isPainted() const;
    QSize sizeHint() const override;

protected:
    bool hitButton(const QPoint &position) const override;
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_quiet = true;
    bool m_hovered = false;
};

} // namespace bakeoff
