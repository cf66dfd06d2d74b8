// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/newjobside.h"

#include "costs/budgetmeter.h"
#include "store/jobtimesrepository.h"
#include "store/storereader.h"
#include "widgets/labels.h"
#include "widgets/lookstyle.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/surface.h"
#include "widgets/typography.h"
#include "workbench/budgetbook.h"
#include "workbench/workbench.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostTimes = 50;
constexpr int kMostMinutes = 24 * 60;

TextLabel *heading(const QString &text, QWidget *parent)
{
    return new TextLabel(text, TextStep::Small, Tone::Text2, QFont::DemiBold, parent);
}

} // namespace

NewJobSide::NewJobSide(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
{
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"newJobSideScroll"_s);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *page = new Surface(Surface::Ground::Window);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(metrics::kLarge + metrics::kTight, metrics::kLarge, metrics::kLarge + metrics::kTight,
                               metrics::kLarge);
    layout->setSpacing(metrics::kSmall);
    layout->addWidget(heading(tr("Sweep"), page));
    layout->addWidget(buildSweep());

    auto *count = new QHBoxLayout;
    count->setSpacing(metrics::kSmall);
    m_jobCount = new TextLabel({}, TextStep::Reading, Tone::Text, QFont::DemiBold, page);
    m_jobCount->setObjectName(u"newJobCount"_s);
    m_product = new TextLabel({}, TextStep::Normal, Tone::Text2, QFont::Normal, page);
    m_product->setObjectName(u"newJobProduct"_s);
    m_product->setWordWrap(true);
    count->addWidget(m_jobCount);
    count->addWidget(m_product, 1);
    layout->addLayout(count);

    m_priceBox = new QWidget(page);
    m_priceLayout = new QVBoxLayout(m_priceBox);
    m_priceLayout->setContentsMargins(0, metrics::kSmall, 0, 0);
    m_priceLayout->setSpacing(metrics::kTight);
    m_priceLayout->addWidget(heading(tr("Price before it starts"), m_priceBox));
    layout->addWidget(m_priceBox);

    m_budget = new QWidget(page);
    auto *budget = new QGridLayout(m_budget);
    budget->setContentsMargins(0, metrics::kSmall, 0, 0);
    budget->setVerticalSpacing(metrics::kTight);
    m_budgetTitle = heading({}, m_budget);
    m_bar = new BudgetBar(m_budget);
    m_spent = new TextLabel({}, TextStep::Small, Tone::Text2, QFont::Normal, m_budget);
    m_then = new TextLabel({}, TextStep::Small, Tone::Accent, QFont::Normal, m_budget);
    m_then->setObjectName(u"newJobThen"_s);
    m_cap = new TextLabel({}, TextStep::Small, Tone::Text2, QFont::Normal, m_budget);
    m_spent->setWordWrap(true);
    budget->addWidget(m_budgetTitle, 0, 0, 1, 2);
    budget->addWidget(m_bar, 1, 0, 1, 2);
    budget->addWidget(m_spent, 2, 0);
    budget->addWidget(m_cap, 2, 1, Qt::AlignRight | Qt::AlignTop);
    budget->addWidget(m_then, 3, 0, 1, 2);
    budget->setColumnStretch(0, 1);
    layout->addWidget(m_budget);

    auto *refused = new Surface(Surface::Ground::Window, {}, page);
    refused->setStateGround(StateLook::Failed);
    refused->setRounded(metrics::kRadiusButton, true);
    m_refused = refused;
    m_refused->setObjectName(u"newJobRefused"_s);
    auto *refusedLayout = new QVBoxLayout(m_refused);
    refusedLayout->setContentsMargins(metrics::kMedium, metrics::kSmall, metrics::kMedium, metrics::kSmall);
    m_refusedText = new TextLabel({}, TextStep::Small, Tone::Text, QFont::Normal, m_refused);
    m_refusedText->setObjectName(u"newJobRefusedText"_s);
    m_refusedText->setWordWrap(true);
    m_allow = new QCheckBox(tr("Allow unknown prices for this run"), m_refused);
    m_allow->setObjectName(u"newJobAllow"_s);
    connect(m_allow, &QCheckBox::toggled, this, [this] {
        m_request.allowUnknownPrice = m_allow->isChecked();
        renewBudget();
        emit changed();
    });
    refusedLayout->addWidget(m_refusedText);
    refusedLayout->addWidget(m_allow);
    m_refused->hide();
    layout->addWidget(m_refused);
    layout->addWidget(buildSending());
    layout->addStretch(1);
    scroll->setWidget(page);

    m_hold = new QCheckBox(tr("Add to the queue on hold"), this);
    m_hold->setObjectName(u"newJobHold"_s);
    m_hold->setToolTip(tr("They wait in the queue until you let them go."));
    connect(m_hold, &QCheckBox::toggled, this, &NewJobSide::changed);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(metrics::kLarge + metrics::kTight, metrics::kSmall, metrics::kLarge, metrics::kMedium);
    foot->addWidget(m_hold);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(scroll, 1);
    outer->addLayout(foot);

    connect(&workbench.budgets(), &BudgetBook::changed, this, [this] {
        renewBudget();
        emit changed();
    });
    renewCount();
    renewPrices();
    renewBudget();
}

