// SPDX-License-Identifier: GPL-3.0-or-later
// What the jobs of a run may cost, and what the budgets say to it.
#include "queue/newjobside.h"

#include "base/clock.h"
#include "costs/budgetmeter.h"
#include "widgets/labels.h"
#include "widgets/lookstyle.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/surface.h"
#include "words/jobwords.h"
#include "words/words.h"
#include "workbench/budgetbook.h"
#include "workbench/workbench.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

/// A budget of the day that these jobs come under, else one of the month.
std::optional<BudgetState> shownBudget(const QList<BudgetState> &states, const QList<JobQuote> &quotes)
{
    for (const BudgetScope scope : {BudgetScope::Day, BudgetScope::Month}) {
        for (const BudgetState &state : states) {
            const bool concerned = state.budget.provider.isEmpty()
                || std::ranges::any_of(quotes, [&](const JobQuote &quote) {
                       return quote.model.provider == state.budget.provider;
                   });
            if (state.budget.scope == scope && concerned)
                return state;
        }
    }
    return std::nullopt;
}

Usd plus(Usd a, Usd b)
{
    const Result<Usd> sum = Usd::add(a, b);
    return sum ? *sum : a; // nobody has that much
}

} // namespace

void NewJobSide::renewPrices()
{
    if (m_prices) {
        m_prices->hide();
        m_prices->deleteLater();
    }
    m_prices = new QWidget(m_priceBox);
    m_prices->setObjectName(u"newJobPrices"_s);
    auto *grid = new QGridLayout(m_prices);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(metrics::kMedium);
    grid->setVerticalSpacing(metrics::kTight);
    grid->setColumnStretch(0, 1);
    int row = 0;
    CostTotal total;
    bool bound = false; // some of it is an upper bound, no estimate
    bool idle = false;
    bool sandbox = !m_quotes.isEmpty();
    QStringList sources;
    for (const JobQuote &quote : std::as_const(m_quotes)) {
        auto *name = new ElidedLabel(quote.name, TextStep::Small, Tone::Text, QFont::Normal, m_prices);
        grid->addWidget(name, row, 0);
        const auto put = [&](int column, const QString &text, Tone tone) {
            auto *label = new TextLabel(text, TextStep::Small, tone, QFont::Normal, m_prices);
            label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
            grid->addWidget(label, row, column, Qt::AlignRight);
            return label;
        };
        sandbox = sandbox && quote.sandbox;
        if (quote.sandbox) {
            put(2, tr("no cost"), Tone::Text2);
        } else if (quote.sum) {
            const bool byTime = quote.prices.units.isEmpty();
            put(1, u"%1 × %2"_s.arg(quote.jobs).arg(Words::formatUsd(*quote.each)), Tone::Text2);
            //: What something costs at the most. %1: an amount.
            put(2, byTime ? tr("at most %1").arg(Words::formatUsd(*quote.sum, Rounding::Up))
                          : Words::costLabel(Cost::estimated(*quote.sum)),
                Tone::Text);
            total.add(Cost::estimated(*quote.sum));
            bound = bound || byTime;
            const QString source = quote.prices.source.isEmpty()
                ? QString()
                //: Where a price is from. %1: its source. %2: its date.
                : tr("%1, %2").arg(quote.prices.source,
                                   Words::formatDate(quote.prices.readOn, m_workbench.clock().nowUtc()));
            if (!source.isEmpty() && !sources.contains(source))
                sources.append(source);
        } else {
            TextLabel *unknown = put(1, tr("unknown"), Tone::Text2);
            QFont font = unknown->font();
            font.setItalic(true);
            unknown->setFont(font);
            QPushButton *add = makeButton(tr("Add a price"), ButtonKind::Flat, {}, m_prices);
            add->setObjectName(u"newJobAddPrice"_s);
            add->setAccessibleName(tr("Add a price of %1").arg(quote.name));
            setButtonSize(add, ButtonSize::Bar);
            setOpensMenu(add, true);
            auto *menu = new QMenu(add);
            for (const bool hardware : {false, true}) {
                QAction *action = menu->addAction(hardware ? tr("Choose its hardware…") : tr("A price of its outputs…"));
                connect(action, &QAction::triggered, this,
                        [this, model = quote.model, hardware] { emit priceWanted(model, hardware); });
            }
            add->setMenu(menu);
            grid->addWidget(add, row, 2, Qt::AlignRight);
            for (int i = 0; i < quote.jobs; ++i)
                total.add(Cost::unknown());
        }
        idle = idle || (quote.prices.alsoIdle && !quote.sandbox);
        ++row;
        const JobTimes times = m_usual.value(quote.model.toString());
        if (times.isEnough()) {
            //: How long one job of a model takes. %1: "usually 18 to 27 s".
            auto *usual = new TextLabel(tr("%1 each").arg(JobWords::usuallyText(times)), TextStep::Small, Tone::Text3,
                                        QFont::Normal, m_prices);
            usual->setObjectName(u"newJobUsual"_s);
            usual->setToolTip(JobWords::usuallySentence(times));
            grid->addWidget(usual, row++, 0, 1, 3);
        }
    }
    const Result<Usd> known = total.known();
    const QString amount = known ? Words::formatUsd(*known, total.unknown > 0 ? Rounding::Down : Rounding::Up) : QString();
    m_sum = m_jobs == 0 ? QString()
        : sandbox       ? tr("no cost")
        : total.unknown > 0
        ? (total.unknown == total.count ? tr("price not known") : tr("at least %1 (%n unknown)", nullptr, total.unknown).arg(amount))
        : bound ? tr("at most %1").arg(amount)
                //: What something costs, estimated. %1: an amount.
                : tr("about %1").arg(amount);
    if (m_quotes.size() > 1 && !sandbox) {
        grid->addWidget(new HairLine(Qt::Horizontal, m_prices), row++, 0, 1, 3);
        grid->addWidget(new TextLabel(tr("%n job(s)", nullptr, m_jobs), TextStep::Small, Tone::Text, QFont::DemiBold, m_prices),
                        row, 0);
        auto *sum = new TextLabel(m_sum, TextStep::Small, Tone::Text, QFont::DemiBold, m_prices);
        sum->setObjectName(u"newJobSum"_s);
        grid->addWidget(sum, row++, 1, 1, 2, Qt::AlignRight);
    }
    QStringList notes;
    if (!sources.isEmpty())
        notes.append(tr("Estimated: the provider does not report a cost. Prices: %1.").arg(sources.join(u"; "_s)));
    if (bound)
        notes.append(tr("Billed by the second: the bound is the deadline, else the half hour after which a run is ended."));
    if (idle)
        notes.append(tr("Set-up and idle time of a deployment come on top."));
    if (!notes.isEmpty()) {
        auto *note = new TextLabel(notes.join(u' '), TextStep::Small, Tone::Text3, QFont::Normal, m_prices);
        note->setWordWrap(true);
        grid->addWidget(note, row++, 0, 1, 3);
    }
    m_priceLayout->addWidget(m_prices);
    m_priceBox->setVisible(!m_quotes.isEmpty());
}

