// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/judgement.h"
#include "widgets/surface.h"

class QPushButton;

namespace bakeoff {

class ElidedLabel;
class StarRating;

/// The foot of a pane: what a person thinks of its answer. Outlines and quiet words until something is given; note and
/// tags stand on the same line.
class JudgeBar : public Surface {
    Q_OBJECT
public:
    explicit JudgeBar(QWidget *parent = nullptr);

    struct Shown {
        QString name; ///< of the model, for screen readers
        Judgement judgement;
        QString vote; ///< what a blind vote made of it: "A, voted best"; empty: there was none
        friend bool operator==(const Shown &, const Shown &) = default;
    };
    void setShown(const Shown &shown);
    struct Keys {
        QString rating; ///< "Ctrl+J, 1 to 5"
        QString best;
        QString worst;
        QString note;
        friend bool operator==(const Keys &, const Keys &) = default;
    };
    void setKeys(const Keys &keys);

    StarRating *stars() const { return m_stars; }
    QPushButton *bestButton() const { return m_best; }
    QPushButton *worstButton() const { return m_worst; }
    QPushButton *noteButton() const { return m_note; }
    /// The line of vote, tags and note as it is shown.
    QString line() const;

signals:
    void rated(int rating); ///< 0 takes it back
    void markToggled(bakeoff::Mark mark);
    void noteRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void renewMarks();

    Shown m_shown;
    Keys m_keys;
    StarRating *m_stars;
    QPushButton *m_best;
    QPushButton *m_worst;
    ElidedLabel *m_line;
    QPushButton *m_note;
};

} // namespace bakeoff