void NewJobSide::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_workbench.isReady())
        return;
    m_workbench.reader()
        .read<QHash<QString, JobTimes>>([](Database &db) { return JobTimesRepository(db).newest(); })
        .then(this, [this](const Result<QHash<QString, JobTimes>> &times) {
            if (times && std::exchange(m_usual, *times) != *times)
                renewPrices();
        });
}

QWidget *NewJobSide::buildSweep()
{
    auto *card = new Surface(Surface::Ground::Base, {}, this);
    card->setRounded(metrics::kRadiusField);
    auto *grid = new QGridLayout(card);
    grid->setContentsMargins(metrics::kMedium, metrics::kSmall, metrics::kMedium, metrics::kSmall);
    grid->setHorizontalSpacing(metrics::kMedium);
    grid->setVerticalSpacing(metrics::kSmall);
    grid->setColumnStretch(1, 1);
    const auto label = [&](int row, const QString &text, QWidget *buddy) {
        auto *made = new TextLabel(text, TextStep::Normal, Tone::Text2, QFont::Normal, card);
        if (buddy)
            made->setBuddy(buddy);
        grid->addWidget(made, row, 0);
    };
    m_modelCount = new TextLabel({}, TextStep::Normal, Tone::Text, QFont::Normal, card);
    m_modelCount->setObjectName(u"newJobModelCount"_s);
    label(0, tr("Models"), nullptr);
    grid->addWidget(m_modelCount, 0, 1);

    m_seeds = new QLineEdit(card);
    m_seeds->setObjectName(u"newJobSeeds"_s);
    m_seeds->setAccessibleName(tr("Seeds"));
    m_seeds->setPlaceholderText(tr("such as 41, 42, 43"));
    m_seeds->setClearButtonEnabled(true);
    m_seeds->setToolTip(tr("Every model runs once with each of these. “41-43” is 41, 42, 43. Empty: the seed of the form, "
                           "if any."));
    label(1, tr("Seeds"), m_seeds);
    grid->addWidget(m_seeds, 1, 1);
    m_seedProblem = new TextLabel({}, TextStep::Small, Tone::Text2, QFont::Normal, card);
    m_seedProblem->setObjectName(u"newJobSeedProblem"_s);
    m_seedProblem->setWordWrap(true);
    m_seedProblem->setStateTone(StateLook::Failed);
    m_seedProblem->hide();
    grid->addWidget(m_seedProblem, 2, 1);
    connect(m_seeds, &QLineEdit::textChanged, this, [this] {
        renewSeedProblem();
        emit changed();
    });

    m_random = new QSpinBox(card);
    m_random->setObjectName(u"newJobRandom"_s);
    m_random->setRange(1, kMostSeeds);
    m_random->setValue(3);
    m_random->setAccessibleName(tr("How many random seeds"));
    m_addRandom = makeButton(tr("Add random"), ButtonKind::Plain, {}, card);
    m_addRandom->setObjectName(u"newJobAddRandom"_s);
    m_addRandom->setToolTip(tr("Adds that many random seeds to the list"));
    connect(m_addRandom, &QPushButton::clicked, this, &NewJobSide::addRandomSeeds);
    auto *random = new QHBoxLayout;
    random->setSpacing(metrics::kSmall);
    random->addWidget(m_random);
    random->addWidget(m_addRandom);
    random->addStretch(1);
    grid->addLayout(random, 3, 1);

    m_times = new QSpinBox(card);
    m_times->setObjectName(u"newJobTimes"_s);
    m_times->setRange(1, kMostTimes);
    m_times->setAccessibleName(tr("How often each runs"));
    m_times->setToolTip(tr("Every model runs so many times with each seed."));
    label(4, tr("Times"), m_times);
    grid->addWidget(m_times, 4, 1, Qt::AlignLeft);
    connect(m_times, &QSpinBox::valueChanged, this, &NewJobSide::changed);
    return card;
}

