// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace bakeoff {

/// A picture of a page above its name: one choice among a few. In an exclusive QButtonGroup the arrow keys move the choice.
class ReportTile : public QAbstractButton {
    Q_OBJECT
public:
    enum class Page { Full, OnePage, Costs, Blind };

    ReportTile(Page page, const QString &text, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    Page m_page;
};

} // namespace bakeoff