void NewJobSide::renewBudget()
{
    const QList<BudgetState> &states = m_workbench.budgets().states();
    m_refusal = m_request.reservations.isEmpty() ? std::nullopt : refusalOf(m_request, states);
    const bool unknown = (m_refusal && m_refusal->unknown > 0) || m_allow->isChecked();
    m_refused->setVisible(m_refusal || m_allow->isChecked());
    m_refusedText->setText(m_refusal ? Words::budgetText(*m_refusal).sentence()
                                     : tr("Prices that are not known are allowed for this run."));
    m_allow->setVisible(unknown);

    const auto state = m_request.reservations.isEmpty() ? std::nullopt : shownBudget(states, m_quotes);
    m_budget->setVisible(state.has_value());
    if (!state)
        return;
    //: Heading of a budget's meter. %1: "Day" or "Month", maybe with a provider.
    m_budgetTitle->setText(tr("Budget: %1").arg(BudgetWords::title(state->budget)));
    m_bar->setState(*state);
    m_spent->setText(Words::totalLabel(state->spent));
    m_cap->setText(BudgetWords::capText(*state, QLocale()));
    const Result<Usd> known = state->spent.known();
    Usd then = known ? *known : Usd();
    for (const Reservation &reservation : std::as_const(m_request.reservations)) {
        const bool concerned = state->budget.provider.isEmpty() || state->budget.provider == reservation.provider;
        if (concerned && reservation.upper)
            then = plus(then, *reservation.upper);
    }
    then = plus(then, state->held);
    //: What a budget will have been used up to. %1: an amount.
    m_then->setText(tr("then up to %1").arg(Words::formatUsd(then, Rounding::Up)));
}

} // namespace bakeoff
