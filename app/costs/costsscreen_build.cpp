// SPDX-License-Identifier: GPL-3.0-or-later
// How the costs screen is put together.
#include "costs/costsscreen.h"

#include "base/clock.h"
#include "costs/chartview.h"
#include "costs/costsside.h"
#include "costs/costtablemodel.h"
#include "costs/legendswatch.h"
#include "shell/appsettings.h"
#include "shell/commandregistry.h"
#include "shell/keytext.h"
#include "store/storereader.h"
#include "widgets/focusareas.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/scaledsize.h"
#include "widgets/segmented.h"
#include "widgets/surface.h"
#include "workbench/workbench.h"

#include <QAbstractButton>
#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

CostsScreen::CostsScreen(Workbench &workbench, AppSettings &settings, CommandRegistry &commands, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_settings(settings)
    , m_rangeSwitch(new Segmented(tr("Days")))
    , m_groupSwitch(new Segmented(tr("Sum up by")))
    , m_banner(new Banner)
    , m_empty(new EmptyState(tr("No costs yet"), {}))
    , m_body(new QWidget)
    , m_spanLabel(new TextLabel({}, TextStep::Small, Tone::Text2))
    , m_sum(new TextLabel({}, TextStep::Hero, Tone::Text, QFont::DemiBold))
    , m_gap(new TextLabel({}, TextStep::Title, Tone::Text, QFont::Medium))
    , m_legendBilled(new TextLabel({}, TextStep::Small, Tone::Text2))
    , m_legendEstimated(new TextLabel({}, TextStep::Small, Tone::Text2))
    , m_legendUnknown(new TextLabel({}, TextStep::Small, Tone::Text2))
    , m_meters(new QVBoxLayout)
    , m_chartTitle(new TextLabel({}, TextStep::Small, Tone::Text, QFont::DemiBold))
    , m_chartNote(new ElidedLabel(tr("+1?: charges of unknown amount"), TextStep::Small, Tone::Text3))
    , m_chart(new ChartView)
    , m_tableTitle(new ElidedLabel({}, TextStep::Small, Tone::Text, QFont::DemiBold))
    , m_chips(new QHBoxLayout)
    , m_sandbox(new ElidedLabel({}, TextStep::Small, Tone::Text3))
    , m_model(new CostTableModel(this))
    , m_table(new QTableView)
    , m_side(new CostsSide(workbench, settings))
{
    setObjectName(u"costsScreen"_s);
    const QDate now = today();
    m_other = {now.addDays(-29), now};
    m_range = static_cast<CostRange>(std::clamp(settings.get(keys::costsRange), 0, static_cast<int>(CostRange::Year)));
    m_question.grouping
        = ledgerGroupingFromName(settings.get(keys::costsGrouping)).value_or(LedgerGrouping::Model);
    m_question.span = spanOf(m_range, now, m_other);
    m_question.chartSpan = chartSpanOf(m_range, m_question.span);
    addCommands(commands);

    auto *main = new Surface(Surface::Ground::Base);
    auto *mainLayout = new QVBoxLayout(main);
    mainLayout->setContentsMargins(0, 0, 0, 0);
    auto *page = new QVBoxLayout(m_body);
    page->setContentsMargins(metrics::kXLarge - 4, metrics::kMedium, metrics::kXLarge - 4, 0);
    page->setSpacing(metrics::kSmall);
    page->addWidget(buildSums());
    page->addWidget(new HairLine(Qt::Horizontal));
    auto *chartHead = new QHBoxLayout;
    chartHead->addWidget(m_chartTitle);
    chartHead->addSpacing(metrics::kLarge);
    m_chartNote->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    chartHead->addWidget(m_chartNote, 1);
    page->addLayout(chartHead);
    m_chart->setObjectName(u"costsChart"_s);
    page->addWidget(m_chart, 2);
    page->addWidget(new HairLine(Qt::Horizontal));
    page->addWidget(buildTable(), 3);
    mainLayout->addWidget(m_empty, 1);
    mainLayout->addWidget(m_body, 1);
    m_body->hide();
    m_empty->hide(); // nobody knows yet

    m_banner->hide();
    auto *columns = new QHBoxLayout;
    columns->setSpacing(0);
    columns->addWidget(main, 1);
    columns->addWidget(m_side);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildHeader(commands));
    layout->addWidget(m_banner);
    layout->addLayout(columns, 1);

    m_soon.setSingleShot(true);
    m_soon.setInterval(500);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        if (isVisible())
            ask();
    });
    connect(m_chart, &ChartView::picked, this, &CostsScreen::pickBar);
    connect(m_table, &QTableView::activated, this, &CostsScreen::pickRow);
    connect(m_table, &QTableView::clicked, this, &CostsScreen::pickRow);
    connect(m_side, &CostsSide::priceWanted, this, [this](const ModelRef &model) { openPrices(model); });
    connect(m_side, &CostsSide::priceBookWanted, this, [this] { openPrices(); });
    connect(m_side, &CostsSide::changed, this, &CostsScreen::ask);
    renewNames();
    renewChips();
}

