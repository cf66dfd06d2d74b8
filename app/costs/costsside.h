// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "costs/charge.h"
#include "widgets/surface.h"

class QPushButton;

namespace bakeoff {

class AppSettings;
class ProviderCheck;
class TextLabel;
class UnknownCharges;
class Workbench;

/// The right side of the costs screen: what is unknown and what can be done about it, the providers' own figures, and
/// how old the prices are.
class CostsSide : public QWidget {
    Q_OBJECT
public:
    CostsSide(Workbench &workbench, AppSettings &settings, QWidget *parent = nullptr);

    /// The workbench is ready.
    void start();
    void setUnknown(const QList<Charge> &charges, int all);

signals:
    void priceWanted(const bakeoff::ModelRef &model);
    void priceBookWanted();
    void changed(); ///< charges were given an amount

private:
    void renewBills();
    void renewPrices();

    Workbench &m_workbench;
    UnknownCharges *m_unknown;
    ProviderCheck *m_check;
    QWidget *m_bills;
    TextLabel *m_billsText;
    QPushButton *m_lookUp;
    TextLabel *m_prices;
};

} // namespace bakeoff
