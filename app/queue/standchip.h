// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/joblist.h"

#include <QAbstractButton>

#include <optional>

namespace bakeoff {

/// A round button that shows only the jobs that stand so, with how many there are.
class StandChip : public QAbstractButton {
    Q_OBJECT
public:
    /// \param stand absent: all jobs
    explicit StandChip(std::optional<JobStand> stand, QWidget *parent = nullptr);

    std::optional<JobStand> stand() const { return m_stand; }
    void setCount(int count);
    int count() const { return m_count; }
    /// Without its word, which the tooltip keeps.
    void setFolded(bool folded);
    int widthOf(bool folded) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    std::optional<JobStand> m_stand;
    int m_count = 0;
    bool m_folded = false;
};

} // namespace bakeoff
