// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/rankingstrip.h"

namespace bakeoff {

/// The painted part of the ranking strip: "1 name value" one after the other, as many as there is room for.
class RankingLine : public QWidget {
    Q_OBJECT
public:
    explicit RankingLine(QWidget *parent = nullptr);

    void setEntries(const QList<RankingStrip::Entry> &entries, const QString &note);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void renewFonts();

    QList<RankingStrip::Entry> m_entries;
    QString m_note;
    QFont m_font;
    QFont m_figure;
    QFont m_best;
};

} // namespace bakeoff