QWidget *NewJobSide::buildSending()
{
    auto *box = new QWidget(this);
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, metrics::kSmall, 0, 0);
    grid->setHorizontalSpacing(metrics::kLarge);
    grid->setVerticalSpacing(metrics::kTight);
    const auto label = [&](int row, int column, const QString &text, QWidget *buddy) {
        auto *made = new TextLabel(text, TextStep::Normal, Tone::Text, QFont::Medium, box);
        made->setBuddy(buddy);
        grid->addWidget(made, row, column);
    };
    m_batch = new QLineEdit(box);
    m_batch->setObjectName(u"newJobBatch"_s);
    m_batch->setAccessibleName(tr("Batch name"));
    m_batch->setMaxLength(200);
    label(0, 0, tr("Batch name"), m_batch);
    grid->addWidget(m_batch, 1, 0, 1, 2);
    connect(m_batch, &QLineEdit::textChanged, this, &NewJobSide::changed);

    m_deadline = new QSpinBox(box);
    m_deadline->setObjectName(u"newJobDeadline"_s);
    m_deadline->setRange(0, kMostMinutes);
    m_deadline->setSpecialValueText(tr("None"));
    //: Behind a number of minutes, in a field.
    m_deadline->setSuffix(tr(" min"));
    m_deadline->setAccessibleName(tr("Deadline in minutes"));
    m_deadline->setToolTip(tr("The provider ends a run that takes longer than this, counted from when it was made there."));
    m_priority = new QComboBox(box);
    m_priority->setObjectName(u"newJobPriority"_s);
    m_priority->setAccessibleName(tr("Priority"));
    m_priority->addItem(tr("High"), 1);
    m_priority->addItem(tr("Normal"), 0);
    m_priority->addItem(tr("Low"), -1);
    m_priority->setCurrentIndex(1);
    m_priority->setToolTip(tr("Those of higher priority are sent first."));
    grid->setRowMinimumHeight(2, metrics::kSmall);
    label(3, 0, tr("Deadline"), m_deadline);
    label(3, 1, tr("Priority"), m_priority);
    grid->addWidget(m_deadline, 4, 0);
    grid->addWidget(m_priority, 4, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    connect(m_deadline, &QSpinBox::valueChanged, this, &NewJobSide::changed);
    connect(m_priority, &QComboBox::currentIndexChanged, this, &NewJobSide::changed);
    return box;
}

NewJobOptions NewJobSide::options() const
{
    NewJobOptions options{.seeds = readSeeds(m_seeds->text()),
                          .times = m_times->value(),
                          .batch = m_batch->text().simplified(),
                          .hold = m_hold->isChecked(),
                          .allowUnknownPrice = m_allow->isChecked(),
                          .deadline = std::nullopt,
                          .priority = m_priority->currentData().toInt()};
    if (m_deadline->value() > 0)
        options.deadline = std::chrono::minutes(m_deadline->value());
    return options;
}

