// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/healthtexts.h"

#include <QAbstractButton>

namespace bakeoff {

/// The providers' health in the status bar: glyph and words of the worst state; a click opens the page.
class HealthItem : public QAbstractButton {
    Q_OBJECT
public:
    explicit HealthItem(QWidget *parent = nullptr);

    void setState(const HealthState &state);
    const HealthState &state() const { return m_state; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    HealthState m_state;
};

} // namespace bakeoff
