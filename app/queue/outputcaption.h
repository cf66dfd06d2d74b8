// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "queue/outputset.h"

#include <QWidget>

namespace bakeoff {

class ElidedLabel;
class Tag;
class TextLabel;

/// Below, or above, an output: its letter, and whose it is, how long it ran and what it cost; the letter alone while
/// that is hidden. A click makes the output the current one.
class OutputCaption : public QWidget {
    Q_OBJECT
public:
    explicit OutputCaption(QWidget *parent = nullptr);

    /// \param facts more about the file, in front of run and cost: "5.0 s, 24 fps"
    void setItem(const OutputEntry &item, bool hidden, const QString &facts = {});
    void setCurrent(bool current);
    /// All that it shows, in one line.
    QString line() const;

    /// "B", or "B, flux-dev, 6.8 s, ≈$0.025".
    static QString spoken(const OutputEntry &item, bool hidden);

signals:
    void clicked();

protected:
    void mousePressEvent(QMouseEvent *event) override;

private:
    Tag *m_letter;
    ElidedLabel *m_name;
    ElidedLabel *m_figures;
};

} // namespace bakeoff
