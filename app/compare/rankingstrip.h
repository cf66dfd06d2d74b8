// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/surface.h"

#include <QFont>
#include <QList>
#include <QString>

namespace bakeoff {

class RankingLine;
class Segmented;
class TextLabel;

/// By what the line-up is ranked; stored by name in the comparison's view, append-only.
enum class RankBy { Cost, Speed, Rating };
QLatin1StringView rankByName(RankBy criterion);
RankBy rankByFromName(QStringView name); ///< Cost where there is no such criterion

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
    void setRanking(RankBy criterion, const QList<Entry> &entries, const QString &note);
    void setSummary(const QString &text, const QString &toolTip);
    /// \param key that goes to the next criterion, for the tooltips
    void setKey(const QString &key);
    RankBy criterion() const;
    /// What a screen reader says of the line.
    QString spoken() const;

signals:
    void criterionChosen(bakeoff::RankBy criterion);

private:
    Segmented *m_criteria;
    RankingLine *m_line;
    TextLabel *m_summary;
};

} // namespace bakeoff
