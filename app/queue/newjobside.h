// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "costs/budget.h"
#include "jobs/jobcost.h"
#include "jobs/jobtimes.h"
#include "jobs/seedlist.h"
#include "providers/modelinfo.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QWidget>

#include <chrono>
#include <optional>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QSpinBox;
class QVBoxLayout;

namespace bakeoff {

class BudgetBar;
class GlyphView;
class TextLabel;
class Workbench;

/// How the jobs of a run are made and sent.
struct NewJobOptions {
    SeedReading seeds;
    int times = 1;     ///< each combination
    QString batch;     ///< as typed; may be empty
    bool hold = false; ///< they wait until the user lets them go
    bool allowUnknownPrice = false;
    std::optional<std::chrono::seconds> deadline;
    int priority = 0;
};

/// What the jobs of one model may cost.
struct JobQuote {
    ModelRef model;
    QString name;
    int jobs = 0;
    bool sandbox = false;    ///< costs nothing
    JobPrices prices;
    std::optional<Usd> each; ///< the dearest of them; absent: not known
    std::optional<Usd> sum;
    friend bool operator==(const JobQuote &, const JobQuote &) = default;
};

/// The right side of the new-job dialog: what is swept, how many jobs that makes, what they may cost and what the budget
/// says to it, and how they are sent.
class NewJobSide : public QWidget {
    Q_OBJECT
public:
    explicit NewJobSide(Workbench &workbench, QWidget *parent = nullptr);

    NewJobOptions options() const;
    /// How many models are chosen, how many of them have a field for a seed, and the largest that all of these take.
    void setModels(int models, int withSeed, qint64 mostSeed);
    void setQuotes(const QList<JobQuote> &quotes, const BudgetRequest &request);
    /// The name that a batch has where none is typed.
    void setBatchHint(const QString &name);
    /// What was only for the run that has started.
    void clearRun();
    /// Why the budgets do not allow it as it stands.
    const std::optional<BudgetRefusal> &refusal() const { return m_refusal; }
    int jobs() const { return m_jobs; }
    /// "about $0.17", "no cost", "at least $0.17 (1 unknown)"; empty without jobs.
    QString sumText() const { return m_sum; }
    /// What is wrong with the seeds; empty: nothing.
    QString seedProblem() const;
    void focusSeeds();
    /// Its fields in the order in which Tab goes through them.
    QList<QWidget *> tabStops() const;

protected:
    void showEvent(QShowEvent *event) override;

signals:
    void changed();
    void priceWanted(const bakeoff::ModelRef &model, bool hardware);

private:
    QWidget *buildSweep();
    QWidget *buildSending();
    void addRandomSeeds();
    void renewCount();
    void renewPrices();
    void renewBudget();
    void renewSeedProblem();

    Workbench &m_workbench;
    int m_models = 0;
    int m_withSeed = 0;
    qint64 m_mostSeed = 0;
    int m_jobs = 0;
    QList<JobQuote> m_quotes;
    QHash<QString, JobTimes> m_usual; ///< by PROVIDER/ID
    BudgetRequest m_request;
    std::optional<BudgetRefusal> m_refusal;
    QString m_sum;
    TextLabel *m_modelCount;
    QLineEdit *m_seeds;
    TextLabel *m_seedProblem;
    QSpinBox *m_random;
    QPushButton *m_addRandom;
    QSpinBox *m_times;
    TextLabel *m_jobCount;
    TextLabel *m_product;
    QWidget *m_priceBox;
    QVBoxLayout *m_priceLayout;
    QWidget *m_prices = nullptr; ///< made anew with every quote
    QWidget *m_budget;
    TextLabel *m_budgetTitle;
    BudgetBar *m_bar;
    TextLabel *m_spent;
    TextLabel *m_then;
    TextLabel *m_cap;
    QWidget *m_refused;
    TextLabel *m_refusedText;
    QCheckBox *m_allow;
    QLineEdit *m_batch;
    QSpinBox *m_deadline;
    QComboBox *m_priority;
    QCheckBox *m_hold;
};

} // namespace bakeoff
