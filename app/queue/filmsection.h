// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/imagedifference.h"
#include "queue/outputsection.h"

class QComboBox;
class QStackedWidget;
class QToolButton;

namespace bakeoff {

class PictureDiffer;
class ElidedLabel;
class OutputTile;
class PairView;
class PlayBar;
class PlayGroup;

/// Films on one play head, side by side or two of them in one place. The current one is heard.
///
/// Keys while the focus is in it: those of PlayBar and ImageView.
class FilmSection : public OutputSection {
    Q_OBJECT
public:
    explicit FilmSection(OutputSet &set, QWidget *parent = nullptr);
    ~FilmSection() override;

    bool setLook(Look look) override;
    Look look() const override { return m_look; }
    void showItem(int index) override;
    void stop() override;
    void focusCurrent() override;

    PlayGroup *player() const { return m_player; }
    PlayBar *bar() const { return m_bar; }
    OutputTile *tile(int index) const { return m_tiles.value(index); }
    PairView *pairView() const { return m_pairView; }
    /// What is said of the frames that were shown together.
    QString info() const;

protected:
    void rebuild() override;
    void showCurrent() override;
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void open();
    void showFrames();
    void renewLook();
    void renewInfo();
    void renewAudible();
    QString factsOf(const OutputEntry &item) const;

    Segmented *m_looks;
    QToolButton *m_mute;
    ElidedLabel *m_info;
    QStackedWidget *m_pages;
    QWidget *m_gridPage;
    QHBoxLayout *m_grid;
    PairView *m_pairView;
    PlayGroup *m_player;
    PlayBar *m_bar;
    PictureDiffer *m_maker;
    QList<OutputTile *> m_tiles;
    std::optional<ImageDifference> m_difference;
    Look m_look = Look::Grid;
    bool m_linking = false;
};

} // namespace bakeoff
