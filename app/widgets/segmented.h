// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAbstractButton;
class QButtonGroup;
class QHBoxLayout;

namespace bakeoff {

/// A few exclusive choices in one frame, as a view switch. Left and Right move the choice, Tab leaves it.
class Segmented : public QWidget {
    Q_OBJECT
public:
    explicit Segmented(const QString &accessibleName, QWidget *parent = nullptr);

    /// \return the index of the new choice; the first one is chosen at first
    int addChoice(const QString &text, const QString &toolTip = {});
    int currentIndex() const;
    void setCurrentIndex(int index);
    QAbstractButton *button(int index) const;

signals:
    void currentIndexChanged(int index);

private:
    QButtonGroup *m_group;
    QHBoxLayout *m_layout;
};

} // namespace bakeoff
