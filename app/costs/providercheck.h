// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "costs/tally.h"
#include "providers/provider.h"

#include <QHash>
#include <QPointer>
#include <QWidget>

class QVBoxLayout;

namespace bakeoff {

class Workbench;

/// The ledger beside what a provider's own books say, over the same days of UTC.
struct SpendingCheck {
    AccountSpending theirs;
    CostTotal today; ///< of the ledger
    CostTotal month;
    int pendingBills = 0;
    friend bool operator==(const SpendingCheck &, const SpendingCheck &) = default;
};

/// Compares the ledger with the figures of each provider that tells its own. A provider is asked only on a click.
class ProviderCheck : public QWidget {
    Q_OBJECT
public:
    explicit ProviderCheck(Workbench &workbench, QWidget *parent = nullptr);

    /// Providers came or went.
    void renew();

    /// "$0.0013 apart", "both agree"; empty where the provider did not say.
    static QString differenceText(const SpendingCheck &check, const QLocale &locale);
    /// Both sums, and what a difference is likely due to.
    static QString sentence(const SpendingCheck &check, const QString &provider, const QLocale &locale);

private:
    struct Answer {
        bool asking = false;
        std::optional<Result<SpendingCheck>> check;
    };
    void ask(const QString &provider);
    void readLedger(const QString &provider, const AccountSpending &theirs);
    void addBlock(const ProviderConfig &config);

    Workbench &m_workbench;
    QVBoxLayout *m_layout;
    QPointer<QWidget> m_body;
    QHash<QString, Answer> m_answers;
};

} // namespace bakeoff
