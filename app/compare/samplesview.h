// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "widgets/surface.h"

#include <QList>

class QMenu;
class QPushButton;
class QToolButton;

namespace bakeoff {

class ElidedLabel;

/// Under the header of a pane that asked its model several times: how many answers there are and how many of them say
/// the same, the way to each of them, how cost and time are spread.
class SamplesView : public Surface {
    Q_OBJECT
public:
    explicit SamplesView(QWidget *parent = nullptr);

    struct Sample {
        Id reply;
        QString state; ///< "Done"
        QString figures; ///< "1.2 s, $0.0012"; empty while not known
        friend bool operator==(const Sample &, const Sample &) = default;
    };
    struct Group {
        QString text;         ///< the start of the answer
        QList<Id> replies;
        friend bool operator==(const Group &, const Group &) = default;
    };
    struct Shown {
        QString name;          ///< of the model, for screen readers
        QString summary;       ///< "5 answers, 3 distinct"
        QString spread;        ///< empty: not known
        QString spreadToolTip;
        QList<Sample> samples; ///< in the order in which they were asked for
        QList<Group> groups;   ///< the largest first
        Id chosen;
        friend bool operator==(const Shown &, const Shown &) = default;
    };
    const Shown &shown() const { return m_shown; }
    void setShown(const Shown &shown);
    /// In the user's format, for the tooltips.
    void setKeys(const QString &previous, const QString &next);

    QToolButton *previousButton() const { return m_previous; }
    QToolButton *nextButton() const { return m_next; }
    QPushButton *listButton() const { return m_list; }
    const QList<QPushButton *> &groupButtons() const { return m_chips; }

signals:
    void chosen(const bakeoff::Id &reply);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void step(int by);
    void makeChips();
    void fitChips();
    void fillMenu(QMenu &menu);
    void addSample(QMenu &menu, qsizetype index);
    qsizetype place() const; ///< of the chosen one; -1: none

    Shown m_shown;
    ElidedLabel *m_summary;
    QToolButton *m_previous;
    QPushButton *m_list;
    QToolButton *m_next;
    QWidget *m_chipRow;
    QList<QPushButton *> m_chips;
    ElidedLabel *m_spread;
};

} // namespace bakeoff
