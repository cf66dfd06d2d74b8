// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/imagedifference.h"
#include "media/imageview.h"
#include "queue/outputsection.h"

#include <QTimer>

class QComboBox;
class QGridLayout;
class QPushButton;
class QStackedWidget;

namespace bakeoff {

class PictureDiffer;
class ElidedLabel;
class OutputTile;
class PairView;

/// Pictures side by side, zoomed and moved as one; or two of them in one place.
///
/// Keys while the focus is in it: those of ImageView.
class PictureSection : public OutputSection {
    Q_OBJECT
public:
    explicit PictureSection(OutputSet &set, QWidget *parent = nullptr);
    ~PictureSection() override;

    bool setLook(Look look) override;
    Look look() const override { return m_look; }
    bool toggleLink() override;
    void showItem(int index) override;
    void stop() override;
    void focusCurrent() override;

    bool isLinked() const { return m_linked; }
    OutputTile *tile(int index) const { return m_tiles.value(index); }
    PairView *pairView() const { return m_pairView; }
    /// What differs, of the two that are shown; nothing until it is computed.
    const std::optional<ImageDifference> &difference() const { return m_difference; }
    /// The words at the right of the head.
    QString info() const;

protected:
    void rebuild() override;
    void showCurrent() override;

private:
    void buildHead();
    void placeTiles();
    void renewLook();
    void renewPair();
    void renewPairChoice();
    void renewInfo();
    void choosePair();
    void viewMoved(OutputTile *from, const PictureView &view);
    void hoverMoved(OutputTile *from, const std::optional<QPointF> &share);
    void onShown(const std::function<void(ImageView &)> &act);
    QImage imageOf(int index) const;
    int amplification() const;
    ImageView *shownView() const;

    Segmented *m_looks;
    QPushButton *m_link;
    QComboBox *m_first;
    QComboBox *m_second;
    QPushButton *m_byItself;
    QComboBox *m_amplify;
    ElidedLabel *m_info;
    TextLabel *m_percent;
    QStackedWidget *m_pages;
    QWidget *m_gridPage;
    QGridLayout *m_grid;
    PairView *m_pairView;
    PictureDiffer *m_maker;
    QList<OutputTile *> m_tiles;
    std::optional<ImageDifference> m_difference;
    std::optional<QPointF> m_hover;
    PictureView m_view;
    QTimer m_keep; ///< stores the view once it stands still
    Look m_look = Look::Grid;
    bool m_linked = true;
    bool m_moving = false;
};

} // namespace bakeoff