void NewJobSide::setModels(int models, int withSeed, qint64 mostSeed)
{
    m_models = models;
    m_withSeed = withSeed;
    m_mostSeed = mostSeed;
    m_modelCount->setText(QLocale().toString(models));
    const bool any = models == 0 || withSeed > 0;
    m_seeds->setEnabled(any);
    m_random->setEnabled(any);
    m_addRandom->setEnabled(any);
    renewSeedProblem();
}

void NewJobSide::setQuotes(const QList<JobQuote> &quotes, const BudgetRequest &request)
{
    m_request = request;
    m_request.allowUnknownPrice = m_allow->isChecked();
    m_jobs = 0;
    for (const JobQuote &quote : quotes)
        m_jobs += quote.jobs;
    const bool same = m_quotes == quotes;
    m_quotes = quotes;
    renewCount();
    if (!same)
        renewPrices();
    renewBudget();
}

void NewJobSide::setBatchHint(const QString &name)
{
    m_batch->setPlaceholderText(name);
}

void NewJobSide::clearRun()
{
    m_batch->clear();
    m_allow->setChecked(false);
}

void NewJobSide::focusSeeds()
{
    m_seeds->setFocus(Qt::OtherFocusReason);
}

QList<QWidget *> NewJobSide::tabStops() const
{
    return {m_seeds, m_random, m_addRandom, m_times, m_allow, m_batch, m_deadline, m_priority, m_hold};
}

void NewJobSide::addRandomSeeds()
{
    const SeedReading now = readSeeds(m_seeds->text());
    if (!now.isValid())
        return focusSeeds();
    const int count = int(std::min<qsizetype>(m_random->value(), kMostSeeds - now.seeds.size()));
    m_seeds->setText(seedsText(now.seeds + randomSeeds(count, m_mostSeed, now.seeds, *QRandomGenerator::global())));
}

QString NewJobSide::seedProblem() const
{
    if (!m_seeds->isEnabled())
        return {};
    const SeedReading reading = readSeeds(m_seeds->text());
    if (reading.tooMany)
        return tr("At most %n seed(s).", nullptr, kMostSeeds);
    if (!reading.odd.isEmpty())
        return tr("“%1” is no seed. Write whole numbers with commas between them.").arg(reading.odd);
    const auto large = std::ranges::find_if(reading.seeds, [this](qint64 seed) { return seed > m_mostSeed; });
    if (m_withSeed > 0 && large != reading.seeds.end()) {
        //: %1 and %2: numbers.
        return tr("%1 is too large: the models take seeds up to %2.").arg(QString::number(*large), QString::number(m_mostSeed));
    }
    return {};
}

void NewJobSide::renewSeedProblem()
{
    const QString problem = seedProblem();
    m_seedProblem->setText(problem);
    m_seedProblem->setVisible(!problem.isEmpty());
    m_seeds->setAccessibleDescription(problem);
    setInvalid(m_seeds, !problem.isEmpty());
}

void NewJobSide::renewCount()
{
    m_jobCount->setText(tr("%n job(s)", nullptr, m_jobs));
    QStringList factors{tr("%n model(s)", nullptr, m_models)};
    const auto seeds = m_seeds->isEnabled() ? readSeeds(m_seeds->text()).seeds.size() : 0;
    if (seeds > 0)
        factors.append(tr("%n seed(s)", nullptr, int(seeds)));
    if (m_times->value() > 1)
        factors.append(tr("%n times", nullptr, m_times->value()));
    QString product = factors.join(u" × "_s);
    if (seeds > 1 && m_withSeed < m_models)
        product += u". "_s + tr("%n of them take(s) no seed.", nullptr, m_models - m_withSeed);
    else if (m_models > 0 && m_withSeed == 0)
        product += u". "_s + tr("They take no seed.");
    m_product->setText(m_models == 0 ? QString() : product);
}

} // namespace bakeoff
