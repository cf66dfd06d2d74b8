// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/chargerepository.h"
#include "widgets/surface.h"

#include <QTimer>

namespace bakeoff {

class ComparisonDocument;
class ElidedLabel;
class GlyphView;
class HealthItem;
struct HealthFigures;
class TextLabel;
class Workbench;

/// The status bar: at the left what runs, then how the providers do, at the right what this comparison, today and this month have cost. Real
/// money and sandbox money are never added up; a total with gaps says "at least".
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

private:
    struct Sum {
        TextLabel *label;
        TextLabel *value;
    };
    Sum addSum(const QString &label);
    static void showSum(const Sum &sum, const CostTotal &real, const CostTotal *sandbox);
    void readLedger();
    void hideSums();

    struct Period {
        ClassedTotals today;
        ClassedTotals month;
    };

    Workbench &m_workbench;
    QTimer m_soon;
    GlyphView *m_glyph;
    ElidedLabel *m_state;
    HealthItem *m_health;
    Sum m_comparison;
    Sum m_today;
    Sum m_month;
    bool m_healthKnown = false;
    bool m_hidden = false; ///< the newest turn waits for a vote: no cost may be told
    bool m_reading = false;
    bool m_again = false;
};

} // namespace bakeoff
