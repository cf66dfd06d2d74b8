// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/totalsbar.h"

#include "base/clock.h"
#include "costs/budgetmeter.h"
#include "shell/healthitem.h"
#include "shell/statustext.h"
#include "store/storereader.h"
#include "widgets/labels.h"
#include "widgets/metrics.h"
#include "widgets/scaledsize.h"
#include "widgets/typography.h"
#include "words/words.h"
#include "workbench/budgetbook.h"
#include "workbench/comparisondocument.h"
#include "workbench/healthreport.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QEvent>
#include <QFuture>
#include <QHBoxLayout>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace bakeoff {

namespace {

/// Words for how many panes are in a state. The order is that of the status bar.
QString countWords(ReplyState state, int n)
{
    switch (state) {
    case ReplyState::Waiting:
        return TotalsBar::tr("%n waiting", nullptr, n);
    case ReplyState::Starting:
        return TotalsBar::tr("%n starting", nullptr, n);
    case ReplyState::Reasoning:
        return TotalsBar::tr("%n reasoning", nullptr, n);
    case ReplyState::Answering:
        return TotalsBar::tr("%n answering", nullptr, n);
    case ReplyState::Done:
        return TotalsBar::tr("%n done", nullptr, n);
    case ReplyState::Failed:
        return TotalsBar::tr("%n failed", nullptr, n);
    case ReplyState::Stopped:
        return TotalsBar::tr("%n stopped", nullptr, n);
    case ReplyState::CutOff:
        return TotalsBar::tr("%n cut off", nullptr, n);
    }
    return {};
}

constexpr std::array kOrder{ReplyState::Answering, ReplyState::Reasoning, ReplyState::Starting, ReplyState::Waiting,
                            ReplyState::Done,      ReplyState::Failed,    ReplyState::CutOff,   ReplyState::Stopped};

constexpr int kGap = metrics::kLarge;
constexpr int kMostForms = 3;
constexpr int kBudgetWidth = 72;
constexpr int kLeastState = 120; ///< px of what runs that are kept before a sum goes

QHash<ReplyState, int> countStates(const ComparisonDocument &document, const Turn &turn)
{
    QHash<ReplyState, int> counts;
    for (const Pane &pane : document.value().panes) {
        if (const Reply *reply = document.reply(pane.id, turn))
            ++counts[reply->state];
    }
    return counts;
}

StateLook stateLook(const ComparisonDocument &document, const Turn &turn)
{
    if (document.isRunning())
        return StateLook::Answering;
    return countStates(document, turn).value(ReplyState::Failed) > 0 ? StateLook::Failed : StateLook::Done;
}

QString stateWords(const ComparisonDocument &document, const Turn &turn)
{
    const QHash<ReplyState, int> counts = countStates(document, turn);
    QStringList parts;
    for (const ReplyState state : kOrder) {
        if (const int n = counts.value(state); n > 0)
            parts << countWords(state, n);
    }
    return parts.join(u", "_s);
}

/// A sum in full, and where it has gaps once more without their number, which the tooltip tells: "at least" stays.
QStringList formsOf(const CostTotal &total)
{
    QStringList forms{Words::totalLabel(total)};
    if (total.unknown > 0 && total.unknown < total.count) {
        CostTotal known = total;
        known.unknown = 0;
        known.overflow = true;
        forms.append(Words::totalLabel(known));
    }
    return forms;
}

} // namespace

