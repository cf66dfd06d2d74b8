// SPDX-License-Identifier: GPL-3.0-or-later
#include "costs/budgetmeter.h"

#include "costs/hatching.h"
#include "widgets/labels.h"
#include "widgets/lookstyle_p.h"
#include "widgets/metrics.h"
#include "words/words.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBarHeight = 9;
constexpr float kPale = 0.35F; ///< opacity of what is held

} // namespace

QString BudgetWords::scopeWord(BudgetScope scope)
{
    switch (scope) {
    case BudgetScope::Run:
        //: Scope of a budget: what one send, or one command, may cost.
        return tr("One run");
    case BudgetScope::Day:
        return tr("Day");
    case BudgetScope::Month:
        return tr("Month");
    }
    Q_UNREACHABLE_RETURN({});
}

QString BudgetWords::title(const Budget &budget)
{
    //: A budget. %1: "Day", "Month" or "One run"; %2: the provider that it is for.
    return budget.provider.isEmpty() ? scopeWord(budget.scope)
                                     : tr("%1, %2").arg(scopeWord(budget.scope), budget.provider);
}

QString BudgetWords::capText(const BudgetState &state, const QLocale &locale)
{
    const QString cap = Words::formatUsd(state.budget.cap, Rounding::Nearest, locale);
    if (state.held == Usd()) {
        //: Behind a sum: the budget that it belongs to. %1: an amount.
        return tr("of %1").arg(cap);
    }
    //: %1: the budget, %2: what running requests may cost.
    return tr("of %1, %2 held").arg(cap, Words::formatUsd(state.held, Rounding::Up, locale));
}

QString BudgetWords::sentence(const BudgetState &state, const QLocale &locale)
{
    QStringList lines;
    if (state.budget.scope == BudgetScope::Run) {
        //: %1: a budget, as "One run"; %2: an amount.
        lines << tr("%1: at most %2.").arg(title(state.budget), Words::formatUsd(state.budget.cap, Rounding::Nearest, locale));
        return lines.join(u'\n');
    }
    //: %1: a budget, as "Day"; %2: a sum; %3: "of $5.00, $0.42 held".
    lines << tr("%1: %2 %3.").arg(title(state.budget), Words::totalLabel(state.spent, locale), capText(state, locale));
    if (state.isReached())
        lines << tr("The cap is reached: nothing more is sent under it.");
    else if (state.isWarning())
        lines << tr("The warning mark at %1% is passed.").arg(locale.toString(state.budget.warnPercent));
    if (state.spent.unknown > 0)
        lines << tr("%n charge(s) of unknown amount are not in it.", nullptr, state.spent.unknown);
    return lines.join(u'\n');
}

BudgetBar::BudgetBar(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BudgetBar::setState(const BudgetState &state)
{
    m_state = state;
    const QString sentence = BudgetWords::sentence(state, locale());
    setToolTip(sentence);
    setAccessibleName(sentence);
    update();
}

QSize BudgetBar::sizeHint() const
{
    return {120, kBarHeight + 4};
}

void BudgetBar::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(palette());
    QPainter p(this);
    const auto amount = [](Usd usd) { return static_cast<double>(std::max<qint64>(usd.picos(), 0)); };
    const double billed = amount(m_state.spent.billed);
    const double estimated = amount(m_state.spent.estimated);
    const double held = amount(m_state.held);
    const double cap = amount(m_state.budget.cap);
    const double all = std::max({cap, billed + estimated + held, 1.0});
    const double thick = std::min<double>(kBarHeight, height() - 4);
    const QRectF track(0.5, (height() - thick) / 2, width() - 1, thick);
    lookdetail::paintBox(p, track, {t.line, {}, 0, thick / 2});

    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    QPainterPath clip;
    clip.addRoundedRect(track, thick / 2, thick / 2);
    p.setClipPath(clip);
    double at = track.left();
    const auto part = [&](double value) {
        const QRectF rect(at, track.top(), value / all * track.width(), thick);
        at += rect.width();
        return rect;
    };
    p.fillRect(part(billed), t.chart);
    paintHatched(p, part(estimated), t.chart);
    QColor pale = t.chart;
    pale.setAlphaF(kPale);
    p.fillRect(part(held), pale);
    p.restore();

    const double mark = track.left() + cap * m_state.budget.warnPercent / 100 / all * track.width();
    p.fillRect(QRectF(std::min(mark, track.right() - 2), track.top() - 2, 2, thick + 4), t.state(StateLook::CutOff));
    if (cap < all) { // the cap itself lies within the bar
        p.fillRect(QRectF(track.left() + cap / all * track.width(), track.top() - 2, 2, thick + 4),
                   t.state(StateLook::Failed));
    }
}

BudgetMeter::BudgetMeter(QWidget *parent)
    : QWidget(parent)
    , m_glyph(new GlyphView(StateLook::CutOff))
    , m_title(new TextLabel({}, TextStep::Small, Tone::Text2))
    , m_spent(new TextLabel({}, TextStep::Small, Tone::Text, QFont::DemiBold))
    , m_cap(new TextLabel({}, TextStep::Small, Tone::Text2))
    , m_bar(new BudgetBar)
{
    auto *line = new QHBoxLayout;
    line->setSpacing(metrics::kTight);
    line->addWidget(m_glyph);
    line->addWidget(m_title);
    line->addStretch(1);
    line->addWidget(m_spent);
    line->addWidget(m_cap);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::kHair);
    layout->addLayout(line);
    layout->addWidget(m_bar);
}

void BudgetMeter::setState(const BudgetState &state)
{
    m_glyph->setVisible(state.isWarning() || state.isReached());
    m_glyph->setLook(state.isReached() ? StateLook::Failed : StateLook::CutOff);
    m_title->setText(BudgetWords::title(state.budget));
    m_spent->setText(Words::totalLabel(state.spent, locale()));
    m_cap->setText(BudgetWords::capText(state, locale()));
    m_bar->setState(state);
    setToolTip(m_bar->toolTip());
}

QString BudgetMeter::text() const
{
    return m_title->text() + u' ' + m_spent->text() + u' ' + m_cap->text();
}

} // namespace bakeoff
