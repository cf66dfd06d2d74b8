// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "store/chargerepository.h"
#include "widgets/surface.h"

#include <QTimer>

namespace bakeoff {

class BudgetBar;
class ComparisonDocument;
class GlyphView;
class HealthItem;
struct HealthFigures;
struct Turn;
class StatusText;
class Workbench;

/// The status bar: at the left what runs, then how the providers do, at the right what this comparison, today and this
/// month have cost. Real money and sandbox money are never added up; a total with gaps says "at least". Where there is no
/// room the words beside the amounts go first, then the sums of the longer times; an amount is never cut. A screen reader
/// hears of it when the last answer of a turn has ended.
class TotalsBar : public Surface {
    Q_OBJECT
public:
    explicit TotalsBar(Workbench &workbench, QWidget *parent = nullptr);

    /// The workbench is ready: from here on the ledger can be read.
    void start();
    /// The comparison on screen; may be null. Read at once, not kept.
    void showComparison(const ComparisonDocument *document);
    /// A sentence in place of what runs, while the workbench cannot be used.
    void showSentence(StateLook look, const QString &sentence);
    /// The worst of the providers; those of the sandbox only where there are no others.
    void showHealth(const HealthFigures &figures);
    HealthItem *healthItem() const { return m_health; }

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    StatusText *addSum(const QString &label);
    void showSum(StatusText *sum, const CostTotal &real, const CostTotal *sandbox);
    void renewRunning(const ComparisonDocument *document, const Turn *turn);
    void readLedger();
    void showBudget();
    void fit();

    struct Period {
        CostTally today;
        CostTally month;
    };

    Workbench &m_workbench;
    QTimer m_soon;
    GlyphView *m_glyph;
    StatusText *m_state;
    HealthItem *m_health;
    StatusText *m_comparison;
    StatusText *m_today;
    StatusText *m_month;
    BudgetBar *m_budget; ///< of day and month the one that is used up further
    Id m_running; ///< the turn whose answers were under way when last looked
    bool m_healthKnown = false;
    bool m_hasBudget = false;
    bool m_hidden = false; ///< the newest turn waits for a vote: no cost may be told
    bool m_reading = false;
    bool m_again = false;
};

} // namespace bakeoff