TotalsBar::TotalsBar(Workbench &workbench, QWidget *parent)
    : Surface(Ground::Rail, Qt::TopEdge, parent)
    , m_workbench(workbench)
    , m_glyph(new GlyphView(StateLook::Ready))
    , m_state(new StatusText(StatusText::Role::Sentence))
    , m_health(new HealthItem)
{
    keepScaledMinimumHeight(this, metrics::kStatusBar);
    setAccessibleName(tr("Status"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::kMedium, 1, metrics::kMedium, 0);
    layout->setSpacing(kGap);
    auto *state = new QHBoxLayout;
    state->setSpacing(metrics::kTight + metrics::kHair);
    state->addWidget(m_glyph);
    state->addWidget(m_state, 1);
    layout->addLayout(state, 1);
    m_health->setObjectName(u"healthItem"_s);
    m_health->hide();
    layout->addWidget(m_health);
    m_comparison = addSum(tr("This comparison"));
    m_today = addSum(tr("Today"));
    m_month = addSum(QString());
    m_comparison->setObjectName(u"comparisonSum"_s);
    m_budget = new BudgetBar;
    m_budget->setObjectName(u"statusBudget"_s);
    keepScaledWidth(m_budget, kBudgetWidth);
    m_budget->hide();
    layout->addWidget(m_budget);
    m_soon.setSingleShot(true);
    m_soon.setInterval(400);
    connect(&m_soon, &QTimer::timeout, this, &TotalsBar::readLedger);
    showSentence(StateLook::Waiting, tr("Opening the history…"));
}

StatusText *TotalsBar::addSum(const QString &label)
{
    auto *sum = new StatusText(StatusText::Role::Sum);
    sum->setLabel(label);
    sum->hide();
    layout()->addWidget(sum);
    return sum;
}

void TotalsBar::showSum(StatusText *sum, const CostTotal &real, const CostTotal *sandbox)
{
    QStringList forms = formsOf(real);
    if (sandbox && sandbox->count > 0) {
        // Play money stands beside real money, never in it.
        //: Status bar. %1: a sum of the sandbox's made-up prices.
        const auto play = [](const QString &amount) { return tr("%1 in the sandbox").arg(amount); };
        const QStringList plays = formsOf(*sandbox);
        if (real.count == 0) {
            forms.clear();
            for (const QString &form : plays)
                forms.append(play(form));
        } else {
            const QString shortest = forms.last();
            for (QString &form : forms)
                form = tr("%1, %2").arg(form, play(plays.first()));
            forms.append(shortest);
        }
    }
    const QString &label = sum->label();
    //: Tooltip of a sum in the status bar. %1: "Today"; %2: the sum.
    sum->setText(label, forms, tr("%1: %2").arg(label, forms.first()) + u'\n' + Words::totalTooltip(real));
    fit();
}

QSize TotalsBar::minimumSizeHint() const
{
    return {0, Surface::minimumSizeHint().height()};
}

void TotalsBar::resizeEvent(QResizeEvent *event)
{
    Surface::resizeEvent(event);
    fit();
}

void TotalsBar::changeEvent(QEvent *event)
{
    Surface::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

void TotalsBar::fit()
{
    const QList<StatusText *> sums{m_comparison, m_today, m_month};
    QHash<const StatusText *, qsizetype> forms;
    QSet<const StatusText *> gone;
    const int state = m_state->sizeHint().width();
    const bool healthShown = m_healthKnown && !m_hidden;
    m_budget->setVisible(m_hasBudget && !m_hidden);
    const auto room = [&](int stateWidth, int healthWidth) {
        int left = width() - 2 * metrics::kMedium - metrics::kGlyph - metrics::kTight - metrics::kHair - stateWidth;
        if (healthShown)
            left -= kGap + healthWidth;
        if (m_hasBudget && !m_hidden)
            left -= kGap + m_budget->minimumWidth();
        for (const StatusText *sum : sums) {
            if (sum->formCount() > 0 && !m_hidden && !gone.contains(sum))
                left -= kGap + sum->widthOf(forms.value(sum));
        }
        return left;
    };
    const int healthMost = m_health->sizeHint().width();
    const int healthLeast = m_health->minimumSizeHint().width();
    const int stateLeast = std::min(state, scaled(kLeastState));
    const auto fits = [&] { return room(state, healthLeast) >= 0; };
    for (qsizetype form = 1; form < kMostForms && !fits(); ++form) {
        for (const StatusText *sum : {m_month, m_today, m_comparison}) {
            if (!fits() && form < sum->formCount())
                forms.insert(sum, form);
        }
    }
    for (const StatusText *sum : {m_month, m_today}) {
        if (room(stateLeast, healthLeast) < 0)
            gone.insert(sum);
    }
    m_health->setFixedWidth(std::clamp(healthLeast + room(state, healthLeast), healthLeast, healthMost));
    m_health->setVisible(healthShown);
    for (StatusText *sum : sums) {
        sum->setForm(forms.value(sum));
        sum->setVisible(sum->formCount() > 0 && !m_hidden && !gone.contains(sum));
    }
}

void TotalsBar::start()
{
    showSentence(StateLook::Ready, tr("Ready. Everything is stored on this computer."));
    connect(&m_workbench.reader(), &StoreReader::changed, &m_soon, qOverload<>(&QTimer::start));
    m_workbench.reader().watch();
    connect(&m_workbench.budgets(), &BudgetBook::changed, this, &TotalsBar::showBudget);
    showBudget();
    readLedger();
}

void TotalsBar::showSentence(StateLook look, const QString &sentence)
{
    m_glyph->setLook(look);
    m_state->setText({}, {sentence});
    fit();
}

void TotalsBar::showComparison(const ComparisonDocument *document)
{
    const Turn *turn = document ? document->lastTurn() : nullptr;
    m_hidden = turn && ComparisonDocument::isHidden(*turn);
    if (m_hidden) {
        // Nothing that tells how a single answer fares.
        int asked = 0;
        int open = 0;
        for (const Id &pane : turn->vote->panes) {
            const auto runs = [&pane](const Reply &r) { return r.pane == pane && !isFinal(r.state); };
            ++asked;
            open += std::ranges::any_of(turn->replies, runs) ? 1 : 0;
        }
        //: Status bar, while names are hidden. %1: panes that have ended; %2: panes that were asked.
        showSentence(open > 0 ? StateLook::Answering : StateLook::Ready,
                     open > 0 ? tr("%1 of %2 done").arg(locale().toString(asked - open), locale().toString(asked))
                              : tr("Waiting for your vote"));
    } else if (!turn) {
        showSentence(StateLook::Ready, tr("Ready. Everything is stored on this computer."));
    } else {
        showSentence(stateLook(*document, *turn), stateWords(*document, *turn));
    }
    if (!m_hidden && document) {
        const CostTotal sandbox = document->sandboxCost();
        showSum(m_comparison, document->realCost(), &sandbox);
    }
    fit();
    renewRunning(document, turn);
    if (!m_soon.isActive())
        m_soon.start();
}

void TotalsBar::renewRunning(const ComparisonDocument *document, const Turn *turn)
{
    const Id running = document && turn && document->isRunning() ? turn->id : Id();
    const Id before = std::exchange(m_running, running);
    if (before.isNull() || !running.isNull() || !turn || turn->id != before)
        return;
    if (m_hidden) {
        m_state->announce(m_state->spoken());
        return;
    }
    //: Screen reader, when the last answer of a turn has ended. %1: "2 done, 1 failed"; %2: what the comparison costs.
    m_state->announce(tr("All answers have ended: %1. This comparison: %2")
                          .arg(m_state->spoken(), m_comparison->fullValue()));
}

void TotalsBar::showHealth(const HealthFigures &figures)
{
    QList<ProviderHealth> real = figures.day;
    real.removeIf([this](const ProviderHealth &health) {
        const auto config = m_workbench.providers().find(health.provider);
        return config && config->isSandbox;
    });
    m_health->setState(HealthTexts::worst(real.isEmpty() ? figures.day : real));
    m_healthKnown = true;
    fit();
}

void TotalsBar::showBudget()
{
    // How much of the cap is gone, for the order only.
    const auto used = [](const BudgetState &state) {
        const auto cap = static_cast<double>(std::max<qint64>(state.budget.cap.picos(), 1));
        const double known = static_cast<double>(state.spent.billed.picos()) + static_cast<double>(state.spent.estimated.picos());
        return (known + static_cast<double>(state.held.picos())) / cap;
    };
    const BudgetState *shown = nullptr;
    for (const BudgetState &state : m_workbench.budgets().states()) {
        if (state.budget.scope != BudgetScope::Run && state.budget.provider.isEmpty() && (!shown || used(state) > used(*shown)))
            shown = &state;
    }
    m_hasBudget = shown != nullptr;
    if (shown)
        m_budget->setState(*shown);
    fit();
}

void TotalsBar::readLedger()
{
    if (!m_workbench.isReady())
        return;
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    const UtcMicros now = m_workbench.clock().nowUtc();
    m_workbench.reader()
        .read<Period>([now](Database &db) -> Result<Period> {
            const ChargeRepository charges(db);
            auto today = charges.today(now);
            if (!today)
                return today.error();
            auto month = charges.thisMonth(now);
            if (!month)
                return month.error();
            return Period{*today, *month};
        })
        .then(this, [this, now](const Result<Period> &period) {
            m_reading = false;
            if (period && !m_hidden) {
                const QDate date = now.toDateTime().toLocalTime().date();
                m_month->setLabel(locale().standaloneMonthName(date.month()));
                showSum(m_today, period->today.real, nullptr);
                showSum(m_month, period->month.real, nullptr);
            } else if (!period) {
                m_today->setText(m_today->label(), {u"–"_s}, Words::errorText(period.error(), {}).sentence());
            }
            if (std::exchange(m_again, false))
                readLedger();
        });
}

} // namespace bakeoff
