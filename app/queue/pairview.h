// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/imageview.h"

#include <QTimer>
#include <QWidget>

namespace bakeoff {

class Tag;

/// Two pictures in one place: a divider that is dragged over them, one and then the other, or what differs. All of it is
/// zoomed and moved as one.
class PairView : public QWidget {
    Q_OBJECT
public:
    enum class Mode { Wipe, Blink, Difference };

    explicit PairView(QWidget *parent = nullptr);
    ~PairView() override;

    void setMode(Mode mode);
    Mode mode() const { return m_mode; }
    void setLetters(const QString &first, const QString &second);
    void setImages(const QImage &first, const QImage &second);
    void setDifference(const QImage &difference);
    /// What a screen reader may be told of the pictures beyond their letters.
    void setDescribed(bool described);

    PictureView view() const;
    void setView(const PictureView &view);
    double percent() const;
    /// Of the picture that is on top.
    ImageView *imageView() const;
    ImageView *firstView() const { return m_first; }
    ImageView *secondView() const { return m_second; }
    ImageView *differenceView() const { return m_difference; }

    /// Where the divider stands, as a share of the width; left of it is the first picture.
    double divide() const { return m_divide; }
    void setDivide(double share);
    QWidget *divider() const;

    bool showsSecond() const { return m_showsSecond; }
    void swap();                    ///< in Mode::Blink
    void setSwapsByItself(bool on); ///< a calm rate; never unasked
    bool swapsByItself() const { return m_pulse.isActive(); }

signals:
    void viewChanged(const bakeoff::PictureView &view);
    void divideChanged(double share);
    void swapped(bool second);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    class Divider;
    void arrange();
    void renew();

    ImageView *m_first;
    ImageView *m_second;
    ImageView *m_difference;
    Divider *m_divider;
    Tag *m_firstTag;
    Tag *m_secondTag;
    QTimer m_pulse;
    Mode m_mode = Mode::Wipe;
    double m_divide = 0.5;
    bool m_showsSecond = false;
    bool m_linking = false;
};

} // namespace bakeoff