void CostsScreen::addCommands(CommandRegistry &commands)
{
    const QString group = tr("Costs");
    const auto add = [&](const QString &id, const QString &text, int key, auto slot) {
        QAction *action = commands.add(id, group, text, QKeySequence(key), this);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    constexpr int kBoth = Qt::CTRL | Qt::ALT;
    add(u"costs.range"_s, tr("Next &days"), kBoth | Qt::Key_D, [this] {
        m_rangeSwitch->setCurrentIndex((static_cast<int>(m_range) + 1) % (static_cast<int>(CostRange::Year) + 1));
    });
    add(u"costs.other"_s, tr("&Other days…"), kBoth | Qt::Key_O, [this] { openOther(); });
    add(u"costs.grouping"_s, tr("Next &summary"), kBoth | Qt::Key_G, [this] {
        m_groupSwitch->setCurrentIndex((m_groupSwitch->currentIndex() + 1) % 5);
    });
    m_clear = add(u"costs.clear"_s, tr("&Clear the filters"), kBoth | Qt::Key_X, [this] { clearFilters(); });
    add(u"costs.report"_s, tr("&Report"), (Qt::CTRL | Qt::SHIFT | Qt::Key_E).toCombined(), [this] {
        HistoryFilter filter;
        filter.providers = m_question.providers;
        filter.models = m_question.models;
        filter.kinds = m_question.kinds;
        filter.tags = m_question.tags;
        filter.from = UtcMicros::fromDateTime(m_question.shown().first.startOfDay());
        filter.until = UtcMicros::fromDateTime(m_question.shown().last.addDays(1).startOfDay());
        emit reportRequested(filter);
    });
    add(u"costs.prices"_s, tr("&Price book…"), kBoth | Qt::Key_P, [this] { openPrices(); });
    add(u"costs.budgets"_s, tr("&Budgets…"), kBoth | Qt::Key_B, [this] { openBudgets(); });
}

QWidget *CostsScreen::buildHeader(CommandRegistry &commands)
{
    auto *header = new Surface(Surface::Ground::Window, Qt::BottomEdge);
    keepScaledMinimumHeight(header, metrics::kScreenHeader);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(metrics::kLarge, 0, metrics::kMedium, 0);
    layout->setSpacing(metrics::kMedium);
    layout->addWidget(new TextLabel(tr("Costs"), TextStep::Title, Tone::Text, QFont::DemiBold));
    m_rangeSwitch->setObjectName(u"costsRange"_s);
    m_rangeSwitch->addChoice(tr("Today"));
    m_rangeSwitch->addChoice(tr("7 days"), tr("Today and the six days before it"));
    m_rangeSwitch->addChoice(u"–"_s); // named by renewNames()
    m_rangeSwitch->addChoice(u"–"_s);
    m_rangeSwitch->addChoice(tr("Other…"), commandToolTip(commands.action(u"costs.other"_s)));
    m_rangeSwitch->setCurrentIndex(static_cast<int>(m_range));
    connect(m_rangeSwitch, &Segmented::currentIndexChanged, this, [this](int index) {
        const auto range = static_cast<CostRange>(index);
        if (range != CostRange::Other)
            setRange(range);
    });
    // Also where it is chosen already: other days may be wanted.
    connect(m_rangeSwitch->button(static_cast<int>(CostRange::Other)), &QAbstractButton::clicked, this, &CostsScreen::openOther);
    layout->addWidget(m_rangeSwitch);
    layout->addStretch(1);
    for (const QString &id : {u"costs.report"_s, u"costs.prices"_s, u"costs.budgets"_s}) {
        QPushButton *button = makeButton({}, ButtonKind::Flat);
        button->setObjectName(id);
        bindButton(button, commands.action(id));
        layout->addWidget(button);
    }
    markFocusArea(header);
    return header;
}

QWidget *CostsScreen::buildSums()
{
    auto *box = new QWidget;
    auto *sums = new QVBoxLayout;
    sums->setSpacing(0);
    m_spanLabel->setObjectName(u"costsSpan"_s);
    m_sum->setObjectName(u"costsSum"_s);
    m_gap->setObjectName(u"costsGap"_s);
    m_gap->setStateTone(StateLook::CutOff);
    sums->addWidget(m_spanLabel);
    auto *line = new QHBoxLayout;
    line->setSpacing(metrics::kSmall);
    line->addWidget(m_sum);
    line->addWidget(m_gap, 0, Qt::AlignBottom);
    line->addStretch(1);
    sums->addLayout(line);
    auto *legend = new QHBoxLayout;
    legend->setContentsMargins(0, metrics::kTight, 0, 0);
    legend->setSpacing(metrics::kSmall);
    for (const auto &[look, label] :
         {std::pair(LegendSwatch::Look::Billed, m_legendBilled), std::pair(LegendSwatch::Look::Estimated, m_legendEstimated),
          std::pair(LegendSwatch::Look::Unknown, m_legendUnknown)}) {
        legend->addWidget(new LegendSwatch(look));
        legend->addWidget(label);
        legend->addSpacing(metrics::kMedium);
    }
    legend->addStretch(1);
    sums->addLayout(legend);
    m_meters->setSpacing(metrics::kTight);
    auto *right = new QVBoxLayout;
    right->addLayout(m_meters);
    right->addStretch(1);
    m_sums = new QBoxLayout(QBoxLayout::LeftToRight, box);
    m_sums->setContentsMargins(0, 0, 0, metrics::kSmall);
    m_sums->setSpacing(metrics::kXLarge);
    m_sums->addLayout(sums, 1);
    m_sums->addLayout(right, 1);
    return box;
}

QWidget *CostsScreen::buildTable()
{
    auto *box = new QWidget;
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::kTight);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(metrics::kSmall);
    m_tableTitle->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    bar->addWidget(m_tableTitle);
    m_groupSwitch->setObjectName(u"costsGrouping"_s);
    for (const LedgerGrouping grouping : {LedgerGrouping::Provider, LedgerGrouping::Model, LedgerGrouping::Day, LedgerGrouping::Kind,
                                          LedgerGrouping::Tag})
        m_groupSwitch->addChoice(CostTableModel::groupingWord(grouping));
    m_groupSwitch->setCurrentIndex(static_cast<int>(m_question.grouping));
    connect(m_groupSwitch, &Segmented::currentIndexChanged, this,
            [this](int index) { setGrouping(static_cast<LedgerGrouping>(index)); });
    bar->addWidget(m_groupSwitch);
    m_chips->setSpacing(metrics::kTight);
    bar->addLayout(m_chips);
    m_sandbox->setObjectName(u"costsSandbox"_s);
    m_sandbox->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    bar->addWidget(m_sandbox, 1);
    layout->addLayout(bar);

    m_table->setObjectName(u"costsTable"_s);
    m_table->setAccessibleName(tr("Costs by what was chosen; Enter shows only that row"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new CostTableDelegate(m_table));
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setMouseTracking(true);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setMinimumSectionSize(1);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionsClickable(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setSectionResizeMode(CostTableModel::Name, QHeaderView::Stretch);
    m_table->horizontalHeader()->setMinimumSectionSize(scaled(40));
    markFocusArea(m_table);
    layout->addWidget(m_table, 1);
    return box;
}

} // namespace bakeoff
