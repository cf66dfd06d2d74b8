// SPDX-License-Identifier: GPL-3.0-or-later
#include "costs/costsside.h"

#include "base/clock.h"
#include "catalog/catalog.h"
#include "costs/providercheck.h"
#include "costs/unknowncharges.h"
#include "shell/providertexts.h"
#include "widgets/focusareas.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/metrics.h"
#include "widgets/scaledsize.h"
#include "words/words.h"
#include "workbench/billlookup.h"
#include "workbench/pricelist.h"
#include "workbench/providerregistry.h"
#include "workbench/workbench.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace bakeoff {

using namespace Qt::StringLiterals;

namespace {

constexpr int kWidth = 324;

TextLabel *heading(const QString &text)
{
    return new TextLabel(text, TextStep::Small, Tone::Text2, QFont::DemiBold);
}

TextLabel *paragraph(const char *name)
{
    auto *label = new TextLabel({}, TextStep::Small, Tone::Text2);
    label->setObjectName(QString::fromLatin1(name));
    label->setWordWrap(true);
    return label;
}

} // namespace

CostsSide::CostsSide(Workbench &workbench, AppSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_unknown(new UnknownCharges(workbench, settings))
    , m_check(new ProviderCheck(workbench))
    , m_bills(new QWidget)
    , m_billsText(paragraph("pendingBills"))
    , m_lookUp(makeButton(tr("Look them up now"), ButtonKind::Plain))
    , m_prices(paragraph("pricesAge"))
{
    keepScaledWidth(this, kWidth);
    auto *bills = new QVBoxLayout(m_bills);
    bills->setContentsMargins(0, 0, 0, 0);
    bills->setSpacing(metrics::kTight);
    bills->addWidget(heading(tr("Bills to come")));
    bills->addWidget(new HairLine(Qt::Horizontal));
    bills->addWidget(m_billsText);
    m_lookUp->setObjectName(u"lookUpBills"_s);
    setButtonSize(m_lookUp, ButtonSize::Bar);
    auto *lookUpRow = new QHBoxLayout;
    lookUpRow->addWidget(m_lookUp);
    lookUpRow->addStretch(1);
    bills->addLayout(lookUpRow);
    m_bills->hide();

    auto *prices = new QVBoxLayout;
    prices->setSpacing(metrics::kTight);
    prices->addWidget(heading(tr("Prices")));
    prices->addWidget(new HairLine(Qt::Horizontal));
    prices->addWidget(m_prices);
    QPushButton *book = makeButton(tr("Open the price book…"), ButtonKind::Plain);
    book->setObjectName(u"sidePriceBook"_s);
    setButtonSize(book, ButtonSize::Bar);
    connect(book, &QPushButton::clicked, this, &CostsSide::priceBookWanted);
    auto *bookRow = new QHBoxLayout;
    bookRow->addWidget(book);
    bookRow->addStretch(1);
    prices->addLayout(bookRow);

    auto *page = new Surface(Surface::Ground::Window, Qt::LeftEdge);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(metrics::kLarge, metrics::kLarge, metrics::kLarge, metrics::kLarge);
    layout->setSpacing(metrics::kXLarge);
    layout->addWidget(m_unknown);
    layout->addWidget(m_bills);
    layout->addWidget(m_check);
    layout->addLayout(prices);
    layout->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setObjectName(u"costsSide"_s);
    scroll->setAccessibleName(tr("What can be done about costs"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(page);
    markFocusArea(scroll);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);

    connect(m_unknown, &UnknownCharges::priceWanted, this, &CostsSide::priceWanted);
    connect(m_unknown, &UnknownCharges::filled, this, &CostsSide::changed);
}

void CostsSide::start()
{
    connect(&m_workbench.providers(), &ProviderRegistry::configsChanged, m_check, &ProviderCheck::renew);
    connect(&m_workbench.providers(), &ProviderRegistry::modelsChanged, this, &CostsSide::renewPrices);
    connect(&m_workbench.prices(), &PriceList::changed, this, [this] {
        renewPrices();
        m_unknown->renew();
    });
    connect(&m_workbench.bills(), &BillLookup::pendingChanged, this, &CostsSide::renewBills);
    connect(&m_workbench.bills(), &BillLookup::found, this, &CostsSide::changed);
    connect(m_lookUp, &QPushButton::clicked, &m_workbench.bills(), &BillLookup::askNow);
    m_check->renew();
    renewBills();
    renewPrices();
}

void CostsSide::setUnknown(const QList<Charge> &charges, int all)
{
    m_unknown->setCharges(charges, all);
    renewPrices(); // a list may have been read since
}

void CostsSide::renewBills()
{
    const int pending = m_workbench.bills().pending();
    m_bills->setVisible(pending > 0);
    m_billsText->setText(tr("%n answer(s) ended without a bill; the provider tells it later. It is asked for by itself, less and "
                            "less often, for seven days.",
                            nullptr, pending));
}

void CostsSide::renewPrices()
{
    const UtcMicros now = m_workbench.clock().nowUtc();
    QStringList lines;
    for (const ProviderConfig &config : m_workbench.providers().configs()) {
        if (config.isSandbox)
            continue;
        const QString title = providerTexts::title(config);
        if (const auto read = m_workbench.catalog().fetchedAt(config.name)) {
            //: %1: name of a provider, %2: date and time.
            lines << tr("List of %1: read on %2.").arg(title, Words::formatDateTime(*read, now));
        } else {
            //: %1: name of a provider.
            lines << tr("List of %1: not read yet.").arg(title);
        }
    }
    const QList<PriceRow> &rows = m_workbench.prices().book().rows();
    if (rows.isEmpty()) {
        lines << tr("No prices of your own.");
    } else {
        const auto oldest = std::ranges::min_element(rows, {}, [](const PriceRow &row) { return row.card.readOn; });
        const auto stale = static_cast<int>(std::ranges::count_if(rows, [now](const PriceRow &row) { return isStale(row.card, now); }));
        //: %n: prices; %1: a date.
        lines << tr("%n own price(s), the oldest of %1.", nullptr, static_cast<int>(rows.size()))
                     .arg(Words::formatDate(oldest->card.readOn, now));
        if (stale > 0)
            lines << tr("%n of them older than 30 days.", nullptr, stale);
    }
    m_prices->setText(lines.join(u'\n'));
}

} // namespace bakeoff
