// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/ranking.h"
#include "widgets/surface.h"

#include <QFont>
#include <QList>
#include <QString>

namespace bakeoff {

class ElidedLabel;
class RankingLine;
class Segmented;

/// As the comparison's view stores it: "cost"; append-only.
QLatin1StringView rankOrderName(RankOrder order);
RankOrder rankOrderFromName(QStringView name); ///< Cost where there is no such order

/// One line above the panes: the line-up ranked by cost, speed or rating, best first; at its end what is still open and
/// what the turn costs.
class RankingStrip : public Surface {
    Q_OBJECT
public:
    explicit RankingStrip(QWidget *parent = nullptr);

    struct Entry {
        int rank = 0; ///< from 1, equal ones share it; 0: not ranked
        QString name;
        QString value;
        friend bool operator==(const Entry &, const Entry &) = default;
    };
    /// \param note in place of the entries where nothing is ranked yet
    void setRanking(RankOrder order, const QList<Entry> &entries, const QString &note);
    void setSummary(const QString &text, const QString &toolTip);
    /// \param key that goes to the next order, for the tooltips
    void setKey(const QString &key);
    RankOrder order() const;
    /// What a screen reader says of the line.
    QString spoken() const;

signals:
    void orderChosen(bakeoff::RankOrder order);

private:
    Segmented *m_orders;
    RankingLine *m_line;
    ElidedLabel *m_summary;
};

} // namespace bakeoff
