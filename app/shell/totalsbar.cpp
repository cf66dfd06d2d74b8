// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/totalsbar.h"

#include "base/clock.h"
#include "shell/healthitem.h"
#include "store/storereader.h"
#include "widgets/labels.h"
#include "widgets/metrics.h"
#include "widgets/scaledsize.h"
#include "words/words.h"
#include "workbench/comparisondocument.h"
#include "workbench/healthreport.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QFuture>
#include <QHBoxLayout>

#include <algorithm>
#include <array>

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

} // namespace

TotalsBar::TotalsBar(Workbench &workbench, QWidget *parent)
    : Surface(Ground::Rail, Qt::TopEdge, parent)
    , m_workbench(workbench)
    , m_glyph(new GlyphView(StateLook::Ready))
    , m_state(new ElidedLabel({}, TextStep::Small, Tone::Text2))
    , m_health(new HealthItem)
{
    keepScaledMinimumHeight(this, metrics::kStatusBar);
    setAccessibleName(tr("Status"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::kMedium, 1, metrics::kMedium, 0);
    layout->setSpacing(metrics::kTight);
    layout->addWidget(m_glyph);
    layout->addSpacing(metrics::kHair);
    layout->addWidget(m_state, 1);
    m_health->setObjectName(u"healthItem"_s);
    m_health->hide();
    layout->addWidget(m_health);
    m_comparison = addSum(tr("This comparison"));
    m_today = addSum(tr("Today"));
    m_month = addSum(QString());
    m_soon.setSingleShot(true);
    m_soon.setInterval(400);
    connect(&m_soon, &QTimer::timeout, this, &TotalsBar::readLedger);
    showSentence(StateLook::Waiting, tr("Opening the history…"));
}

TotalsBar::Sum TotalsBar::addSum(const QString &label)
{
    auto *layout = static_cast<QHBoxLayout *>(this->layout());
    layout->addSpacing(metrics::kMedium);
    const Sum sum{new TextLabel(label, TextStep::Small, Tone::Text2),
                  new TextLabel({}, TextStep::Small, Tone::Text, QFont::DemiBold)};
    layout->addWidget(sum.label);
    layout->addWidget(sum.value);
    sum.label->hide();
    sum.value->hide();
    return sum;
}

void TotalsBar::showSum(const Sum &sum, const CostTotal &real, const CostTotal *sandbox)
{
    QString text = Words::totalLabel(real);
    const QString tip = Words::totalTooltip(real);
    if (sandbox && sandbox->count > 0) {
        // Play money stands beside real money, never in it.
        //: Status bar. %1: a sum of the sandbox's made-up prices.
        const QString play = tr("%1 in the sandbox").arg(Words::totalLabel(*sandbox));
        text = real.count == 0 ? play : tr("%1, %2").arg(text, play);
    }
    sum.value->setText(text);
    sum.value->setToolTip(tip);
    sum.label->setToolTip(tip);
    sum.value->setAccessibleName(sum.label->text() + u' ' + text);
    sum.label->show();
    sum.value->show();
}

void TotalsBar::start()
{
    showSentence(StateLook::Ready, tr("Ready. Everything is stored on this computer."));
    connect(&m_workbench.reader(), &StoreReader::changed, &m_soon, qOverload<>(&QTimer::start));
    m_workbench.reader().watch();
    readLedger();
}

void TotalsBar::showSentence(StateLook look, const QString &sentence)
{
    m_glyph->setLook(look);
    m_state->setText(sentence);
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
        QHash<ReplyState, int> counts;
        for (const Pane &pane : document->value().panes) {
            if (const Reply *reply = document->reply(pane.id, *turn))
                ++counts[reply->state];
        }
        QStringList parts;
        for (const ReplyState state : kOrder) {
            if (const int n = counts.value(state); n > 0)
                parts << countWords(state, n);
        }
        const bool running = document->isRunning();
        const bool trouble = counts.value(ReplyState::Failed) > 0;
        showSentence(running ? StateLook::Answering : trouble ? StateLook::Failed : StateLook::Done,
                     parts.join(u", "_s));
    }
    m_health->setVisible(m_healthKnown && !m_hidden); // it names providers, and what they do just now
    if (m_hidden) {
        hideSums();
    } else if (document) {
        const CostTotal sandbox = document->sandboxCost();
        showSum(m_comparison, document->realCost(), &sandbox);
    }
    if (!m_soon.isActive())
        m_soon.start();
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
    m_health->setVisible(!m_hidden);
}

void TotalsBar::hideSums()
{
    for (const Sum &sum : {m_comparison, m_today, m_month}) {
        sum.label->hide();
        sum.value->hide();
    }
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
                m_month.label->setText(locale().standaloneMonthName(date.month()));
                showSum(m_today, period->today.real, nullptr);
                showSum(m_month, period->month.real, nullptr);
            } else if (!period) {
                m_today.value->setToolTip(Words::errorText(period.error(), {}).sentence());
            }
            if (std::exchange(m_again, false))
                readLedger();
        });
}

} // namespace bakeoff
